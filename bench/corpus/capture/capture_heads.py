#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Captures request heads from the real clients that are installed, into bench/corpus/captured.

    ./dev capture                    captures from every client that is installed
    ./dev capture --only curl        captures from this one (may be repeated); the heads of the others stay
    ./dev capture --into DIR         writes to another folder, to look before you replace the corpus
    ./dev capture --check            captures nothing: compares the corpus with its manifest

Needs no network but loopback. Exit status: 0 if all went well, even if some clients are not installed; 1 if an installed
client failed or lost a scene, or if a check failed; 2 for wrong usage.
"""

import argparse
import datetime
import pathlib
import sys
import tempfile

sys.dont_write_bytecode = True  # because this folder is under version control

import clients
import corpus
import head
import origin
import answers

HERE = pathlib.Path(__file__).resolve().parent


def scenes_of(client):
    """Returns (scene, required field or None) for each scene of the client, in the order of scenes.tsv."""
    return [(scene, None if needed == "-" else needed)
            for scene, needed, players, _ in corpus.rows(HERE / "scenes.tsv") if client in players.split()]


def play(client, program, log):
    """Runs the client once. Returns {scene: (last Head, its number on the connection)} and an error message or None."""
    recorder = origin.Recorder()
    pair = origin.Origin(recorder), origin.Origin(recorder)
    pair[0].peer_port, pair[1].peer_port = pair[1].port, pair[0].port
    # The name `localhost`, because browsers treat it as a trustworthy origin and then send client hints and Sec-Fetch fields.
    addresses = [f"http://localhost:{one.port}" for one in pair]
    with tempfile.TemporaryDirectory(prefix="capture-", ignore_cleanup_errors=True) as scratch:
        error = clients.run(client, program, addresses, pathlib.Path(scratch), recorder.done, log)
    for one in pair:
        one.close()
    last = {}
    for raw, nth in recorder.heads():
        parsed = head.Head(raw)
        last[answers.scene_of(parsed.method, parsed.target.split("?")[0])] = (parsed, nth)
    return last, error


def pick(client, version, last):
    """Returns the heads to keep, as {file name: (manifest entry, bytes)}, and a message about each other scene."""
    today = datetime.datetime.now(datetime.timezone.utc).date().isoformat()
    kept, wrong = {}, []
    for number, (scene, needed) in enumerate(scenes_of(client.name), 1):
        if scene not in last:
            wrong.append(f"{scene}: the client sent no request for it")
            continue
        parsed, nth = last[scene]
        if needed and parsed.value(needed) is None:
            wrong.append(f"{scene}: the request has no field {needed}")
        elif scene == "keep-alive" and nth < 2:
            wrong.append(f"{scene}: the request came on a new connection")
        else:
            name = f"{client.name}-{number:02}-{scene}.http"
            kept[name] = (dict(zip(corpus.COLUMNS, [name, client.name, version, scene, today, len(parsed.fields)])), parsed.raw)
    return kept, wrong


def capture(names, root):
    """Captures the heads of each named client. Returns the number of failures."""
    missing, failures, total = [], 0, 0
    for client in clients.CLIENTS:
        if client.name not in names:
            continue
        program = client.find()
        if not program:
            missing.append(client)
            print(f"{client.name}: NOT INSTALLED (Debian package {client.package}): skipped; its earlier heads stay")
            continue
        with tempfile.TemporaryFile(mode="w+", encoding="utf-8", errors="replace") as log:
            version = client.version(program)
            last, error = play(client, program, log)
            kept, wrong = pick(client, version, last)
            print(f"{client.name}: {len(kept)} heads ({version})", flush=True)
            if error or wrong:
                log.seek(0)
                print("".join(f"  | {line}" for line in log.readlines()[-15:]), end="")
        for problem in ([error] if error else []) + wrong:
            failures += 1
            print(f"  FAILED: {problem}")
        if kept:
            corpus.replace_client(root, client.name, kept)
        total += len(kept)
    print(f"captured {total} heads from {len(names) - len(missing)} clients; {len(missing)} clients NOT INSTALLED"
          f"{': ' if missing else ''}{' '.join(client.name for client in missing)}; {failures} failures")
    return failures


def check(root):
    found = corpus.defects(root)
    for defect in found:
        print(defect)
    entries = corpus.read_manifest(root)
    print(f"{len(entries)} heads, {sum(int(entry['fields']) for entry in entries)} fields, {len(found)} defects")
    return len(found)


def main():
    known = [client.name for client in clients.CLIENTS]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", choices=known, metavar="CLIENT", help=" ".join(known))
    parser.add_argument("--into", type=pathlib.Path, default=corpus.ROOT, metavar="DIR")
    parser.add_argument("--check", action="store_true")
    chosen = parser.parse_args()
    failures = 0 if chosen.check else capture(chosen.only or known, chosen.into)
    failures += check(chosen.into)
    if not chosen.check:
        print("next: run bench/corpus/capture/derive_edge.py to derive edge/ from the new heads")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
