#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""The requests of ./dev demo, and the check that stripping removed the right fields and nothing else.

    demo_requests.py make CORPUS                        prints the corpus as a stream of requests, with bodies
    demo_requests.py check CORPUS AFTER HDRTRIE LIST    checks AFTER, the output of `HDRTRIE strip LIST` for that stream

The check shares only the answers of `HDRTRIE explain` with the stripping. It removes the lines of the explained names from
the stream itself; the rest must equal AFTER byte for byte. The exit status is 1 if it does not.
"""

import collections
import pathlib
import re
import subprocess
import sys

# strip keeps fields that change the framing unless an option allows it.
FRAMING = (b"host", b"content-length", b"transfer-encoding")
WIDTH = 118


class Request:
    """A head of the corpus with the body that it announces. The body looks like fields that the list removes."""

    def __init__(self, path):
        self.path = path
        head = path.read_bytes()
        start, *lines = head[: -len(b"\r\n\r\n")].split(b"\r\n")
        self.start = start
        self.fields = [(line.partition(b":")[0], line) for line in lines]
        values = {name.lower(): line.partition(b":")[2].strip() for name, line in self.fields}
        text = b"CF-Ray: not a field, but part of a body\r\n"
        if b"transfer-encoding" in values:
            self.body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(text), text)
        else:
            length = int(values.get(b"content-length", b"0"))
            self.body = (text * (length // len(text) + 1))[:length]

    def write(self, removed=frozenset()):
        """Returns the request's bytes without the fields of these names."""
        lines = [line for name, line in self.fields if name not in removed]
        return b"\r\n".join([self.start, *lines, b"", b""]) + self.body


def read_requests(folder):
    requests = [Request(path) for path in sorted(pathlib.Path(folder).glob("*.http"))]
    # After an Upgrade, strip accepts no further request (reference 3.4).
    requests = [request for request in requests if b"upgrade" not in {name.lower() for name, _ in request.fields}]
    if not requests:
        sys.exit(f"{folder}: the folder has no *.http files")
    return requests


def explain(hdrtrie, list_path, names):
    """Returns {name: [(group, rule), ...]} for the names that the list removes, with the reasons."""
    output = subprocess.run([hdrtrie, "explain", "--", list_path, *names], check=True, capture_output=True).stdout.decode()
    # One paragraph per name; only its first line starts at the margin.
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
    """Prints the kept lines; if marks is set, also the removed lines, each with a mark."""
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
    print("\nRemoved fields by group and by the deciding rule; a field can be in several groups:")
    for group, count in groups.most_common():
        print(f"{count:6}  [{group}]")
        for rule, times in rules[group].most_common():
            print(f"{times:12}  {rule}: {' '.join(sorted(spellings[group, rule]))}")


def check(folder, after_path, hdrtrie, list_path):
    requests = read_requests(folder)
    after = pathlib.Path(after_path).read_bytes()
    names = sorted({name for request in requests for name, _ in request.fields})
    reasons = explain(hdrtrie, list_path, names)
    removed = reasons.keys()

    # The sample has many removed fields, and spellings that only the fold finds.
    def show_value(request):
        gone = [name for name, _ in request.fields if name in removed]
        return len(gone) + 2 * any(not re.fullmatch(rb"[A-Za-z0-9-]+", name) for name in gone)

    sample = max(requests, key=show_value)
    print(f"\nOne request, {sample.path.name}, before (the removed lines are marked) ...\n")
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
        print(f"WRONG: from byte {at} on the output has {after[at:at + 40]!r}, but {expected[at:at + 40]!r} is expected")
        return 1
    print("Checked: the output equals the input without these lines, byte for byte. The bodies look like fields and are unchanged.")
    return 0


def main():
    if len(sys.argv) == 3 and sys.argv[1] == "make":
        sys.stdout.buffer.write(b"".join(request.write() for request in read_requests(sys.argv[2])))
        return 0
    if len(sys.argv) == 6 and sys.argv[1] == "check":
        return check(*sys.argv[2:])
    sys.stderr.write(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main())
