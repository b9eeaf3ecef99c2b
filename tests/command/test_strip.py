# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Reference 3.4: strip clears every message of a stream and passes all else unchanged."""

import os
import random
import subprocess
import threading

import command
from command import BAD_INPUT, DONE, EDGE, SOURCE, USAGE

REQUEST = b"GET / HTTP/1.1\r\nHost: a\r\nCF-Ray: 1\r\nX-Debug: 2\r\nAccept: *\r\n\r\n"
STRIPPED = b"GET / HTTP/1.1\r\nHost: a\r\nAccept: *\r\n\r\n"
TRAILED = (b"POST /t HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nX-Int-A: b\r\n\r\n"
           b"5;ext=\"X-Debug: a\"\r\nhello\r\n00000A ; b=c;d\r\n0123456789\r\n"
           b"0;last\r\nX-Sum: 1\r\nX_INT_TRACE: 2\r\nno colon\r\n\r\n")
TRAILED_STRIPPED = (TRAILED.replace(b"X-Int-A: b\r\n", b"").replace(b"X_INT_TRACE: 2\r\n", b"")
                    .replace(b"no colon\r\n", b""))


class Strip(command.Case):
    def setUp(self):
        super().setUp()
        self.write("edge.names", EDGE)

    def strip(self, stream, *arguments, source="edge.names", status=DONE):
        return self.expect(status, "strip", source, *arguments, stdin=stream).stdout

    def test_a_request(self):
        self.assertEqual(self.strip(REQUEST), STRIPPED)

    def test_an_empty_stream(self):
        self.assertEqual(self.strip(b""), b"")
        self.assertEqual(self.strip(b"\r\n\r\n"), b"")

    def test_fields_in_every_guise(self):
        head = (b"GET /X-Debug:1 HTTP/1.1\r\nCF-RAY: 1\r\nx_int.a: 2\r\nHost: a\r\n"
                b"x-debug:\r\nX-Int-Public-1: stays\r\nA-Internal: 3\r\nX-Debug : malformed\r\nno colon\r\n"
                b": empty\r\nTab\t: 1\r\nX-Debug:4\r\n\r\n")
        left = b"GET /X-Debug:1 HTTP/1.1\r\nHost: a\r\nX-Int-Public-1: stays\r\n\r\n"
        self.assertEqual(self.strip(head), left)
        self.assertEqual(self.strip(left), left)

    def test_a_spelled_exception(self):
        self.write("spelled.names", "fold separators\n[a]\nX-Int-*\nX-Build\n!case X-Int-Public\n!case X-Build\n")
        head = b"GET / HTTP/1.1\r\nHost: a\r\n%s\r\n"
        kept = b"X-Int-Public: 1\r\nx-build: 2\r\n"
        aliases = b"X_Int_Public: 3\r\nX-Int-Publi: 4\r\nX.Build: 5\r\nX-Int-Public-: 6\r\n"
        self.assertEqual(self.strip(head % (aliases + kept + aliases), source="spelled.names"), head % kept)
        self.assertEqual(self.strip(head % (aliases + kept), "--connection", source="spelled.names"), head % kept)
        nominated = b"Connection: X-Int-Public\r\n"
        self.assertEqual(self.strip(head % (nominated + kept), "--connection", source="spelled.names"),
                         head % b"x-build: 2\r\n")

    def test_groups(self):
        self.assertEqual(self.strip(REQUEST, "-g", "internal"), REQUEST.replace(b"CF-Ray: 1\r\n", b""))
        self.assertEqual(self.strip(REQUEST, "-g", "debug"), REQUEST.replace(b"X-Debug: 2\r\n", b""))
        self.assertEqual(self.strip(REQUEST, "-g", "debug", "-ginternal"), STRIPPED)
        self.assertEqual(self.strip(REQUEST, "-g", "Debug", status=USAGE), b"")

    def test_a_binary_table(self):
        self.expect(DONE, "gen", "edge.names", "-o", "edge.bin", "--format", "bin")
        self.assertEqual(self.strip(REQUEST, source="edge.bin"), STRIPPED)

    def test_keep(self):
        self.write("api.names", "fold case\n[api]\nAccept\nX-*\n!X-Int-*\n[more]\nCookie\n")
        head = (b"POST / HTTP/1.1\r\nhost: a\r\nACCEPT: b\r\nCookie: c\r\nOther: d\r\nX-A: e\r\nX-Int-B: f\r\n"
                b"Accept : g\r\nContent-Length: 2\r\n\r\nhi")
        self.assertEqual(self.strip(head, "--keep", source="api.names"),
                         b"POST / HTTP/1.1\r\nhost: a\r\nACCEPT: b\r\nCookie: c\r\nX-A: e\r\n"
                         b"Content-Length: 2\r\n\r\nhi")
        self.assertEqual(self.strip(head, "--keep", "-g", "more", source="api.names"),
                         b"POST / HTTP/1.1\r\nhost: a\r\nCookie: c\r\nContent-Length: 2\r\n\r\nhi")
        self.assertEqual(self.strip(head, "--keep", "--framing", source="api.names"),
                         b"POST / HTTP/1.1\r\nACCEPT: b\r\nCookie: c\r\nX-A: e\r\n\r\nhi")

    def test_keep_is_refused_under_a_wide_fold(self):
        for fold in ("underscore", "separators"):
            self.write("wide.names", f"fold {fold}\nAccept\n")
            self.assertEqual(self.strip(REQUEST, "--keep", source="wide.names", status=BAD_INPUT), b"")

    def test_framing_fields_are_kept_by_default(self):
        self.write("all.names", "fold separators\nHost\nContent-Length\nTransfer-Encoding\nAccept\n")
        with_length = b"POST / HTTP/1.1\r\nHOST: a\r\ncontent-length: 3\r\nAccept: b\r\n\r\nabc"
        chunked = b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
        self.assertEqual(self.strip(with_length + chunked, source="all.names"),
                         with_length.replace(b"Accept: b\r\n", b"") + chunked)
        self.assertEqual(self.strip(with_length + chunked, "--framing", source="all.names"),
                         b"POST / HTTP/1.1\r\n\r\nabcPOST / HTTP/1.1\r\n\r\n3\r\nabc\r\n0\r\n\r\n")

    def test_trailers_are_cleared_too(self):
        self.assertEqual(self.strip(TRAILED + REQUEST), TRAILED_STRIPPED + STRIPPED)

    def test_pipelining_with_every_kind_of_body(self):
        body = bytes(range(256)) * 3 + b"\r\n\r\nX-Debug: 1\r\n"
        post = b"POST / HTTP/1.1\r\nHost: a\r\nX-Debug: 1\r\nContent-Length: %d\r\n\r\n" % len(body)
        put = b"PUT / HTTP/1.0\r\nContent-Length: 0\r\n\r\n"
        self.assertEqual(self.strip(REQUEST + post + body + TRAILED + b"\r\n" + REQUEST + put + REQUEST),
                         STRIPPED + post.replace(b"X-Debug: 1\r\n", b"") + body + TRAILED_STRIPPED +
                         STRIPPED + put + STRIPPED)

    def test_thousands_pipelined(self):
        """Heads cross the end of the bytes that one read returns."""
        def numbered(message, count):
            return b"".join(message.replace(b" /", b" /%d" % i) for i in range(count))
        self.assertEqual(self.strip(numbered(REQUEST, 9999)), numbered(STRIPPED, 9999))
        self.assertEqual(self.strip(numbered(TRAILED, 999)), numbered(TRAILED_STRIPPED, 999))

    def test_responses(self):
        ok = b"HTTP/1.1 200 OK\r\nX-Debug: 1\r\nContent-Length: 5\r\n\r\nhello"
        none = b"HTTP/1.1 100\r\nCF-Ray: 1\r\nContent-Length: 0\r\n\r\n"
        none = b"".join(none.replace(b"100", status) for status in (b"100", b"103", b"204", b"304"))
        until_end = b"HTTP/1.0 404 \r\nX-Debug: 2\r\n\r\nHTTP/1.1 200 OK\r\nX-Debug: 3\r\n\r\n"
        chunked = b"HTTP/1.1 500 Oh no\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nX-Debug: 1\r\n\r\n"
        self.assertEqual(self.strip(ok + none + chunked + until_end, "--responses"),
                         ok.replace(b"X-Debug: 1\r\n", b"") + none.replace(b"CF-Ray: 1\r\n", b"") +
                         chunked.replace(b"X-Debug: 1\r\n", b"") + until_end.replace(b"X-Debug: 2\r\n", b""))

    def test_reads_split_anywhere(self):
        """Sends single bytes. All earlier output must be written before the next byte is sent."""
        stream = b"\r\n" + REQUEST + TRAILED + b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\na\r\nb" + REQUEST
        running = subprocess.Popen([command.EXE, "strip", "edge.names"], cwd=self.folder, stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, bufsize=0)
        for byte in stream[:-1]:
            running.stdin.write(bytes([byte]))
        running.stdin.write(stream[-1:])
        running.stdin.close()
        left = running.stdout.read()
        self.assertEqual(running.wait(60), DONE)
        running.stdout.close()
        self.assertEqual(left, self.strip(stream))

    def test_output_is_written_at_once(self):
        """A proxy waits for an answer before it sends more."""
        running = subprocess.Popen([command.EXE, "strip", "edge.names"], cwd=self.folder, stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, bufsize=0)
        watch = threading.Timer(60, running.kill)
        watch.start()
        try:
            for part, left in [(REQUEST, STRIPPED), (b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\nab",) * 2,
                               (b"cd", b"cd"),
                               (b"ef" + REQUEST, b"ef" + STRIPPED)]:
                running.stdin.write(part)
                got = b""
                while len(got) < len(left):
                    more = running.stdout.read(len(left) - len(got))
                    self.assertTrue(more, "strip waits for bytes after the message")
                    got += more
                self.assertEqual(got, left)
            running.stdin.close()
            self.assertEqual((running.stdout.read(), running.wait(60)), (b"", DONE))
        finally:
            watch.cancel()
            running.kill()
            running.wait()
            running.stdout.close()

    def test_bodies_of_any_size_in_bounded_memory(self):
        """A body of 300 MB in a process limited to 100 MB."""
        size, block = 300_000_000, os.urandom(1_000_000)

        def limited():
            import resource
            resource.setrlimit(resource.RLIMIT_AS, (100 << 20, 100 << 20))

        program = open(command.EXE, "rb").read()
        shadowed = b"__asan" in program or b"__msan" in program  # a sanitizer maps terabytes

        for head, tail in [(b"POST / HTTP/1.0\r\nContent-Length: %d\r\n\r\n" % size, b""),
                           (b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n" % size, b"\r\n0\r\n\r\n"),
                           (b"HTTP/1.1 200 OK\r\n\r\n", b"")]:
            running = subprocess.Popen([command.EXE, "strip", "edge.names", *["--responses"][not head.startswith(b"HTTP"):]],
                                       cwd=self.folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, preexec_fn=None if shadowed else limited)

            def feed(running=running, head=head, tail=tail):
                running.stdin.write(head)
                for _ in range(size // len(block)):
                    running.stdin.write(block)
                running.stdin.write(tail)
                running.stdin.close()

            feeder = threading.Thread(target=feed)
            feeder.start()
            self.assertEqual(running.stdout.read(len(head)), head)
            for _ in range(size // len(block)):
                self.assertEqual(running.stdout.read(len(block)), block)
            self.assertEqual(running.stdout.read(), tail)
            feeder.join()
            self.assertEqual(running.wait(60), DONE)
            running.stdout.close()

    def test_long_heads(self):
        long = b"GET / HTTP/1.1\r\nHost: a\r\nA: %s\r\nX-Debug: 1\r\n\r\n"
        fits, over = (long % (b"a" * (length - len(long % b""))) for length in (1 << 20, (1 << 20) + 1))
        self.assertEqual(self.strip(fits), fits.replace(b"X-Debug: 1\r\n", b""))
        self.assertEqual(self.strip(REQUEST + over, status=BAD_INPUT), STRIPPED)
        self.assertEqual(self.strip(b"\n" * ((1 << 20) + 1), status=BAD_INPUT), b"")
        endless = self.expect(BAD_INPUT, "strip", "edge.names", stdin=b"GET / HTTP/1.1\r\nA: " + b"a" * (3 << 20))
        self.assertIn(b"more than 1 MiB", endless.stderr, "strip does not wait for the end of an endless line")
        trailed = b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nA: %s\r\n\r\n"
        self.strip(trailed % (b"a" * (1 << 20)), status=BAD_INPUT)
        chunk = b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0;%s\r\n\r\n"
        self.strip(chunk % (b"a" * 16000))
        self.strip(chunk % (b"a" * 16384), status=BAD_INPUT)

    def test_the_captured_requests(self):
        """The lines removed from the corpus are the lines that match the list."""
        self.write("top.names", "fold separators\ninclude <edge>\n")
        paths = sorted((SOURCE / "bench/corpus/edge").glob("*.http"))
        self.assertGreater(len(paths), 50)
        removed = 0
        for path in paths:
            head, end, _ = path.read_bytes().partition(b"\r\n\r\n")
            lines = head.split(b"\r\n")
            method, target, _ = lines[0].split(b" ")
            request = b"\r\n".join(lines) + end
            # bodies were not captured: without framing fields the heads follow one another
            plain = b"\r\n".join(line for line in request.split(b"\r\n")
                                 if not line.lower().startswith((b"content-length:", b"transfer-encoding:")))
            left = self.strip(plain, source="top.names").split(b"\r\n")
            self.assertEqual(left[0], b" ".join((method, target, b"HTTP/1.1")))
            kept = iter(plain.split(b"\r\n"))
            self.assertTrue(all(line in kept for line in left), "the other lines keep their order and bytes")
            removed += plain.count(b"\r\n") + 1 - len(left)
        self.assertGreater(removed, 50)

    def test_random_streams_of_messages(self):
        """Compares with a model that records the content of each message."""
        r = random.Random(34)
        for _ in range(60):
            stream, left = b"", b""
            for _ in range(r.randrange(12)):
                message = self.random_message(r)
                stream += message[0]
                left += message[1]
            self.assertEqual(self.strip(stream), left)

    @staticmethod
    def random_message(r):
        def fields(count):
            whole = part = b""
            for _ in range(count):
                goes = r.random() < 0.4
                name = r.choice([b"CF-Ray", b"x-int-1", b"A-Internal", b"bad name", b"X-DEBUG", b""] if goes else
                                [b"Accept", b"X-Int-Public-a", b"Cookie", b"cf-rays"])
                value = r.choice([b"", b" a", b" a:b ", b"\t" + b"v" * r.randrange(200)])
                end = b"\r\n"
                whole += name + b":" + value + end
                part += b"" if goes else name + b":" + value + end
            return whole, part

        start = b"POST /%d HTTP/1.1\r\nHost: a\r\n" % r.randrange(100)
        a, b = fields(r.randrange(6)), fields(r.randrange(6))
        body = r.randbytes(r.choice([0, 1, 30, 70000]))
        kind = r.randrange(3)
        if kind == 0:
            middle, tail, tail_left = b"", b"", b""
        elif kind == 1:
            middle, tail = b"Content-Length: %d\r\n" % len(body), body
            tail_left = tail
        else:
            middle, tail = b"Transfer-Encoding: chunked\r\n", b""
            while body:
                step = r.randrange(1, len(body) + 1)
                tail += b"%x%s\r\n%s\r\n" % (step, r.choice([b"", b";a=b"]), body[:step])
                body = body[step:]
            trailer = fields(r.randrange(3))
            tail_left = tail + b"0\r\n" + trailer[1] + b"\r\n"
            tail += b"0\r\n" + trailer[0] + b"\r\n"
        return start + a[0] + middle + b[0] + b"\r\n" + tail, start + a[1] + middle + b[1] + b"\r\n" + tail_left


if __name__ == "__main__":
    command.main()
