# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Prints the findings of a run, and records the run in a ledger."""

import datetime
import json
import pathlib
import subprocess

from stripped_stream import COMMAND

SHOWN = 3  # findings of one server, fault and kind that are shown


def describe(arguments, finding):
    stream, report = finding.stream, finding.report
    return "\n".join([
        f"FINDING {finding.server}: {finding.fault}: kind {stream.kind}, status of strip {stream.status}",
        f"    dispatched {report['method']} {report['target']} body {report['body']} {json.dumps(report['fields'])[:600]}",
        f"    seen {[(seen.method, seen.token, seen.body) for seen in stream.seen]}",
        f"    stream {stream.text!r}",
        f"    output {stream.output!r}" if stream.output != stream.text else "    output the same",
        f"    hex {stream.text.hex()}",
        f"    repeat: ./dev test --readers --seed {arguments.seed} --item {stream.item} --server {finding.server}"])


def print_findings(arguments, judge, client, servers, faults):
    """Returns the number of servers that failed."""
    for found in judge.findings.values():
        for finding in found[:SHOWN]:
            print(describe(arguments, finding))
    if arguments.findings:
        with open(arguments.findings, "w", encoding="utf-8") as file:
            for found in [*judge.findings.values(), *judge.differences.values()]:
                file.writelines(describe(arguments, finding) + "\n" for finding in found)
    failed = 0
    print(f"{'server':24} {'version':10} {'streams':>8} {'requests':>9} {'bodies':>7}  findings")
    for server in servers:
        own = {f"{kind}: {fault} {len(found)}" for (name, fault, kind), found in judge.findings.items() if name == server.name}
        own |= {text for text, names in faults.items() if server.name in names}
        failed += bool(own)
        print(f"{server.name:24} {server.version:10} {client.sent[server.name]:8} {judge.dispatched[server.name]:9} {len(judge.differences[server.name]):7}  "
              f"{', '.join(sorted(own)) or 'none'}")
    print(f"readers: {sum(client.sent.values())} streams sent to {len(servers)} servers; seed {arguments.seed}")
    return failed


def append_ledger(arguments, judge, client, servers, seconds):
    # The commit is that of the command, which can come from another clone.
    describe_commit = ["git", "describe", "--always", "--dirty", "--abbrev=12", "--exclude=*"]
    commit = subprocess.run(describe_commit, cwd=pathlib.Path(COMMAND).resolve().parent, capture_output=True, text=True, check=False)
    findings = sum(len(found) for found in judge.findings.values())
    names = ",".join(f"{server.name}/{server.version}" for server in servers)
    time = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    row = [time, commit.stdout.strip() or "unknown", "readers", str(arguments.seed), f"{seconds:.1f}", str(sum(client.sent.values())), str(findings), names]
    with open(arguments.ledger, "a", encoding="utf-8") as ledger:
        ledger.write("\t".join(row) + "\n")
