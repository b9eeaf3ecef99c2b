# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Both ends around a proxy: a client and an upstream, for HTTP/1 and for HTTP/2 without TLS, with trailers.

Names and values are str. The upstream recognises the version by the first bytes of a connection.
"""

import socket
import socketserver
import threading

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"


class Message:
    """fields and trailers are pairs in order; start is the start line or the pseudo-fields."""

    def __init__(self, start=None, fields=(), trailers=(), body=b""):
        self.start, self.fields, self.trailers, self.body = start, list(fields), list(trailers), body

    @property
    def names(self):
        return [name for name, _ in self.fields]


def lines_of(fields):
    return "".join(f"{name}: {value}\r\n" for name, value in fields).encode("latin-1")


def read_fields(file):
    fields = []
    while (line := file.readline()) not in (b"\r\n", b""):
        name, _, value = line.decode("latin-1").partition(":")
        fields.append((name, value.strip()))
    return fields


def read_message(file, has_body=True):
    """Reads an HTTP/1 message; returns None at the end of the connection."""
    start = file.readline()
    if not start:
        return None
    message = Message(start.decode("latin-1").strip(), read_fields(file))
    known = {name.lower(): value for name, value in message.fields}
    if not has_body:
        return message
    if known.get("transfer-encoding") == "chunked":
        while size := int(file.readline().split(b";")[0], 16):
            message.body += file.read(size)
            file.readline()
        message.trailers = read_fields(file)
    else:
        message.body = file.read(int(known.get("content-length", 0)))
    return message


def write_message(start, fields, trailers=(), body=b""):
    """The bytes of an HTTP/1 message. Trailers need a body in chunks."""
    if trailers:
        chunk = b"%x\r\n%s\r\n" % (len(body), body) if body else b""
        head = start + lines_of([*fields, ("Transfer-Encoding", "chunked")]) + b"\r\n"
        return head + chunk + b"0\r\n" + lines_of(trailers) + b"\r\n"
    return start + lines_of([*fields, ("Content-Length", str(len(body)))] if body else fields) + b"\r\n" + body


class Streams:
    """One HTTP/2 connection. on_end receives each complete message and its stream."""

    def __init__(self, sock, is_client, on_end):
        import h2.config
        import h2.connection
        self.socket, self.on_end, self.messages = sock, on_end, {}
        self.state = h2.connection.H2Connection(h2.config.H2Configuration(
            client_side=is_client, header_encoding="latin-1", validate_outbound_headers=False,
            normalize_outbound_headers=False, validate_inbound_headers=False))
        self.state.initiate_connection()
        self.flush()

    def flush(self):
        if data := self.state.data_to_send():
            self.socket.sendall(data)

    def send(self, stream, fields, trailers=(), body=b""):
        self.state.send_headers(stream, fields, end_stream=not (body or trailers))
        if body:
            self.state.send_data(stream, body, end_stream=not trailers)
        if trailers:
            self.state.send_headers(stream, trailers, end_stream=True)
        self.flush()

    def receive(self, data=None):
        """Handles what arrives next. Returns False at the end of the connection."""
        import h2.events as events
        data = data if data is not None else self.socket.recv(65536)
        if not data:
            return False
        for event in self.state.receive_data(data):
            if isinstance(event, (events.RequestReceived, events.ResponseReceived)):
                split = [[field for field in event.headers if field[0].startswith(":") == pseudo] for pseudo in (True, False)]
                self.messages[event.stream_id] = Message(dict(split[0]), split[1])
            elif isinstance(event, events.TrailersReceived):
                self.messages[event.stream_id].trailers = [tuple(field) for field in event.headers]
            elif isinstance(event, events.DataReceived):
                self.messages[event.stream_id].body += event.data
                self.state.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
            elif isinstance(event, events.StreamEnded):
                self.on_end(event.stream_id, self.messages.pop(event.stream_id))
            elif isinstance(event, events.StreamReset):
                self.on_end(event.stream_id, Message({":status": f"reset {event.error_code}"}))
        self.flush()
        return True


class Handler(socketserver.BaseRequestHandler):
    def handle(self):
        first = b""
        while len(first) < 3:
            data = self.request.recv(65536)
            if not data:
                return
            first += data
        try:
            (self.serve_2 if PREFACE.startswith(first[:24]) else self.serve_1)(first)
        except OSError:
            pass

    def answer(self, path, message):
        self.server.seen[path] = message
        return self.server.answers.get(path, Message())

    def serve_1(self, first):
        local, remote = socket.socketpair()  # the bytes that were read come first
        threading.Thread(target=self.forward, args=(first, local), daemon=True).start()
        with remote, remote.makefile("rb") as file:
            while message := read_message(file):
                answer = self.answer(message.start.split()[1], message)
                fields = answer.fields if answer.trailers else [*answer.fields, ("Content-Length", "0")]
                self.request.sendall(write_message(b"HTTP/1.1 200 OK\r\n", fields, answer.trailers))

    def forward(self, data, local):
        with local:
            try:
                while data:
                    local.sendall(data)
                    data = self.request.recv(65536)
            except OSError:
                pass

    def serve_2(self, first):
        def on_end(stream, message):
            answer = self.answer(message.start.get(":path"), message)
            streams.send(stream, [(":status", "200"), *answer.fields], answer.trailers)

        streams = Streams(self.request, False, on_end)
        alive = streams.receive(first)
        while alive:
            alive = streams.receive()


class Upstream(socketserver.ThreadingTCPServer):
    """seen has the request of each path, answers what to respond; without one the response has no fields."""

    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 128

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.seen, self.answers, self.port = {}, {}, self.server_address[1]
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def stop(self):
        self.shutdown()
        self.server_close()


class Client1:
    """One HTTP/1 connection. It sends the bytes of its arguments as they are."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), 30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.file = self.socket.makefile("rb")

    def request(self, path, fields=(), trailers=(), method="GET", body=b""):
        """Sends a request; returns the response with an integer status."""
        start = f"{method} {path} HTTP/1.1\r\nHost: h\r\n".encode()
        self.socket.sendall(write_message(start, list(fields), trailers, body))
        response = read_message(self.file, method != "HEAD")
        if response is None:
            raise ConnectionError("the proxy closed the connection before it sent a response")
        response.status = int(response.start.split()[1])
        return response

    def close(self):
        self.file.close()
        self.socket.close()


class Client2:
    """One HTTP/2 connection, with one request at a time."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), 30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.ended = {}
        self.streams = Streams(self.socket, True, self.ended.__setitem__)

    def request(self, path, fields=(), trailers=(), method="GET", body=b""):
        stream = self.streams.state.get_next_available_stream_id()
        pseudo = [(":method", method), (":scheme", "http"), (":authority", "h"), (":path", path)]
        self.streams.send(stream, [*pseudo, *((name.lower(), value) for name, value in fields)], trailers, body)
        while stream not in self.ended:
            if not self.streams.receive():
                raise ConnectionError("the proxy closed the connection before it sent a response")
        response = self.ended.pop(stream)
        status = response.start[":status"]
        response.status = int(status) if status.isdigit() else status
        return response

    def close(self):
        self.socket.close()
