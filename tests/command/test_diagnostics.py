# SPDX-License-Identifier: Apache-2.0 OR MIT
"""reference 2.7 as the command prints it: file:line:col: error: text, all of a run at once; -Werror. What the texts say of
the list language is the library's tests' to judge."""

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

    def test_warnings_are_told_and_do_not_fail(self):
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
        """reference 2.6."""
        self.write("top.names",
                   "fold case\nX-One\n[g.h]\nX_One\n[g-h]\nx-two*\nX-Two--Prefix\n*-S\nSuffix---S\n*\nAny\n")
        found = self.lines(DONE, "gen", "top.names", "-o", "x.c", "-H", "x.h")
        self.assertEqual(sorted(line.split(" ")[0] for line in found),
                         ["top.names:11:1:", "top.names:4:1:", "top.names:6:1:", "top.names:7:1:", "top.names:9:1:"],
                         found)
        for line in found:
            self.assertIn(": warning: ", line)
        header = self.read("x.h").decode()
        for constant in ["top_ID_X_ONE__0 = 0", "top_ID_X_ONE__1 = 1", "top_ID_X_TWO__PREFIX__2 = 2",
                         "top_ID_X_TWO__PREFIX__3 = 3",
                         "top_ID_SUFFIX___S__4 = 4", "top_ID_SUFFIX___S__5 = 5", "top_ID_ANY__6 = 6",
                         "top_ID_ANY__7 = 7",
                         "top_GROUP_G_H__1 (1u << 1)", "top_GROUP_G_H__2 (1u << 2)", "top_GROUP_DEFAULT (1u << 0)"]:
            self.assertIn(constant, header)
        self.expect_compiled("gcc", "-c", "x.c")
        self.lines(BAD_INPUT, "gen", "top.names", "-o", "y.c", "-H", "y.h", "-Werror")
        self.assertFalse((self.folder / "y.c").exists())
        self.assertEqual(self.lines(DONE, "gen", "top.names", "-o", "y.c"), [],
                         "without a header there are no constants")

    def test_what_is_appended_may_collide_in_its_turn(self):
        self.write("top.names", "fold case\nX-A\nX_A\nX-A--1\n")
        self.lines(DONE, "gen", "top.names", "-o", "x.c", "-H", "x.h")
        names = re.findall(r"top_ID_(\w+) =", self.read("x.h").decode())
        self.assertEqual(len(set(names)), 3, names)
        self.expect_compiled("gcc", "-c", "x.c")


if __name__ == "__main__":
    command.main()
