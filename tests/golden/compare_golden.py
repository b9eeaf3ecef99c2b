#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Compares the output of each phase for each list in this folder, and the generated C, with the files in this folder.

    compare_golden.py COMMAND            compares, with TAP output
    compare_golden.py COMMAND --update   writes the files

If a difference is intended, run tests/golden/update_golden, and review the new files with the change.
"""

import difflib
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
NAMES = {"worked": ["X-Int-Trace", "x_int_public_x", "A.Internal", "X-Delta", "cf-ray"],
         "exact": ["ACCEPT", "Accept-Charset"],
         "cookies": ["cookie:session", "cookie:sid_ok", "cookie:x-dbg", "session", "x_int_a"],
         "bytes": ["x-kept", "x-kept-a", "X-Kept", "it's"],
         "spelled": ["X-Int-Public", "x_int_public", "X-Foo", "x.foo"],
         "hashed": ["a-name-0-whose-bytes-all-but-1-are-alike-0", "a-name-1-whose-bytes-all-but-1-are-alike-0"]}


def hexadecimal(table):
    rows = (table[at:at + 32] for at in range(0, len(table), 32))
    return "".join(row.hex(" ", 1) + "\n" for row in rows).encode()


def make(command, name):
    """Returns the expected files of a list, by their ending."""
    def run(*arguments):
        return subprocess.run([command, *arguments], cwd=HERE, check=True, stdout=subprocess.PIPE, timeout=60).stdout

    source = f"{name}.names"
    made = {phase: run("gen", source, "--dump", phase) for phase in ("rules", "trie", "table")}
    made["hex"] = hexadecimal(run("gen", source, "-o", "-", "--format", "bin"))
    made["stats"] = run("stats", source)
    made["explain"] = run("explain", "-v", source, *NAMES[name])
    made["dot"] = run("draw", source)
    with tempfile.TemporaryDirectory() as folder:
        run("gen", source, "-o", f"{folder}/{name}.c", "-H", f"{folder}/{name}.h")
        for ending in ("c", "h"):
            made[ending] = pathlib.Path(folder, f"{name}.{ending}").read_bytes()
    return made


def main():
    command, update = str(pathlib.Path(sys.argv[1]).resolve()), sys.argv[2:] == ["--update"]
    wanted = {f"{name}.{ending}": content for name in NAMES for ending, content in make(command, name).items()}
    here = {path.name for path in HERE.iterdir() if path.stem in NAMES and path.suffix != ".names"}
    stale = sorted(here - wanted.keys())
    if update:
        for name, content in wanted.items():
            (HERE / name).write_bytes(content)
        for name in stale:
            (HERE / name).unlink()
        return 0
    print(f"TAP version 13\n1..{len(wanted) + 1}")
    failed = 0
    for number, (name, content) in enumerate(sorted(wanted.items()), 1):
        path = HERE / name
        found = path.read_bytes() if path.exists() else b""
        failed += found != content
        print("ok" if found == content else "not ok", number, "-", name)
        if found != content:
            lines = difflib.unified_diff(found.decode().splitlines(), content.decode().splitlines(), "file", "output", "",
                                         "", 1)
            print(*(f"# {line.rstrip()}" for line in list(lines)[:40]), sep="\n")
    print("not ok" if stale else "ok", len(wanted) + 1, "- every file belongs to a list", *stale)
    return 1 if failed or stale else 0


if __name__ == "__main__":
    sys.exit(main())
