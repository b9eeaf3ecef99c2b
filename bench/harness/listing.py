#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Rewrites a list for the benchmarks, which time one list under several folds and pass its names to other tools.

    listing.py LIST --form names --fold case --presets DIR -o OUT   the list under that fold, with includes resolved
    listing.py LIST --form rules ...                                the rules as C, for listing.c
    listing.py LIST --form gperf --fold none ...                    the names as gperf's input; fails on patterns
    listing.py LIST --form rows --fold case ...                     one rule per line, for generate_re2c.py
    listing.py LIST --form facts --presets DIR                      prints true if the list has only exact names, each once,
                                                                    and its fold

--exact leaves out patterns and exceptions. --name sets the list's name in C; the default is the file's name.

Cookie rules and spelled exceptions (!case) are left out of all forms, because no peer has them. facts names them on standard error.

This file has its own reader of lists. The oracle then does not depend on the generator that is measured.
"""

import argparse
import pathlib
import re
import sys

FOLDS = ["none", "case", "underscore", "separators"]
KINDS = {"exact": "HDRTRIE_KIND_EXACT", "prefix": "HDRTRIE_KIND_PREFIX", "suffix": "HDRTRIE_KIND_SUFFIX"}


class Listing:
    def __init__(self, presets):
        self.presets = presets
        self.groups = []  # names, in order of first appearance
        self.rules = []  # (group index, pattern as written in the list)
        self.files = []
        self.fold = None
        self.left_out = []

    def read(self, path, group):
        """Reads the rules of path; rules before its first section join group."""
        self.files.append(path)
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeError) as error:
            sys.exit(f"bench: cannot read the list {path}: {getattr(error, 'strerror', None) or 'it is not UTF-8'}")
        for line in text.split("\n"):
            line = re.sub(r"(^|\s)#.*", "", line).strip()
            if include := re.fullmatch(r'include\s+(?:<([^>]+)>|"([^"]+)")', line):
                preset, file = include.groups()
                self.read(self.presets / f"{preset}.names" if preset else path.parent / file, group)
            elif section := re.fullmatch(r"\[\s*(\S+)\s*\]", line):
                group = section[1]
            elif fold := re.fullmatch(r"fold\s+(\S+)", line):
                self.fold = self.fold or fold[1]
            elif re.match(r"!?cookie:|!case\s", line):
                self.left_out.append(line)
            elif line:
                if group not in self.groups:
                    self.groups.append(group)
                self.rules.append((self.groups.index(group), line))


def parse_pattern(pattern):
    """Returns (exception, kind, literal)."""
    exception = pattern.startswith("!")
    pattern = re.sub(r"^!(fold\s+)?", "", pattern)
    if pattern.endswith("*") and not pattern.endswith("\\*"):
        kind, pattern = "prefix", pattern[:-1]
    elif pattern.startswith("*"):
        kind, pattern = "suffix", pattern[1:]
    else:
        kind = "exact"
    return exception, kind, re.sub(r"\\(.)", r"\1", pattern)


def fold_literal(literal, fold):
    """Returns the literal as the fold compares it."""
    if fold == "none":
        return literal
    return re.sub({"underscore": "_", "separators": "[^a-z0-9]"}.get(fold, "(?!)"), "-", literal.lower())


def keep_exact(listing):
    """Keeps the exact names, each once, in its first group."""
    seen = set()
    kept = []
    for group, pattern in listing.rules:
        exception, kind, literal = parse_pattern(pattern)
        folded = fold_literal(literal, "separators")
        if not exception and kind == "exact" and folded not in seen:
            seen.add(folded)
            kept.append((group, pattern))
    listing.rules = kept


def is_plain(listing):
    """Returns whether peers without patterns and groups can take the list."""
    before = list(listing.rules)
    keep_exact(listing)
    return listing.rules == before


def print_names(listing, fold):
    """Under fold none names are exact, so both the list and the looked-up names are in lower case."""
    lines, last = [f"fold {fold}"], None
    for group, pattern in listing.rules:
        if group != last:
            lines.append(f"[{listing.groups[group]}]")
            last = group
        lines.append(pattern.lower() if fold == "none" else pattern)
    return lines


def print_rules(listing, name):
    symbol = re.sub(r"\W", "_", name)
    lines = ['#include "listing.h"', "", f"static const listing_rule rules_{symbol}[] = {{"]
    for group, pattern in listing.rules:
        exception, kind, literal = parse_pattern(pattern)
        lines.append(f'    {{"{literal}", {len(literal)}, {KINDS[kind]}, {group}, {str(exception).lower()}}},')
    lines += ["};", "", f"const listing_rules listing_{symbol} = {{"]
    return lines + [f'    "{name}", rules_{symbol}, sizeof rules_{symbol} / sizeof *rules_{symbol}}};']


def print_rows(listing, fold):
    """One rule per line: id (-1 for exceptions), group, kind, and the folded literal."""
    ids, lines = {}, []
    for group, pattern in listing.rules:
        exception, kind, literal = parse_pattern(pattern.lower() if fold == "none" else pattern)
        key = (kind, fold_literal(literal, fold))
        number = -1 if exception else ids.setdefault(key, len(ids))
        lines.append(f"{number} {group} {kind} {key[1]}")
    return lines


def print_gperf(listing, fold):
    lines, ids = ["struct gperf_word {", "    const char *name;", "    int id;", "};", "%%"], {}
    for _, pattern in listing.rules:
        exception, kind, literal = parse_pattern(pattern)
        if exception or kind != "exact":
            sys.exit(f"listing.py: gperf has no patterns or exceptions, so it cannot take the rule {pattern}")
        word = literal.lower() if fold == "none" else literal
        if word.lower() not in ids:
            ids[word.lower()] = len(ids)
            lines.append(f'"{word}", {ids[word.lower()]}')
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("list", type=pathlib.Path)
    parser.add_argument("--form", choices=["names", "rules", "rows", "gperf", "facts"], required=True)
    parser.add_argument("--fold", choices=FOLDS, default="none")
    parser.add_argument("--presets", type=pathlib.Path, required=True)
    parser.add_argument("--depfile", type=pathlib.Path)
    parser.add_argument("--exact", action="store_true")
    parser.add_argument("--name")
    parser.add_argument("-o", dest="out", type=pathlib.Path)
    arguments = parser.parse_args()

    listing = Listing(arguments.presets)
    listing.read(arguments.list, "default")
    if arguments.form == "facts":
        if listing.left_out:
            print(f"bench: left out, because no peer has such rules: {', '.join(listing.left_out)}", file=sys.stderr)
        if listing.fold not in FOLDS:
            sys.exit(f"bench: the list {arguments.list} states no fold: write fold none, case, underscore or separators in it")
        if not listing.rules:
            sys.exit(f"bench: the list {arguments.list} has no rules for fields")
        print(str(is_plain(listing)).lower(), listing.fold)
        return
    if arguments.exact:
        keep_exact(listing)
    if arguments.form == "names":
        lines = print_names(listing, arguments.fold)
    elif arguments.form == "rows":
        lines = print_rows(listing, arguments.fold)
    elif arguments.form == "rules":
        lines = print_rules(listing, arguments.name or arguments.list.stem)
    else:
        lines = print_gperf(listing, arguments.fold)
    arguments.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if arguments.depfile:
        arguments.depfile.write_text(f"{arguments.out}: {' '.join(map(str, listing.files))}\n", encoding="utf-8")


main()
