#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""The requests of ./dev demo, and the proof that stripping them removed what it should and nothing else.

    requests.py make CORPUS                        prints the corpus as a stream of requests, bodies added
    requests.py prove CORPUS AFTER HDRTRIE LIST    checks AFTER, what `HDRTRIE strip LIST` made of that stream

The proof shares nothing with the stripping but the answers of `HDRTRIE explain` for each name: it takes the lines of these
names out of the stream itself, and what is left must be AFTER, byte for byte. Exit status 1 where it is not.
"""

import collections
import pathlib
import re
import subprocess
import sys

# strip changes no framing unless told to.
FRAMING = (b"host", b"content-length", b"transfer-encoding")
WIDTH = 118


class Request:
    """A head of the corpus and a body as it announces one, which looks like fields that the list would remove."""

    def __init__(self, path):
        self.path = path
        head = path.read_bytes()
        start, *lines = head[: -len(b"\r\n\r\n")].split(b"\r\n")
        self.start = start
        self.fields = [(line.partition(b":")[0], line) for line in lines]
        values = {name.lower(): line.partition(b":")[2].strip() for name, line in self.fields}
        text = b"CF-Ray: no field, but part of a body\r\n"
        if b"transfer-encoding" in values:
            self.body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(text), text)
        else:
            length = int(values.get(b"content-length", b"0"))
            self.body = (text * (length // len(text) + 1))[:length]

    def write(self, removed=frozenset()):
        """The request's bytes without the fields of these names."""
        lines = [line for name, line in self.fields if name not in removed]
        return b"\r\n".join([self.start, *lines, b"", b""]) + self.body


def read_requests(folder):
    requests = [Request(path) for path in sorted(pathlib.Path(folder).glob("*.http"))]
    if not requests:
        sys.exit(f"{folder}: no requests")
    return requests


def explain(hdrtrie, list_path, names):
    """Asks why each name goes: {name: [(group, rule), ...]}, without the names that stay."""
    output = subprocess.run([hdrtrie, "explain", "--", list_path, *names], check=True, capture_output=True).stdout.decode()
    # A paragraph a name: its first line stands at the margin.
    paragraphs = re.findall(r"^\S.*\n(?: .*\n)*", output, re.MULTILINE)
    assert len(paragraphs) == len(names), "explain left a name out"
    reasons = {}
    for name, paragraph in zip(names, paragraphs):
        why = re.findall(r"^ +\[(.*?)\] in, by (.*)$", paragraph, re.MULTILINE)
        if re.search(r"^ +malformed: ", paragraph, re.MULTILINE):
            why.append(("malformed", "always removed"))
        if why and name.lower() not in FRAMING:
            reasons[name] = why
    return reasons


def print_request(request, removed, marks):
    """In full, or with a mark before each line that goes."""
    for name, line in [(None, request.start), *request.fields]:
        text = line.decode("latin-1")
        text = text if len(text) <= WIDTH else text[: WIDTH - 3] + "..."
        if name not in removed:
            print(f"    {text}")
        elif marks:
            print(f"  - {text}")


def print_reasons(requests, reasons):
    groups, rules = collections.Counter(), collections.defaultdict(collections.Counter)
    spellings = collections.defaultdict(set)
    for name in (name for request in requests for name, _ in request.fields):
        for group in {group for group, _ in reasons.get(name, ())}:
            groups[group] += 1
        for group, rule in reasons.get(name, ()):
            rules[group][rule] += 1
            spellings[group, rule].add(name.decode())
    print("\nRemoved, by group and by the rule that decides; a field can be in several groups:")
    for group, count in groups.most_common():
        print(f"{count:6}  [{group}]")
        for rule, times in rules[group].most_common():
            print(f"{times:12}  {rule}: {' '.join(sorted(spellings[group, rule]))}")


def prove(folder, after_path, hdrtrie, list_path):
    requests = read_requests(folder)
    after = pathlib.Path(after_path).read_bytes()
    names = sorted({name for request in requests for name, _ in request.fields})
    reasons = explain(hdrtrie, list_path, names)
    removed = reasons.keys()

    # One that shows much: fields that go, and a spelling that only the fold catches.
    def show_value(request):
        gone = [name for name, _ in request.fields if name in removed]
        return len(gone) + 2 * any(not re.fullmatch(rb"[A-Za-z0-9-]+", name) for name in gone)

    sample = max(requests, key=show_value)
    print(f"\nOne request, {sample.path.name}, before (what goes is marked) ...\n")
    print_request(sample, removed, marks=True)
    print("\n... and after:\n")
    print_request(sample, removed, marks=False)
    print_reasons(requests, reasons)

    total = sum(len(request.fields) for request in requests)
    gone = sum(name in removed for request in requests for name, _ in request.fields)
    before = b"".join(request.write() for request in requests)
    expected = b"".join(request.write(removed) for request in requests)
    print(f"\n{gone} of {total} fields removed from {len(requests)} requests; {len(before)} bytes in, {len(after)} out.")
    if gone == 0 or expected != after:
        at = next((i for i, (a, b) in enumerate(zip(expected, after)) if a != b), min(len(expected), len(after)))
        print(f"NOT PROVEN: from byte {at} on, {after[at:at + 40]!r} where {expected[at:at + 40]!r} should be")
        return 1
    print("Proven: the input without these lines is the output, byte for byte, bodies that look like fields included.")
    return 0


def main():
    if len(sys.argv) == 3 and sys.argv[1] == "make":
        sys.stdout.buffer.write(b"".join(request.write() for request in read_requests(sys.argv[2])))
        return 0
    if len(sys.argv) == 6 and sys.argv[1] == "prove":
        return prove(*sys.argv[2:])
    sys.stderr.write(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main())
