# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Reference 3.1: exit statuses, --help, --version, and - for standard input and output."""

import os
import re

import command
from command import BAD_INPUT, DONE, EDGE, IO, SOURCE, USAGE


SUBCOMMANDS = ["gen", "stats", "explain", "strip", "draw"]


class Usage(command.Case):
    def test_wrong_usage_ends_with_2_and_prints_to_stderr(self):
        self.write("edge.names", EDGE)
        wrong = [
            [], ["frobnicate"], ["--frobnicate"], ["gen"], ["gen", "edge.names"], ["gen", "-o", "x.c"],
            ["gen", "edge.names", "edge.names", "-o", "x.c"], ["gen", "edge.names", "-o"],
            ["gen", "edge.names", "-o", "x.c", "--format", "elf"], ["gen", "edge.names", "--dump", "soul"],
            ["gen", "edge.names", "-o", "x.c", "-Wall"], ["gen", "edge.names", "-o", "x.c", "--frobnicate"],
            ["gen", "edge.names", "-H", "x.h", "--dump", "rules"], ["gen", "edge.names", "--check", "--dump", "rules"],
            ["gen", "edge.names", "-o", "x.c", "--name", "9lives"], ["gen", "edge.names", "-o", "x.c", "--name", "int"],
            ["gen", "edge.names", "-o", "x.c", "--name", "a-b"], ["gen", "edge.names", "-o", "x.c", "--name", "__x"],
            ["gen", "edge.names", "-o", "x.c", "-H", 'x".h'], ["gen", "edge.names", "-o", "x.c", "-H", "x??=.h"],
            ["gen", "edge.names", "-o", "x.bin", "--format", "bin", "-H", "x.h"],
            ["gen", "edge.names", "-o", "-", "--check"], ["gen", "-", "-o", "x.c"],
            ["stats"], ["stats", "edge.names", "more"], ["stats", "--frobnicate", "edge.names"],
            ["explain"], ["explain", "-"], ["explain", "-vq", "edge.names", "a"], ["explain", "-v", "--json", "edge.names", "a"],
            ["explain", "--expect", "most", "edge.names", "a"], ["help", "gen", "more"], ["help", "frobnicate"], ["draw"], ["draw", "a", "b"],
            ["strip"], ["strip", "edge.names", "more"], ["strip", "-"], ["strip", "edge.names", "-g"],
            ["strip", "edge.names", "-g", "nobody"],
        ]
        for arguments in wrong:
            with self.subTest(arguments):
                result = self.expect(USAGE, *arguments)
                self.assertEqual(result.stdout, b"")
                self.assertIn(b"hdrtrie", result.stderr)
        self.assertEqual(os.listdir(self.folder), ["edge.names"], "wrong usage writes nothing")

    def test_a_name_that_is_refused_is_told_why(self):
        self.write("edge.names", EDGE)
        for name, reason in {"__x": "begins with _", "_x": "begins with _", "_X": "begins with _", "_": "begins with _", "a__b": "contains __",
                             "a_": "ends in _", "9lives": "not a C identifier", "a-b": "not a C identifier",
                             "": "not a C identifier", "int": "has a meaning", "co_await": "has a meaning",
                             "len": "has a meaning", "hdrtrie": "begins with hdrtrie", "HDRTRIE_x": "begins with hdrtrie",
                             }.items():
            with self.subTest(name):
                result = self.expect(USAGE, "gen", "edge.names", "-o", "x.c", "--name", name)
                self.assertIn(f"hdrtrie: gen: --name {name}: {reason}".encode(), result.stderr)
        for name in ("a", "A", "a_b", "x9", "hdrtries", "Int"):
            self.expect(DONE, "gen", "edge.names", "-o", "x.c", "--name", name)

    def test_help_is_printed_to_stdout_and_lists_every_option(self):
        text = self.expect(DONE, "help", "all").stdout.decode()
        for word in ["gen LIST", "stats LIST", "explain LIST", "strip LIST", "draw LIST", "-o ", "-H ", "--name",
                     "--format", "--depfile", "--dump", "--check", "-Werror", "-g ", "--keep", "--framing", "--help",
                     "--version", "EXIT STATUS", "fold separators", "include <", "--expect", "--json", "--all"]:
            self.assertIn(word, text)
        self.assertLessEqual(max(map(len, text.splitlines())), 120)

    def test_each_subcommand_has_a_help_of_its_own(self):
        overview = self.expect(DONE, "--help").stdout
        self.assertEqual(self.expect(DONE, "-h").stdout, overview)
        self.assertEqual(self.expect(DONE, "help").stdout, overview)
        everything = self.expect(DONE, "help", "all").stdout.decode()
        for subcommand in SUBCOMMANDS:
            with self.subTest(subcommand):
                text = self.expect(DONE, subcommand, "--help").stdout
                self.assertEqual(self.expect(DONE, "help", subcommand).stdout, text)
                self.assertIn(subcommand.encode(), overview)
                synopsis, description = text.decode().split("\n\n")
                self.assertIn(synopsis.split("\n", 1)[1], everything)
                self.assertIn(description, everything)
                self.assertIn(f"hdrtrie help {subcommand} prints the usage".encode(),
                              self.expect(USAGE, subcommand, "--no-such-option").stderr)

    def test_the_help_of_lists_names_every_preset(self):
        text = self.expect(DONE, "help", "list").stdout.decode()
        for path in (SOURCE / "lists").glob("*.names"):
            description = re.search(rf"^# {path.stem}: (.*)$", path.read_text(), re.M)[1]
            self.assertRegex(text, rf"(?m)^ +{path.stem} +{re.escape(description)}$")

    def test_version(self):
        header = (SOURCE / "include/hdrtrie/types.h").read_text()
        version = re.search(r'#define HDRTRIE_VERSION "(.*)"', header)[1]
        layout = re.search(r"#define HDRTRIE_FORMAT_VERSION (\d+)", header)[1]
        self.assertEqual(self.expect(DONE, "--version").stdout.decode(),
                         f"hdrtrie {version}, format version {layout}\n")


class Input(command.Case):
    def test_missing_and_unreadable_input_ends_with_3(self):
        (self.folder / "folder").mkdir()
        for name in ["nowhere.names", "folder"]:
            for arguments in [["stats", name], ["explain", name, "A"], ["draw", name], ["strip", name],
                              ["gen", name, "-o", "x.c"]]:
                with self.subTest(arguments):
                    result = self.expect(IO, *arguments)
                    self.assertIn(name.encode(), result.stderr)

    def test_a_list_with_errors_ends_with_1(self):
        self.write("bad.names", "CF-Ray\n")
        for arguments in [["stats", "bad.names"], ["explain", "bad.names", "A"], ["draw", "bad.names"],
                          ["strip", "bad.names"], ["gen", "bad.names", "-o", "x.c"]]:
            with self.subTest(arguments):
                self.assertIn(b"bad.names:1:1: error:", self.expect(BAD_INPUT, *arguments).stderr)
        self.assertFalse((self.folder / "x.c").exists())

    def test_a_list_on_stdin(self):
        self.write("edge.names", EDGE)
        self.expect(DONE, "gen", "edge.names", "-o", "file.bin", "--format", "bin")
        piped = self.expect(DONE, "gen", "-", "-o", "-", "--format", "bin", stdin=EDGE.encode())
        self.assertEqual(piped.stdout, self.read("file.bin"))
        self.assertEqual(self.expect(DONE, "stats", "-", stdin=EDGE.encode()).stdout,
                         self.expect(DONE, "stats", "edge.names").stdout.replace(b"edge.names", b"-"))
        self.assertIn(b"<stdin>:3", self.expect(DONE, "explain", "-", "cf-ray", stdin=EDGE.encode()).stdout)
        self.assertIn(b"<stdin>:1:1: error:", self.expect(BAD_INPUT, "stats", "-", stdin=b"CF-Ray\n").stderr)

    def test_includes_of_stdin_are_relative_to_the_working_directory(self):
        self.write("other.names", "X-Other\n")
        text = b'fold case\ninclude "other.names"\n'
        self.assertIn(b"other.names:1", self.expect(DONE, "explain", "-", "x-other", stdin=text).stdout)

    def test_c_from_stdin_needs_a_name(self):
        made = self.expect(DONE, "gen", "-", "-o", "-", "--name", "piped", stdin=EDGE.encode()).stdout
        self.assertIn(b"const hdrtrie_table piped[] = {", made)

    def test_every_subcommand_also_reads_a_binary_table(self):
        self.write("edge.names", EDGE)
        self.expect(DONE, "gen", "edge.names", "-o", "edge.bin", "--format", "bin")
        for arguments in [["stats"], ["draw"]]:
            text, table = (self.expect(DONE, *arguments, name).stdout for name in ("edge.names", "edge.bin"))
            self.assertEqual(text.replace(b"edge.names", b""), table.replace(b"edge.bin", b""))
        self.assertIn(b"X-Int-*", self.expect(DONE, "explain", "edge.bin", "X-Int-A").stdout)
        self.assertEqual(self.expect(DONE, "gen", "edge.bin", "--dump", "table").stdout,
                         self.expect(DONE, "gen", "edge.names", "--dump", "table").stdout)
        self.expect(USAGE, "gen", "edge.bin", "--dump", "rules")

    def test_a_damaged_table_is_bad_input(self):
        self.write("edge.names", EDGE)
        self.expect(DONE, "gen", "edge.names", "-o", "edge.bin", "--format", "bin")
        table = self.read("edge.bin")
        for name, damaged in [("cut", table[:-1]), ("flipped", table[:200] + bytes([table[200] ^ 1]) + table[201:]),
                              ("newer", table[:4] + bytes([table[4] + 1]) + table[5:]), ("short", table[:4])]:
            with self.subTest(name):
                self.write("damaged.bin", damaged)
                message = self.expect(BAD_INPUT, "stats", "damaged.bin").stderr.decode()
                self.assertTrue(message.startswith("hdrtrie: damaged.bin: the "), message)
                parts = message.strip().split(": ")
                self.assertEqual(len(parts), len(set(parts)), "a part of the message appears twice")

    def test_lost_output_ends_with_3(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("this system lacks /dev/full")
        self.write("edge.names", EDGE)
        for arguments in [["--help"], ["--version"], ["stats", "edge.names"], ["draw", "edge.names"],
                          ["explain", "edge.names", "A"], ["gen", "edge.names", "--dump", "table"],
                          ["gen", "edge.names", "-o", "-"], ["strip", "edge.names"]]:
            with self.subTest(arguments), open("/dev/full", "wb") as full:
                result = self.expect(IO, *arguments, stdin=b"GET / HTTP/1.1\r\nHost: a\r\n\r\n", stdout=full)
                self.assertIn(b"standard output", result.stderr)

    def test_a_closed_pipe_ends_with_3(self):
        self.write("edge.names", EDGE)
        reader, writer = os.pipe()
        os.close(reader)
        try:
            self.expect(IO, "stats", "edge.names", stdout=writer)
        finally:
            os.close(writer)


if __name__ == "__main__":
    command.main()
