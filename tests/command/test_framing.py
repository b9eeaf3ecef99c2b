# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Reference 3.4: if the framing of a message is ambiguous, strip ends with status 1 and stops writing."""

import command
from command import BAD_INPUT, DONE, EDGE

BEFORE = b"GET /before HTTP/1.1\r\nHost: a\r\n\r\n"
NOT_MODIFIED = b"HTTP/1.1 304 Not Modified\r\n\r\n"
SMUGGLED = b"GET /smuggled HTTP/1.1\r\nHost: a\r\nX-Debug: 1\r\n\r\n"


class Framing(command.Case):
    def setUp(self):
        super().setUp()
        self.write("edge.names", EDGE)

    def refused(self, message, after=SMUGGLED, passed=b"", arguments=(), before=BEFORE):
        """Checks that the message before is written completely, and of this one only the part `passed`."""
        result = self.expect(BAD_INPUT, "strip", "edge.names", *arguments, stdin=before + message + after)
        self.assertEqual(result.stdout, before + passed)
        self.assertIn(b"message 2: ", result.stderr)
        return result.stderr

    def accepted(self, message, left=None):
        result = self.expect(DONE, "strip", "edge.names", stdin=BEFORE + message + SMUGGLED)
        self.assertEqual(result.stdout,
                         BEFORE + (message if left is None else left) + SMUGGLED.replace(b"X-Debug: 1\r\n", b""))

    def post(self, *fields, version=b"1.1"):
        return b"POST / HTTP/%s\r\nHost: a\r\n" % version + b"".join(field + b"\r\n" for field in fields) + b"\r\n"

    def each(self, lists_of_fields, after=b"5\r\nhello\r\n0\r\n\r\n" + SMUGGLED, **more):
        for fields in lists_of_fields:
            with self.subTest(fields):
                self.refused(self.post(*fields, **more), after)
                # also as a response, and with --framing, which allows no exceptions
                response = self.post(*fields, **more).replace(b"POST / HTTP/", b"HTTP/")
                response = response.replace(b"\r\n", b" 200 OK\r\n", 1)
                self.refused(response, after, before=NOT_MODIFIED, arguments=["--responses"])
                self.refused(self.post(*fields, **more), after, arguments=["--framing"])

    def test_both_lengths(self):
        self.each([
            [b"Content-Length: 5", b"Transfer-Encoding: chunked"],
            [b"Transfer-Encoding: chunked", b"Content-Length: 5"],
            [b"content-length: 0", b"TRANSFER-ENCODING: chunked"],
            [b"Content-Length: 5", b"X-Other: 1", b"Transfer-Encoding: identity"],
            [b"Content-Length: 5", b"Transfer-Encoding:"],
        ])

    def test_content_lengths_that_repeat(self):
        self.each([
            [b"Content-Length: 5", b"Content-Length: 6"],
            [b"Content-Length: 5", b"X-Other: 1", b"content-length: 0"],
            [b"Content-Length: 5", b"Content-Length: 05"],
            [b"Content-Length: 5", b"Content-Length:"],
            [b"Content-Length: 5, 6"], [b"Content-Length: 5", b"Content-Length: 5"],
        ])

    def test_content_lengths_that_are_not_numbers(self):
        self.each([[b"Content-Length:" + value] for value in [
            b"", b" ", b"  5", b"\t5", b" 5 ", b" 5\t", b" 05", b" 00", b" +5", b" -5", b" 0x5", b" 5 5", b" 5,5", b" 5, 5", b" 5;", b" 5.0", b" 5\x0b", b" \x0c5",
            b" five", b" 5\xa0",
            b" 9223372036854775808", b" 18446744073709551621", b" 99999999999999999999999999", b" \"5\"",
        ]])
        self.accepted(self.post(b"Content-Length: 5") + b"hello")
        self.accepted(self.post(b"content-length:5") + b"hello")
        self.accepted(self.post(b"Content-Length: 0"))
        result = self.expect(BAD_INPUT, "strip", "edge.names",
                             stdin=self.post(b"Content-Length: 9223372036854775807") + b"a")
        self.assertIn(b"ends inside a body", result.stderr)

    def test_transfer_encodings_that_are_not_exactly_chunked(self):
        self.each([[b"Transfer-Encoding:" + value] for value in [
            b"", b" gzip", b" identity", b" chunked, gzip", b" chunked, chunked", b" chunked,", b" ,chunked",
            b" gzip,,chunked", b" gzip, chunked", b" Chunked", b"  chunked", b"\tchunked", b" chunked ",
            b" chunked;a=b", b" gzip;q=1, chunked", b" \"chunked\"", b" xchunked", b" chunkedx", b" chunked chunked",
            b" chunked\x0b", b" \x00chunked", b" chunke", b" gzip chunked", b" chunked\x00", b" chunked\xa0",
        ]] + [
            [b"Transfer-Encoding: chunked", b"Transfer-Encoding: chunked"],
            [b"Transfer-Encoding: gzip", b"Transfer-Encoding: chunked"],
            [b"Transfer-Encoding: chunked", b"Transfer-Encoding: identity"],
        ])
        for value in [b"chunked", b" chunked"]:
            self.accepted(self.post(b"Transfer-Encoding:" + value) + b"5\r\nhello\r\n0\r\n\r\n")

    def test_framing_that_is_folded(self):
        self.each([
            [b"Transfer-Encoding:\r\n chunked"], [b"Transfer-Encoding: chunked\r\n "], [b"Content-Length: 5\r\n\t"],
            [b"Content-Length: 5\r\n 6"], [b"Transfer-Encoding: gzip\r\n , chunked"],
        ])
        self.assertIn(b"obs-fold", self.refused(self.post(b"Content-Length:\r\n 5")))

    def test_framing_that_begins_a_continuation_line(self):
        """A reader that does not support folding treats the line as a field."""
        self.each([
            [b"A: b\r\n Transfer-Encoding: chunked"], [b"A: b\r\n\tContent-Length: 5"], [b"A: b\n c\n Content-Length: 5"],
            [b"A\n Transfer-Encoding: c\n n"], [b"A\n Transfer-Encoding\x00: c\n n"], [b"A: b\n Transfer-Encoding : c"],
            [b"A: b\n c: Transfer-\x00Encoding: d\n Content-\rLength:"], [b"A: b\r:\rTransfer-Encoding: chunked"], [b"A\rContent-Length: 5"], [b"A: b\n c\r Content-Length: 5\r"],
        ])
        self.refused(b"POST / HTTP/1.1\r\n \r\n Transfer-Encoding: chunked\r\n\r\n")
    def test_framing_by_a_malformed_name(self):
        """strip would remove the field, but the sender may have framed the message with it."""
        self.each([
            [b"Transfer-Encoding : chunked"], [b"Transfer-Encoding\t: chunked"], [b"Content-Length : 5"],
            [b"\x0bTransfer-Encoding: chunked"], [b"Transfer\x00-Encoding: chunked"], [b"Content-Length\xa0: 5"],
            [b"Transfer-Encoding\r: chunked"], [b"Content-\rLength: 5"], [b"(Content-Length): 5"],
            [b"Transfer-Encoding\r\n : chunked"], [b"Transfer-Encoding: chunked\r"],
            [b"Transfer-Encoding: chun\x00ked"],
            [b"Content-Length: 5\x00"], [b"Content-Length: 5\r"],
        ])
        self.refused(b"POST / HTTP/1.1\r\n Transfer-Encoding: chunked\r\n\r\n")
        self.accepted(self.post(b"Transfer-Encoding-X: a", b"XContent-Length: b", b"Content-Lengt: 5"))
        self.accepted(self.post(b"Content Len: a", b"Content-Length 5"), self.post())

    def test_transfer_encoding_in_http_1_0(self):
        self.each([[b"Transfer-Encoding: chunked"]], version=b"1.0")

    def test_start_lines_that_are_not_of_http_1(self):
        for line in [b"GET /", b"GET / HTTP/2.0", b"GET / HTTP/1", b"GET / HTTP/1.10", b"GET / HTTP/1.2", b"GET / http/1.1",
                     b"GET /a b HTTP/1.1", b"GET  / HTTP/1.1", b"GET HTTP/1.1", b" GET / HTTP/1.1", b"GET / HTTP/1.1 ",
                     b"GET\t/ HTTP/1.1", b"G(T / HTTP/1.1", b"GET /\xa0 HTTP/1.1", b"GET a HTTP/1.1", b"GET * HTTP/1.1",
                     b"GET http:///a HTTP/1.1", b"GET / HTTP/1.1\rX-Debug: 1", b"GET /\x00 HTTP/1.1", b"PRI * HTTP/2.0", b"Host: a",
                     b"\x16\x03\x01", b"\r", b"HTTP/1.1 200 OK", b"HTTP/1.1 200 HTTP/1.1"]:
            with self.subTest(line):
                self.refused(line + b"\r\nHost: a\r\n\r\n")
        for line in [b"HTTP/1.1 20 OK", b"HTTP/1.1 099 OK", b"HTTP/1.1 600 OK", b"HTTP/1.1 2000 OK", b"HTTP/1.1200 OK",
                     b"HTTP/2 200", b"HTTP/1.1  200", b"HTTP/1.1 200 O\tK", b"GET / HTTP/1.1"]:
            with self.subTest(line):
                self.refused(line + b"\r\nHost: a\r\n\r\n", before=NOT_MODIFIED, arguments=["--responses"])

    def test_invalid_chunks(self):
        head = self.post(b"Transfer-Encoding: chunked")
        for chunk in [b"\r\n", b"x\r\n", b"-5\r\nhello\r\n", b"+5\r\nhello\r\n", b"0x5\r\nhello\r\n",
                      b" 5\r\nhello\r\n",
                      b"5\t\r\nhello\r\n", b"5 5\r\nhello\r\n", b"5\nhello\r\n", b"5;a\nhello\r\n",
                      b"5;a\rb\r\nhello\r\n",
                      b"5;\x00\r\nhello\r\n", b"5\r\r\nhello\r\n", b"10000000000000000\r\nhello\r\n",
                      b"80000000\r\nhello\r\n", b"00000000000000005\r\nhello\r\n", b"5;\xe9\r\nhello\r\n",
                      b"5;a=\"b\r\nhello\r\n", b"5;\ta\r\nhello\r\n",
                      b";a\r\nhello\r\n", b"5,a\r\nhello\r\n"]:
            with self.subTest(chunk):
                self.refused(head + chunk, b"0\r\n\r\n" + SMUGGLED, passed=head)
        for chunk, passed in [(b"5\r\nhello!\r\n", b"5\r\nhello"), (b"5\r\nhello\n", b"5\r\nhello"),
                              (b"4\r\nhello\r\n", b"4\r\nhell"),
                              (b"5\r\nhello\r\r\n", b"5\r\nhello")]:
            with self.subTest(chunk):
                self.refused(head + b"1\r\na\r\n" + chunk, b"0\r\n\r\n" + SMUGGLED,
                             passed=head + b"1\r\na\r\n" + passed)
        self.accepted(head + b"0005;a;b=\"c\\\";\"\r\nhello\r\n0 ; d\r\nE: f\r\n\r\n")
        self.accepted(head + b"5  \r\nhello\r\n000 \r\nE: f\r\n\r\n")

    def test_streams_that_end_too_early(self):
        whole = self.post(b"Transfer-Encoding: chunked") + b"5\r\nhello\r\n0\r\nA: b\r\n\r\n"
        for message in (whole, self.post(b"Content-Length: 5") + b"hello"):
            for end in range(1, len(message)):
                result = self.expect(BAD_INPUT, "strip", "edge.names", stdin=BEFORE + message[:end])
                self.assertIn(b"the stream ends inside", result.stderr)
                self.assertTrue((BEFORE + message[:end]).startswith(result.stdout))
            self.expect(DONE, "strip", "edge.names", stdin=BEFORE + message)

    def test_messages_without_framing_fields_have_no_body(self):
        request = b"POST / HTTP/1.1\r\nHost: a\r\n\r\n"
        self.accepted(request)
        result = self.expect(BAD_INPUT, "strip", "edge.names", stdin=request + b"{}\r\n" + SMUGGLED)
        self.assertEqual(result.stdout, request)
        self.assertIn(b"message 2: the first line is not a request line of HTTP/1", result.stderr)


if __name__ == "__main__":
    command.main()
