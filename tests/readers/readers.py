#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Sends streams through `hdrtrie strip` into real servers. README.md describes the test.

The last line is "N passed, M failed": one case per server, and one for their number.
"""

import argparse
import concurrent.futures
import os
import pathlib
import random
import sys
import tempfile
import time

from findings_report import append_ledger, print_findings
from reader_client import Client, address_of
from reader_server import Missing
from report_judge import Judge
from server_list import known_servers
from stripped_stream import Stream, make_streams, stripped

BATCH = 64
LEAST_SERVERS = 5


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=float(os.environ.get("READERS_SECONDS", 90)), help="time to send for (90)")
    parser.add_argument("--streams", type=int, default=int(os.environ.get("READERS_STREAMS", 0)),
                        help="number of streams that every server receives, instead of a time")
    parser.add_argument("--seed", type=int, default=None, help="repeats the streams of a run")
    parser.add_argument("--item", type=int, help="sends one stream only")
    parser.add_argument("--hex", help="sends this stream only")
    parser.add_argument("--server", action="append", help="uses only servers whose names begin so; may be repeated")
    parser.add_argument("--ledger", type=pathlib.Path, help="appends a row to this ledger")
    parser.add_argument("--findings", type=pathlib.Path, help="writes every finding to this file")
    return parser.parse_args()


def start_servers(wanted, folder, socket_path):
    """Starts the servers side by side: most of the time they load modules, and a few wait for others."""
    servers = []
    chosen = [server for server in known_servers() if not wanted or server.name.startswith(tuple(wanted))]
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        starts = [pool.submit(server.start, folder, socket_path) for server in chosen]
    for server, start in zip(chosen, starts):
        try:
            start.result()
            servers.append(server)
        except Missing as missing:
            print(f"readers: SKIPPED {server.name}: {missing}", flush=True)
    return servers


def stop_servers(servers):
    with concurrent.futures.ThreadPoolExecutor(len(servers) or 1) as pool:
        list(pool.map(lambda server: server.stop(), servers))


class Feed:
    """The streams of a run in order. Each server takes them at its own pace; processes make them in advance."""

    def __init__(self, arguments, judge, pool):
        self.arguments, self.judge, self.pool = arguments, judge, pool
        self.streams, self.made, self.pending, self.places = [], 0, [], {}
        self.end = time.monotonic() + arguments.seconds

    def next_stream(self, server):
        if not self.arguments.streams and time.monotonic() > self.end:
            return None
        while True:
            place = self.places.get(server.name, 0)
            if self.arguments.streams and place >= self.arguments.streams:
                return None
            if place >= len(self.streams):
                self.advance()
                return None
            self.places[server.name] = place + 1
            stream = self.streams[place].single if server.single else self.streams[place]
            if stream.output:  # else there is nothing to send
                reads_body = stream.reads_body()
                self.judge.streams[server.name, address_of(stream.item, reads_body)] = stream
                return stream, reads_body

    def advance(self):
        while len(self.pending) < 4:
            self.pending.append(self.pool.submit(make_streams, self.arguments.seed, self.made, BATCH))
            self.made += BATCH
        while self.pending and self.pending[0].done():
            self.streams.extend(self.pending.pop(0).result())

    def is_done(self, servers):
        if self.arguments.streams:
            return all(self.places.get(server.name, 0) >= self.arguments.streams for server in servers)
        return time.monotonic() > self.end


def run_control(client, judge, servers):
    """A listed field that does not pass strip must reach every application: otherwise a server could not fail the test."""
    text = b"GET /v0 HTTP/1.1\r\nHost: a\r\nX-Int-User: control\r\nConnection: close\r\n\r\n"
    stream = Stream(120 << 16, "control", text, text, 0, [])
    deaf = list(servers)
    for _ in range(3):  # a server that has just started can be slow
        waiting = {server.name: (stream, False) for server in deaf}
        for server in deaf:
            judge.streams[server.name, address_of(stream.item, False)] = stream
        client.next_stream = lambda server, waiting=waiting: waiting.pop(server.name, None)
        client.turn(deaf)
        client.finish()
        deaf = [server for server in deaf if not judge.findings.get((server.name, "listed", "control"))]
    judge.findings.clear()
    judge.dispatched.clear()
    client.sent.clear()
    return [server.name for server in deaf]


def given_stream(arguments, judge):
    if arguments.hex:
        stream = stripped(arguments.item or 0, "given", bytes.fromhex(arguments.hex))
    else:
        stream = make_streams(arguments.seed, arguments.item, 1)[0]
    print(f"stream: {stream.text!r}\nstatus {stream.status}, output: {stream.output!r}\nseen: {stream.seen}")
    for reads_body in True, False:
        waiting = set()

        def next_stream(server, reads_body=reads_body, waiting=waiting):
            sent = stream.single if server.single else stream
            if server.name in waiting or not sent.output:
                return None
            waiting.add(server.name)
            judge.streams[server.name, address_of(stream.item, reads_body)] = sent
            return sent, reads_body

        yield next_stream


def send_all(arguments, client, judge, servers, pool):
    if arguments.hex or arguments.item is not None:
        report = client.report
        client.report = lambda one: (print(one), report(one))
        for client.next_stream in given_stream(arguments, judge):
            client.turn(servers)
            client.finish()
        return
    feed = Feed(arguments, judge, pool)
    client.next_stream = feed.next_stream
    while not feed.is_done(servers):
        client.turn(servers)
    client.finish()
    passed = sum(stream.status == 0 for stream in feed.streams)
    print(f"readers: {len(feed.streams)} streams made; strip passed {passed} of them, and ended with status 1 in the others")


def main():
    arguments = read_arguments()
    if arguments.seed is None:
        arguments.seed = random.SystemRandom().randrange(1 << 32)
    print(f"readers: seed {arguments.seed}", flush=True)
    judge = Judge()
    with tempfile.TemporaryDirectory() as name, concurrent.futures.ProcessPoolExecutor(2) as pool:
        client = Client(pathlib.Path(name) / "reports", judge.judge, None)
        servers = start_servers(arguments.server, pathlib.Path(name), pathlib.Path(name) / "reports")
        try:
            deaf = run_control(client, judge, servers)
            begin = time.monotonic()
            send_all(arguments, client, judge, servers, pool)
            seconds = time.monotonic() - begin
            dead = [server.name for server in servers if not server.is_running()]
        finally:
            stop_servers(servers)
    failed = print_findings(arguments, judge, client, servers, {"the control did not reach it": deaf, "it ended early": dead})
    if arguments.ledger:
        append_ledger(arguments, judge, client, servers, seconds)
    if len(servers) < LEAST_SERVERS and not arguments.server:
        print(f"readers: only {len(servers)} servers ran, and {LEAST_SERVERS} are required; run ./dev setup readers")
        failed += 1
    print(f"{len(servers) + 1 - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
