#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Derives bench/corpus/edge from bench/corpus/captured: the same heads as an application receives them from an edge.

    derive_edge.py            writes the heads
    derive_edge.py --check    compares the files with the heads that it would write, and checks the bounds below

The captured bytes stay. The file's name selects the added fields, so every machine derives the same heads. The names are
in edge_fields.tsv, each with the page that documents it. Most are from: Cloudflare "Cloudflare HTTP headers" and "Available
Managed Transforms"; Amazon CloudFront "Request and response behavior for custom origins"; Elastic Load Balancing "Request
tracing for your Application Load Balancer" and "HTTP header modification for your Application Load Balancer"; Fastly "Header
reference"; Akamai "Device Characterization - Forward in Header"; Google App Engine "Request headers and responses"; Envoy "HTTP
header manipulation" and "Router"; and RFC 9110, RFC 7239, RFC 8586, W3C Trace Context. The values are invented.
"""

import argparse
import collections
import pathlib
import sys

sys.dont_write_bytecode = True  # because this folder is under version control

import corpus
import edge_values
import head

HERE = pathlib.Path(__file__).resolve().parent
MIN_FIELDS, MAX_FIELDS = 10, 30  # of a derived head
MAX_LISTED = 0.10  # of all fields; in the real traffic that this models, over 90 % of the fields are in no list
MAX_ALIASES = 0.01
ALWAYS = ("X-Forwarded-For", "X-Forwarded-Proto")
# The number of internal fields: 0 to 3, about 1.2 on average. A real edge of one vendor adds more. Here there are fewer, to
# stay below MAX_LISTED. MAX_LISTED was measured, while the vendors' sets of fields are only documented.
LISTED_COUNTS = (0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 3)
ALIAS_ONE_IN = 12
# Fields that mean nothing without another one. If the other field is absent, it replaces this one.
LEADS = {"tracestate": "traceparent", "X-B3-ParentSpanId": "X-B3-SpanId", "X-B3-SpanId": "X-B3-TraceId",
         "X-B3-Sampled": "X-B3-TraceId"}

Field = collections.namedtuple("Field", "name vendor internal documented shape")
FIELDS = [Field(*row) for row in corpus.rows(HERE / "edge_fields.tsv")]
ALIASES = corpus.rows(HERE / "attacker_aliases.tsv")
BY_NAME = {field.name: field for field in FIELDS}
VENDORS = sorted({field.vendor for field in FIELDS} - {"any"})


def with_leads(fields):
    """Returns the same number of fields, each after the field that it needs."""
    names = []
    for field in fields:
        name = field.name
        while LEADS.get(name, name) not in names + [name]:
            name = LEADS[name]
        names.append(name)
    return [BY_NAME[name] for name in names]


def added_fields(name, parsed):
    """Returns the attacker's fields and the edge's fields for the head in the file called name."""
    draw = edge_values.Draw(name)
    values = edge_values.Values(draw, parsed.value("host"), parsed.target.split("?")[0])
    vendor = draw.pick(VENDORS)
    aliases = [draw.pick(ALIASES)] if draw.below(ALIAS_ONE_IN) == 0 else []
    room = MAX_FIELDS - len(parsed.fields) - len(aliases) - len(ALWAYS)
    listed = min(draw.pick(LISTED_COUNTS), max(LISTED_COUNTS) - len(aliases))
    internal = draw.some([field for field in FIELDS if field.internal == "yes" and field.vendor == vendor], min(listed, room))
    optional = [field for field in FIELDS
                if field.internal == "no" and field.vendor in ("any", vendor) and field.name not in ALWAYS]
    lacking = MIN_FIELDS - len(parsed.fields) - len(aliases) - len(ALWAYS) - len(internal)
    ordinary = draw.some(optional, max(min(2 + draw.below(5), room - len(internal)), lacking))
    edge = [BY_NAME[name] for name in ALWAYS] + with_leads(ordinary)
    for field in internal:
        edge.insert(draw.below(len(edge) + 1), field)
    return ([(alias, values.fill(shape)) for alias, _, shape in aliases],
            [(field.name, values.fill(field.shape)) for field in edge])


def derive(name, raw):
    """Returns the derived head: the client's bytes, then the attacker's fields, then the edge's."""
    attacker, edge = added_fields(name, head.Head(raw))
    lines = "".join(f"{field}: {value}\r\n" for field, value in attacker + edge)
    return raw[:-2] + lines.encode("ascii") + b"\r\n"


def derive_all(root):
    derived = {}
    for file in sorted((root / "captured").glob("*.http")):
        try:
            derived[file.name] = derive(file.name, file.read_bytes())
        except head.HeadError as error:
            raise head.HeadError(f"captured/{file.name}: {error}") from error
    return derived


def defects(derived):
    """Returns the violated bounds and a line of counts. Aliases count as listed: a table with fold separators removes them."""
    internal = {field.name.lower() for field in FIELDS if field.internal == "yes"}
    aliases = {alias.lower() for alias, _, _ in ALIASES}
    found, total, listed, aliased = [], 0, 0, 0
    for name, raw in derived.items():
        names = [field.lower() for field, _ in head.Head(raw).fields]
        total += len(names)
        listed += sum(field in internal for field in names)
        aliased += sum(field in aliases for field in names)
        if not MIN_FIELDS <= len(names) <= MAX_FIELDS:
            found.append(f"{name}: {len(names)} fields")
    if not derived:
        return ["captured/ has no heads: run ./dev capture"], "0 heads"
    if listed + aliased > MAX_LISTED * total or aliased > MAX_ALIASES * total or not aliased:
        found.append(f"{listed} listed fields and {aliased} aliases of {total} fields are out of bounds")
    counts = (f"{len(derived)} heads, {total} fields ({total / len(derived):.1f} per head), {listed} internal, {aliased} aliases, "
              f"{100 * (total - listed - aliased) / total:.1f} % in no list")
    return found, counts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--into", type=pathlib.Path, default=corpus.ROOT, metavar="DIR", help="use another corpus folder")
    parser.add_argument("--check", action="store_true")
    chosen = parser.parse_args()
    try:
        derived = derive_all(chosen.into)
    except head.HeadError as error:
        print(error)
        return 1
    found, counts = defects(derived)
    folder = chosen.into / "edge"
    there = {file.name: file.read_bytes() for file in folder.glob("*")} if folder.is_dir() else {}
    if chosen.check:
        found += [f"edge/{name}: differs from the derived head; run derive_edge.py" for name in sorted(derived.keys() | there.keys())
                  if derived.get(name) != there.get(name)]
    else:
        folder.mkdir(exist_ok=True)
        for stale in there.keys() - derived.keys():
            (folder / stale).unlink()
        for name, raw in derived.items():
            (folder / name).write_bytes(raw)
    for defect in found:
        print(defect)
    print(f"{counts}, {len(found)} defects")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
