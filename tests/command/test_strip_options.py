# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Reference 3.4: the options --connection, --single, --upgrade, --no-bodies, --repair and --report of strip."""

import os
import subprocess

import command
from command import BAD_INPUT, DONE, EDGE, IO, SOURCE, USAGE

UPGRADE = b"GET /ws HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"
CONNECT = b"CONNECT a:80 HTTP/1.1\r\nHost: a:80\r\n\r\n"
SWITCHING = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n"
TUNNEL = b"\x81\x85abcd12345\r\n\r\nX-Debug: 1\n\r\n"
LISTED = b"GET /next HTTP/1.1\r\nHost: a\r\nX-Debug: 1\r\n\r\n"
CLEARED = LISTED.replace(b"X-Debug: 1\r\n", b"")


class Options(command.Case):
    def setUp(self):
        super().setUp()
        self.write("edge.names", EDGE)

    def strip(self, stream, *options, status=DONE, names="edge.names"):
        return self.expect(status, "strip", names, *options, stdin=stream)


class Single(Options):
    BODY = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n%s\r\nhello"

    def test_one_request_passes(self):
        self.assertEqual(self.strip(LISTED, "--single").stdout, CLEARED)
        self.assertEqual(self.strip(b"\r\n" + self.BODY % b"X-Debug: 1\r\n", "--single").stdout, self.BODY % b"")
        self.assertEqual(self.strip(b"", "--single").stdout, b"")

    def test_nothing_may_follow_it(self):
        for more in LISTED, b"\r\n", b"a":
            run = self.strip(self.BODY % b"" + more, "--single", status=BAD_INPUT)
            self.assertEqual(run.stdout, self.BODY % b"")
            self.assertIn(b"standard input: message 1: bytes follow the request with --single", run.stderr)

    def test_chunks_are_refused(self):
        chunked = b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        run = self.strip(chunked, "--single", status=BAD_INPUT)
        self.assertEqual(run.stdout, b"")
        self.assertIn(b"Transfer-Encoding with --single", run.stderr)
        self.assertEqual(self.strip(chunked).stdout, chunked)

    def test_a_tunnel_is_decided_by_upgrade(self):
        self.assertEqual(self.strip(UPGRADE + TUNNEL, "--single", "--upgrade", "pass").stdout, UPGRADE + TUNNEL)
        run = self.strip(UPGRADE + TUNNEL, "--single", status=BAD_INPUT)
        self.assertIn(b"give --upgrade", run.stderr)

    def test_responses_are_refused(self):
        self.strip(SWITCHING, "--single", "--responses", status=USAGE)


class Connection(Options):
    def fields(self, *lines):
        return b"GET / HTTP/1.1\r\nHost: a\r\n" + b"".join(line + b"\r\n" for line in lines) + b"\r\n"

    def left(self, *lines, options=("--connection",), **more):
        return self.strip(self.fields(*lines), *options, **more).stdout

    def test_nominated_fields_are_removed(self):
        self.assertEqual(self.left(b"x-hop: 1", b"Connection: close, X-Hop", b"X-End: keep", b"X-Hop: 2"),
                         self.fields(b"X-End: keep"))
        self.assertEqual(self.left(b"Connection: a", b"CONNECTION:", b"A: 1", b"connection:,b\t,", b"B: 2", b"C: 3"),
                         self.fields(b"C: 3"))

    def test_they_stay_without_the_option(self):
        self.write("hop.names", "fold separators\ninclude <hop-by-hop>\n")
        head = (b"Connection: close, X-Hop", b"X-Hop: must-go")
        self.assertEqual(self.left(*head, options=(), names="hop.names"), self.fields(b"X-Hop: must-go"))
        self.assertEqual(self.left(*head, names="hop.names"), self.fields())

    def test_nominations_end_with_their_message(self):
        after = self.fields(b"X-Hop: stays")
        self.assertEqual(self.strip(self.fields(b"Connection: X-Hop", b"X-Hop: 1") + after, "--connection").stdout,
                         self.fields() + after)

    def test_nominations_apply_to_trailers(self):
        head = b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
        body = b"186a0\r\n" + b"b" * 100000 + b"\r\n0\r\n"
        self.assertEqual(self.strip(head + b"Connection: X-Hop\r\n\r\n" + body + b"X-Hop: 1\r\nX-End: 2\r\n\r\n", "--connection").stdout,
                         head + b"\r\n" + body + b"X-End: 2\r\n\r\n")

    def test_a_padded_connection_counts(self):
        self.assertEqual(self.left(b"Connection : X-Hop", b"X-Hop: 1"), self.fields())

    def test_protected_names_stay(self):
        """Each name of the preset, in a spelling of its own and of a CGI variable."""
        names = [line.split("#")[0].strip() for line in (SOURCE / "lists/protected.names").read_text().splitlines()]
        names = [name.replace("*", "A").encode() for name in names
                 if name and not name.startswith(("[", "fold", "include"))]
        self.assertGreater(len(names), 30)
        for name in names:
            if name.lower() in (b"host", b"content-length", b"transfer-encoding"):
                continue  # status 1: test_ambiguities.py
            for spelling in (name, name.replace(b"-", b"_")):
                self.assertEqual(self.left(b"Connection: " + spelling, spelling + b": a"), self.fields(spelling + b": a"))

    def test_too_many_nominations(self):
        values = [b"X-%d" % i for i in range(17)]
        result = self.strip(self.fields(b"Connection: " + b", ".join(values)), "--connection", status=BAD_INPUT)
        self.assertIn(b"message 1: a Connection that nominates more than 16 fields", result.stderr)
        self.left(b"Connection: " + b", ".join(values[:16]))
        self.left(b"Connection: " + b"," * 60000)
        self.left(*[b"Connection:"] * 5000)

    def test_with_keep(self):
        self.write("api.names", "fold case\nAccept\nX-Hop\n")
        self.assertEqual(self.left(b"Connection: X-Hop", b"X-Hop: 1", b"Accept: b", options=("--connection", "--keep"),
                                   names="api.names"), self.fields(b"Accept: b"))


class Upgrade(Options):
    def test_without_the_option_nothing_may_follow(self):
        """uvicorn with httptools and aiohttp lose a request after one with Upgrade, and read its body as a request."""
        for head, options in ((UPGRADE, ()), (CONNECT, ()), (SWITCHING, ("--responses",)),
                              (UPGRADE.replace(b"Upgrade:", b"Up_grade:"), ())):
            self.assertEqual(self.strip(head, *options).stdout, head)
            for more in (LISTED, TUNNEL, b"\r\n"):
                result = self.strip(head + more, *options, status=BAD_INPUT)
                self.assertEqual(result.stdout, head)
                self.assertRegex(result.stderr, rb"message 1: bytes follow a message that can open a tunnel: give --upgrade")

    def test_pass(self):
        for head, options in ((UPGRADE, ()), (CONNECT, ()), (SWITCHING, ("--responses",))):
            self.assertEqual(self.strip(head + TUNNEL, "--upgrade", "pass", *options).stdout, head + TUNNEL)
            self.assertEqual(self.strip(head + TUNNEL * 9999, "--upgrade", "pass", *options).stdout, head + TUNNEL * 9999)

    def test_end(self):
        for head, options in ((UPGRADE, ()), (CONNECT, ()), (SWITCHING, ("--responses",))):
            self.assertEqual(self.strip(head + TUNNEL, "--upgrade", "end", *options).stdout, head)

    def test_an_upgrade_with_a_body_ends_the_run(self):
        """uvicorn with httptools and aiohttp 3.8 read the body as the next request."""
        for framing in (b"Content-Length: 5", b"Transfer-Encoding: chunked"):
            head = UPGRADE.replace(b"GET", b"POST").replace(b"\r\n\r\n", b"\r\n" + framing + b"\r\n\r\n")
            for options in ((), ("--upgrade", "pass"), ("--upgrade", "end")):
                found = self.strip(head + b"hello", *options, status=BAD_INPUT)
                self.assertEqual(found.stdout, b"")
                self.assertIn(b"Upgrade in a request with a body", found.stderr)

    def test_an_upgrade_that_is_removed_may_have_a_body(self):
        """Clients such as Java's offer h2c with each request."""
        self.write("hop.names", "fold separators\nUpgrade\nX-Debug\n")
        for line in (b"Upgrade: h2c", b"UPGRADE:h2c", b"Upgrade : h2c"):
            head = UPGRADE.replace(b"GET", b"POST").replace(b"Upgrade: websocket", line + b"\r\nContent-Length: 5")
            left = head.replace(line + b"\r\n", b"")
            self.assertEqual(self.strip(head + b"hello" + LISTED, names="hop.names").stdout, left + b"hello" + CLEARED)
            left = left.replace(b"Connection: Upgrade\r\n", b"")
            self.assertEqual(self.strip(head + b"hello" + LISTED, "--connection").stdout, left + b"hello" + CLEARED)
            head = head.replace(line, line + b"\r\nUp-grade: x")
            self.assertEqual(self.strip(head + b"hello" + LISTED, "--connection", status=BAD_INPUT).stdout, b"")

    def test_an_upgrade_that_is_removed_opens_no_tunnel(self):
        self.write("hop.names", "fold case\nUpgrade\nX-Debug\n")
        for choice in ("pass", "end"):
            left = UPGRADE.replace(b"Upgrade: websocket\r\n", b"") + CLEARED
            self.assertEqual(self.strip(UPGRADE + LISTED, "--upgrade", choice, names="hop.names").stdout, left)
            self.assertEqual(self.strip(UPGRADE + LISTED, "--upgrade", choice, "--connection").stdout,
                             b"GET /ws HTTP/1.1\r\nHost: a\r\n\r\n" + CLEARED)
            self.assertEqual(self.strip(LISTED * 2, "--upgrade", choice).stdout, CLEARED * 2)

    def test_bad_arguments(self):
        self.assertIn(b"--upgrade no: give pass or end", self.strip(b"", "--upgrade", "no", status=USAGE).stderr)
        self.strip(b"", "--upgrade", status=USAGE)


class Report(Options):
    STREAM = (LISTED + b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nX_INT_TRACE: 1\r\nConnection: A\r\nA: 1\r\n"
              b"bad\tn\xe9me\\: 1\r\n\r\n0\r\nCF-Ray: 1\r\nB: 2\r\n\r\n" + CLEARED)
    LINES = ["1\tGET\tX-Debug: [debug] X-Debug",
             "2\tPOST\tX_INT_TRACE: [internal] X-Int-*, [debug] X-Int-Trace\tConnection: nominated by Connection"
             "\tA: nominated by Connection\tbad\\x09n\\xe9me\\x5c: malformed\ttrailer CF-Ray: [internal] CF-Ray",
             "3\tGET"]

    def test_lines_and_counts(self):
        plain = self.strip(self.STREAM, "--connection")
        result = self.strip(self.STREAM, "--connection", "--report", "report")
        self.assertEqual((result.stdout, result.stderr), (plain.stdout, b""))
        counts = ["messages\t3", "removed\t6", "removed by [internal] CF-Ray\t1", "removed by [internal] X-Int-*\t1",
                  "removed by [debug] X-Int-Trace\t1", "removed by [debug] X-Debug\t1", "removed as malformed\t1",
                  "removed as nominated by Connection\t2"]
        lines = self.read("report").decode().splitlines()
        self.assertEqual(lines[:3], self.LINES)
        self.assertEqual(sorted(lines[3:]), sorted(counts))

    def test_only_the_selected_groups(self):
        self.strip(self.STREAM, "-g", "debug", "--report", "report")
        self.assertIn("X_INT_TRACE: [debug] X-Int-Trace\t", self.read("report").decode())
        self.assertNotIn("[internal]", self.read("report").decode())

    def test_standard_error(self):
        self.assertEqual(self.strip(LISTED, "--report", "-").stderr.decode().splitlines()[0], self.LINES[0])

    def test_keep(self):
        self.write("api.names", "fold case\nAccept\n")
        self.strip(LISTED, "--keep", "--report", "report", names="api.names")
        self.assertEqual(self.read("report"), b"1\tGET\tX-Debug: not kept\nmessages\t1\nremoved\t1\nremoved as not kept\t1\n")

    def test_responses(self):
        self.strip(b"HTTP/1.1 304 Same\r\nCF-Ray: 1\r\n\r\n", "--responses", "--report", "report")
        self.assertEqual(self.read("report").splitlines()[0], b"1\t304\tCF-Ray: [internal] CF-Ray")

    def test_a_refused_message(self):
        self.strip(LISTED + b"GET / HTTP/1.1\r\nX-Debug: 1\r\n\r\n", "--report", "report", status=BAD_INPUT)
        self.assertEqual(self.read("report").decode().splitlines()[:2], [self.LINES[0], "messages\t1"])

    def test_a_report_that_would_overwrite_a_file_of_the_run(self):
        """Through links, too. Nothing is written."""
        self.write("part.names", "X-Part\n")
        self.write("edge.names", EDGE + 'include "part.names"\n')
        (self.folder / "link").symlink_to("edge.names")
        os.link(self.folder / "part.names", self.folder / "hard")
        before = {path: path.read_bytes() for path in self.folder.iterdir()}
        for path, what in (("edge.names", b"the list"), ("link", b"the list, edge.names"), ("part.names", b"a part of the list"),
                           ("hard", b"a part of the list, part.names")):
            found = self.strip(LISTED, "--report", path, status=USAGE)
            self.assertEqual(found.stdout, b"")
            self.assertIn(b"strip: --report " + path.encode() + b": this file is " + what + b", which would be lost", found.stderr)
        self.assertEqual({path: path.read_bytes() for path in self.folder.iterdir()}, before)
        self.write("in", LISTED)
        self.write("out", b"")
        arguments = [command.EXE, "strip", "edge.names", "--report"]
        with open(self.folder / "in", "rb") as given, open(self.folder / "out", "ab") as taken:
            for path, what in (("in", b"standard input, which would be lost"), ("out", b"standard output")):
                result = subprocess.run([*arguments, path], cwd=self.folder, stdin=given, stdout=taken, stderr=subprocess.PIPE,
                                        timeout=60)
                self.assertEqual(result.returncode, USAGE)
                self.assertIn(b"this file is " + what, result.stderr)
        self.assertEqual((self.read("in"), self.read("out")), (LISTED, b""))

    def test_a_report_that_cannot_be_written(self):
        self.assertIn(b"missing/report: cannot write", self.strip(LISTED, "--report", "missing/report", status=IO).stderr)
        if os.path.exists("/dev/full"):
            result = self.strip(LISTED, "--report", "/dev/full", status=IO)
            self.assertEqual(result.stdout, CLEARED)
            self.assertIn(b"/dev/full: cannot write: No space left on device", result.stderr)


if __name__ == "__main__":
    command.main()
