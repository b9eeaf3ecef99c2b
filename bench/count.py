#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Counts instructions and mispredicted branches a find, under callgrind with branch simulation.

    count.py PROGRAM CORPUS [--list NAME]...

The counts include the loop around the find, which the row `touch` shows alone, and do not depend on the machine's load.
They are those of callgrind's simple predictor: a data-dependent branch shows, its exact price does not. Prints a table;
--json FILE writes the same figures.
"""

import argparse
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

# fold, subject, body
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
MISSES = ["0", "50", "97"]
CLEARS = [row for row in ROWS if row[2] != "portable"]


def count(program, corpus, row, list_name, what, folder):
    """Returns (instructions, mispredictions) a name, or None where the program cannot run that row."""
    fold, subject, body = row
    out = pathlib.Path(folder) / "callgrind.out"
    run = subprocess.run(
        ["valgrind", "--tool=callgrind", "--branch-sim=yes", "--cache-sim=no"]
        # compilers give the names suffixes such as .isra.0
        + ["--toggle-collect=count_find*", "--toggle-collect=count_clear*"]
        + [f"--callgrind-out-file={out}", program, corpus, list_name, fold, subject, body, what],
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode != 0:
        print(f"count: MISSING: {list_name} {subject} {fold} {body}: {run.stderr.splitlines()[-1]}", file=sys.stderr)
        return None
    lines = out.read_text(encoding="utf-8").splitlines()
    events = next(line for line in lines if line.startswith("events:")).split()[1:]
    totals = next(line for line in lines if line.startswith(("totals:", "summary:"))).split()[1:]
    figures = dict(zip(events, map(int, totals)))
    if figures["Ir"] == 0:
        sys.exit("count: callgrind did not see the function; was the program stripped?")
    names = int(run.stdout)
    return figures["Ir"] / names, (figures.get("Bcm", 0) + figures.get("Bim", 0)) / names


def print_block(arguments, list_name, title, rows, columns, headings):
    """Counts and prints rows by columns; returns the same as records for JSON."""
    records = []
    print(f"\n{title}: instructions, mispredicted branches (callgrind; the loop included)")
    print(f"{'':34}" + "".join(f"{heading:>16}" for heading in headings))
    with tempfile.TemporaryDirectory() as folder:
        for row in rows:
            cells = ""
            for what in columns:
                counted = count(arguments.program, arguments.corpus, row, list_name, what, folder)
                if counted is None:
                    break
                cells += f"{f'{counted[0]:.1f}  {counted[1]:.3f}':>16}"
                record = {"list": list_name, "fold": row[0], "subject": row[1], "body": row[2], "what": what}
                records.append(record | {"instructions": counted[0], "mispredicted": counted[1]})
            if cells:
                print(f"{row[1]:10}{row[0]:14}{row[2]:10}{cells}", flush=True)
    return records


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("corpus")
    parser.add_argument("--list", action="append", dest="lists")
    parser.add_argument("--json", type=pathlib.Path)
    arguments = parser.parse_args()
    if not shutil.which("valgrind"):
        sys.exit("count: valgrind is not installed: ./dev setup bench")

    records = []
    for list_name in arguments.lists or ["edge-exact"]:
        headings = [f"{miss} % miss" for miss in MISSES]
        records += print_block(arguments, list_name, f"A find in {list_name}", ROWS, MISSES, headings)
        records += print_block(arguments, list_name, f"A field, cleared by {list_name}", CLEARS, ["clear"], ["a field"])
    if arguments.json:
        arguments.json.write_text(json.dumps(records, indent=1) + "\n", encoding="utf-8")


main()
