#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Counts the cases of a meson test run: each case of an executable that reports its cases, or else the executable.

    tools/count_cases.py TESTLOG.json STATUS [VERB]

STATUS is the exit status of meson. The tool prints the tests that failed or were skipped, then "N passed, N failed". It exits
with 1 if a case failed or no case ran. With VERB, the last line is instead a summary that begins with VERB and contains the
counts that tests print as lines "# count N WHAT".
"""

import collections
import json
import pathlib
import re
import sys

CRITERION = re.compile(r"Synthesis:.*?Tested: (\d+).*?Passing: (\d+)")
TAP_CASE = re.compile(r"^(not )?ok\b(?!.*# *(?:SKIP|TODO))", re.MULTILINE | re.IGNORECASE)
TAP_SKIP = re.compile(r"^(?:not )?ok\b.*# *SKIP", re.MULTILINE | re.IGNORECASE)
COUNTED = re.compile(r"^# count (\d+) (.+)$", re.MULTILINE)
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
GOOD = ("OK", "EXPECTEDFAIL")


def count(test):
    """The cases of one executable: passed, failed, skipped."""
    if test["result"] == "SKIP":
        return 0, 0, 1
    text = ESCAPE.sub("", (test.get("stdout") or "") + "\n" + (test.get("stderr") or ""))
    passed = failed = skipped = 0
    if runs := CRITERION.findall(text):
        passed = sum(int(passing) for _, passing in runs)
        failed = sum(int(tested) for tested, _ in runs) - passed
    elif "TAP version" in text or re.search(r"^1\.\.\d+", text, re.MULTILINE):
        cases = TAP_CASE.findall(text)
        failed = sum(1 for no in cases if no)
        passed = len(cases) - failed
        skipped = len(TAP_SKIP.findall(text))
    elif test["result"] in GOOD:
        passed = 1
    # The counts of an executable do not include a crash after the last case, a time-out, or the exit status of a sanitizer.
    if test["result"] not in GOOD and failed == 0:
        failed = 1
    return passed, failed, skipped


def main():
    path, status, verb = pathlib.Path(sys.argv[1]), int(sys.argv[2]), (*sys.argv, None)[3]
    tests = [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []
    passed = failed = skipped = 0
    counts = collections.Counter()
    for test in tests:
        p, f, s = count(test)
        passed, failed, skipped = passed + p, failed + f, skipped + s
        for number, what in COUNTED.findall(test.get("stdout") or ""):
            counts[what] += int(number)
        if f:
            print(f"FAILED {f}: {test['name']} ({test['result']})")
        if s:
            print(f"SKIPPED {s}: {test['name']}")
    if skipped:
        print(f"!!! {skipped} skipped, so they test nothing here")
    if passed + failed == 0 or (status != 0 and failed == 0):
        print(f"meson test ended with status {status}")
        failed += 1
    summary = f"{passed} passed, {failed} failed"
    if verb:
        done = ", ".join(f"{number} {what}" for what, number in sorted(counts.items()))
        summary = f"{verb}: {done}; cases: {summary}, {skipped} skipped{'!' if skipped else ''}"
    print(summary)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
