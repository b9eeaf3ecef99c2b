# SPDX-License-Identifier: Apache-2.0 OR MIT
"""The CPU time of proxies per request, under load from h2load. The measurements of the adapters use it."""

import pathlib
import statistics
import subprocess

LIST = pathlib.Path(__file__).resolve().parents[1] / "lists" / "edge-exact.names"


def exact_names():
    """Returns the names of LIST, which the removers of other projects get as settings."""
    lines = [line.split("#")[0].strip() for line in LIST.read_text().splitlines()]
    return [line for line in lines if line and not line.startswith(("[", "fold "))]


def cpu_of(pid):
    """Returns the CPU time of all threads of a process in µs."""
    return sum(int(path.read_text().split()[0]) for path in pathlib.Path(f"/proc/{pid}/task").glob("*/schedstat")) / 1000


def time_in_turns(proxies, fields, rounds, requests):
    """Sends requests with these options of h2load to each proxy in turn. proxies has for each name a process and a port.
    Returns for each name the µs per request of each round."""
    times = {name: [] for name in proxies}
    order = list(proxies)
    for turn in range(rounds + 1):
        for name in order[turn % len(order):] + order[:turn % len(order)]:
            pid, port = proxies[name]
            before = cpu_of(pid)
            output = subprocess.run(["h2load", "--h1", "-n", str(requests), "-c", "8", "-t", "1", *fields, f"http://127.0.0.1:{port}/"],
                                    stdout=subprocess.PIPE, check=True).stdout
            assert f"{requests} succeeded".encode() in output and f"status codes: {requests} 2xx".encode() in output, output
            if turn:  # the first turn is a warm-up
                times[name].append((cpu_of(pid) - before) / requests)
    return times


def print_times(times):
    """Prints median and quartiles, and the difference from the first proxy."""
    base = None
    for name, values in times.items():
        median, spread = statistics.median(values), statistics.quantiles(values, n=4)
        base = median if base is None else base
        print(f"  {name:26} {median:7.2f} ({spread[0]:.2f} to {spread[2]:.2f}) {median - base:+7.2f}")
