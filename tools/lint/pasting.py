#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Checks that exactly one macro of include/ and src/ pastes tokens with ##: HDRTRIE_PASTE, or HDRTRIE_PASTE_ on its behalf.

A name that a macro pastes together is found neither by grep nor by ctags. One known macro keeps such names rare.
"""

import re
import sys

import tree

DIRECTIVE = re.compile(r"^[ \t]*#[ \t]*define[ \t]+(\w+)((?:\\\n|[^\n])*)", re.MULTILINE)
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)


def main():
    faults, allowed = [], []
    for path in tree.written_files():
        if not path.startswith(("adapters/", "gen/", "include/", "src/")) or not path.endswith((".c", ".h")):
            continue
        text = COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment.group()), (tree.ROOT / path).read_text())
        for macro in DIRECTIVE.finditer(text):
            if "##" not in macro[2]:
                continue
            place = f"{path}:{text.count(chr(10), 0, macro.start()) + 1}"
            if re.fullmatch(r"HDRTRIE_PASTE_?", macro[1]):
                allowed.append(place)
            else:
                faults.append(f"{place}: the macro {macro[1]} pastes tokens with ##: write the name, or use HDRTRIE_PASTE")
    if len(allowed) != 1:
        faults.append(f"HDRTRIE_PASTE pastes tokens in {len(allowed)} places; define it in one: {', '.join(allowed) or 'there is none'}")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


sys.exit(main())
