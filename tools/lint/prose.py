#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Counts places that are hard to read, per part of the tree: long sentences, and words that need a plainer one.

    tools/lint/prose.py             fails if a part has more than LIMIT places per 1,000 words, and prints the worst places
    tools/lint/prose.py FILE...     prints every place in these files

It reads Markdown, comments, and the strings of three words and more in code. A place is not a verdict: many uses are fine,
which is why the limit is not 0.
"""

import collections
import io
import pathlib
import re
import sys
import tokenize

import tree

PARTS = "README.md docs examples include src gen adapters bindings tests bench tools lists proof".split()
LIMIT = 5  # places per 1,000 words
LONG = 32  # words in a sentence
WORST = 12  # places printed per part
# Words and phrases, separated by commas, and a plainer way to write them.
DISCOURAGED = {
    "is no, are no, was no, were no, has no, have no, had no": "write 'is not a' or 'does not have'",
    "stand, stands, stood": "write 'is', or name the place",
    "goes": "name the action: 'is removed', 'moves'",
    "nobody, whoever, whom, whatever": "name who or what it is",
    "anew, alike, lest, thereof": "write 'again', 'the same', 'so that ... not'",
    "say, says, said, tell, tells, told": "code does not speak: 'returns', 'means', 'contains', 'reports'",
    "behind": "write 'after' for order, or name the cause",
    "what no, what it, what they, what can, what cannot, which no": "a clause in place of a noun: name the thing",
}
FINE = r"(?! longer\b| to\b| through\b)"  # "is no longer", "goes to"
WORDS = [(re.compile(rf"\b(?:{phrases.replace(', ', '|')})\b{FINE}"), advice) for phrases, advice in DISCOURAGED.items()]
WORDS += [(re.compile(r"\b(?:one|two|three|\d+) [\w-]+ an? (?:second|field|line|name|request|run|byte)\b"), "write 'per'")]
C_TEXT = re.compile(r'/\*(?P<block>.*?)\*/|//(?P<line>[^\n]*)|"(?P<string>(?:[^"\\\n]|\\.)*)"|\'(?:[^\'\\\n]|\\.)*\'', re.DOTALL)
WORD = re.compile(r"[A-Za-z][A-Za-z']*")

Place = collections.namedtuple("Place", "path line text advice")


def is_sentence(string):
    return len(string.split()) >= 3


def comment_line(line):
    """The text of a line in a comment: an example of code becomes an empty line, and a gap between columns a full stop."""
    return "" if re.match(r" {6,}", line) else re.sub(r" {2,}", ". ", line.strip(" *"))


def c_texts(text):
    for match in C_TEXT.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        said = match["block"] or match["line"] or ""
        if match["string"] and is_sentence(match["string"]):
            yield line, match["string"]
        elif not said.startswith("@"):  # ACSL is code
            yield line, "\n".join(map(comment_line, said.split("\n")))


def python_texts(text):
    comment = []
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            comment.append((token.start[0], token.string.lstrip("#! ")))
        elif token.type not in (tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT):
            if comment:
                yield comment[0][0], "\n".join(words for _, words in comment)
                comment = []
            if token.type == tokenize.STRING and is_sentence(token.string) and not token.string.startswith(("r'", 'r"')):
                yield token.start[0], token.string
    if comment:
        yield comment[0][0], "\n".join(words for _, words in comment)


def markdown_texts(text):
    fenced, block, begin = False, [], 1
    for number, line in enumerate(text.splitlines() + [""], 1):
        fence = line.lstrip().startswith("```")
        fenced ^= fence
        if fence or fenced or not line.strip() or re.match(r"( {4}|\t)\S", line) or re.match(r"\s*([-*|#]|\d+\.) ?", line):
            if block:
                yield begin, "\n".join(block)
            block = []
        if not (fence or fenced or re.match(r"( {4,}|\t)\S", line)) and line.strip():
            if not block:
                begin = number
            block.append(re.sub(r"`[^`]*`", "CODE", line.replace("|", " . ")))


def hash_texts(text):
    """Comments of shell, Meson, TSV and so on, and cells of several words in a TSV."""
    block, begin = [], 1
    for number, line in enumerate(text.splitlines() + [""], 1):
        match = re.search(r"(?:^|\s)#(?!!)(.*)$", line)
        if match:
            if not block:
                begin = number
            block.append(match[1].strip())
        elif block:
            yield begin, "\n".join(block)
            block = []
        if "\t" in line and not match:
            for cell in line.split("\t"):
                if is_sentence(cell) and cell.endswith("."):
                    yield number, cell


def texts(path):
    """(line, text) of each comment, message or paragraph of a file."""
    try:
        text = (tree.ROOT / path).read_text()
    except UnicodeDecodeError:
        return []
    first = text.split("\n", 1)[0]
    if path.endswith((".c", ".h", ".cc", ".in", ".rs", ".go", ".java", ".js", ".mjs")):
        return c_texts(text)
    if path.endswith(".py") or first.startswith("#!") and "python" in first:
        return python_texts(text)
    if path.endswith((".md", ".1", ".3")):
        return markdown_texts(text)
    return hash_texts(text)


def read(path):
    """The number of words in a file, and its places."""
    words, places = 0, []
    for line, text in texts(path):
        words += len(WORD.findall(text))
        for pattern, advice in WORDS:
            for match in pattern.finditer(text):
                places.append(Place(path, line + text.count("\n", 0, match.start()), f'"{match[0].strip()}"', advice))
        at = 0
        for sentence in re.split(r"(?<=[.:;!?])\s+|\n\s*\n", text):
            count = len(WORD.findall(sentence))
            at = text.index(sentence, at)
            if count > LONG:
                places.append(Place(path, line + text.count("\n", 0, at), f"a sentence of {count} words", "split it"))
            at += len(sentence)
    return words, places


def show(place):
    print(f"{place.path}:{place.line}: {place.text}: {place.advice}")


def main():
    if sys.argv[1:]:
        words, places = 0, []
        for name in sys.argv[1:]:
            count, found = read(str(pathlib.Path(name).resolve().relative_to(tree.ROOT)))
            words, places = words + count, places + found
        for place in places:
            show(place)
        print(f"{len(places)} places in {words} words: {1000 * len(places) / max(words, 1):.1f} per 1,000")
        return 0
    above = 0
    files = [path for path in tree.written_files() if path != "tools/lint/prose.py"]  # which contains the words themselves
    for part in PARTS:
        words, by_file = 0, {}
        for path in files:
            if path == part or path.startswith(f"{part}/"):
                count, by_file[path] = read(path)
                words += count
        found = sum(map(len, by_file.values()))
        density = 1000 * found / max(words, 1)
        print(f"{part}: {density:.1f} places per 1,000 words ({found} in {words})")
        if density <= LIMIT:
            continue
        above += 1
        for path in sorted(by_file, key=lambda path: -len(by_file[path]))[:4]:
            for place in by_file[path][:WORST // 4]:
                show(place)
    if above:
        print(f"prose: {above} parts are above {LIMIT} places per 1,000 words; tools/lint/prose.py FILE... prints all places of a file")
    return 1 if above else 0


sys.exit(main())
