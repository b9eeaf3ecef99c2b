# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Runs of the command in which one call fails, and the outcomes that are allowed.

A run that a fault ends must print the file and the error, end with status 3, and leave the old output unchanged without
other files beside it. A run that can continue must end as if nothing had failed. No other outcome is allowed.
"""

import atexit
import collections
import os
import pathlib
import re
import subprocess

import command
from command import BAD_INPUT, DONE, EDGE, IO

SHIM = os.environ["HDRTRIE_FAIL_CALLS"]
LONG = os.environ.get("HDRTRIE_FAULTS") == "long"

LIST = 'include "sub/more.names"\ninclude <hop-by-hop>\n'
MESSAGE = b"POST / HTTP/1.1\r\nHost: a\r\nX_Int_A: 1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nCF-Ray: 1\r\n\r\n"
C_OUTPUT = ("edge.c", "edge.h", "edge.d")
GEN_C = ("gen", "edge.names", "-o", "edge.c", "-H", "edge.h", "--depfile", "edge.d")

Run = collections.namedtuple("Run", "arguments outputs status named", defaults=((), DONE, ()))
# named: files other than the outputs that an error message may name
RUNS = {
    "gen": Run(GEN_C, C_OUTPUT),
    "gen to binary": Run(("gen", "edge.names", "-o", "edge.bin", "--format", "bin", "--depfile", "edge.d"),
                         ("edge.bin", "edge.d")),
    "gen through a link": Run(("gen", "edge.names", "-o", "link.bin", "--format", "bin"), ("link.bin",)),
    "gen to stdout": Run(("gen", "edge.names", "-o", "-", "--name", "edge")),
    "gen from stdin": Run(("gen", "-", "-o", "edge.bin", "--format", "bin"), ("edge.bin",), named=("<stdin>",)),
    "gen from a table": Run(("gen", "table.bin", "-o", "edge.c", "-H", "edge.h"), C_OUTPUT[:2]),
    "gen --check": Run(("gen", "edge.names", "-o", "made.c", "-H", "made.h", "--check")),
    "gen --check of old output": Run(("gen", "edge.names", "-o", "edge.c", "--check"), status=BAD_INPUT),
    "dump rules": Run(("gen", "edge.names", "--dump", "rules")),
    "dump trie": Run(("gen", "edge.names", "--dump", "trie")),
    "dump table": Run(("gen", "table.bin", "--dump", "table")),
    "stats": Run(("stats", "edge.names")),
    "explain": Run(("explain", "edge.names", "x_int_a", "X-Int-Public-A", "Accept", "")),
    "explain a head": Run(("explain", "-v", "edge.names"), named=("standard input",)),
    "explain as JSON": Run(("explain", "--json", "table.bin", "x_int_a", "Accept")),
    "draw": Run(("draw", "table.bin")),
    "strip": Run(("strip", "edge.names"), named=("standard input",)),
    "strip by a table": Run(("strip", "table.bin", "-g", "internal"), named=("standard input",)),
    "a bad list": Run(("gen", "bad.names", "-o", "edge.c"), status=BAD_INPUT),
    "help": Run(("--help",)),
    "version": Run(("--version",)),
}

counts = collections.Counter()


@atexit.register
def print_counts():
    """tools/faults adds up these lines."""
    for what, count in sorted(counts.items()):
        print(f"# count {count} {what}")


class FaultCase(command.Case):
    def setUp(self):
        super().setUp()
        if b"__asan_init" in pathlib.Path(command.EXE).read_bytes():
            self.skipTest("a sanitizer must be the first library and does not run under strace")
        self.write("edge.names", EDGE + LIST)
        self.write("sub/more.names", "".join(f"X-More-{i}-Of-These\n" for i in range(100 if LONG else 4)))
        self.write("bad.names", EDGE + "two words\nX-*-Y\n")
        self.expect(DONE, "gen", "edge.names", "-o", "table.bin", "--format", "bin")
        self.expect(DONE, "gen", "edge.names", "-o", "made.c", "-H", "made.h", "--name", "edge")
        (self.folder / "link.bin").symlink_to("sub/edge.bin")

    def prepare(self, run):
        """Returns input, expected result, and old and new outputs of the same length, so that a run reads and compares
        the old ones."""
        stdin = self.read("edge.names") if "-" in run.arguments[1:2] else MESSAGE
        for name in set(C_OUTPUT) | set(run.outputs):
            self.write(name, "old " + name)
        wanted = self.run_command(*run.arguments, stdin=stdin)
        self.assertEqual(wanted.returncode, run.status, wanted.stderr)
        new = {name: self.read(name) for name in run.outputs}
        old = {name: b"o" * len(new[name]) for name in run.outputs}
        return stdin, wanted, old, new

    def put_old(self, prepared):
        (self.folder / "link.bin").unlink(missing_ok=True)
        (self.folder / "link.bin").symlink_to("sub/edge.bin")
        for name, bytes_ in prepared[2].items():
            self.write(name, bytes_)

    def everything(self):
        return sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("*"))

    def check_run(self, run, prepared, result, errors):
        """Checks a run in which a call failed with one of errors. Returns whether the run failed."""
        _, wanted, old, new = prepared
        text = result.stderr.decode(errors="replace")
        now = {name: self.read(name) for name in run.outputs}
        self.assertTrue((self.folder / "link.bin").is_symlink(), "a link stays a link")
        if result.returncode == run.status:
            self.assertEqual(now, new)
            self.assertEqual(result.stdout, wanted.stdout)
            # Without memory, diagnostics are printed at once, in the order in which they are found.
            self.assertEqual(sorted(result.stderr.splitlines()), sorted(wanted.stderr.splitlines()))
            return False
        self.assertEqual(result.returncode, IO, text)
        self.assertEqual(now, old, text)
        messages = [line for line in text.splitlines() if line.startswith("hdrtrie: ")]
        self.assertNotEqual(messages, [], text)
        names = {argument for argument in run.arguments if "." in argument} | set(run.outputs) | set(run.named)
        names |= {"standard output", "sub/more.names"}
        for line in messages:
            self.assertTrue(any(line.startswith(f"hdrtrie: {name}: ") for name in names), text)
            self.assertTrue(any(error in line for error in errors), text)
        return True

    def repeat(self, run, prepared, errors, **more):
        """Makes one run over old output in which a call fails. Returns whether the run failed."""
        self.put_old(prepared)
        before = self.everything()
        result = self.run_command(*more.pop("arguments", run.arguments), stdin=prepared[0], **more)
        failed = self.check_run(run, prepared, result, errors)
        self.assertEqual(self.everything(), before, "the run left other files beside the output")
        return failed


# A line of strace, without -f: call(arguments) = result
CALL = re.compile(r"^(\w+)\((.*)")
# Calls that fail in another way, or never.
NOT_TRIED = {"exit_group", "rt_sigaction", "getpid", "munmap",
             "brk",  # fails without an errno
             "unlink"}  # see test_a_temporary_file_that_cannot_be_removed_is_reported


class Trace:
    """The system calls of a run after the loader: name, number among the calls of that name, arguments.

    Ends where a command that is built for ./dev coverage begins to write its profile.
    """

    def __init__(self, log):
        self.calls, seen, begun = [], collections.Counter(), False
        for line in pathlib.Path(log).read_text(errors="replace").splitlines():
            match = CALL.match(line)
            if match is None:
                continue
            if ".gcda" in match[2]:
                break
            seen[match[1]] += 1
            begun = begun or match[1] == "rt_sigaction"  # the first call of main: earlier ones belong to the loader
            if begun:
                self.calls.append((match[1], seen[match[1]], match[2]))


def trace(case, run, prepared, *options, **more):
    """Returns the log and the arguments for running the command under strace with these options."""
    log = case.folder.parent / (case.folder.name + ".trace")
    case.addCleanup(lambda: log.unlink(missing_ok=True))
    arguments = ["-qq", "-o", log, *options, command.EXE, *run.arguments]
    return log, dict(exe="strace", arguments=arguments, **more)


def skip_without_strace(case):
    try:
        tried = subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], capture_output=True, timeout=60)
    except FileNotFoundError:
        case.skipTest("strace is missing")
    if tried.returncode != 0:
        case.skipTest("strace cannot trace on this system: " + tried.stderr.decode(errors="replace").strip())
