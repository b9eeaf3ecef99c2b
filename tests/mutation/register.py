# SPDX-License-Identifier: Apache-2.0 OR MIT
"""The register of equivalent mutants, equivalent_mutants.tsv: which mutants no test can kill, and why.

A row has four columns: function, operator, marker, reason. The marker quotes a few tokens of the function with the
changed ones between @ signs, for example `i + 32 @<@ len`. White space, comments, line breaks, moves to another file
and edits elsewhere in the function do not affect it. A long changed part is shortened to `first tokens ... last
tokens`. If several places match, `(2 of 3)` follows and counts them in the order of the text. FILE:FUNCTION selects one
of several files that have a function of that name. A row must match exactly one mutant.
"""
import re
from bisect import bisect_left
from collections import defaultdict
from functools import cached_property
from pathlib import Path

PATH = Path(__file__).resolve().parent / "equivalent_mutants.tsv"
OUT_OF_REACH = "out of reach: "
COMMENT = r"/\*.*?\*/|//[^\n]*"
TOKEN = re.compile(COMMENT + r"""|'(?:\\.|[^'\\])+'|"(?:\\.|[^"\\])*"|\w+|\.\.\.|<<=|>>=|->|\+\+|--|<<|>>|[-+*/%&|^<>=!]=|&&|\|\||\#\#|\S""",
                   re.S)
# A changed part of more tokens than the sum is shortened to these numbers of first and last tokens.
FIRST_TOKENS, LAST_TOKENS = 8, 3
CONTEXT_MIN, CONTEXT_MAX = 3, 10  # tokens on each side


def tokens_of(text, start=0, end=None):
    """(token, start, end) of C code without its comments."""
    return [(match[0], match.start(), match.end()) for match in TOKEN.finditer(text, start, len(text) if end is None else end)
            if not match[0].startswith(("/*", "//"))]


class Place:
    """A mutant in the tokens of its function: [first, last) of them change."""

    def __init__(self, mutant, text, tokens):
        self.mutant, self.text, self.tokens = mutant, text, tokens
        self.first = bisect_left([start for _, start, _ in tokens], mutant.start)
        self.last = self.first
        while self.last < len(tokens) and tokens[self.last][2] <= mutant.end:
            self.last += 1
        self.words = [token for token, _, _ in tokens]

    @cached_property
    def changed(self):
        """First and last tokens of the changed part; no last ones if it is short."""
        words = self.words[self.first:self.last]
        if len(words) <= FIRST_TOKENS + LAST_TOKENS:
            return words, []
        return words[:FIRST_TOKENS], words[-LAST_TOKENS:]

    def context(self, count, whole):
        """Bounds of the tokens around the mutant: count on each side, but within the statement unless whole."""
        before, after = max(0, self.first - count), min(len(self.words), self.last + count)
        if not whole:
            before = max([before] + [at + 1 for at in range(before, self.first) if self.words[at] in (";", "{", "}")])
            after = min([after] + [at for at in range(self.last, after) if self.words[at] in (";", "{", "}")])
        while 0 < before < self.first and self.words[before] in ("->", "."): # do not begin within a member access
            before -= 1
        while self.last < after < len(self.words) and self.words[after - 1] in ("->", "."):
            after += 1
        return before, after

    def quote(self, first, last):
        """The source of tokens [first, last) on one line."""
        if first >= last:
            return ""
        parts = []
        for at in range(first, last):
            gap = at > first and self.tokens[at][1] > self.tokens[at - 1][2]
            parts.append(" " * gap + self.words[at])
        return "".join(parts)

    def marker(self, before, after):
        first, last = self.changed
        middle = self.quote(self.first, self.first + len(first))
        if last:
            middle += " ... " + self.quote(self.last - len(last), self.last)
        return f"{self.quote(before, self.first)} @{middle}@ {self.quote(self.last, after)}".strip()

    def matches(self, left, first, last, right):
        end = self.last + len(right)
        return (self.changed == (first, last) and self.words[max(0, self.first - len(left)):self.first] == left and
                self.words[self.last:end] == right)


def read_marker(marker):
    """Tokens to the left, first and last changed tokens, tokens to the right; which of how many, or None."""
    number = re.search(r" \((\d+) of (\d+)\)$", marker)
    if number:
        marker = marker[:number.start()]
    parts, words = [], [token for token, _, _ in tokens_of(marker)]
    while "@" in words:
        parts.append(words[:words.index("@")])
        words = words[words.index("@") + 1:]
    if len(parts) != 2:
        raise ValueError("the marker does not have the changed part between two @")
    left, middle = parts
    first, last = middle, []
    if "..." in middle:
        first, last = middle[:middle.index("...")], middle[middle.index("...") + 1:]
    return left, first, last, words, (int(number[1]), int(number[2])) if number else None


class Rows:
    """Matches rows with mutants. texts: source by file name."""

    def __init__(self, texts, mutants):
        self.places, self.functions, self.files = defaultdict(list), {}, defaultdict(set)
        for mutant in sorted(mutants):
            text = texts[mutant.file]
            body = mutant.file, mutant.body_start, mutant.body_end
            if body not in self.functions:
                self.functions[body] = tokens_of(text, mutant.body_start, mutant.body_end)
            self.places[mutant.function, mutant.operator].append(Place(mutant, text, self.functions[body]))
            self.files[mutant.function].add(mutant.file)

    def matching(self, function, operator, marker):
        """All mutants that a row without its reason matches."""
        file, _, name = function.rpartition(":")
        left, first, last, right, number = read_marker(marker)
        found = [place for place in self.places[name, operator] if place.matches(left, first, last, right) and
                 (not file or Path(place.mutant.file).name == file)]
        if number:
            return [found[number[0] - 1].mutant] if len(found) == number[1] >= number[0] else []
        return [place.mutant for place in found]

    def row_of(self, mutant):
        """Function, operator and marker that match this mutant alone, with as little context as possible."""
        function = mutant.function
        if len(self.files[function]) > 1:
            function = f"{Path(mutant.file).name}:{function}"
        place = next(p for p in self.places[mutant.function, mutant.operator] if p.mutant == mutant)
        best = None
        for whole in (False, True):
            for count in range(CONTEXT_MIN, CONTEXT_MAX + 1):
                marker = place.marker(*place.context(count, whole))
                found = self.matching(function, mutant.operator, marker)
                if found == [mutant]:
                    return function, mutant.operator, marker
                if best is None or len(found) < len(best[1]):
                    best = marker, found
        marker, found = best
        return function, mutant.operator, f"{marker} ({found.index(mutant) + 1} of {len(found)})"

    def covers(self, function):
        """Whether all mutants of the function may be here: its file was read."""
        file, _, name = function.rpartition(":")
        return any(not file or Path(path).name == file for path in self.files.get(name, ()))


def read_rows():
    """Function, operator, marker, reason and line number of each row. Ends the program if a row is not well formed."""
    rows, seen = [], set()
    for number, line in enumerate(PATH.read_text().splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != 4 or not fields[3].strip():
            raise SystemExit(f"mutants: {PATH}:{number}: a row must have four columns: function, operator, marker, reason")
        if tuple(fields[:3]) in seen:
            raise SystemExit(f"mutants: {PATH}:{number}: an earlier row has the same function, operator and marker")
        seen.add(tuple(fields[:3]))
        try:
            read_marker(fields[2])
        except ValueError as error:
            raise SystemExit(f"mutants: {PATH}:{number}: {error}") from error
        rows.append((*fields, number))
    return rows


def match_rows(rows, all_read):
    """Reason by mutant, and messages about rows that match no mutant or several. all_read: every file was read in every
    form."""
    reasons, faults = {}, []
    for function, operator, marker, reason, number in read_rows():
        found = rows.matching(function, operator, marker)
        if len(found) == 1:
            reasons[found[0]] = reason
        elif len(found) > 1:
            lines = " ".join(f"{mutant.file}, offset {mutant.start};" for mutant in found)
            faults.append(f"{PATH}:{number}: the row matches {len(found)} mutants: add context to its marker: {lines}")
        elif all_read:
            why = "correct or delete the row" if rows.covers(function) else "there is no such function: was it renamed?"
            faults.append(f"{PATH}:{number}: the row matches no mutant: {why}: {function}, {operator}, {marker}")
    return reasons, faults
