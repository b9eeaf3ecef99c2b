# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Runs hdrtrie_bench_count under valgrind's tools. The counts depend neither on the machine nor on its load.

Valgrind has no AVX-512: it simulates the other backends, and an exported function that selects among them.
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

LINE_LEN = 64


class Missing(Exception):
    """The program cannot run that row here."""


def find_valgrind():
    """Returns whether valgrind is installed; prints a message if it is not."""
    if shutil.which("valgrind"):
        return True
    print("count: MISSING: valgrind is not installed, so nothing was counted: run ./dev setup bench", file=sys.stderr)
    return False


def run(options, program):
    result = subprocess.run(["valgrind", *options, *program], capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise Missing((result.stderr.splitlines() or ["no message"])[-1])
    return result.stdout


def count(program, corpus, list_name, row, what):
    """Returns (instructions, mispredictions) per name. what: percent of misses, or "clear" for fields of requests."""
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "callgrind.out"
        # the * matches suffixes such as .isra.0, which compilers add
        options = ["--tool=callgrind", "--branch-sim=yes", "--cache-sim=no", f"--callgrind-out-file={out}"]
        options += ["--toggle-collect=count_find*", "--toggle-collect=count_clear*"]
        names = int(run(options, [program, corpus, list_name, *row, what]))
        lines = out.read_text(encoding="utf-8").splitlines()
    events = next(line for line in lines if line.startswith("events:")).split()[1:]
    totals = next(line for line in lines if line.startswith(("totals:", "summary:"))).split()[1:]
    figures = dict(zip(events, map(int, totals)))
    if figures["Ir"] == 0:
        sys.exit("count: callgrind did not find the functions count_*: build the program without strip")
    return figures["Ir"] / names, (figures.get("Bcm", 0) + figures.get("Bim", 0)) / names


def count_attacks(program, corpus, list_name, row):
    """Returns the instructions per request of each kind of attack, by its name; None if the list has no such names."""
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "callgrind.out"
        options = ["--tool=callgrind", "--cache-sim=no", f"--callgrind-out-file={out}"]
        options += ["--toggle-collect=count_clear*", "--dump-after=count_attack*"]
        kinds = [line.split(" ", 1) for line in run(options, [program, corpus, list_name, *row, "attacks"]).splitlines()]
        counts = {}
        for part, (requests, kind) in enumerate(kinds, 1):
            lines = pathlib.Path(f"{out}.{part}").read_text(encoding="utf-8").splitlines()
            total = next(line for line in lines if line.startswith(("totals:", "summary:"))).split()[1]
            counts[kind] = int(total) / int(requests) if int(requests) else None
    return counts


def trace_lines(program, corpus, list_name, row):
    """Returns a list: how many cache lines of the table each find reads, without the header."""
    with tempfile.TemporaryDirectory() as folder:
        log = pathlib.Path(folder) / "lackey.out"
        options = ["--tool=lackey", "--trace-mem=yes", f"--log-file={log}"]
        table, header_len, hot_len, marker = run(options, [program, corpus, list_name, *row, "lines"]).split()
        first, marker = int(table, 16), int(marker, 16)
        begin, end = first + int(header_len), first + int(hot_len)
        finds, current = [], None
        with open(log, encoding="utf-8") as trace:
            for entry in trace:
                kind = entry[:2]
                if kind not in (" L", " S", " M"):
                    continue
                address, length = entry[3:].split(",")
                address = int(address, 16)
                if kind == " S" and address == marker:
                    current = set()
                    finds.append(current)
                elif kind == " L" and current is not None and begin <= address < end:
                    last = address + int(length) - 1
                    current.update(range(address // LINE_LEN, last // LINE_LEN + 1))
    return [len(lines) for lines in finds[:-1]]
