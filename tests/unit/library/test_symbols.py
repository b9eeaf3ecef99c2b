#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Checks the symbols and sections of the library with nm and size.

    test_symbols.py STATIC SHARED INCLUDE [--instrumented]

The sanitizers and the coverage tool add symbols and data of their own, so --instrumented checks names only.
"""
import pathlib
import re
import subprocess
import sys

STATIC, SHARED, INCLUDE = sys.argv[1:4]
INSTRUMENTED = "--instrumented" in sys.argv
EXPORTED = pathlib.Path(__file__).with_name("exported_symbols.txt")
# Sources of the hot part, without their folder. They may only copy, compare, assert, and read the features of the CPU.
HOT = ["connection", "find", "head", "mark", "backend_portable"]
OPTIONAL = ["backend_avx2", "backend_avx512", "backend_neon", "backend_sse2"]  # empty for other CPUs, and with exact reads
ALLOWED = re.compile(r"hdrtrie_\w+|(__)?mem(cpy|move|cmp|set)(_chk)?|__assert_(fail|rtn)|__cpu_(model|indicator_init)|"
                     r"__stack_chk_\w+|_GLOBAL_OFFSET_TABLE_")
OTHERS = re.compile(r"_init|_fini|__bss_start|_edata|_end|__(asan|ubsan|llvm|gcov|odr_asan|start|stop|sanitizer)_?[\w.]*")


def lines(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()


def defined(*command):
    return {line.split()[-1] for line in lines(*command) if len(line.split()) == 3}


def objects():
    """(source of the object, letter, symbol) of each symbol in the static library."""
    for line in lines("nm", "-A", STATIC):
        place, *words = line.split()
        source = re.sub(r".*[/:]|\.c\.o$|\.c\.o:.*$", "", place.rsplit(":", 1)[0])
        source = re.sub(r"^(runtime|check|compile)_", "", source)  # Meson's prefix for the folder
        yield source, words[-2], words[-1]


def listed():
    return {line for line in EXPORTED.read_text().splitlines() if line and not line.startswith("#")}


def foreign_names(names):
    return sorted(name for name in names if not name.startswith("hdrtrie_") and not OTHERS.fullmatch(name))


def declared():
    """Functions that public headers mark with HDRTRIE_API."""
    for header in sorted(pathlib.Path(INCLUDE, "hdrtrie").glob("*.h")):
        text = re.sub(r"/\*.*?\*/", "", header.read_text(), flags=re.S)
        yield from re.findall(r"^HDRTRIE_API\b[^;{}]*?\b(hdrtrie_\w+)\(", text, flags=re.M)


def every_extern_symbol_of_the_static_library_begins_with_hdrtrie():
    names = defined("nm", "--defined-only", "--extern-only", STATIC)
    return foreign_names(names) or (["nm shows fewer than 40 symbols"] if len(names) < 40 else [])


def the_shared_library_exports_the_listed_calls_and_no_others():
    names = defined("nm", "-D", "--defined-only", "--extern-only", SHARED)
    exported = {name for name in names if not OTHERS.fullmatch(name)}
    wanted = listed()
    return [f"{name} is exported, but {EXPORTED.name} does not list it" for name in sorted(exported - wanted)] + \
           [f"{name} is listed in {EXPORTED.name}, but not exported" for name in sorted(wanted - exported)]


def the_public_headers_declare_the_listed_calls_and_no_others():
    wanted = listed()
    names = set(declared())
    return [f"{name} is declared, but {EXPORTED.name} does not list it" for name in sorted(names - wanted)] + \
           [f"{name} is listed in {EXPORTED.name}, but no public header declares it" for name in sorted(wanted - names)]


def clause_4_9_the_hot_part_needs_no_allocator_errno_or_locale():
    seen = {source for source, _, _ in objects()}
    needed = {(source, name) for source, letter, name in objects() if letter in "Uw" and source in HOT + OPTIONAL}
    missing = [f"{source}.c is not in the library" for source in HOT if source not in seen]
    return missing + [f"{source}.c needs {name}" for source, name in sorted(needed) if not ALLOWED.fullmatch(name)]


def clause_4_9_no_object_holds_a_mutable_global():
    sections = [line.split() for line in lines("size", "-A", STATIC)]
    held = [words for words in sections if words and re.fullmatch(r"\.(t?data|t?bss)(\.(?!rel\.ro).*)?", words[0])]
    return [f"{words[0]}: {words[1]} bytes" for words in held if words[1] != "0"] or ([] if held else ["size shows no data section"])


def main():
    cases = [every_extern_symbol_of_the_static_library_begins_with_hdrtrie,
             the_shared_library_exports_the_listed_calls_and_no_others,
             the_public_headers_declare_the_listed_calls_and_no_others]
    if not INSTRUMENTED:
        cases += [clause_4_9_the_hot_part_needs_no_allocator_errno_or_locale, clause_4_9_no_object_holds_a_mutable_global]
    print(f"1..{len(cases)}")
    for number, case in enumerate(cases, 1):
        found = case()
        print("not ok" if found else "ok", number, "-", case.__name__)
        for line in found:
            print("#", line)


main()
