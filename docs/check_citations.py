#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Every citation of a clause must name a clause of docs/reference.md, and of a section a heading of its page.

    check_citations.py ROOT             checks all text files of the project; prints FILE:LINE for each wrong citation
    check_citations.py ROOT --paths     checks that the files exist that Markdown pages link to or name in backquotes
    check_citations.py ROOT --self-test plants right and wrong citations, and checks that each is judged rightly

A citation is "reference" and a number, with more numbers in a list ("reference 2.3 and 4.6, 4.9" or "2.2 to 2.6"), the
word "clause" and a number, a test case like clause_2_3_kinds, or the first cell of a row in a table of clauses. A section
is cited like docs/testing.md, "Proof". Citations may continue on the next line of a comment.
"""
import pathlib
import re
import subprocess
import sys

PAGE = "docs/reference.md"
HEADING = re.compile(r"^#{2,3} (\d+(?:\.\d+)?)\.? ", re.MULTILINE)

NUMBER = r"\d+(?:\.\d+)?(?!\w|\.\d)"
DOTTED = r"\d+\.\d+(?!\w|\.\d)"
GAP = r"(?:[ \t]|\n[ \t]*(?:\*|//|#)?[ \t]*)+"  # white space, and what begins the next line of a comment
LIST = rf"(?:(?:,|{GAP}and|{GAP}or|{GAP}to){GAP}{DOTTED})*"
PROSE = re.compile(rf"\b(?:[Rr]eference|[Cc]lauses?){GAP}({NUMBER}{LIST})(?! ?%)")
CASE = re.compile(r"\bclause_(\d+)(?:_(\d+))?(?![0-9])")
TABLE = re.compile(r"^\| clause \|.*\n\|[-| ]+\n((?:\|.*\n?)+)", re.MULTILINE)
ROW = re.compile(rf"^\| ({NUMBER}{LIST})", re.MULTILINE)
SECTION = re.compile(rf"\b([\w-]+\.md)\)?,{GAP}\"([^\"\n]+)\"")
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")
PATH = re.compile(r"`((?:adapters|bench|docs|examples|gen|include|lists|proof|src|tests|tools|\.ci)/[\w./-]+)`")

SKIPPED_FOLDERS = re.compile(r"^(?:\.git|build[^/]*|__pycache__)$")
SKIPPED_PATHS = ("LICENSES/", "bench/corpus/", "bench/results/", "tests/fuzz/corpus/", PAGE)
SIZE_MAX = 4 << 20  # bytes; larger files are data


def clauses_of(page):
    return set(HEADING.findall(page))


def numbers_of(words):
    """The numbers in a citation, with all clauses between the two ends of a range."""
    found = re.findall(r"\d+(?:\.\d+)?", words)
    for first, last in re.findall(rf"(\d+\.\d+){GAP}to{GAP}(\d+\.\d+)", words):
        (section, low), (other, high) = first.split("."), last.split(".")
        if section == other:
            found += [f"{section}.{clause}" for clause in range(int(low) + 1, int(high))]
    return found


def citations(text):
    """(offset, number) of each citation."""
    for match in PROSE.finditer(text):
        yield from ((match.start(), number) for number in numbers_of(match[1]))
    for match in CASE.finditer(text):
        yield match.start(), match[1] + (f".{match[2]}" if match[2] else "")
    for table in TABLE.finditer(text):
        for match in ROW.finditer(table[1]):
            yield from ((table.start(1) + match.start(), number) for number in numbers_of(match[1]))


def wrong_citations(text, clauses):
    return [(text.count("\n", 0, offset) + 1, number) for offset, number in citations(text) if number not in clauses]


def wrong_sections(text, headings):
    """(line, page, title) of each citation of a section that its page does not have. headings: the titles of each page."""
    return [(text.count("\n", 0, match.start()) + 1, match[1], match[2]) for match in SECTION.finditer(text)
            if match[1] in headings and match[2] not in headings[match[1]]]


def headings_of(page):
    return set(re.findall(r"^#+ (.*)$", page, re.MULTILINE))


def walk(folder):
    for path in sorted(folder.iterdir()):
        if path.is_symlink() or SKIPPED_FOLDERS.match(path.name) or (path / "meson-private").exists():
            continue
        if path.is_dir():
            yield from walk(path)
        elif path.is_file():
            yield path


def files(root):
    """The tracked files; in a tree without git, all that are not in a build folder."""
    try:
        listed = subprocess.run(["git", "-C", root, "ls-files", "-z"], check=True, capture_output=True, text=True).stdout
        paths = [root / name for name in listed.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        paths = []
    for path in paths or walk(root):
        name = path.relative_to(root).as_posix()
        if not name.startswith(SKIPPED_PATHS) and path.is_file() and path.stat().st_size <= SIZE_MAX:
            yield name, path


def check(root):
    clauses = clauses_of((root / PAGE).read_text(encoding="utf-8"))
    headings = {page.name: headings_of(page.read_text(encoding="utf-8")) for page in (root / "docs").glob("*.md")}
    wrong = count = 0
    for name, path in files(root):
        data = path.read_bytes()
        if b"\0" in data or name == "docs/check_citations.py":
            continue
        text = data.decode("utf-8", "replace")
        count += sum(1 for _ in citations(text))
        for line, number in wrong_citations(text, clauses):
            print(f"{name}:{line}: there is no clause {number} in {PAGE}; cite another one, or add it there")
            wrong += 1
        for line, page, title in wrong_sections(text, headings):
            print(f"{name}:{line}: docs/{page} has no section \"{title}\"; cite the page that has it")
            wrong += 1
    print(f"{count} citations of {len(clauses)} clauses, {wrong} wrong")
    if count < 100 or len(clauses) < 30:
        print(f"too few: was {root} searched whole, and does {PAGE} number its headings?")
        wrong += 1
    return wrong != 0


def missing_paths(text, page, root):
    """(line, path) of each link and path in a page that leads to no file."""
    named = [(match, page.parent / match[1]) for match in LINK.finditer(text)]
    named += [(match, root / match[1]) for match in PATH.finditer(text)]
    return [(text.count("\n", 0, match.start()) + 1, match[1]) for match, path in named if not path.exists()]


def check_paths(root):
    wrong = 0
    for name, path in files(root):
        if name.endswith(".md"):
            for line, missing in missing_paths(path.read_text(encoding="utf-8"), path, root):
                print(f"{name}:{line}: there is no {missing}; correct the path")
                wrong += 1
    print(f"{wrong} paths in pages are wrong")
    return wrong != 0


def self_test(root):
    """Each text, and the wrong numbers that it must give."""
    page = "## 2. Lists\n\n### 2.1 Text\n\n### 2.2 Folds\n\n### 2.4 Groups\n\n## 3. Calls\n\n### 3.12 Last\n"
    cases = [
        ("/* reference 2.1 and 2.2 */", []),
        ("/* reference 2.9 */", ["2.9"]),
        ("reference 2, and 3.12 of them", []),
        ("(reference 2.1, 2.7 or 2.8)", ["2.7", "2.8"]),
        ("reference 2.1 to 2.4", ["2.3"]),
        ("# as in reference\n# 3.13, 2.1", ["3.13"]),
        ("/* by reference\n   2.5 */", ["2.5"]),
        ("Reference 9", ["9"]),
        ("clause 2.3", ["2.3"]),
        ("Test(find, clause_2_3_kinds)", ["2.3"]),
        ("def clause_3_12_last(): clause_4_drop", ["4"]),
        ("| clause | tests |\n|---|---|\n| 2.1 text | a |\n| 2.2, 2.6 more | b |\n", ["2.6"]),
        ("the reference 2.5 % of names; RFC 9110 section 5.6.2; reference 5.6.2", []),
        ("(docs/reference.md)", []),
    ]
    failed = 0
    for text, wanted in cases:
        found = [number for _, number in wrong_citations(text, clauses_of(page))]
        if found != wanted:
            print(f"{text!r}: gives {found}, not {wanted}")
            failed += 1
    headings = {"testing.md": headings_of("# Tests\n\n## Proof\n")}
    wanted = [(2, "testing.md", "Prof")]
    text = '/* docs/testing.md, "Proof"\n   [testing.md](testing.md), "Prof"; other.md, "X" */'
    if wrong_sections(text, headings) != wanted:
        print(f"{text!r}: gives {wrong_sections(text, headings)}, not {wanted}")
        failed += 1
    page = root / "docs/page.md"
    text = "[a](reference.md#x) [b](none.md)\n`docs/reference.md` `docs/none`"
    if missing_paths(text, page, root) != [(1, "none.md"), (2, "docs/none")]:
        print("planted paths are judged wrongly")
        failed += 1
    if {name for name, _ in files(root)}.isdisjoint({"README.md"}):
        print("README.md is not among the files that are checked")
        failed += 1
    print(f"{len(cases) + 2} planted texts, {failed} judged wrongly")
    return failed != 0


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    return {"--self-test": self_test, "--paths": check_paths}.get(*sys.argv[2:3] or [""], check)(root)


if __name__ == "__main__":
    sys.exit(main())
