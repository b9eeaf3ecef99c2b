# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Reference 3.4: the places where readers differ. Each row of the table has the case with its name."""

import re

import command
from command import BAD_INPUT, DONE, EDGE, SOURCE

BEFORE = b"GET /before HTTP/1.1\r\nHost: a\r\n\r\n"
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
HIDDEN = b"GET /hidden HTTP/1.1\r\nHost: a\r\nX-Int-User: root\r\n\r\n"
CHUNKED = b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
CONTROLS = [bytes([c]) for c in [*range(1, 9), 11, 12, *range(14, 32), 127]]


def request(*fields, method=b"POST", target=b"/", version=b"1.1", host=b"Host: a"):
    lines = [b"%s %s HTTP/%s" % (method, target, version), *([host] if host else []), *fields]
    return b"".join(line + b"\r\n" for line in lines) + b"\r\n"


def response(status, *fields, version=b"1.1"):
    return b"".join(line + b"\r\n" for line in (b"HTTP/%s %s" % (version, status), *fields)) + b"\r\n"


class Ambiguities(command.Case):
    def setUp(self):
        super().setUp()
        self.write("edge.names", EDGE)

    def run_strip(self, status, message, options):
        before = OK if "--responses" in options else BEFORE
        result = self.expect(status, "strip", "edge.names", *options, stdin=before + message)
        self.assertEqual(result.stdout[:len(before)], before)
        return result, result.stdout[len(before):]

    def refused(self, message, *options, passed=b"", after=HIDDEN):
        """Checks that strip writes the message before, and of this one and of those after it only `passed`."""
        with self.subTest(message):
            result, left = self.run_strip(BAD_INPUT, message + after, options)
            self.assertEqual(left, passed)
            self.assertRegex(result.stderr, rb"^hdrtrie: standard input: message 2: .*\n$")

    def passes(self, message, *options, left=None):
        """Checks that strip sees the end of the message: it clears the next one."""
        after, cleared = HIDDEN, HIDDEN.replace(b"X-Int-User: root\r\n", b"")
        if "--responses" in options:
            after, cleared = response(b"204 None", b"X-Int-User: a"), response(b"204 None")
        with self.subTest(message):
            self.assertEqual(self.run_strip(DONE, message + after, options)[1],
                             (message if left is None else left) + cleared)

    def opens(self, message, *options):
        """Checks that strip writes a message that can open a tunnel, and lets nothing follow it."""
        self.refused(message, *options, passed=message)
        self.assertEqual(self.run_strip(DONE, message, options)[1], message)

    def each_place(self, byte):
        """Refuses the byte in the lines of heads, trailers and chunks."""
        self.refused(request(b"A: b" + byte + b"c"))
        self.refused(request(b"A: b" + byte + b"X-Int-User: root"))
        self.refused(request(b"A" + byte + b": b"))
        self.refused(request(target=b"/" + byte))
        self.refused(response(b"200 O" + byte + b"K"), "--responses")
        self.refused(response(b"200 OK", b"A: b" + byte), "--responses")
        for line in (b"5" + byte + b"\r\n", b"5;a" + byte + b"b\r\n", byte + b"5\r\n"):
            self.refused(CHUNKED + line + b"hello\r\n0\r\n\r\n", passed=CHUNKED)
        for trailer in (b"A: b" + byte + b"X-Int-A: c", b"X-Int-A: b" + byte, b"F" + byte + b": x"):
            self.refused(CHUNKED + b"0\r\n" + trailer + b"\r\n\r\n", passed=CHUNKED + b"0\r\n")

    def test_status_line_among_requests(self):
        self.refused(b"HTTP/1.1 200 HTTP/1.1\r\nHost: a\r\n\r\n")
        self.refused(b"HTTP/1.1 200 OK\r\nHost: a\r\n\r\n")
        self.refused(request(), "--responses")

    def test_bare_lf(self):
        self.assertIn(b"a bare LF in a head", self.run_strip(BAD_INPUT, request(b"A: b\nc"), [])[0].stderr)
        self.each_place(b"\n")
        self.refused(b"POST / HTTP/1.1\r\nHost: v\r\nFoo: x\nContent-Length: 50\r\n\r\n")
        self.refused(request().replace(b"\r\n", b"\n"))
        self.refused(b"\n" + request())
        self.refused(request()[:-2] + b"\n")
        self.refused(CHUNKED + b"0\r\nF: x\n\rB: q\r\n\r\n", passed=CHUNKED + b"0\r\n")
        self.refused(CHUNKED + b"0\r\nA: b\r\n\n", passed=CHUNKED + b"0\r\n")
        self.refused(CHUNKED + b"0\n\r\n", passed=CHUNKED)

    def test_bare_cr(self):
        self.assertIn(b"a bare CR in a head", self.run_strip(BAD_INPUT, request(b"A: b\rc"), [])[0].stderr)
        self.each_place(b"\r")
        self.refused(request(b"A: b\r\r\nX-Int-User: root"))

    def test_nul(self):
        self.each_place(b"\0")

    def test_control_byte(self):
        for byte in CONTROLS:
            self.each_place(byte)

    def test_tab(self):
        self.passes(request(b"A:\tb\tc\t"))
        for line in (b"POST\t/ HTTP/1.1", b"POST /\tHTTP/1.1", b"POST / HTTP/1.1\t", b"POST /\ta HTTP/1.1"):
            self.refused(line + b"\r\nHost: a\r\n\r\n")
        self.refused(response(b"200\tOK"), "--responses")
        self.refused(request(b"Content-Length:\t0"))
        self.refused(request(b"Transfer-Encoding:\tchunked"), after=b"0\r\n\r\n")
        self.refused(CHUNKED + b"5\t\r\nhello\r\n0\r\n\r\n", passed=CHUNKED)

    def test_byte_from_0x80(self):
        for byte in (b"\x80", b"\x85", b"\xa0", b"\xff"):
            self.passes(request(b"A: b" + byte + b"c"))
            self.passes(response(b"200 O" + byte, b"Content-Length: 0"), "--responses")
            self.refused(request(target=b"/" + byte))
            self.refused(CHUNKED + b"5;" + byte + b"\r\nhello\r\n0\r\n\r\n", passed=CHUNKED)

    def test_obs_fold(self):
        for fold in (b"\r\n ", b"\r\n\t", b"\r\n  \t"):
            for head in (request(b"X-Ok: 1" + fold + b"X-Int-User: root"), request(b"X-Int-A: 1" + fold + b"2"),
                         request(b"A:" + fold), request(host=b" Host: a"), request(b"A" + fold + b": b")):
                self.refused(head)
            self.refused(CHUNKED + b"0\r\nA: b" + fold + b"c\r\n\r\n", passed=CHUNKED + b"0\r\n")
            message = response(b"200 OK", b"Content-Length: 0", b"X-Ok: 1" + fold + b"X-Int-User: root")
            self.refused(message, "--responses")
            self.passes(message, "--responses", "--repair", left=message.replace(b"\r\n" + fold[2:], b"  " + fold[2:]))
        self.refused(request(host=b" Host: a"))
        self.refused(response(b"200 OK", b" A: b"), "--responses", "--repair")
        listed = response(b"200 OK", b"X-Int-A: 1\r\n 2", b"Content-Length: 0")
        self.passes(listed, "--responses", "--repair", left=response(b"200 OK", b"Content-Length: 0"))
        chunked = response(b"200 OK", b"Transfer-Encoding: chunked") + b"0\r\n"
        self.passes(chunked + b"A : b\r\n c\r\n\r\n", "--responses", "--repair", left=chunked + b"A: b   c\r\n\r\n")

    def test_line_without_a_colon(self):
        for line in (b"no colon", b"X-Int-User", b": b", b"Content-Length 5", b"GET /hidden HTTP/1.1"):
            self.passes(request(line, b"A: b"), left=request(b"A: b"))

    def test_white_space_before_the_colon(self):
        for blank in (b" ", b"\t", b" \t "):
            self.passes(request(b"X-Ok" + blank + b": 1"), left=request())
            for name in (b"Host", b"Content-Length", b"Transfer-Encoding"):
                self.refused(request(name + blank + b": 0"))
            message = response(b"200 OK", b"A" + blank + b": b c", b"X-Int-A" + blank + b": d", b"Content-Length: 0")
            self.passes(message, "--responses", left=response(b"200 OK", b"Content-Length: 0"))
            self.passes(message, "--responses", "--repair",
                        left=response(b"200 OK", b"A: b c", b"Content-Length: 0"))
            self.passes(response(b"200 OK", b"Content-Length" + blank + b": 0"), "--responses", "--repair",
                        left=response(b"200 OK", b"Content-Length: 0"))
            both = response(b"200 OK", b"Content-Length" + blank + b": 0", b"Transfer-Encoding: chunked")
            self.refused(both, "--responses", "--repair")
        self.expect(command.USAGE, "strip", "edge.names", "--repair")

    def test_alias_of_a_framing_name(self):
        for name in (b"Content_Length", b"content.length", b"Content--Length", b"ContentLength", b"Content Length",
                     b"(Content-Length)", b"Transfer_Encoding", b"Transfer-Encoding!", b"Host_", b"\xa0Host", b"_Host",
                     b"Expect_"):
            self.refused(request(name + b": 5"))
        self.passes(request(b"Content-Length-X: 5", b"X-Content-Length: 5", b"Hosts: b", b"Unexpect: c"))

    def test_empty_line_before_a_start_line(self):
        for empty in (b"\r\n", b"\r\n\r\n", b"\r\n" * 9999):
            self.passes(empty + request(), left=request())
            self.passes(empty + OK, "--responses", left=OK)
        self.refused(b" \r\n" + request())

    def test_request_target(self):
        for target in (b"a", b"*", b"?a", b"a/b", b"http:/a", b"http://", b"://a/", b"HTTP/1.1"):
            self.refused(request(method=b"GET", target=target))
        for target in (b"/a", b"a", b"a:", b":80", b"a:b", b"a:80b", b"a?:80", b"u@a:80", b"a,b:80", b"*", b"80"):
            self.refused(request(method=b"CONNECT", target=target), after=b"")
        self.opens(request(method=b"CONNECT", target=b"[::1]:443"))
        for scheme in (b"?http", b"1http", b"-a", b"a_b", b"ht%74p", b"a,http"):
            self.refused(request(method=b"GET", target=scheme + b"://a/"))
        self.passes(request(method=b"OPTIONS", target=b"*"))
        self.passes(request(target=b"//a?b={c|d}^\"<>`[]\\"))
        self.opens(request(method=b"CONNECT", target=b"a:80"))

    def test_absolute_form(self):
        http = b"http://"
        for target in (http + b"a", http + b"A/", b"https" + http[4:] + b"a?b", http + b"a#b"):
            self.passes(request(target=target))
        for target in (b"b/", b"a:80/", b"c@a/", b"aa/"):
            self.refused(request(target=http + target))
        self.refused(request(target=http + b"a/", host=b"Host:"))
        self.passes(request(target=http + b"b/", host=None, version=b"1.0"))
        self.passes(request(target=b"svn+ssh-1.0" + http[4:] + b"[::1]:80/", host=b"Host: [::1]:80"))
        for authority in (b"u@b", b"a,b", b"a\\b", b"<a>", b"a\"b", b":80@a"):
            self.refused(request(target=http + authority + b"/", host=None, version=b"1.0"))

    def test_http_0_9_start_line(self):
        for line in (b"GET /", b"GET / ", b"GET", b"GET / HTTP/0.9"):
            self.refused(line + b"\r\nHost: a\r\n\r\n")
            self.refused(line + b"\r\n\r\n")

    def test_http_2_0_start_line(self):
        self.refused(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
        for version in (b"2.0", b"2", b"1.2", b"1.9", b"1.10", b"01.1", b"1.1.1", b"3"):
            self.refused(request(version=version))
            self.refused(response(b"200 OK", version=version), "--responses")

    def test_missing_host(self):
        self.refused(request(host=None))
        self.passes(request(host=None, version=b"1.0"))
        self.passes(request(host=b"Host:"))

    def test_repeated_host(self):
        for again in (b"Host: a", b"Host: b", b"host:"):
            self.refused(request(again))
            self.refused(request(again, version=b"1.0"))

    def test_malformed_host(self):
        for host in (b"Host : a", b"Host\t: a", b"Host: a b", b"Host: a,b", b"Host: a, b", b"Host: a/b", b"Host: c@a",
                     b"Host: a\xe9", b"Host: a\\b", b"Host: <a>", b"Host: a?b", b"Host: a#b", b"Host: \"a\""):
            self.refused(request(host=host))
        for host in (b"Host:a", b"host: a_b.c-d:80", b"Host: [::1%25x]:80", b"Host: \t a\t", b"Host: 1.2.3.4"):
            self.passes(request(host=host))

    def test_repeated_content_length(self):
        for values in ((b"5", b"5"), (b"5", b"6"), (b"0", b""), (b"5", b"05")):
            self.refused(request(*(b"Content-Length: " + value for value in values)))
            self.refused(response(b"200 OK", *(b"Content-Length: " + value for value in values)), "--responses")

    def test_content_length_list(self):
        for value in (b"5, 5", b"5,5", b"5,", b",5", b"5, 6"):
            self.refused(request(b"Content-Length: " + value))
            self.refused(response(b"200 OK", b"Content-Length: " + value), "--responses")

    def test_content_length_number(self):
        for value in (b"+5", b"-5", b"0x5", b"05", b"00", b"5.0", b"5_0", b"", b"5 5", b" 5", b"5 ", b"9223372036854775808"):
            self.refused(request(b"Content-Length: " + value))
            self.refused(response(b"200 OK", b"Content-Length: " + value), "--responses")
        for value in (b" 5", b"5"):
            self.passes(request(b"Content-Length:" + value) + b"hello")

    def test_content_length_with_transfer_encoding(self):
        for fields in ((b"Content-Length: 0", b"Transfer-Encoding: chunked"),
                       (b"Transfer-Encoding: chunked", b"Content-Length: 5"),
                       (b"Transfer-Encoding: identity", b"Content-Length: 5")):
            self.refused(request(*fields))
            self.refused(response(b"200 OK", *fields), "--responses")

    def test_transfer_encoding_value(self):
        for value in (b"Chunked", b"CHUNKED", b"gzip, chunked", b"chunked, gzip", b"identity", b"", b"chunked ", b" chunked",
                      b"chunked,", b"chunked;a=b", b"\"chunked\"", b"xchunked"):
            self.refused(request(b"Transfer-Encoding: " + value))
            self.refused(response(b"200 OK", b"Transfer-Encoding: " + value), "--responses")
        for value in (b"chunked", b" chunked"):
            self.passes(request(b"transfer-encoding:" + value) + b"5\r\nhello\r\n0\r\n\r\n")

    def test_repeated_transfer_encoding(self):
        self.refused(request(b"Transfer-Encoding: chunked", b"Transfer-Encoding: chunked"))
        self.refused(request(b"Transfer-Encoding: chunked", b"Transfer-Encoding: identity"))

    def test_transfer_encoding_in_http_1_0(self):
        self.refused(request(b"Transfer-Encoding: chunked", version=b"1.0"))
        self.refused(response(b"200 OK", b"Transfer-Encoding: chunked", version=b"1.0"), "--responses")

    def test_nominated_framing_field(self):
        for name in (b"Content-Length", b"host", b"Transfer-Encoding", b"content_length"):
            for value in (name, b"close, " + name, name + b" ,close", b",\t" + name + b"\t"):
                self.refused(request(b"Connection: " + value, b"Content-Length: 0"))
                self.refused(request(b"Connection : " + value, b"Content-Length: 0"))
                self.refused(request(b"Connection: " + value, b"Content-Length: 0"), "--connection")
                self.refused(response(b"200 OK", b"Connection: " + value), "--responses")
        self.passes(request(b"Connection: close, keep-alive,,x-hosts"))

    def test_expect(self):
        for value in (b"100-continue", b"100-Continue"):
            self.passes(request(b"Expect: " + value, b"Content-Length: 5") + b"hello")
        for value in (b"", b"200-ok", b"100-continue, a", b"y 100-continue"):
            self.refused(request(b"Expect: " + value, b"Content-Length: 5"))
        self.refused(request(b"Expect: 100-continue", b"Expect: 100-continue"))

    def test_connect_with_framing_fields(self):
        for field in (b"Content-Length: 45", b"Content-Length: 0", b"Transfer-Encoding: chunked"):
            for method in (b"CONNECT", b"connect"):
                self.refused(request(field, method=method, target=b"a:80"))

    def test_body_of_get_head_or_trace(self):
        for method in (b"GET", b"HEAD", b"TRACE", b"get"):
            self.refused(request(b"Content-Length: 5", method=method))
            self.refused(request(b"Transfer-Encoding: chunked", method=method))
            self.passes(request(b"Content-Length: 0", method=method))
            self.passes(request(method=method))

    def test_upgrade_with_a_body(self):
        for value in (b"websocket", b"h2c", b"x, y", b""):
            for name in (b"Upgrade", b"upgrade", b"Up-grade"):
                self.refused(request(name + b": " + value, b"Content-Length: 5", method=b"POST"))
                self.refused(request(b"Transfer-Encoding: chunked", name + b": " + value, method=b"POST"))

    def test_request_after_upgrade_or_connect(self):
        for message in (request(b"Upgrade: websocket", b"Connection: upgrade"), request(b"Up-grade: h2c"),
                        request(b"Upgrade: websocket", b"Content-Length: 0"), request(method=b"CONNECT", target=b"a:80")):
            self.opens(message)

    def test_body_of_other_methods(self):
        for method in (b"POST", b"PUT", b"PATCH", b"DELETE", b"OPTIONS", b"QUERY", b"PROPFIND"):
            self.passes(request(b"Content-Length: 5", method=method) + b"hello")
            self.passes(request(b"Transfer-Encoding: chunked", method=method) + b"5\r\nhello\r\n0\r\n\r\n")
            self.passes(request(method=method))

    def test_body_of_1xx_or_204(self):
        for status in (b"100 Continue", b"101 Switching", b"103 Hints", b"204 None"):
            self.refused(response(status, b"Transfer-Encoding: chunked"), "--responses", after=b"0\r\n\r\n" + OK)
            self.refused(response(status, b"Content-Length: 5"), "--responses")
            passes = self.opens if status.startswith(b"101") else self.passes
            passes(response(status, b"Content-Length: 0"), "--responses")
            passes(response(status), "--responses")

    def test_body_of_205(self):
        self.passes(response(b"205 Reset", b"Content-Length: 0"), "--responses")
        for fields in ((), (b"Content-Length: 5",), (b"Transfer-Encoding: chunked",)):
            self.refused(response(b"205 Reset", *fields), "--responses")

    def test_transfer_encoding_in_304(self):
        self.refused(response(b"304 Same", b"Transfer-Encoding: chunked"), "--responses")
        self.passes(response(b"304 Same", b"Content-Length: 70"), "--responses")

    def test_response_to_head(self):
        for fields in ((b"Content-Length: 70",), (b"Transfer-Encoding: chunked",), ()):
            self.passes(response(b"200 OK", *fields), "--responses", "--no-bodies")
        self.expect(command.USAGE, "strip", "edge.names", "--no-bodies")

    def test_chunk_size(self):
        for size in (b"", b"x", b"+5", b"-5", b"0x5", b"5_", b" 5", b"80000000", b"100000005", b"10000000000000005",
                     b"00000000000000005", b"5 5", b"5,"):
            self.refused(CHUNKED + size + b"\r\nhello\r\n0\r\n\r\n", passed=CHUNKED)
        for size in (b"5", b"05", b"0000000000000005"):
            self.passes(CHUNKED + size + b"\r\nhello\r\n00\r\n\r\n")
        self.passes(CHUNKED + b"a\r\n0123456789\r\nA\r\n0123456789\r\n0\r\n\r\n")
        result, left = self.run_strip(BAD_INPUT, CHUNKED + b"7fffffff\r\nhello", [])
        self.assertIn(b"ends inside a body", result.stderr)
        self.assertEqual(left, CHUNKED + b"7fffffff\r\nhello")

    def test_padded_chunk_size(self):
        for pad in (b" ", b"     "):
            self.passes(CHUNKED + b"5" + pad + b"\r\nhello\r\n0" + pad + b"\r\n\r\n")
            message = response(b"200 OK", b"Transfer-Encoding: chunked") + b"5" + pad + b"\r\nhello\r\n0\r\n\r\n"
            self.passes(message, "--responses")

    def test_chunk_extension(self):
        for extension in (b";", b";a", b" ; a = b", b";a=\"b;\\\"c\"", b";a;b=c"):
            self.passes(CHUNKED + b"5" + extension + b"\r\nhello\r\n0" + extension + b"\r\n\r\n")
        for extension in (b";a=\"b", b";\"", b";a=\"b\\\"", b"a", b":a"):
            self.refused(CHUNKED + b"5" + extension.replace(b"a", b"x", 1) + b"\r\nhello\r\n0\r\n\r\n", passed=CHUNKED)
        for extension in (b";a /hidden HTTP/1.1", b" ;a=\"/ http/1.0\"", b";HTTP/"):
            self.refused(CHUNKED + b"5" + extension + b"\r\nhello\r\n0\r\n\r\n", passed=CHUNKED)
            self.refused(CHUNKED + b"0" + extension + b"\r\n\r\n", passed=CHUNKED)

    def test_chunk_data(self):
        for data, passed in ((b"hello!\r\n", b"hello"), (b"hell\r\n", b"hell\r"), (b"hello", b"hello"),
                             (b"hello\n", b"hello"), (b"hello\r\r\n", b"hello")):
            self.refused(CHUNKED + b"5\r\n" + data + b"0\r\n\r\n", passed=CHUNKED + b"5\r\n" + passed)

    def test_framing_field_in_trailers(self):
        for name in (b"Content-Length", b"Transfer-Encoding", b"Host", b"host ", b"Content_Length", b"Connection", b"Expect",
                     b"Upgrade"):
            for options in ((), ("--framing",)):
                self.refused(CHUNKED + b"0\r\nA: b\r\n" + name + b": 0\r\n\r\n", *options, passed=CHUNKED + b"0\r\n")
            message = CHUNKED.replace(b"POST / HTTP/1.1", b"HTTP/1.1 200 OK")
            self.refused(message + b"0\r\n" + name + b": 0\r\n\r\n", "--responses", passed=message + b"0\r\n")

    def test_start_line_in_trailers(self):
        for line in (b"X:GET / HTTP/1.1", b"GET /hidden HTTP/1.1", b"X: /hidden http/1.0", b"GET /: HTTP/1.1"):
            self.refused(CHUNKED + b"0\r\n" + line + b"\r\n\r\n", passed=CHUNKED + b"0\r\n")

    def test_long_section(self):
        self.refused(request(b"A: " + b"b" * (1 << 20)))
        self.refused(CHUNKED + b"0\r\nA: " + b"b" * (1 << 20) + b"\r\n\r\n", passed=CHUNKED + b"0\r\n")
        self.refused(CHUNKED + b"5;" + b"a" * (16 << 10) + b"\r\nhello\r\n0\r\n\r\n", passed=CHUNKED)

    def test_each_row_has_a_case(self):
        text = (SOURCE / "docs/reference.md").read_text()
        clause = text[text.index("### 3.4"):text.index("## 4.")]
        rows = [re.sub(r"[^a-z0-9]+", "_", row.lower()) for row in re.findall(r"^\| (.*?) \|", clause, re.MULTILINE)]
        rows.remove("place")
        self.assertGreater(len(rows), 40)
        cases = [name[len("test_"):] for name in dir(self) if name.startswith("test_")]
        self.assertEqual(sorted(rows + ["each_row_has_a_case"]), sorted(cases))


if __name__ == "__main__":
    command.main()
