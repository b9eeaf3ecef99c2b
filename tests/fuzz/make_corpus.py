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
    for name in ["worked", "exact", "bytes"]:
        text = subprocess.run([hdrtrie, "gen", ROOT / f"tests/golden/{name}.names", "--format", "bin", "-o", "-"],
                              stdout=subprocess.PIPE, check=True).stdout
        if len(text) <= 4096:
            put("table", name, text)
            put("table", name + "_cut", text[:-1])
    put("table", "header", b"HdrT\x03\0" + bytes(140))
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


def heads():
    for i, (name, text) in enumerate(HEADS.items()):
        put("head", name, bytes([(i + 3) % 9, 255]) + text.encode())
        put("head", name + "_allowed", bytes([(i + 4) % 9, 254]) + text.encode())


STREAMS = {
    "length": "POST / HTTP/1.1\r\nContent-Length: 3\r\nX-Int-A: 1\r\n\r\nabcGET / HTTP/1.1\r\nHost: a\r\n\r\n",
    "chunked": "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nTE: 1\r\n\r\n3;x=y\r\nabc\r\n0\r\nX-Int-A: 1\r\nB: 2\r\n\r\n",
    "gzip_chunked": "POST / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\nA\r\n0123456789\r\n0\r\n\r\n\r\n",
    "until_end": "HTTP/1.1 200 OK\r\nX-A: 1\r\n\r\nall of this is body\r\nX-Int-A: 1\r\n",
    "no_body": "HTTP/1.1 204 N\r\nContent-Length: 3\r\n\r\nHTTP/1.1 304 N\r\n\r\nHTTP/1.0 100 C\r\n\r\n",
    "differ": "GET / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
    "same_twice": "GET / HTTP/1.1\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nab",
    "both": "GET / HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "folded": "GET / HTTP/1.1\r\nContent-Length:\r\n 3\r\n\r\nabc",
    "misspelt": "GET / HTTP/1.1\r\nContent-Length : 3\r\n\r\nabc",
    "chunk_too_long": "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n",
    "chunk_huge": "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\nabc",
    "trailer_framing": "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nContent-Length: 1\r\nHost: b\r\n\r\n",
    "empty_lines": "\r\n\nGET / HTTP/1.1\r\nHost: a\r\n\r\n\r\n\n",
    "http_1_0": "GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "cut": "GET / HTTP/1.1\r\nHost: a\r\n",
    "zeros": "POST / HTTP/1.1\r\nContent-Length: 00000000000000000000000003\r\n\r\nabc",
}


def streams():
    for i, (name, text) in enumerate(STREAMS.items()):
        for plan in (i % 4, (i + 1) % 4):
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
    streams()
    lists()


main()
