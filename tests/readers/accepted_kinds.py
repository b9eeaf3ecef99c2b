# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Kinds of streams that strip mostly passes, with bytes and forms that are rare but allowed, and lines that it removes."""

from stream_parts import CRLF, HTTP, HTTPS, LISTED

TOKEN_BYTES = b"!#$%&'*+-.^_`|~09azAZ"
NAMES = [b"Content-Length-X", b"X-Content-Length", b"Content-Lengt", b"Transfer-Encodin", b"Transfer-Encoding-X", b"X-Transfer-Encoding", b"TE", b"Te", b"Trailer",
         b"Keep-Alive", b"Proxy-Connection", b"Content-Encoding", b"Content-Type", b"Content-Range", b"Range", b"Via", b"X-HTTP-Method-Override", b"X-Forwarded-For",
         b"X-Forwarded-Host", b"Forwarded", b"X-Original-URL", b"X-Rewrite-URL", b"HTTP2-Settings", b"Sec-WebSocket-Key", b"Cookie", b"Status", b"Script-Name",
         b"Content", b"Length", b"Hos", b"Hostx", b"X-Host", b"HTTP_HOST", b"HTTP_CONTENT_LENGTH", b"X-Int", b"X-In", b"Int-User", b"X-Intuser", b"Secret", b"Proxy-X"]
VALUES = [b"", b" ", b"\t", b"a\tb", b"\xff\xfe", b"\xe2\x80\xa8", b"chunked", b"0", b"5", b"100-continue", b"close", b"upgrade", b"GET / HTTP/1.1", b"a: b", b"\"", b"\"a",
          b"(", b"\\", b",", b",,", b";", b"a" * 4096, b"=", b"%00", b"%0d%0aX-Int-User: evil", b"\\r\\nX-Int-User: evil", b"=?utf-8?q?=0d=0a?=", b"a  b", b"\x85", b"\xa0"]
REMOVED = [b"no colon", b": no name", b"a b: c", b"X-Ok : 1", b"\xffname: x", b"(a): b", b"X-Int-User", b"[a]: b", b"a/b: c", b"@: x", b"{}: x", b"\"a\": b", b"GET /x",
           b"X\xc3\xa9: a", b"Content Length: 5", b"Transfer Encoding: chunked", b"Con tent-Length: 7", b"=: a", b";: a", b"a,b: c"]


def field(make):
    name = make.random.choice(NAMES) if make.often(0.7) else bytes(make.random.choice(TOKEN_BYTES) for _ in range(make.pick(1, 2, 5, 40, 255)))
    return name + b":" + make.pick(b" ", b" ", b"", b"  ", b"\t") + make.random.choice(VALUES) + make.pick(b"", b"", b" ", b"\t")


def line(make):
    if make.often(0.2):
        return make.random.choice(LISTED) + b": evil"
    return make.random.choice(REMOVED) if make.often(0.2) else field(make)


def rare_fields(make):
    fields = [line(make) for _ in range(make.pick(1, 1, 2, 3, 8, 60))]
    return b"".join(make.pick(make.request, make.with_length, make.with_chunks)(fields) for _ in range(make.pick(1, 1, 2, 3)))


def rare_chunks(make):
    """Allowed sizes, extensions and trailers."""
    pieces = b""
    for _ in range(make.pick(1, 1, 2, 3)):
        data = make.pick(make.hidden(), b"a", b"0\r\n\r\n", b"\r\n", b"\n", b"5\r\n", make.hidden() * 40)
        size = make.pick(b"%x", b"%X", b"0%x", b"00000000%x", b"%x ", b"%x  ", b"%x;", b"%x ;", b"%x; ") % len(data)
        extension = make.pick(b"", b"", b";a", b";a=b", b";a=\"b;c\"", b";a=\"\\\"\"", b";" + b"a" * 1000, b";=", b";,", b";0", b";GET / HTTP/1.1", b";a: b", b";\"a:b\"") if make.often() else b""
        pieces += size + extension + CRLF + data + CRLF
    pieces += make.pick(b"0", b"0", b"00", b"0 ", b"0;a", b"0;a=\"b\"", b"000000000") + CRLF
    pieces += b"".join(line(make) + CRLF for _ in range(make.pick(0, 0, 1, 2, 5))) + CRLF
    return make.request([b"Transfer-Encoding: chunked"], pieces, make.pick(b"POST", b"PUT", b"PATCH", b"DELETE", b"OPTIONS", b"M-SEARCH", b"post")) + make.pick(b"", make.request())


def rare_heads(make):
    """Allowed methods, targets, versions and hosts."""
    method = make.pick(b"GET", b"HEAD", b"POST", b"PUT", b"DELETE", b"OPTIONS", b"TRACE", b"PATCH", b"get", b"Post", b"X-Y", b"!", b"PRI", b"A" * 40, b"HTTP", b"PROPFIND", b"SEARCH", b"_")
    mark = make.mark()
    target = make.pick(mark, mark, HTTP + b"a%b" % mark, b"HTTP://a%b" % mark, b"//a%b" % mark, mark + b"?a=b&c", mark + b"%00", mark + b"%0D%0A", b"/x/.." + mark,
                       mark + b";a", mark + b"?" + b"a" * 3000, mark + b"//", b"/./" + mark, b"/%2e%2e" + mark, b"/a:80" + mark, mark + b"'", mark + b"?x=HTTP/1.1", HTTPS + b"a%b" % mark)
    host = make.pick(b"a", b"a", b"a", b"a:80", b"[::1]", b"a.b", b"A", b"", b"a:", b"127.0.0.1")
    version = make.pick(b"HTTP/1.1", b"HTTP/1.1", b"HTTP/1.0")
    fields = make.pick([], [b"Connection: keep-alive"], [b"Connection: close"], [b"Connection: keep-alive, x"], [b"Connection: TE", b"TE: trailers"], [b"Expect: 100-continue"])
    hidden = make.hidden()
    body = [b"Content-Length: %d" % len(hidden)] if make.often(0.6) else []
    text = CRLF.join([b"%b %b %b" % (method, target, version), b"Host: " + host, *fields, *body, b"", hidden if body else b""])
    return make.pick(b"", b"", CRLF) + text + make.pick(b"", make.request(), make.with_length(), make.with_chunks())


def rare_upgrades(make):
    fields = [b"Connection: " + make.pick(b"upgrade", b"Upgrade, close", b"keep-alive, upgrade", b"x", b"keep-alive"), b"Upgrade: " + make.pick(b"websocket", b"h2c", b"x", b"HTTP/2.0", b"TLS/1.2, HTTP/1.1")]
    fields += make.pick([], [b"Sec-WebSocket-Version: 13", b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="], [b"HTTP2-Settings: AAMAAABkAAQAAP__"], [b"Content-Length: 0"])
    return make.pick(b"", make.request()) + make.request(fields, method=make.pick(b"GET", b"POST", b"OPTIONS", b"PUT")) + make.pick(make.with_length, make.with_chunks, make.request)()


ACCEPTED_KINDS = [rare_fields, rare_chunks, rare_heads, rare_upgrades]
