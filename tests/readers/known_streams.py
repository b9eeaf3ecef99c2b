# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Streams that once passed strip, or that are known from reports about proxies and servers. Each is sent in every run."""

from stream_parts import CRLF


def status_line_as_request(make):
    return b"HTTP/1.1 200 HTTP/1.1\r\nHost: a\r\n\r\n" + make.hidden()


def bare_line_feed(make):
    hidden = make.hidden()
    return b"POST %b HTTP/1.1\r\nHost: v\r\nFoo: x\nContent-Length: %d\r\n\r\n" % (make.mark(), len(hidden)) + hidden


def listed_name_in_fold(make):
    return make.request([b"X-Ok: 1", b" X-Int-User: root"])


def malformed_host(make):
    return CRLF.join([b"GET %b HTTP/1.1" % make.mark(), b"Host : a", b"X-Ok: 1", b"", b""])


def connect_with_length(make):
    return make.with_length(method=b"CONNECT", target=b"a:80")


def connect_with_chunks(make):
    return make.with_chunks(method=b"CONNECT", target=b"a:80")


def length_in_trailer(make):
    inner = make.with_length()
    trailer = b"X:GET %b HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n" % (make.mark("h"), inner.index(b"\r\n\r\n") + 4)
    return make.with_chunks(body=b"", trailers=trailer) + inner


def removal_leaves_line_feed(make):
    return make.with_chunks(body=b"", trailers=b"F: x\n\rB: q\r\n") + make.with_length()


def removed_listed_trailer(make):
    return make.with_chunks(body=b"", trailers=b"F: x\nX-Int-A: y\r\n") + make.with_length()


def websocket(make):
    return make.request([b"Connection: Upgrade", b"Upgrade: websocket", b"Sec-WebSocket-Version: 13",
                         b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="]) + make.hidden()


def upgrade_with_length(make):
    return make.with_length([b"Connection: Upgrade", b"Upgrade: x"])


def upgrade_with_chunks(make):
    return make.with_chunks([b"Connection: Upgrade", b"Upgrade: h2c"])


def request_after_upgrade(make):
    return make.request([b"Connection: Upgrade", b"Upgrade: h2c"]) + make.with_length()


def length_and_chunks(make):
    body = b"0\r\n\r\n" + make.hidden()
    return make.request([b"Content-Length: %d" % len(body), b"Transfer-Encoding: chunked"], body, b"POST")


def two_lengths(make):
    hidden = make.hidden()
    return make.request([b"Content-Length: 0", b"Content-Length: %d" % len(hidden)], hidden, b"POST")


def chunks_in_http_1_0(make):
    return make.with_chunks([b"Connection: keep-alive"], version=b"HTTP/1.0")


def chunk_extension_with_line_feed(make):
    """A reader that ends an extension only at CRLF takes the next line for a part of it."""
    hidden = make.hidden()
    return make.request([b"Transfer-Encoding: chunked"], b"2;\nxx\r\n%x\r\n%b\r\n0\r\n\r\n" % (len(hidden), hidden), b"POST")


def chunk_ends_with_two_bytes(make):
    """A reader that skips two bytes after a chunk without looking at them."""
    hidden = make.hidden()
    return make.request([b"Transfer-Encoding: chunked"], b"1\r\na" + b"XX0\r\n\r\n" + hidden, b"POST")


def obsolete_fold_of_coding(make):
    return make.request([b"Transfer-Encoding:", b" chunked"], b"0\r\n\r\n" + make.hidden(), b"POST")


def space_before_coding_colon(make):
    body = b"0\r\n\r\n" + make.hidden()
    return make.request([b"Transfer-Encoding : chunked", b"Content-Length: %d" % len(body)], body, b"POST")


def underscore_in_length(make):
    return make.request([b"Content_Length: %d" % len(hidden := make.hidden())], hidden, b"POST")


def listed_alias_underscore(make):
    return make.request([b"X_Int_User: root", b"x.int.user: root", b"REMOTE_USER: root", b"A_Secret: root", b"Proxy: root"])


def get_with_body(make):
    return make.with_length(method=b"GET") + make.with_chunks(method=b"GET") + make.with_length(method=b"HEAD") + make.with_length(method=b"TRACE")


def expectation(make):
    return make.with_length([b"Expect: 100-continue"]) + make.with_chunks([b"Expect: 100-continue"])


def chunk_size_overflows(make):
    hidden = make.hidden()
    return make.request([b"Transfer-Encoding: chunked"], b"1%016x\r\n%b\r\n0\r\n\r\n" % (0, b"") + hidden, b"POST")


def prefaced_http_2(make):
    return b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + make.hidden()


def old_start_line(make):
    return b"GET %b\r\n\r\n" % make.mark() + make.hidden()


def nul_in_length(make):
    return make.request([b"Content-Length: %d\x00" % len(hidden := make.hidden())], hidden, b"POST")


def carriage_return_in_value(make):
    return make.request([b"Foo: x\rX-Int-User: evil"])


def empty_lines_before(make):
    return CRLF * 3 + make.with_length() + CRLF * 2 + make.with_chunks() + CRLF + make.request()


def padded_chunk_size(make):
    return make.with_chunks(size=b"%x  ")


KNOWN = [value for name, value in sorted(globals().items()) if callable(value) and getattr(value, "__module__", "") == __name__]
