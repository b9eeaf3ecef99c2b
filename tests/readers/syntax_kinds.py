# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Kinds of streams about lines, names and targets: each function makes one stream (without its last request) with a Maker."""

from accepted_kinds import ACCEPTED_KINDS
from framing_kinds import FRAMING_KINDS
from stream_parts import BLANKS, CONTROLS, CRLF, HTTP, HTTPS, LINE_ENDS, LISTED


def line_ends(make):
    """A framing or listed field after an unusual line end."""
    hidden = make.hidden()
    end = make.random.choice(LINE_ENDS)
    secret = make.pick(b"Content-Length: %d" % len(hidden), b"Transfer-Encoding: chunked", b"X-Int-User: evil", b"Content-Length: 0", b"Host: b", b"")
    lines = [b"POST %b HTTP/1.1" % make.mark(), b"Host: a", b"Foo: x", secret]
    place = make.pick(0, 1, 2, 2, 2, 3)
    text = b"".join(line + (end if index == place else CRLF) for index, line in enumerate(lines))
    if make.often(0.3):
        text += b"Content-Length: " + make.pick(b"0", b"%d" % len(hidden)) + make.random.choice([CRLF, *LINE_ENDS])
    body = b"0\r\n\r\n" + hidden if b"chunked" in secret else hidden
    return text + make.random.choice([CRLF] * 6 + LINE_ENDS) + body


def folds(make):
    hidden = make.hidden()
    secret = make.pick(b"X-Int-User: evil", b"Content-Length: %d" % len(hidden), b"Transfer-Encoding: chunked", b"Host: b", b"chunked", b"%d" % len(hidden), b"")
    before = make.pick(b"X-Ok: 1", b"Content-Length:", b"Transfer-Encoding:", b"Content-Length: 0", b"X-Int-A: 1", b"Transfer-Encoding: gzip,", b"X-Ok:", b"X-Ok")
    fold = make.pick(b" ", b"\t", b"  ", b" \t", b"\x0b", b"\x00", b"\xa0", b"\r", b" \r\n ")
    lines = [before, fold + secret]
    if make.often(0.2):
        lines = lines[1:]
    if make.often(0.3):
        lines.append(b" " + make.pick(b"X-Int-User: evil", b"x"))
    end = make.pick(CRLF, CRLF, CRLF, b"\n", b"\r")
    host = make.pick([b"Host: a"], [])
    start = b"POST %b HTTP/1.1" % make.mark()
    return start + CRLF + b"".join(line + CRLF for line in host) + b"".join(line + end for line in lines) + b"\r\n" + hidden


def listed_names(make):
    """A listed name in every position, or with bytes around it that one reader removes."""
    name = make.random.choice(LISTED)
    odd = make.random.choice(BLANKS + CONTROLS)
    name = make.pick(name, name, name + odd, odd + name, name[:5] + odd + name[5:], name.replace(b"-", odd), b"HTTP_" + name, name + b" (x)", b"\"%b\"" % name)
    line = name + make.pick(b": evil", b":evil", b" : evil", b":", b"\t:evil", b"::evil", b"=evil", b";a: evil", b"")
    fields = [b"A: 1", b"B: 2"]
    fields.insert(make.pick(0, 1, 2), line)
    if make.often(0.3):
        return make.with_chunks(trailers=line + CRLF, body=b"abc")
    if make.often(0.1):
        return CRLF.join([b"GET %b HTTP/1.1" % make.mark(), line, b"Host: a", b"", b""])
    return make.request(fields)


def controls(make):
    """A control byte somewhere in a request with a body."""
    text = bytearray(make.framed())
    head = text.index(b"\r\n\r\n")
    for _ in range(make.pick(1, 1, 2)):
        text[(place := make.random.randrange(head + 4)) : place + make.pick(0, 1)] = make.random.choice(CONTROLS)
    return bytes(text)


def before_colons(make):
    odd = make.random.choice(BLANKS + CONTROLS)
    hidden = make.hidden()
    name = make.pick(b"Content-Length", b"Transfer-Encoding", b"Host", b"X-Int-User", b"Connection", b"X")
    value = {b"Content-Length": b"%d" % len(hidden), b"Transfer-Encoding": b"chunked", b"Connection": b"X-Int-User, Host, Content-Length"}.get(name, b"evil")
    line = make.pick(name + odd + b": " + value, odd + name + b": " + value, name + b":" + odd + value, name + b": " + value + odd)
    extra = make.pick([], [b"Content-Length: %d" % len(hidden)], [b"Content-Length: 0"])
    fields = [line, *extra]
    make.random.shuffle(fields)
    body = b"0\r\n\r\n" + hidden if name == b"Transfer-Encoding" else hidden
    return make.request(fields, body, b"POST")


def empty_lines(make):
    text = b""
    for _ in range(make.pick(1, 2, 3)):
        text += b"".join(make.random.choice([CRLF, CRLF, b"\n", b"\r", b" \r\n", b"\t\r\n", b"\x00\r\n", b"\r\r\n", b"\n\r"]) for _ in range(make.pick(0, 1, 1, 2, 5)))
        text += make.pick(make.request, make.with_length, make.with_chunks)()
    return text + make.pick(b"", CRLF, b"\n", b"\r", b"\r\n\r\n")


def pipelines(make):
    return b"".join(make.pick(make.request, make.with_length, make.with_chunks)(make.pick([], [], [b"X-Int-User: evil"], [b"Connection: keep-alive"]))
                    for _ in range(make.random.randrange(2, 8)))


def targets(make):
    mark = make.mark()
    target = make.random.choice([
        HTTP + b"a%b" % mark, HTTP + b"b%b" % mark, b"HTTP://a%b" % mark, HTTPS + b"a:443%b" % mark, b"http:%b" % mark, b"//b%b" % mark, b"a%b" % mark, b"?%b" % mark,
        mark + b"?a=b HTTP/1.1", mark + b" x", b" " + mark, mark + b"\t", b"\t" + mark, mark + b"#x", mark + b"\x00x", mark + b"\xff", mark + b"%00", mark + b"%0d%0a",
        mark + b"\rX-Int-User: evil", mark + b"\nX-Int-User: evil", mark + b"\x0bx", b"*", mark + b"\"", HTTP + b"a\\@b%b" % mark, mark + b";x", mark + b"[", HTTP + b"",
        mark + b" HTTP/1.1\nX-Int-User: evil\nX:", mark + b"\x85x", mark + b"?x\x0c"])
    separator = make.pick(b" ", b" ", b" ", b"  ", b"\t", b"\x0b", b"\x0c", b"\xa0", b"\r")
    hidden = make.hidden()
    lines = [make.pick(b"POST", b"GET", b"GET\x00", b"(GET)", b"G ET") + separator + target + make.pick(b" ", separator) + b"HTTP/1.1"]
    lines += make.pick([b"Host: a"], [b"Host: a"], [], [b"Host: a", b"Host: b"], [b"Host: a b"], [b"Host:"])
    return CRLF.join([*lines, b"Content-Length: %d" % len(hidden), b"", hidden])


def mutations(make):
    """A stream of another kind with some bytes inserted, removed, repeated or replaced."""
    text = bytearray(make.random.choice(PLAIN_KINDS)(make))
    for _ in range(make.pick(1, 1, 2, 3)):
        place, length = make.random.randrange(len(text) + 1), make.pick(0, 0, 1, 1, 2, 4)
        text[place : place + length] = make.pick(b"", make.random.choice(BLANKS), make.random.choice(CONTROLS), make.random.choice(LINE_ENDS),
                                                 bytes(text[place : place + length]) * 2, b":", b",", b";", b"0", b"-", b"_", b"\"")
    return bytes(text)


def sequences(make):
    return b"".join(make.random.choice(PLAIN_KINDS)(make) for _ in range(2))


PLAIN_KINDS = [*FRAMING_KINDS, *ACCEPTED_KINDS, line_ends, folds, listed_names, controls, before_colons, empty_lines, pipelines, targets]
KINDS = [*PLAIN_KINDS, *ACCEPTED_KINDS, *ACCEPTED_KINDS, *ACCEPTED_KINDS, mutations, mutations, mutations, sequences, sequences]
