# SPDX-License-Identifier: Apache-2.0 OR MIT
"""SIGKILL at any point: each output is completely the old or the new one, and temporary files that are left do not
disturb later runs.

HDRTRIE_KILLS is the number of runs to kill at a random moment. strace also kills a run at each system call.
"""

import hashlib
import os
import random
import signal
import subprocess
import time

import command
from command import DONE, EDGE
from failing_runs import C_OUTPUT, FaultCase, Trace, counts, skip_without_strace

KILLS = int(os.environ.get("HDRTRIE_KILLS", "50"))
OLD, NEW = "old.names", "new.names"


class Kills(FaultCase):
    def setUp(self):
        super().setUp()
        names = "".join(f"X-Name-{i}-Of-Some-Length\n" for i in range(400))
        self.write("old/edge.names", EDGE + names)
        self.write("new/edge.names", EDGE + names.replace("Of-Some", "Of-Another"))
        self.known = {name: {} for name in C_OUTPUT}
        for version in ("old", "new"):
            self.expect(DONE, *self.gen(version))
            for name in C_OUTPUT:
                self.known[name][hashlib.sha256(self.read(name)).digest()] = version
        self.clean = self.everything()

    @staticmethod
    def gen(version):
        return ("gen", f"{version}/edge.names", "-o", "edge.c", "-H", "edge.h", "--depfile", "edge.d")

    def check_outputs(self, before, after, killed=True):
        """Checks the outputs of a run over those of `before`, and counts the run if it was killed. Returns the
        temporary files that it left."""
        found = []
        for name in C_OUTPUT:
            version = self.known[name].get(hashlib.sha256(self.read(name)).digest())
            self.assertIsNotNone(version, f"{name} is torn")
            found.append(version)
        self.assertEqual(sorted(found, key=[after, before].index), found, "outputs are replaced in order")
        left = sorted(set(self.everything()) - set(self.clean))
        self.assertTrue(all(name.endswith(".tmp") for name in left), left)
        counts["killed runs that left " + ("all old", "some new", "some new", "all new")[found.count(after)]] += killed
        counts["killed runs that left a temporary file"] += killed and left != []
        return left

    def repair(self, after):
        """Checks that the next run succeeds with the files that are left."""
        self.expect(DONE, *self.gen(after))
        for name in C_OUTPUT:
            self.assertEqual(self.known[name][hashlib.sha256(self.read(name)).digest()], after)

    def sweep(self, left):
        for name in left:
            (self.folder / name).unlink()

    def test_at_random_moments(self):
        r = random.Random(KILLS)
        start = time.perf_counter()
        self.repair("old")
        longest = 1.5 * (time.perf_counter() - start)
        killed, versions = 0, ["old", "new"]
        for _ in range(20 * KILLS):
            if killed == KILLS:
                break
            before, after = versions
            running = subprocess.Popen([command.EXE, *self.gen(after)], cwd=self.folder)
            time.sleep(r.uniform(0, longest))
            running.send_signal(signal.SIGKILL)
            died = running.wait(60) == -signal.SIGKILL
            killed += died
            if not died:
                self.assertEqual(running.returncode, DONE)  # it ended before the kill
                longest *= 0.95
            left = self.check_outputs(before, after, died)
            self.repair(after)
            self.sweep(left)
            versions.reverse()
        self.assertEqual(killed, KILLS, "too many runs end before they are killed")
        counts["runs killed at random moments"] += killed

    def test_at_each_system_call(self):
        skip_without_strace(self)
        self.repair("old")
        log = self.folder.parent / (self.folder.name + ".trace")
        self.addCleanup(lambda: log.unlink(missing_ok=True))
        strace = ["-qq", "-o", log]
        self.expect(DONE, *strace, command.EXE, *self.gen("new"), exe="strace")
        calls = [call for call in Trace(log).calls if call[0] != "exit_group"]
        self.assertGreater(len(calls), 50)
        killed, left = 0, []
        for call, at, arguments in calls:
            with self.subTest(call=call, at=at, arguments=arguments[:60]):
                self.repair("old")
                result = self.run_command(*strace, "-e", f"inject={call}:signal=SIGKILL:when={at}", command.EXE,
                                          *self.gen("new"), exe="strace")
                self.assertIn(result.returncode, (-signal.SIGKILL, 128 + signal.SIGKILL))
                left = self.check_outputs("old", "new")  # the files accumulate: none of them is an obstacle
                killed += 1
        self.repair("new")
        self.assertGreater(len(left), 5, "some runs died with temporary files in place")
        counts["runs killed at a system call"] += killed

    def test_a_temporary_file_of_the_same_name_is_not_an_obstacle(self):
        """Process ids repeat: the file of a dead run can have the name that a new run chooses."""
        self.repair("old")
        script = 'for i in 0 1 2; do echo stale > .edge.c.$$-$i.tmp; done; exec "$0" "$@"'
        result = subprocess.run(["sh", "-c", script, command.EXE, *self.gen("new")], cwd=self.folder, timeout=60)
        self.assertEqual(result.returncode, DONE)
        left = self.check_outputs("old", "new", killed=False)
        self.assertEqual([self.read(name) for name in left], [b"stale\n"] * 3, "a run must not change the files of other runs")


if __name__ == "__main__":
    command.main()
