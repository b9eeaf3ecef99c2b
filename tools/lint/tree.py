# SPDX-License-Identifier: Apache-2.0 OR MIT
"""The files that the lint parts read: everything that people write, without data."""

import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Captured requests, the presets as C, seeds of the fuzzer, golden and kept output, recorded results, and texts by others.
DATA = re.compile(r"bench/(corpus/(captured|edge)|results)/|tests/(fuzz/corpus|golden|compatibility/format_\d+|vectors/vectors)\b|lists/presets\.c|.*/capture/site/|LICENSES?\b")


def written_files():
    """The paths, relative to ROOT, of all files but data."""
    listed = subprocess.run([ROOT / "tools/lint/sources", "*"], stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()
    return [path for path in listed if not DATA.match(path)]
