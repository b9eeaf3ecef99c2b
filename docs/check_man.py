#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Checks that the manual pages render without warnings, and that they contain what the help and the reference contain.

    check_man.py HDRTRIE REFERENCE.md hdrtrie.1 hdrtrie-list.5 hdrtrie.3 -- HEADER...
"""

import pathlib
import re
import shutil
import subprocess
import sys

RENDERERS = {  # a program that must be there, and how it prints a page and its warnings
    "groff": ["groff", "-man", "-Tutf8", "-ww", "-P-c", "-rLL=10i"],
    "mandoc": ["mandoc", "-T", "lint", "-W", "warning"],
}
faults = []


def render(path):
    """The page as words, and faults for each warning. groff comes with man-db."""
    text = None
    for program, how in RENDERERS.items():
        if not shutil.which(program):
            continue
        result = subprocess.run([*how, str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=60)
        if result.returncode != 0 or result.stderr:
            faults.append(f"{path.name}: {program}: {result.stderr or result.stdout}")
        if program == "groff":
            text = re.sub(r"\x1b\[[0-9;]*m|.\x08", "", result.stdout)
    if text is None:
        print("man: SKIPPED: groff is not installed, so no page was rendered: install groff-base", file=sys.stderr)
        sys.exit(77)
    return " ".join(text.replace("\u2010", "-").replace("\u2212", "-").split())


def require(page, text, what):
    words = " ".join(re.findall(r"\S+", text))
    if words not in page:
        faults.append(f"{what}: {words!r} is missing")


def check_command(page, hdrtrie):
    text = subprocess.run([hdrtrie, "help", "all"], check=True, stdout=subprocess.PIPE, text=True).stdout
    for line in text.splitlines():
        if line and line[0] != " ":
            require(page, line.upper(), "hdrtrie(1)")
            continue
        for column in re.split(r" {2,}", line.strip().removeprefix("- ")):
            # a page breaks lines elsewhere, so each part is looked for on its own
            require(page, column, "hdrtrie(1)")


def check_reference(page, reference, number, what):
    section = re.search(rf"(?ms)^## {number}\. [^\n]*\n(.*?)(?=^## |\Z)", reference)[1]
    titles = re.findall(r"^### [0-9.]+ (.*)$", section, re.M)
    for title in titles:
        require(page, title, what)
    for sentence in re.findall(r"(?m)^(?:- )?([A-Z][^`*|\[\n]{20,})$", section):
        require(page, sentence, what)
    if len(titles) < 9:
        faults.append(f"{what}: the reference has only {len(titles)} clauses")


def main():
    at = sys.argv.index("--")
    hdrtrie, reference, *paths = sys.argv[1:at]
    command, lists, calls = (render(pathlib.Path(path)) for path in paths)
    text = pathlib.Path(reference).read_text()
    check_command(command, hdrtrie)
    check_reference(lists, text, 2, "hdrtrie-list(5)")
    check_reference(calls, text, 4, "hdrtrie(3)")
    given = {pathlib.Path(header) for header in sys.argv[at + 1:]}
    for header in min(given).parent.glob("*.h"):
        if header not in given and re.search(r"(?m)^HDRTRIE_API ", header.read_text()):
            faults.append(f"hdrtrie(3): {header.name} is missing: add it to docs/meson.build")
    for header in given:
        for name in re.findall(r"(?m)^HDRTRIE_API [^;{]*?\b(hdrtrie_\w+)\(", header.read_text()):
            require(calls, name + "(", "hdrtrie(3)")
    print(*faults, sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
