#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Counts the instructions and mispredicted branches of a find, under callgrind with branch simulation, and the cache lines
of its table that a find reads, under lackey.

    count_finds.py PROGRAM CORPUS [--list NAME]... [--json FILE]

A cell has the instructions with the loop around the find, the instructions without it, and the mispredicted branches. The
counts do not depend on the machine's load. The branches are those of callgrind's simple predictor: a branch that depends on
data shows, but not its exact cost. Valgrind has no AVX-512, so the exported function selects the AVX2 backend. --json FILE
writes the same figures.
"""

import argparse
import json
import pathlib
import statistics
import sys

import simulate

# fold, implementation, backend
ROWS = [
    ("case", "hdrtrie", "avx2"),
    ("separators", "hdrtrie", "avx2"),
    ("case", "hdrtrie", "sse2"),
    ("separators", "hdrtrie", "sse2"),
    ("case", "hdrtrie", "portable"),
    ("separators", "hdrtrie", "portable"),
    ("case", "hdrtrie", "best"),
    ("separators", "hdrtrie", "best"),
    ("none", "gperf", "-"),
    ("case", "gperf", "-"),
    ("case", "touch", "-"),
]
LOOP = ("case", "loop", "-")
MISSES = ["0", "50", "97", "100"]
CLEARS = [row for row in ROWS if row[2] != "portable"]


def count_row(arguments, list_name, row, columns, loop):
    """Returns one record per column, or an empty list if the row cannot run."""
    records = []
    for what in columns:
        try:
            instructions, mispredicted = simulate.count(arguments.program, arguments.corpus, list_name, row, what)
        except simulate.Missing as why:
            print(f"count: MISSING: {list_name} {' '.join(row)}: {why}", file=sys.stderr)
            return []
        record = dict(zip(["fold", "implementation", "backend"], row)) | {"list": list_name, "what": what}
        record |= {"instructions": instructions, "mispredicted": mispredicted, "loop": loop.get(what, 0)}
        records.append(record)
    return records


def print_block(arguments, list_name, title, rows, columns, headings):
    """Counts and prints rows by columns; returns the figures as records for JSON."""
    loop = {record["what"]: record["instructions"] for record in count_row(arguments, list_name, LOOP, columns, {})}
    print(f"\n{title}: instructions, the same without the loop's {max(loop.values()):.1f}, mispredicted branches (callgrind)")
    print(f"{'':34}" + "".join(f"{heading:>22}" for heading in headings))
    records = []
    for row in rows:
        counted = count_row(arguments, list_name, row, columns, loop)
        cells = [
            f"{r['instructions']:.1f} {r['instructions'] - r['loop']:.1f} {r['mispredicted']:.3f}" for r in counted
        ]
        if cells:
            print(f"{row[1]:10}{row[0]:14}{row[2]:10}" + "".join(f"{cell:>22}" for cell in cells), flush=True)
        records += counted
    return records


def print_lines(arguments, list_name):
    """Counts the cache lines per find, for hdrtrie's rows."""
    print(f"\nA find in {list_name}: cache lines of the table that it reads, without the header (lackey)")
    records = []
    for row in [row for row in ROWS if row[1] == "hdrtrie"]:
        try:
            lines = simulate.trace_lines(arguments.program, arguments.corpus, list_name, row)
        except simulate.Missing as why:
            print(f"count: MISSING: {list_name} {' '.join(row)}: {why}", file=sys.stderr)
            continue
        record = dict(zip(["fold", "implementation", "backend"], row)) | {"list": list_name, "what": "lines"}
        record |= {"mean": statistics.mean(lines), "most": max(lines)}
        print(f"{row[1]:10}{row[0]:14}{row[2]:10}{record['mean']:>10.2f} on average, {record['most']} at most")
        records.append(record)
    return records


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("corpus")
    parser.add_argument("--list", action="append", dest="lists")
    parser.add_argument("--json", type=pathlib.Path)
    arguments = parser.parse_args()
    if not simulate.find_valgrind():
        sys.exit(1)

    records = []
    for list_name in arguments.lists or ["edge-exact"]:
        headings = [f"{miss} % miss" for miss in MISSES]
        records += print_block(arguments, list_name, f"A find in {list_name}", ROWS, MISSES, headings)
        records += print_block(arguments, list_name, f"A field, cleared by {list_name}", CLEARS, ["clear"], ["per field"])
        records += print_lines(arguments, list_name)
    if arguments.json:
        arguments.json.write_text(json.dumps(records, indent=1) + "\n", encoding="utf-8")


main()
