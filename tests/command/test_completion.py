# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Completion for bash and zsh: it offers every option of the help, and no other."""

import re
import shutil
import subprocess

import command
from command import DONE, EDGE, SOURCE

COMPLETION = SOURCE / "gen/completion"
SUBCOMMANDS = ["gen", "stats", "explain", "strip", "draw"]


class Completion(command.Case):
    def options_of_help(self, subcommand):
        """The words that begin with - in the synopsis, and --help."""
        synopsis = self.expect(DONE, "help", subcommand).stdout.decode().split("\n\n")[0]
        return {"--help"} | set(re.findall(r"(?<![\w-])(-{1,2}[A-Za-z][\w-]*)", synopsis))

    def complete_in_bash(self, *words):
        """What bash offers for the last word."""
        if not shutil.which("bash"):
            self.skipTest("bash is missing")
        script = (f'source {COMPLETION}/hdrtrie.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _hdrtrie; '
                  'printf "%s\\n" "${COMPREPLY[@]}"')
        result = subprocess.run(["bash", "-c", script, "bash", "hdrtrie", *words], cwd=self.folder, check=True,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
        return set(result.stdout.decode().split())

    def test_bash_offers_the_options_of_each_subcommand(self):
        for subcommand in SUBCOMMANDS:
            with self.subTest(subcommand):
                self.assertEqual(self.complete_in_bash(subcommand, "-"), self.options_of_help(subcommand))

    def test_bash_offers_subcommands_topics_words_and_files(self):
        self.write("edge.names", EDGE)
        self.assertEqual(self.complete_in_bash(""), {*SUBCOMMANDS, "help", "--help", "--version"})
        self.assertEqual(self.complete_in_bash("st"), {"stats", "strip"})
        self.assertEqual(self.complete_in_bash("help", ""), {*SUBCOMMANDS, "list", "all"})
        self.assertEqual(self.complete_in_bash("gen", "--dump", "t"), {"trie", "table"})
        self.assertEqual(self.complete_in_bash("explain", "--expect", ""), {"match", "none"})
        self.assertEqual(self.complete_in_bash("stats", "ed"), {"edge.names"})
        self.assertEqual(self.complete_in_bash("strip", "edge.names", "-g", ""), {"internal", "debug"})

    def test_zsh_names_the_options_of_each_subcommand(self):
        text = (COMPLETION / "hdrtrie.zsh").read_text()
        cases = dict(re.findall(r"(?ms)^(\w+)\)(.*?);;", text))
        self.assertEqual(set(cases), {*SUBCOMMANDS, "help"})
        for subcommand in SUBCOMMANDS:
            found = set(re.findall(r"'\*?(-[\w-]+)\[", cases[subcommand]))
            self.assertEqual(found, self.options_of_help(subcommand), subcommand)

    def test_zsh_reads_its_file(self):
        if not shutil.which("zsh"):
            self.skipTest("zsh is missing")
        result = subprocess.run(["zsh", "-n", str(COMPLETION / "hdrtrie.zsh")], stdout=subprocess.PIPE,
                                stderr=subprocess.STDOUT, timeout=60)
        self.assertEqual((result.returncode, result.stdout), (0, b""))


if __name__ == "__main__":
    command.main()
