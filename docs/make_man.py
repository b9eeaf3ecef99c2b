#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Writes the manual pages.

    make_man.py 1 HDRTRIE VERSION OUT                hdrtrie(1), from `HDRTRIE help all`
    make_man.py 5 REFERENCE.md VERSION OUT           hdrtrie-list(5), from section 2 of the reference
    make_man.py 3 REFERENCE.md VERSION OUT HEADER... hdrtrie(3), from section 4 and the comments of the headers

There is no other source: whoever changes the help or the reference changes the pages.
"""

import pathlib
import re
import subprocess
import sys

PAGES = {"1": ("hdrtrie", "User Commands"), "3": ("hdrtrie", "Library Functions"), "5": ("hdrtrie-list", "File Formats")}
SEE_ALSO = [("hdrtrie", "1"), ("hdrtrie", "3"), ("hdrtrie-list", "5"), ("nginx", "8"), ("dot", "1")]


def escape(text):
    """Escapes text for roff. A line must not begin with a control character."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("~", "\\(ti").replace("^", "\\(ha").replace("`", "\\(ga")
    return re.sub(r"(?m)^(?=[.'])", r"\\&", text)


def inline(text):
    """Code and strong text are bold. Of a link only its text remains."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    parts = re.split(r"(`[^`]*`|\*\*[^*]+\*\*)", text)
    made = "".join(f"\\fB{escape(part.strip('`*' if part.startswith('**') else '`'))}\\fR"
                   if part[:1] == "`" and len(part) > 1 or part[:2] == "**" else escape(part) for part in parts)
    return re.sub(r"^(?=[.'])", r"\\&", made)


def code(lines):
    return [".PP", ".RS 4", ".nf", *(escape(line) for line in lines), ".fi", ".RE"]


def heading(text):
    return f'.SH "{escape(text.upper())}"'


def options_of(lines, at):
    """An option and its text: from one line of the help with two columns, and the lines that continue the second."""
    option, text = re.match(r"    (\S.*?) {2,}(.*)", lines[at]).groups()
    column = lines[at].index(text, 4 + len(option))
    texts = [text]
    while at + 1 < len(lines) and lines[at + 1].startswith(" " * column) and column > 8:
        at += 1
        texts.append(lines[at].strip())
    return at, [".TP", f"\\fB{escape(option)}\\fR", escape(" ".join(texts))]


def is_option(line):
    return re.match(r"    \S.*? {2,}\S", line) is not None and not line.startswith("     ")


def help_page(text):
    """The help: headings at the margin, paragraphs after 4 spaces, two columns, bullets, and examples after 8."""
    rows, lines, title = [], text.splitlines(), ""
    at = 0
    while at < len(lines):
        line = lines[at]
        if line and line[0] != " ":
            title = line
            rows.append(heading(line))
        elif title == "SYNOPSIS" and re.match(r" +(hdrtrie|\[)", line):
            rows += [".PP", ".nf"]
            while at < len(lines) and lines[at]:
                rows.append(escape(lines[at][4:]))
                at += 1
            rows.append(".fi")
        elif is_option(line):
            at, made = options_of(lines, at)
            rows += made
        elif line.startswith("    - "):
            texts = [line[6:]]
            while at + 1 < len(lines) and re.match(r"      \S", lines[at + 1]):
                at += 1
                texts.append(lines[at].strip())
            rows += [".IP \\(bu 2", escape(" ".join(texts))]
        elif line.startswith("        "):
            block = []
            while at < len(lines) and lines[at].startswith("        "):
                block.append(lines[at][8:])
                at += 1
            rows += code(block)
            continue
        elif line.strip():
            texts = [line.strip()]
            while at + 1 < len(lines) and re.match(r"    [^ -]", lines[at + 1]) and not is_option(lines[at + 1]):
                at += 1
                texts.append(lines[at].strip())
            rows += ([".PP"] if title != "NAME" else []) + [escape(" ".join(texts))]
        at += 1
    return rows


def table(lines):
    """A table: each row is a paragraph with its first column as the tag. Narrow terminals cannot show wide tables."""
    cells = [[cell.replace("\\|", "|").strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))] for line in lines]
    rows = []
    for first, *others in cells[2:]:
        titled = [f"{title}: {other}" if title and len(others) > 1 else other
                  for title, other in zip(cells[0][1:], others) if other]
        rows += [".TP", inline(first) or "\\&", inline("; ".join(titled)) or "\\&"]
    return rows


def markdown_page(text):
    """The part of Markdown that the reference uses: headings, paragraphs, bullets, tables and indented code."""
    rows = []
    for block in re.split(r"\n{2,}", text.strip("\n")):
        lines = block.split("\n")
        if block.startswith("###"):
            rows.append(f'.SS "{escape(re.sub(r"^#+ [0-9.]+ ", "", block))}"')
        elif block.startswith("|"):
            rows += table(lines)
        elif block.startswith("    "):
            rows += code([line[4:] for line in lines])
        elif re.match(r"- ", block):
            for item in re.split(r"\n- ", block[2:]):
                rows += [".IP \\(bu 2", inline(re.sub(r"\s*\n\s*", " ", item))]
        else:
            first, *items = re.split(r"\n- ", block)
            rows += [".PP", inline(first.replace("\n", " "))]
            for item in items:
                rows += [".IP \\(bu 2", inline(re.sub(r"\s*\n\s*", " ", item))]
    return rows


def section(reference, number):
    return re.search(rf"(?ms)^## {number}\. [^\n]*\n(.*?)(?=^## |\Z)", reference)[1]


def declarations(headers):
    """The declaration of each exported call, with the comment above it."""
    rows = []
    for header in headers:
        found = re.findall(r"(?ms)^/\* ((?:(?!\*/).)*?)\*/\n(HDRTRIE_API [^;{]*;)", header.read_text())
        if not found:
            continue
        rows += [f'.SS "{escape("<hdrtrie/" + header.name + ">")}"']
        for comment, declaration in found:
            lines = [line[3:] if line.startswith("   ") else line for line in comment.rstrip().split("\n")]
            rows += code(declaration.replace("HDRTRIE_API ", "").split("\n"))
            rows += [".RS 4", ".nf", *(escape(line) for line in lines), ".fi", ".RE"]
    return rows


def page(number, source, headers):
    if number == "1":
        return help_page(subprocess.run([source, "help", "all"], check=True, stdout=subprocess.PIPE, text=True).stdout)
    reference = pathlib.Path(source).read_text()
    if number == "5":
        return [heading("name"), "hdrtrie\\-list \\- lists of HTTP field names", heading("description"),
                *markdown_page(section(reference, 2))]
    return [heading("name"), "hdrtrie \\- find and remove HTTP fields by compiled lists of names", heading("synopsis"), ".nf",
            "#include <hdrtrie/hdrtrie.h>", "cc ... $(pkg\\-config \\-\\-cflags \\-\\-libs hdrtrie)", ".fi", heading("description"),
            *markdown_page(section(reference, 4)), heading("calls"), *declarations(headers)]


def main():
    number, source, version, out, *headers = sys.argv[1:]
    name, title = PAGES[number]
    others = ", ".join(f"\\fB{escape(other)}\\fR({part})" for other, part in SEE_ALSO if (other, part) != (name, number))
    rows = ['.\\" Made by docs/make_man.py from the help or the reference. Do not edit.',
            f'.TH "{name.upper()}" "{number}" "" "hdrtrie {version}" "{title}"', ".nh", ".ad l",
            *page(number, source, sorted(map(pathlib.Path, headers))), heading("see also"), others]
    pathlib.Path(out).write_text("\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
