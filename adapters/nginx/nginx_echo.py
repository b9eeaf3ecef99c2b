# SPDX-License-Identifier: Apache-2.0 OR MIT
"""An HTTP/1 upstream. The body of its response has the bytes of the request: the head, then the body.

A test can set `response`, a list of lines for the head of the response, and `status`.
"""

import socketserver
import threading


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        while self.respond():
            pass

    def read_body(self, head):
        fields = {line.split(b":")[0].strip().lower(): line.split(b":", 1)[1].strip()
                  for line in head.split(b"\r\n")[1:] if b":" in line}
        if b"transfer-encoding" in fields:
            body = b""
            while size := int(self.rfile.readline(), 16):
                body += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
            return body
        return self.rfile.read(int(fields.get(b"content-length", b"0")))

    def respond(self):
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            line = self.rfile.readline()
            if not line:
                return False
            head += line
        body = self.read_body(head)
        echo = head + body
        lines = [b"HTTP/1.1 " + self.server.status, b"Content-Length: %d" % len(echo), *self.server.response]
        if head.startswith(b"HEAD"):
            echo = b""
        self.server.seen.append(head)  # before the client receives the response
        self.wfile.write(b"\r\n".join(lines) + b"\r\n\r\n" + echo)
        return b"connection: close" not in head.lower()


class Echo(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 128

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.response, self.status, self.seen = [], b"200 OK", []
        self.port = self.server_address[1]
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def stop(self):
        self.shutdown()
        self.server_close()


def fields_of(echoed):
    """Returns the fields in an echoed head as pairs of str, in order."""
    head = echoed.partition(b"\r\n\r\n")[0].decode("latin-1")
    return [tuple(part.strip() for part in line.split(":", 1)) for line in head.split("\r\n")[1:]]


def names_of(echoed):
    return [name for name, _ in fields_of(echoed)]
