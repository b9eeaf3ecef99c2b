#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Compares docs/hot-path.md with the code.

    check_hot_path.py ROOT              every hop of the page is defined in its file and calls the next one
    check_hot_path.py ROOT --self-test  a page with a wrong file, and one with a wrong order, must each be refused

A numbered table is a chain: row i calls row i + 1. A table whose first column is `caller` lists single calls. In a template
(.inl.h) a function is found by the end of its name: hdrtrie_avx2_lookup as HDRTRIE_FN(lookup).
"""
import pathlib
import re
import sys

PAGE = "docs/hot-path.md"
CHAIN = re.compile(r"^\| (\d+) \| `(\w+)` \| (\S+) \|", re.MULTILINE)
CALL = re.compile(r"^\| `(\w+)` \| `(\w+)` \| (\S+) \|", re.MULTILINE)


def ends(name):
    """The name without its first word, without its first two words, ..."""
    words = name.split("_")
    return ["_".join(words[i:]) for i in range(1, len(words))]


def spellings(name):
    """How the source may write the function: as it is, or pasted by a template's macro."""
    yield rf"\b{name}\b"
    for end in ends(name):
        yield rf"FN\({end}\)"
        yield rf"PASTE\([^()]*(?:\([^()]*\))?[^()]*, {end}\)"


def body(text, name):
    """The text between the braces of the function's definition, or None if it is not there."""
    # A loop of backend.inl.h is a row LOOP(find_x, judge_x, ...) or LOOP_SIEVED(judge_sieveN, ...). The macro's body calls
    # its functions find, judge and judge_sieved.
    rows = re.findall(r"^LOOP\((\w+), (\w+),", text, re.MULTILINE)
    if re.search(r"_judge_sieve\d$", name):
        name, text = re.sub(r"sieve\d$", "sieved", name), text[max(text.find("#define LOOP_SIEVED("), 0):]
    for row in rows:
        for parameter, function in zip(("find", "judge"), row):
            if name.endswith("_" + function):
                name = name[: -len(function)] + parameter
    for spelling in spellings(name):
        for match in re.finditer(spelling, text):
            rest = text[match.end():]
            opening = re.match(r"\([^;{]*?\)[\s\\]*\{", rest, re.DOTALL)
            if opening:
                depth = 1
                for at in range(opening.end(), len(rest)):
                    depth += {"{": 1, "}": -1}.get(rest[at], 0)
                    if depth == 0:
                        return rest[opening.end():at]
    return None


def calls(code, name):
    indirect = []
    if loop := re.search(r"_(find)_[a-z]+_[a-z]+$", name):
        indirect = [rf"(?:->|\.){loop[1]}\[hdrtrie_backend_call\(table\)\]\("]
    elif re.search(r"_judge_sieve\d$", name):
        indirect = [r"hdrtrie_backend_judge\("]
    hook = [r"HDRTRIE_CLEAR_(?:JUDGE|FIND)\("] if name.endswith("_call") else []
    return any(re.search(spelling, code) for spelling in [*spellings(name), *indirect, *hook])


def source(path):
    """The text of a file, with its comments blanked: a name in a comment is no call."""
    return re.sub(r"/\*.*?\*/|//[^\n]*", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL)


def faults(page, root):
    rows = [(int(number), name, file) for number, name, file in CHAIN.findall(page)]
    hops = [(None if number == 1 else rows[i - 1][1], name, file) for i, (number, name, file) in enumerate(rows)]
    hops += CALL.findall(page)
    where = {name: file for _, name, file in hops}
    ends_of_chains = [rows[i - 1][1] for i, row in enumerate(rows) if row[0] == 1][1:] + [rows[-1][1]] if rows else []
    if ends_of_chains != ["hdrtrie_avx2_lookup", "hdrtrie_node_read"]:
        yield f"the chains end at {', '.join(ends_of_chains)}, not at hdrtrie_avx2_lookup and hdrtrie_node_read"
    declared = " ".join(source(path) for part in ("include", "src") for path in sorted((root / part).rglob("*.[ch]")))
    for _, name, _ in hops:
        prefix = re.match(r"hdrtrie_([a-z0-9]+)_(?:lookup|locate|slot_of_node|load|fold|select|malformed|find_|judge_|array_|columns_)", name)
        if prefix and not re.search(rf"#define (?:HDRTRIE_)?BACKEND hdrtrie_{prefix[1]}\b", declared):
            yield f"there is no backend hdrtrie_{prefix[1]} ({name})"
    if len(rows) < 10 or len(hops) < 20:
        yield "the page shows fewer hops than a clear and a find have"
    for caller, name, file in hops:
        path = root / file
        if not path.is_file():
            yield f"{file} does not exist ({name})"
        elif body(source(path), name) is None:
            yield f"{file} does not define {name}"
        elif caller is not None:
            code = body(source(root / where[caller]), caller) if (root / where[caller]).is_file() else None
            if code is not None and not calls(code, name):
                yield f"{caller} does not call {name}"


def main():
    root = pathlib.Path(sys.argv[1])
    page = (root / PAGE).read_text()
    if sys.argv[2:] == ["--self-test"]:
        planted = {
            "a wrong file": page.replace("src/runtime/find.c", "src/runtime/mark.c", 1),
            "a wrong order": page.replace("| 5 | `hdrtrie_avx2_locate`", "| 5 | `hdrtrie_avx2_slot_of_node`", 1)
                                 .replace("| 6 | `hdrtrie_avx2_slot_of_node`", "| 6 | `hdrtrie_avx2_locate`", 1),
            "a missing table": page.partition("## hdrtrie_find")[0],
        }
        missed = [name for name, text in planted.items() if text == page or not list(faults(text, root))]
        for name in missed:
            print(f"{PAGE}: {name} was not noticed")
        return 1 if missed else 0
    found = list(faults(page, root))
    for fault in found:
        print(f"{PAGE}: {fault}: correct the page or the code")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
