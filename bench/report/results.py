# SPDX-License-Identifier: Apache-2.0 OR MIT
"""What hdrtrie_bench measured: rows of one subject each, read from its JSON, and what a row may be held against."""

import json
import math
import statistics

FOLDS = ["none", "case", "separators"]
LIMITS = ["touch", "copy"]
OURS = "hdrtrie"
# Whose peers count: hdrtrie under `case` is held against peers that compare exactly, too; under `separators`, which none
# of them knows, against those that ignore case.
NARROWER = {"none": ["none"], "case": ["case", "none"], "separators": ["separators", "case"]}
# Tasks whose time has that of copying the request's array, or of reading the clock, in it.
COPYING = ["clear", "replay", "cold", "mark", "keep", "mark-drop", "unchecked"]


class Row:
    """A subject with one list, fold and body: its times by column (the share of misses, or "")."""

    def __init__(self, task, list_name, subject, fold, body):
        self.task, self.list, self.subject, self.fold, self.body = task, list_name, subject, fold, body
        self.times = {}  # column -> nanoseconds an item, a repetition each
        self.bytes = self.fields = None
        self.compiler = ""

    @property
    def ours(self):
        return self.subject == OURS

    @property
    def limit(self):
        return self.subject in LIMITS

    def median(self, column=""):
        return statistics.median(self.times[column]) if column in self.times else None

    def spread(self, column=None):
        """Half the interquartile range in percent of the median; of the worst column if none is given."""
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
        return " ".join(filter(None, [self.subject, self.fold, self.body]))


class Results:
    """The rows of one or more runs. Of a row that two compilers built, the one that is faster on the whole."""

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
        """The results of each compiler, by its name, for what compares hdrtrie with itself."""
        for compiler, rows in self.by_compiler.items():
            results = Results([])
            results.rows = rows
            yield compiler.split()[0], results

    def add_result(self, rows, result):
        task, list_name, subject, *pairs = result["name"].split("/")
        keys = dict(pair.split(":", 1) for pair in pairs if ":" in pair)
        if result.get("error_occurred"):
            self.failed.append(result["name"])
            return
        key = (task, list_name, subject, keys.get("fold", "-"), keys.get("body", ""))
        row = rows.setdefault(key, Row(*key))
        column = keys.get("miss") or " ".join(keys[key] for key in ["tables", "by"] if key in keys)
        speeds = result["items_per_second"]  # of one repetition, or of all where record.py wrote them
        for speed in speeds if isinstance(speeds, list) else [speeds]:
            row.times.setdefault(column, []).append(1e9 / speed)
        if "bytes" in result:
            row.bytes = int(result["bytes"])
        if "fields" in result:
            row.fields = result["fields"]

    def find(self, task, list_name, subject, fold, body=""):
        return self.rows.get((task, list_name, subject, fold, body))

    def block(self, task, list_name=None):
        """All rows of a task, or of one list in it."""
        return [row for row in self.rows.values() if row.task == task and list_name in (None, row.list)]

    def lists(self, task):
        names = {row.list for row in self.block(task)}
        return sorted(names, key=lambda name: (int(name), "") if name.isdigit() else (0, name))

    def floor(self, row):
        """What every time of the row's task has in it, to be subtracted: the copy of the fields."""
        task = row.task if row.task in ["cold", "replay"] else "clear"
        copy = self.find(task, row.list, "copy", row.fold) if row.task in COPYING else None
        return copy.median() if copy else 0.0

    def time(self, row, column=""):
        """The median less the floor; None where the row has no such column."""
        time = row.median(column)
        return None if time is None else time - self.floor(row)

    def touch(self, row, column=""):
        other = self.find(row.task, row.list, "touch", row.fold)
        return self.time(other, column) if other else None

    def best_peer(self, row, column=""):
        """The fastest peer that row is held against, and its time; (None, None) if there is none."""
        best = (None, None)
        for other in self.block(row.task, row.list):
            if other.ours or other.limit or other.fold not in NARROWER[row.fold] or column not in other.times:
                continue
            time = self.time(other, column)
            if best[1] is None or time < best[1]:
                best = (other, time)
        return best


def ratio(time, other):
    """time / other, None where one of them is missing or not above nothing."""
    return time / other if time is not None and other is not None and other > 0 else None
