# SPDX-License-Identifier: Apache-2.0 OR MIT
"""TAP for scripts of unittest cases, so that each case counts."""

import sys
import unittest


class TapResult(unittest.TestResult):
    """Prints a line a case; a case whose parts (subTest) fail is told once, with all of them."""

    def startTest(self, test):
        super().startTest(test)
        self.told, self.skipped_for = [], None

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.told.append(self.failures[-1][1])

    def addError(self, test, err):
        super().addError(test, err)
        self.told.append(self.errors[-1][1])

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self.told.append(f"{subtest}\n{self._exc_info_to_string(err, subtest)}")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.skipped_for = reason

    def stopTest(self, test):
        super().stopTest(test)
        verdict = "not ok" if self.told else "ok"
        skip = f" # SKIP {self.skipped_for}" if self.skipped_for else ""
        print(f"{verdict} {self.testsRun} - {test.id().split('.', 1)[1]}{skip}")
        for text in self.told:
            print(*("# " + line for line in text.splitlines()), sep="\n")
        sys.stdout.flush()


def main():
    """Runs the cases of the calling module, or those that arguments name (Class or Class.case)."""
    loader, module = unittest.defaultTestLoader, sys.modules["__main__"]
    suite = loader.loadTestsFromNames(sys.argv[1:], module) if len(sys.argv) > 1 else loader.loadTestsFromModule(module)
    print("TAP version 13")
    print(f"1..{suite.countTestCases()}", flush=True)
    result = suite.run(TapResult())
    sys.exit(0 if result.wasSuccessful() else 1)
