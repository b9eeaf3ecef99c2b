# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Reference 3.1, 3.2 and 3.4: failing calls that the runs of test_faults.py do not make. They occur in the middle of a
message, with large messages, with colliding names, and while a run restores old output."""

import os
import subprocess

import command
from command import DONE, EDGE, IO
from failing_runs import RUNS, SHIM, FaultCase, Trace, skip_without_strace, trace

HEAD = b"POST / HTTP/1.1\r\nHost: a\r\n"
MESSAGES = {
    "length": HEAD + b"Content-Length: 30\r\n\r\n" + b"b" * 30,
    "chunked": HEAD + b"Transfer-Encoding: chunked\r\n\r\n8\r\nabcdefgh\r\n9;a=b\r\nabcdefghi\r\n0\r\nX-Debug: 1\r\nA: b\r\n\r\n",
    "until the end": b"HTTP/1.1 200 OK\r\n\r\n" + b"b" * 30,
}


class Streams(FaultCase):
    def strip(self, message, *options, exe=command.EXE, environment=None, **more):
        arguments = ["strip", "edge.names", *(["--responses"] if message.startswith(b"HTTP/") else [])]
        if exe != command.EXE:
            arguments = [*options, command.EXE, *arguments]
        return self.run_command(*arguments, stdin=message, exe=exe, env=environment, **more)

    def test_each_read_and_write_of_a_message_in_pieces(self):
        """Calls move seven bytes, so that they fail in the middle of heads, sizes, bodies and trailers."""
        skip_without_strace(self)
        log = self.folder.parent / (self.folder.name + ".trace")
        self.addCleanup(lambda: log.unlink(missing_ok=True))
        for what, message in MESSAGES.items():
            whole = self.strip(message)
            self.assertEqual(whole.returncode, DONE, whole.stderr)
            pieces = ["-qq", "-o", log, "-E", f"LD_PRELOAD={SHIM}", "-E", "SHORT_IO=1"]
            self.assertEqual(self.strip(message, *pieces, exe="strace").stdout, whole.stdout)
            calls = [(call, at) for call, at, _ in Trace(log).calls if call in ("read", "write")]
            self.assertGreater(len(calls), len(message) // 7 * 2)
            for call, at in calls:
                with self.subTest(what, call=call, at=at):
                    result = self.strip(message, *pieces, "-e", f"inject={call}:error=EIO:when={at}", exe="strace")
                    self.assertEqual(result.returncode, IO)
                    self.assertTrue(whole.stdout.startswith(result.stdout))
                    self.assertRegex(result.stderr, rb"hdrtrie: .*: cannot (read|write): Input/output error\n")

    def test_each_write_after_a_head_larger_than_the_buffer(self):
        """A read then returns more than a write takes, so that writes happen, and fail, between any two pieces."""
        skip_without_strace(self)
        log = self.folder.parent / (self.folder.name + ".trace")
        self.addCleanup(lambda: log.unlink(missing_ok=True))
        for pad in range(7):
            head = HEAD + (b"X-Long: " + b"v" * 8000 + b"\r\n") * 14 + b"X-Pad: " + b"v" * pad + b"\r\n"
            messages = [head + b"Transfer-Encoding: chunked\r\n\r\n" + b"1\r\na\r\n" * 50000 + b"0\r\n\r\n"]
            if pad == 0:
                messages.append(head + b"Content-Length: 400000\r\n\r\n" + b"b" * 400000)
            for message in messages:
                with open(self.folder / "message", "wb") as file:
                    file.write(message)
                self.assertEqual(self.strip_file("-qq", "-o", log).stdout, message)
                for call, at, _ in [call for call in Trace(log).calls if call[0] == "write"]:
                    result = self.strip_file("-qq", "-o", log, "-e", f"inject={call}:error=EIO:when={at}")
                    self.assertEqual(result.returncode, IO)
                    self.assertTrue(message.startswith(result.stdout))

    def strip_file(self, *options):
        """Strips the message from a file, so that each read returns the requested number of bytes."""
        with open(self.folder / "message", "rb") as file:
            return subprocess.run(["strace", *options, command.EXE, "strip", "edge.names"], cwd=self.folder, stdin=file,
                                  capture_output=True, timeout=300)

    def test_output_that_fails_after_the_first_buffer(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("this system lacks /dev/full")
        field = b"X-Long: " + b"v" * 8000 + b"\r\n"
        for message in (HEAD + field * 15 + b"\r\n", HEAD + b"Content-Length: 300000\r\n\r\n" + b"b" * 300000,
                        HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"1\r\na\r\n" * 30000 + b"0\r\n\r\n",
                        b"HTTP/1.1 200 OK\r\n\r\n" + b"b" * 300000, (HEAD + b"\r\n") * 5000):
            with open("/dev/full", "wb") as full:
                result = self.strip(message, stdout=full)
            self.assertEqual(result.returncode, IO)
            self.assertEqual(result.stderr, b"hdrtrie: standard output: cannot write: No space left on device\n")

    def allocations(self, *arguments, stdin=b"", made=()):
        """Lets each allocation fail once. Returns the number of runs that failed."""
        wanted = self.expect(DONE, *arguments, stdin=stdin)
        files = {name: self.read(name) for name in made}
        failed = at = 0
        for name in made:
            (self.folder / name).unlink()
        while True:
            at += 1
            reader, writer = os.pipe()
            with os.fdopen(reader) as count:
                environment = dict(os.environ, LD_PRELOAD=SHIM, FAIL_ALLOCATION=str(at), COUNT_TO=str(writer))
                result = self.run_command(*arguments, stdin=stdin, env=environment, pass_fds=(writer,))
                os.close(writer)
                total = int(count.read())
            self.assertIn(result.returncode, (DONE, IO), result.stderr)
            if result.returncode == IO:
                failed += 1
                self.assertRegex(result.stderr, b"Cannot allocate memory|out of memory")
                self.assertEqual([name for name in made if (self.folder / name).exists()], [])
            else:  # the run did not need it
                self.assertEqual(result.stdout, wanted.stdout)
                self.assertEqual(sorted(result.stderr.splitlines()), sorted(wanted.stderr.splitlines()))
                self.assertEqual({name: self.read(name) for name in made}, files)
            for name in made:
                (self.folder / name).unlink(missing_ok=True)
            if at > total:
                return failed

    def test_a_head_larger_than_its_buffer(self):
        message = HEAD + (b"X-Long: " + b"v" * 8000 + b"\r\n") * 25 + b"\r\n"
        self.assertEqual(self.strip(message).stdout, message)
        self.assertGreater(self.allocations("strip", "edge.names", stdin=message), 5)

    def test_nominations_and_report(self):
        message = HEAD + b"".join(b"Connection: X-%d\r\n" % i + b"Connection:" + b" " * 300 * i + b"\r\n" for i in range(16)) + b"\r\n"
        self.assertEqual(self.expect(DONE, "strip", "edge.names", "--connection", stdin=message).stdout, HEAD + b"\r\n")
        self.assertGreater(self.allocations("strip", "edge.names", "--connection", "--report", "new.tsv", stdin=message), 20)

    def test_names_that_collide(self):
        self.write("edge.names", "fold case\n[a.b]\nx.y\nx~y\n[a-b]\nx.y*\nx-y*\n")
        self.assertGreater(self.allocations("gen", "edge.names", "-o", "new.c", "-H", "new.h", made=("new.c", "new.h")), 10)


class Outputs(FaultCase):
    def setUp(self):
        super().setUp()
        skip_without_strace(self)

    def test_an_owner_that_cannot_be_kept(self):
        """Missing permission is not a reason to fail. Any other error is."""
        run = RUNS["gen to binary"]
        for error, status in (("EPERM", DONE), ("EIO", IO)):
            prepared = self.prepare(run)
            self.put_old(prepared)
            if os.getuid() != 0:
                self.skipTest("only root can change the owner of a file")
            os.chown(self.folder / "edge.bin", 12345, 54321)
            _, how = trace(self, run, prepared, "-e", f"inject=fchown:error={error}")
            result = self.run_command(*how.pop("arguments"), **how)
            self.assertEqual(result.returncode, status, result.stderr)
            self.assertEqual(self.read("edge.bin"), prepared[3 if status == DONE else 2]["edge.bin"])

    def test_output_that_cannot_be_restored_is_complete(self):
        """The second output fails, and restoring the first one fails too. The first output is then the new one, and the
        failure is reported."""
        run = RUNS["gen"]
        prepared = self.prepare(run)
        self.put_old(prepared)
        _, how = trace(self, run, prepared, "-e", "inject=renameat2:error=EIO:when=2", "-e", "inject=rename:error=EIO")
        result = self.run_command(*how.pop("arguments"), **how)
        self.assertEqual(result.returncode, IO, result.stderr)
        self.assertIn(b"cannot write: Input/output error", result.stderr)
        now = {name: self.read(name) for name in run.outputs}
        self.assertEqual(now, dict(prepared[2], **{run.outputs[0]: prepared[3][run.outputs[0]]}))


if __name__ == "__main__":
    command.main()
