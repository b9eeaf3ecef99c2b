#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Compares docs/format.md with the list and the bytes that it works through: check_format HDRTRIE PAGE LIST

The first fenced block is the list; the others are rows of hexadecimal bytes. Rows of zeros are left out of the page.
"""
import pathlib
import re
import subprocess
import sys

command, page, worked = sys.argv[1], pathlib.Path(sys.argv[2]).read_text(), pathlib.Path(sys.argv[3])
blocks = re.findall(r"^```\n(.*?)^```$", page, re.S | re.M)
if not blocks or blocks[0] != worked.read_text():
    sys.exit(f"docs/format.md: its list differs from {worked.name}; copy the file into the first block")
table = subprocess.run([command, "gen", worked, "--format", "bin", "-o", "-"], check=True, capture_output=True).stdout

shown = bytearray(len(table))
rows = [row for block in blocks[1:] for row in block.split("\n") if row]
for row in rows:
    at, data = row.strip().split(": ")
    data = bytes.fromhex(data)
    shown[int(at, 16) : int(at, 16) + len(data)] = data
if len(rows) < 40 or f"makes {len(table)} bytes" not in page or shown != table:
    wrong = [f"{at:04x}" for at in range(min(len(shown), len(table))) if shown[at] != table[at]]
    sys.exit(f"docs/format.md: its bytes differ from those of {worked.name}: {len(table)} bytes, first at {wrong[:4]}")
