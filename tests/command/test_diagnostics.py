# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Reference 2.7: the command prints all errors of a run as file:line:col: error: text; -Werror. The tests of the
library cover the texts of the messages about lists."""

import re

import command
from command import BAD_INPUT, DONE


class Diagnostics(command.Case):
    def lines(self, status, *arguments, **more):
        return self.expect(status, *arguments, **more).stderr.decode().splitlines()

    def test_all_errors_of_a_run_at_once_with_their_places(self):
        self.write("a/b.names", "fold case\n  one two\nX-Good\nX-*-Bad\n\"\ninclude \"nowhere.names\"\n")
        found = self.lines(BAD_INPUT, "gen", "a/b.names", "-o", "x.c")
        places = [re.fullmatch(r"a/b\.names:(\d+):(\d+): error: (.+)", line) for line in found]
        self.assertNotIn(None, places, found)
        self.assertEqual([(int(m[1]), int(m[2])) for m in places], [(2, 7), (4, 3), (5, 1), (6, 1)], found)

    def test_errors_in_included_files_name_these(self):
        self.write("top.names", 'fold case\ninclude "sub/one.names"\n')
        self.write("sub/one.names", 'X-One\ninclude "../two.names"\n')
        self.write("two.names", "X-Two X\n")
        self.assertEqual(self.lines(BAD_INPUT, "stats", "top.names"),
                         ["sub/../two.names:1:7: error: only a comment may follow a pattern; write one rule per line"])

    def test_loops_are_found_whatever_the_path(self):
        self.write("sub/one.names", 'include "../top.names"\n')
        self.write("top.names", 'fold case\ninclude "sub/one.names"\n')
        (self.folder / "link.names").symlink_to("top.names")
        for top in ["top.names", "./top.names", "sub/../top.names", "link.names", self.folder / "top.names"]:
            found = self.lines(BAD_INPUT, "stats", top)
            self.assertEqual(len(found), 1, found)
            self.assertIn("one.names:1:1: error: ", found[0])
            self.assertIn("includes itself", found[0])

    def test_a_file_may_be_included_twice(self):
        self.write("top.names", 'fold case\n[a]\ninclude "one.names"\n[b]\ninclude "./one.names"\n')
        self.write("one.names", "X-One\n")
        self.assertEqual(self.lines(DONE, "stats", "top.names"), [])

    def test_presets_need_no_file(self):
        self.write("top.names", "fold separators\ninclude <hop-by-hop>\ninclude <no-such-preset>\n")
        found = self.lines(BAD_INPUT, "stats", "top.names")
        self.assertEqual(len(found), 1, found)
        self.assertIn("top.names:3:1: error: ", found[0])

    def test_warnings_are_printed_and_do_not_fail(self):
        self.write("top.names", "fold none\nX-One\n")
        found = self.lines(DONE, "gen", "top.names", "-o", "x.c")
        self.assertEqual(len(found), 1, found)
        self.assertRegex(found[0], r"^top\.names:2:1: warning: ")
        self.assertTrue((self.folder / "x.c").exists())

    def test_werror(self):
        self.write("top.names", "fold none\nX-One\nx-two\nx-two\n")
        found = self.lines(BAD_INPUT, "gen", "top.names", "-o", "x.c", "-Werror")
        self.assertEqual([line.split(" ")[0] for line in found], ["top.names:2:1:", "top.names:4:1:"], found)
        for line in found:
            self.assertRegex(line, r": error: .* \[-Werror\]$")
        self.assertFalse((self.folder / "x.c").exists())
        self.assertEqual(self.expect(BAD_INPUT, "gen", "top.names", "--dump", "rules", "-Werror").stdout, b"")
        self.write("top.names", "fold none\nx-one\n")
        self.assertEqual(self.lines(DONE, "gen", "top.names", "-o", "x.c", "-Werror"), [])

    def test_they_are_in_order_of_line_and_column(self):
        """The C names are compared by their texts, so their collisions are found in another order, after other warnings."""
        self.write("top.names", "fold none\nx-two*\nX-One\n[z]\nb\n  A\n[a.b]\nx_two*\nx_one\nX_one\n[a_b]\nx--two*\n")
        found = self.lines(DONE, "gen", "top.names", "-o", "x.c", "-H", "x.h")
        places = [tuple(map(int, line.split(":")[1:3])) for line in found]
        self.assertEqual(places, [(3, 1), (6, 3), (8, 1), (9, 1), (10, 1), (10, 1), (11, 1), (12, 1)], found)
        self.assertIn("capitals", found[4])
        self.write("top.names", 'fold case\ninclude "one.names"\na b\n  c d\ninclude "one.names"\n')
        self.write("one.names", "x y\nz z\n")
        found = self.lines(BAD_INPUT, "stats", "top.names")
        self.assertEqual([line.split(" ")[0] for line in found],
                         ["one.names:1:3:", "one.names:1:3:", "one.names:2:3:", "one.names:2:3:", "top.names:3:3:",
                          "top.names:4:5:"], found)

    def test_past_twenty_of_a_kind_the_others_are_counted(self):
        """Messages that differ only in numbers and names are of one kind. Errors and warnings are counted apart."""
        many = "".join(f"X-{i}{'!' if i % 2 else ''}:\n" for i in range(57))
        self.write("top.names", "fold case\n" + many + "two words\n" + 'include "x"\n' * 21 + "[\n")
        found = self.lines(BAD_INPUT, "gen", "top.names", "-o", "x.c")
        self.assertEqual([int(line.split(":")[1]) for line in found[:20]], list(range(2, 22)))
        self.assertEqual(found[20], "top.names: and 37 more of this kind")
        self.assertTrue(found[21].startswith("top.names:59:5: error: "), found[21])
        self.assertEqual([line.split(":")[1] for line in found[22:42]], [str(i) for i in range(60, 80)])
        self.assertEqual(found[42], "top.names: and 1 more of this kind")
        self.assertTrue(found[43].startswith("top.names:81:1: error: the section's [ is not closed"), found[43])
        self.assertEqual(len(found), 44)
        self.write("twice.names", "fold case\n" + "X-A\n" + "x-a\n" * 21)
        for status, more in ((DONE, []), (BAD_INPUT, ["-Werror"])):
            found = self.lines(status, "gen", "twice.names", "-o", "x.c", *more)
            self.assertEqual(len(found), 21)
            self.assertEqual(found[20], "twice.names: and 1 more of this kind")
        self.write("exact.names", "fold case\n" + "a b\n" * 20)
        self.assertEqual(len(self.lines(BAD_INPUT, "stats", "exact.names")), 20)

    def test_a_hundred_thousand_errors_are_a_few_lines(self):
        self.write("top.names", "fold case\n" + "".join(f"X {i}\n[\n" for i in range(50000)))
        self.assertEqual(len(self.lines(BAD_INPUT, "stats", "top.names")), 42)

    def test_colliding_constants_are_a_warning_with_a_place(self):
        """Reference 2.6."""
        self.write("top.names",
                   "fold case\nX-One\n[g.h]\nX_One\n[g-h]\nx-two*\nPrefix--X-Two\n*-S\nSuffix---S\n*\nAny\n")
        found = self.lines(DONE, "gen", "top.names", "-o", "x.c", "-H", "x.h")
        self.assertEqual(sorted(line.split(" ")[0] for line in found),
                         ["top.names:11:1:", "top.names:4:1:", "top.names:5:1:", "top.names:7:1:", "top.names:9:1:"],
                         found)
        for line in found:
            self.assertIn(": warning: ", line)
        header = self.read("x.h").decode()
        for constant in ["TOP_ID_X_ONE_id0 = 0", "TOP_ID_X_ONE_id1 = 1", "TOP_ID_PREFIX_X_TWO_id2 = 2",
                         "TOP_ID_PREFIX_X_TWO_id3 = 3", "TOP_ID_SUFFIX_S_id4 = 4", "TOP_ID_SUFFIX_S_id5 = 5",
                         "TOP_ID_ANY_id6 = 6", "TOP_ID_ANY_id7 = 7", "TOP_GROUP_G_H_group1 (1u << 1)",
                         "TOP_GROUP_G_H_group2 (1u << 2)", "TOP_GROUP_DEFAULT (1u << 0)"]:
            self.assertIn(constant, header)
        self.expect_compiled("gcc", "-c", "x.c")
        self.lines(BAD_INPUT, "gen", "top.names", "-o", "y.c", "-H", "y.h", "-Werror")
        self.assertFalse((self.folder / "y.c").exists())
        self.assertEqual(self.lines(DONE, "gen", "top.names", "-o", "y.c"), [],
                         "without a header there are no constants")

    def test_colliding_groups_without_a_rule(self):
        """A list without any rule once crashed here; each warning names the lines of both sections."""
        self.write("top.names", "fold case\n[a_b]\n[a-b]\n")
        [empty, line] = self.lines(DONE, "gen", "top.names", "-o", "x.c", "-H", "x.h")
        self.assertTrue(empty.startswith("top.names:1:1: warning: the list has no rule"), empty)
        self.assertEqual(line, "top.names:3:1: warning: [a-b] and [a_b] (top.names:2) have the same C name, "
                               "TOP_GROUP_A_B; they become TOP_GROUP_A_B_group1 and TOP_GROUP_A_B_group0; rename one "
                               "to have names without numbers")
        header = self.read("x.h").decode()
        self.assertIn("#define TOP_GROUP_A_B_group0 (1u << 0) /* [a_b] */\n", header)
        self.assertIn("#define TOP_GROUP_A_B_group1 (1u << 1) /* [a-b] */\n", header)
        self.expect_compiled("gcc", "-c", "x.c")

    def test_a_section_without_a_rule(self):
        """An included file with sections gives the current one no rule, so `strip -g mine` would remove nothing."""
        self.write("top.names", 'fold case\n[own]\nX-One\n  [mine]\ninclude <hop-by-hop>\n[own]\n[part]\ninclude "p.names"\n')
        self.write("p.names", "X-Two\n[more]\n# X-Three\n")
        found = self.lines(DONE, "gen", "top.names", "-o", "x.c")
        self.assertEqual([line[:line.index("matches")] for line in found],
                         ["top.names:4:3: warning: [mine] has no rule and ", "p.names:2:1: warning: [more] has no rule and "])
        self.lines(BAD_INPUT, "gen", "top.names", "-o", "y.c", "-Werror")

    def test_colliding_groups_of_an_included_file(self):
        """The section's own line counts, not that of its first rule."""
        self.write("top.names", 'fold case\n[a_b]\nX-One\ninclude "sub/more.names"\n')
        self.write("sub/more.names", "\n  [a-b]\n# a comment\nX-Two\n")
        [line] = self.lines(DONE, "gen", "top.names", "-o", "x.c", "-H", "x.h")
        self.assertTrue(line.startswith("sub/more.names:2:3: warning: [a-b] and [a_b] (top.names:2) have "), line)

    def test_numbered_constants_collide_with_no_other(self):
        """A number begins in lower case, and constants are in capitals otherwise. Texts without a letter or digit have
        only the number."""
        self.write("top.names", "fold case\nX-A\nX_A\nX-A--1\nX-A-id1\nX-A-id0\nid-5\n---\n_\n-*\n*_\nprefix_id8\n"
                                "[--]\n_x\n[_]\n__x\n")
        self.lines(DONE, "gen", "top.names", "-o", "x.c", "-H", "x.h")
        header = self.read("x.h").decode()
        names = re.findall(r"TOP_(?:ID|GROUP)_\w+", header)
        self.assertEqual(len(names), 16)
        self.assertEqual(len(set(names)), len(names), names)
        self.assertTrue({"TOP_ID_id6", "TOP_ID_id7", "TOP_ID_PREFIX_id8", "TOP_ID_SUFFIX_id9", "TOP_GROUP_group1",
                         "TOP_GROUP_group2"} < set(names), names)
        self.assertFalse([name for name in names if "__" in name])
        self.expect_compiled("gcc", "-c", "x.c")


class Warnings(command.Case):
    """Reference 2.8."""

    def gen(self, status, text, *arguments):
        self.write("top.names", text)
        return self.expect(status, "gen", "top.names", "-o", "x.c", *arguments).stderr.decode().splitlines()

    def test_text_of_other_tools(self):
        """Once these lines compiled in silence and matched nothing."""
        lines = ["X-Int-.*", "^X-Acme-", "^X-Debug$", "X-A|X-B", "'X-Int-User'", "`X-Acme-User`", "HTTP_X_FORWARDED_USER",
                 "-X-Int-User", "+X-Acme", "|X-Debug|", "$http_x_foo", "X-Foo#comment"]
        text = "fold separators\n" + "\n".join(lines) + "\n"
        found = self.gen(BAD_INPUT, text, "-Werror")
        self.assertFalse((self.folder / "x.c").exists())
        found = [line for line in found if "; write " in line]
        for number, instead in enumerate(["X-Int-*", "X-Acme-*", "X-Debug", "X-A and X-B", "X-Int-User", "X-Acme-User",
                                          "X-Forwarded-User", "X-Int-User", "X-Acme", "X-Debug", "X-Foo", "X-Foo"], 2):
            line = found[number - 2]
            self.assertRegex(line, rf"^top\.names:{number}:\d+: error: .*\[-Werror\]$")
            self.assertIn(f"; write {instead}, or ", line)
        found = self.gen(DONE, text)
        self.assertTrue(all(": warning: " in line for line in found), found)

    def test_an_exception_that_keeps_aliases(self):
        text = "fold separators\nX-Int-*\n!X-Int-Public\n"
        [line] = self.gen(BAD_INPUT, text, "-Werror")
        self.assertTrue(line.startswith("top.names:3:1: error: `fold separators` widens this exception"), line)
        self.assertEqual(self.gen(DONE, text.replace("!", "!fold "), "-Werror"), [])

    def test_shipped_lists_have_none(self):
        for path in sorted((command.SOURCE / "lists").glob("*.names")):
            stated = "fold separators" in path.read_text().splitlines()
            self.assertEqual(self.gen(DONE, ("" if stated else "fold separators\n") + path.read_text(), "-Werror"), [])

    def test_a_list_to_keep_that_strip_uses_to_remove(self):
        request = b"GET / HTTP/1.1\r\nHost: a\r\nAccept: b\r\nX: c\r\n\r\n"
        wanted = b"GET / HTTP/1.1\r\nHost: a\r\nAccept: b\r\n\r\n"
        self.write("allow.names", "fold case\n[a]\n *\n!Accept\n[b]\nX\n")
        result = self.expect(DONE, "strip", "allow.names", stdin=request)
        self.assertEqual(result.stdout, wanted)
        self.assertRegex(result.stderr.decode(), r"^allow\.names:3:2: warning: .*\[a\].*use --keep\n$")
        self.assertEqual(self.expect(DONE, "strip", "allow.names", "-g", "b", stdin=request).stderr, b"")
        self.assertEqual(self.expect(DONE, "strip", "allow.names", "--keep", stdin=request).stderr, b"")
        self.assertEqual(self.expect(DONE, "gen", "allow.names", "-o", "x.c").stderr, b"")
        self.expect(DONE, "gen", "allow.names", "--format", "bin", "-o", "allow.bin")
        result = self.expect(DONE, "strip", "allow.bin", stdin=request)
        self.assertRegex(result.stderr.decode(), r"^hdrtrie: allow\.bin: warning: .*\[a\]")
        self.write("other.names", "fold case\n[a]\n*\n[b]\nX-*\n!X-A\n")
        self.assertEqual(self.expect(DONE, "strip", "other.names", stdin=request).stderr, b"")


if __name__ == "__main__":
    command.main()
