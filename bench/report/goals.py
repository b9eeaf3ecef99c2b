# SPDX-License-Identifier: Apache-2.0 OR MIT
"""The goals of the benchmarks. Each has a measured figure and whether the figure meets the goal.

S1 to S5 whole requests (request_goals.py), S7 single finds, P1 the grid of finds, P3 the memory that a find reads, P4 growth,
P5 the exported functions, P6 hdrtrie compared with itself. If a goal names no backend, it is avx2: the code that a caller on
today's x86-64 inlines.
"""

import collections

from judge import judge
from request_goals import measure_requests
from results import OURS, ratio

BACKEND = "avx2"
LISTS = ["edge-exact", "well-known"]
MISSES = ["0", "50", "90", "97", "100"]
TURN = "edge-exact+well-known"
# Two tables in turn are "no slower than one" if the difference is less than that between runs of one table.
NOISE = 1.02

Pair = collections.namedtuple("Pair", "name time other ratio")


def grid(results, fold, backend, figure):
    """Returns figure(row, miss) of each cell of the grid, by its name."""
    cells = {}
    for list_name in LISTS:
        row = results.find("find", list_name, OURS, fold, backend)
        for miss in MISSES:
            cells[f"{list_name}, {miss} % miss"] = figure(row, miss) if row else None
    return cells


def flatness(results, fold):
    figures = {}
    for list_name in LISTS:
        row = results.find("find", list_name, OURS, fold, BACKEND)
        times = [results.time(row, miss) for miss in MISSES] if row else [None]
        figures[list_name] = None if None in times else max(times) / min(times)
    return figures


def counted(counts, fold, key):
    figures = {}
    for record in counts:
        if record["implementation"] == OURS and record["fold"] == fold and record["backend"] == BACKEND and key in record:
            if record["what"] not in ["clear", "lines"]:
                less = record["loop"] if key == "instructions" else 0
                figures[f"{record['list']}, {record['what']} % miss"] = record[key] - less
    return figures or {"": None}


def measure_grid(results, counts):
    for fold, whose, touch_limit, instructions in [
        ("case", "every peer, exact ones too", 4.0, 48),
        ("separators", "every peer that ignores case", 4.5, 60),
    ]:
        against = grid(results, fold, BACKEND, lambda row, miss: ratio(results.time(row, miss), results.best_peer(row, miss)[1]))
        yield judge("P1", f"{fold}: faster than {whose}, in every cell; worst ratio below 1", against, 0.99999)
        touch = grid(results, fold, BACKEND, lambda row, miss: ratio(results.time(row, miss), results.touch(row, miss)))
        yield judge("P1", f"{fold}: at most {touch_limit} times touch", touch, touch_limit)
        yield judge("P1", f"{fold}: slowest column at most 1.15 times the fastest", flatness(results, fold), 1.15)
        text = f"{fold}: at most {instructions} instructions per find (without the loop)"
        yield judge("P1", text, counted(counts, fold, "instructions"), instructions)
        text = f"{fold}: under 0.03 mispredicted branches per find"
        yield judge("P1", text, counted(counts, fold, "mispredicted"), 0.03)


def measure_touched(results, counts):
    sizes = {}
    for fold in ["none", "case", "separators"]:
        row = results.find("find", "edge-exact", OURS, fold, "best")
        sizes[fold] = row.bytes / 1024 if row else None
    yield judge("P3", "edge-exact: hot part at most 4.0 KiB", sizes, 4.0, " KiB")
    lines = {
        f"{record['list']}, {record['fold']}": record["most"]
        for record in counts
        if record["what"] == "lines" and record["backend"] == BACKEND
    }
    yield judge("P3", "at most 4 cache lines per find, without the header", lines or {"": None}, 4)


def growth_time(results, size, implementation, fold, backend, miss):
    row = results.find("growth", size, implementation, fold, backend)
    return results.time(row, miss) if row else None


def measure_growth(results):
    cells = [(fold, backend, miss) for fold in ["case", "separators"] for backend in [BACKEND, "best"] for miss in ["50", "97"]]
    figures = {}
    for fold, backend, miss in cells:
        times = [growth_time(results, size, OURS, fold, backend, miss) for size in ["10000", "100"]]
        figures[f"{fold}, {backend}, {miss} % miss"] = ratio(*times)
    yield judge("P4", "find at 10,000 names at most 1.5 times that at 100", figures, 1.5)
    for peer in ["absl", "marisa"]:
        figures = {}
        for row in results.block("growth"):
            for miss in row.times if row.implementation.startswith(peer) and row.fold in ["none", "case"] else []:
                ours = growth_time(results, row.list, OURS, "case", BACKEND, miss)
                figures[f"{int(row.list):,} names, {miss} % miss, {row.label()}"] = ratio(ours, results.time(row, miss))
        yield judge("P4", f"case: ahead of {peer} throughout; worst ratio below 1", figures or {"": None}, 0.99999)
    for size, limit, unit, scale in [("1000000", 1, " s", 1e9), ("118", 1, " ms", 1e6)]:
        row = results.find("build", size, OURS, "separators")
        figure = row.median() / scale if row else None
        yield judge("P4", f"{int(size):,} names built in under {limit}{unit}", {"": figure}, limit, unit)


def pair(results, name, ours, other, column=""):
    """ours, other: keys of rows. Returns None unless both were measured."""
    row, base = results.find(*ours), results.find(*other)
    times = (results.time(row, column) if row else None, results.time(base, column) if base else None)
    return None if None in times else Pair(name, *times, ratio(*times))


def grid_pairs(results, name, ours, other):
    """Returns the pair in each column."""
    return [pair(results, f"{name}, {miss} % miss", ours, other, miss) for miss in MISSES]


def exported_pairs(results):
    for fold in ["case", "separators"]:
        for verb in ["mark", "clear", "keep"]:
            key = (verb, "edge-exact", OURS, fold)
            yield pair(results, f"P5 {verb} {fold}: exported by native build", (*key, "best"), (*key, "native"))
        key = ("find", "edge-exact", OURS, fold)
        yield from grid_pairs(results, f"S7 find {fold}: exported by inline", (*key, "best"), (*key, "inline"))
        yield from grid_pairs(results, f"   find {fold}: exported by avx2", (*key, "best"), (*key, BACKEND))
        yield from grid_pairs(results, f"   find {fold}: exported by native build", (*key, "best"), (*key, "native"))


def own_pairs(results):
    for list_name in LISTS:
        key = ("find", list_name, OURS)
        name = f"P6 {list_name}: separators by case"
        yield from grid_pairs(results, name, (*key, "separators", BACKEND), (*key, "case", BACKEND))
        for fold in ["case", "separators"]:
            name = f"P6 {list_name} {fold}: portable by avx2"
            yield from grid_pairs(results, name, (*key, fold, "portable"), (*key, fold, BACKEND))
    for fold in ["case", "separators"]:
        edge, plain = [("find", name, OURS, fold, BACKEND) for name in ["edge", "edge-plain"]]
        yield from grid_pairs(results, f"P6 edge {fold}: patterns by none", edge, plain)
        for backend in [BACKEND, "best"]:
            keys = {verb: (verb, "edge-exact", OURS, fold, backend) for verb in ["clear", "mark-drop", "unchecked"]}
            yield pair(results, f"P6 {fold} {backend}: mark, drop by clear", keys["mark-drop"], keys["clear"])
            yield pair(results, f"P6 {fold} {backend}: clear by unchecked", keys["clear"], keys["unchecked"])


def turn_pairs(results):
    for row in results.block("turn"):
        for by in ["name", "request"]:
            if f"both {by}" in row.times:
                times = row.median(f"both {by}"), max(row.median(f"first {by}"), row.median(f"second {by}"))
                yield Pair(f"P3 {row.fold} {row.backend}: two tables by one, by {by}", *times, ratio(*times))


def pairs(results):
    """Returns all pairs that were measured, for each compiler."""
    found = []
    for compiler, alone in results.alone():
        for one in [*exported_pairs(alone), *own_pairs(alone), *turn_pairs(alone)]:
            if one:
                found.append(one._replace(name=f"{one.name} [{compiler}]"))
    return found


def measure_pairs(results):
    measured = pairs(results)
    for name, text, part, limit in [
        ("P3", f"two tables in turn no slower than the slower one alone (to {NOISE})", "two tables by one", NOISE),
        ("P5", "mark, clear, keep: exported at most 1.2 times the -march=native build's", "exported by native build", 1.2),
        ("S7", "find: exported at most 1.35 times the inline one", "exported by inline", 1.35),
        ("P6", "separators at most 1.25 times case", "separators by case", 1.25),
        ("P6", "edge at most 1.5 times the same without prefixes and suffixes", "patterns by none", 1.5),
        ("P6", "mark, then drop at most 1.15 times clear", "mark, drop by clear", 1.15),
        ("P6", "the check for malformed names: clear at most 1.2 times without", "clear by unchecked", 1.2),
        ("P6", "the portable backend at most 2 times avx2", "portable by avx2", 2.0),
    ]:
        figures = {pair.name[3:]: pair.ratio for pair in measured if pair.name.startswith(name) and part in pair.name}
        yield judge(name, text, figures or {"": None}, limit)


def measure(results, counts):
    """Returns all goals, requests first."""
    found = [
        *measure_grid(results, counts),
        *measure_touched(results, counts),
        *measure_growth(results),
        *measure_pairs(results),
    ]
    return sorted([*measure_requests(results), *found], key=lambda goal: (goal.name[0] != "S", goal.name))
