#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Fails if a find takes more instructions, or mispredicts more branches, than bench/limits.json allows.

    check_counts.py PROGRAM CORPUS --compiler gcc-12 [--limits FILE] [--write]

There is one limit per compiler, fold and backend, for the worst of four shares of misses in edge-exact. The counts include
the loop around the find. Without valgrind, or without limits for the compiler, the status is 77, which meson reports as
skipped. --write sets the limits to the present counts plus 2 %.
"""

import argparse
import json
import pathlib
import sys

import simulate

LIST = "edge-exact"
MISSES = ["0", "50", "97", "100"]
ROWS = [(fold, "hdrtrie", backend) for fold in ["case", "separators"] for backend in ["avx2", "sse2", "portable", "best"]]
SKIPPED = 77


def count_worst(arguments, row):
    """Returns the most instructions and the most mispredictions of the columns."""
    counts = [simulate.count(arguments.program, arguments.corpus, LIST, row, miss) for miss in MISSES]
    return max(instructions for instructions, _ in counts), max(mispredicted for _, mispredicted in counts)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("corpus")
    parser.add_argument("--compiler", required=True)
    parser.add_argument("--limits", type=pathlib.Path, default=pathlib.Path(__file__).parents[1] / "limits.json")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    if not simulate.find_valgrind():
        sys.exit(SKIPPED)
    all_limits = json.loads(arguments.limits.read_text(encoding="utf-8")) if arguments.limits.exists() else {}
    limits = all_limits.setdefault(arguments.compiler, {})
    if not arguments.write and not any(key in limits for key in [f"{fold}/{backend}" for fold, _, backend in ROWS]):
        print(f"count: MISSING: {arguments.limits.name} has no limits for {arguments.compiler}, so nothing was checked")
        sys.exit(SKIPPED)

    exceeded = 0
    for row in ROWS:
        key = f"{row[0]}/{row[2]}"
        try:
            instructions, mispredicted = count_worst(arguments, row)
        except simulate.Missing as why:
            print(f"MISSING  {key}: {why}")
            continue
        if arguments.write:
            limits[key] = {"instructions": round(1.02 * instructions, 1), "mispredicted": round(1.02 * mispredicted, 3)}
        limit = limits.get(key)
        if limit is None:
            print(f"MISSING  {key}: no limit")
            exceeded += 1
            continue
        too_much = instructions > limit["instructions"] or mispredicted > limit["mispredicted"]
        exceeded += too_much
        print(
            f"{'EXCEEDED' if too_much else 'ok':9}{key:22}{instructions:7.1f} instructions of {limit['instructions']}, "
            f"{mispredicted:.3f} mispredicted branches of {limit['mispredicted']}"
        )
    if arguments.write:
        arguments.limits.write_text(json.dumps(all_limits, indent=1) + "\n", encoding="utf-8")
    sys.exit(exceeded != 0)


main()
