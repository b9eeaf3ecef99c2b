# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Reference 3: rare cases of arguments, names, outputs and messages that the other scripts do not cover."""

import os
import pathlib
import socket

import command
from command import BAD_INPUT, DONE, EDGE, IO, USAGE


class Arguments(command.Case):
    def setUp(self):
        super().setUp()
        self.write("edge.names", EDGE)

    def test_options_that_need_an_output(self):
        for more in (["--dump", "rules", "-H", "edge.h"], ["--dump", "rules", "--depfile", "edge.d"],
                     ["--dump", "rules", "--check"], ["-H", "edge.h"], []):
            with self.subTest(more):
                self.assertIn(b"-o is missing", self.expect(USAGE, "gen", "edge.names", *more).stderr)

    def test_an_output_has_a_name(self):
        """A variable of a makefile can be empty."""
        for more in (["-o", ""], ["-o", "edge.c", "--depfile", ""]):
            self.assertIn(b"the name of an output is empty", self.expect(USAGE, "gen", "edge.names", *more).stderr)

    def test_only_one_output_is_standard_output(self):
        for option, what in (("-H", b"header"), ("--depfile", b"depfile")):
            result = self.expect(USAGE, "gen", "edge.names", "-o", "edge.c", option, "-")
            self.assertIn(b"the " + what + b" cannot be standard output", result.stderr)

    def test_headers_that_no_include_can_name(self):
        for name in ("a\x01.h", "a\x7f.h", 'a".h', "a\\b.h", "a??b.h", "folder/"):
            with self.subTest(name):
                result = self.expect(USAGE, "gen", "edge.names", "-o", "edge.c", "-H", name)
                self.assertIn(b"cannot be written in an #include line", result.stderr)
        self.expect(DONE, "gen", "edge.names", "-o", "edge.c", "-H", "a?b.h")

    def test_unknown_options_of_each_subcommand(self):
        for subcommand in ("gen", "stats", "explain", "strip", "draw"):
            with self.subTest(subcommand):
                result = self.expect(USAGE, subcommand, "--no-such-option", "edge.names", "a")
                self.assertEqual(result.stdout, b"")

    def test_the_maximal_number_of_groups_of_strip(self):
        message = b"GET / HTTP/1.0\r\nCF-Ray: 1\r\nX-Debug: 1\r\n\r\n"
        result = self.expect(DONE, "strip", "edge.names", *["-g", "debug"] * 64, stdin=message)
        self.assertEqual(result.stdout, b"GET / HTTP/1.0\r\nCF-Ray: 1\r\n\r\n")
        result = self.expect(USAGE, "strip", "edge.names", *["-g", "debug"] * 65, stdin=message)
        self.assertIn(b"more than 64 options -g", result.stderr)


class Texts(command.Case):
    def test_makefiles_cannot_name_lines(self):
        for name in ("a\nb.names", "a\rb.names"):
            self.write(name, EDGE)
            self.expect(BAD_INPUT, "gen", name, "-o", "out.bin", "--format", "bin", "--depfile", "out.d")
            self.assertFalse((self.folder / "out.d").exists())

    def test_blanks_and_backslashes_of_makefiles(self):
        self.write("a\tb\\\\ c.names", EDGE)
        self.expect(DONE, "gen", "a\tb\\\\ c.names", "-o", "out.bin", "--format", "bin", "--depfile", "out.d")
        self.assertIn("a\\\tb\\\\\\\\\\ c.names", self.read("out.d").decode())
        self.write("\\ d.names", EDGE)
        self.expect(DONE, "gen", "\\ d.names", "-o", "out.bin", "--format", "bin", "--depfile", "out.d")
        self.assertIn(" \\\\\\ d.names", self.read("out.d").decode())

    def test_names_that_look_like_comments_are_printed_with_escapes(self):
        self.write("edge.names", EDGE)
        names = ["*/", "/*", "a/b", "a*b", "??/", "?", "a\\b", "//", "**"]
        text = self.expect(DONE, "explain", "edge.names", *names).stdout.decode()
        self.assertNotIn("*/", text)
        self.assertNotIn("/*", text)
        self.assertNotIn("??", text)
        for name in ("a/b", "a*b", "//", "**"):
            self.assertIn(name, text)

    def test_quotes_in_names_are_numbers_in_c(self):
        self.write("edge.names", "fold none\n'it's'*\n*'\n'\n")
        self.expect(DONE, "gen", "edge.names", "-o", "edge.c")
        self.expect_compiled("cc", "-c", "edge.c", "-o", "edge.o")
        self.assertNotIn(b"'''", self.read("edge.c"))

    def test_equal_rules_in_two_groups(self):
        """Neither rule is more specific: the first one determines the id, and the name is in both groups."""
        self.write("edge.names", "fold case\n[a]\nX-*\n[b]\nx-*\nX-*\n[c]\n*-y\n")
        text = self.expect(DONE, "explain", "edge.names", "x-y", "X-Y").stdout.decode()
        self.assertEqual(text.count("[a] in"), 2)
        self.assertEqual(text.count("[b] in"), 2)
        self.assertEqual(text.count("[c] in"), 2)

    def test_groups_without_rules_collide_too(self):
        self.write("edge.names", "fold case\n[a]\nx\n[a.b]\n[a-b]\n")
        text = self.expect(DONE, "gen", "edge.names", "-o", "edge.c", "-H", "edge.h").stderr.decode()
        self.assertIn("edge.names:5:1: warning: [a-b] and [a.b] (edge.names:4) have the same C name", text)
        self.expect_compiled("cc", "-c", "edge.c", "-o", "edge.o")

    def test_names_of_a_table_collide_without_a_line(self):
        self.write("edge.names", "fold case\n[a.b]\nx.y\nx~y\n[a-b]\nx-y*\n")
        self.expect(DONE, "gen", "edge.names", "-o", "edge.bin", "--format", "bin")
        text = self.expect(DONE, "gen", "edge.bin", "-o", "edge.c", "-H", "edge.h").stderr.decode()
        self.assertRegex(text, r"(?m)^edge\.bin:1:1: warning: x~y and x\.y have the same C name, EDGE_ID_X_Y; ")

    def test_a_suffix_may_be_the_longest_rule(self):
        suffix = "-much-longer-than-all-the-others"
        self.write("edge.names", f"fold case\n[a]\nshort\nx-*\n*{suffix}\n")
        self.assertIn(b"over at most %d bytes" % len(suffix), self.expect(DONE, "stats", "edge.names").stdout)


class Files(command.Case):
    def setUp(self):
        super().setUp()
        self.write("edge.names", EDGE)

    def gen(self, status, output="edge.bin", **more):
        return self.expect(status, "gen", "edge.names", "-o", output, "--format", "bin", **more)

    def test_standard_input_cannot_be_included(self):
        self.write("edge.names", EDGE + 'include "-"\n')
        self.assertIn(b'cannot read "-"', self.gen(BAD_INPUT, stdin=b"X-From-Stdin\n").stderr)

    def test_includes_on_another_file_system(self):
        kernel = pathlib.Path("/proc/sys/kernel/ostype")
        if not kernel.exists():
            self.skipTest("this system lacks /proc")
        self.write("edge.names", EDGE + f'include "{kernel}"\ninclude "{kernel}"\n')
        self.gen(DONE)
        text = self.expect(DONE, "explain", "edge.names", kernel.read_text().strip()).stdout.decode()
        self.assertIn(f"{kernel}:1", text)

    def test_standard_output_beside_the_output(self):
        self.write("edge.bin", "old")
        with open(self.folder / "other.txt", "wb") as other:
            self.gen(DONE, stdout=other)
        self.assertEqual(self.read("other.txt"), b"")
        self.assertGreater(len(self.read("edge.bin")), 100)

    def test_no_standard_output_is_needed(self):
        self.gen(DONE, "wanted.bin")
        self.gen(DONE, preexec_fn=lambda: os.close(1))
        self.assertEqual(self.read("edge.bin"), self.read("wanted.bin"))

    def test_links_to_anywhere(self):
        """A link remains, and its target is the output, whether it exists or not and whether the link is absolute or
        not."""
        self.gen(DONE, "wanted.bin")
        (self.folder / "sub").mkdir()
        for target in (self.folder / "sub/absolute.bin", "sub/relative.bin"):
            for _ in range(2):
                (self.folder / "link.bin").unlink(missing_ok=True)
                (self.folder / "link.bin").symlink_to(target)
                self.gen(DONE, "link.bin")
                self.assertTrue((self.folder / "link.bin").is_symlink())
                self.assertEqual((self.folder / target).read_bytes(), self.read("wanted.bin"))
                (self.folder / target).write_bytes(b"old")

    def test_an_output_that_cannot_be_opened(self):
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(str(self.folder / "socket"))
            result = self.gen(IO, "socket")
            self.assertRegex(result.stderr, rb"hdrtrie: socket: cannot write: No such device or address\n")

    def test_a_temporary_file_of_that_name_is_left_alone(self):
        """The name contains the process id. A file from another machine or from a killed process can have the same
        name."""
        def leave(count):
            for i in range(count):
                (self.folder / f".edge.bin.{os.getpid()}-{i}.tmp").write_bytes(b"not ours")

        for count, status in ((1, DONE), (99, DONE), (100, IO)):
            for path in self.folder.glob(".edge.bin.*"):
                path.unlink()
            self.write("edge.bin", "old")
            result = self.gen(status, preexec_fn=lambda count=count: leave(count))
            left = list(self.folder.glob(".edge.bin.*"))
            self.assertEqual(len(left), count)
            self.assertEqual({path.read_bytes() for path in left}, {b"not ours"})
            self.assertEqual(self.read("edge.bin") == b"old", status == IO)
            if status == IO:
                self.assertIn(b"edge.bin: cannot write: File exists", result.stderr)

    def test_owners_are_kept(self):
        if os.getuid() != 0:
            self.skipTest("only root can change the owner of a file")
        for owner, group in ((12345, 54321), (0, 54321), (12345, 0)):
            self.write("edge.bin", "old")
            os.chown(self.folder / "edge.bin", owner, group)
            self.gen(DONE)
            now = os.stat(self.folder / "edge.bin")
            self.assertEqual((now.st_uid, now.st_gid), (owner, group))
            self.assertNotEqual(self.read("edge.bin"), b"old")


class Messages(command.Case):
    def setUp(self):
        super().setUp()
        self.write("edge.names", EDGE)

    def strip(self, status, message):
        return self.expect(status, "strip", "edge.names", stdin=message)

    def test_invalid_start_lines(self):
        for line in (b"HTTP/1.1 20", b"HTTP/1.1x200 OK", b"HTTP/2.0 200 OK", b"HTTP/1.x 200 OK", b"HTTP/1.1 2x0 OK",
                     b"GET / HTTP/2.0", b"GET / HTTP/1.x", b"GET / HTTP/1.10", b"GET /\x7f HTTP/1.1", b"GET /\x01 HTTP/1.1"):
            with self.subTest(line):
                result = self.strip(BAD_INPUT, line + b"\r\nHost: a\r\n\r\n")
                self.assertEqual(result.stdout, b"")

    def test_invalid_chunks(self):
        head = b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        for body in (b"3 \t\r\nabc\r\n0\r\n\r\n", b"3  x\r\nabc\r\n0\r\n\r\n", b"3\r\nabcx\n0\r\n\r\n", b"3\r\nabc\n0\r\n\r\n",
                     b"3\r\nabc\rx0\r\n\r\n"):
            with self.subTest(body):
                self.strip(BAD_INPUT, head + body)
        message = head + b"3  ;x=y\r\nabc\r\n0\r\n\r\n"
        self.assertEqual(self.strip(DONE, message).stdout, message)


if __name__ == "__main__":
    command.main()
