#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Prints the entries of the compile database for our own C files. The tests of the generator cover generated files.

    tools/lint/compile_commands.py files FOLDER...      the files in these folders, one per line
    tools/lint/compile_commands.py commands FOLDER...   the shell command that compiles each file, with output to /dev/null
"""

import json
import pathlib
import shlex
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = ROOT / "build"
DEPENDENCY_FLAGS = {"-MD": 1, "-MMD": 1, "-MQ": 2, "-MF": 2, "-MT": 2}


def discard_output(words):
    """The same command without a dependency file, and with its output to /dev/null."""
    words = list(words)
    kept = []
    while words:
        word = words.pop(0)
        if word in DEPENDENCY_FLAGS:
            del words[: DEPENDENCY_FLAGS[word] - 1]
        elif word == "-o":
            words.pop(0)
            kept += ["-o", "/dev/null"]
        else:
            kept.append(word)
    return kept


def main():
    what, folders = sys.argv[1], [ROOT / folder for folder in sys.argv[2:]]
    seen = {}
    for entry in json.loads((BUILD / "compile_commands.json").read_text()):
        path = (pathlib.Path(entry["directory"]) / entry["file"]).resolve()
        if path.suffix == ".c" and any(path.is_relative_to(folder) for folder in folders):
            seen.setdefault(path, entry)  # print a file of two targets once
    for path, entry in sorted(seen.items(), reverse=True):  # src/runtime takes longest, so it is first
        if what == "files":
            print(path.relative_to(ROOT))
        else:
            print(shlex.join(discard_output(shlex.split(entry["command"]))))


if __name__ == "__main__":
    main()
