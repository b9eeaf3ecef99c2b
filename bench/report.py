#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Prints one table from the JSON of hdrtrie_bench.

    report.py build/bench.json

A cell is nanoseconds (median over the repetitions), times the best peer, times touch. The best peer of a row is the
fastest one, in that column, whose fold is the row's or the next narrower: rows of fold case are also held against the
peers that compare exactly, rows of fold separators against those that know case. Clearing has the time of the copy
subtracted.
"""

import json
import statistics
import sys

NARROWER = {"none": ["none"], "case": ["case", "none"], "separators": ["separators", "case"]}
LIMITS = ["touch", "copy"]
CLEARS = {
    "clear": "clear requests of which hardly two are alike by",
    "replay": "clear the corpus over and over, which branch predictors learn, by",
}
FOLDS = ["none", "case", "separators"]


class Row:
    def __init__(self, task, list_name, subject, fold, body):
        self.task, self.list, self.subject, self.fold, self.body = task, list_name, subject, fold, body
        self.times = {}  # column -> nanoseconds an item, a repetition each
        self.bytes = self.fields = None

    def median(self, column):
        return statistics.median(self.times[column]) if column in self.times else None

    def spread(self):
        """The largest half of an interquartile range, in percent of the median."""
        spreads = [0.0]
        for times in self.times.values():
            if len(times) >= 3:
                low, middle, high = statistics.quantiles(times, n=4)
                spreads.append(50 * (high - low) / middle)
        return max(spreads)


def read(path):
    """Returns the rows by key, and the run's context."""
    with open(path, encoding="utf-8") as file:
        run = json.load(file)
    rows, failed = {}, []
    for result in run["benchmarks"]:
        if result.get("run_type") != "iteration":
            continue
        task, list_name, subject, *pairs = result["name"].split("/")
        keys = dict(pair.split(":", 1) for pair in pairs)
        if result.get("error_occurred"):
            failed.append(result["name"])
            continue
        key = (task, list_name, subject, keys.get("fold", "-"), keys.get("body", ""))
        row = rows.setdefault(key, Row(*key))
        row.times.setdefault(keys.get("miss", ""), []).append(1e9 / result["items_per_second"])
        if "bytes" in result:
            row.bytes = int(result["bytes"])
        if "fields" in result:
            row.fields = result["fields"]
    return rows, run["context"], failed


def best_peer(rows, row, column, floor):
    times = [
        other.median(column) - floor
        for other in rows
        if other.subject not in ["hdrtrie", *LIMITS] and other.fold in NARROWER[row.fold] and column in other.times
    ]
    return min(times, default=None)


def limit(rows, subject, fold, column):
    for other in rows:
        if other.subject == subject and other.fold == fold and column in other.times:
            return other.median(column)
    return None


def ratio(time, other):
    if not other or other < 0:
        return "-"
    return f"{time / other:.2f}" if time < 100 * other else f"{time / other:.0f}"


def print_block(rows, title, columns, headings):
    print(f"\n{title}")
    print(f"{'':38}" + "".join(f"{heading:>20}" for heading in headings) + f"{'flat':>7}{'±%':>6}{'bytes':>8}")
    for row in sorted(rows, key=order):
        line = f"{row.subject:14}{row.fold:12}{row.body:12}"
        shown = []
        for column in columns:
            time = row.median(column)
            if time is None:
                line += f"{'':>20}"
                continue
            copy = limit(rows, "copy", row.fold, column) or 0
            touch = limit(rows, "touch", row.fold, column)
            if row.subject == "copy":
                line += f"{time:>8.1f}{'':12}"
                continue
            time -= copy
            shown.append(time)
            peer = "-" if row.subject in LIMITS else ratio(time, best_peer(rows, row, column, copy))
            line += f"{time:>8.2f}{peer:>6}{ratio(time, touch and touch - copy):>6}"
        flat = f"{max(shown) / min(shown):.2f}" if len(shown) > 1 and min(shown) > 0 else ""
        print(line + f"{flat:>7}{row.spread():>6.1f}{row.bytes or '':>8}")


def order(row):
    rank = 0 if row.subject == "hdrtrie" else 2 if row.subject in LIMITS else 1
    return FOLDS.index(row.fold), rank, row.median(next(iter(row.times)))


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    rows, context, failed = read(sys.argv[1])
    print(f"{context.get('compiler', '?')}; {context['num_cpus']} CPUs at {context['mhz_per_cpu']} MHz")
    print("A cell: ns, x best peer (below 1: faster than it), x touch (the limit). flat: slowest column / fastest.")
    print("±: half the interquartile range, worst column. Times from a shared machine: believe the ratios.")
    for task, list_name in sorted({(row.task, row.list) for row in rows.values()}, key=lambda t: (t[0] != "find", t)):
        block = [row for row in rows.values() if (row.task, row.list) == (task, list_name)]
        if task == "find":
            columns = sorted({column for row in block for column in row.times}, key=int)
            print_block(block, f"find in {list_name}: ns a name", columns, [f"{c} % miss" for c in columns])
        elif task in CLEARS:
            title = f"{CLEARS[task]} {list_name}: ns a request, {block[0].fields:.1f} fields each; copy subtracted"
            print_block(block, title, [""], ["ns  peer touch"])
    builds = sorted((row for row in rows.values() if row.task == "build"), key=lambda row: int(row.list))
    if builds:
        print("\nbuild: milliseconds a table")
    for row in builds:
        print(f"{row.list:>10} names{row.median('') / 1e6:>12.3f} ms  ±{row.spread():.1f} %{row.bytes:>12} bytes hot")
    for name in failed:
        print(f"FAILED: {name}")
    sys.exit(1 if failed else 0)


main()
