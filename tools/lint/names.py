#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Checks that no two files have the same name, and that an editor can see the language of each file.

A name that occurs once is found by its name alone: in a search, in an editor, in a compiler's message.
"""

import collections
import pathlib
import sys

import tree

# Names that a tool, or the host of a repository, expects in more than one folder.
SHARED = {"meson.build", "README.md", "packages.txt", "config", "ledger.tsv", "CMakeLists.txt", "conanfile.py", "format"}
FOREIGN = "examples/project/"  # a project of its own, with the names that docs/integrate.md gives its files
SHARED |= {"Cargo.toml", "Cargo.lock", "build.rs", "lib.rs", "main.rs", "rustfmt.toml"}
PLAIN = {"LICENSE", "Makefile", "config", "changelog", "control", "copyright", "format", "not-installed"}  # files without an extension whose names are given


def main():
    faults = []
    paths = [pathlib.Path(path) for path in tree.written_files()]
    by_name = collections.defaultdict(list)
    for path in paths:
        if not str(path).startswith(FOREIGN):
            by_name[path.name].append(str(path))
    for name, places in sorted(by_name.items()):
        if len(places) > 1 and name not in SHARED:
            faults.append(f"{len(places)} files are named {name}: rename all but one of {', '.join(places)}")
    for path in paths:
        if path.suffix or path.name.startswith(".") or path.name in PLAIN:
            continue
        if (tree.ROOT / path).read_bytes()[:2] != b"#!":
            faults.append(f"{path}: an editor cannot see the language: add an extension, or a first line #!INTERPRETER")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


sys.exit(main())
