# SPDX-License-Identifier: Apache-2.0 OR MIT
"""The answers of the origins: pages that make a browser play the scenes, and small bodies for all other requests.

The first segment of a path names its scene (/image/logo.gif is scene `image`), so a head itself shows its scene.
"""

import base64
import hashlib
import pathlib

SITE = pathlib.Path(__file__).parent / "site"
TYPES = {".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript"}
GIF = base64.b64decode("R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==")
WEBSOCKET_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"  # RFC 6455 section 1.3

# The client hints that the site requests, beyond the three that browsers always send. Not all that exist: Chromium would
# send 34 fields then, and the derived head must have at most 30.
ACCEPT_CH = (
    "Sec-CH-UA-Arch, Sec-CH-UA-Bitness, Sec-CH-UA-Full-Version-List, Sec-CH-UA-Model, Sec-CH-UA-Platform-Version, "
    "Sec-CH-UA-WoW64, Sec-CH-UA-Form-Factors"
)


class Request:
    def __init__(self, raw, port, peer_port):
        lines = raw[:-4].decode("latin-1").split("\r\n")
        self.method, self.target, self.version = (lines[0].split(" ") + ["", ""])[:3]
        self._fields = {}
        for line in lines[1:]:
            name, _, value = line.partition(":")
            self._fields.setdefault(name.lower(), value.strip())
        self.port, self.peer_port = port, peer_port
        self.path = self.target.split("?")[0]
        self.scene = scene_of(self.method, self.path)
        self.closes = "close" in self.field("connection").lower() or self.scene in ("websocket", "eventsource")

    def field(self, name):
        return self._fields.get(name, "")


def scene_of(method, path):
    scene = path.split("/")[1] if path.startswith("/") else ""
    return scene + "-preflight" if method == "OPTIONS" else scene


def answer(request):
    """Returns the whole response as bytes."""
    if request.scene == "websocket" and request.field("sec-websocket-key"):
        return websocket(request)
    status, fields, body = choose(request)
    origin = request.field("origin")
    if origin and origin != "null":
        fields += [
            ("Access-Control-Allow-Origin", origin),
            ("Access-Control-Allow-Credentials", "true"),
            ("Access-Control-Allow-Methods", "GET, PUT, POST"),
            ("Access-Control-Allow-Headers", request.field("access-control-request-headers") or "Content-Type"),
            ("Access-Control-Max-Age", "0"),  # else a second run of the page would not send a preflight
        ]
    if request.scene != "eventsource":  # its body ends with the connection
        fields.append(("Content-Length", str(len(body))))
    if request.closes:
        fields.append(("Connection", "close"))
    head = f"HTTP/1.1 {status}\r\n" + "".join(f"{name}: {value}\r\n" for name, value in fields) + "\r\n"
    return head.encode() + (b"" if request.method == "HEAD" or status[:3] in ("204", "304") else body)


def choose(request):
    """Returns status, fields and body of an ordinary answer."""
    scene = request.scene
    fresh = [("Cache-Control", "no-store")]
    if request.method == "OPTIONS":
        return "204 No Content", fresh, b""
    if scene == "redirect":
        return "302 Found", fresh + [("Location", "/redirected/here")], b""
    if scene in ("conditional", "modified"):
        tags = [("ETag", '"5f1d-62a1c0de"'), ("Last-Modified", "Wed, 01 Jan 2025 00:00:00 GMT"),
                ("Cache-Control", "no-cache"), ("Content-Type", "application/json")]
        known = request.field("if-none-match") or request.field("if-modified-since")
        return ("304 Not Modified", tags, b"") if known else ("200 OK", tags, b'{"ok":true}\n')
    if scene in ("range", "video"):
        return "206 Partial Content", fresh + [
            ("Content-Type", "video/mp4" if scene == "video" else "application/octet-stream"),
            ("Accept-Ranges", "bytes"), ("Content-Range", "bytes 0-499/4096")], bytes(500)
    if scene in ("image", "image-cross-site", "hints-image"):
        return "200 OK", fresh + [("Content-Type", "image/gif")], GIF
    if scene == "eventsource":
        return "200 OK", fresh + [("Content-Type", "text/event-stream")], b"id: 7\nretry: 60000\ndata: hello\n\n"
    if scene == "set-cookie":
        return "200 OK", fresh + [
            ("Set-Cookie", "session=0b7c1f5e9a; Path=/"), ("Set-Cookie", "theme=dark; Path=/; Max-Age=86400"),
            ("Set-Cookie", "consent=analytics%3D0%26ads%3D0; Path=/; Max-Age=86400")], b"set\n"
    return page(request, fresh)


def page(request, fields):
    """Returns a file of site/ with the name of the scene, or a few bytes of JSON."""
    for suffix, kind in TYPES.items():
        file = SITE / (request.scene + suffix)
        if not file.is_file():
            continue
        text = file.read_text(encoding="utf-8")
        text = text.replace("@SAME_SITE@", f"http://localhost:{request.peer_port}")
        text = text.replace("@CROSS_SITE@", f"http://127.0.0.1:{request.peer_port}")
        fields = fields + [("Content-Type", kind)]
        if request.scene == "navigation":
            # Report-Only blocks nothing. The page violates the policy once, so that the browser sends a report.
            fields.append(("Content-Security-Policy-Report-Only", "object-src 'none'; report-uri /csp-report/violation"))
        if request.scene == "link":
            fields.append(("Accept-CH", ACCEPT_CH))
        return "200 OK", fields, text.encode()
    return "200 OK", fields + [("Content-Type", "application/json")], b'{"ok":true}\n'


def websocket(request):
    """Accepts the handshake and sends a close frame (status 1000), because only the handshake is recorded."""
    digest = hashlib.sha1(request.field("sec-websocket-key").encode() + WEBSOCKET_GUID).digest()
    return (b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
            + base64.b64encode(digest) + b"\r\n\r\n\x88\x02\x03\xe8")
