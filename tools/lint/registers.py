#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Checks that each row of the registers matches the source: its function exists, and contains its marker once.

The registers are the planted faults of ./dev prove, and the code that no build of ./dev coverage can run. The functions that
./dev prove names must exist too.
"""

import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import functions  # noqa: E402
import prove  # noqa: E402

# Register, the column of the function's name, the folders that contain the function.
REGISTERS = [("proof/faults.tsv", 1, ("include", "src")), ("tools/coverage/not_run.tsv", 0, ("include", "src", "gen"))]


def main():
    faults = []
    for register, column, folders in REGISTERS:
        rows, complaints = functions.read_register(ROOT / register, column, functions.sources(*(ROOT / folder for folder in folders)))
        faults += complaints if rows else [*complaints, f"{register}: no row matches the source"]
    for unit, names in {**prove.UNITS, "find, --quick": prove.QUICK, "all": prove.SKIPPED}.items():
        faults += prove.missing_functions(unit, names)
    for fault in faults:
        print(fault)
    if faults:
        print("registers: correct the function or the marker in each place above, or remove the row if its code is gone")
    return 1 if faults else 0


sys.exit(main())
