# SPDX-License-Identifier: Apache-2.0 OR MIT
"""The parts of generated streams: marks, requests, and the pools of bytes that parsers read differently."""

CRLF = b"\r\n"
HTTP, HTTPS = b"http:" + b"//", b"https:" + b"//"
LINE_ENDS = [b"\n", b"\r", b"\r\r\n", b"\n\r", b"\r\n\r", b"\x0b", b"\x0c", b"\x00\n", b" \n", b"\t\r\n", b"\x85", b"\xe2\x80\xa8", b"\n ", b"\r "]
BLANKS = [b" ", b"\t", b"  ", b" \t", b"\x0b", b"\x0c", b"\xa0", b"\x85", b"\x00", b"\r", b"\n", b"\r\n ", b"\r\n\t", b"\n ", b"\r\r\n "]
CONTROLS = [bytes([byte]) for byte in (0, 1, 8, 9, 11, 12, 13, 27, 28, 31, 127, 128, 133, 160, 255)]
LISTED = [b"X-Int-User", b"x-int-user", b"X_Int_User", b"X.Int-User", b"X-INT_USER", b"X-Int-", b"X-Int-%41", b"x!int!user",
          b"X-Int-User~", b"X|Int|User", b"Remote-User", b"REMOTE_USER", b"remote.user", b"Proxy", b"PROXY", b"A-Secret", b"a_secret",
          b"X+Int-User", b"X-Int-User-", b"-Secret", b"X^Int`User", b"X#Int$User", b"X&Int'User", b"X*Int-User"]
METHODS = [b"GET", b"HEAD", b"POST", b"PUT", b"DELETE", b"OPTIONS", b"TRACE", b"PATCH", b"CONNECT", b"PRI", b"get", b"M-SEARCH", b"X"]
VERSIONS = [b"HTTP/1.1", b"HTTP/1.0", b"HTTP/0.9", b"HTTP/1.2", b"HTTP/2.0", b"HTTP/2", b"HTTP/1", b"http/1.1", b"HTTP/01.1", b"HTTP/1.10",
            b"HTTP/1.1 ", b"HTTP/1.1\t", b"HTTP /1.1", b"HTTP/1,1", b"ICY/1.1", b"HTTP/3.0", b"", b"HTTP/1.\xb1", b"HTTPS/1.1", b"HTTP/1.1\x00"]


class Maker:
    """Makes the parts of one stream. Visible requests have targets /vITEM.COUNT, hidden ones /hITEM.COUNT."""

    def __init__(self, random, item):
        self.random, self.item, self.count = random, item, 0

    def pick(self, *options):
        return self.random.choice(options)

    def often(self, share=0.5):
        return self.random.random() < share

    def mark(self, letter="v"):
        self.count += 1
        return b"/%b%d.%d" % (letter.encode(), self.item, self.count)

    def hidden(self):
        """A request that must not be dispatched, as the body of another."""
        return b"%b %b HTTP/1.1\r\nHost: i\r\n%b: evil\r\n%b\r\n" % (
            self.pick(b"GET", b"GET", b"POST"), self.mark("h"), self.random.choice(LISTED[:4]),
            self.pick(b"", b"", b"Connection: close\r\n", b"Content-Length: 0\r\n"))

    def request(self, fields=(), body=b"", method=b"GET", version=b"HTTP/1.1", target=None):
        """fields: lines without line ends."""
        return CRLF.join([b"%b %b %b" % (method, target or self.mark(), version), b"Host: a", *fields, b"", body])

    def with_length(self, fields=(), body=None, **more):
        body = self.hidden() if body is None else body
        more.setdefault("method", b"POST")
        return self.request([*fields, b"Content-Length: %d" % len(body)], body, **more)

    def chunks(self, body=None, size=b"%x", extension=b"", trailers=b""):
        body = self.hidden() if body is None else body
        first = (size % len(body)) + extension + CRLF + body + CRLF if body else b""
        return first + b"0\r\n" + trailers + CRLF

    def with_chunks(self, fields=(), body=None, coding=b"Transfer-Encoding: chunked", **more):
        options = {key: more.pop(key) for key in ("size", "extension", "trailers") if key in more}
        more.setdefault("method", b"POST")
        return self.request([*fields, coding], self.chunks(body, **options), **more)

    def framed(self, fields=(), **more):
        return self.with_length(fields, **more) if self.often() else self.with_chunks(fields, **more)

    def end(self):
        """The last request, after whose answer a server closes."""
        return b"GET /v%d.end HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" % self.item
