#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Compares the examples in the headers and in the README with files that are compiled and run.

check_examples.py check README INCLUDE FILE...   every example occurs in one of the files, token by token
check_examples.py blocks PAGE FILE...            does this for the C code of one other page
check_examples.py list README OUT                writes the README's list; the build makes a table of it
"""
import pathlib
import re
import sys

EXAMPLE_INDENT = 7  # spaces before each line of an example, between blank lines; prose has 3, drawings 5
EXPECTED = ["build.h", "check.h", "connection.h", "cookie.h", "error.h", "find.h", "head.h", "inline.h", "layout.h", "load.h", "mark.h",
             "order.h", "rules.h", "version.h", "template/clear.inl.h", "template/connection.inl.h", "template/iterate.inl.h",
             "README.md"]
TOKEN = re.compile(r'"(?:\\.|[^"\\\n])*"|<[\w/.]+\.h>|\w+|\S')


def tokens(text):
    text = re.sub(r'("(?:\\.|[^"\\\n])*")|/\*.*?\*/|//[^\n]*', lambda match: match[1] or " ", text, flags=re.S)
    return TOKEN.findall(text)


def header_examples(header):
    """Returns the pieces of the example in the opening comment; an ellipsis separates them."""
    opening = re.search(r"/\* SPDX.*?\*/\s*/\*(.*?)\*/", header.read_text(), flags=re.S)[1]
    indent = " " * EXAMPLE_INDENT
    blocks = [block.splitlines() for block in opening.split("\n\n")]
    rows = [row for block in blocks if all(row.startswith(indent) for row in block) for row in block]
    return [tokens(piece) for piece in "\n".join(rows).split("...") if tokens(piece)]


def c_blocks(readme):
    return [tokens(block) for block in re.findall(r"^```c\n(.*?)\n```", readme, flags=re.S | re.M)]


def list_blocks(readme):
    """Returns the indented blocks that state a fold."""
    blocks = re.findall(r"(?:^ {4}.*\n)+", readme, flags=re.M)
    return [re.sub(r"^ {4}", "", block, flags=re.M) for block in blocks if re.search(r"^ {4}fold \w", block, flags=re.M)]


def occurs(piece, whole):
    return any(whole[at : at + len(piece)] == piece for at in range(len(whole) - len(piece) + 1))


def check_blocks(page, *files):
    return compare({pathlib.Path(page).name: c_blocks(pathlib.Path(page).read_text())}, files, 0)


def check(readme, include, *files):
    folder = pathlib.Path(include, "hdrtrie")
    headers = sorted([*folder.glob("*.h"), *folder.glob("template/*.inl.h")])
    shown = {str(header.relative_to(folder)): header_examples(header) for header in headers}
    shown = {name: pieces for name, pieces in shown.items() if pieces}
    shown["README.md"] = c_blocks(pathlib.Path(readme).read_text())
    status = 0
    for name in EXPECTED:
        if not shown.get(name):
            print(f"{name}: has lost its example, or does not indent it by {EXAMPLE_INDENT} spaces")
            status = 1
    return compare(shown, files, status)


def compare(shown, files, status):
    """Prints the pieces that occur in none of the files. Returns 1 if there are such pieces or no pieces at all, else status."""
    wholes = [tokens(pathlib.Path(file).read_text()) for file in files]
    for name, pieces in shown.items():
        for piece in pieces:
            if not any(occurs(piece, whole) for whole in wholes):
                print(f"{name}: this example is not in the compiled files: {' '.join(piece)}")
                status = 1
    pieces = sum(map(len, shown.values()))
    print(f"{pieces} pieces of {len(shown)} files")
    return status or int(pieces == 0)


def write_list(readme, out):
    (text,) = list_blocks(pathlib.Path(readme).read_text())
    pathlib.Path(out).write_text(text)
    return 0


sys.exit({"blocks": check_blocks, "check": check, "list": write_list}[sys.argv[1]](*sys.argv[2:]))
