#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Writes a list as re2c's input.

    generate_re2c.py ROWS --fold FOLD -o OUT.re     ROWS: the output of listing.py --form rows

The function re2c_lookup(name, len) returns the id, or -1. One scanner finds the longest literal of an exact name or prefix that the
name begins with. If the list has suffixes, a second one reads the name backwards and finds the longest suffix. These two literals
tell all rules that match, so this script computes the answer for each pair: precedence, groups and exceptions cost no time.

A name needs no end mark: past its end a scanner reads a 0, which no rule contains. So a name with a NUL byte matches nothing.
"""

import argparse
import pathlib
import re
import typing

SETTINGS = """\
/*!re2c
re2c:api = custom;
re2c:api:style = free-form;
re2c:yyfill:enable = 0;
re2c:define:YYCTYPE = "unsigned char";
re2c:define:YYBACKUP = "marker = at;";
re2c:define:YYRESTORE = "at = marker;";
"""
ENDING = """\
static inline int re2c_ending(const char *name, size_t len)
{
    const char *at = name + len, *marker = at;
    (void)marker;
    /*!re2c
    re2c:define:YYPEEK = "(at > name ? (unsigned char)at[-1] : 0)";
    re2c:define:YYSKIP = "--at;";
"""
LOOKUP = """\
static inline int32_t re2c_lookup(const char *name, size_t len)
{
    const char *at = name, *const end = name + len, *marker = name;
    int row = 0;
    (void)marker;
    (void)row;
    /*!re2c
    re2c:define:YYPEEK = "(at < end ? (unsigned char)*at : 0)";
    re2c:define:YYSKIP = "++at;";
"""
SEPARATORS = {"underscore": "[-_]", "separators": r"[^A-Za-z0-9\x00]"}


class Rule(typing.NamedTuple):
    id: int  # -1 for an exception
    group: int
    kind: str
    literal: str  # folded

    def rank(self):
        """As in listing.c: an exact rule first, then the longest literal; a prefix wins a tie."""
        return 1000 if self.kind == "exact" else 2 * len(self.literal) + (self.kind == "prefix")

    def matches(self, beginning, ending, name):
        """beginning, ending: the longest prefix and suffix of the list that the name has. name: None if it is not an exact name."""
        if self.kind == "exact":
            return name == self.literal
        return beginning.startswith(self.literal) if self.kind == "prefix" else ending.endswith(self.literal)


class Automaton:
    def __init__(self, rules, fold):
        self.rules, self.fold = sorted(rules, key=lambda rule: (-rule.rank(), rule.group)), fold
        self.names, self.prefixes, self.suffixes = (
            {rule.literal for rule in rules if rule.kind == kind} for kind in ["exact", "prefix", "suffix"]
        )
        self.rows = {}  # ids for each of endings -> its number
        self.endings = ["", *sorted(self.suffixes - {""})]

    def answer(self, beginning, ending, name=None):
        decided = set()
        for rule in self.rules:
            if rule.group in decided or not rule.matches(beginning, ending, name):
                continue
            if rule.id >= 0:
                return rule.id
            decided.add(rule.group)
        return -1

    def answer_name(self, name):
        return self.answer(self.find_beginning(name), max((end for end in self.endings if name.endswith(end)), key=len), name)

    def find_beginning(self, literal):
        """Returns the longest prefix of the list that the literal begins with."""
        return max((prefix for prefix in self.prefixes | {""} if literal.startswith(prefix)), key=len)

    def quote(self, literal):
        """Returns the literal in re2c's syntax. Under fold case it is one of re2c's own literals that ignore case."""
        mark = '"' if self.fold == "none" else "'"
        parts = re.findall("-|[^-]+", literal) if self.fold in SEPARATORS else [literal]
        quoted = [mark + re.sub(r"[\\'\"]", r"\\\g<0>", part) + mark for part in parts]
        return " ".join("sep" if part == "-" and self.fold in SEPARATORS else text for part, text in zip(parts, quoted))

    def print_result(self, beginning):
        """The statement for a name that is not exact and begins so. The ending is only read if it matters."""
        answers = tuple(self.answer(beginning, ending) for ending in self.endings)
        if len(set(answers)) == 1:
            return f"return {answers[0]};"
        return f"row = {self.rows.setdefault(answers, len(self.rows))}; goto ending;"

    def print_lookup(self):
        for literal in sorted((self.names | self.prefixes) - {""}):
            exact = f"if (at == end) return {self.answer_name(literal)}; " if literal in self.names else ""
            yield f"{self.quote(literal)} {{ {exact}{self.print_result(self.find_beginning(literal))} }}"
        yield f"* {{ {self.print_result('')} }}"

    def print_ending(self):
        for number, ending in enumerate(self.endings[1:], 1):
            yield f"{self.quote(ending[::-1])} {{ return {number}; }}"
        yield "* { return 0; }"

    def print_all(self):
        separator = f"sep = {SEPARATORS[self.fold]};\n" if self.fold in SEPARATORS else ""
        lookup = "".join(f"    {rule}\n" for rule in self.print_lookup())
        yield f"{SETTINGS}{separator}*/\n"
        if self.rows:
            yield ENDING + "".join(f"    {rule}\n" for rule in self.print_ending()) + "    */\n}\n"
            yield f"static const int32_t re2c_ids[][{len(self.endings)}] = {{\n"
            yield "".join(f"    {{{', '.join(map(str, answers))}}},\n" for answers in self.rows) + "};\n"
        yield LOOKUP + lookup + "    */\n"
        if self.rows:
            yield "ending:\n    return re2c_ids[row][re2c_ending(name, len)];\n"
        yield "}\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=pathlib.Path)
    parser.add_argument("--fold", choices=["none", "case", "underscore", "separators"], required=True)
    parser.add_argument("-o", dest="out", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    rows = [line.split(" ", 3) for line in arguments.rows.read_text(encoding="utf-8").splitlines()]
    rules = [Rule(int(number), int(group), kind, literal) for number, group, kind, literal in rows]
    arguments.out.write_text("".join(Automaton(rules, arguments.fold).print_all()), encoding="utf-8")


main()
