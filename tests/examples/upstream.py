# SPDX-License-Identifier: Apache-2.0 OR MIT
"""A server on the loopback interface that stores every byte that it gets, and a client for the proxy in front of it."""

import re
import socket
import socketserver
import threading
import time

RESPONSE = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok"


class Handler(socketserver.BaseRequestHandler):
    """Responds after a head and its body, then reads until the proxy closes: nothing may follow."""

    def handle(self):
        got, missing = b"", 1
        while missing > 0 and (data := self.request.recv(65536)):
            got += data
            head, end, body = got.partition(b"\r\n\r\n")
            length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
            missing = int(length[1] if length else 0) - len(body) if end else 1
        if missing <= 0 and self.server.response:
            self.request.sendall(self.server.response)
        self.request.shutdown(socket.SHUT_WR)
        while data := self.request.recv(65536):
            got += data
        self.server.seen.append((got, max(missing, 0)))


class Upstream(socketserver.ThreadingTCPServer):
    """seen has, for each connection that has ended, its bytes, and how many are missing from its body."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.seen, self.accepted, self.response, self.port = [], 0, RESPONSE, self.server_address[1]
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def get_request(self):
        self.accepted += 1
        return super().get_request()

    def take(self):
        """Waits until all connections have ended; returns and forgets what they sent."""
        until = time.monotonic() + 20
        while len(self.seen) < self.accepted and time.monotonic() < until:
            time.sleep(0.001)
        seen, self.seen, self.accepted = self.seen, [], 0
        return seen

    def stop(self):
        self.shutdown()
        self.server_close()


def exchange(port, *pieces, finish=True):
    """Sends pieces on one connection, then its end unless finish is false. Returns all bytes of the response."""
    with socket.create_connection(("127.0.0.1", port), 20) as s:
        s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        got = b""
        try:
            for piece in pieces:
                s.sendall(piece)
            if finish:
                s.shutdown(socket.SHUT_WR)
            while data := s.recv(65536):
                got += data
        except ConnectionError:  # the proxy did not read everything
            pass
        return got


def status_of(response):
    return int(response.split()[1]) if response else 0
