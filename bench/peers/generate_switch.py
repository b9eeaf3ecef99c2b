#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Writes a list's names as a C function of nested switches, as nghttp2 and h2o look up header names.

    generate_switch.py WORDS -o OUT.h     WORDS: the output of listing.py --form gperf

switch_lookup(name, len) switches on the length, then on the last byte, then compares one name after another. It returns the
id, or -1. Names are written in lower case.
"""

import argparse
import pathlib
import re


def read_words(path):
    """Returns (name in lower case, id) for each word."""
    words = path.read_text(encoding="utf-8").split("%%\n", 1)[1]
    return [(name.lower(), int(number)) for name, number in re.findall(r'^"(.*)", (\d+)$', words, re.MULTILINE)]


def group(words, key):
    groups = {}
    for word in words:
        groups.setdefault(key(word[0]), []).append(word)
    return sorted(groups.items())


def print_lookup(words):
    lines = ["static inline int32_t switch_lookup(const char *name, size_t len)", "{", "    switch (len) {"]
    for length, same_length in group(words, len):
        lines += [f"    case {length}:", f"        switch (name[{length - 1}]) {{"]
        for last, same_end in group(same_length, lambda name: name[-1]):
            lines.append(f"        case '{last}':".replace("'''", r"'\''"))
            for name, number in same_end:
                lines.append(f'            if (memcmp("{name[:-1]}", name, {length - 1}) == 0) return {number};')
            lines.append("            break;")
        lines += ["        }", "        break;"]
    return lines + ["    }", "    return -1;", "}"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", type=pathlib.Path)
    parser.add_argument("-o", dest="out", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    arguments.out.write_text("\n".join(print_lookup(read_words(arguments.words))) + "\n", encoding="utf-8")


main()
