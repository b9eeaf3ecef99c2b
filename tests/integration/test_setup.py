#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""What ./dev setup, demo and test install, on a machine that is imitated: dpkg-query lists no package, apt-get only writes a log."""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from tap_cases import main  # noqa: E402

SOURCE = pathlib.Path(os.environ["HDRTRIE_SOURCE"])


class Setup(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.log = pathlib.Path(folder.name) / "log"
        tools = pathlib.Path(folder.name) / "bin"
        tools.mkdir()
        for name, text in {"dpkg-query": "", "apt-get": f'echo "$@" >>{self.log}', "sudo": 'test "$1" = -n && shift; "$@"'}.items():
            (tools / name).write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
            (tools / name).chmod(0o755)
        self.env = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}"}

    def setup(self, *arguments):
        return subprocess.run([SOURCE / "tools/setup", *arguments], env=self.env, check=False, text=True, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)

    def installed(self):
        return self.log.read_text(encoding="utf-8").split() if self.log.exists() else []

    def test_it_prints_what_and_why_before_it_installs(self):
        run = self.setup("--quiet", "test")
        self.assertEqual(run.returncode, 0, run.stdout)
        self.assertRegex(run.stdout, r"(?ms)^ +libcriterion-dev +the unit tests$.*^setup: installing them: .*libcriterion-dev")
        self.assertIn("libcriterion-dev", self.installed())

    def test_the_demo_needs_nothing_but_a_compiler_meson_and_python(self):
        (self.log.parent / "bin/meson").symlink_to("dpkg-query")
        self.setup("--quiet", "demo")
        self.assertLessEqual(set(re.findall(r"^ +(\S+)", self.setup("--check", "demo").stdout, re.MULTILINE)),
                             {"gcc", "meson", "ninja-build", "python3"})
        self.assertFalse({"g++", "clang", "cmake", "gcc-aarch64-linux-gnu", "qemu-user-static"} & set(self.installed()))

    def test_check_installs_nothing_and_fails(self):
        run = self.setup("--check", "check")
        self.assertEqual(run.returncode, 1, run.stdout)
        self.assertIn("./dev setup check", run.stdout)
        self.assertEqual(self.installed(), [])

    def test_every_package_has_a_reason(self):
        for line in self.setup("--check", "all").stdout.splitlines():
            if line.startswith("    "):
                self.assertGreater(len(line.split()), 1, line)

    def test_no_other_verb_installs(self):
        calls = subprocess.run(["grep", "-rnE", "tools/setup\"?,? *\"?(--[a-z]+)?", SOURCE / "tools", SOURCE / "tests/mutation"], check=True,
                               text=True, stdout=subprocess.PIPE).stdout.splitlines()
        installing = {pathlib.Path(call.split(":")[0]).name for call in calls if "--check" not in call}
        self.assertEqual(installing, {"demo", "test"})


if __name__ == "__main__":
    main()
