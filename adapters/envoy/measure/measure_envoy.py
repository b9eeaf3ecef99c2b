#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Measures the CPU time that removing fields takes in Envoy.

usage: adapters/envoy/measure/measure_envoy.py [--rounds N] [--requests N]

It prints the user and system time of an Envoy with one worker per proxied request (h2load), variants in turn: median and
quartiles. All removers get the 118 names of lists/edge-exact, for requests and responses:

    nothing                     no remover
    empty module                a module whose hooks return at once
    request_headers_to_remove   the setting of routes, and response_headers_to_remove
    header_mutation             Envoy's filter, with one mutation per name
    hdrtrie                     our module

Measure on an idle machine, and compare only ratios within one run. Run ./dev setup envoy first.
"""

import argparse
import http.client
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
MODULE = ROOT / "build" / "adapters" / "envoy" / "libhdrtrie_envoy.so"
os.environ["HDRTRIE_ENVOY_FOLDER"], os.environ["HDRTRIE_ENVOY_MODULE"] = str(ROOT / "build-envoy"), str(MODULE)
sys.path[:0] = [str(HERE.parent), str(HERE.parents[1])]
from envoy_server import EXE, Envoy, TYPES, listener, module_filter, route  # noqa: E402
from proxied_load import LIST, exact_names, print_times, time_in_turns  # noqa: E402
from test_envoy_fields import OMITTED, corpus  # noqa: E402


def compile_empty_module(folder):
    """Writes libempty.so, with the hooks of our module."""
    symbols = subprocess.run(["nm", "-D", "--defined-only", MODULE], stdout=subprocess.PIPE, check=True).stdout.decode()
    hooks = [line.split()[2] for line in symbols.splitlines() if "envoy_dynamic_module_on_" in line]
    values = {hook: '"v0.1.0"' if hook.endswith("_init") else "&one" if hook.endswith("_new") else "0" for hook in hooks}
    source = folder / "empty.c"
    source.write_text("static int one;\n" + "".join(
        f"const void *{hook}(void) {{ return {value}; }}\n" for hook, value in values.items()))
    subprocess.run(["cc", "-O2", "-shared", "-fPIC", "-o", folder / "libempty.so", source], check=True)


def variants():
    """Returns for each name the filters and settings of the listener."""
    names = exact_names()
    mutations = [{"remove": name} for name in names]
    own = {"request_headers_to_remove": names, "response_headers_to_remove": names, "virtual_hosts": [
        {"name": "all", "domains": ["*"], "routes": [route()]}]}
    mutation = {"name": "mutation", "typed_config": {
        "@type": f"{TYPES}envoy.extensions.filters.http.header_mutation.v3.HeaderMutation",
        "mutations": {"request_mutations": mutations, "response_mutations": mutations}}}
    return {
        "nothing": ((), {}),
        "empty module": ([module_filter("", "empty")], {}),
        "request_headers_to_remove": ((), {"route_config": own}),
        "header_mutation": ([mutation], {}),
        "hdrtrie": ([module_filter(f"strip request {LIST}\nstrip response {LIST}\n")], {}),
    }


def upstream_listener():
    """An Envoy that answers by itself is a faster upstream than one in Python."""
    routes = [{"match": {"prefix": "/"}, "direct_response": {"status": 200, "body": {"inline_string": "ok"}},
               "response_headers_to_add": [{"header": {"key": key, "value": "v"}} for key in (
                   "server", "content-type", "cache-control", "etag", "cf-ray", "x-cache", "vary", "age")]}]
    return listener("upstream", routes=routes)


def check_response(variant, port, listed):
    """Fails if listed fields of a response pass a remover, or if another variant removes them."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/")
    response = connection.getresponse()
    passed = sorted({name.lower() for name, _ in response.getheaders()} & listed)
    connection.close()
    removes = variant not in ("nothing", "empty module")
    if response.status != 200 or removes == bool(passed):
        sys.exit(f"measure_envoy: {variant}: status {response.status}, listed fields that passed: {' '.join(passed) or 'none'}")


def measure(folder, rounds, requests):
    head = sorted(corpus(), key=len)[-len(list(corpus())) // 6]  # a long head with listed names
    listed = {name.lower() for name in exact_names()}
    options = [word for name, value in head for word in ("-H", f"{name}: {value}")]
    envoys = {}
    compile_empty_module(folder)
    (folder / "upstream").mkdir()
    upstream = Envoy(folder / "upstream", 1).start(upstream_listener())
    try:
        for number, (name, (filters, manager)) in enumerate(variants().items()):
            (folder / str(number)).mkdir()
            envoys[name] = Envoy(folder / str(number), upstream.ports()["upstream"],
                                 modules=folder if name == "empty module" else MODULE.parent)
            envoys[name].start(listener("main", filters, [route()] if not manager else None, manager))
            check_response(name, envoys[name].ports()["main"], listed)
        times = time_in_turns({name: (envoy.process.pid, envoy.ports()["main"]) for name, envoy in envoys.items()}, options, rounds, requests)
    finally:
        for envoy in [*envoys.values(), upstream]:
            envoy.stop()
    print(f"us of CPU per proxied request of {len(head) + 1} fields, {sum(name.lower() in listed for name, _ in head)} of them"
          f" listed; {rounds} runs of {requests} requests, variants in turn")
    print_times(times)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rounds", type=int, default=7, help="runs of h2load per variant (default: 7)")
    arguments.add_argument("--requests", type=int, default=30000, help="requests per run (default: 30000)")
    given = arguments.parse_args()
    if given.rounds < 2:
        arguments.error("--rounds must be at least 2: quartiles need two runs")
    if EXE is None:
        sys.exit("Envoy is not installed: run ./dev setup envoy")
    subprocess.run([ROOT / "tools" / "build", MODULE.relative_to(ROOT / "build")], check=True)
    version = subprocess.run([EXE, "--version"], stdout=subprocess.PIPE, check=True).stdout.decode()
    print(time.strftime("%Y-%m-%d"), "Envoy", re.search(r"/(\d+\.\d+\.\d+)/", version).group(1))
    with tempfile.TemporaryDirectory() as name:
        measure(pathlib.Path(name), given.rounds, given.requests)


if __name__ == "__main__":
    main()
