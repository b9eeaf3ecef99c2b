#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Prints the results of hdrtrie_bench as tables.

    report.py build/bench.json [build-clang/bench.json]... [--counts build/bench-count.json]

Runs of one compiler are joined. With runs of two compilers, each implementation shows the better one. --counts takes the
output of count_finds.py, for the goals about counts.
"""

import argparse
import json
import pathlib
import re

import goals
from results import FOLDS, Results, ratio

FOOTPRINT_LISTS = ["edge-exact", "well-known", "mine"]
TITLES = {
    "clear": "clear requests, few of them equal, by",
    "cold": "clear one request while neither table nor code is in the first two cache levels, by",
    "mix": "clear requests with a given share of unlisted names, by",
    "replay": "clear the repeated corpus, which branch predictors learn, by",
}
TRAFFIC_TITLES = {
    "clear": "clear your requests in a random order, each without a random eighth of its fields, by",
    "replay": "clear your requests as they are, in their order, by",
}
HEADLINE = ["edge", "edge-exact"]  # these lists first
USER_LIST = "mine"


def show(figure, digits=2):
    if figure is None:
        return "-"
    return f"{figure:.{digits}f}" if figure < 100 else f"{figure:.0f}"


def order(row):
    rank = 0 if row.ours else 2 if row.lower_bound else 1
    return FOLDS.index(row.fold) if row.fold in FOLDS else 0, rank, row.mean()


class Report:
    def __init__(self, results, counts):
        self.results, self.counts = results, counts
        self.traffic = any("traffic" in context for context in results.contexts)
        self.users = all(row.list == USER_LIST for row in results.rows.values())
        self.verdicts = []  # (row, heading, ratio, peer) of each cell of hdrtrie that has a peer

    def print_head(self):
        for context in self.results.contexts:
            print(f"{context.get('compiler', '?')}; {context['num_cpus']} CPUs at {context['mhz_per_cpu']} MHz")
            if context.get("cpu_scaling_enabled"):
                print("The CPU scales its frequency, so times vary: see your system's manual on how to turn that off")
            for key in ["traffic", "traffic_order"]:
                if context.get(key):
                    print(re.sub(r"\d{4,}", lambda number: f"{int(number[0]):,}", context[key]))
        print("A cell: ns, ratio to the best peer, ratio to touch. + won: faster than every peer it is compared with. LOST: not.")
        print("flat: slowest column / fastest column. ±: half the interquartile range of the worst column.")
        print("Trust the ratios, not the times.")

    def cell(self, row, column, heading):
        """ns, ratio to the best peer with its mark, ratio to touch."""
        time = self.results.time(row, column)
        if time is None:
            return f"{'':26}"
        if row.implementation == "copy":
            return f"{row.median(column):>9.1f}{'':17}"
        peer, best = (None, None) if row.lower_bound else self.results.best_peer(row, column)
        against = ratio(time, best)
        mark = ""
        if row.ours and against is not None:
            mark = "+" if against < 1 else "LOST"
            self.verdicts.append((row, heading if column else "per request", against, peer))
        touch = ratio(time, self.results.touch(row, column))
        return f"{time:>9.2f}{show(against):>6} {mark:4}{show(touch):>6}"

    def print_block(self, rows, title, columns, headings):
        two = len(self.results.by_compiler) > 1
        print(f"\n{title}")
        print(f"{'':48}" + "".join(f"{heading:>26}" for heading in headings) + f"{'flat':>7}{'±%':>6}")
        for row in sorted(rows, key=order):
            cells = "".join(self.cell(row, column, heading) for column, heading in zip(columns, headings))
            shown = [self.results.time(row, column) for column in columns if column in row.times]
            flat = show(ratio(max(shown), min(shown))) if len(shown) > 1 else ""
            compiler = f"  {row.compiler}" if two else ""
            print(f"{row.implementation:23}{row.fold:11}{row.backend:14}{cells}{flat:>7}{row.spread():>6.1f}{compiler}")

    def print_grid(self):
        for list_name in self.results.lists("find"):
            rows = self.results.block("find", list_name)
            columns = sorted({column for row in rows for column in row.times}, key=int)
            headings = [f"{column} % miss" for column in columns]
            self.print_block(rows, f"GRID: find in {list_name}: ns per name", columns, headings)

    def print_requests(self, task):
        for list_name in sorted(self.results.lists(task), key=lambda name: (name not in HEADLINE, name)):
            rows = self.results.block(task, list_name)
            columns = sorted({column for row in rows for column in row.times}, key=lambda column: int(column or 0))
            titles = TITLES | TRAFFIC_TITLES if self.traffic else TITLES
            title = f"{titles[task]} {list_name}: ns per request of {rows[0].fields:.1f} fields"
            floor = "the clock" if task == "cold" else "the copy"
            headings = [f"{column} % miss" if column else "ns  peer        touch" for column in columns]
            self.print_block(rows, f"{task.upper()}: {title}; {floor} subtracted", columns, headings)

    def print_growth(self):
        for miss in ["50", "97"]:
            rows = {}
            for row in self.results.block("growth"):
                if miss in row.times:
                    rows.setdefault((row.implementation, row.fold, row.backend), {})[row.list] = row
            sizes = self.results.lists("growth")
            if not rows:
                continue
            print(f"\nGROWTH: find in lists of this many names, {miss} % misses: ns per name, ratio to the best peer")
            print(f"{'':48}" + "".join(f"{int(size):>20,}" for size in sizes))
            for by_size in sorted(rows.values(), key=lambda by_size: order(next(iter(by_size.values())))):
                first = next(iter(by_size.values()))
                line = f"{first.implementation:23}{first.fold:11}{first.backend:14}"
                for size in sizes:
                    line += self.cell(by_size[size], miss, f"{size} names, {miss} % miss")[:20] if size in by_size else 20 * " "
                print(line)
        for row in sorted(self.results.block("build"), key=lambda row: int(row.list)):
            time = row.median() / 1e6
            print(f"build {int(row.list):>9,} names{time:>12.3f} ms  ±{row.spread():.1f} %{row.bytes:>14,} bytes hot")

    def print_footprint(self):
        shown = {}
        for row in self.results.block("find"):
            if row.bytes and row.list in FOOTPRINT_LISTS and (not row.ours or row.backend == "best"):
                shown.setdefault((row.implementation, row.fold), {})[row.list] = row.bytes
        lists = [name for name in FOOTPRINT_LISTS if any(name in sizes for sizes in shown.values())]
        if shown:
            print("\nFOOTPRINT: bytes that finds may read")
            print(f"{'':34}" + "".join(f"{name:>14}" for name in lists))
        for (implementation, fold), sizes in sorted(shown.items(), key=lambda item: min(item[1].values())):
            print(f"{implementation:23}{fold:11}" + "".join(f"{sizes.get(name, '-'):>14}" for name in lists))
        for record in self.counts:
            if record["what"] == "lines" and record["backend"] == "avx2":
                print(
                    f"cache lines per find, {record['list']}, {record['fold']}: {record['mean']:.2f} on average, "
                    f"{record['most']} at most, without the header"
                )

    def print_pairs(self):
        pairs = goals.pairs(self.results)
        if pairs:
            print("\nPAIRS: hdrtrie compared with itself")
        for pair in pairs:
            print(f"{pair.name:60}{show(pair.time):>9}{show(pair.other):>9} ns{show(pair.ratio, 3):>8}")

    def print_verdicts(self):
        if self.verdicts:
            print("\nWON AND LOST: cells of hdrtrie compared with the best peer under its fold's rule")
        rows = {}
        for row, heading, against, peer in self.verdicts:
            rows.setdefault((row.task, "" if row.task == "growth" else row.list, row.label()), []).append(
                (heading, against, peer)
            )
        for (task, list_name, label), cells in rows.items():
            lost = [cell for cell in cells if cell[1] >= 1]
            where = f"{task} {list_name}".strip()
            print(f"{'LOST' if lost else 'won':5}{label:28}{where:20}{len(cells) - len(lost):>3} of {len(cells)} won")
            texts = [f"{heading}: {against:.2f} x {peer.label()}" for heading, against, peer in lost]
            for i in range(0, len(texts), 4):
                print(f"{'':10}{'; '.join(texts[i : i + 4])}")

    def print_goals(self):
        """The goals are for our lists."""
        if self.users:
            return
        print("\nGOALS")
        found = goals.measure(self.results, self.counts)
        measured = [goal for goal in found if goal.figure != "-"]
        for goal in measured:
            verdict = {True: "met", False: "MISSED", None: "not measured"}[goal.met]
            print(f"{goal.name:4}{verdict:14}{goal.text}: {goal.figure}")
        if len(measured) < len(found):
            print(f"{len(found) - len(measured)} further goals were not measured; ./dev bench --full measures all")


FAIRNESS = """
HOW MEASURED, WHERE UNFAIR (bench/README.md has the details)
- The find of every implementation is inlined in the same loop, which does not branch on the answer. The exceptions are
  calls: hdrtrie's backends best and native, and peers that are libraries.
- All implementations are interleaved in a new random order per repetition. Figures are medians.
- hdrtrie also computes groups. When it clears, it also removes malformed names. No peer does either.
- In our favour: hits are uniform over the list. If a few names make most hits, the branches of peers become predictable
  and peers gain. hdrtrie's time changes little (replay shows part of this).
- In our favour: every implementation reads the names from the second or third cache level, which makes all ratios to touch
  smaller. Peers without a fold copy the name in lower case to a buffer first, as their users do.
- Against us: the time that a peer takes to build its table (seconds, for some) is not counted.
- cold: the request's own text is in the caches, as after a parser. Table and code are only in the third level.
"""
GROWTH_FAIRNESS = "- growth: misses look like the list's names and are spread over the whole table. Real traffic has a few hundred."


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runs", nargs="+", type=pathlib.Path)
    parser.add_argument("--counts", type=pathlib.Path)
    arguments = parser.parse_args()
    counts = json.loads(arguments.counts.read_text(encoding="utf-8")) if arguments.counts else []
    results = Results(arguments.runs)

    report = Report(results, counts)
    report.print_head()
    for task in sorted(TITLES, key=lambda task: report.traffic and task != "replay"):  # a user's own requests first
        report.print_requests(task)
    report.print_grid()
    report.print_growth()
    report.print_footprint()
    report.print_pairs()
    report.print_verdicts()
    report.print_goals()
    print(FAIRNESS.rstrip())
    if results.block("growth"):
        print(GROWTH_FAIRNESS)
    for name in results.failed:
        print(f"FAILED: {name}")
    raise SystemExit(1 if results.failed else 0)


main()
