# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Reference 3.1 and 3.2: every allocation and every system call of every subcommand fails once."""

import os

import command
from command import DONE, IO
from failing_runs import NOT_TRIED, RUNS, SHIM, FaultCase, Trace, counts, skip_without_strace, trace

MEMORY = ("Cannot allocate memory", "out of memory")
# If one of these calls fails, the output may not be completely on the disk, so the failure must be reported. So must
# the failure of close for a file that was written; see must_be_reported.
BINDING = {"fsync", "write", "rename", "renameat2", "fchmod"}
ERRORS = {
    "EIO": "Input/output error", "ENOSPC": "No space left on device", "EACCES": "Permission denied",
    "ENOMEM": "Cannot allocate memory", "EDQUOT": "Disk quota exceeded",
}


def errors_of(call):
    """Returns errors of a call, according to its manual, the most likely first."""
    if call in ("mmap", "mremap", "mprotect"):
        return ["ENOMEM"]
    if call in ("write", "fsync", "close", "openat", "rename", "renameat2"):
        return ["EIO", "ENOSPC", "EDQUOT"]
    return ["EIO"]


class Allocations(FaultCase):
    def fail_each(self, name, run, later):
        prepared = self.prepare(run)
        reader, writer = os.pipe()
        with os.fdopen(reader) as count:
            self.put_old(prepared)
            environment = dict(os.environ, LD_PRELOAD=SHIM, COUNT_TO=str(writer))
            self.run_command(*run.arguments, stdin=prepared[0], env=environment, pass_fds=(writer,))
            os.close(writer)
            total = int(count.read())
        failed = 0
        for at in range(1, total + 1):
            with self.subTest(name, allocation=f"{at}{later}"):
                environment = dict(os.environ, LD_PRELOAD=SHIM, FAIL_ALLOCATION=f"{at}{later}")
                failed += self.repeat(run, prepared, MEMORY, env=environment)
                counts["allocations failed"] += 1
        # stdio and diagnostics work without memory, but no run works without any
        if name not in ("help", "version"):
            self.assertGreater(failed, total // 4, name)

    def test_each_alone(self):
        for name, run in RUNS.items():
            self.fail_each(name, run, "")

    def test_each_and_all_after_it(self):
        for name, run in RUNS.items():
            self.fail_each(name, run, "+")


class SystemCalls(FaultCase):
    def setUp(self):
        super().setUp()
        skip_without_strace(self)

    def fail_each(self, name, run):
        prepared = self.prepare(run)
        self.put_old(prepared)
        log, how = trace(self, run, prepared)
        self.run_command(*how.pop("arguments"), stdin=prepared[0], **how)
        calls = [call for call in Trace(log).calls if call[0] not in NOT_TRIED]
        self.assertGreater(len(calls), 1, name)
        for index, (call, at, arguments) in enumerate(calls):
            for error in errors_of(call):
                if call == "write" and arguments.startswith("2,"):
                    continue  # the error message itself: it cannot be reported
                with self.subTest(name, call=call, at=at, error=error, arguments=arguments[:60]):
                    inject = f"inject={call}:error={error}:when={at}"
                    _, how = trace(self, run, prepared, "-e", inject)
                    failed = self.repeat(run, prepared, (ERRORS[error],), **how)
                    counts["system calls failed"] += 1
                    if self.must_be_reported(calls, index):
                        self.assertTrue(failed, "the failure was not reported")

    @staticmethod
    def must_be_reported(calls, index):
        """Not for folders: some file systems cannot sync them, and the output is complete anyway."""
        call = calls[index][0]
        sync = index if call == "fsync" else index - 1
        if call in ("fsync", "close") and calls[sync][0] == "fsync":
            return "O_DIRECTORY" not in calls[sync - 1][2]
        return call in BINDING

    def test_each(self):
        for name, run in RUNS.items():
            self.fail_each(name, run)

    def test_the_calls_that_write_outputs_are_covered(self):
        run = RUNS["gen"]
        prepared = self.prepare(run)
        self.put_old(prepared)
        log, how = trace(self, run, prepared)
        self.run_command(*how.pop("arguments"), stdin=prepared[0], **how)
        found = [call for call, _, _ in Trace(log).calls]
        self.assertEqual(found.count("renameat2"), 3)
        self.assertEqual(found.count("fsync"), 6, "three files, and their folder after each rename")
        self.assertEqual(found.count("fchmod"), 3)


    def test_a_second_output_that_cannot_be_put_in_place_takes_back_the_first(self):
        run = RUNS["gen"]
        for at in (1, 2, 3):
            prepared = self.prepare(run)
            for name in run.outputs:
                (self.folder / name).unlink()
            before = self.everything()
            _, how = trace(self, run, prepared, "-e", f"inject=rename:error=EIO:when={at}")
            result = self.run_command(*how.pop("arguments"), **how)
            self.assertEqual(result.returncode, IO, result.stderr)
            self.assertEqual(self.everything(), before, "the failed run does not create files")

    def test_file_systems_that_cannot_exchange_files(self):
        run = RUNS["gen"]
        for error in ("EINVAL", "ENOSYS", "ENOENT"):
            prepared = self.prepare(run)
            _, how = trace(self, run, prepared, "-e", f"inject=renameat2:error={error}")
            self.assertFalse(self.repeat(run, prepared, (), **how))

    def test_a_temporary_file_that_cannot_be_removed_is_reported(self):
        """At that time the temporary file contains the old output, and the new output is complete."""
        run = RUNS["gen to binary"]
        prepared = self.prepare(run)
        self.put_old(prepared)
        _, how = trace(self, run, prepared, "-e", "inject=unlink:error=EIO:when=1")
        result = self.run_command(*how.pop("arguments"), **how)
        self.assertEqual(result.returncode, DONE)
        self.assertRegex(result.stderr, rb"hdrtrie: \.edge\.bin\.\d+-0\.tmp: cannot remove: Input/output error\n")
        self.assertEqual({name: self.read(name) for name in run.outputs}, prepared[3])


class Streams(FaultCase):
    def test_short_and_interrupted_reads_and_writes_change_nothing(self):
        for name, run in RUNS.items():
            with self.subTest(name):
                prepared = self.prepare(run)
                environment = dict(os.environ, LD_PRELOAD=SHIM, SHORT_IO="1")
                self.assertFalse(self.repeat(run, prepared, (), env=environment))
                counts["runs of short, interrupted input and output"] += 1

    def test_the_next_run_after_a_fault_succeeds(self):
        """It writes the output that the failed run could not write."""
        run = RUNS["gen"]
        prepared = self.prepare(run)
        environment = dict(os.environ, LD_PRELOAD=SHIM, FAIL_ALLOCATION="5")
        self.assertTrue(self.repeat(run, prepared, MEMORY, env=environment))
        self.expect(DONE, *run.arguments)
        self.assertEqual({name: self.read(name) for name in run.outputs}, prepared[3])


if __name__ == "__main__":
    command.main()
