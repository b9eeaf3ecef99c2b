#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Builds the programs of examples/ by the commands of its README, and runs them. test_proxy.py has the proxy."""

import os
import pathlib
import re

from example_folder import EXAMPLES, PAGE, ROWS, SOURCE, Folder, build_command, main, needs

# What an attacker or a damaged client can send in place of a field: each of these must be removed, and end no program.
MALFORMED = ["", ":", ": a", "X-Key", "X Key: a", "X-Key : a", "\tX-Key: a", "X-\xff: a", "(X-Key): a"]
LONG = "X" * 70000


class Fields(Folder):
    """What programs must do with the fields in their arguments."""

    def clears(self, *program):
        """The program removes what internal.names lists, and malformed names."""
        kept = ["Host: a", "Accept: b", "X_Int_Public:c", "content-length: 2", "Transfer-Encoding: chunked", "A:", f"{LONG}: d"]
        gone = ["X_Int_User: root", "x-int-a: e", "X.Debug.Token: f", "CONNECTION: close", "Content_Length: 3", *MALFORMED]
        self.assertEqual(sorted(self.left(*program, *gone, *kept)), sorted(kept))
        mixed = [field for pair in zip(kept, gone) for field in pair]
        self.assertEqual(sorted(self.left(*program, *mixed)), sorted(kept))
        self.assertEqual(self.left(*program), [])

    def bad_lists(self, *program):
        """A program that reads a list reports a missing one and a wrong one."""
        (self.folder / "bad.names").write_text("fold case\nX Y\n", encoding="utf-8")
        self.assertIn("none.names: ", self.run_program(*program, "none.names", status=1)[1])
        self.assertIn("bad.names: ", self.run_program(*program, "bad.names", status=1)[1])
        return self.run_program(*program, status=2)[1]


class Programs(Fields):
    def test_find_name(self):
        self.build("find_name.c")
        names = ["X_Int_User", "x-int-public", "X-DEBUG-TOKEN", "te", "Accept", "X Int", "", LONG]
        expected = ["in [internal], by X-Int-*", "not listed", "in [debug]", "in another group", "not listed", "not listed", "not listed",
                    "not listed"]
        self.assertEqual(self.left("./find_name", *names), [f"{name}: {what}" for name, what in zip(names, expected)])
        self.assertIn("usage: find_name", self.run_program("./find_name", status=2)[1])

    def test_clear_array(self):
        self.build("clear_array.c")
        self.clears("./clear_array")

    def test_keep_array(self):
        self.build("keep_array.c")
        kept = ["Host: a", "accept: b", "Accept-Language: c", "X-Api-Key: d", "Content-Length: 1"]
        gone = ["Accept", "X_Api_Key: e", "Cookie: f", "X-Int-User: g", f"{LONG}: h", *MALFORMED]
        self.assertEqual(self.left("./keep_array", *gone, *kept), kept)
        self.assertEqual(self.left("./keep_array"), [])

    def test_nominated_fields(self):
        self.build("nominated_fields.c")
        fields = ["Host: a", "Connection: x-trace, X-Real-IP,Content-Length", "X-Trace: b", "X-Real-IP: c", "Content-Length: 0",
                  "Keep-Alive: d", "TE: trailers", *MALFORMED]
        out, errors = self.run_program("./nominated_fields", *fields)
        self.assertEqual(out.decode().splitlines(), ["Host: a", "X-Real-IP: c", "Content-Length: 0", "TE: trailers"])
        self.assertIn("a protected name was nominated", errors)
        many = "Connection: " + ",".join(f"X-{i}" for i in range(17))
        self.assertIn("respond with status 400", self.run_program("./nominated_fields", many, status=1)[1])
        self.assertEqual(self.left("./nominated_fields", *["Accept: a"] * 1000, "Connection: Accept"), [])

    def test_clear_vector(self):
        self.build("clear_vector.cc")
        self.clears("./clear_vector", "internal.names")
        self.bad_lists("./clear_vector")


class Languages(Fields):
    def test_clear_head_in_python(self):
        self.assertIn("HDRTRIE_LIBRARY", ROWS["clear_head.py"][2])
        library = {"HDRTRIE_LIBRARY": self.sh(f"{build_command('clear_head.py')}; printf %s \"$HDRTRIE_LIBRARY\"")}
        program = ["python3", "clear_head.py", "internal.names"]
        head = b"GET / HTTP/1.1\r\nHost: a\r\nX_Int_User: b\r\nno colon\r\nContent_Length: 1\r\nAccept: c\r\n\r\n"
        out, errors = self.run_program(*program, given=head, env=library)
        self.assertEqual(out, b"GET / HTTP/1.1\r\nHost: a\r\nAccept: c\r\n\r\n")
        self.assertIn("3 fields removed, 1 of them malformed\ngroups of X_Int_User: 0x20\n", errors)
        for end, left in {0: 0, 9: 9, 17: 16, 26: 25, 37: 25, 40: 25}.items():  # heads that end early
            status = 0 if head[:end].endswith(b"\n") else 1
            out, _ = self.run_program(*program, given=head[:end], env=library, status=status)
            self.assertEqual(out, head[:left])
        self.env = {**self.env, **library}
        self.assertIn("none.names: ", self.run_program(*program[:2], "none.names", status=1)[1])
        self.assertIn("usage: ", self.run_program(*program[:2], status=1)[1])

    @needs("go", "check")
    def test_clear_header_in_go(self):
        cache = str(pathlib.Path(os.environ["HDRTRIE_BUILD"], "go-cache"))
        self.env.update(GOFLAGS="-mod=mod", GOPROXY="off", GOTOOLCHAIN="local", GOCACHE=cache, HOME=str(self.folder))
        self.build("clear_header/clear_header.go")
        program = ["clear_header/clear_header"]
        self.clears(*program, "internal.names")
        many = [f"X-{i}: a" for i in range(200)] + [f"X_Int_{i}: b" for i in range(200)]  # more than one batch
        self.assertEqual(sorted(self.left(*program, "internal.names", *many)), sorted(many[:200]))
        self.assertEqual(self.left(*program, "internal.names", ": a"), [])
        self.bad_lists(*program)


class Project(Folder):
    def test_make(self):
        self.build("project/Makefile")
        self.assertEqual(self.left("project/app", "X_Int_A", "x-debug", "Host", ""), ["Host", ""])
        self.assertIn("is up to date", self.build("project/Makefile"))

    def test_the_page_for_builds_shows_the_files(self):
        """The tests of docs/integrate.md build its blocks with CMake and Meson, so the files must be the same."""
        page = (SOURCE / "docs/integrate.md").read_text(encoding="utf-8")
        for path in sorted((EXAMPLES / "project").iterdir()):
            block = re.search(rf"^```\w+ {re.escape(path.name)}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
            self.assertIsNotNone(block, f"docs/integrate.md has no block {path.name}")
            self.assertEqual(path.read_text(encoding="utf-8").split("\n", 1)[1], block[1], path.name)

    def test_the_table_has_every_example(self):
        listed = {pathlib.Path(row).parts[0] for row in ROWS}
        present = {path.name for path in EXAMPLES.iterdir() if path.suffix != ".names"} - {"README.md", "__pycache__"}
        self.assertEqual(listed, present)
        for cells in ROWS.values():
            self.assertEqual(len(cells), 4, cells)
        self.assertEqual(len(ROWS), PAGE.count("\n| ["))

    def test_every_file_is_short(self):
        for path in EXAMPLES.rglob("*"):
            if path.is_file() and path.name != "README.md" and path.suffix != ".pyc":
                self.assertLess(len(path.read_text(encoding="utf-8").splitlines()), 80, path.name)


if __name__ == "__main__":
    main()
