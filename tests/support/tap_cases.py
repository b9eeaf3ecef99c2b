# SPDX-License-Identifier: Apache-2.0 OR MIT
"""TAP output for unittest scripts, so that Meson counts each case."""

import sys
import unittest


class TapResult(unittest.TestResult):
    """Prints one line per case, and below it the failures of all its parts (subTest)."""

    def startTest(self, test):
        super().startTest(test)
        self.failures_of_case, self.skipped_for = [], None

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.failures_of_case.append(self.failures[-1][1])

    def addError(self, test, err):
        super().addError(test, err)
        self.failures_of_case.append(self.errors[-1][1])

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self.failures_of_case.append(f"{subtest}\n{self._exc_info_to_string(err, subtest)}")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.skipped_for = reason

    def stopTest(self, test):
        super().stopTest(test)
        verdict = "not ok" if self.failures_of_case else "ok"
        skip = f" # SKIP {self.skipped_for}" if self.skipped_for else ""
        print(f"{verdict} {self.testsRun} - {test.id().split('.', 1)[1]}{skip}")
        for text in self.failures_of_case:
            print(*("# " + line for line in text.splitlines()), sep="\n")
        sys.stdout.flush()


def main():
    """Runs the cases of the calling module, or those given as arguments (Class or Class.case)."""
    loader, module = unittest.defaultTestLoader, sys.modules["__main__"]
    suite = loader.loadTestsFromNames(sys.argv[1:], module) if len(sys.argv) > 1 else loader.loadTestsFromModule(module)
    print("TAP version 13")
    print(f"1..{suite.countTestCases()}", flush=True)
    result = suite.run(TapResult())
    sys.exit(0 if result.wasSuccessful() else 1)
