#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Compiles each adapter's header by itself: C99, C11 and C++17, gcc and clang, every warning an error. Prints TAP.

check_headers.py INCLUDE HEADER...
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

LANGUAGES = [("gcc", "c", "c99"), ("gcc", "c", "c11"), ("g++", "c++", "c++17")]
LANGUAGES += [("clang", "c", "c99"), ("clang", "c", "c11"), ("clang++", "c++", "c++17")]
WARNINGS = ["-Wall", "-Wextra", "-pedantic", "-Werror"]
# What the includer must have said before: picohttpparser's struct, and which h2o it is.
BEFORE = """#define H2O_USE_LIBUV 0
#include <stddef.h>
struct phr_header { const char *name; size_t name_len; const char *value; size_t value_len; };
"""


def compile_header(include, header, compiler, language, standard):
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "source"
        source.write_text(f'{BEFORE}#include "{header}"\n', encoding="utf-8")
        # optimised: inlining is where target attributes would clash
        command = [compiler, "-x", language, f"-std={standard}", *WARNINGS, "-O1", "-D_GNU_SOURCE", "-I", include]
        return subprocess.run([*command, "-c", source, "-o", "/dev/null"], capture_output=True, text=True, check=False)


def main():
    include, *headers = sys.argv[1:]
    cases = [(pathlib.Path(header), *language) for header in headers for language in LANGUAGES]
    print(f"1..{len(cases)}")
    for number, (header, compiler, language, standard) in enumerate(cases, 1):
        what = f"{header.name} {compiler} {standard}"
        if shutil.which(compiler) is None:
            print(f"ok {number} - {what} # SKIP no {compiler}")
            continue
        result = compile_header(include, header.resolve(), compiler, language, standard)
        print(f"{'ok' if result.returncode == 0 else 'not ok'} {number} - {what}")
        for line in result.stderr.splitlines()[:20]:
            print(f"# {line}")


main()
