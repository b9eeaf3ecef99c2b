# SPDX-License-Identifier: Apache-2.0 OR MIT
"""A simple reader of what strip writes: the requests that strip saw as such.

It accepts every form that strip may pass, so that whatever a server finds in addition was hidden. It stops where it cannot
follow the framing: nothing after that place counts as seen.
"""

import dataclasses
import re

TOKEN = re.compile(r"[vh]\d+(?:\.(?:\d+|end|c))?", re.ASCII)


def token_of(target):
    """The mark of a generated request in its target, or an empty text."""
    found = TOKEN.search(target)
    return found[0] if found else ""


@dataclasses.dataclass
class Seen:
    method: str
    token: str
    body: int | None  # its length; None if the body is not complete


def read_requests(text):
    position, requests = 0, []
    while position < len(text):
        head, position = read_lines(text, position)
        if not head:
            break
        words = head[0].decode("latin-1").split()
        request = Seen(words[0], token_of(" ".join(words[1:])), None) if len(words) > 1 else Seen("", "", None)
        requests.append(request)
        request.body, position = read_body(text, position, head[1:])
        if request.body is None:
            break
    return requests


def read_lines(text, position):
    """Lines up to an empty one, without line ends; empty lines before them are skipped. An empty list if there is no end."""
    lines = []
    while (end := text.find(b"\n", position)) >= 0:
        line, position = text[position:end].removesuffix(b"\r"), end + 1
        if line:
            lines.append(line)
        elif lines:
            return lines, position
    return [], len(text)


def read_body(text, position, lines):
    """The length of the body, and where it ends; None if it is not complete."""
    length, chunked = 0, False
    for name, value in read_fields(lines):
        if name == b"content-length":
            if not value.isdigit():
                return None, position
            length = int(value)
        elif name == b"transfer-encoding":
            chunked = True
    if not chunked:
        end = position + length
        return (length if end <= len(text) else None), end
    return read_chunks(text, position)


def read_fields(lines):
    fields = []
    for line in lines:
        if line[:1] in b" \t" and fields:
            fields[-1][1] += b" " + line.strip()
        else:
            name, _, value = line.partition(b":")
            fields.append([name.strip().lower(), value.strip(b" \t")])
    return fields


def read_chunks(text, position):
    total = 0
    while (end := text.find(b"\n", position)) >= 0:
        size = re.match(rb"([0-9a-fA-F]+)[ \t]*(?:;|\r?$)", text[position:end])
        if not size:
            return None, position
        position, length = end + 1, int(size[1], 16)
        if length == 0:
            return read_trailers(text, position, total)
        total, position = total + length, position + length
        if text[position : position + 2] != b"\r\n":
            return None, position
        position += 2
    return None, position


def read_trailers(text, position, total):
    while (end := text.find(b"\n", position)) >= 0:
        line, position = text[position:end].removesuffix(b"\r"), end + 1
        if not line:
            return total, position
    return None, position
