# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Kinds of streams about framing: each function makes one stream (without its last request) with a Maker."""

from stream_parts import BLANKS, CONTROLS, CRLF, HTTP, LINE_ENDS, METHODS, VERSIONS

LENGTH_NAMES = [b"Content-Length", b"content-length", b"CONTENT-LENGTH", b"Content_Length", b"Content-Length ", b"Content-Length\t", b" Content-Length",
                b"Content-Length\x00", b"Content\x00-Length", b"Content-Length\x0b", b"\x00Content-Length", b"Content Length", b"Content-Lengt\xe8",
                b"Content.Length", b"HTTP-Content-Length", b"Content-Length\r", b"\rContent-Length", b"\tContent-Length", b"Content-Length\xa0"]
CODING_NAMES = [b"Transfer-Encoding", b"transfer-encoding", b"TRANSFER-ENCODING", b"Transfer_Encoding", b"Transfer-Encoding ", b"Transfer-Encoding\t",
                b" Transfer-Encoding", b"Transfer-Encoding\x00", b"Transfer\x00-Encoding", b"Transfer-Encoding\x0b", b"Transfer Encoding", b"TE",
                b"Transfer.Encoding", b"Transfer-Encoding\r", b"\rTransfer-Encoding", b"\tTransfer-Encoding", b"X:x\nTransfer-Encoding"]
CODINGS = [b"chunked", b"Chunked", b"CHUNKED", b" chunked", b"\tchunked", b"chunked ", b"chunked\t", b"chunked,", b",chunked", b"chunked, chunked",
           b"identity", b"identity, chunked", b"chunked, identity", b"gzip, chunked", b"chunked, gzip", b"gzip", b"chunked;q=1", b"chunked; a=b",
           b"\"chunked\"", b"'chunked'", b"xchunked", b"chunkedx", b"chunked\x00", b"\x00chunked", b"\x0bchunked", b"chunked\x0b", b"chunk", b"",
           b"x chunked", b"chunked x", b"chunked\r\n ", b"\r\n chunked", b"\r\n\tchunked", b"\n chunked", b"\rchunked", b"chunked\r", b"chunked\xa0",
           b"gzip\r\n , chunked", b"identity;chunked", b"ch\xc5\xabnked", b"chun\xe2\x84\xaaed", b"\xffchunked", b"deflate, chunked", b"trailers"]


def lengths(make, length):
    """Spellings of a length, some of which mean another one."""
    other = make.pick(0, length + 1, max(length - 1, 0), length * 10, 5)
    number = b"%d" % length
    return make.random.choice([
        number, b"+" + number, b"-" + number, b"0" + number, b"00000000" + number, b"0x%x" % length, b"0o%o" % length, b"%x" % length,
        number + b"_0", b"1_" + number, number + b".0", number + b"e0", number + b"," + number, number + b", " + number, number + b",",
        b"," + number, b"%d, %d" % (length, other), b"%d,%d" % (other, length), b"\"%b\"" % number, number + b" ", number + b"\t", b"\t" + number,
        number + b" 0", b"0 " + number, number + b";a=b", number + b"\x00", b"\x00" + number, b"\x0b" + number, number + b"\x0b",
        number + b"\r\n ", b"\r\n " + number, b"\r\n\t" + number, number + b"\r\n 0", b"0\r\n " + number, b"\n " + number, number + b"\xa0",
        "".join(chr(0x660 + int(digit)) for digit in str(length)).encode(), b"", b" ", b"%d" % (2**64 + length), b"%d" % (2**32 + length), b"1e1",
        b"%d" % other, b"\xb2", number + b"\r", b"\r" + number, b"%d" % (2**63 + length)])


def spelt_length(make):
    hidden = make.hidden()
    name = make.random.choice(LENGTH_NAMES) if make.often() else b"Content-Length"
    fields = [name + make.pick(b":", b": ", b":", b" :", b":\t") + lengths(make, len(hidden))]
    if make.often(0.3):
        fields.insert(make.pick(0, 1), b"Content-Length: " + lengths(make, make.pick(0, len(hidden))))
    return make.request(fields, hidden, make.pick(b"POST", b"POST", b"GET", b"PUT"))


def spelt_coding(make):
    name = make.random.choice(CODING_NAMES) if make.often() else b"Transfer-Encoding"
    fields = [name + make.pick(b": ", b":", b" : ", b":\t", b": \t") + make.random.choice(CODINGS)]
    if make.often(0.3):
        fields.insert(make.pick(0, 1), b"Transfer-Encoding: " + make.random.choice(CODINGS))
    hidden = make.hidden()
    body = make.pick(make.chunks(), b"0\r\n\r\n" + hidden, make.chunks(b"") + hidden, hidden)
    if make.often(0.6):
        fields.insert(make.pick(0, 1), b"Content-Length: " + make.pick(b"%d" % len(body), b"0", b"5", b"%d" % (len(body) + 1)))
    return make.request(fields, body, b"POST", make.pick(b"HTTP/1.1", b"HTTP/1.1", b"HTTP/1.0"))


def chunk_forms(make):
    body = make.hidden()
    blank = make.random.choice(BLANKS + LINE_ENDS + CONTROLS)
    size = make.random.choice([b"%x", b"%X", b"0%x", b"00000000000000000%x", b"+%x", b"-%x", b" %x", b"%x ", b"%x\t", b"0x%x", b"%xg", b"1_%x", b"%x_",
                               b"\t%x", b"%x ;a", blank.replace(b"%", b"") + b"%x", b"%x" + blank, b"%x;" + blank, b"%x;a=" + blank + b"b",
                               b"1000000000000000%x", b"%x,", b"%x;", b"\n%x", b"%x\r", b"%x#", b"\"%x\""])
    extension = make.random.choice([b"", b"", b";a", b";a=b", b"; a = b", b";a=\"b\"", b";a=\"b\nc\"", b";a=\"b\r\nc\"", b";\x00", b";a\r", b";a=\"", b" ;a",
                                    b";" + b"a" * make.pick(10, 300, 5000), b";a=" + blank, b";\xff", b";0\r"])
    end = make.random.choice([CRLF] * 4 + LINE_ENDS)
    after = make.random.choice([CRLF] * 4 + [b"", b"XX", b"\n", b"\r", b"\r\n\r\n", b"\n\r", b" \r\n", b"\r\r\n", b"0\r"])
    last = make.random.choice([b"0"] * 4 + [b"00", b"-0", b"+0", b"0x0", b"0;a", b"0 ", b" 0", b"", b"0\r", b"000000000000000000000", b"0_0", b"0\t"])
    close = make.random.choice([b"\r\n\r\n"] * 4 + [b"\n\n", b"\n\r\n", b"\r\n\n", b"\r\n", b"\r\r\n\r\n", b"\r\n\r\r\n", b" \r\n\r\n", b"\r\n \r\n\r\n"])
    chunks = [body] if make.often() else [b"abc", body]
    text = b"".join(size % len(chunk) + extension + end + chunk + after for chunk in chunks) + last + close
    return make.request([b"Transfer-Encoding: chunked"], text + make.pick(b"", b"", make.hidden()), b"POST")


def trailers(make):
    hidden = make.hidden()
    inner = make.with_length(body=hidden)
    ends = [CRLF] * 5 + LINE_ENDS
    lines = []
    for _ in range(make.pick(1, 1, 2, 3)):
        line = make.random.choice([
            b"Content-Length: %d" % len(hidden), b"Content-Length: 0", b"Transfer-Encoding: chunked", b"Host: b", b"F: x", b"X-Int-A: y", b"F x",
            b"B : q", b" folded", b": empty", b"\rB: q", b"X:GET %b HTTP/1.1" % make.mark("h"), b"GET %b HTTP/1.1" % make.mark("h"),
            b"X_Int_User: evil", b"Trailer: X-Int-A", b"Connection: close", b"X-Int-User : evil", b"F: \x00", b"\x00", b"F", b"Content-Length : 5",
            b"Content_Length: 5", b"Expect: 100-continue", b"A: b\rX-Int-User: evil", b"A: b\nX-Int-User: evil", b"Upgrade: h2c"])
        lines.append(line + make.random.choice(ends))
    body = make.pick(b"", b"abc")
    text = make.with_chunks(make.pick([], [b"Trailer: X-Int-A"]), body, trailers=b"".join(lines))
    return text + make.pick(inner, inner, b"", make.request())


def status_lines(make):
    line = make.random.choice([
        b"HTTP/1.1 200 OK", b"HTTP/1.1 200 HTTP/1.1", b"HTTP/1.1 204 HTTP/1.1", b"HTTP/1.1 101 HTTP/1.1", b"HTTP/1.1 304 HTTP/1.0", b"HTTP/1.1 100 Continue",
        b"HTTP/1.0 200 HTTP/1.1", b"HTTP/1.1 200", b"HTTP/1.1 200 ", b"HTTP/1.1 %b HTTP/1.1" % make.mark(), b"HTTP/1.1  200 HTTP/1.1", b"HTTP/2 200",
        b"HTTP/1.1 /200 HTTP/1.1", b"http/1.1 200 HTTP/1.1", b"HTTP/1.1 999 HTTP/1.1", b"HTTP/1.1 2000 HTTP/1.1"])
    fields = make.pick([], [b"Content-Length: 0"], [b"Transfer-Encoding: chunked"], [b"Connection: close"])
    head = CRLF.join([line, b"Host: a", *fields, b"", b"0\r\n\r\n" if b"Transfer-Encoding: chunked" in fields else b""])
    return make.pick(b"", make.request()) + head + make.hidden()


def ignored_bodies(make):
    method = make.random.choice(METHODS)
    target = make.pick(None, b"a:80", b"*") if method in (b"CONNECT", b"OPTIONS") else None
    text = make.framed(method=method, target=target, version=make.pick(b"HTTP/1.1", b"HTTP/1.1", b"HTTP/1.0"))
    return text + make.pick(b"", make.request())


def connects(make):
    target = make.pick(b"a:80", b"a:80", make.mark(), HTTP + b"a/v%d.c" % make.item, b"*", b"a", b":80")
    fields = make.pick([], [b"Proxy-Connection: keep-alive"], [b"Content-Length: 0"])
    kind = make.pick("length", "chunks", "tunnel")
    if kind == "tunnel":
        return make.request(fields, make.hidden(), b"CONNECT", target=target)
    return (make.with_length if kind == "length" else make.with_chunks)(fields, method=make.pick(b"CONNECT", b"connect", b"CONNECT "), target=target)


def upgrades(make):
    fields = [make.pick(b"Connection: Upgrade", b"Connection: upgrade, HTTP2-Settings", b"Connection: close, upgrade", b"Connection: keep-alive"),
              b"Upgrade: " + make.pick(b"websocket", b"h2c", b"HTTP/2.0", b"TLS/1.0", b"x", b"websocket, h2c", b"")]
    if make.often():
        fields += [b"Sec-WebSocket-Version: " + make.pick(b"13", b"8"), b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="]
    if make.often(0.3):
        fields.append(b"HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA")
    if make.often():
        return make.framed(fields, method=make.pick(b"GET", b"POST")) + make.pick(b"", make.request())
    return make.request(fields) + make.pick(b"", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"\x81\x85abcd12345") + make.pick(make.hidden(), make.request())


def old_versions(make):
    version = make.random.choice(VERSIONS)
    fields = make.pick([], [b"Connection: keep-alive"], [b"Connection: close"], [b"Connection: Keep-Alive", b"Keep-Alive: timeout=5"])
    text = make.pick(make.with_length, make.with_chunks)(fields, version=version)
    if make.often(0.3):
        text = make.pick(b"GET ", b"GET  ", b"POST ") + make.mark() + make.pick(b"", b" ", b"\t") + make.pick(CRLF, b"\n", b"\r\n\r\n", b"\r") + text
    return make.pick(b"", make.request()) + text


def expects(make):
    fields = [b"Expect: " + make.pick(b"100-continue", b"100-Continue", b"x", b"100-continue, x", b"100-continue\r\n x", b"")]
    return make.framed(fields, method=make.pick(b"POST", b"PUT", b"GET")) + make.pick(b"", make.request())


FRAMING_KINDS = [spelt_length, spelt_coding, chunk_forms, trailers, status_lines, ignored_bodies, connects, upgrades, old_versions, expects]
