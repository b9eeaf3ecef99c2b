#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Measures the ways to clear a request of Pingora, subjects in turn.

usage: bindings/rust/bench/measure_rust.py [--rounds N] [--seconds S] [--requests N] [--profile NAME] [--markdown]

In each round it times every subject of every workload once, in a new random order, each by its own run of the benchmark.
Such a run first compares its subject with the oracle, and fails if it is wrong. The report has the median of the rounds in
ns per request, half the interquartile range, and ratios within the rounds: the time of a peer divided by that of the row
(loop, trie-hard), and that of the row divided by the lower bound (walk). Then follow the goals.

Measure on an idle machine, and compare only ratios. Run ./dev setup rust first.
"""

import argparse
import json
import os
import pathlib
import platform
import random
import shutil
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
WORKSPACE = HERE.parent


def cpu():
    models = [line.split(": ")[1] for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    return models[0] if models else platform.machine()


def build(profile):
    """Compiles the benchmark; returns its path."""
    output = subprocess.run(
        ["cargo", "bench", "--locked", "-p", "hdrtrie-rust-bench", "--bench", "clear_internal_headers", "--profile", profile, "--no-run",
         "--message-format", "json-render-diagnostics"], cwd=WORKSPACE, stdout=subprocess.PIPE, check=True).stdout
    messages = [json.loads(line) for line in output.splitlines()]
    return next(message["executable"] for message in messages
                if message.get("executable") and message["target"]["name"] == "clear_internal_headers")


def list_benchmarks(program):
    """Returns the names WORKLOAD/SUBJECT."""
    output = subprocess.run([program, "--bench", "--list", "--format", "terse"], cwd=HERE, stdout=subprocess.PIPE, check=True).stdout.decode()
    return [line.removesuffix(": benchmark") for line in output.splitlines() if line.endswith(": benchmark")]


def time_once(program, name, seconds, results):
    """Runs one benchmark; returns its median in ns per request."""
    shutil.rmtree(results / name, ignore_errors=True)
    command = [program, "--bench", "--exact", name, "--noplot", "--sample-size", "10", "--warm-up-time", str(seconds / 4),
               "--measurement-time", str(seconds)]
    run = subprocess.run(command, cwd=HERE, env={**os.environ, "CRITERION_HOME": str(results)}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if run.returncode:
        sys.exit(run.stdout.decode() + f"measure_rust: {name} failed")
    folder = results / name / "new"
    passes = json.loads((folder / "estimates.json").read_text())["median"]["point_estimate"]
    return passes / json.loads((folder / "benchmark.json").read_text())["throughput"]["Elements"]


def ratio(over, under):
    """The median of the ratios within the rounds."""
    return statistics.median(a / b for a, b in zip(over, under))


def print_report(times, markdown):
    """times: workload -> subject -> one time per round."""
    row = "| {} | {} | {} | {} | {} | {} |" if markdown else "{:18} {:>9} {:>7} {:>13} {:>18} {:>12}"
    for workload, subjects in times.items():
        print(f"\n{workload}:\n")
        print(row.format("subject", "ns", "±", "loop / this", "trie-hard / this", "this / walk"))
        if markdown:
            print("|---|---|---|---|---|---|")
        for name, values in subjects.items():
            low, _, high = statistics.quantiles(values, n=4)
            print(row.format(name, f"{statistics.median(values):.1f}", f"{(high - low) / 2:.1f}", *(f"{value:.2f}" for value in (
                ratio(subjects["loop"], values), ratio(subjects["trie-hard"], values), ratio(values, subjects["walk"])))))
    print("\ngoals, for the fastest form of hdrtrie that ignores case:\n")
    ours = [name for name in next(iter(times.values())) if name in ("find-case", "mark-case")]
    for workload, subjects in times.items():
        best = min(ours, key=lambda name: statistics.median(subjects[name]))
        if workload.startswith("unlisted"):
            goals = [("this / walk", ratio(subjects[best], subjects["walk"]), "at most", 1.7)]
        else:
            goals = [("loop / this", ratio(subjects["loop"], subjects[best]), "at least", 10),
                     ("trie-hard / this", ratio(subjects["trie-hard"], subjects[best]), "at least", 2.0)]
            share = ratio([a + b for a, b in zip(subjects["walk"], subjects["remove-known"])], subjects[best])
        for what, value, bound, goal in goals:
            met = value <= goal if bound == "at most" else value >= goal
            print(f"- {workload}, {best}: {what} is {value:.2f}, goal {bound} {goal}: {'met' if met else 'MISSED'}")
        if not workload.startswith("unlisted"):
            print(f"- {workload}, {best}: walk and remove-known, which only the host can make faster, take {share:.0%} of the time")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rounds", type=int, default=9, help="times that each subject is timed (default: 9)")
    arguments.add_argument("--seconds", type=float, default=0.5, help="time of one measurement (default: 0.5)")
    arguments.add_argument("--requests", help="requests of a pass; fewer than the default are only for a test")
    arguments.add_argument("--profile", default="bench", help="the profile of cargo (default: bench)")
    arguments.add_argument("--markdown", action="store_true", help="print tables in Markdown")
    given = arguments.parse_args()
    if given.rounds < 2:
        arguments.error("--rounds must be at least 2: quartiles need two rounds")
    if given.requests:
        os.environ["HDRTRIE_REQUESTS"] = given.requests
    program = build(given.profile)
    results = WORKSPACE / "target" / "measure_rust"
    times = {}
    for name in list_benchmarks(program):
        workload, subject = name.split("/")
        times.setdefault(workload, {})[subject] = []
    for turn in range(given.rounds):
        print(f"measure_rust: round {turn + 1} of {given.rounds}", file=sys.stderr)
        for workload, subjects in times.items():
            for subject in random.Random(turn).sample(list(subjects), len(subjects)):
                subjects[subject].append(time_once(program, f"{workload}/{subject}", given.seconds, results))
    rustc = subprocess.run(["rustc", "--version"], stdout=subprocess.PIPE, check=True).stdout.decode().strip()
    print(f"{time.strftime('%Y-%m-%d')}, {cpu()}, {rustc}, profile {given.profile}, {given.rounds} rounds; ns per request, medians;"
          " every subject agrees with the oracle")
    print_report(times, given.markdown)


if __name__ == "__main__":
    main()
