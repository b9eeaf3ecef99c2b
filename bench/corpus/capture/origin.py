# SPDX-License-Identifier: Apache-2.0 OR MIT
"""An origin server on loopback that keeps every request head byte for byte.

It uses bare sockets, because every HTTP server of the standard library parses a head first. That loses case, order and white
space, which the corpus must have.
"""

import socket
import threading

import answers

IDLE_SECONDS = 20
MAX_HEAD = 64 * 1024


class Recorder:
    """The heads that one client sent to its origins, in order of arrival."""

    def __init__(self):
        self._lock = threading.Lock()
        self._heads = []
        self.done = threading.Event()

    def add(self, raw, nth_on_connection):
        with self._lock:
            self._heads.append((raw, nth_on_connection))

    def heads(self):
        with self._lock:
            return list(self._heads)


class Origin:
    """Listens on a free port of 127.0.0.1 until close()."""

    def __init__(self, recorder):
        self._recorder = recorder
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self._listener.getsockname()[1]
        self.peer_port = None  # the port of the other origin, for requests across origins
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self):
        self._listener.close()

    def _accept(self):
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:  # closed
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection):
        connection.settimeout(IDLE_SECONDS)
        try:
            with connection:
                self._exchange(connection)
        except OSError:
            pass  # a browser may drop any connection, idle ones above all

    def _exchange(self, connection):
        buffered, nth = b"", 0
        while True:
            raw, buffered = read_head(connection, buffered)
            if raw is None:
                return
            nth += 1
            self._recorder.add(raw, nth)
            request = answers.Request(raw, self.port, self.peer_port)
            if request.field("expect").lower() == "100-continue":
                connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
            buffered = read_body(connection, buffered, request)
            if request.scene == "done":
                self._recorder.done.set()
            connection.sendall(answers.answer(request))
            if request.closes:
                return


def read_head(connection, buffered):
    """Returns the next head and the bytes received after it, or (None, b"") if the client sent no more heads."""
    while b"\r\n\r\n" not in buffered:
        more = connection.recv(16384)
        if not more or len(buffered) > MAX_HEAD:
            return None, b""
        buffered += more
    end = buffered.index(b"\r\n\r\n") + 4
    return buffered[:end], buffered[end:]


def read_body(connection, buffered, request):
    """Skips the body, because the next head follows it; returns the bytes after it."""
    if "chunked" in request.field("transfer-encoding").lower():
        while True:
            line, buffered = take_line(connection, buffered)
            size = int(line.split(b";")[0], 16)
            _, buffered = take(connection, buffered, size + 2)  # includes the CRLF of the chunk
            if size == 0:
                return buffered
    _, buffered = take(connection, buffered, int(request.field("content-length") or 0))
    return buffered


def take(connection, buffered, count):
    while len(buffered) < count:
        more = connection.recv(65536)
        if not more:
            raise OSError("the body ends early")
        buffered += more
    return buffered[:count], buffered[count:]


def take_line(connection, buffered):
    while b"\r\n" not in buffered:
        more = connection.recv(65536)
        if not more:
            raise OSError("the body ends early")
        buffered += more
    line, _, rest = buffered.partition(b"\r\n")
    return line, rest
