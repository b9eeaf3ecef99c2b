# SPDX-License-Identifier: Apache-2.0 OR MIT
"""bench/peers/generate_re2c.py: the automata of random lists return the ids of reference 2.5 and 2.6, under every fold."""

import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

SOURCE = os.environ["HDRTRIE_SOURCE"]
sys.path.insert(0, SOURCE + "/tests/support")
import tap_cases  # noqa: E402

FOLDS = {"none": None, "case": "(?!)", "underscore": "_", "separators": "[^a-z0-9]"}
LISTS, RULES, NAMES = 16, 12, 400
RE2C = shutil.which("re2c")


def fold_text(text, fold):
    return text if fold == "none" else re.sub(FOLDS[fold], "-", text.lower())


def draw(source, longest):
    return "".join(source.choice("abA-_.1") for _ in range(source.randint(1, longest)))


def draw_rules(source, fold):
    """Returns (exception, kind, literal, group) by their keys. Half of the lists have no suffix."""
    kinds = source.choice([["exact", "prefix"], ["exact", "prefix", "suffix"]])
    rules = {}
    while len(rules) < RULES:
        kind, literal, group = source.choice(kinds), draw(source, 4), source.randrange(3)
        rules.setdefault((kind, fold_text(literal, fold), group), (source.random() < 0.3, kind, literal, group))
    return list(rules.values())


def print_list(rules, fold):
    stars = {"exact": "{}", "prefix": "{}*", "suffix": "*{}"}
    lines = [f"[g{group}]\n{'!' if exception else ''}{stars[kind].format(literal)}\n" for exception, kind, literal, group in rules]
    return f"fold {fold}\n" + "".join(lines)


def find(rules, fold, name):
    """Decides each group by its most specific rule, then takes the most specific of these that is not an exception."""
    ids, best = {}, {}
    name = fold_text(name, fold)
    for exception, kind, literal, group in rules:
        key = (kind, fold_text(literal, fold))
        number = -1 if exception else ids.setdefault(key, len(ids))
        matches = {"exact": name == key[1], "prefix": name.startswith(key[1]), "suffix": name.endswith(key[1])}[kind]
        rank = (kind == "exact", len(literal), kind == "prefix")
        if matches and (group not in best or rank > best[group][0]):
            best[group] = (rank, number)
    return max((found for found in best.values() if found[1] >= 0), default=(0, -1))[1]


@unittest.skipUnless(RE2C, "re2c is not installed: run ./dev setup bench")
class Automata(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def generate(self, number, rules, fold):
        """Writes the automaton of one list. Returns C that includes it."""
        path = self.folder / f"{number}.names"
        path.write_text(print_list(rules, fold), encoding="utf-8")
        rows, automaton, header = (path.with_suffix(suffix) for suffix in [".rows", ".re", ".h"])
        common = ["--fold", fold, "-o"]
        listing = [f"{SOURCE}/bench/harness/listing.py", path, "--form", "rows", "--presets", SOURCE + "/lists"]
        subprocess.run([sys.executable, *listing, *common, rows], check=True)
        subprocess.run([sys.executable, f"{SOURCE}/bench/peers/generate_re2c.py", rows, *common, automaton], check=True)
        subprocess.run([RE2C, "-b", "-i", "-o", header, automaton], check=True)
        names = "re2c_lookup re2c_ending re2c_ids".split()
        return "".join(f"#undef {name}\n#define {name} {name}_{number}\n" for name in names) + f'#include "{header}"\n'

    def test_random_lists(self):
        source = random.Random(1)
        text, calls, wanted = "#include <stdint.h>\n#include <stdio.h>\n", "", []
        for number in range(LISTS):
            fold = list(FOLDS)[number % len(FOLDS)]
            rules = draw_rules(source, fold)
            text += self.generate(number, rules, fold)
            names = sorted({draw(source, 8) for _ in range(NAMES)})
            if fold == "none":  # listing.py lowers such lists
                rules = [(exception, kind, literal.lower(), group) for exception, kind, literal, group in rules]
            wanted += [(fold, print_list(rules, fold), name, find(rules, fold, name)) for name in names]
            calls += "".join(f'    printf("%d\\n", (int)re2c_lookup_{number}("{name}", {len(name)}));\n' for name in names)
        (self.folder / "main.c").write_text(text + "int main(void)\n{\n" + calls + "}\n", encoding="utf-8")
        compiler = os.environ.get("CC", "cc").split()
        subprocess.run([*compiler, "-O0", "-w", "-o", self.folder / "main", self.folder / "main.c"], check=True)
        found = subprocess.run([self.folder / "main"], capture_output=True, check=True, text=True).stdout.split()
        self.assertEqual(len(found), len(wanted))
        self.assertGreater(len({answer for _, _, _, answer in wanted}), 5)
        for (fold, rules, name, answer), number in zip(wanted, found):
            self.assertEqual(int(number), answer, f"{name} under {fold}:\n{rules}")


tap_cases.main()
