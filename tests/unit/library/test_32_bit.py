#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Compiles the library for a 32-bit machine without warnings, conversions included: test_32_bit.py SOURCE.

Each public header alone, each source and the examples, which include the templates; with and without asserts. On such a machine
size_t is narrower than the words of bitmaps. Each compiler needs the section arches of tools/packages.txt.
"""
import pathlib
import shutil
import subprocess
import sys

SOURCE = pathlib.Path(sys.argv[1])
LIBC = pathlib.Path("/usr/i686-linux-gnu/include")
FLAGS = ["-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Werror", "-fsyntax-only", "-x", "c"]
COMPILERS = {"gcc": ["i686-linux-gnu-gcc"], "clang": ["clang", "--target=i686-linux-gnu", "-isystem", str(LIBC)]}


def units():
    """The texts to compile, by name."""
    for header in sorted((SOURCE / "include/hdrtrie").glob("*.h")):
        yield header.name, f"#include <hdrtrie/{header.name}>\n"
    for source in sorted([*SOURCE.glob("src/*/*.c"), SOURCE / "tests/examples/examples.c"]):
        yield str(source.relative_to(SOURCE)), f'#include "{source}"\n'
    # for this text a warning is right: it shows that the flags are in force
    yield "narrowing", "#include <stdint.h>\n#include <stddef.h>\nsize_t f(uint64_t x);\nsize_t f(uint64_t x) { return x; }\n"


def faults_of_compiling(compiler, flags):
    for name, text in units():
        result = subprocess.run([*compiler, *FLAGS, *flags, "-I", SOURCE / "include", "-"], input=text, text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        if (result.returncode != 0) != (name == "narrowing"):
            yield f"{name}: {result.stdout or 'compiles without a warning'}"


def run_case(compiler, flags):
    """Returns the verdict and its lines of details."""
    if not shutil.which(compiler[0]) or not LIBC.is_dir():
        return "ok", f" # SKIP {compiler[0]} or a 32-bit libc is missing: ./dev setup arches", []
    found = list(faults_of_compiling(compiler, flags))
    return "not ok" if found else "ok", "", found


def main():
    cases = [(name, compiler, flags) for name, compiler in COMPILERS.items() for flags in ([], ["-DNDEBUG"])]
    print(f"1..{len(cases)}")
    for number, (name, compiler, flags) in enumerate(cases, 1):
        verdict, skip, found = run_case(compiler, flags)
        print(verdict, number, "- 32-bit without warnings with", name, *flags, skip)
        for fault in found:
            print(*(f"# {line}" for line in fault.splitlines()), sep="\n")


main()
