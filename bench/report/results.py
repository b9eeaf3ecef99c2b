# SPDX-License-Identifier: Apache-2.0 OR MIT
"""The results of hdrtrie_bench: rows of one implementation each, read from its JSON, and what a row is compared with."""

import json
import math
import statistics

FOLDS = ["none", "case", "underscore", "separators"]
LOWER_BOUNDS = ["touch", "copy"]
OURS = "hdrtrie"
BEFORE = "before"  # hdrtrie at an older commit, so not a peer
# The folds of the peers that a row is compared with. hdrtrie under `case` is also compared with peers that compare exactly.
# Most peers have no wide fold, so there it is compared with peers that ignore case, too.
NARROWER = {"none": ["none"], "case": ["case", "none"], "underscore": ["underscore", "case"], "separators": ["separators", "case"]}
# Tasks whose time contains the copy of the request's array or the readings of the clock.
COPYING = ["clear", "mix", "replay", "cold", "mark", "keep", "mark-drop", "unchecked"]


class Row:
    """An implementation with one list, fold and backend: its times by column (the share of misses, or "")."""

    def __init__(self, task, list_name, implementation, fold, backend):
        self.task, self.list, self.implementation, self.fold, self.backend = task, list_name, implementation, fold, backend
        self.times = {}  # column -> nanoseconds per item, one per repetition
        self.bytes = self.fields = None
        self.compiler = ""

    @property
    def ours(self):
        return self.implementation == OURS

    @property
    def is_peer(self):
        return self.implementation not in [OURS, BEFORE, *LOWER_BOUNDS]

    @property
    def lower_bound(self):
        return self.implementation in LOWER_BOUNDS

    def median(self, column=""):
        return statistics.median(self.times[column]) if column in self.times else None

    def spread(self, column=None):
        """Half the interquartile range in percent of the median; without a column, of the worst one."""
        spreads = [0.0]
        for times in self.times.values() if column is None else [self.times[column]]:
            if len(times) >= 3:
                low, middle, high = statistics.quantiles(times, n=4)
                spreads.append(50 * (high - low) / middle)
        return max(spreads)

    def mean(self):
        """The geometric mean over the columns."""
        return math.exp(statistics.mean(math.log(self.median(column)) for column in self.times))

    def label(self):
        return " ".join(filter(None, [self.implementation, self.fold, self.backend]))


class Results:
    """The rows of one or more runs. If two compilers built a row, this has the one with the lower geometric mean."""

    def __init__(self, paths):
        self.by_compiler, self.contexts, self.failed = {}, [], []
        for path in paths:
            with open(path, encoding="utf-8") as file:
                self.add(json.load(file))
        self.rows = {}
        for rows in self.by_compiler.values():
            for key, row in rows.items():
                if key not in self.rows or row.mean() < self.rows[key].mean():
                    self.rows[key] = row

    def add(self, run):
        compiler = run["context"].get("compiler", "?")
        rows = self.by_compiler.setdefault(compiler, {})
        self.contexts.append(run["context"])
        for result in run["benchmarks"]:
            if result.get("run_type") == "iteration":
                self.add_result(rows, result)
        for row in rows.values():
            row.compiler = compiler.split()[0]

    def alone(self):
        """Yields each compiler's name and results, for comparisons of hdrtrie with itself."""
        for compiler, rows in self.by_compiler.items():
            results = Results([])
            results.rows = rows
            yield compiler.split()[0], results

    def add_result(self, rows, result):
        task, list_name, implementation, *pairs = result["name"].split("/")
        keys = dict(pair.split(":", 1) for pair in pairs if ":" in pair)
        if result.get("error_occurred"):
            self.failed.append(result["name"])
            return
        key = (task, list_name, implementation, keys.get("fold", "-"), keys.get("backend", ""))
        row = rows.setdefault(key, Row(*key))
        column = keys.get("miss") or " ".join(keys[key] for key in ["tables", "by"] if key in keys)
        speeds = result["items_per_second"]  # of one repetition, or of all if record.py wrote the file
        for speed in speeds if isinstance(speeds, list) else [speeds]:
            row.times.setdefault(column, []).append(1e9 / speed)
        if "bytes" in result:
            row.bytes = int(result["bytes"])
        if "fields" in result:
            row.fields = result["fields"]

    def find(self, task, list_name, implementation, fold, backend=""):
        return self.rows.get((task, list_name, implementation, fold, backend))

    def block(self, task, list_name=None):
        """All rows of a task, or those of one of its lists."""
        return [row for row in self.rows.values() if row.task == task and list_name in (None, row.list)]

    def lists(self, task):
        names = {row.list for row in self.block(task)}
        return sorted(names, key=lambda name: (int(name), "") if name.isdigit() else (0, name))

    def floor(self, row, column=""):
        """The time that every row of the task contains and that is subtracted: the copy of the fields or the clock."""
        task = row.task if row.task in ["cold", "mix", "replay"] else "clear"
        copy = self.find(task, row.list, "copy", row.fold) if row.task in COPYING else None
        return copy.median(column) or 0.0 if copy else 0.0

    def time(self, row, column=""):
        """The median minus the floor; None if the row has no such column."""
        time = row.median(column)
        return None if time is None else time - self.floor(row, column)

    def touch(self, row, column=""):
        other = self.find(row.task, row.list, "touch", row.fold)
        return self.time(other, column) if other else None

    def peers(self, row, column=""):
        """The peers that row is compared with."""
        return [
            other
            for other in self.block(row.task, row.list)
            if other.is_peer and other.fold in NARROWER[row.fold] and column in other.times
        ]

    def best_peer(self, row, column=""):
        """The fastest peer that row is compared with, and its time; (None, None) if there is none."""
        times = [(other, self.time(other, column)) for other in self.peers(row, column)]
        return min(times, key=lambda pair: pair[1], default=(None, None))


def ratio(time, other):
    """time / other; None if one is missing or other is not positive."""
    return time / other if time is not None and other is not None and other > 0 else None
