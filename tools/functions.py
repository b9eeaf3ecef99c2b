# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Finds functions of the C sources by name, and a marker (a fragment of code) inside them.

The registers proof/faults.tsv and tools/coverage/not_run.tsv name code by function and marker, so that they survive moved
files, moved lines and new line breaks. A marker matches token by token, and white space and comments between tokens do not
count. It must match exactly once in all functions of that name.

Some templates make the names of their functions with a macro: MACRO(PREFIX, lookup)(...). Such a function has every name
that ends in _lookup. If two templates qualify, the longer part wins: fields_slot_of_node is slot_of_node, not node.
"""

import dataclasses
import functools
import pathlib
import re

# Comments, literals and preprocessor lines (with their continuation lines), in this order of preference at each place.
HIDDEN = re.compile(r"""/\*.*?\*/ | //[^\n]* | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'
                        | ^[ \t]*\#(?:/\*.*?\*/|\\\n|[^\n])*""", re.VERBOSE | re.DOTALL | re.MULTILINE)
TOKEN = re.compile(r"\w+|[^\w\s]")
# The name in front of a parameter list: an identifier, or a macro call whose last argument is part of the name.
NAME_BEFORE = re.compile(r"(\w+)\s*$")


@dataclasses.dataclass(frozen=True)
class Function:
    path: pathlib.Path
    name: str  # or the last part of the name, if a macro makes it
    made: bool  # whether a macro makes the name
    start: int  # the function's text in the file is [start, end)
    end: int


@dataclasses.dataclass(frozen=True)
class Place:
    function: Function
    start: int  # the marker's text in the file is [start, end)
    end: int


class MarkerError(Exception):
    """A function or a marker that is missing, or found more than once."""


def blank(text, keep_literals):
    """The text with comments and preprocessor lines replaced by spaces; offsets and lines stay the same."""

    def spaces(match):
        word = match.group()
        if word[0] in "\"'":
            return word if keep_literals else word[0] + re.sub(r"[^\n]", " ", word[1:-1]) + word[-1]
        return re.sub(r"[^\n]", " ", word)

    return HIDDEN.sub(spaces, text)


def opening(code, close):
    """The offset of the parenthesis that the one at close ends; -1 if there is none."""
    depth = 0
    for at in range(close, -1, -1):
        depth += (code[at] == ")") - (code[at] == "(")
        if depth == 0:
            return at
    return -1


def name_at(code, text, brace):
    """(name, made by a macro) of the function whose body begins at brace; None if no function begins there."""
    before = code[:brace].rstrip()
    if not before.endswith(")"):
        return None
    start = opening(code, len(before) - 1)
    before = code[:max(start, 0)].rstrip()
    if word := NAME_BEFORE.search(before):
        # The word may be an object-like macro that expands to the call of another macro, which makes the name.
        macro = re.search(rf"^#define {word[1]} \w+\(.*?(\w+)\)$", text, re.MULTILINE)
        return (macro[1].strip("_"), True) if macro else (word[1], False)
    if before.endswith(")"):
        inner = before[opening(code, len(before) - 1) + 1:-1]
        if last := re.search(r"(\w+)\s*$", inner):
            return last[1].strip("_"), True
    return None


@functools.lru_cache(maxsize=None)
def functions_of(path):
    """Every function that the file defines."""
    text = path.read_text()
    code = blank(text, keep_literals=False)
    found, depth, begin = [], 0, 0
    for at, c in enumerate(code):
        if c == "{":
            if depth == 0:
                named, start = name_at(code, text, at), begin
            depth += 1
        elif c == "}":
            depth -= 1
            if depth == 0:
                if named:
                    found.append(Function(path, *named, start + len(code[start:]) - len(code[start:].lstrip()), at + 1))
                begin = at + 1
        elif c == ";" and depth == 0:
            begin = at + 1
    return tuple(found)


def sources(*folders):
    return sorted(path for folder in folders for suffix in ("*.c", "*.h") for path in folder.rglob(suffix))


def find_functions(name, paths):
    """The functions of that name: exact names before names that a macro makes, and of these the longest part."""
    defined = [function for path in paths for function in functions_of(path)]
    exact = [function for function in defined if not function.made and function.name == name]
    if exact:
        return exact
    made = [function for function in defined if function.made and f"_{name}".endswith(f"_{function.name}")]
    longest = max((len(function.name) for function in made), default=0)
    return [function for function in made if len(function.name) == longest]


def pattern_of(marker):
    """A regular expression for the tokens of the marker, with any white space between them."""
    tokens = TOKEN.findall(marker)
    parts = [r"(?<!\w)" if tokens[0][0].isidentifier() else ""]
    for token, following in zip(tokens, [*tokens[1:], ""]):
        parts.append(re.escape(token))
        both_words = re.match(r"\w", token) and re.match(r"\w", following)
        parts.append("" if not following else r"\s+" if both_words else r"\s*")
    return re.compile("".join(parts))


def find_marker(name, marker, paths):
    """The one place of the marker in the functions of that name; MarkerError if it is not exactly one."""
    functions = find_functions(name, paths)
    if not functions:
        raise MarkerError(f"the function {name} does not exist")
    places = []
    for function in functions:
        code = blank(function.path.read_text(), keep_literals=True)
        for match in pattern_of(marker).finditer(code, function.start, function.end):
            places.append(Place(function, *match.span()))
    if len(places) != 1:
        where = ", ".join(sorted({function.path.name for function in functions}))
        raise MarkerError(f"{name} ({where}) contains {marker!r} {len(places)} times; it must be once")
    return places[0]


def statement_lines(place):
    """The lines of all statements that contain a part of the marker, as a range; the lines of a file count from 1."""
    code = blank(place.function.path.read_text(), keep_literals=False)
    begin = code.index("{", place.function.start) + 1
    depth = 0
    for at in range(begin, place.function.end):
        depth += (code[at] in "([") - (code[at] in ")]")
        if depth == 0 and code[at] in ";{}":
            if at < place.start:
                begin = at + 1
            elif at >= place.end - 1:
                break
    begin += len(code[begin:at]) - len(code[begin:at].lstrip())
    return range(code.count("\n", 0, begin) + 1, code.count("\n", 0, at) + 2)


def read_register(path, at, paths):
    """The rows of a register, each with the place of its marker, and a complaint about each row without a place.

    at is the column of the function's name; the marker is in the next column.
    """
    rows, complaints = [], []
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if line.startswith("#"):
            continue
        row = line.split("\t")
        try:
            rows.append((row, find_marker(row[at], row[at + 1], paths)))
        except MarkerError as error:
            complaints.append(f"{path.name}:{number}: {error}")
    return rows, complaints
