# SPDX-License-Identifier: Apache-2.0 OR MIT
"""An ASGI application that reports each request."""

import app_report


async def read_length(receive):
    length = 0
    while True:
        event = await receive()
        if event["type"] != "http.request":
            return length
        length += len(event.get("body", b""))
        if not event.get("more_body"):
            return length


async def application(scope, receive, send):
    if scope["type"] == "lifespan":
        while True:
            event = await receive()
            await send({"type": event["type"] + ".complete"})
            if event["type"] == "lifespan.shutdown":
                return
    address = scope["client"][0]
    fields = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in scope["headers"]]
    target = scope.get("raw_path", b"").decode("latin-1") or scope["path"]
    if scope["type"] != "http":
        app_report.send(address, scope.get("method", "GET"), target, fields, -1)
        await send({"type": "websocket.close"})
        return
    body = -1
    try:
        if app_report.reads_body(address):
            body = await read_length(receive)
    finally:
        app_report.send(address, scope["method"], target, fields, body)
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"3")]})
    await send({"type": "http.response.body", "body": b"ok\n"})
