#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Records a run in bench/results/CPU/DATE/: the figures that report.py and plots.py need, the report, and the compilers.

    record.py build/bench.json... [--counts FILE] --report FILE

Prints the folder. Does not record the machine's name. Delete the older run of the same machine afterwards: the project keeps
only the newest.
"""

import argparse
import collections
import datetime
import json
import pathlib
import re
import shlex

ROOT = pathlib.Path(__file__).resolve().parents[2]
CONTEXT = ["date", "num_cpus", "mhz_per_cpu", "cpu_scaling_enabled", "caches", "compiler"]
RESULT = ["name", "run_type", "bytes", "total_bytes", "fields"]
FLAGS = re.compile(r"-(O|m|f(?!diagnostics)|std=|g$|DNDEBUG|D_FORTIFY)")


def name_cpu():
    """Returns a folder name made of the CPU's model."""
    text = pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8")
    fields = dict(re.findall(r"^(model name|cpu family|model)\s*: (.*)$", text, re.MULTILINE))
    # Virtual machines often name only the vendor; family and model identify the generation.
    name = f"{fields.get('model name', 'unknown')} {fields.get('cpu family', '')} {fields.get('model', '')}"
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"\(R\)|\(TM\)|CPU|Processor|@.*GHz", " ", name).lower()).strip("-")


def find_flags(folder):
    """Returns the compiler flags of the timed loops in that build folder."""
    for entry in json.loads((folder / "compile_commands.json").read_text(encoding="utf-8")):
        if entry["file"].endswith("bench/own/generated_table.c"):
            return [word for word in shlex.split(entry["command"]) if FLAGS.match(word)]
    return []


def trim(run):
    """Returns one record per benchmark with the values that the report needs; its repetitions are one list."""
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
    """Merges the files into one run per compiler."""
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
    """Writes one benchmark per line, so that people and diff can read the file."""
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
