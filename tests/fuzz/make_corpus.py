#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Writes the seeds of all targets: make_corpus.py HDRTRIE, the path of the command. Lists and tables come from
tests/golden."""
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
NAMES = """Host Accept TE X-A x-b X_Int X-Int x.int-a X-Int-Trace X-Int-Public-A X-Int-Public Foo-Internal CF-Ray abcdefghi
    zabcrstuvwxyz Content-Length x-debug X-Key xy X-Amz-Cf-Id True-Client-IP X-Forwarded-For""".split()


def put(target, name, data):
    folder = HERE / "corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())


def names():
    for i, name in enumerate(NAMES):
        put("names", name.replace(".", "-"), bytes([i % 16]) + name.encode())
    for table in (6, 7):
        for name in ("A-Name-0-Whose-Bytes-All-But-1-Are-Alike-0", "A-Name-1-Whose-Bytes-All-But-1-Are-Alike-0"):
            put("names", f"hashed_{table}_{name[7]}", bytes([table]) + name.encode())
    put("names", "window", b"\x05abcdefgh-2-abcdefgh")
    put("names", "empty", b"\x03")
    put("names", "long", b"\x04X-Int-" + b"a" * 40)
    put("names", "not-a-token", b"\x04X Int\0\xff:")


def tables(hdrtrie):
    for name in ["worked", "exact", "bytes", "spelled"]:
        text = subprocess.run([hdrtrie, "gen", ROOT / f"tests/golden/{name}.names", "--format", "bin", "-o", "-"],
                              stdout=subprocess.PIPE, check=True).stdout
        if len(text) <= 4096:
            put("table", name, text)
            put("table", name + "_cut", text[:-1])
    put("table", "header", b"HdrT\x04\0" + bytes(204))
    for choice in range(9):
        put("table_digest", f"whole_{choice}", bytes([choice]))
        for at in (16, 64, 192):
            put("table_digest", f"at_{choice}_{at}", bytes([choice, at >> 8, at & 255, 1]))


def fields():
    array = "\n".join(NAMES)
    for table in range(16):
        put("fields", f"table_{table}", bytes([table, 255, table % 8, table]) + array[table * 5:table * 5 + 90].encode())
    put("fields", "groups", b"\x03\x02\x00\x00X-Int-a\nCF-Ray\nHost")
    put("fields", "malformed_stay", b"\x04\xfe\x01\x08X Int\n\nX-Int-a\nHost:")
    put("fields", "continuations", b"\x03\xff\x40\x00\\\nHost\n\\\nX-Int-a\n\\\n\\\nTE")
    put("fields", "pseudo", b"\x04\xff\x80\x00:path\n:method\nX-Int-a\n:late\nTE")
    put("fields", "both", b"\x04\xff\xc0\x09:path\n\\\n\\\n:x\nTE\n\\")
    put("fields", "none", b"\x01\xff\x00\x00")
    put("fields", "many", b"\x01\xff\x03\x00" + b"TE\nA\n" * 66)


HEADS = {
    "request": "GET / HTTP/1.1\r\nHost: a\r\nX-Int-Trace: 1\r\nX-Int-Public: 2\r\nTE: x\r\n\r\n",
    "response": "HTTP/1.1 200 OK\r\nX-Debug: 1\r\nA: b\r\n\r\n",
    "folded": "GET / HTTP/1.1\r\nX-Int-A: 1\r\n 2\r\n\t3\r\nHost: a\r\n b\r\n\r\n",
    "orphan": "GET / HTTP/1.1\r\n orphan\r\nHost: a\r\n\r\n",
    "bare_cr": "GET / HTTP/1.1\r\nA: 1\rX-Int-A: 2\r\nB\rC: 1\r\n\r\n",
    "nul": "GET / HTTP/1.1\nA: \0\nHost\0: a\n\n",
    "no_colon": "GET / HTTP/1.1\nHost\n: empty\n\n",
    "leading_empty": "\r\n\nGET / HTTP/1.1\nX-Int-A:\n\n",
    "inner_empty": "GET / HTTP/1.1\nA: 1\n\n b\nX-Int-A: 1\n\n",
    "cut": "GET / HTTP/1.1\nA: 1\nX-Int-A: 1\r",
    "padded": "GET / HTTP/1.1\nX-Int-A : 1\n X-Int-A: 1\nX_int_a: 2\n\n",
}


COOKIES = {
    "pairs": "a=1; s=2; ss=3; ssa=4; x-s=5", "first": "s=1; a=2", "all": "s=1;ss=2;", "comma": "a=1,s=2; b", "space": "a=1 s =2; b=3",
    "quoted": 'a="1; s=2; b"; c=3', "escaped": 'a="\\"; s=1; b="', "closed": 'a="\\"x\\""; j={"s":1}', "open": 'a="1; b=2',
    "bare": "s; b; $b", "empty": "=s=1; ==; =b; ;;", "padded": "s =1; b =2;\ts=3", "brackets": "s[x]=1; b[x]=2; s[", "percent": "%73=1; +s; s%00x=2; s%5B=3; %7=4",
    "control": "a=1;\r\n s=2; b=\1; c=\x7f", "attributes": "$Version=1; s=1; $Path=/; $port; b=1; $Path=/", "latin1": "\xa0s=1; a=\xe9s=2",
}


def cookies():
    for i, (name, text) in enumerate(COOKIES.items()):
        put("cookie", name, bytes([1 + i % 3]) + text.encode("latin-1"))
        put("cookie", name + "_allowed", bytes([5 + i % 3]) + text.encode("latin-1"))


def heads():
    for i, (name, text) in enumerate(HEADS.items()):
        put("head", name, bytes([(i + 3) % 9, 255]) + text.encode())
        put("head", name + "_allowed", bytes([(i + 4) % 9, 254]) + text.encode())


STREAMS = {
    "length": "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nX-Int-A: 1\r\n\r\nabcGET / HTTP/1.1\r\nHost: a\r\n\r\n",
    "chunked": "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTE: 1\r\n\r\n3;x=y\r\nabc\r\n0\r\nX-Int-A: 1\r\nB: 2\r\n\r\n",
    "padded": "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nA  \r\n0123456789\r\n0 ;a=\"b\"\r\n\r\n\r\n",
    "differ": "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
    "both": "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "folded": "POST / HTTP/1.1\r\nHost: a\r\nContent-Length:\r\n 3\r\n\r\nabc",
    "alias": "POST / HTTP/1.1\r\nHost: a\r\nContent_Length: 3\r\n\r\nabc",
    "chunk_too_long": "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n",
    "chunk_huge": "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n7fffffff\r\nabc",
    "trailer_framing": "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nA: b\r\nHost: b\r\n\r\n",
    "empty_lines": "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n\r\n",
    "bare_lf": "POST / HTTP/1.1\r\nHost: a\r\nA: b\nContent-Length: 3\r\n\r\nabc",
    "http_1_0": "GET / HTTP/1.0\r\nX-Int-A: 1\r\nA : 1\r\n\r\n",
    "connect": "CONNECT a:80 HTTP/1.1\r\nHost: a:80\r\nUpgrade: a\r\n\r\nOPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
    "absolute": "GET http://example.com/ HTTP/1.1\r\nHost: Example.com\r\nExpect: 100-continue\r\nConnection: close, x-a\r\n\r\n",
    "cut": "GET / HTTP/1.1\r\nHost: a\r\n",
    "cookies": "GET / HTTP/1.1\r\nHost: a\r\nCookie: b=1; s=2;ss=3; $Path=/; ssa=4\r\ncookie:s=1\r\nCOOKIE:\r\n\r\n",
    "cookie_trailers": "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nCookie: %73=1; b\r\nCookie: x-s\r\n\r\n",
    "upgrade_body": "POST / HTTP/1.1\r\nHost: a\r\nUpgrade: a\r\nContent-Length: 3\r\n\r\nabc",
    "extension_version": "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3;x HTTP/1.1\r\nabc\r\n0\r\n\r\n",
}
RESPONSES = {
    "until_end": "HTTP/1.1 200 OK\r\nX-A: 1\r\n\r\nall of this is body\r\nX-Int-A: 1\r\n",
    "no_body": "HTTP/1.1 204 N\r\nContent-Length: 0\r\n\r\nHTTP/1.1 304 N\r\nContent-Length: 3\r\n\r\nHTTP/1.0 100 C\r\n\r\n",
    "broken": "HTTP/1.1 200 OK\r\nX-A : 1\r\nB: 2\r\n c\r\nContent-Length\t: 3\r\n\r\nabc",
    "broken_trailers": "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nX-A : 1\r\n 2\r\nB: 2\r\n\r\n",
    "reset": "HTTP/1.1 205 R\r\nContent-Length: 0\r\n\r\nHTTP/1.1 101 S\r\n\r\n",
    "cookies": "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nCookie : c=\"1; s=2\"\r\nCookie: b,s=1; c=1\r\n\t; sa=\r\n\r\n",
}


def streams():
    for i, (name, text) in enumerate(STREAMS.items()):
        for plan in (i % 4, (i + 1) % 4, i % 4 + 32):
            put("strip", f"{name}_{plan}", bytes([plan, 7 * i]) + text.encode())
    for i, (name, text) in enumerate(RESPONSES.items()):
        for plan in (i % 4 + 4, (i + 1) % 4 + 12, i % 4 + 20):
            put("strip", f"{name}_{plan}", bytes([plan, 7 * i]) + text.encode())


def lists():
    for path in sorted((ROOT / "tests/golden").glob("*.names")):
        if path.stat().st_size <= 1024:
            put("list", path.stem, path.read_bytes())
    put("list", "folds", "fold none\nx_int\nx-int\n")
    put("list", "groups", "fold separators # comment\n[a]\nX-Int-*\n!X-Int-Public-*\n*-Internal\n[b]\nX-Int-Trace\n[a]\nTE\n")
    put("list", "escapes", "fold case\n\\*a\n\\!b\n\\#c\na\\*\n!\\*a*\n*b\\*\n*\n")
    put("list", "crlf_bom", "\ufefffold underscore\r\n\r\n  A_B  # c\r\nA-*\r\n")
    put("list", "preset", "fold separators\ninclude <hop-by-hop>\n[x]\ninclude <cgi>\n!Proxy\n")
    put("list", "cookie_rules", "fold case\n[a]\ncookie:sid\n!cookie:a\\*b\ncookie:a*\nX\n[b]\ncookie:*-id\ncookie:sid\n")
    put("list", "blanks", "fold \t\t  case\nab\nABC\n")
    put("list", "keywords_alone", "fold case\nfold\ninclude\n")
    put("list", "no_fold", "A\n[b\n!*\na b\n")
    put("list", "conflict", "fold case\n[a]\nX\n!x\nY\ny\n")
    put("list", "two_folds", "fold case\nfold none\n[a]\nfold case\n")
    put("list", "nested", "fold case\n" + "".join("a" * n + "*\n*" + "b" * n + "\n" for n in range(1, 16)))
    put("list", "many", "fold case\n" + "".join(f"{a}{b}\n" for a in "abcdefghij" for b in "klmnopqrst"))


def main():
    names()
    tables(sys.argv[1])
    fields()
    heads()
    cookies()
    streams()
    lists()


main()
