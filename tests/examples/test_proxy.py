#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Runs the proxy of examples/ between a client and an upstream that stores what it gets."""

import os
import random
import signal
import subprocess

from example_folder import Folder, build_command, main
from upstream import RESPONSE, Upstream, exchange, status_of

HEAD = b"POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\n"
OWN = b"Via: 1.1 example\r\nConnection: close\r\n\r\n"


def get(*fields):
    return b"".join(line + b"\r\n" for line in (b"GET /a HTTP/1.1", b"Host: h", *fields, b""))


# Requests that must not reach the upstream, and the status of the response.
REFUSED = {
    "nothing": (b"", 400),
    "an early end": (HEAD[:-4], 400),
    "a NUL": (get(b"A: \0"), 400),
    "a bare LF": (get(b"A: b\nX-Int-User: root"), 400),
    "LF only": (get().replace(b"\r\n", b"\n"), 400),
    "a bare CR": (get(b"A: b\rX-Int-User: root"), 400),
    "a control byte": (get(b"A: b\x0bc"), 400),
    "an obs-fold": (get(b"A: b", b" X-Int-User: root"), 400),
    "an obs-fold in the first field": (b"GET /a HTTP/1.1\r\n Host: h\r\nHost: h\r\n\r\n", 400),
    "no colon": (get(b"X-Int-User"), 400),
    "an empty name": (get(b": a"), 400),
    "a space before the colon": (get(b"A : b"), 400),
    "a malformed name": (get(b"A B: c"), 400),
    "an empty line first": (b"\r\n" + get(), 400),
    "no Host": (b"GET /a HTTP/1.1\r\n\r\n", 400),
    "two Hosts": (get(b"Host: h"), 400),
    "a list in Host": (b"GET /a HTTP/1.1\r\nHost: h,i\r\n\r\n", 400),
    "HTTP/1.0": (b"GET /a HTTP/1.0\r\nHost: h\r\n\r\n", 400),
    "HTTP/0.9": (b"GET /a\r\n\r\n", 400),
    "a status line": (b"HTTP/1.1 200 HTTP/1.1\r\nHost: h\r\n\r\n", 400),
    "two spaces": (b"GET  /a HTTP/1.1\r\nHost: h\r\n\r\n", 400),
    "an absolute target": (b"GET http://example.org/a HTTP/1.1\r\nHost: h\r\n\r\n", 400),
    "a space in the target": (b"GET /a b HTTP/1.1\r\nHost: h\r\n\r\n", 400),
    "two lengths": (HEAD.replace(b"Host", b"Content-Length: 3\r\nHost") + b"abc", 400),
    "a list of lengths": (HEAD.replace(b"3", b"3, 3") + b"abc", 400),
    "a length with a sign": (HEAD.replace(b"3", b"+3") + b"abc", 400),
    "a length with a 0 first": (HEAD.replace(b"3", b"03") + b"abc", 400),
    "a hexadecimal length": (HEAD.replace(b"3", b"0x3") + b"abc", 400),
    "a huge length": (HEAD.replace(b"3", b"18446744073709551619") + b"abc", 400),
    "an empty length": (HEAD.replace(b"3", b"") + b"abc", 400),
    "a padded name of the length": (HEAD.replace(b"Length", b"Length ") + b"abc", 400),
    "a body of GET": (get(b"Content-Length: 3") + b"abc", 400),
    "chunks": (HEAD.replace(b"Content-Length: 3", b"Transfer-Encoding: chunked") + b"0\r\n\r\n", 501),
    "chunks and a length": (HEAD.replace(b"Host", b"transfer-encoding: chunked\r\nHost") + b"abc", 501),
    "an upgrade": (get(b"Connection: Upgrade", b"Upgrade: h2c"), 501),
    "a nominated field": (get(b"Connection: close, X-Forwarded-For"), 501),
    "an expectation": (HEAD.replace(b"Host", b"Expect: 100-continue\r\nHost"), 417),
    "a long head": (get(b"A: " + b"b" * 20000), 431),
}


class Proxy(Folder):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.sh(build_command("proxy/proxy_loop.c"))
        cls.upstream = Upstream()
        cls.process = subprocess.Popen(["./proxy_loop", "internal.names", "0", str(cls.upstream.port)], cwd=cls.folder, env=cls.env,
                                       stdout=subprocess.PIPE, text=True)
        cls.addClassCleanup(cls.end)
        cls.port = int(cls.process.stdout.readline().partition(":")[2])

    @classmethod
    def end(cls):
        cls.process.send_signal(signal.SIGTERM)
        cls.process.communicate(timeout=20)
        cls.upstream.stop()
        if cls.process.returncode != -signal.SIGTERM:
            raise AssertionError(f"the proxy ended with {cls.process.returncode}; its error output has the reason")

    def setUp(self):
        self.upstream.take()
        self.upstream.response = RESPONSE

    def arrived(self, *pieces, **more):
        """Sends a request that the proxy must accept; returns what the upstream got since the last call, for this one alone."""
        self.assertEqual(exchange(self.port, *pieces, **more), RESPONSE)
        [(got, _)] = self.upstream.take()
        return got

    def test_listed_fields_are_removed_in_any_spelling(self):
        request = get(b"X-Int-User: root", b"Accept: b", b"x_int_user: root", b"X-DEBUG-TOKEN: c", b"Content_Length: 5", b"TE: trailers",
                      b"Connection: keep-alive", b"Keep-Alive: 5", b"X-Int-Public: d", b"Proxy-Authorization: e")
        self.assertEqual(self.arrived(request), get(b"Accept: b", b"X-Int-Public: d")[:-2] + OWN)

    def test_bodies_pass_and_nothing_after_them(self):
        head = HEAD[:-2] + OWN
        for body in (b"abc", b"\0\r\n"):
            self.assertEqual(self.arrived(HEAD + body), head + body)
        self.assertEqual(self.arrived(HEAD + b"abc" + get(b"X-Int-User: root")), head + b"abc")
        self.assertEqual(self.arrived(get() + get(b"X-Int-User: root")), get()[:-2] + OWN)
        self.assertEqual(self.arrived(HEAD, b"a", b"bc", finish=False), head + b"abc")
        self.assertEqual(self.arrived(*(bytes([byte]) for byte in HEAD + b"abc")), head + b"abc")
        large = b"x" * 100000
        self.assertEqual(self.arrived(HEAD.replace(b"3", b"100000") + large), head.replace(b"3", b"100000") + large)

    def test_refused_requests_do_not_reach_the_upstream(self):
        for what, (request, status) in REFUSED.items():
            with self.subTest(what):
                self.assertEqual(status_of(exchange(self.port, request)), status)
                self.arrived(get())  # also shows that the refused one did not arrive

    def test_an_early_end_of_the_body_leaves_an_incomplete_request(self):
        self.assertEqual(status_of(exchange(self.port, HEAD + b"ab")), 400)
        exchange(self.port, get())
        self.assertEqual([missing for _, missing in self.upstream.take()], [1, 0])

    def test_an_upstream_that_does_not_respond(self):
        self.upstream.response = b""
        self.assertEqual(status_of(exchange(self.port, get())), 502)

    def test_changed_requests_are_read_in_one_way(self):
        """If a changed request reaches the upstream, `hdrtrie strip` reads it as one request without listed fields."""
        generator = random.Random(1)
        pieces = [b"\r\n", b"\n", b"\r", b" ", b"\t", b":", b"\0", b",", b"Content-Length: 1\r\n", b"Transfer-Encoding: chunked\r\n", b"0\r\n\r\n",
                  b"GET / HTTP/1.1\r\n", b"X_Int_User: root\r\n", b"Host: i\r\n", b"_", b"+", b"1", b"\x80", b"Connection: X-Int-Public\r\n"]
        forwarded = 0
        for _ in range(200):
            request = bytearray(HEAD + b"abc" if generator.random() < 0.5 else get(b"A: b", b"X-Int-Public: c"))
            for _ in range(generator.randrange(1, 3)):
                at = generator.randrange(len(request))
                request[at:at + generator.randrange(2)] = generator.choice(pieces)
            exchange(self.port, bytes(request))
        exchange(self.port, get())  # so that the upstream has accepted all before it
        for got, missing in self.upstream.take():
            forwarded += 1
            got = got.replace(OWN, b"Via: 1.1 example\r\n\r\n") + b"x" * missing  # the list also has the proxy's own Connection
            strip = subprocess.run([os.environ["HDRTRIE"], "strip", "--single", "internal.names"], cwd=self.folder, check=False, input=got,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            if b"a name that readers can take for" in strip.stderr:
                continue  # such as Co_ntent-Length: strip ignores all separators in these names, the list's fold does not
            self.assertEqual((strip.returncode, strip.stdout), (0, got), strip.stderr)
        self.assertGreater(forwarded, 20)

    def test_wrong_arguments(self):
        self.assertIn("usage", self.run_program("./proxy_loop", status=2)[1])
        self.assertIn("usage", self.run_program("./proxy_loop", "internal.names", "70000", "1", status=2)[1])
        (self.folder / "bad.names").write_text("fold case\nX Y\n", encoding="utf-8")
        self.assertRegex(self.run_program("./proxy_loop", "bad.names", "0", "1", status=1)[1], "bad.names:2:[0-9]+: ")


if __name__ == "__main__":
    main()
