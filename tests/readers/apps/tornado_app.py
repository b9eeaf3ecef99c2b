# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Tornado's server with an application that reports each request. usage: tornado_app.py PORT

Tornado reads the body before it dispatches, so both kinds of application are the same here.
"""

import asyncio
import sys

import app_report
from tornado import httpserver, httputil


def answer(request):
    address = request.connection.context.address[0]
    app_report.send(address, request.method, request.uri, list(request.headers.get_all()), len(request.body or b""))
    line = httputil.ResponseStartLine("HTTP/1.1", 200, "OK")
    request.connection.write_headers(line, httputil.HTTPHeaders({"Content-Length": "3"}), b"ok\n")
    request.connection.finish()


async def main():
    server = httpserver.HTTPServer(answer)
    server.listen(int(sys.argv[1]), "127.0.0.1")
    await asyncio.Event().wait()


asyncio.run(main())
