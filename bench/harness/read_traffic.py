#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Reads a user's traffic for the benchmarks: HAR, output of curl -v or tcpdump -A, HTTP/1 heads, or names one per line.

    read_traffic.py FILE -o OUT     prints the kind that it found and what it read; OUT gets the heads, for requests.c

The kind follows from the content. Every name is kept as it is, malformed ones too. Responses are only read if a file of heads has no
request. Left out are bodies, the pseudo-fields of HTTP/2 (:path), and lines without a colon inside of heads.
"""

import argparse
import collections
import email.parser
import itertools
import json
import pathlib
import re
import sys

TOKEN = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
REQUEST_LINE = re.compile(rf"{TOKEN} \S+ HTTP/\d(\.\d)?")
STATUS_LINE = re.compile(r"HTTP/\d(\.\d)? \d{3}( .*)?")
FIELD_LINE = re.compile(r"[!-9;-~]+:|[ \t]")  # the lines that email.parser takes for fields, and their continuations
PACKET_LINE = re.compile(r"(\d{4}-\d\d-\d\d )?\d\d:\d\d:\d\d\.\d+ (\S+ +(In|Out) +)?IP6? ")
PACKET_REQUEST = re.compile(rf"{TOKEN} \S+ HTTP/1\.[01]$")  # behind the bytes of the packet's own header
LOG_LINE = re.compile(r'\S+ \S+ \S+ \[[^\]]+\] "')
CAPTURES = [b"\xd4\xc3\xb2\xa1", b"\xa1\xb2\xc3\xd4", b"\x4d\x3c\xb2\xa1", b"\xa1\xb2\x3c\x4d", b"\x0a\x0d\x0d\x0a"]
NAMES_PER_REQUEST = 32  # of a list of names without empty lines
REMEDY = "use a HAR file, the output of curl -v or tcpdump -A, request heads, or one field name per line"

Traffic = collections.namedtuple("Traffic", "kind requests left_out")  # requests: lists of (name, value); left_out: what -> count


class Refused(Exception):
    """The file has no field names, or is of no known kind."""


def read_har(data):
    try:
        entries = json.loads(data)["log"]["entries"]
        fields_of = [entry["request"]["headers"] for entry in entries]
        pseudo = sum(field["name"].startswith(":") for fields in fields_of for field in fields)
        requests = [
            [(encode(field["name"]), encode(field.get("value") or "")) for field in fields if not field["name"].startswith(":")]
            for fields in fields_of
        ]
    except ValueError as error:
        raise Refused(f"begins like a HAR file, but is not JSON: {error}; {REMEDY}") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise Refused(f"is JSON, but not a HAR file: it has no log.entries[].request.headers; {REMEDY}") from error
    return Traffic("HAR", requests, {"pseudo-fields": pseudo})


def encode(text):
    """Returns one character per byte, as the other kinds have it."""
    return text.encode("utf-8", "replace").decode("latin-1")


def read_fields(lines, left_out):
    """Returns the fields of a head. A malformed name ends a head for email.parser, so such lines are read here."""
    fields = []
    for is_field, some in itertools.groupby(lines, lambda line: bool(FIELD_LINE.match(line))):
        if is_field:
            message = email.parser.HeaderParser().parsestr("\n".join(some))
            fields += [(name, value) for name, value in message.raw_items()]
            continue
        for line in some:
            name, colon, value = line.partition(":")
            if name and colon:
                fields.append((name, value))
            else:
                left_out["pseudo-fields" if colon else "lines without a colon"] += 1
    return fields


def read_heads(kind, lines):
    """Reads from each start line to the next empty line. Other lines, such as bodies, are left out."""
    heads = []  # (is a request, lines)
    left_out = collections.Counter()
    inside = False
    for line in lines:
        is_request = bool(REQUEST_LINE.fullmatch(line))
        if is_request or STATUS_LINE.fullmatch(line):
            heads.append((is_request, []))
            inside = True
        elif line and inside:
            heads[-1][1].append(line)
        else:
            inside = False
            left_out["lines outside of heads"] += bool(line)
    takes_requests = any(is_request for is_request, _ in heads)
    if not takes_requests:
        kind = kind.replace("request", "response")
    left_out["responses"] += takes_requests and sum(not is_request for is_request, _ in heads)
    return Traffic(kind, [read_fields(some, left_out) for is_request, some in heads if is_request == takes_requests], left_out)


def read_packets(lines):
    """Separates the heads in the output of tcpdump -A from the packets' own headers. A head ends with its packet."""
    text = []
    for line in lines:
        start = PACKET_REQUEST.search(line)
        if PACKET_LINE.match(line):
            text.append("")
        elif start:
            text += ["", start[0]]
        else:
            text.append(line)
    return read_heads("tcpdump -A", text)


def read_names(lines):
    """Names, or fields without start lines. An empty line ends a request."""
    requests, left_out, read = [[]], collections.Counter(), 0
    for line in lines:
        name, colon, value = line.strip().partition(":")
        if not line.strip() or len(requests[-1]) == NAMES_PER_REQUEST:
            requests.append([])
        if not name or (" " in name and not colon):
            left_out["pseudo-fields" if colon else "lines without a name"] += bool(line.strip())
            continue
        requests[-1].append((name, value))
        read += bool(re.fullmatch(TOKEN, name))
    if 2 * read < sum(bool(line.strip()) for line in lines):
        raise Refused(f"has no field names in most lines; {REMEDY}")
    return Traffic("one name per line", requests, left_out)


def read_traffic(data):
    """Returns the Traffic in the bytes of a file, or raises Refused."""
    if not data.strip():
        raise Refused(f"is empty; {REMEDY}")
    if data[:4] in CAPTURES:
        raise Refused("is a packet capture; print it with tcpdump -A -r FILE, and use that")
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in [b"{", b"["]:
        return read_har(data)
    text = data.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    lines = [line.removesuffix("\r").replace("\r", " ") for line in text.split("\n")]
    sent = [re.sub("^> ?", "", line) for line in lines if line.startswith(">")]
    if any(REQUEST_LINE.fullmatch(line) for line in sent):
        return read_heads("curl -v", sent)
    if any(PACKET_LINE.match(line) for line in lines):
        return read_packets(lines)
    if any(REQUEST_LINE.fullmatch(line) or STATUS_LINE.fullmatch(line) for line in lines):
        return read_heads("request heads", lines)
    if b"\0" in data:
        raise Refused(f"is binary; {REMEDY}")
    if any(LOG_LINE.match(line) for line in lines):
        raise Refused(f"is an access log, which has no field names; {REMEDY}")
    return read_names(lines)


def print_head(fields):
    """Returns bytes that requests.c can parse. A byte that ends a name or a line there, which only HAR can have, becomes ? or a space."""
    lines = ["GET / HTTP/1.1"]
    lines += [re.sub("[:\r\n\0]", "?", name) + ": " + re.sub("[\r\n]+[ \t]*", " ", value).strip() for name, value in fields]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def describe(traffic):
    fields = sum(len(fields) for fields in traffic.requests)
    left_out = ", ".join(f"{what} ({count:,})" for what, count in traffic.left_out.items() if count)
    text = f"{len(traffic.requests):,} requests with {fields:,} fields, read as {traffic.kind}"
    return f"{text}; left out: {left_out}" if left_out else text


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("-o", dest="out", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    try:
        traffic = read_traffic(arguments.file.read_bytes())
        traffic = traffic._replace(requests=[fields for fields in traffic.requests if fields])
        if not traffic.requests:
            raise Refused(f"was read as {traffic.kind}, but has no fields; {REMEDY}")
    except OSError as error:
        sys.exit(f"bench: cannot read {arguments.file}: {error.strerror}")
    except Refused as refused:
        sys.exit(f"bench: {arguments.file} {refused}")
    arguments.out.write_bytes(b"".join(map(print_head, traffic.requests)))
    print(f"bench: {arguments.file}: {describe(traffic)}", file=sys.stderr)


if __name__ == "__main__":
    main()
