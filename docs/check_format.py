#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Compares docs/format.md with the list and the bytes that it works through: check_format HDRTRIE PAGE LIST

The first fenced block is the list; the others are rows of hexadecimal bytes. Rows of zeros are left out of the page. Between
two rows of a block, "*" stands for repetitions of the first one, and "..." for rows that the page leaves out.
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
rows = [row.strip() for block in blocks[1:] for row in block.split("\n") if row]
end, data, gap = 0, b"", ""
for row in rows:
    if row in ("*", "..."):
        gap = row
        continue
    at = int(row.split(": ")[0], 16)
    if gap:
        shown[end:at] = data * ((at - end) // len(data)) if gap == "*" else table[end:at]
    data, gap = bytes.fromhex(row.split(": ")[1]), ""
    end = at + len(data)
    shown[at:end] = data
if len(rows) < 40 or f"makes {len(table)} bytes" not in page or shown != table:
    wrong = [f"{at:04x}" for at in range(min(len(shown), len(table))) if shown[at] != table[at]]
    sys.exit(f"docs/format.md: its bytes differ from those of {worked.name}: {len(table)} bytes, first at {wrong[:4]}")
