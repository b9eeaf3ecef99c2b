# SPDX-License-Identifier: Apache-2.0 OR MIT
"""A stream, and what strip makes of it."""

import dataclasses
import os
import pathlib
import random
import re
import subprocess

from known_streams import KNOWN
from seen_request import read_requests
from stream_parts import Maker
from syntax_kinds import KINDS

HERE = pathlib.Path(__file__).resolve().parent
COMMAND = os.environ.get("HDRTRIE", str(HERE.parents[1] / "build/gen/hdrtrie"))
MOST_PIECES = 8


@dataclasses.dataclass
class Stream:
    item: int
    kind: str
    text: bytes
    output: bytes
    status: int
    seen: list
    single: "Stream | None" = None  # the same stream, stripped with --single

    def reads_body(self):
        """Whether it is sent to the application that reads bodies."""
        return bool((self.item // len(KNOWN) if self.item < known_count() else self.item) % 2)

    def pieces(self):
        """The output in the parts in which it is sent. Half of the streams are sent at once, a quarter with a pause after each
        empty line, a quarter also after some other lines: servers read on after a body only as far as bytes have arrived."""
        choice = random.Random(self.item)
        way = self.item // len(KNOWN) if self.item < known_count() else choice.randrange(4)
        cuts = set()
        if way >= 2:
            lines = [end.end() for end in re.finditer(rb"\n", self.output)]
            empty = [place for place in lines if self.output.endswith(b"\r\n\r\n", 0, place) or (way == 3 and choice.random() < 0.2)]
            cuts.update(empty[:MOST_PIECES])
        cuts = sorted({0, *cuts, len(self.output)})
        return [self.output[begin:end] for begin, end in zip(cuts, cuts[1:]) if begin < end]


def strip(text, options):
    run = subprocess.run([COMMAND, "strip", str(HERE / "readers.names"), *options], input=text, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                         check=False, timeout=60)
    if run.returncode not in (0, 1):
        raise RuntimeError(f"strip ended with status {run.returncode} for {text.hex()}")
    return run.stdout, run.returncode


def known_count():
    """Each known stream is sent in each of the four ways of pieces()."""
    return 4 * len(KNOWN)


def make_text(seed, item):
    """Items below known_count() are known streams, the same for every seed."""
    if item < known_count():
        kind, make = KNOWN[item % len(KNOWN)], Maker(random.Random(item), item)
    else:
        generator = random.Random(f"{seed} {item}")
        kind, make = generator.choice(KINDS), Maker(generator, item)
    return kind.__name__, kind(make) + make.end()


def make_stream(seed, item):
    return stripped(item, *make_text(seed, item))


def make_streams(seed, first, count):
    return [make_stream(seed, item) for item in range(first, first + count)]


def stripped(item, kind, text):
    single, whole = (
        Stream(item, kind, text, output, status, read_requests(output)) for output, status in (strip(text, ["--single"]), strip(text, [])))
    whole.single = single
    return whole
