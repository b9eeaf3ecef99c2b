#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Compiles each public header alone, in C11 and C++17, with gcc and clang: test_headers.py INCLUDE.

Public headers are INCLUDE/hdrtrie/*.h, and for C++ *.hpp. A header that only declares calls must not include SIMD intrinsics or SIMD
backends, because they are slow to compile and define macros. inline.h and template/ are inline code and need them.
"""
import pathlib
import re
import shutil
import subprocess
import sys

INCLUDE = pathlib.Path(sys.argv[1])
FLAGS = ["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-I", str(INCLUDE)]
LANGUAGES = [("C11", ["-x", "c", "-std=c11"], ["gcc", "clang"]), ("C++17", ["-x", "c++", "-std=c++17"], ["g++", "clang++"])]
INLINE = {"inline.h"}
SIMD = re.compile(r"\S*(?:/\w*intrin\.h|/arm_neon\.h|/hdrtrie/detail/backend/\S+)")


def headers(flags=()):
    return sorted(header.name for ending in ("*.h", "*.hpp") for header in (INCLUDE / "hdrtrie").glob(ending)
                  if ending == "*.h" or "c++" in flags)


def compile_alone(compiler, flags, header):
    """Compiles a file that contains nothing but the header's #include."""
    return subprocess.run([compiler, *flags, *FLAGS, "-"], input=f"#include <hdrtrie/{header}>\n", text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)


def faults_of_compiling(compiler, flags):
    for header in headers(flags):
        result = compile_alone(compiler, [*flags, "-fsyntax-only"], header)
        if result.returncode != 0:
            yield f"{header} does not compile alone:\n{result.stdout}"


def faults_of_includes(compiler, flags):
    """Reads the compiler's list of included files (-M). inline.h must be seen to include SIMD, or the search is wrong."""
    for header in headers(flags):
        result = compile_alone(compiler, [*flags, "-M"], header)
        found = SIMD.findall(result.stdout)
        if result.returncode != 0 or f"/hdrtrie/{header}" not in result.stdout:
            yield f"{header}: no list of included files:\n{result.stdout}"
        elif header in INLINE and not found:
            yield f"{header}: the test does not recognize the SIMD headers that it includes"
        elif header not in INLINE and found:
            yield f"{header} includes {', '.join(sorted(set(found)))}"


def main():
    present = [(language, flags, compiler) for language, flags, compilers in LANGUAGES for compiler in compilers
               if shutil.which(compiler)]
    cases = [(f"compile alone as {language} with {compiler}", faults_of_compiling, compiler, flags)
             for language, flags, compiler in present]
    cases += [(f"include no SIMD as {language} with {compiler}", faults_of_includes, compiler, flags)
              for language, flags, compiler in present]
    cases += [("at least one compiler and ten headers", lambda *_: [] if present and len(headers()) >= 10 else ["missing"],
               None, None)]
    print(f"1..{len(cases)}")
    for number, (name, faults, compiler, flags) in enumerate(cases, 1):
        found = list(faults(compiler, flags))
        print("not ok" if found else "ok", number, "- public headers", name)
        for fault in found:
            print(*(f"# {line}" for line in fault.splitlines()), sep="\n")


main()
