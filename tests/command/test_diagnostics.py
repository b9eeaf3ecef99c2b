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
        [line] = self.lines(DONE, "gen", "top.names", "-o", "x.c", "-H", "x.h")
        self.assertEqual(line, "top.names:3:1: warning: [a-b] and [a_b] (top.names:2) have the same C name, "
                               "TOP_GROUP_A_B; they become TOP_GROUP_A_B_group1 and TOP_GROUP_A_B_group0; rename one "
                               "to have names without numbers")
        header = self.read("x.h").decode()
        self.assertIn("#define TOP_GROUP_A_B_group0 (1u << 0) /* [a_b] */\n", header)
        self.assertIn("#define TOP_GROUP_A_B_group1 (1u << 1) /* [a-b] */\n", header)
        self.expect_compiled("gcc", "-c", "x.c")

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


if __name__ == "__main__":
    command.main()
