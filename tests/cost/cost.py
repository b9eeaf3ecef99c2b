#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Compares the instructions per name, counted by callgrind, with the upper bound in docs/assurance.md.

    cost.py HDRTRIE COST SOURCE [--all]       TAP, one case per list; --all: more names per list

The bound is linear in the length of the name. Its factors come from the output of `hdrtrie stats`: the worst-case steps of the
table, and the number of passes over the name with their greatest length.
"""

import pathlib
import random
import re
import struct
import subprocess
import sys
import tempfile

# Instructions per call, per step, per pass, and per 8 bytes of a pass. MARK and BYTE: per field, and per byte of the test for
# malformed names.
CALL, STEP, PASS, WORD = 250, 20, 30, 80
MARK, BYTE = 300, 26
LINE = 200  # per line of a head, in addition to its name
VALUE_BYTE, VALUE_FINDS = 150, 3  # per byte of the value of a Cookie field, and the finds of short names per byte
SKIPPED = 77


def bound_find(length, stats):
    words = -(-min(length, stats["longest"]) // 8)
    return CALL + STEP * stats["steps"] + stats["passes"] * (PASS + WORD * words)


def bound_mark(length, stats):
    return bound_find(length, stats) + MARK + BYTE * length


def bound_head(head, stats):
    """Every line counts as a name of its length, plus one pass over its bytes."""
    lines = head.split(b"\n")
    return MARK + sum(LINE + bound_mark(len(line), stats) + BYTE * len(line) for line in lines)


def bound_cookie(value, stats):
    return CALL + len(value) * (VALUE_BYTE + VALUE_FINDS * bound_find(8, stats))


def shared(count, length):
    """Literals that differ only in their last bytes."""
    return [("%0*d" % (length, i)).replace(" ", "0") for i in range(count)]


def lists(source):
    def preset(name, fold):
        lines = (source / f"lists/{name}.names").read_text().splitlines()
        return "\n".join([f"fold {fold}"] + [line for line in lines if not line.startswith("fold ")]) + "\n"

    for name, folds in [("edge", ["separators"]), ("edge-exact", ["separators", "case", "none"]), ("well-known", ["case"])]:
        for fold in folds:
            yield f"{name}, fold {fold}", preset(name, fold)
    yield "nested prefixes and suffixes", "fold case\n" + "".join(
        f"{'a' * n}*\n*{'a' * n}\n" for n in range(1, 255))
    yield "one head, long and similar", "fold separators\n" + "".join(
        f"{x}*\n*{x[::-1]}\n" for x in shared(1000, 250))
    yield "one head, nested and similar", "fold case\n" + "".join(
        f"{'a' * n}*\n*{'a' * n}\n" for n in range(8, 240)) + "".join(
        f"{'a' * 240}{i}*\n*{i}{'a' * 240}\n" for i in range(500))
    yield "1000 names of one length", "fold separators\n" + "".join(f"x-{x}\n" for x in shared(1000, 28))
    yield "1000 names of 255 bytes", "fold separators\n" + "".join(f"{x}\n" for x in shared(1000, 255))
    yield "names of all lengths", "fold case\n" + "".join("x" * n + "\n" for n in range(1, 256))
    yield "separators only", "fold none\n" + "".join(f"a{c}b{d}c\n" for c in "!$%&'+-.^_`|~" for d in "!$%&'+-.^_`|~")
    yield "31 groups, all wide", "fold separators\n" + "".join(
        f"[g{g}]\nX-Int-*\n*-Int-{g}\n!X-Int-{g}*\nX-Int-{g}-Name\n" for g in range(31))
    yield "everything", "fold separators\n*\n!X-Keep-*\nX-One\n"
    yield "one name only", "fold none\nx\n"


def names_of(text, r, every):
    """Expensive names: near and far misses of the rules, long names of one byte, combined prefixes and suffixes."""
    rules = [line.lstrip("!") for line in text.splitlines() if line and not line.startswith(("fold", "[", "include"))]
    rules += ["X-Int-Trace", "CF-Ray", "Accept-Encoding", "X-Forwarded-For"]
    chosen = sorted(rules, key=len)[-6:] + r.sample(rules, min(len(rules), 40 if every else 8))
    found = [b"", b"a", b"\0", b"-" * 255, b"-" * 256, b"_" * 65536]
    for rule in chosen:
        bare = rule.strip("*").encode()
        found += [bare, bare + b"x", b"x" + bare, bare[:-1], bare[1:], bare[:-1] + b"~", b"~" + bare[1:],
                  bare.replace(b"-", b"_"), bare.swapcase(), bare + b"a" * 65536, b"a" * 65536 + bare, bare * 255]
    prefixes = [rule.strip("*").encode() for rule in rules if rule.endswith("*")]
    suffixes = [rule.strip("*").encode() for rule in rules if rule.startswith("*")]
    for prefix in sorted(prefixes, key=len)[-4:] + prefixes[:1]:
        for suffix in sorted(suffixes, key=len)[-4:] + suffixes[:1]:
            found += [prefix + suffix, prefix[:-1] + b"~" + suffix, prefix + b"~" + suffix[1:], prefix + b"a" * 999 + suffix]
    for byte in range(256) if every else (0, 9, 32, 45, 48, 58, 65, 95, 97, 122, 127, 128, 255):
        found.append(bytes([byte]) * 65536)
    found += [b"a" * n for n in range(0, 300, 1 if every else 13)]
    found += [bytes(r.choices(b"aA-_!.~0", k=r.randrange(1, 400))) for _ in range(200 if every else 10)]
    return found


def heads_of(r):
    start = b"GET / HTTP/1.1\r\n"
    for byte in b"\r\n: \t\0a-_":
        yield start + bytes([byte]) * 60000
        yield start + (b"a:" + bytes([byte]) * 3 + b"\r\n") * 6000
    yield start + b"X-Int-Trace:1\r\n" * 4000
    yield start + (b"X-Int-Trace: 1\r\n" + b" folded\r\n" * 50) * 80
    yield b"\r\n" * 30000 + start
    yield start + b" orphan\r\n" * 6000
    yield bytes(r.choices(b"a:\r\n \t\0", k=60000))


def cookie_lists():
    def rules(*names):
        return "".join(f"!cookie:{name[1:]}\n" if name[0] == "!" else f"cookie:{name}\n" for name in names)

    nested = [mark + pattern for n in range(1, 255) for mark in ["!"[n % 2:]] for pattern in ("a" * n + "*", "*" + "a" * n)]
    return [("cookies", "fold case\n" + rules("sid", "abc", "__Host-s", "*-id", "_ga*", "!_gat")),
            ("cookies, nested and similar", "fold none\n" + rules(*nested, *shared(200, 250))),
            ("every cookie", "fold none\n" + rules("*"))]


def values_of(size, every):
    """Values of Cookie fields that take many instructions per byte: in each byte begins a name, or is searched for one."""
    found = [b"", b"a", b"sid=1; _ga=2; x=3"]
    pieces = [b";", b"=;", b"a;", b"a=;", b"a[;", b"%;", b"+;", b"%61;", b"a[,", b"%,", b"a,", b"a[,;", b"a[ =;", b"%\t=;", b"a[ =,",
              b", a[=", b" a[=", b"\0=", b"\"", b"\"=", b"\"a[=", b"a\"", b"\\\"", b"\xa0", b"a\xa0=", b"%25", b"%", b"%5b,", b"%00",
              b"$Path;", b"$path=;", b"sid=1;", b"_gat=1;", b"sid=1; b;", b"b; sid=1;", b"=", b"==;", b"a", b"a ", b"a  ", b"a\t\t\t\0",
              b"a=\"b\"; ", b"a" * 512 + b"%;", b"aa;", b"aa[,;", b"aa[ =;", b"a" * 8 + b"[ =;", b"a" * 254 + b"[ =;",
              b"%61" * 255 + b"[,", b"a,a=a a=a\"a=a"]
    for piece in pieces:
        found.append((piece * size)[:size])
        for around in (b"%s", b"=%s", b"a,%s", b"a=\"%s\"", b"a%sa=") if every or len(piece) < 3 else ():
            found.append(around % (piece * size)[:size // 4])
    found += [bytes([byte]) * (size // 4) + b"=a" for byte in (0, 9, 10, 32, 34, 44, 127, 128, 255)]
    found += [b"a" + bytes([byte]) * (size // 4) + b"b" for byte in (0, 9, 10, 32, 34, 44, 127, 128, 255)]
    r = random.Random(11)
    return found + [bytes(r.choices(b"a[%=,; \"\0", k=size // 4)) for _ in range(40 if every else 4)]


def count(program, table, names, folder, *more):
    """The instructions of each call: {(call, backend, index): count}."""
    path, out = folder / "names", folder / "callgrind.out"
    path.write_bytes(b"".join(struct.pack("<I", len(name)) + name for name in names))
    out.unlink(missing_ok=True)
    subprocess.run(["valgrind", "-q", "--tool=callgrind", "--collect-atstart=no", "--combine-dumps=yes",
                    f"--callgrind-out-file={out}", program, table, path, *more], check=True, timeout=600)
    found = re.findall(r"^desc: Trigger: Client Request: (\w+) (\w+) (\d+)$.*?^(?:totals|summary): (\d+)$",
                       out.read_text(), re.MULTILINE | re.DOTALL)
    return {(call, backend, int(index)): int(total) for call, backend, index, total in found}


def measure(hdrtrie, table, cookies):
    """The worst case of a table, or of its cookie rules, from the output of `hdrtrie stats`."""
    text = subprocess.run([hdrtrie, "stats", table], check=True, stdout=subprocess.PIPE, timeout=60).stdout.decode()
    if cookies:
        text = text[text.rindex("worst-case steps"):]
    passes, longest = re.search(r"^worst-case passes +(\d+) over at most (\d+) bytes", text, re.MULTILINE).groups()
    steps = re.search(r"^worst-case steps +(\d+)$", text, re.MULTILINE)[1]
    return {"steps": int(steps), "passes": int(passes), "longest": int(longest)}


def compare(program, table, stats, names, folder):
    counts = count(program, table, names, folder)
    bounds = {"find": bound_find, "mark": bound_mark}
    wanted = len(names) * 2 * len({backend for _, backend, _ in counts})
    return counts, wanted, {key: bounds[key[0]](len(names[key[2]]), stats) for key in counts}


def main():
    hdrtrie, program, source, every = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]), "--all" in sys.argv
    if subprocess.run(["sh", "-c", "command -v valgrind"], stdout=subprocess.DEVNULL).returncode != 0:
        print("SKIPPED: cost needs valgrind. Install it with ./dev setup.")
        return SKIPPED
    cases = list(lists(source))
    cases.append(("heads", cases[0][1]))
    with_cookies = cookie_lists()
    print(f"TAP version 13\n1..{len(cases) + len(with_cookies)}", flush=True)
    r, failed, calls, worst = random.Random(10), 0, 0, 0.0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for number, (title, text) in enumerate(cases + with_cookies, 1):
            (folder / "list.names").write_text(text)
            table = folder / "table.bin"
            subprocess.run([hdrtrie, "gen", folder / "list.names", "-o", table, "--format", "bin"], check=True, timeout=60,
                           stderr=subprocess.DEVNULL)
            stats = measure(hdrtrie, table, (title, text) in with_cookies)
            if title == "heads":
                names = list(heads_of(r))
                counts, wanted = count(program, table, names, folder, "--heads"), len(names)
                bounds = {key: bound_head(names[key[2]], stats) for key in counts}
            elif (title, text) in with_cookies:
                names = values_of(20000 if title == "cookies" else 2000, every)
                counts, wanted = count(program, table, names, folder, "--cookies"), len(names)
                bounds = {key: bound_cookie(names[key[2]], stats) for key in counts}
            else:
                names = names_of(text, r, every)
                counts, wanted, bounds = compare(program, table, stats, names, folder)
            over = {key: total for key, total in counts.items() if total > bounds[key]}
            closest = max(counts, key=lambda key: counts[key] / bounds[key])
            share = counts[closest] / bounds[closest]
            ok = not over and len(counts) == wanted and min(counts.values()) > 0
            failed += not ok
            calls += len(counts)
            worst = max(worst, share)
            print(f"{'ok' if ok else 'not ok'} {number} - {title}")
            print(f"# {len(counts)} of {wanted} calls; {stats}; closest to its bound: {' '.join(map(str, closest))}, "
                  f"{len(names[closest[2]])} bytes, {counts[closest]} of {bounds[closest]}")
            for key in sorted(over, key=lambda key: over[key] / bounds[key])[-10:]:
                print(f"# OVER THE BOUND: {key} {names[key[2]][:40]!r}... of {len(names[key[2]])} bytes: {over[key]} of {bounds[key]}")
            sys.stdout.flush()
    print(f"# cost: {calls} calls counted; the closest is at {100 * worst:.0f} % of its bound")
    return failed != 0


sys.exit(main())
