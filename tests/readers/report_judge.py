# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Compares each report of an application with what strip saw, and collects findings."""

import collections
import dataclasses

from listed_name import is_listed
from seen_request import token_of


@dataclasses.dataclass
class Finding:
    server: str
    fault: str  # listed, unseen, repeated or method
    stream: object
    report: dict


class Judge:
    """findings: by server, fault and kind of stream. The faults are listed (a listed field was dispatched), unseen (a request that
    strip did not see), repeated (one request twice) and method (a seen request with another method).

    differences: requests whose body had another length. They do not fail the test: several servers read on after the body
    if the application reads to the end of its input, and then dispatch less, not more."""

    def __init__(self):
        self.streams = {}
        self.dispatched = collections.Counter()
        self.findings = collections.defaultdict(list)
        self.differences = collections.defaultdict(list)
        self.seen_twice = collections.Counter()

    def judge(self, report):
        stream = self.streams.get((report["server"], report["address"]))
        if stream is None:
            return
        self.dispatched[report["server"]] += 1
        for fault in self.faults(stream, report):
            found = self.findings[report["server"], fault, stream.kind]
            found.append(Finding(report["server"], fault, stream, report))

    def faults(self, stream, report):
        if any(is_listed(name, report.get("variables")) for name, _ in report["fields"]):
            yield "listed"
        token = token_of(report["target"])
        same = [seen for seen in stream.seen if seen.token == token]
        if not token:  # a server has normalised the target; hidden requests keep their marks
            same = [seen for seen in stream.seen if seen.method.upper() == report["method"].upper()]
        key = report["server"], report["address"], token
        self.seen_twice[key] += 1
        if not same:
            yield "unseen"
        elif self.seen_twice[key] > len(same):
            yield "repeated"
        elif report["method"].upper() not in [seen.method.upper() for seen in same]:
            yield "method"
        elif report["body"] >= 0 and all(seen.body is not None and seen.body != report["body"] for seen in same):
            self.differences[report["server"]].append(Finding(report["server"], "body", stream, report))
