# SPDX-License-Identifier: Apache-2.0 OR MIT
"""The corpus on disk: one head per file, and a manifest with the origin of each head."""

import csv
import pathlib

import head

ROOT = pathlib.Path(__file__).resolve().parents[1]
COLUMNS = ["file", "client", "version", "scene", "date", "fields"]
MAX_BYTES = 1 << 20  # of all captured and derived heads


def rows(path):
    """Returns the rows of a tab-separated file without comments and empty lines."""
    with open(path, encoding="utf-8", newline="") as file:
        lines = [line.rstrip("\r\n") for line in file]
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def read_manifest(root):
    file = root / "MANIFEST.tsv"
    if not file.exists():
        return []
    with open(file, encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened, delimiter="\t"))


def write_manifest(root, entries):
    with open(root / "MANIFEST.tsv", "w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, COLUMNS, delimiter="\t", lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(entries, key=lambda entry: entry["file"]))


def replace_client(root, client, heads):
    """Replaces the old heads of a client by the new ones. heads: file name -> (manifest entry, bytes)."""
    folder = root / "captured"
    folder.mkdir(parents=True, exist_ok=True)
    entries = [entry for entry in read_manifest(root) if entry["client"] != client]
    for old in folder.glob(f"{client}-*.http"):
        old.unlink()
    for name, (entry, raw) in heads.items():
        (folder / name).write_bytes(raw)
        entries.append(entry)
    write_manifest(root, entries)


def defects(root):
    """Returns the defects of the corpus: manifest and files differ, a head does not parse, two heads are equal."""
    found, seen = [], {}
    entries = {entry["file"]: entry for entry in read_manifest(root)}
    files = {file.name: file for file in (root / "captured").glob("*")}
    found += [f"{name}: in the manifest, but the file does not exist" for name in sorted(entries.keys() - files.keys())]
    found += [f"{name}: not in the manifest" for name in sorted(files.keys() - entries.keys())]
    for name in sorted(files.keys() & entries.keys()):
        raw = files[name].read_bytes()
        try:
            parsed = head.Head(raw)
        except head.HeadError as error:
            found.append(f"{name}: {error}")
            continue
        if str(len(parsed.fields)) != entries[name]["fields"]:
            found.append(f"{name}: {len(parsed.fields)} fields, but {entries[name]['fields']} in the manifest")
        if raw in seen:
            found.append(f"{name}: equal to {seen[raw]}")
        seen[raw] = name
    size = sum(file.stat().st_size for name in ("captured", "edge") for file in (root / name).glob("*"))
    if size > MAX_BYTES:
        found.append(f"the corpus has {size} bytes; at most {MAX_BYTES} are allowed")
    return found
