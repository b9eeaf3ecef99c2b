# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Shared by the tests of the command: runs it, and compiles the C that it generates.

The environment says where things are: HDRTRIE the command, HDRTRIE_INCLUDE the headers, HDRTRIE_SOURCE the project,
HDRTRIE_LIST_BUILD the program of list_build.c.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from tap_cases import main  # noqa: E402,F401  (the tests import it from here)

EXE = os.environ["HDRTRIE"]
LIST_BUILD = os.environ["HDRTRIE_LIST_BUILD"]
INCLUDE = os.environ["HDRTRIE_INCLUDE"]
SOURCE = pathlib.Path(os.environ["HDRTRIE_SOURCE"])

DONE, BAD_INPUT, USAGE, IO = 0, 1, 2, 3

EDGE = """fold separators
[internal]
CF-Ray
X-Int-*
*-Internal
!fold X-Int-Public-*
[debug]
X-Int-Trace
X-Debug
"""

WARNINGS = ["-Wall", "-Wextra", "-Werror", "-pedantic"]


class Case(unittest.TestCase):
    """A test case with a temporary folder."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def read(self, name):
        return (self.folder / name).read_bytes()

    def run_command(self, *arguments, stdin=b"", **more):
        """Runs hdrtrie in the folder of the case. stdout and stderr are bytes."""
        more.setdefault("cwd", self.folder)
        more.setdefault("stdout", subprocess.PIPE)
        return subprocess.run([more.pop("exe", EXE), *map(str, arguments)], input=stdin, stderr=subprocess.PIPE,
                              timeout=300, **more)

    def expect(self, status, *arguments, **more):
        """Runs hdrtrie and checks its exit status."""
        result = self.run_command(*arguments, **more)
        self.assertEqual(result.returncode, status, result.stderr.decode(errors="replace"))
        return result

    def build_table(self, *group, stdin=b""):
        """Returns the bytes of a table that list_build.c builds with the library."""
        return subprocess.run([LIST_BUILD, *group], input=stdin, check=True, stdout=subprocess.PIPE, timeout=60).stdout

    def compile(self, compiler, *arguments, standard="c11", flags=WARNINGS):
        """Compiles in the folder of the case. Returns the result of the compiler."""
        if not shutil.which(compiler):
            self.skipTest(f"{compiler} is missing")
        return subprocess.run(
            [compiler, f"-std={standard}", *flags, "-I", INCLUDE, *map(str, arguments)],
            cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300,
        )

    def expect_compiled(self, *arguments, **more):
        result = self.compile(*arguments, **more)
        self.assertEqual(result.returncode, 0, result.stdout.decode(errors="replace"))

    def run_made(self, program, *arguments):
        """Runs a program that a case compiled. Returns its output."""
        return subprocess.run([self.folder / program, *arguments], stdout=subprocess.PIPE, check=True,
                              timeout=60).stdout
