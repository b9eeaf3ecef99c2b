#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Checks the symbols and data of the library with nm and size: test_symbols.py STATIC SHARED INCLUDE [--instrumented].

The tools of instrumented builds (sanitizers, coverage) add symbols and data, so these builds are checked for names only.
"""
import pathlib
import re
import subprocess
import sys

STATIC, SHARED, INCLUDE = sys.argv[1:4]
INSTRUMENTED = "--instrumented" in sys.argv
# Sources of the runtime, and the foreign symbols that each of them may use: copying, comparing, assert, CPU features.
RUNTIME = ["backend_avx2", "backend_avx512", "backend_neon", "backend_portable", "backend_sse2", "connection", "find", "head", "mark"]
OPTIONAL = {"backend_avx2", "backend_avx512", "backend_neon", "backend_sse2"}  # empty on other targets and in builds with exact reads
ALLOWED = re.compile(r"hdrtrie_\w+|(__)?mem(cpy|move|cmp|set)(_chk)?|__assert_(fail|rtn)|__cpu_(model|indicator_init)|"
                     r"__stack_chk_\w+|_GLOBAL_OFFSET_TABLE_")
OTHERS = re.compile(r"_init|_fini|__bss_start|_edata|_end|__(asan|ubsan|llvm|gcov|odr_asan|start|stop|sanitizer)_?[\w.]*")


def lines(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()


def defined(*command):
    return {line.split()[-1] for line in lines(*command) if len(line.split()) == 3}


def objects():
    """(source of the object, letter, symbol) for each symbol of the static library."""
    for line in lines("nm", "-A", STATIC):
        place, *words = line.split()
        source = re.sub(r".*[/:](?:(?:runtime|check|compile)_)?|\.c\.o$|\.c\.o:.*$", "", place.rsplit(":", 1)[0])
        yield source, words[-2], words[-1]


def foreign_names(names):
    return sorted(name for name in names if not name.startswith("hdrtrie_") and not OTHERS.fullmatch(name))


def declared():
    """The functions that the headers declare between HDRTRIE_EXTERN_C_BEGIN and HDRTRIE_EXTERN_C_END."""
    for header in sorted(pathlib.Path(INCLUDE, "hdrtrie").rglob("*.h")):
        text = re.sub(r"/\*.*?\*/", "", header.read_text(), flags=re.S)
        for part in re.findall(r"^HDRTRIE_EXTERN_C_BEGIN$(.*?)^HDRTRIE_EXTERN_C_END$", text, flags=re.S | re.M):
            yield from re.findall(r"\b(hdrtrie_\w+)\([^)]", part)


def every_extern_symbol_of_the_static_library_begins_with_hdrtrie():
    names = defined("nm", "--defined-only", "--extern-only", STATIC)
    return foreign_names(names) or (["too few symbols were found: is this the right library?"] if len(names) < 40 else [])


def every_extern_symbol_of_the_shared_library_begins_with_hdrtrie():
    names = defined("nm", "-D", "--defined-only", "--extern-only", SHARED)
    return foreign_names(names) or (["too few symbols were found: is this the right library?"] if len(names) < 20 else [])


def the_shared_library_exports_exactly_the_listed_calls():
    exported = {name for name in defined("nm", "-D", "--defined-only", "--extern-only", SHARED) if not OTHERS.fullmatch(name)}
    listed = set((pathlib.Path(__file__).parent / "exported_symbols.txt").read_text().split())
    return [f"{name} is exported, but not in exported_symbols.txt" for name in sorted(exported - listed)] + [
        f"{name} is in exported_symbols.txt, but not exported" for name in sorted(listed - exported)]


def every_declared_function_is_in_the_shared_library():
    exported = defined("nm", "-D", "--defined-only", "--extern-only", SHARED)
    names = set(declared())
    return sorted(names - exported) or (["too few declarations were found in the headers"] if len(names) < 20 else [])


def clause_4_9_the_runtime_uses_no_allocator_errno_or_locale():
    seen = {source for source, _, _ in objects()}
    needed = {(source, name) for source, letter, name in objects() if letter in "Uw" and source in RUNTIME}
    missing = [f"{source}.c is not in the library" for source in RUNTIME if source not in seen | OPTIONAL]
    return missing + [f"{source}.c uses {name}" for source, name in sorted(needed) if not ALLOWED.fullmatch(name)]


def clause_4_9_no_object_contains_a_mutable_global():
    sections = [line.split() for line in lines("size", "-A", STATIC)]
    held = [words for words in sections if words and re.fullmatch(r"\.(t?data|t?bss)(\.(?!rel\.ro).*)?", words[0])]
    return [f"{words[0]}: {words[1]} bytes" for words in held if words[1] != "0"] or ([] if held else ["size printed no section"])


def main():
    cases = [every_extern_symbol_of_the_static_library_begins_with_hdrtrie,
             every_extern_symbol_of_the_shared_library_begins_with_hdrtrie,
             the_shared_library_exports_exactly_the_listed_calls, every_declared_function_is_in_the_shared_library]
    if not INSTRUMENTED:
        cases += [clause_4_9_the_runtime_uses_no_allocator_errno_or_locale, clause_4_9_no_object_contains_a_mutable_global]
    print(f"1..{len(cases)}")
    for number, case in enumerate(cases, 1):
        found = case()
        print("not ok" if found else "ok", number, "-", case.__name__)
        for line in found:
            print("#", line)


main()
