# SPDX-License-Identifier: Apache-2.0 OR MIT
"""A hook of MkDocs: the pages are all Markdown files of the project, at their paths, with the files that they link to.

MkDocs by itself takes the pages of one folder, and makes anchors in another way than the hosts of repositories. It wants four
spaces before a line that continues a list, and only a language at the start of a code block.
"""

import logging
import pathlib
import re
import subprocess

from mkdocs.structure.files import File, Files

ROOT = pathlib.Path(__file__).resolve().parents[2]
TARGET = re.compile(r"\]\(([^)#:\s]+)")
CONTINUES = re.compile(r"^ {2,3}(?=\S)")  # a line of a list
FENCE = re.compile(r"^(\s*```\w*).*")
UNRENDERED = re.compile(r"<p>[^<]*```|<p>\|")  # the start of a code block or a table, as text


def slug(title, separator):
    """The anchor of a heading, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", separator)


def linked_files(page):
    """The paths of the files that a page links to, other than pages."""
    for target in TARGET.findall((ROOT / page).read_text(encoding="utf-8")):
        path = (ROOT / page).parent.joinpath(target).resolve()
        if path.suffix != ".md" and path.is_file() and path.is_relative_to(ROOT):
            yield path.relative_to(ROOT).as_posix()


def on_config(config):
    config.mdx_configs["toc"] = {"slugify": slug}
    return config


def on_files(files, config):
    listed = subprocess.run([ROOT / "tools/lint/sources", "*.md"], stdout=subprocess.PIPE, text=True, check=True).stdout.split()
    pages = [path for path in listed if not path.startswith(".github/")]  # the templates of issues are not pages
    others = {path for page in pages for path in linked_files(page)}
    theme = [file for file in files if not pathlib.Path(file.abs_src_path or "").is_relative_to(config.docs_dir)]
    return Files([File.generated(config, path, abs_src_path=str(ROOT / path)) for path in [*pages, *sorted(others)]] + theme)


def on_page_markdown(markdown, **_):
    fenced, lines = False, []
    for line in markdown.split("\n"):
        if FENCE.match(line):
            fenced = not fenced
            line = FENCE.sub(r"\1", line)
        lines.append(line if fenced else CONTINUES.sub("    ", line))
    return "\n".join(lines)


def on_page_content(html, page, **_):
    if UNRENDERED.search(html):
        logging.getLogger("mkdocs.hooks").warning("%s has a code block or a table that MkDocs does not render", page.file.src_uri)
