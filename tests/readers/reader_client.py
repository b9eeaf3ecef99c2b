# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Sends streams to servers, a new connection for each, many at once, and receives the reports of the applications."""

import collections
import errno
import json
import selectors
import socket
import time

PING = b"GET /ping HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
PING_SECONDS = 3  # after which a ping that is not answered counts as answered
# Pings run all the time, so the first answer after an event may be that of an older ping.
NEXT_PINGS = 2  # after so many pings without an event the next piece is sent, even if there was no answer
# A server that has answered so many pings since the last event of a connection waits for more bytes there.
IDLE_PINGS = 3
DRAINED_PINGS = 3  # the same after the end of what was sent is signalled


def address_of(item, reads_body):
    """An address of 127/8 that names the stream. Its second byte is odd if the application has to read the body."""
    return f"127.{2 * (1 + (item >> 16) % 120) + reads_body}.{item >> 8 & 255}.{item & 255}"


class Connection:
    """The pieces are sent from address, each after an answer to the one before, or after a pause. A ping is a connection, too."""

    def __init__(self, server, pieces, address, is_ping=False):
        self.server, self.is_ping = server, is_ping
        self.rest, self.pieces = b"", list(pieces)
        self.ending, self.last_event = False, 0
        self.socket = socket.socket()
        self.socket.setblocking(False)
        self.socket.setsockopt(socket.IPPROTO_IP, 24, 1)  # IP_BIND_ADDRESS_NO_PORT
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.bind((address, 0))
        self.connected = self.socket.connect_ex(("127.0.0.1", server.port)) in (0, errno.EINPROGRESS)


class Client:
    """report(dict) is called for each report. next_stream(server) gives (stream, reads_body) or None."""

    def __init__(self, socket_path, report, next_stream):
        self.report, self.next_stream = report, next_stream
        self.channel = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.channel.bind(str(socket_path))
        self.channel.setblocking(False)
        self.selector = selectors.EpollSelector()
        self.selector.register(self.channel, selectors.EVENT_READ)
        self.open = collections.Counter()
        self.connections = set()
        self.pings, self.pinged = collections.Counter(), set()  # answered pings by server, servers with an open ping
        self.sent = collections.Counter()

    def turn(self, servers):
        """One round: fills free places, handles events, closes what is idle. Returns whether anything is open."""
        for server in servers:
            while self.open[server.name] < server.connections and (work := self.next_stream(server)):
                stream, reads_body = work
                self.sent[server.name] += 1
                if self.begin(Connection(server, stream.pieces(), address_of(stream.item, reads_body))):
                    self.open[server.name] += 1
        for key, events in self.selector.select(0.02):
            if key.data is None:
                self.receive()
            else:
                self.progress(key.data, events)
        for connection in list(self.connections):
            self.check(connection)
        return any(self.open.values())

    def begin(self, connection):
        if not connection.connected:
            connection.socket.close()
            return False
        self.connections.add(connection)
        self.touch(connection)
        self.selector.register(connection.socket, selectors.EVENT_READ | selectors.EVENT_WRITE, connection)
        return True

    def touch(self, connection):
        connection.last_event = time.monotonic() if connection.is_ping else self.pings[connection.server.name]

    def check(self, connection):
        """Closes a connection on which the server waits, and sends a ping to a server that has connections."""
        name = connection.server.name
        if connection.is_ping:
            if connection.last_event + PING_SECONDS < time.monotonic():
                self.close(connection)
        else:
            if name not in self.pinged and self.begin(Connection(connection.server, [PING], "127.0.0.2", is_ping=True)):
                self.pinged.add(name)
            quiet = self.pings[name] - connection.last_event
            if connection.rest or connection.pieces:
                if quiet >= NEXT_PINGS:
                    self.send(connection)
            elif quiet >= (DRAINED_PINGS if connection.ending else IDLE_PINGS):
                self.end_or_close(connection)

    def send(self, connection):
        """Sends more of the current piece, or begins the next one."""
        self.touch(connection)
        try:
            if not connection.rest and connection.pieces:
                connection.rest = memoryview(connection.pieces.pop(0))
            if connection.rest:
                connection.rest = connection.rest[connection.socket.send(connection.rest) :]
        except BlockingIOError:
            pass
        except OSError:
            self.close(connection)
            return
        wanted = selectors.EVENT_READ | (selectors.EVENT_WRITE if connection.rest else 0)
        self.selector.modify(connection.socket, wanted, connection)

    def receive(self):
        while True:
            try:
                self.report(json.loads(self.channel.recv(1 << 20)))
            except BlockingIOError:
                return

    def progress(self, connection, events):
        if not connection.is_ping:
            self.touch(connection)
        if events & selectors.EVENT_WRITE:
            self.send(connection)
        elif events & selectors.EVENT_READ:
            try:
                if not connection.socket.recv(65536):
                    self.close(connection)
                elif connection.pieces and not connection.rest:
                    self.send(connection)
            except BlockingIOError:
                pass
            except OSError:
                self.close(connection)

    def end_or_close(self, connection):
        if connection.ending:
            self.close(connection)
            return
        connection.ending = True
        self.touch(connection)
        try:
            connection.socket.shutdown(socket.SHUT_WR)
        except OSError:
            self.close(connection)

    def close(self, connection):
        if connection not in self.connections:
            return
        name = connection.server.name
        self.connections.discard(connection)
        if connection.is_ping:
            self.pings[name] += 1
            self.pinged.discard(name)
        else:
            self.open[name] -= 1
        self.selector.unregister(connection.socket)
        connection.socket.close()

    def finish(self):
        """Waits for all connections, then for late reports."""
        while self.turn([]):
            pass
        end = time.monotonic() + 0.5
        while time.monotonic() < end:
            self.turn([])
