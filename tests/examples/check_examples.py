#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Checks that the examples in the headers' opening comments and in the README are compiled and run.

check_examples.py check README INCLUDE FILE...   each example must occur in one of the files, token by token
check_examples.py blocks PAGE FILE...            the same check for the C blocks of one other page
check_examples.py list README OUT                writes the README's list to OUT, for the build to compile
"""
import pathlib
import re
import sys

EXAMPLE_INDENT = 7  # spaces before the lines of an example in an opening comment; text has 3, drawings have 5
TOKEN = re.compile(r'"(?:\\.|[^"\\\n])*"|<[\w/.]+\.h>|\w+|\S')


def tokens(text):
    text = re.sub(r'("(?:\\.|[^"\\\n])*")|/\*.*?\*/|//[^\n]*', lambda match: match[1] or " ", text, flags=re.S)
    return TOKEN.findall(text)


def header_examples(header):
    """The example in the opening comment, split into pieces at each ellipsis."""
    opening = re.search(r"/\* SPDX.*?\*/\s*/\*(.*?)\*/", header.read_text(), flags=re.S)[1]
    rows = [line for line in opening.splitlines() if line.startswith(" " * EXAMPLE_INDENT) and line.strip()]
    return [tokens(piece) for piece in "\n".join(rows).split("...") if tokens(piece)]


def c_blocks(readme):
    return [tokens(block) for block in re.findall(r"^```c\n(.*?)\n```", readme, flags=re.S | re.M)]


def list_blocks(readme):
    """The indented blocks that contain a fold line."""
    blocks = re.findall(r"(?:^ {4}.*\n)+", readme, flags=re.M)
    return [re.sub(r"^ {4}", "", block, flags=re.M) for block in blocks if re.search(r"^ {4}fold \w", block, flags=re.M)]


def occurs(piece, whole):
    return any(whole[at : at + len(piece)] == piece for at in range(len(whole) - len(piece) + 1))


def check_blocks(page, *files):
    return compare({pathlib.Path(page).name: c_blocks(pathlib.Path(page).read_text())}, files, 0)


def check(readme, include, *files):
    folder = pathlib.Path(include, "hdrtrie")
    shown = {str(header.relative_to(folder)): header_examples(header) for header in sorted(folder.rglob("*.h"))}
    shown = {name: pieces for name, pieces in shown.items() if pieces}
    shown["README.md"] = c_blocks(pathlib.Path(readme).read_text())
    status = 0
    for name in ["build.h", "template/clear.inl.h", "connection.h", "template/connection.inl.h", "find.h", "head.h",
                 "template/iterate.inl.h", "layout.h", "load.h", "mark.h", "README.md"]:
        if not shown.get(name):
            print(f"{name}: found no example. Indent it by {EXAMPLE_INDENT} spaces in the opening comment (README: a ```c block).")
            status = 1
    return compare(shown, files, status)


def compare(shown, files, status):
    """Prints the pieces that no file contains. Returns status, or 1 if a piece is missing or there are no pieces at all."""
    wholes = [tokens(pathlib.Path(file).read_text()) for file in files]
    for name, pieces in shown.items():
        for piece in pieces:
            if not any(occurs(piece, whole) for whole in wholes):
                print(f"{name}: no compiled example contains: {' '.join(piece)}")
                status = 1
    pieces = sum(map(len, shown.values()))
    print(f"{pieces} pieces of {len(shown)} files")
    return status or int(pieces == 0)


def write_list(readme, out):
    (text,) = list_blocks(pathlib.Path(readme).read_text())
    pathlib.Path(out).write_text(text)
    return 0


sys.exit({"blocks": check_blocks, "check": check, "list": write_list}[sys.argv[1]](*sys.argv[2:]))
