#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Kept outputs of the generator (README.md): those of the current format work, and older ones are refused with a message.

The environment: HDRTRIE the command, HDRTRIE_SOURCE the project, HDRTRIE_LOAD_KEPT the program of load_kept.c.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from tap_cases import main  # noqa: E402

SOURCE = pathlib.Path(os.environ["HDRTRIE_SOURCE"])
HERE = SOURCE / "tests/compatibility"
CURRENT = int(re.search(r"HDRTRIE_FORMAT_VERSION (\d+)", (SOURCE / "include/hdrtrie/types.h").read_text(encoding="ascii"))[1])
OLDER = range(1, CURRENT)
INTERNAL, DEBUG = 1, 2
ANSWERS = {"X-Int-": INTERNAL, "x_int_trace": INTERNAL, "X-INT-PUBLICATION": INTERNAL, "X-Int-Public": 0, "X.Int.Public": 0, "X-Debug-Token": DEBUG,
           "x_debug_token": DEBUG, "X-Debug-Tokens": 0, "Host": 0}
CALLER = """#include "kept.h"
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
    int i;
    for (i = 1; i < argc; i++) printf("%s %u\\n", argv[i], (unsigned)kept_find(argv[i], strlen(argv[i])).groups);
    return 0;
}
"""


class Kept(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        (self.folder / "caller.c").write_text(CALLER, encoding="ascii")
        self.compilers = [compiler for compiler in ("cc", "clang") if shutil.which(compiler)]
        self.assertTrue(self.compilers)

    def run_tool(self, *words):
        return subprocess.run(words, cwd=self.folder, check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def compile(self, compiler, version, *sources):
        return self.run_tool(compiler, "-std=c11", "-O0", f"-I{SOURCE}/include", f"-I{HERE}/format_{version}", *sources, "-o", "kept")

    def answers(self, *words):
        run = self.run_tool(*words, *ANSWERS)
        self.assertEqual((run.returncode, run.stdout), (0, "".join(f"{name} {groups}\n" for name, groups in ANSWERS.items())))

    def test_every_format_has_its_outputs(self):
        for version in (*OLDER, CURRENT):
            self.assertEqual({path.name for path in (HERE / f"format_{version}").iterdir()}, {"kept.c", "kept.h", "kept.table"})
            table = (HERE / f"format_{version}/kept.table").read_bytes()
            self.assertEqual((table[:4], int.from_bytes(table[4:6], "little")), (b"HdrT", version))
        self.assertFalse((HERE / f"format_{CURRENT + 1}").exists())

    def test_current_c_compiles_and_answers(self):
        for compiler in self.compilers:
            with self.subTest(compiler):
                run = self.compile(compiler, CURRENT, "-Wall", "-Wextra", "-Werror", "caller.c", HERE / f"format_{CURRENT}/kept.c")
                self.assertEqual((run.returncode, run.stdout), (0, ""))
                self.answers("./kept")

    def test_a_current_table_loads_and_answers(self):
        self.answers(os.environ["HDRTRIE_LOAD_KEPT"], HERE / f"format_{CURRENT}/kept.table")

    def test_older_c_is_refused(self):
        for version in OLDER:
            for source in "caller.c", HERE / f"format_{version}/kept.c":
                for compiler in self.compilers:
                    with self.subTest(version=version, source=source, compiler=compiler):
                        run = self.compile(compiler, version, "-fsyntax-only", source)
                        self.assertNotEqual(run.returncode, 0)
                        first = next(line for line in run.stdout.splitlines() if "error: " in line)
                        self.assertRegex(
                            first, rf"kept was generated for (format|layout) version {version} of hdrtrie; generate it (again|anew)")

    def test_older_tables_are_refused_by_the_library(self):
        for version in OLDER:
            with self.subTest(version):
                run = self.run_tool(os.environ["HDRTRIE_LOAD_KEPT"], HERE / f"format_{version}/kept.table")
                self.assertEqual(run.stdout, "HDRTRIE_ERR_VERSION: the table has another format version than this library: "
                                             "write it again with this version of hdrtrie\n")
                self.assertEqual(run.returncode, 1)

    def test_older_tables_are_refused_by_the_command(self):
        for version in OLDER:
            with self.subTest(version):
                table = HERE / f"format_{version}/kept.table"
                run = self.run_tool(os.environ["HDRTRIE"], "explain", table, "Host")
                self.assertEqual(run.stdout, f"hdrtrie: {table}: the table has format version {version}, and this hdrtrie reads version {CURRENT}: "
                                             "write it again with hdrtrie gen --format bin\n")
                self.assertEqual(run.returncode, 1)


if __name__ == "__main__":
    main()
