# SPDX-License-Identifier: Apache-2.0 OR MIT
"""A WSGI application that reports each request. Also run by the SCGI responder, whose environment has the same keys."""

import app_report


def read_length(stream):
    length = 0
    while chunk := stream.read(65536):
        length += len(chunk)
    return length


def application(environ, start_response):
    address = environ["REMOTE_ADDR"]
    target = environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", "")
    if query := environ.get("QUERY_STRING"):
        target += "?" + query
    fields = [(key, str(value)) for key, value in environ.items() if key.startswith(("HTTP_", "CONTENT_"))]
    body = -1
    try:
        if app_report.reads_body(address):
            body = read_length(environ["wsgi.input"])
    finally:
        app_report.send(address, environ["REQUEST_METHOD"], target, fields, body, variables=True)
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "3")])
    return [b"ok\n"]
