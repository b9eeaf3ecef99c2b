#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Writes a list's names as re2c's input, one rule per name.

    generate_re2c.py WORDS --fold none|case -o OUT.re     WORDS: the output of listing.py --form gperf

The function re2c_lookup(name, len) returns the id, or -1. Under fold case the literals are re2c's case-insensitive ones. A
name needs no end mark: past its end the automaton reads a 0, which is in no rule.
"""

import argparse
import pathlib
import re

BEFORE = """\
static inline int32_t re2c_lookup(const char *name, size_t len)
{
    const char *at = name, *const end = name + len, *marker = name;
    int32_t id = -1;
    (void)marker;
    /*!re2c
    re2c:api = custom;
    re2c:api:style = free-form;
    re2c:yyfill:enable = 0;
    re2c:define:YYCTYPE = "unsigned char";
    re2c:define:YYPEEK = "(at < end ? (unsigned char)*at : 0)";
    re2c:define:YYSKIP = "++at;";
    re2c:define:YYBACKUP = "marker = at;";
    re2c:define:YYRESTORE = "at = marker;";
"""

AFTER = """\
    * { return -1; }
    */
matched:
    return at == end ? id : -1; /* the longest rule that the name begins with; it must match the whole name */
}
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", type=pathlib.Path)
    parser.add_argument("--fold", choices=["none", "case"], required=True)
    parser.add_argument("-o", dest="out", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    words = arguments.words.read_text(encoding="utf-8").split("%%\n", 1)[1]
    quote = "'" if arguments.fold == "case" else '"'
    rules = []
    for name, number in re.findall(r'^"(.*)", (\d+)$', words, re.MULTILINE):
        literal = name.replace("\\", "\\\\").replace(quote, "\\" + quote)
        rules.append(f"    {quote}{literal}{quote} {{ id = {number}; goto matched; }}\n")
    arguments.out.write_text(BEFORE + "".join(rules) + AFTER, encoding="utf-8")


main()
