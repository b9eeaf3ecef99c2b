#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""The tables of docs/figures.md that come from ledgers.

    figures.py ROOT            compares them with the ledgers; status 1 if they differ
    figures.py ROOT --update   writes them

A ledger is tests/FOLDER/*ledger.tsv, one row per run. That of fuzz/ has time, commit, target/sanitizer, executions and
seconds; the others have time, commit, program, seed, seconds, cases and faults. Each table is between two comments.
"""
import pathlib
import re
import sys


def rows_of(ledger):
    rows = [line.split("\t") for line in ledger.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if re.match(r"\d{4}-", row[0])]


def dates(rows):
    """First to last day, and the commits, of some rows."""
    days = sorted({row[0][:10] for row in rows})
    commits = dict.fromkeys(row[1][:7] for row in rows)
    return " to ".join(dict.fromkeys([days[0], days[-1]])), ", ".join(commits)


def table(title, keys, rows, numbers):
    """Markdown: a row per key, with the sums of its numbers."""
    lines = ["| " + " | ".join(title) + " |", "|" + "---|" * len(title)]
    for key in keys:
        own = [row for row in rows if row[2] == key]
        sums = [sum(float(row[column]) for row in own) for column in numbers]
        lines.append("| " + " | ".join([key, str(len(own)), *(f"{total:,.0f}" for total in sums), *dates(own)]) + " |")
    return "\n".join(lines) + "\n"


def tables(root):
    ledgers = {path.parent.name: path for path in sorted(root.glob("tests/*/*ledger.tsv"))}
    runs, fuzz, readers = (rows_of(ledgers[name]) for name in ("campaigns", "fuzz", "readers"))
    keys = [sorted({row[2] for row in rows}) for rows in (runs, fuzz, readers)]
    return {
        "campaigns": table(["program", "runs", "cases", "faults", "seconds", "dates", "commits"], keys[0], runs, [5, 6, 4]),
        "fuzzing": table(["target/sanitizer", "runs", "executions", "seconds", "dates", "commits"], keys[1], fuzz, [3, 4]),
        "readers": table(["program", "runs", "streams", "findings", "seconds", "dates", "commits"], keys[2], readers, [5, 6, 4]),
    }


def main():
    root = pathlib.Path(sys.argv[1])
    page = root / "docs/figures.md"
    text = made = page.read_text(encoding="utf-8")
    for name, rows in tables(root).items():
        block = re.compile(rf"(<!-- begin {name}[^\n]*-->\n).*?(<!-- end {name} -->)", re.DOTALL)
        if not block.search(made):
            sys.exit(f"{page}: the comments 'begin {name}' and 'end {name}' are missing")
        made = block.sub(lambda match: f"{match[1]}\n{rows}\n{match[2]}", made)
    if sys.argv[2:] == ["--update"]:
        page.write_text(made, encoding="utf-8")
    elif made != text:
        sys.exit(f"{page}: its tables differ from the ledgers in tests/; run docs/figures.py . --update")
    return 0


if __name__ == "__main__":
    sys.exit(main())
