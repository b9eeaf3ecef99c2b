# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Reference 3: explain, stats and draw; --dump of each phase."""

import json
import os
import pty
import re
import shutil
import subprocess

import command
from command import BAD_INPUT, DONE, EDGE, SOURCE


class Explain(command.Case):
    def setUp(self):
        super().setUp()
        self.write("edge.names", EDGE)

    def explain(self, *names, source="edge.names", verbose=True):
        """Returns one block per name: the first line, and the others without their indentation."""
        text = self.expect(DONE, "explain", *["-v"][:verbose], source, *names).stdout.decode()
        blocks = re.split(r"\n(?=\S)", text.rstrip("\n"))
        self.assertEqual(len(blocks), len(names), text)
        return [(first, [line.strip() for line in rest]) for first, *rest in (block.split("\n") for block in blocks)]

    def test_the_rule_its_line_and_the_path(self):
        [(first, rest)] = self.explain("x_int.TRACE")
        self.assertEqual(first, "x_int.TRACE: matches, id 3 X-Int-Trace")
        self.assertEqual(rest[:2], ["[internal] in, by X-Int-* (prefix, edge.names:4)",
                                    "[debug] in, by X-Int-Trace (exact, edge.names:8)"])
        self.assertEqual(rest[2], "path: sieve: a candidate")
        self.assertRegex(rest[3], r'^path: length 11 -> window \d+ & 0x[0-9a-f]+.* -> slot \d+ -> record at \d+ '
                                  r'"x-int-trace": equal$')
        self.assertEqual(len(rest), 4)

    def test_without_v_there_is_no_path(self):
        [(first, rest)] = self.explain("x_int.TRACE", verbose=False)
        self.assertEqual((first, len(rest)), ("x_int.TRACE: matches, id 3 X-Int-Trace", 2))

    def test_names_from_standard_input(self):
        head = (b"GET http://example.com/ HTTP/1.1\r\nHost: a\r\nX-Int-A: b: c\r\n folded: X\r\nX Bad: 1\r\n:path: /\r\n\r\nHTTP/1.1 200 OK\n"
                b"Via: HTTP/1.1 b\nCF-Ray\ncookie:sid\ncookie: b\ncookie: a=1\ncookie:a=1")
        text = self.expect(DONE, "explain", "edge.names", stdin=head).stdout.decode()
        self.assertEqual(re.findall(r"^(\S.*): (?:matches|does)", text, re.M),
                         ["Host", "X-Int-A", "X Bad", ":path: /", "Via", "CF-Ray", "cookie:sid", "cookie", "cookie", "cookie"])
        result = self.expect(BAD_INPUT, "explain", "edge.names", stdin=b"\r\n\n")
        self.assertIn(b"standard input has no name", result.stderr)

    def test_exit_statuses_for_tests_of_a_list(self):
        for names, option, status in ((["CF-Ray", "x_int_a"], [], DONE), (["CF-Ray", "Accept"], [], BAD_INPUT),
                                      (["Accept", "Via"], ["--expect", "none"], DONE),
                                      (["Accept", "CF-Ray"], ["--expect", "none"], BAD_INPUT)):
            result = self.expect(status, "explain", "-q", *option, "edge.names", *names)
            self.assertEqual((result.stdout, result.stderr), (b"", b""))
        result = self.expect(BAD_INPUT, "explain", "--expect", "match", "edge.names", "CF-Ray", "Accept")
        self.assertIn(b"Accept: does not match", result.stdout)
        self.assertEqual(result.stderr, b"hdrtrie: 1 of 2 names do not match, but --expect match was given\n")
        self.write("bad.names", "CF-Ray\n")
        for expected in ("match", "none"):
            self.expect(BAD_INPUT, "explain", "-q", "--expect", expected, "bad.names", "Accept")

    def test_json(self):
        self.write("two.names", 'fold separators\n[a"b]\n!case X-Foo\nX-*\n!fold X-Bar\ncookie:sid*\n'.replace('"', "'"))
        text = self.expect(DONE, "explain", "--json", "two.names", 'q"\\\xe4\n', "X-Bar", "x-foo", "cookie:side").stdout
        odd, bar, foo, cookie = map(json.loads, text.decode("ascii").splitlines())
        self.assertEqual((odd["malformed"], odd["decisions"], odd["id"], odd["rule"]), (True, [], None, None))
        self.assertEqual(odd["name"].encode("latin-1").decode(), 'q"\\\xe4\n')
        self.assertEqual(bar, {"name": "X-Bar", "cookie": False, "malformed": False, "framing": False, "matches": False,
                               "id": None, "rule": None, "decisions": [{"group": "a'b", "in": False, "rule": "X-Bar", "kind": "exact",
                                                            "exception": "fold", "file": "two.names", "line": 5}]})
        self.assertEqual([(d["rule"], d["exception"]) for d in foo["decisions"]], [("X-Foo", "case")])
        self.assertEqual((cookie["cookie"], cookie["rule"], cookie["id"], cookie["matches"]), (True, "sid*", 0, True))
        self.expect(DONE, "gen", "two.names", "-o", "two.bin", "--format", "bin")
        table = json.loads(self.expect(DONE, "explain", "--json", "two.bin", "X-Bar").stdout)
        self.assertEqual(table["decisions"][0].keys() & {"file", "line"}, set())

    def test_colours_only_on_a_terminal(self):
        def on_terminal(**variables):
            leader, follower = pty.openpty()
            environment = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "TERM")}
            self.expect(DONE, "explain", "edge.names", "CF-Ray", stdout=follower, env={**environment, **variables})
            os.close(follower)
            text = os.read(leader, 4096)
            os.close(leader)
            return text
        self.assertIn(b"\x1b[31mmatches\x1b[0m", on_terminal(TERM="xterm"))
        self.assertIn(b"\x1b[31mmatches\x1b[0m", on_terminal(NO_COLOR=""))
        for plain in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
            self.assertNotIn(b"\x1b", on_terminal(**plain))
        self.assertNotIn(b"\x1b", self.expect(DONE, "explain", "edge.names", "CF-Ray").stdout)

    def test_the_row_of_the_sieve_that_rejects(self):
        self.write("short.names", "fold case\n[g]\nabcdef\n")
        length, last, offset, passes, empty = self.explain("abc", "abcdex", "xbcdef", "ABCDEF", "", source="short.names")
        self.assertIn("path: sieve: no bucket for length 3", length[1])
        self.assertIn("path: sieve: no bucket left after the last byte", last[1])
        self.assertIn("path: sieve: no bucket left after the byte at offset 0", offset[1])
        self.assertIn("path: sieve: a candidate", passes[1])
        self.assertFalse(any("sieve" in line for line in empty[1]))

    def test_exceptions_suffixes_and_nothing(self):
        public, suffix, both, nothing = self.explain("X-Int-Public-Internal", "A-Internal", "X-Int-Internal", "Accept")
        self.assertEqual(public[0], "X-Int-Public-Internal: does not match")
        self.assertEqual(public[1][0], "[internal] not in, by !X-Int-Public-* (prefix, edge.names:6)")
        self.assertEqual(suffix[1][0], "[internal] in, by *-Internal (suffix, edge.names:5)")
        self.assertIn('is the longest that matches', suffix[1][-1])
        self.assertEqual(both[1][0], "[internal] in, by *-Internal (suffix, edge.names:5)", "longer than X-Int-")
        self.assertEqual((nothing[0], nothing[1][0]), ("Accept: does not match", "no rule matches it"))

    def test_a_prefix_decides_before_a_suffix_of_its_length(self):
        self.write("tie.names", "fold case\n!*-bc\nab-*\n[other]\n*-bc\n!ab-*\n")
        [(first, rest)] = self.explain("AB-BC", source="tie.names")
        self.assertEqual(first, "AB-BC: matches, id 0 ab-*")
        self.assertEqual(rest[:2], ["[default] in, by ab-* (prefix, tie.names:3)",
                                    "[other] not in, by !ab-* (prefix, tie.names:6)"])

    def test_malformed_names_are_reported(self):
        space, empty, control = self.explain("X-Int ", "", "X\x1b[31m")
        self.assertIn("malformed: byte 0x20 at 6 is not a token character; removed even without a matching rule", space[1])
        self.assertEqual((empty[0], empty[1][0]), ("(empty): does not match",
                                                   "malformed: empty; removed even without a matching rule"))
        self.assertEqual(control[0], "X\\x1b[31m: does not match", "control characters do not reach the terminal")
        self.assertFalse(any("malformed" in line for line in self.explain("X-Int-a")[0][1]))

    def test_framing_fields_are_marked(self):
        self.write("all.names", "fold separators\n*\ncookie:host\n")
        host, alias, cookie = self.explain("HOST", "Content_Length", "cookie:host", source="all.names")
        note = "framing field: retained even if a rule matches, unless the caller asks for its removal (strip --framing)"
        self.assertIn(note, host[1])
        self.assertNotIn(note, alias[1] + cookie[1])
        text = self.expect(DONE, "explain", "--json", "all.names", "transfer-encoding", "Content_Length", "cookie:host").stdout
        self.assertEqual([json.loads(line)["framing"] for line in text.decode().splitlines()], [True, False, False])

    def test_a_table_has_no_lines(self):
        self.expect(DONE, "gen", "edge.names", "-o", "edge.bin", "--format", "bin")
        [(first, rest)] = self.explain("X-Int-Trace", source="edge.bin")
        self.assertEqual(first, "X-Int-Trace: matches, id 3 X-Int-Trace")
        self.assertEqual(rest[:2], ["[internal] in, by X-Int-* (prefix)", "[debug] in, by X-Int-Trace (exact)"])

    def test_lines_of_included_files_and_presets(self):
        self.write("sub/more.names", "[more]\nCF-Ray\n")
        self.write("top.names", 'fold case\ninclude "sub/more.names"\ninclude <hop-by-hop>\n')
        more, preset = self.explain("cf-ray", "keep-alive", source="top.names")
        self.assertEqual(more[1][0], "[more] in, by CF-Ray (exact, sub/more.names:2)")
        self.assertRegex(preset[1][0], r"^\[connection\] in, by Keep-Alive \(exact, <hop-by-hop>:\d+\)$")

    def test_a_hashed_table(self):
        self.write("many.names", "fold case\n" + "".join(f"X-{i * 7919 % 10007:05}-{i:05}-tail\n" for i in range(3000)))
        hit, miss = self.explain("x-00000-00000-TAIL", "x-00000-00000-tale", source="many.names")
        self.assertEqual(hit[0], "x-00000-00000-TAIL: matches, id 0 X-00000-00000-tail")
        self.assertRegex(hit[1][1], r'-> slot \d+ -> record at \d+ "x-00000-00000-tail": equal$')
        self.assertRegex(miss[1][1], r'-> slot \d+ -> record at \d+ "[^"]*": differs$')

    def test_find_and_the_rules_agree_on_every_preset(self):
        """explain compares each rule with the answer of find, and ends with status 1 if they differ."""
        names = ["Host", "", "a b", "X-Envoy-Internal", "cf_ray", "CF-", "x", "X-Amz-Cf-Id-And-More" * 12]
        for path in sorted((SOURCE / "lists").glob("*.names")):
            listed = [re.sub(r"^!(fold\s+)?", "", line).split()[0].replace("*", "Z") for line in path.read_text().splitlines()
                      if line.strip() and line.strip()[0] not in "#[" and not line.startswith(("fold ", "include "))]
            stated = re.search(r"^fold (\w+)", path.read_text(), re.M)
            for fold in [stated[1]] if stated else ("none", "separators"):
                self.write("top.names", f"fold {fold}\ninclude <{path.stem}>\n")
                spelt = listed + [name.upper() for name in listed] + [name.replace("-", "_") for name in listed]
                self.expect(DONE, "explain", "top.names", "--", *names, *spelt)


class Stats(command.Case):
    def stats(self, text):
        self.write("x.names", text)
        table = self.expect(DONE, "gen", "x.names", "-o", "-", "--format", "bin").stdout
        lines = self.expect(DONE, "stats", "x.names").stdout.decode().splitlines()[2:]
        return table, dict(re.split(r"  +|(?<=steps) |(?<=records) ", line.strip(), maxsplit=1) for line in lines)

    def test_of_a_small_list(self):
        table, found = self.stats(EDGE)
        self.assertEqual(found["fold"], "separators")
        self.assertEqual(found["rules"], "6: 3 exact, 2 prefixes, 1 suffix; 1 exception")
        self.assertEqual(found["ids"], "5")
        self.assertEqual(found["groups"], "2: [internal] [debug]")
        self.assertTrue(found["bytes"].startswith(f"{len(table)}, of which finds read "))
        self.assertTrue(found["cache lines"].startswith(f"{len(table) // 64}, of which finds read "))
        self.assertEqual(found["height"], "3")
        self.assertEqual(found["dispatch"], f"{table[8]}, which selects the compiled loop")
        self.assertRegex(found["level 1: nodes"], r"^3 of \d+ used")
        self.assertRegex(found["level 2: slots"], r"^3 of \d+ used")
        self.assertEqual(found["level 3: records"], "3 names, the longest of 11 bytes")
        self.assertEqual(found["prefixes"], "2 literals, longest run 2, longest chain 2, probe of 6 bytes")
        self.assertEqual(found["suffixes"], "1 literal, longest run 1, longest chain 1, probe of 8 bytes")
        self.assertRegex(found["sieve"], r"^16 buckets, 2752 bytes, offsets \d+ \d+ \d+ \d+$")
        self.assertRegex(found["candidates"], r"^[0-9] of \d{3} registered names that no rule matches, \d\.\d %$")
        self.assertEqual(self.stats("fold case\n*\n")[1]["sieve"], "none")

    def test_the_first_line_is_a_sentence_for_people(self):
        self.write("edge.names", EDGE + "cookie:sid\n")
        first, empty, *_ = self.expect(DONE, "stats", "edge.names").stdout.decode().splitlines()
        self.assertRegex(first, r"^edge\.names has 7 rules in 2 groups and takes \d\.\d KiB; fold separators \(x_foo and x\.foo match "
                                r"X-Foo\); a sieve rejects (9\d|100) % of other registered names\.$")
        self.assertEqual(empty, "")
        self.write("all.names", "fold none\n*\n")
        self.assertRegex(self.expect(DONE, "stats", "all.names").stdout.decode(),
                         r"^all\.names has 1 rule in 1 group and takes \d\.\d KiB; fold none \(only equal bytes match\); no sieve\.\n\n")

    def test_the_worst_case_equals_its_description_in_help(self):
        for text, steps in [
            ("fold case\nA\nB\n", 3),  # node, slot, record
            ("fold case\n*\n", 3 + 0 + 2 * 1),  # no probe; the only literal twice
            ("fold case\nA-*\n", 3 + 2 + 1 + 2 * 1),
            ("fold case\nA-*\nA-B*\nA-B-C*\nA-X*\n", 3 + 2 + 3 + 2 * 3),
            (EDGE, 3 + 2 + 2 + 2 * 2 + 2 + 1 + 2 * 1),
        ]:
            self.assertEqual(self.stats(text)[1]["worst-case steps"], str(steps), text)

    def test_of_nothing(self):
        found = self.stats("fold case\n")[1]
        self.assertEqual((found["rules"].split(":")[0], found["groups"]), ("0", "0:"))


class Draw(command.Case):
    def draw(self, name, *options):
        return self.expect(DONE, "draw", *options, name).stdout.decode("ascii")

    def test_names_have_the_colours_and_numbers_of_their_groups(self):
        self.write("edge.names", EDGE)
        graph = self.draw("edge.names")
        rows = re.findall(r"<TR><TD ALIGN=\"LEFT\"([^>]*)>(.*?)</TD></TR>", graph)
        plain = {re.sub(r"<[^>]*>|&#160;", "", text): attributes for attributes, text in rows}
        blue, orange = (re.search(r"#\w+", plain[group])[0] for group in ("1 [internal]", "2 [debug]"))
        self.assertEqual(plain["1 cf-ray"], f' BGCOLOR="{blue}"')
        self.assertEqual(plain["2 x-debug"], f' BGCOLOR="{orange}"')
        self.assertEqual(plain["1 2 x-int-trace"], f' BGCOLOR="{blue}:{orange}"')
        self.assertEqual(plain["1 x-int-*"], f' BGCOLOR="{blue}"')
        self.assertEqual(plain["1 *-internal"], f' BGCOLOR="{blue}"')
        self.assertIn("BORDER", plain["!1 x-int-public-*"])

    def test_letters_that_select_a_name_are_underlined(self):
        name = "a-name-of-23-letters-xy"
        self.write("two.names", f"fold separators\n{name}\n{name[:-1]}z\nlonger-*\n!fold longer-than-*\n*-end\n")
        path = self.expect(DONE, "explain", "-v", "two.names", name).stdout.decode()
        picked = {int(offset) + i for offset, mask in re.findall(r"window (\d+) & (0x[0-9a-f]+)", path)
                  for i in range(8) if int(mask, 16) >> 8 * i & 255}
        self.assertTrue(0 < len(picked) < len(name))
        graph = self.draw("two.names")
        letters = "".join(f"({letter})" if i in picked else letter for i, letter in enumerate(name)).replace(")(", "")
        self.assertIn(letters.replace("(", "<B><U>").replace(")", "</U></B>") + "<", graph)
        marked = re.findall(r"(\S*)<B><U>([^<]*)</U></B>(\S*?)<", graph)
        self.assertIn(("", "longer-", "*"), marked)
        self.assertIn(("*", "-end", ""), marked)
        self.assertIn("&#160;&#160;<B><U>longer-</U></B>than-*", graph, "below the prefix that it begins with")

    def test_spelled_exceptions_are_marked(self):
        self.write("x.names", "fold separators\nX-*\n!case X-Foo\n")
        self.assertRegex(self.draw("x.names"), r"(?s)spelled_exact .*!1 </FONT>x-foo</TD>")

    def test_the_buckets_of_the_sieve(self):
        self.write("x.names", "fold case\nabcdef\nX-*\n")
        graph = self.draw("x.names")
        self.assertIn("16 buckets, 2 in use", graph)
        rows = re.findall(r"<TR>((?:<TD>[^<]*(?:<I>any</I>)?</TD>){7})</TR>", graph)
        cells = [re.sub(r"</?I>", "", row)[4:-5].split("</TD><TD>") for row in rows]
        offsets = [int(cell[5:]) for cell in cells[0] if cell.startswith("byte ")]
        self.assertEqual(cells[0][:2] + cells[0][-1:], ["bucket", "length", "last byte"])
        by_length = {row[1]: row[2:] for row in cells[1:]}
        self.assertEqual(by_length["6"], [("abcdef" + 9 * "f")[offset - 1] for offset in offsets] + ["f"])
        self.assertEqual(by_length["2 or more"], [{1: "x", 2: "-"}.get(offset, "any") for offset in offsets] + ["any"])
        self.write("none.names", "fold case\n*\n")
        self.assertNotIn("sieve", self.draw("none.names"))

    def test_graphviz_draws_it(self):
        self.write("edge.names", EDGE + "cookie:a*\n!case X-Foo-Bar\n")
        self.write("marks.names", "fold none\n['`|]\n!x'`|*\nit's-~^\na&b\n*\n")
        self.write("presets.names", "fold separators\n" + "".join(f"include <{path.stem}>\n"
                                                                for path in (SOURCE / "lists").glob("*.names")))
        if not shutil.which("dot"):
            self.skipTest("dot is missing")
        for name in ("edge.names", "marks.names", "presets.names"):
            drawn = subprocess.run(["dot", "-Tplain"], input=self.draw(name).encode(), stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, timeout=120)
            self.assertEqual((drawn.returncode, drawn.stderr), (0, b""))
            self.assertGreater(drawn.stdout.count(b"\nnode "), 3)

    def test_a_picture_of_edge_fits_a_screen(self):
        if not shutil.which("dot"):
            self.skipTest("dot is missing")
        graph = self.draw(SOURCE / "lists/edge.names")
        drawn = subprocess.run(["dot", "-Tplain"], input=graph.encode(), stdout=subprocess.PIPE, timeout=120)
        width, height = map(float, drawn.stdout.split()[2:4])
        self.assertLess(max(width, height), 30, "inches")

    def test_each_name_once_and_long_lists_folded(self):
        for count, shown in ((5, 5), (300, 300), (3000, 80)):
            names = [f"x-{i * 7919 % 10007:05}-{i:05}-tail" for i in range(count)]
            self.write("x.names", "fold case\n" + "\n".join(names) + "\n")
            for options, expected in (([], shown), (["--all"], count)):
                graph = re.sub(r"</?[BU]>", "", self.draw("x.names", *options))
                found = re.findall(r">1 (x-[^<]*)<", graph)
                self.assertEqual((len(found), len(set(found))), (expected, expected))
                self.assertLessEqual(set(found), set(names))
                more = re.findall(r"and (\d+) more", graph)
                self.assertEqual(more[-1:], [str(count - expected)] if expected != count else more[-1:])

    def test_long_lists_of_prefixes_are_folded(self):
        self.write("x.names", "fold case\n" + "".join(f"X-{i:04}-*\n" for i in range(130)))
        self.assertIn("and 30 more", self.draw("x.names"))
        self.assertNotIn("more</I>", self.draw("x.names", "--all"))


class Dump(command.Case):
    def test_the_table_is_printed_byte_by_byte(self):
        self.write("edge.names", EDGE)
        table = self.expect(DONE, "gen", "edge.names", "-o", "-", "--format", "bin").stdout
        dump = self.expect(DONE, "gen", "edge.names", "--dump", "table").stdout.decode()
        dump = re.sub(r"^        ((?:[0-9a-f]{2} )+)\* (\d+)$", lambda run: "        " + run[1] * int(run[2]), dump, flags=re.M)
        told = "".join(re.findall(r"^        ((?:[0-9a-f]{2} ?)+)$", dump, re.M)).replace(" ", "")
        self.assertEqual(bytes.fromhex(told), table)

    def test_the_rules_are_printed_with_their_places(self):
        self.write("sub/edge.names", EDGE)
        dump = self.expect(DONE, "gen", "sub/edge.names", "--dump", "rules").stdout.decode().splitlines()
        self.assertEqual(dump[:3], ["fold separators", "group 0 [internal]", "group 1 [debug]"])
        self.assertEqual(dump[3:], [
            "edge.names:3:1: [internal] exact CF-Ray id 0", "edge.names:4:1: [internal] prefix X-Int- id 1",
            "edge.names:5:1: [internal] suffix -Internal id 2",
            "edge.names:6:1: [internal] not prefix X-Int-Public- id -1",
            "edge.names:8:1: [debug] exact X-Int-Trace id 3", "edge.names:9:1: [debug] exact X-Debug id 4"])

    def test_a_dump_and_an_output_in_one_run(self):
        self.write("edge.names", EDGE)
        for phase in ("rules", "trie", "table"):
            self.assertTrue(self.expect(DONE, "gen", "edge.names", "-o", "edge.c", "--dump", phase).stdout)
            self.assertTrue(self.read("edge.c"))


if __name__ == "__main__":
    command.main()
