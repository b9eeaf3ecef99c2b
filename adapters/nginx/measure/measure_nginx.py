#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""What clearing costs in nginx: adapters/nginx/measure/measure [--rounds N] [--requests N]

Three blocks, all with the 118 names of lists/edge-exact, the first also with the patterns of lists/edge:

    loop          ns a request of the clearing function alone, in nginx, over the corpus (ngx_http_hdrtrie_measure_module.c)
    instructions  what one more request costs a worker under callgrind, less what it costs without any clearing
    cpu           user and system time of a worker a proxied request, by h2load, variants in turn; medians and their spread

Times want a quiet machine; ratios inside one run are what counts. Instructions repeat exactly. Needs ./dev setup adapters.
"""

import argparse
import os
import pathlib
import re
import statistics
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
sys.path.insert(0, str(HERE.parent))
from nginx_server import HEADERS_MORE, Client, Nginx  # noqa: E402

EDGE = ROOT / "bench" / "corpus" / "edge"
# What a request that is replayed alone cannot say: its body is not in the corpus, and the connection is to stay.
LEFT_OUT = (b"host", b"content-length", b"transfer-encoding", b"expect", b"upgrade", b"connection", b"http2-settings")


def exact_names():
    lines = (ROOT / "lists" / "edge-exact.names").read_text().splitlines()
    words = [line.split("#")[0].strip() for line in lines]
    return [word for word in words if word and not word.startswith(("[", "fold "))]


def corpus():
    """The fields of each head, without those above."""
    for path in sorted(EDGE.glob("*.http")):
        lines = path.read_bytes().split(b"\r\n\r\n")[0].split(b"\r\n")[1:]
        yield [line for line in lines if line.split(b":")[0].lower() not in LEFT_OUT]


def variants():
    """name: the directives of the http block, and modules."""
    names = exact_names()
    core = "proxy_set_header Connection ''; proxy_http_version 1.1;"
    lists = f"hdrtrie_list exact {ROOT}/lists/edge-exact.names;"
    more = "".join(f"more_clear_input_headers {name};\n" for name in names)
    return {
        "nothing": (core, ()),
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
    print("loop: ns a request, the median of 201 differences to the same loop without the call")
    print(f"  {'list':12} {'fields':>10} {'heads':>6} {'mean':>6} {'removed':>8} {'marks':>8} {'all':>8}")
    for name in ("edge-exact", "edge"):
        for least, most in ((10, 19), (20, 30), (10, 30)):
            text = (f"hdrtrie_list it {ROOT}/lists/{name}.names; hdrtrie_clear_request it;"
                    f"hdrtrie_measure {EDGE} {least} {most}; server {{ listen 127.0.0.1:{{port}}; }}")
            nginx = Nginx(folder, text, modules=(str(MODULE), str(LOOP)), main="master_process off;", level="error")
            said = subprocess.run(nginx.command("-g", "daemon off;"), stdout=subprocess.PIPE, check=True).stdout.decode()
            got = dict(re.findall(r"(\w+) ([0-9.]+)", said))
            print(f"  {name:12} {least:>4} to {most:>2} {got['heads']:>6} {got['fields']:>6} {got['removed']:>8}"
                  f" {got['marks']:>8} {got['clear']:>8}", flush=True)


def count_instructions(folder, upstream, http, modules, repeats, function=None):
    """All that the process executes for these many passes over the corpus, or what it does inside one function."""
    out = folder / "callgrind.out"
    nginx = proxy(folder, upstream, http, modules, main="master_process off;", patience=120,
                  wrap=["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}",
                        *([f"--toggle-collect={function}"] if function else [])])
    nginx.start()
    heads = list(corpus())
    with Client(nginx.port) as client:
        for _ in range(repeats):
            for fields in heads:
                assert client.ask("/", fields).status == 200
    nginx.stop()
    return int(re.search(r"^(?:summary|totals): (\d+)", out.read_text(), re.MULTILINE).group(1)), len(heads)


def measure_instructions(folder, upstream):
    print("instructions: a worker's for one more request of the corpus, and how many more than with nothing")
    base = None
    for number, (name, (http, modules)) in enumerate(variants().items()):
        if HEADERS_MORE in modules and not HEADERS_MORE.exists():
            print(f"  {name:20} not installed: skipped")
            continue
        few, heads = count_instructions(folder / f"few{number}", upstream, http, modules, 2)
        many, _ = count_instructions(folder / f"many{number}", upstream, http, modules, 4)
        each = (many - few) / (2 * heads)
        base = base if base is not None else each
        inside = ""
        if name.startswith("hdrtrie"):
            own, _ = count_instructions(folder / f"own{number}", upstream, http, modules, 2, "ngx_http_hdrtrie_handler")
            inside = f"  of them {own / (2 * heads):.0f} in its handler"
        print(f"  {name:20} {each:10.0f} {each - base:+10.0f}{inside}", flush=True)


def worker_of(nginx):
    return int(pathlib.Path(f"/proc/{nginx.process.pid}/task/{nginx.process.pid}/children").read_text().split()[0])


def cpu_of(pid):
    fields = pathlib.Path(f"/proc/{pid}/schedstat").read_text().split()
    return int(fields[0]) / 1000


def measure_cpu(folder, upstream, rounds, requests):
    head = sorted(corpus(), key=len)[-len(list(corpus())) // 6]  # of the longer ones, with internal names in it
    names = {name.lower() for name in exact_names()}
    internal = sum(line.split(b":")[0].decode().lower() in names for line in head)
    options = [word for line in head for word in ("-H", line.decode("latin-1"))]
    servers, times = {}, {}
    for number, (name, (http, modules)) in enumerate(variants().items()):
        if HEADERS_MORE in modules and not HEADERS_MORE.exists():
            continue
        servers[name] = proxy(folder / f"cpu{number}", upstream, http, modules)
        servers[name].start()
        times[name] = []
    for turn in range(rounds + 1):
        order = list(servers)
        for name in order[turn % len(order):] + order[:turn % len(order)]:
            pid = worker_of(servers[name])
            before = cpu_of(pid)
            said = subprocess.run(["h2load", "--h1", "-n", str(requests), "-c", "8", "-t", "1", *options,
                                   f"http://127.0.0.1:{servers[name].port}/"], stdout=subprocess.PIPE, check=True).stdout
            assert f"{requests} succeeded".encode() in said, said
            if turn:  # the first warms up
                times[name].append((cpu_of(pid) - before) / requests)
    for server in servers.values():
        server.stop()
    print(f"cpu: us a proxied request of {len(head) + 1} fields, {internal} of them listed;"
          f" {rounds} times {requests} requests, variants in turn")
    base = statistics.median(times["nothing"])
    for name, values in times.items():
        median, spread = statistics.median(values), statistics.quantiles(values, n=4)
        print(f"  {name:20} {median:7.2f} ({spread[0]:.2f} to {spread[2]:.2f}) {median - base:+7.2f}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rounds", type=int, default=7)
    arguments.add_argument("--requests", type=int, default=30000)
    given = arguments.parse_args()
    subprocess.run([HERE.parent / "build", BUILD], check=True, env={**os.environ, "NGINX_MEASURE": "1"})
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
            measure_instructions(folder, upstream)
            measure_cpu(folder, upstream, given.rounds, given.requests)
        finally:
            upstream.stop()


if __name__ == "__main__":
    main()
