#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Keeps examples from rotting: what the headers' opening comments and the README show is compiled and run.

check_examples.py check README INCLUDE FILE...   every example occurs in one of the files, token by token
check_examples.py blocks PAGE FILE...            the same for the C of one other page
check_examples.py list README OUT                writes the README's list, of which the build makes a table
"""
import pathlib
import re
import sys

EXAMPLE_INDENT = 7  # spaces before an example's lines in an opening comment; prose has 3, drawings 5
TOKEN = re.compile(r'"(?:\\.|[^"\\\n])*"|<[\w/.]+\.h>|\w+|\S')


def tokens(text):
    text = re.sub(r'("(?:\\.|[^"\\\n])*")|/\*.*?\*/|//[^\n]*', lambda match: match[1] or " ", text, flags=re.S)
    return TOKEN.findall(text)


def header_examples(header):
    """The pieces of the opening comment's example; an ellipsis parts them."""
    opening = re.search(r"/\* SPDX.*?\*/\s*/\*(.*?)\*/", header.read_text(), flags=re.S)[1]
    rows = [line for line in opening.splitlines() if line.startswith(" " * EXAMPLE_INDENT) and line.strip()]
    return [tokens(piece) for piece in "\n".join(rows).split("...") if tokens(piece)]


def c_blocks(readme):
    return [tokens(block) for block in re.findall(r"^```c\n(.*?)\n```", readme, flags=re.S | re.M)]


def list_blocks(readme):
    """The indented blocks that state a fold."""
    blocks = re.findall(r"(?:^ {4}.*\n)+", readme, flags=re.M)
    return [re.sub(r"^ {4}", "", block, flags=re.M) for block in blocks if re.search(r"^ {4}fold \w", block, flags=re.M)]


def occurs(piece, whole):
    return any(whole[at : at + len(piece)] == piece for at in range(len(whole) - len(piece) + 1))


def check_blocks(page, *files):
    return compare({pathlib.Path(page).name: c_blocks(pathlib.Path(page).read_text())}, files, 0)


def check(readme, include, *files):
    shown = {header.name: header_examples(header) for header in sorted(pathlib.Path(include, "hdrtrie").glob("*.h"))}
    shown = {name: pieces for name, pieces in shown.items() if pieces}
    shown["README.md"] = c_blocks(pathlib.Path(readme).read_text())
    status = 0
    for name in ["build.h", "template/clear.inl.h", "connection.h", "template/connection.inl.h", "find.h", "head.h",
                 "template/iterate.inl.h", "layout.h", "load.h", "mark.h", "README.md"]:
        if not shown.get(name):
            print(f"{name}: shows no example any more, or in another form than this script knows")
            status = 1
    return compare(shown, files, status)


def compare(shown, files, status):
    """Prints the pieces that are in none of the files. Returns status, or 1 if there are any, or none to look for."""
    wholes = [tokens(pathlib.Path(file).read_text()) for file in files]
    for name, pieces in shown.items():
        for piece in pieces:
            if not any(occurs(piece, whole) for whole in wholes):
                print(f"{name}: not among the examples that are compiled: {' '.join(piece)}")
                status = 1
    pieces = sum(map(len, shown.values()))
    print(f"{pieces} pieces of {len(shown)} files")
    return status or int(pieces == 0)


def write_list(readme, out):
    (text,) = list_blocks(pathlib.Path(readme).read_text())
    pathlib.Path(out).write_text(text)
    return 0


sys.exit({"blocks": check_blocks, "check": check, "list": write_list}[sys.argv[1]](*sys.argv[2:]))
