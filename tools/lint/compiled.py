#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Prints what the compile database says about our own C files; generated ones are the generator's tests' to judge.

    tools/lint/compiled files FOLDER...      the files below these folders, one a line
    tools/lint/compiled commands FOLDER...   for each the shell command that compiles it, output to /dev/null
"""

import json
import pathlib
import shlex
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = ROOT / "build"
DEPENDENCY_FLAGS = {"-MD": 1, "-MMD": 1, "-MQ": 2, "-MF": 2, "-MT": 2}


def discard_output(words):
    """The command without its dependency file, its output to /dev/null."""
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
            seen.setdefault(path, entry)  # a file in two targets: once
    for path, entry in sorted(seen.items()):
        if what == "files":
            print(path.relative_to(ROOT))
        else:
            print(shlex.join(discard_output(shlex.split(entry["command"]))))


if __name__ == "__main__":
    main()
