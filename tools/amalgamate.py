#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""./dev amalgamate [FOLDER]: writes the library as two files, hdrtrie.h and hdrtrie.c, into build/amalgamation or FOLDER

hdrtrie.h is all of include/ that code includes by name. hdrtrie.c is all of src/ and the presets. Each header is pasted where it is
first included; a file that is included many times (.inl.h) is pasted each time.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
INCLUDE = re.compile(r'^#\s*include\s+(?:<(hdrtrie/[^>]+)>|"([^"]+)")', re.MULTILINE)
PROOF = re.compile(r"^#ifdef __FRAMAC__\n(?:#include .*\n)+#endif\n\n?", re.MULTILINE)
LICENCE = "/* SPDX-License-Identifier: Apache-2.0 OR MIT */\n"
PUBLIC = ["hdrtrie", "error", "inline", "detail/format/table"]  # the rest of include/ is included by these


class Writer:
    """Pastes files, each header once."""

    def __init__(self):
        self.seen = {}  # header: whether it is pasted under a condition

    def paste(self, path, conditional=False):
        """The text of a file with its own headers pasted in."""
        self.seen[path] = conditional
        text = PROOF.sub("", path.read_text(encoding="ascii")).removeprefix(LICENCE)
        return INCLUDE.sub(lambda found: self.included(path, found, conditional), text)

    def included(self, path, found, conditional):
        header = ROOT / "include" / found[1] if found[1] else (path.parent / found[2]).resolve()
        guard = path.suffix == ".h" and not path.name.endswith(".inl.h")
        conditional |= depth(found.string[: found.start()]) > guard
        if header in self.seen and not header.name.endswith(".inl.h"):
            if self.seen[header] and not conditional:
                sys.exit(f"{path}: includes {header.name}, which is pasted under a condition; include it earlier, without one")
            return f"/* {header.name}: above */"
        return f"/* ---- {header.relative_to(ROOT)} ---- */\n{self.paste(header, conditional)}/* ---- end of {header.name} ---- */"


def depth(text):
    """How many conditions are open at the end of a text."""
    return len(re.findall(r"^#\s*if", text, re.MULTILINE)) - len(re.findall(r"^#\s*endif", text, re.MULTILINE))


def version():
    return re.search(r'HDRTRIE_VERSION "(.*)"', (ROOT / "include/hdrtrie/types.h").read_text(encoding="ascii"))[1]


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build/amalgamation"
    folder.mkdir(parents=True, exist_ok=True)
    writer = Writer()
    banner = f"{LICENCE}/* hdrtrie {version()} in one %s, written by tools/amalgamate.py. Do not edit. */\n"
    header = "".join(writer.paste(ROOT / f"include/hdrtrie/{name}.h") for name in PUBLIC)
    sources = [ROOT / "src/runtime/dispatch.h"]  # before the backends, which include it under conditions
    sources += [path for part in ("runtime", "check", "compile") for path in sorted((ROOT / "src" / part).glob("*.c"))]
    sources.append(ROOT / "lists/presets.c")
    source = "".join(f"/* ==== {path.relative_to(ROOT)} ==== */\n{writer.paste(path)}" for path in sources)
    (folder / "hdrtrie.h").write_text(banner % "header" + header, encoding="ascii")
    (folder / "hdrtrie.c").write_text(banner % "source" + '#include "hdrtrie.h"\n' + source, encoding="ascii")


main()
