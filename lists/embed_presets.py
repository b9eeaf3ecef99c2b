#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Writes lists/presets.c, the presets as C. Run it after each change of a list; the test presets_c compares.

    lists/embed_presets.py            writes lists/presets.c
    lists/embed_presets.py --check    fails if lists/presets.c is out of date

The library contains the presets, so that `include <hop-by-hop>` needs no file at run time. The C is committed, so that a
build needs only a C compiler.
"""
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE / "presets.c"
BEGIN = """/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The presets, as lists/embed_presets.py writes them. Do not edit. */
#include <hdrtrie/build.h>
#include <string.h>

#ifdef __GNUC__
#pragma GCC diagnostic ignored "-Woverlength-strings" /* gcc and clang take literals of any length */
#endif
/* clang-format off */
"""
END = """};

const char *hdrtrie_preset_text(const char *name, size_t *len)
{
    size_t i;
    for (i = 0; i < sizeof presets / sizeof presets[0]; i++) {
        if (strcmp(presets[i].name, name) != 0) continue;
        *len = presets[i].len;
        return presets[i].text;
    }
    return NULL;
}

const char *hdrtrie_preset_name(size_t index)
{
    return index < sizeof presets / sizeof presets[0] ? presets[index].name : NULL;
}
"""


def literal(line):
    assert line.isascii() and line.isprintable(), f"not printable ASCII: {line!r}"
    escaped = line.replace("\\", "\\\\").replace('"', '\\"').replace("??", '?""?')  # no trigraphs
    return f'    "{escaped}\\n"'


def presets():
    rows = [BEGIN]
    paths = sorted(HERE.glob("*.names"))
    for index, path in enumerate(paths):
        text = path.read_text(encoding="ascii")
        assert text.endswith("\n"), f"{path}: the file must end with a line end"
        rows.append(f"static const char text_{index}[] =\n" + "\n".join(map(literal, text[:-1].split("\n"))) + ";\n")
    rows.append("static const struct {\n    const char *name, *text;\n    size_t len;\n} presets[] = {")
    rows += [f'    {{"{path.stem}", text_{index}, sizeof text_{index} - 1}},' for index, path in enumerate(paths)]
    return "\n".join(rows) + "\n" + END


def main():
    if sys.argv[1:] == ["--check"]:
        if OUT.read_text(encoding="ascii") != presets():
            sys.exit("lists/presets.c is out of date: run lists/embed_presets.py")
    elif len(sys.argv) == 1:
        OUT.write_text(presets(), encoding="ascii")
    else:
        sys.exit(__doc__)


main()
