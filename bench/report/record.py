#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Keeps a run: bench/results/CPU/DATE/ with the figures that report.py and plots.py need, the report, and the compilers.

    record.py build/bench.json... [--counts FILE] --report FILE

Prints the folder. The machine's name is left out.
"""

import argparse
import collections
import datetime
import json
import pathlib
import re
import shlex

ROOT = pathlib.Path(__file__).resolve().parents[1]
CONTEXT = ["date", "num_cpus", "mhz_per_cpu", "cpu_scaling_enabled", "caches", "compiler"]
RESULT = ["name", "run_type", "bytes", "total_bytes", "fields"]
FLAGS = re.compile(r"-(O|m|f(?!diagnostics)|std=|g$|DNDEBUG|D_FORTIFY)")


def name_cpu():
    """The CPU's model as a folder's name."""
    text = pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8")
    fields = dict(re.findall(r"^(model name|cpu family|model)\s*: (.*)$", text, re.MULTILINE))
    # Virtual machines often say no more than the vendor: family and model tell the generation.
    name = f"{fields.get('model name', 'unknown')} {fields.get('cpu family', '')} {fields.get('model', '')}"
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"\(R\)|\(TM\)|CPU|Processor|@.*GHz", " ", name).lower()).strip("-")


def find_flags(folder):
    """How the loops were compiled, in that build folder."""
    for entry in json.loads((folder / "compile_commands.json").read_text(encoding="utf-8")):
        if entry["file"].endswith("bench/subjects/hdrtrie.c"):
            return [word for word in shlex.split(entry["command"]) if FLAGS.match(word)]
    return []


def trim(run):
    """A record a benchmark, with its repetitions in one list, and of each what the report needs."""
    records = {}
    for result in run["benchmarks"]:
        if result.get("run_type") == "iteration":
            record = records.setdefault(result["name"], {key: result[key] for key in RESULT if key in result})
            speeds = record.setdefault("items_per_second", [])
            speeds.append(float(f"{result['items_per_second']:.5g}"))
    return {
        "context": {key: run["context"][key] for key in CONTEXT if key in run["context"]},
        "benchmarks": list(records.values()),
    }


def merge(paths):
    """One run a compiler."""
    runs = collections.OrderedDict()
    for path in paths:
        run = trim(json.loads(path.read_text(encoding="utf-8")))
        compiler = run["context"].get("compiler", "unknown")
        if compiler in runs:
            runs[compiler]["benchmarks"] += run["benchmarks"]
        else:
            run["context"]["flags"] = find_flags(path.parent)
            runs[compiler] = run
    return runs


def write(path, run):
    """A benchmark a line: the files are read by people and by diff."""
    lines = ",\n".join(json.dumps(result) for result in run["benchmarks"])
    path.write_text(f'{{"context": {json.dumps(run["context"])},\n"benchmarks": [\n{lines}\n]}}\n', encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runs", nargs="+", type=pathlib.Path)
    parser.add_argument("--counts", type=pathlib.Path)
    parser.add_argument("--report", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    folder = ROOT / "bench" / "results" / name_cpu() / datetime.date.today().isoformat()
    folder.mkdir(parents=True, exist_ok=True)
    for compiler, run in merge(arguments.runs).items():
        write(folder / f"{compiler.split()[0].lower()}.json", run)
    if arguments.counts:
        (folder / "counts.json").write_bytes(arguments.counts.read_bytes())
    (folder / "report.txt").write_bytes(arguments.report.read_bytes())
    print(folder.relative_to(ROOT))


main()
