#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""./dev release, in a copy of this tree with a version of its own: the archive, what it refuses, and what stays after a failure.

The environment: HDRTRIE_SOURCE the project.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from tap_cases import main  # noqa: E402

SOURCE = pathlib.Path(os.environ["HDRTRIE_SOURCE"])
# Another version with the same ABI, so that the copies of the ABI's numbers remain right.
ABI = re.search(r'HDRTRIE_VERSION "(\d+\.\d+)\.', (SOURCE / "include/hdrtrie/types.h").read_text(encoding="utf-8"))[1]
VERSION = f"{ABI}.87"
ARCHIVE = f"hdrtrie-{VERSION}.tar.gz"
CHANGED = {  # the changes of a release, see CONTRIBUTING.md
    "include/hdrtrie/types.h": (r'HDRTRIE_VERSION ".*"', f'HDRTRIE_VERSION "{VERSION}"'),
    "CHANGELOG.md": (r"## Unreleased\n", f"## Unreleased\n\n## {VERSION}, 2026-11-30\n"),
    "debian/changelog": (r"\A", f"hdrtrie ({VERSION}-1) unstable; urgency=medium\n\n  * A test.\n\n"
                         " -- hdrtrie maintainers <maintainers@hdrtrie.example>  Mon, 30 Nov 2026 12:00:00 +0000\n\n"),
    "packaging/vcpkg/vcpkg.json": (r'"version": ".*"', f'"version": "{VERSION}"'),
    "bindings/rust/Cargo.toml": (r'(?m)^version = ".*"', f'version = "{VERSION}"'),
    "bindings/rust/hdrtrie/Cargo.toml": (r'(?m)^(hdrtrie-sys = .* version = )"[^"]*"', rf'\1"{VERSION}"'),
    "bindings/rust/hdrtrie-build/Cargo.toml": (r'(?m)^(hdrtrie = .* version = )"[^"]*"', rf'\1"{VERSION}"'),
}


@unittest.skipIf(not shutil.which("git"), "git is not installed: ./dev setup release")
class Release(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        cls.tree, cls.output = cls.folder / "tree", cls.folder / "output"
        cls.env = {**os.environ, "HOME": folder.name, "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "test", "GIT_COMMITTER_NAME": "test",
                   "GIT_AUTHOR_EMAIL": "test@example.org", "GIT_COMMITTER_EMAIL": "test@example.org"}
        for name in ("MAKEFLAGS", "MESON_BUILD_ROOT", "DEV_START", "GIT_DIR"):
            cls.env.pop(name, None)
        listed = subprocess.run([SOURCE / "tools/lint/sources", "*"], check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
        for path in listed:
            if not path.startswith(("bench/results/", "bench/corpus/", "tests/fuzz/corpus/")):  # the archive has them, and they take time
                (cls.tree / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(SOURCE / path, cls.tree / path)
        cls.git("init", "--quiet", "--initial-branch=main")
        cls.commit("the tree")

    @classmethod
    def git(cls, *arguments):
        subprocess.run(["git", "-C", cls.tree, *arguments], check=True, env=cls.env, stdout=subprocess.DEVNULL)

    @classmethod
    def commit(cls, subject):
        cls.git("add", "--all", "--force")
        cls.git("commit", "--quiet", "--message", subject)

    def setUp(self):
        self.git("checkout", "--quiet", "-B", "case", "main")
        self.addCleanup(self.git, "reset", "--quiet", "--hard")
        self.addCleanup(self.git, "clean", "--quiet", "--force", "-d", "-x")

    def change(self, path, pattern, text):
        file = self.tree / path
        changed, count = re.subn(pattern, text, file.read_text(encoding="utf-8"), count=1)
        self.assertEqual(count, 1, f"{path}: {pattern}")
        file.write_text(changed, encoding="utf-8")

    def prepare(self, but=()):
        for path, change in CHANGED.items():
            if path not in but:
                self.change(path, *change)
        self.commit("a release")

    def release(self, **more):
        return subprocess.run([self.tree / "dev", "release", self.output], check=False, env={**self.env, **more}, cwd=self.folder,
                              text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def refused(self, *words, **more):
        """A release fails with a message that contains the words, and leaves the old output."""
        self.output.mkdir(exist_ok=True)
        for name in (ARCHIVE, "SHA256SUMS"):
            (self.output / name).write_text("old", encoding="utf-8")
        run = self.release(**more)
        self.assertNotEqual(run.returncode, 0, run.stdout)
        for word in words:
            self.assertIn(word, run.stdout)
        self.assertEqual({path.name: path.read_text(encoding="utf-8") for path in self.output.iterdir()}, {ARCHIVE: "old", "SHA256SUMS": "old"})

    def test_the_archive_builds_without_git(self):
        self.prepare()
        run = self.release()
        self.assertEqual(run.returncode, 0, run.stdout)
        subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=self.output, check=True)
        with tarfile.open(self.output / ARCHIVE) as archive:
            members = archive.getmembers()
            self.assertEqual({(member.uid, member.gid, member.mode & 0o22) for member in members}, {(0, 0, 0)})
            self.assertEqual(len({member.mtime for member in members}), 1)
            archive.extractall(self.folder / "unpacked")
        tree = self.folder / "unpacked" / f"hdrtrie-{VERSION}"
        self.assertFalse((tree / ".git").exists())

        env = {**self.env, "PATH": self.path_with("git", "exit 127")}

        def sh(text):
            return subprocess.run(["sh", "-e", "-c", text], cwd=tree, env=env, check=True, text=True, stdout=subprocess.PIPE).stdout

        sh("make --silent --jobs=2 CFLAGS=-O0")
        self.assertRegex(sh("build-make/hdrtrie --version"), rf"^hdrtrie {re.escape(VERSION)}, format version \d+$")
        self.assertEqual(sh(r"printf 'fold separators\nX-Int-*\n' >mine.names; "
                            r"printf 'GET / HTTP/1.1\r\nHost: a\r\nx_int_a: 1\r\n\r\n' | build-make/hdrtrie strip mine.names | tr -d '\r'"),
                         "GET / HTTP/1.1\nHost: a\n\n")
        for page in ("hdrtrie.1", "hdrtrie-list.5", "hdrtrie.3"):
            self.assertIn(f'"hdrtrie {VERSION}"', (tree / "man" / page).read_text(encoding="utf-8").replace("\\-", "-"))
        (tree / "two.c").write_text('#include "amalgamation/hdrtrie.h"\n#include <stdio.h>\n'
                                    "int main(void) { return puts(hdrtrie_version()) < 0; }\n", encoding="ascii")
        self.assertEqual(sh("${CC:-cc} -w two.c amalgamation/hdrtrie.c -o two; ./two"), VERSION + "\n")
        self.assertIn(VERSION, sh("tools/release/check_version.py --print"))

    def path_with(self, tool, script):
        """A path on which a script takes the place of a tool."""
        tools = self.folder / f"imitated-{tool}"
        tools.mkdir(exist_ok=True)
        (tools / tool).write_text(f"#!/bin/sh\n{script}\n", encoding="ascii")
        (tools / tool).chmod(0o755)
        return f"{tools}:{self.env['PATH']}"

    def test_uncommitted_changes_are_refused(self):
        self.prepare()
        (self.tree / "new_file").touch()
        self.refused("new_file", "commit or stash")

    def test_unreleased_changes_are_refused(self):
        self.prepare(but=["CHANGELOG.md"])
        self.refused(f'there is no heading "## {VERSION}, ', 'move the lines below "Unreleased"')

    def test_a_copy_of_the_version_that_differs_is_refused(self):
        for path in CHANGED:
            if path not in ("CHANGELOG.md", "include/hdrtrie/types.h"):
                with self.subTest(path):
                    self.setUp()
                    self.prepare(but=[path])
                    self.refused(f"{path}: the version is ", VERSION)

    def test_a_copy_of_the_abi_that_differs_is_refused(self):
        for path in ("bindings/rust/hdrtrie-sys/build.rs", "debian/control", "docs/integrate.md", "examples/clear_head.py"):
            with self.subTest(path):
                self.setUp()
                self.prepare()
                self.change(path, rf"(range_version\(\"|Package: libhdrtrie|find_package\(hdrtrie |libhdrtrie\.so\.){re.escape(ABI)}", r"\g<1>9.8")
                self.commit("a fault")
                self.refused(f"{path}: it must exist and contain ")

    def test_archives_that_differ_are_refused(self):
        self.prepare()
        # The header for amalgamation gets the path of the folder.
        self.change("tools/amalgamate.py", r'banner % "header"', 'banner % f"header of {ROOT}"')
        self.commit("a fault")
        # To save time, the command is a script that prints a line of help.
        imitation = 'for word; do case $word in BUILD=*) build=${word#BUILD=} ;; esac; done; mkdir "$build"; ' \
                    'printf "#!/bin/sh\\necho NAME\\n" >"$build/hdrtrie"; chmod +x "$build/hdrtrie"'
        self.refused("two archives of one commit differ", PATH=self.path_with("make", imitation))

    def test_a_failure_leaves_the_old_archive(self):
        self.prepare()
        self.change("tools/amalgamate.py", r"(?m)^main\(\)$", 'main()\nsys.exit("planted")')
        self.commit("a fault")
        self.refused("planted")

    def test_this_tree_agrees_about_its_version(self):
        run = subprocess.run([SOURCE / "tools/release/check_version.py"], check=False, text=True, stderr=subprocess.PIPE)
        self.assertEqual((run.returncode, run.stderr), (0, ""))


if __name__ == "__main__":
    main()
