# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Answers the SCGI requests of lighttpd and nginx with the WSGI application. usage: scgi_responder.py PORT

The servers make the same environment for SCGI as for CGI, but no process per request.
"""

import socketserver
import sys

from wsgi_app import application


class Responder(socketserver.StreamRequestHandler):
    def handle(self):
        digits = b""
        while (byte := self.rfile.read(1)) != b":":
            if not byte:
                return
            digits += byte
        words = self.rfile.read(int(digits)).decode("latin-1").split("\0")
        self.rfile.read(1)
        environ = dict(zip(words[::2], words[1::2]))
        # The servers stop sending at the end of the body, but do not close.
        environ["wsgi.input"] = Limited(self.rfile, int(environ.get("CONTENT_LENGTH") or 0))
        environ["PATH_INFO"] = environ["REQUEST_URI"].partition("?")[0]
        environ["SCRIPT_NAME"] = ""
        body = b"".join(application(environ, lambda status, fields: None))
        self.wfile.write(b"Status: 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body))


class Limited:
    """A body of a known length."""

    def __init__(self, file, length):
        self.file, self.left = file, length

    def read(self, size):
        chunk = self.file.read(min(size, self.left))
        self.left -= len(chunk)
        return chunk


class Listener(socketserver.ThreadingTCPServer):
    allow_reuse_address, daemon_threads, request_queue_size = True, True, 1024


Listener(("127.0.0.1", int(sys.argv[1])), Responder).serve_forever()
