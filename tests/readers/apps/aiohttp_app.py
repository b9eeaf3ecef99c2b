# SPDX-License-Identifier: Apache-2.0 OR MIT
"""aiohttp's server with an application that reports each request. usage: aiohttp_app.py PORT"""

import asyncio
import sys

import app_report
from aiohttp import web


async def answer(request):
    address = request.transport.get_extra_info("peername")[0] if request.transport else request.remote
    fields = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in request.raw_headers]
    body = -1
    try:
        if app_report.reads_body(address):
            body = len(await request.read())
    finally:
        app_report.send(address, request.method, request.path_qs, fields, body)
    return web.Response(text="ok\n")


async def main():
    runner = web.ServerRunner(web.Server(answer), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", int(sys.argv[1]), backlog=1024).start()
    await asyncio.Event().wait()


asyncio.run(main())
