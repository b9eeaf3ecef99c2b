#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Counts the cases of a meson test run, one by one where an executable reports them.

    tools/count_cases.py TESTLOG.json STATUS

meson counts executables; Criterion's closing line and TAP say how many cases each of them ran. STATUS is meson's own exit
status. Prints what failed and what was skipped, then "N passed, N failed"; exits 1 if anything failed or nothing ran.
"""

import json
import pathlib
import re
import sys

SYNTHESIS = re.compile(r"Synthesis:.*?Tested: (\d+).*?Passing: (\d+)")
TAP_CASE = re.compile(r"^(not )?ok\b(?!.*# *(?:SKIP|TODO))", re.MULTILINE | re.IGNORECASE)
TAP_SKIP = re.compile(r"^(?:not )?ok\b.*# *SKIP", re.MULTILINE | re.IGNORECASE)
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
GOOD = ("OK", "EXPECTEDFAIL")


def count(test):
    """The cases of one executable: passed, failed, skipped."""
    if test["result"] == "SKIP":
        return 0, 0, 1
    text = ESCAPE.sub("", (test.get("stdout") or "") + "\n" + (test.get("stderr") or ""))
    passed = failed = skipped = 0
    if runs := SYNTHESIS.findall(text):
        passed = sum(int(passing) for _, passing in runs)
        failed = sum(int(tested) for tested, _ in runs) - passed
    elif "TAP version" in text or re.search(r"^1\.\.\d+", text, re.MULTILINE):
        cases = TAP_CASE.findall(text)
        failed = sum(1 for no in cases if no)
        passed = len(cases) - failed
        skipped = len(TAP_SKIP.findall(text))
    elif test["result"] in GOOD:
        passed = 1
    # A crash after the last case, a time-out, a sanitizer's exit status: not in the executable's own count.
    if test["result"] not in GOOD and failed == 0:
        failed = 1
    return passed, failed, skipped


def main():
    path, status = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    tests = [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []
    passed = failed = skipped = 0
    for test in tests:
        p, f, s = count(test)
        passed, failed, skipped = passed + p, failed + f, skipped + s
        if f:
            print(f"FAILED {f}: {test['name']} ({test['result']})")
        if s:
            print(f"SKIPPED {s}: {test['name']}")
    if skipped:
        print(f"!!! {skipped} skipped, and so not tested")
    if passed + failed == 0 or (status != 0 and failed == 0):
        print(f"meson test ended with status {status}")
        failed += 1
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
