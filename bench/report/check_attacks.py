#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Counts what the exported clear costs for the requests of an attacker, under callgrind.

    check_attacks.py PROGRAM CORPUS [--compiler gcc-12 [--limits FILE] [--write]]

Every name of such a request is of one kind: listed, a false candidate of the sieve, long, at the end of a page, and so on. It
prints the instructions per request of 15 fields, and the ratio to the library before the sieve, whose goal is at most 1.25.
With --compiler it fails if a count exceeds that goal or the limit in bench/limits.json. Without valgrind, or without limits for the compiler,
the status is 77, which meson reports as skipped. --write sets the limits to the present counts plus 10 %.
"""

import argparse
import json
import pathlib
import sys

import simulate

LISTS = ["edge", "edge-exact"]
FOLD = "separators"
NOW, BEFORE = ("hdrtrie", "best"), ("before", "-")
GOAL = 1.25
MARGIN = 1.1
SKIPPED = 77


def count(arguments, list_name, implementation):
    """Returns the counts by kind; an empty dictionary if the implementation is missing."""
    try:
        return simulate.count_attacks(arguments.program, arguments.corpus, list_name, (FOLD, *implementation))
    except simulate.Missing as why:
        print(f"MISSING  {implementation[0]}, {list_name}: {why}")
        return {}


def check(arguments, list_name, limits):
    """Prints the counts of one list. Returns how many exceed a limit or the goal. limits: None to check nothing."""
    exceeded = 0
    before = count(arguments, list_name, BEFORE)
    for kind, instructions in count(arguments, list_name, NOW).items():
        key = f"attack/{list_name}/{FOLD}/{kind}"
        if instructions is None:
            print(f"none     {key}: no such name was found")
            continue
        if arguments.write:
            limits[key] = {"instructions": round(MARGIN * instructions)}
        ratio = instructions / before[kind] if before.get(kind) else None
        verdict, text = "", f"{instructions:7.0f} instructions"
        if limits is not None:
            limit = limits.get(key, {"instructions": 0})["instructions"]
            too_much = instructions > limit or (ratio is not None and ratio > GOAL)
            verdict, text = "EXCEEDED" if too_much else "ok", f"{text} of {limit}"
            exceeded += too_much
        if ratio is not None:
            text += f"; {ratio:.2f} of before's {before[kind]:.0f}, goal {GOAL}: {'met' if ratio <= GOAL else 'MISSED'}"
        print(f"{verdict:9}{key:54}{text}")
    return exceeded


def read_limits(arguments):
    """Returns all limits, and those of the compiler; None if nothing is to be checked."""
    if not arguments.compiler:
        return {}, None
    everything = json.loads(arguments.limits.read_text(encoding="utf-8")) if arguments.limits.exists() else {}
    limits = everything.setdefault(arguments.compiler, {})
    if not arguments.write and not any(key.startswith("attack/") for key in limits):
        print(f"count: MISSING: {arguments.limits.name} has no limits for {arguments.compiler}, so nothing was checked")
        sys.exit(SKIPPED)
    return everything, limits


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("corpus")
    parser.add_argument("--compiler")
    parser.add_argument("--limits", type=pathlib.Path, default=pathlib.Path(__file__).parents[1] / "limits.json")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    if arguments.write and not arguments.compiler:
        parser.error("--write needs --compiler")
    if not simulate.find_valgrind():
        sys.exit(SKIPPED)
    everything, limits = read_limits(arguments)
    exceeded = sum(check(arguments, list_name, limits) for list_name in LISTS)
    if arguments.write:
        arguments.limits.write_text(json.dumps(everything, indent=1) + "\n", encoding="utf-8")
    sys.exit(exceeded != 0)


main()
