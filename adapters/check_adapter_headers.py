#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Compiles the header of each adapter alone, as C99, C11 and C++17, with gcc and clang. Every warning is an error. Prints TAP.

usage: check_adapter_headers.py INCLUDE HEADER...
INCLUDE is hdrtrie's include folder.
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

LANGUAGES = [("gcc", "c", "c99"), ("gcc", "c", "c11"), ("g++", "c++", "c++17")]
LANGUAGES += [("clang", "c", "c99"), ("clang", "c", "c11"), ("clang++", "c++", "c++17")]
WARNINGS = ["-Wall", "-Wextra", "-pedantic", "-Werror"]
# What a program must define before it includes the adapters: the struct of picohttpparser, and the event loop of h2o.
BEFORE = """#define H2O_USE_LIBUV 0
#include <stddef.h>
struct phr_header { const char *name; size_t name_len; const char *value; size_t value_len; };
"""


def compile_header(include, header, compiler, language, standard):
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "source"
        source.write_text(f'{BEFORE}#include "{header}"\n', encoding="utf-8")
        # optimized, because target attributes can only conflict when the compiler inlines
        command = [compiler, "-x", language, f"-std={standard}", *WARNINGS, "-O1", "-D_GNU_SOURCE", "-I", include]
        return subprocess.run([*command, "-c", source, "-o", "/dev/null"], capture_output=True, text=True, check=False)


def main():
    include, *headers = sys.argv[1:]
    cases = [(pathlib.Path(header), *language) for header in headers for language in LANGUAGES]
    print(f"1..{len(cases)}")
    for number, (header, compiler, language, standard) in enumerate(cases, 1):
        title = f"{header.name} {compiler} {standard}"
        if shutil.which(compiler) is None:
            print(f"ok {number} - {title} # SKIP {compiler} is not installed")
            continue
        result = compile_header(include, header.resolve(), compiler, language, standard)
        print(f"{'ok' if result.returncode == 0 else 'not ok'} {number} - {title}")
        for line in result.stderr.splitlines()[:20]:
            print(f"# {line}")


main()
