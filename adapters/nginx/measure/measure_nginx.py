#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Measures the cost of the module in nginx.

usage: adapters/nginx/measure/measure_nginx.py [--loop] [--rounds N] [--requests N]

It prints three tables; with --loop only the first, and the goal S6. All use the 118 names of lists/edge-exact, and the first
also uses lists/edge with its patterns:

    loop          ns per request for the clearing function alone, in nginx, over the corpus (ngx_http_hdrtrie_measure_module.c)
    instructions  instructions of a worker for one more request under callgrind, and the difference from nginx without a remover
    cpu           user and system time of a worker per proxied request (h2load), variants in turn: median and quartiles

Measure times on an idle machine, and compare only ratios within one run. Instructions are the same in every run. Run
./dev setup adapters first.
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
BUILD = ROOT / "build" / "measure" / "nginx"
MODULE = BUILD / "objects" / "ngx_http_hdrtrie_module.so"
LOOP = BUILD / "objects" / "ngx_http_hdrtrie_measure_module.so"
os.environ["HDRTRIE_NGINX_MODULE"] = str(MODULE)
sys.path[:0] = [str(HERE.parent), str(HERE.parents[1])]
from nginx_server import HEADERS_MORE, Client, Nginx  # noqa: E402
from proxied_load import exact_names, print_times, time_in_turns  # noqa: E402

GOAL_NS = 75
EDGE = ROOT / "bench" / "corpus" / "edge"
# Fields that a replayed request must not have: the corpus does not contain bodies, and the connection must remain open.
OMITTED = (b"host", b"content-length", b"transfer-encoding", b"expect", b"upgrade", b"connection", b"http2-settings")


def corpus():
    """Yields the lines of each head, without the fields in OMITTED."""
    for path in sorted(EDGE.glob("*.http")):
        lines = path.read_bytes().split(b"\r\n\r\n")[0].split(b"\r\n")[1:]
        yield [line for line in lines if line.split(b":")[0].lower() not in OMITTED]


def variants():
    """Returns for each name the directives of the http block and the modules to load."""
    names = exact_names()
    core = "proxy_set_header Connection ''; proxy_http_version 1.1;"
    lists = f"hdrtrie_list exact {ROOT}/lists/edge-exact.names;"
    more = "".join(f"more_clear_input_headers {name};\n" for name in names)
    return {
        "no directive": (core, ()),
        "proxy_set_header": (core + "".join(f'proxy_set_header {name} "";\n' for name in names), ()),
        "headers-more": (core + more, (HEADERS_MORE,)),
        "hdrtrie": (f"{core} {lists} hdrtrie_clear_request exact;", (MODULE,)),
        "hdrtrie_connection": (f"{core} {lists} hdrtrie_clear_request exact; hdrtrie_connection on;", (MODULE,)),
    }


def proxy(folder, upstream, http, modules, **more):
    folder.mkdir()
    text = f"""upstream behind.example {{ server 127.0.0.1:{upstream.port}; keepalive 8; }}
        keepalive_requests 1000000000;
        proxy_headers_hash_max_size 4096; proxy_headers_hash_bucket_size 256; {http}
        server {{ listen 127.0.0.1:{{port}}; location / {{ proxy_pass http://behind.example/; }} }}"""
    return Nginx(folder, text, modules=[str(module) for module in modules], level="error", **more)


def measure_loop(folder):
    print("loop: ns per request; the median of 201 differences from the same loop without the call")
    print(f"  {'list':12} {'fields':>10} {'heads':>6} {'mean':>6} {'removed':>8} {'marks':>8} {'total':>8}")
    figures = {}
    for name in ("edge", "edge-exact"):
        for fewest, most in ((10, 19), (20, 30), (10, 30)):
            text = (f"hdrtrie_list measured {ROOT}/lists/{name}.names; hdrtrie_clear_request measured;"
                    f"hdrtrie_measure {EDGE} {fewest} {most}; server {{ listen 127.0.0.1:{{port}}; }}")
            nginx = Nginx(folder, text, modules=(str(MODULE), str(LOOP)), main="master_process off;", level="error")
            output = subprocess.run(nginx.command("-g", "daemon off;"), stdout=subprocess.PIPE, check=True).stdout.decode()
            row = dict(re.findall(r"(\w+) ([0-9.]+)", output))
            print(f"  {name:12} {fewest:>4} to {most:>2} {row['heads']:>6} {row['fields']:>6} {row['removed']:>8}"
                  f" {row['marks']:>8} {row['clear']:>8}", flush=True)
            figures[name, fewest, most] = float(row["clear"])
    headline = figures["edge", 20, 30]
    verdict = "met" if headline < GOAL_NS else "MISSED"
    print(f"S6  {verdict}  edge, 20 to 30 fields: cleared in under {GOAL_NS} ns per request: {headline}")


def count_instructions(folder, upstream, http, modules, repeats, function=None):
    """Returns the instructions for repeats passes over the corpus, in the whole process or in one function; and the number of heads."""
    out = folder / "callgrind.out"
    nginx = proxy(folder, upstream, http, modules, main="master_process off;", patience=120,
                  wrap=["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}",
                        *([f"--toggle-collect={function}"] if function else [])])
    nginx.start()
    heads = list(corpus())
    with Client(nginx.port) as client:
        for _ in range(repeats):
            for fields in heads:
                assert client.request("/", fields).status == 200
    nginx.stop()
    return int(re.search(r"^(?:summary|totals): (\d+)", out.read_text(), re.MULTILINE).group(1)), len(heads)


def measure_instructions(folder, upstream):
    print("instructions: of a worker for one more request of the corpus, and the difference from the first row")
    base = None
    for number, (name, (http, modules)) in enumerate(variants().items()):
        if HEADERS_MORE in modules and not HEADERS_MORE.exists():
            print(f"  {name:20} skipped: the module is not installed")
            continue
        few, heads = count_instructions(folder / f"few{number}", upstream, http, modules, 2)
        many, _ = count_instructions(folder / f"many{number}", upstream, http, modules, 4)
        each = (many - few) / (2 * heads)
        base = base if base is not None else each
        inside = ""
        if name.startswith("hdrtrie"):
            own, _ = count_instructions(folder / f"own{number}", upstream, http, modules, 2, "ngx_http_hdrtrie_handler")
            inside = f"  {own / (2 * heads):.0f} of these in the handler"
        print(f"  {name:20} {each:10.0f} {each - base:+10.0f}{inside}", flush=True)


def worker_of(nginx):
    return int(pathlib.Path(f"/proc/{nginx.process.pid}/task/{nginx.process.pid}/children").read_text().split()[0])


def measure_cpu(folder, upstream, rounds, requests):
    head = sorted(corpus(), key=len)[-len(list(corpus())) // 6]  # a long head with listed names
    names = {name.lower() for name in exact_names()}
    internal = sum(line.split(b":")[0].decode().lower() in names for line in head)
    options = [word for line in head for word in ("-H", line.decode("latin-1"))]
    servers = {}
    for number, (name, (http, modules)) in enumerate(variants().items()):
        if HEADERS_MORE in modules and not HEADERS_MORE.exists():
            continue
        servers[name] = proxy(folder / f"cpu{number}", upstream, http, modules)
        servers[name].start()
    times = time_in_turns({name: (worker_of(server), server.port) for name, server in servers.items()}, options, rounds, requests)
    for server in servers.values():
        server.stop()
    print(f"cpu: us per proxied request of {len(head) + 1} fields, {internal} of them listed;"
          f" {rounds} runs of {requests} requests, variants in turn")
    print_times(times)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--loop", action="store_true", help="measure only the clearing function alone")
    arguments.add_argument("--rounds", type=int, default=7, help="runs of h2load per variant (default: 7)")
    arguments.add_argument("--requests", type=int, default=30000, help="requests per run (default: 30000)")
    given = arguments.parse_args()
    subprocess.run([HERE.parent / "build_module.sh", BUILD], check=True, env={**os.environ, "NGINX_MEASURE": "1"})
    print(time.strftime("%Y-%m-%d"), subprocess.run(["nginx", "-v"], stderr=subprocess.PIPE).stderr.decode().strip())
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        folder.chmod(0o755)
        upstream_folder = folder / "upstream"
        upstream_folder.mkdir()
        upstream = Nginx(upstream_folder, "keepalive_requests 1000000000; server { listen 127.0.0.1:{port}; return 200 ok; }",
                         modules=(), level="error").start()
        try:
            measure_loop(folder)
            if given.loop:
                return
            measure_instructions(folder, upstream)
            measure_cpu(folder, upstream, given.rounds, given.requests)
        finally:
            upstream.stop()


if __name__ == "__main__":
    main()
