# SPDX-License-Identifier: Apache-2.0 OR MIT
"""bench/harness/read_traffic.py: the kinds of files that ./dev bench --names reads, and those that it refuses."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.environ["HDRTRIE_SOURCE"] + "/tests/support")
import tap_cases  # noqa: E402

READER = os.environ["HDRTRIE_SOURCE"] + "/bench/harness/read_traffic.py"
LISTING = os.environ["HDRTRIE_SOURCE"] + "/bench/harness/listing.py"
HEADS = b"GET / HTTP/1.1\nHost: a\nX-Int: 1\n\nPOST /b HTTP/1.1\nHost: b\nContent-Length: 5\n\nA: b\n\nGET /c HTTP/1.0\nHost: c\n\n"
CURL = b"""\
*   Trying 127.0.0.1:8080...
  % Total    % Received
* Connected to 127.0.0.1 (127.0.0.1) port 8080 (#0)
> GET /a HTTP/1.1\r
> Host: a\r
> User-Agent: curl/7.88.1\r
>\x20\r
< HTTP/1.1 200 OK\r
< Server: s\r
<\x20\r
{ [5 bytes data]
<html> Not: a field
> GET /b HTTP/2\r
> Host: a\r
> X_Int: 1\r
>\x20\r
"""
TCPDUMP = b"""\
12:34:56.789012 IP 127.0.0.1.51234 > 127.0.0.1.80: Flags [S], seq 1, win 65495, options [mss 65495], length 0
E..<.8@.@..............P.........0.........
12:34:56.789112 IP 127.0.0.1.51234 > 127.0.0.1.80: Flags [P.], seq 1:79, ack 1, length 78: HTTP: GET /a HTTP/1.1
E.....@.@..............P..........(.....
........GET /a HTTP/1.1
Host: a
X-Int: 1

12:34:56.789212 IP 127.0.0.1.80 > 127.0.0.1.51234: Flags [P.], seq 1:79, ack 1, length 78: HTTP: HTTP/1.0 200 OK
E.....@.@..............P..........(.....
........HTTP/1.0 200 OK
Server: s

"""


def field(name, value="1"):
    return {"name": name, "value": value}


def har(*heads):
    return json.dumps({"log": {"entries": [{"request": {"headers": head}} for head in heads]}}).encode()


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def run_reader(self, data):
        (self.folder / "in").write_bytes(data)
        return subprocess.run(
            [sys.executable, READER, self.folder / "in", "-o", self.folder / "out"], capture_output=True, text=True, check=False
        )

    def read(self, data):
        """Returns (the message, the names of each request)."""
        ran = self.run_reader(data)
        self.assertEqual(ran.returncode, 0, ran.stderr)
        heads = (self.folder / "out").read_bytes().split(b"\r\n\r\n")
        self.assertEqual(heads.pop(), b"")
        return ran.stderr, [[line.split(b":")[0] for line in head.split(b"\r\n")[1:]] for head in heads]

    def refuse(self, data):
        ran = self.run_reader(data)
        self.assertEqual(ran.returncode, 1, ran.stderr)
        self.assertFalse((self.folder / "out").exists())
        self.assertNotIn("Traceback", ran.stderr)
        return ran.stderr


class Kinds(Case):
    def test_heads_end_with_lf_or_crlf(self):
        wanted = [[b"Host", b"X-Int"], [b"Host", b"Content-Length"], [b"Host"]]
        for data in [HEADS, HEADS.replace(b"\n", b"\r\n")]:
            message, names = self.read(data)
            self.assertEqual(names, wanted)
            self.assertIn("3 requests with 5 fields, read as request heads; left out: lines outside of heads (1)", message)

    def test_curl_prints_requests_and_responses(self):
        message, names = self.read(CURL)
        self.assertEqual(names, [[b"Host", b"User-Agent"], [b"Host", b"X_Int"]])
        self.assertIn("2 requests with 4 fields, read as curl -v\n", message)

    def test_tcpdump_prints_packets_before_the_heads(self):
        message, names = self.read(TCPDUMP)
        self.assertEqual(names, [[b"Host", b"X-Int"]])
        self.assertIn("1 requests with 2 fields, read as tcpdump -A; left out: lines outside of heads (5)\n", message)

    def test_har_has_pseudo_fields_of_http_2(self):
        message, names = self.read(har([field(":path", "/"), field("host"), field("x-int", "a\r\nb")], [field("a:b")]))
        self.assertEqual(names, [[b"host", b"x-int"], [b"a?b"]])
        self.assertIn("2 requests with 3 fields, read as HAR; left out: pseudo-fields (1)", message)

    def test_names_without_values(self):
        message, names = self.read(b"Host\nX-Int\n\nAccept:\nCookie: a=b\n")
        self.assertEqual(names, [[b"Host", b"X-Int"], [b"Accept", b"Cookie"]])
        self.assertIn("read as one name per line", message)
        _, names = self.read(b"X\n" * 70)
        self.assertEqual(list(map(len, names)), [32, 32, 6])

    def test_responses_are_read_if_no_request_is_there(self):
        message, names = self.read(b"HTTP/1.1 200 OK\nServer: s\n\nHTTP/2 404 \nX-Int: 1\n\n")
        self.assertEqual(names, [[b"Server"], [b"X-Int"]])
        self.assertIn("response heads", message)
        message, names = self.read(HEADS + b"HTTP/1.1 200 OK\nServer: s\n\n")
        self.assertEqual(len(names), 3)
        self.assertIn("responses (1)", message)

    def test_malformed_names_stay_in_place(self):
        lines = [b"Host: a", b"Bad[name]: 2", b"Bad name: 3", b"From me: 4", b"\xe9: 5", b"no colon", b"X : 6", b"A: b\r c: d", b" folded", b"Z: 7"]
        names = [b"Host", b"Bad[name]", b"Bad name", b"From me", b"\xe9", b"X ", b"A", b"Z"]
        message, read = self.read(b"GET / HTTP/1.1\n" + b"\n".join(lines) + b"\n\n")
        self.assertEqual(read, [names])
        self.assertIn("lines without a colon (1)", message)
        self.assertIn(b"A: b  c: d folded\r\n", (self.folder / "out").read_bytes())


class Refusals(Case):
    def test_an_access_log_has_no_names(self):
        log = b'127.0.0.1 - - [30/Nov/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 5 "-" "curl/7.88"\n'
        message = self.refuse(log * 3)
        self.assertIn("is an access log, which has no field names; use a HAR file, the output of curl -v or tcpdump -A", message)
        self.assertIn("is not JSON", self.refuse(b'{"status": 200}\n' * 3))

    def test_json_that_is_no_har(self):
        for data in [b"{}", b"[1]", b'{"log": {"entries": [{"request": {"headers": [{"name": null}]}}]}}', b'{"log": 1}']:
            self.assertIn("is JSON, but not a HAR file", self.refuse(data))
        self.assertIn("was read as HAR, but has no fields", self.refuse(har()))
        self.assertIn("is not JSON: Expecting", self.refuse(har([field("a")])[:-4]))

    def test_an_empty_file(self):
        for data in [b"", b" \r\n\n"]:
            self.assertIn("is empty", self.refuse(data))

    def test_binary_data(self):
        self.assertIn("is binary", self.refuse(bytes(range(256)) * 4))
        self.assertIn("print it with tcpdump -A -r", self.refuse(b"\xd4\xc3\xb2\xa1\x02\0\x04\0" + HEADS))

    def test_prose(self):
        self.assertIn("no field names in most lines", self.refuse(b"It was the best of times\nit was the worst of times\nof\n"))

    def test_a_file_that_cannot_be_read(self):
        ran = subprocess.run([sys.executable, READER, self.folder, "-o", self.folder / "out"], capture_output=True, text=True, check=False)
        self.assertEqual((ran.returncode, ran.stdout), (1, ""))
        self.assertIn("bench: cannot read ", ran.stderr)


class Lists(Case):
    def facts(self, text):
        (self.folder / "mine.names").write_text(text, encoding="utf-8")
        command = [sys.executable, LISTING, self.folder / "mine.names", "--form", "facts", "--presets", self.folder]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def test_the_fold_and_whether_all_names_are_exact(self):
        self.assertEqual(self.facts("fold case\nA\n[b]\nB\n").stdout, "true case\n")
        self.assertEqual(self.facts("A\nfold underscore\nA-*\n").stdout, "false underscore\n")

    def test_rules_that_no_peer_has_are_left_out_and_named(self):
        ran = self.facts("fold separators\nA\ncookie:sid\n!cookie:s_*\n!case A-B\n")
        self.assertEqual(ran.stdout, "true separators\n")
        self.assertIn("left out, because no peer has such rules: cookie:sid, !cookie:s_*, !case A-B\n", ran.stderr)

    def test_a_list_that_cannot_be_measured(self):
        self.assertIn("states no fold", self.facts("A\n").stderr)
        self.assertIn("has no rules for fields", self.facts("fold case\ncookie:a\n").stderr)
        self.assertIn("cannot read the list", self.facts("fold case\ninclude <none>\n").stderr)


tap_cases.main()
