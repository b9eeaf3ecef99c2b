# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Files that are not lists, and lists at the limits."""

import os
import threading

import command
from command import BAD_INPUT, DONE, IO
from test_output import become_nobody

UTF_16 = "fold case\nX-One\n".encode("utf-16")
MILLION = 1_000_000


class Bytes(command.Case):
    """Unusual bytes in a list, in an included file and on standard input."""

    def refused(self, text, *complaints):
        self.write("bad.names", text)
        self.write("top.names", 'fold case\ninclude "bad.names"\n')
        self.write("x.c", "old")
        for arguments, stdin in [(["gen", "bad.names", "-o", "x.c"], b""), (["gen", "top.names", "-o", "x.c"], b""),
                                 (["stats", "-"], text)]:
            result = self.expect(BAD_INPUT, *arguments, stdin=stdin)
            for complaint in complaints:
                self.assertRegex(result.stderr.decode(errors="replace"), complaint)
            self.assertEqual(self.read("x.c"), b"old")

    def test_no_text(self):
        self.refused(UTF_16, r":1:1: error: .*UTF-16")
        self.refused(UTF_16[2:], r":1:2: error: .*NUL")
        self.refused(b"X-One\0\n", r":1:6: error: .*NUL")
        self.refused(b"X-One\rX-Two\r", r":1:6: error: .*carriage return")
        self.refused(open(command.EXE, "rb").read(), r":1:\d+: error: ")
        self.refused(bytes(range(256)), r":1:1: error: ")
        self.refused(b"X-\xff\n", r":1:3: error: .*UTF-8")

    def test_a_bom_is_text(self):
        self.write("bom.names", b"\xef\xbb\xbffold case\r\nX-One\r\n")
        self.write("plain.names", "fold case\nX-One\n")
        tables = [self.expect(DONE, "gen", name, "-o", "-", "--format", "bin").stdout for name in ("bom.names", "plain.names")]
        self.assertEqual(tables[0], tables[1])

    def test_nothing_or_little(self):
        self.refused(b"\xef\xbb\xbf\xef\xbb\xbf", r":1:1: error: ")
        for text in (b"", b"\n", b"# nothing\n", b"\xef\xbb\xbf", b"\r\n\r\n", b" \t "):
            self.write("none.names", text)
            self.assertRegex(self.expect(BAD_INPUT, "stats", "none.names").stderr.decode(), r"none\.names:1:1: error: no fold")
        for text in (b"fold case", b"fold case\n#", b"fold case\nX-One", b"fold case\r\nX-One # one"):
            self.write("some.names", text)
            self.expect(DONE, "stats", "some.names")

    def test_names_of_64_kib(self):
        for name in ("a" * 65536, "a" * 65535 + "*", "*" + "a" * 65536, "!" + "a" * 65536, "[" + "a" * 65536 + "]"):
            self.refused(name.encode() + b"\n", r":1:25[67]: error: .*255 bytes")
        self.refused(b'include "' + b"a" * 65536 + b'"\n', r":1:1: error: cannot read")

    def test_words_with_a_meaning_in_c(self):
        """Uses each word as a name, a group and a symbol. The generated code compiles, or the symbol is refused."""
        words = ["int", "main", "NULL", "EOF", "errno", "and", "class", "true", "restrict", "_Static_assert", "asm", "linux",
                 "ID", "GROUP", "find", "X_ID", "0", "00", "1-2", "-", "_", "__", "--", "*/", "??/"]
        rules = [word for word in words if "/" not in word and "?" not in word]
        self.write("c.names", "fold case\n" + "".join(f"[{word}]\n{word}\n{word}*\n" for word in rules))
        self.expect(DONE, "gen", "c.names", "-o", "c.c", "-H", "c.h")
        for compiler, standard in (("gcc", "c11"), ("clang", "c11"), ("gcc", "gnu17")):
            self.expect_compiled(compiler, "-c", "c.c", "-o", "c.o", standard=standard)
        for word in ("*/", "??/", '"', "\\", "a\\\n", "/*", "//", "%:", "<:"):
            self.refused(word.encode() + b"\n", r":1:\d: error: ")
        for word in words:
            result = self.run_command("gen", "c.names", "-o", "s.c", "--name", word)
            if result.returncode == DONE:
                self.expect_compiled("gcc", "-c", "s.c", "-o", "s.o")
            else:
                self.assertEqual(result.returncode, command.USAGE, word)

    def test_a_list_named_like_a_parameter_of_the_generated_calls(self):
        """A parameter once hid the table: for fields.names the calls used the array of fields as the table, without a
        warning."""
        for word in ("groups", "fields", "count", "layout", "name", "len"):
            with self.subTest(word):
                self.expect(command.USAGE, "gen", "any.names", "-o", "x.c", "--name", word)
                self.write(f"{word}.names", "fold case\nCF-Ray\n")
                self.expect(DONE, "gen", f"{word}.names", "-o", "x.c", "-H", "x.h")
                self.write("use.c", f"""#include "x.h"
                    int main(void) {{ struct {{ const char *name; size_t len; }} f[] = {{{{"cf-ray", 6}}, {{"A", 1}}}};
                    const hdrtrie_layout l = {{sizeof *f, 0, sizeof(char *), sizeof(size_t), 0}};
                    return list_{word}_find("CF-RAY", 6).id != 0 || list_{word}_clear(1, f, 2, &l) != 1 ||
                           list_{word}_keep(1, f, 1, &l) != 0; }}""")
                self.expect_compiled("gcc", "-Wshadow", "use.c", "x.c", "-o", "use")
                self.run_made("use")


class Files(command.Case):
    def test_a_directory_as_list_or_include(self):
        (self.folder / "folder").mkdir()
        self.write("top.names", 'fold case\ninclude "folder"\n')
        self.assertIn(b"folder: cannot read: Is a directory", self.expect(IO, "stats", "folder").stderr)
        result = self.expect(IO, "stats", "top.names")
        self.assertIn(b"folder: cannot read: Is a directory", result.stderr)
        self.assertIn(b"top.names:2:1: error: cannot read", result.stderr)

    def test_an_unreadable_list_or_include(self):
        exe = self.write("hdrtrie", open(command.EXE, "rb").read())
        exe.chmod(0o755)
        self.folder.chmod(0o755)
        self.write("closed.names", "fold case\nX-One\n").chmod(0)
        self.write("top.names", 'fold case\ninclude "closed.names"\n').chmod(0o644)
        for arguments in (["stats", "closed.names"], ["stats", "top.names"], ["strip", "closed.names"]):
            result = self.expect(IO, *arguments, exe=exe, preexec_fn=become_nobody)
            self.assertIn(b"closed.names: cannot read: Permission denied", result.stderr)

    def test_a_missing_include_is_an_error_of_the_list(self):
        for name in ("nowhere.names", "nowhere/one.names", "top.names/one.names"):
            self.write("top.names", f'fold case\ninclude "{name}"\n')
            self.assertIn(b"top.names:2:1: error: cannot read", self.expect(BAD_INPUT, "stats", "top.names").stderr)

    def test_a_fifo_is_read_to_its_end(self):
        for top, text in (("pipe", b"fold case\nX-One\n"), ("top.names", b"X-One\n")):
            self.write("top.names", 'fold case\ninclude "pipe"\n')
            (self.folder / "pipe").unlink(missing_ok=True)
            os.mkfifo(self.folder / "pipe")
            writer = threading.Thread(target=(self.folder / "pipe").write_bytes, args=(text,))
            writer.start()
            self.assertIn(b"pipe:", self.expect(DONE, "explain", top, "X-One").stdout)
            writer.join(60)

    def test_a_file_without_end_is_refused(self):
        if not os.path.exists("/dev/zero"):
            self.skipTest("this system lacks /dev/zero")
        self.write("top.names", 'fold case\ninclude "/dev/zero"\n')
        for source in ("/dev/zero", "top.names"):
            self.assertIn(b"/dev/zero: cannot read: File too large", self.expect(IO, "stats", source).stderr)

    def test_includes_in_a_circle(self):
        self.write("a.names", 'fold case\ninclude "b.names"\n')
        self.write("b.names", 'include "c.names"\n')
        for back in ("a.names", "b.names", "c.names", "./a.names", self.folder / "a.names"):
            self.write("c.names", f'X-C\ninclude "{back}"\n')
            result = self.expect(BAD_INPUT, "stats", "a.names")
            self.assertRegex(result.stderr.decode(),
                             r"\Ac\.names:2:1: error: \".*\" includes itself; delete this include\n\Z")
        (self.folder / "loop.names").symlink_to("loop.names")
        self.assertIn(b"loop.names: cannot read: Too many levels of symbolic links",
                      self.expect(IO, "stats", "loop.names").stderr)

    def test_a_million_names(self):
        """Lists of more than 100,000 names need the binary format. The build takes seconds, and each name is found."""
        self.write("many.names", "fold case\n" + "".join(f"X-Name-{i}\n" for i in range(MILLION)))
        self.expect(BAD_INPUT, "gen", "many.names", "-o", "many.c")
        self.expect(DONE, "gen", "many.names", "-o", "many.bin", "--format", "bin")
        found = self.expect(DONE, "explain", "many.bin", "x-name-0", f"x-name-{MILLION - 1}", f"x-name-{MILLION}").stdout
        self.assertIn(f"x-name-{MILLION - 1}: matches, id {MILLION - 1} ".encode(), found)
        self.assertIn(f"x-name-{MILLION}: does not match".encode(), found)

    def test_thirty_one_groups_and_one_more(self):
        sections = "".join(f"[g{i}]\nX-{i}\n" for i in range(31))
        self.write("groups.names", "fold case\n" + sections)
        self.expect(DONE, "gen", "groups.names", "-o", "g.c", "-H", "g.h")
        self.expect_compiled("gcc", "-c", "g.c", "-o", "g.o")
        self.write("groups.names", "fold case\n" + sections + "[g31]\nX-31\n")
        self.assertIn(b"groups.names:64:1: error: more than 31 groups",
                      self.expect(BAD_INPUT, "stats", "groups.names").stderr)
        self.write("groups.names", "fold case\nX-Default\n" + sections)
        self.assertIn(b"groups.names:63:1: error: more than 31 groups",
                      self.expect(BAD_INPUT, "stats", "groups.names").stderr)


if __name__ == "__main__":
    command.main()
