# SPDX-License-Identifier: Apache-2.0 OR MIT
"""A copy of examples/ in a temporary folder, and the commands of examples/README.md.

The environment: HDRTRIE the command, HDRTRIE_SOURCE the project, HDRTRIE_BUILD its build folder.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["HDRTRIE_SOURCE"])
sys.path.insert(0, str(SOURCE / "tests/support"))
from tap_cases import main  # noqa: E402,F401

EXAMPLES = SOURCE / "examples"
PAGE = (EXAMPLES / "README.md").read_text(encoding="utf-8")
SETUP = re.search(r"^```sh\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)[1]
# A row of the table: the file that its first cell links to, and its cells.
ROWS = {row[1]: row[0].strip("| ").split(" | ") for row in re.finditer(r"^\| \[[^]]*\]\(([^)]*)\) \|.*$", PAGE, re.MULTILINE)}
# Every program is compiled with warnings as errors, and with sanitizers, which end it at a read or write outside its memory.
FLAGS = "-O0 -g -Wall -Wextra -pedantic -Werror -fsanitize=address,undefined -fno-sanitize-recover=all"


def build_command(file):
    """The command in the row of a file."""
    return re.match(r"`([^`]*)`", ROWS[file][2])[1]


class Folder(unittest.TestCase):
    """One folder per class, in which the commands before the table have been run."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        root = pathlib.Path(folder.name)
        cls.folder = root / "build-examples"
        for name in ("bin", "build-make", "build/src"):
            (root / name).mkdir(parents=True)
        (root / "include").symlink_to(SOURCE / "include")
        shutil.copytree(EXAMPLES, root / "examples")
        (root / "build-make/hdrtrie").symlink_to(os.environ["HDRTRIE"])
        library = pathlib.Path(os.environ["HDRTRIE_BUILD"], "src")
        (root / "build-make/libhdrtrie.a").symlink_to(library / "libhdrtrie.a")
        (root / "build/src/libhdrtrie.so").symlink_to(library / "libhdrtrie.so")
        for name in ("cc", "c++"):
            (root / "bin" / name).write_text(f'#!/bin/sh\nexec {shutil.which(name)} "$@" {FLAGS}\n', encoding="utf-8")
            (root / "bin" / name).chmod(0o755)
        cls.env = {**os.environ, "PATH": f"{root}/bin:{os.environ['PATH']}", "ASAN_OPTIONS": "detect_leaks=1"}
        for name in ("MAKEFLAGS", "CC", "CXX", "CFLAGS", "LD_LIBRARY_PATH"):
            cls.env.pop(name, None)
        # The library exists already. The variables that the commands set are read from the shell that runs them.
        words = cls.sh(f"make() {{ :; }}\n{SETUP}\nprintf '%s\\0' \"$PATH\" \"$CPATH\" \"$LIBRARY_PATH\"", root).split("\0")
        cls.env.update(PATH=words[0], CPATH=words[1], LIBRARY_PATH=words[2])

    @classmethod
    def sh(cls, text, folder=None):
        run = subprocess.run(["sh", "-e", "-c", text], cwd=folder or cls.folder, env=cls.env, check=False, text=True,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if run.returncode != 0:
            raise AssertionError(f"status {run.returncode}: {text}\n{run.stdout}")
        return run.stdout

    def build(self, file):
        return self.sh(build_command(file))

    def run_program(self, *words, status=0, given=None, env=None):
        """Runs a program; returns its standard output and standard error."""
        run = subprocess.run(words, cwd=self.folder, env={**self.env, **(env or {})}, check=False, input=given,
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
        errors = run.stderr.decode(errors="replace")
        self.assertEqual(run.returncode, status, f"{words}\n{errors}")
        return run.stdout, errors

    def left(self, program, *fields, status=0):
        """The lines that a program prints for fields."""
        return self.run_program(program, *fields, status=status)[0].decode(errors="replace").splitlines()


def needs(tool, section):
    return unittest.skipIf(not shutil.which(tool), f"{tool} is not installed: ./dev setup {section}")
