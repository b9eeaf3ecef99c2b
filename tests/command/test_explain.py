# SPDX-License-Identifier: Apache-2.0 OR MIT
"""reference 3: explain, stats and draw; --dump of each phase."""

import re
import shutil
import subprocess

import command
from command import DONE, EDGE, SOURCE


class Explain(command.Case):
    def setUp(self):
        super().setUp()
        self.write("edge.names", EDGE)

    def explain(self, *names, source="edge.names"):
        """A block a name: the first line, and the others without their indentation."""
        text = self.expect(DONE, "explain", source, *names).stdout.decode()
        blocks = re.split(r"\n(?=\S)", text.rstrip("\n"))
        self.assertEqual(len(blocks), len(names), text)
        return [(first, [line.strip() for line in rest]) for first, *rest in (block.split("\n") for block in blocks)]

    def test_the_rule_its_line_and_the_path(self):
        [(first, rest)] = self.explain("x_int.TRACE")
        self.assertEqual(first, "x_int.TRACE: matches, id 3 X-Int-Trace")
        self.assertEqual(rest[:2], ["[internal] in, by X-Int-* (prefix, edge.names:4)",
                                    "[debug] in, by X-Int-Trace (exact, edge.names:8)"])
        self.assertRegex(rest[2], r'^path: length 11 -> window \d+ & 0x[0-9a-f]+.* -> slot \d+ -> record at \d+ '
                                  r'"x-int-trace": equal$')
        self.assertEqual(len(rest), 3)

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

    def test_malformed_names_are_told_as_such(self):
        space, empty, control = self.explain("X-Int ", "", "X\x1b[31m")
        self.assertIn("malformed: byte 0x20 at 6 is not a token character; removed even without a matching rule", space[1])
        self.assertEqual((empty[0], empty[1][0]), ("(empty): does not match",
                                                   "malformed: empty; removed even without a matching rule"))
        self.assertEqual(control[0], "X\\x1b[31m: does not match", "a terminal is not given what it would obey")
        self.assertFalse(any("malformed" in line for line in self.explain("X-Int-a")[0][1]))

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
        """explain looks at each rule and at the answer of a find, and ends with 1 where they differ."""
        names = ["Host", "", "a b", "X-Envoy-Internal", "cf_ray", "CF-", "x", "X-Amz-Cf-Id-And-More" * 12]
        for path in sorted((SOURCE / "lists").glob("*.names")):
            listed = [line.split()[0].lstrip("!").replace("*", "Z") for line in path.read_text().splitlines()
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
        lines = self.expect(DONE, "stats", "x.names").stdout.decode().splitlines()
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

    def test_the_worst_case_is_what_the_help_says(self):
        for text, steps in [
            ("fold case\nA\nB\n", 3),  # node, slot, record
            ("fold case\n*\n", 3 + 0 + 2 * 1),  # no probe, the one literal twice
            ("fold case\nA-*\n", 3 + 2 + 1 + 2 * 1),
            ("fold case\nA-*\nA-B*\nA-B-C*\nA-X*\n", 3 + 2 + 3 + 2 * 3),
            (EDGE, 3 + 2 + 2 + 2 * 2 + 2 + 1 + 2 * 1),
        ]:
            self.assertEqual(self.stats(text)[1]["worst-case steps"], str(steps), text)

    def test_of_nothing(self):
        found = self.stats("fold case\n")[1]
        self.assertEqual((found["rules"].split(":")[0], found["groups"]), ("0", "0:"))


class Draw(command.Case):
    def test_graphviz_draws_it(self):
        self.write("edge.names", EDGE)
        graph = self.expect(DONE, "draw", "edge.names").stdout
        for label in [b'label="cf-ray\\nid 0\\n[internal]"', b'label="x-int-trace\\nid 3\\n[internal]\\n[debug]"',
                      b'label="x-int-public-\\nid -1\\nnot [internal]"', b"prefix0 -> prefix1"]:
            self.assertIn(label, graph)
        self.write("marks.names", "fold none\n['`|]\n!x'`|*\nit's-~^\n*\n")
        self.write("many.names", "fold case\n" + "".join(f"X-{i * 7919 % 10007:05}-{i:05}-tail\n" for i in range(800)))
        if not shutil.which("dot"):
            self.skipTest("there is no dot")
        for name in ("edge.names", "marks.names"):
            graph = self.expect(DONE, "draw", name).stdout
            drawn = subprocess.run(["dot", "-Tplain"], input=graph, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   timeout=120)
            self.assertEqual((drawn.returncode, drawn.stderr), (0, b""))
            self.assertGreater(drawn.stdout.count(b"\nnode "), 3)

    def test_each_node_and_record_once(self):
        for count in (5, 3000):
            self.write("x.names",
                       "fold case\n" + "".join(f"X-{i * 7919 % 10007:05}-{i:05}-tail\n" for i in range(count)))
            graph = self.expect(DONE, "draw", "x.names").stdout.decode()
            records = re.findall(r"^ +(record\d+) \[label", graph, re.M)
            nodes = re.findall(r"^ +(node\d+) \[label", graph, re.M)
            self.assertEqual((len(records), len(set(records))), (count, count))
            self.assertEqual(len(nodes), len(set(nodes)))
            self.assertEqual({edge for edge in re.findall(r"^ +(node\d+) ->", graph, re.M)}, set(nodes))


class Dump(command.Case):
    def test_the_table_is_told_byte_by_byte(self):
        self.write("edge.names", EDGE)
        table = self.expect(DONE, "gen", "edge.names", "-o", "-", "--format", "bin").stdout
        dump = self.expect(DONE, "gen", "edge.names", "--dump", "table").stdout.decode()
        dump = re.sub(r"^        00 \* (\d+)$", lambda zeros: "        " + "00" * int(zeros[1]), dump, flags=re.M)
        told = "".join(re.findall(r"^        ((?:[0-9a-f]{2} ?)+)$", dump, re.M)).replace(" ", "")
        self.assertEqual(bytes.fromhex(told), table)

    def test_the_rules_are_told_with_their_places(self):
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
