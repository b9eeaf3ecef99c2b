# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Reference 3.2: outputs are written completely or not at all, only if they differ, and are the same on every machine;
depfiles."""

import os
import resource
import shutil
import signal
import stat
import subprocess
import threading

import command
from command import BAD_INPUT, DONE, EDGE, IO, USAGE

NOBODY = 65534


def become_nobody():
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


class Writing(command.Case):
    def setUp(self):
        super().setUp()
        self.write("edge.names", EDGE)
        self.write("other.names", EDGE + "X-Other\n")

    def gen(self, status, output, *more, source="edge.names", **keywords):
        return self.expect(status, "gen", source, "-o", output, *more, "--name", "edge", **keywords)

    def as_nobody(self):
        """Returns arguments to run as the user nobody, because permissions do not restrict root."""
        exe = self.folder / "hdrtrie"
        shutil.copyfile(command.EXE, exe)
        exe.chmod(0o755)
        self.folder.chmod(0o755)
        (self.folder / "edge.names").chmod(0o644)
        return {"exe": exe, "preexec_fn": become_nobody}

    def content(self, name="edge.c", source="edge.names"):
        """Returns the content of an output of that base name."""
        (self.folder / "wanted").mkdir(exist_ok=True)
        self.gen(DONE, f"wanted/{name}", source=source)
        return self.read(f"wanted/{name}")

    def leftovers(self):
        return [name for name in os.listdir(self.folder) if name.endswith(".tmp")]

    def test_the_same_content_is_not_written_again(self):
        self.gen(DONE, "edge.c", "-H", "edge.h", "--depfile", "edge.d")
        before = {name: os.stat(self.folder / name) for name in ("edge.c", "edge.h", "edge.d")}
        for name in before:
            os.utime(self.folder / name, ns=(1, 1))
        self.gen(DONE, "edge.c", "-H", "edge.h", "--depfile", "edge.d")
        for name, old in before.items():
            now = os.stat(self.folder / name)
            self.assertEqual((now.st_mtime_ns, now.st_ino), (1, old.st_ino), name)
        self.gen(DONE, "edge.c", "-H", "edge.h", source="other.names")
        self.assertNotEqual(os.stat(self.folder / "edge.c").st_mtime_ns, 1)
        self.assertEqual(self.leftovers(), [])

    def test_a_file_of_the_same_length_and_other_bytes_is_replaced(self):
        self.gen(DONE, "edge.c")
        wanted = self.read("edge.c")
        self.write("edge.c", wanted[:-2] + b"?\n")
        self.gen(DONE, "edge.c")
        self.assertEqual(self.read("edge.c"), wanted)

    def test_replacing_is_by_renaming(self):
        self.write("edge.c", "old")
        with open(self.folder / "edge.c", "rb") as held:
            self.gen(DONE, "edge.c")
            self.assertEqual(held.read(), b"old", "an open old file keeps its content")

    def test_the_mode_is_kept_and_a_new_file_gets_the_usual_one(self):
        for mode in (0o640, 0o604, 0o444, 0o755):
            path = self.write(f"edge{mode}.c", "old")
            path.chmod(mode)
            self.gen(DONE, path.name)
            self.assertEqual(stat.S_IMODE(path.stat().st_mode), mode)
            self.assertNotEqual(path.read_bytes(), b"old")
        self.gen(DONE, "new.c", umask=0o027)
        self.assertEqual(stat.S_IMODE((self.folder / "new.c").stat().st_mode), 0o640)

    def test_symbolic_links_are_followed_and_stay(self):
        (self.folder / "far").mkdir()
        self.write("far/edge.c", "old").chmod(0o604)
        (self.folder / "near").symlink_to("far")
        (self.folder / "far/link.c").symlink_to("edge.c")
        (self.folder / "edge.c").symlink_to("near/link.c")
        self.gen(DONE, "edge.c")
        self.assertTrue((self.folder / "edge.c").is_symlink())
        self.assertTrue((self.folder / "far/link.c").is_symlink())
        self.assertEqual(self.read("far/edge.c"), self.content())
        self.assertEqual(stat.S_IMODE((self.folder / "far/edge.c").stat().st_mode), 0o604)
        self.assertEqual(sorted(os.listdir(self.folder / "far")), ["edge.c", "link.c"])

    def test_a_link_to_a_file_that_is_not_there_yet(self):
        (self.folder / "far").mkdir()
        (self.folder / "edge.c").symlink_to("far/edge.c")
        self.gen(DONE, "edge.c")
        self.assertTrue((self.folder / "edge.c").is_symlink())
        self.assertEqual(self.read("far/edge.c"), self.content())

    def test_links_in_a_circle_are_an_error(self):
        (self.folder / "a.c").symlink_to("b.c")
        (self.folder / "b.c").symlink_to("a.c")
        self.gen(IO, "a.c")

    def test_stdout_by_name_is_written_directly(self):
        if not os.path.islink("/dev/stdout"):
            self.skipTest("/dev/stdout is not a link to standard output")
        self.assertEqual(self.gen(DONE, "/dev/stdout").stdout, self.content("stdout"))
        with open(self.folder / "redirected", "wb") as out:
            out.write(b"before\n")
            out.flush()
            self.gen(DONE, "/dev/stdout", stdout=out)
            out.write(b"after\n")
        made = self.read("redirected")
        self.assertTrue(made.startswith(b"before\n") and made.endswith(b"#endif\nafter\n"), made[-40:])

    def test_a_fifo_is_written_directly(self):
        os.mkfifo(self.folder / "pipe")
        got = []
        reader = threading.Thread(target=lambda: got.append(self.read("pipe")))
        reader.start()
        self.gen(DONE, "pipe")
        reader.join(60)
        self.assertEqual(got, [self.content("pipe")])
        self.assertTrue(stat.S_ISFIFO((self.folder / "pipe").stat().st_mode))

    def test_no_room_ends_with_3(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("this system lacks /dev/full")
        (self.folder / "full.c").symlink_to("/dev/full")
        for name in ("/dev/full", "full.c"):
            self.assertIn(f"{name}: cannot write: No space left on device".encode(),
                          self.gen(IO, name, **self.as_nobody()).stderr)

    def test_no_room_leaves_the_old_output_of_all_files(self):
        """A limit of the file size stops the header in the middle. The file of the table is written before it."""
        self.write("edge.c", "old table")
        self.write("edge.h", "old header")
        names = "".join(f"A-Name-Of-Some-Length-{i}-And-More\n" for i in range(300))
        self.write("long.names", "fold case\n" + names)
        self.gen(DONE, "long.c", "-H", "long.h", source="long.names")
        sizes = sorted(len(self.read(name)) for name in ("long.c", "long.h"))
        for limit in (sizes[0] // 2, (sizes[0] + sizes[1]) // 2):
            def limited(limit=limit):
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            # without GCOV_PREFIX the limit also truncates the profile of a build for ./dev coverage
            nowhere = dict(os.environ, GCOV_PREFIX="/dev/null")
            self.gen(IO, "edge.c", "-H", "edge.h", source="long.names", preexec_fn=limited, env=nowhere)
            self.assertEqual((self.read("edge.c"), self.read("edge.h")), (b"old table", b"old header"))
            self.assertEqual(self.leftovers(), [])

    def test_a_read_only_folder_leaves_the_old_output(self):
        (self.folder / "closed").mkdir()
        self.write("closed/edge.c", "old").chmod(0o666)
        (self.folder / "closed").chmod(0o555)
        try:
            result = self.gen(IO, "closed/edge.c", **self.as_nobody())
            self.assertIn(b"closed/edge.c: cannot write: Permission denied", result.stderr)
            self.assertEqual(self.read("closed/edge.c"), b"old")
            self.assertEqual(os.listdir(self.folder / "closed"), ["edge.c"])
        finally:
            (self.folder / "closed").chmod(0o755)

    def test_a_folder_that_is_not_there(self):
        self.gen(IO, "nowhere/edge.c")
        self.gen(IO, "edge.names/edge.c")
        self.write("edge.h", "old")
        self.gen(IO, "nowhere/edge.c", "-H", "edge.h")
        self.assertEqual(self.read("edge.h"), b"old")

    def test_errors_in_the_list_leave_the_old_output(self):
        self.write("edge.c", "old")
        self.write("bad.names", EDGE + "two words\n")
        self.gen(BAD_INPUT, "edge.c", "-H", "edge.h", "--depfile", "edge.d", source="bad.names")
        self.assertEqual(self.read("edge.c"), b"old")
        self.assertEqual({"edge.h", "edge.d"} & set(os.listdir(self.folder)), set())

    def test_many_generators_at_once(self):
        self.write("old.c", "old")
        running = [subprocess.Popen([command.EXE, "gen", name, "-o", "old.c", "--name", "edge"], cwd=self.folder)
                   for name in ("edge.names", "other.names") * 8]
        self.assertEqual([process.wait(60) for process in running], [DONE] * 16)
        self.assertIn(self.read("old.c"), [self.content("old.c"), self.content("old.c", source="other.names")])
        self.assertEqual(self.leftovers(), [])


class Collisions(command.Case):
    """An output that is an input of the run, or another output, is refused before anything is written."""

    def setUp(self):
        super().setUp()
        self.write("edge.names", 'fold case\ninclude "more/one.names"\nX-Edge\n')
        self.write("more/one.names", "X-One\n")
        self.write("old.h", "old")
        (self.folder / "near").symlink_to("more")
        (self.folder / "link.names").symlink_to("edge.names")
        (self.folder / "dangling.c").symlink_to("more/new.c")
        os.link(self.folder / "edge.names", self.folder / "hard.names")
        os.link(self.folder / "old.h", self.folder / "hard.h")

    def content(self):
        return {path: path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}

    def refused(self, message, *arguments, **more):
        before = self.content()
        with self.subTest(arguments):
            self.assertIn(message, self.expect(USAGE, "gen", *arguments, **more).stderr.decode())
            self.assertEqual(self.content(), before)

    def test_the_list_is_no_output(self):
        for path in ("edge.names", "./edge.names", "more/../edge.names", self.folder / "edge.names", "link.names", "hard.names"):
            lost = "this file is the list"
            self.refused(lost, "edge.names", "-o", path)
            self.refused(lost, "edge.names", "-o", path, "--format", "bin")
            self.refused(lost, "edge.names", "-o", "new.c", "-H", path)
            self.refused(lost, "edge.names", "-o", "new.c", "--depfile", path)
            self.refused(lost, path, "-o", "edge.names")
            self.refused(lost, path, "-o", "edge.names", "--check")
            self.refused(lost, path, "-o", "edge.names", "--dump", "rules")
        self.expect(DONE, "gen", "edge.names", "-o", "edge.bin", "--format", "bin")
        self.refused("this file is the list", "edge.bin", "-o", "./edge.bin")

    def test_an_included_file_is_no_output(self):
        for path in ("more/one.names", "near/one.names", self.folder / "more/one.names"):
            for arguments in (["-o", path], ["-o", "new.c", "-H", path], ["-o", "new.c", "--depfile", path]):
                self.refused("this file is a part of the list", "edge.names", *arguments)
        self.write("other.names", "fold case\ninclude <more/one.names>\n")
        if self.run_command("stats", "other.names").returncode == DONE:
            self.refused("this file is a part of the list", "other.names", "-o", "more/one.names")
        self.refused("written like a preset", "edge.names", "-o", "<hop-by-hop>")

    def test_the_list_on_standard_input_or_behind_standard_output(self):
        with open(self.folder / "edge.names", "rb") as text:
            before = self.content()
            result = subprocess.run([command.EXE, "gen", "-", "-o", "hard.names", "--name", "edge"], cwd=self.folder, stdin=text,
                                    stderr=subprocess.PIPE, timeout=60)
            self.assertEqual((result.returncode, self.content()), (USAGE, before))
            self.assertIn(b"the list on standard input", result.stderr)
        with open(self.folder / "edge.names", "ab") as out:
            self.refused("this file is the list", "edge.names", "-o", "-", stdout=out)

    def test_two_outputs_are_two_files(self):
        same = "are the same file"
        (self.folder / "loop").symlink_to(".")
        for one, two in (("new.c", "new.c"), ("old.h", "old.h"), ("old.h", "hard.h"), ("dangling.c", "near/new.c"),
                         ("new.c", "./new.c"), ("new.c", "loop/new.c"), ("new.c", self.folder / "new.c")):
            self.refused(same, "edge.names", "-o", one, "--depfile", two)
            self.refused(same, "edge.names", "-o", "out.c", "-H", one, "--depfile", two)
            same_base = str(one).rpartition("/")[2] == str(two).rpartition("/")[2] and str(one) != str(two)
            self.refused("the C file would include itself" if same_base else same, "edge.names", "-o", one, "-H", two)
        self.refused("the C file would include itself", "edge.names", "-o", "new.c", "-H", "more/new.c")
        with open(self.folder / "old.h", "ab") as out:
            self.refused(same, "edge.names", "-o", "-", "-H", "hard.h", stdout=out)

    def test_devices_and_other_files_may_share(self):
        self.expect(DONE, "gen", "edge.names", "-o", "/dev/null", "--depfile", "/dev/null")
        self.expect(DONE, "gen", "edge.names", "-o", "more/one.c", "-H", "more/one.h", "--depfile", "one.names.d")
        self.expect(IO, "gen", "edge.names", "-o", "nowhere/x.c", "--depfile", "nowhere/x.c")


class Check(command.Case):
    def test_check_compares_and_writes_nothing(self):
        self.write("edge.names", EDGE)
        arguments = ["gen", "edge.names", "-o", "edge.c", "-H", "edge.h", "--check", "--depfile", "edge.d"]
        self.assertIn(b"edge.c: does not exist", self.expect(BAD_INPUT, *arguments).stderr)
        self.assertEqual(os.listdir(self.folder), ["edge.names"])
        self.expect(DONE, *arguments[:6])
        self.assertEqual(self.expect(DONE, *arguments).stderr, b"")
        for name in ("edge.c", "edge.h"):
            kept = self.read(name)
            self.write(name, kept.replace(b"X-Debug", b"X-debug"))
            self.assertIn(f"{name}: is out of date".encode(), self.expect(BAD_INPUT, *arguments).stderr)
            self.write(name, kept)
        self.write("edge.names", EDGE + "X-New\n")
        self.assertEqual(self.expect(BAD_INPUT, *arguments).stderr.count(b"is out of date"), 2)
        self.assertNotIn(b"X-New", self.read("edge.c"))
        self.assertFalse((self.folder / "edge.d").exists())

    def test_check_of_what_cannot_be_read_ends_with_3(self):
        self.write("edge.names", EDGE)
        (self.folder / "edge.c").mkdir()
        self.expect(IO, "gen", "edge.names", "-o", "edge.c", "--check")


class Sameness(command.Case):
    """The same input produces the same text on every machine, in every locale and in every run."""

    def made(self, folder, *arguments, **more):
        self.expect(DONE, "gen", *arguments, cwd=folder, **more)
        return {name: (folder / name).read_bytes() for name in ("edge.c", "edge.h")}

    def test_of_folder_locale_clock_and_order_of_options(self):
        self.write("a/edge.names", EDGE)
        self.write("b/c/edge.names", EDGE)
        a, b = self.folder / "a", self.folder / "b"
        wanted = self.made(a, "edge.names", "-o", "edge.c", "-H", "edge.h")
        for name in ("edge.c", "edge.h"):
            self.assertNotIn(bytes(self.folder.name, "ascii"), wanted[name])
        turkish = dict(os.environ, LC_ALL="tr_TR.UTF-8", LANG="tr_TR.UTF-8", TZ="Asia/Tokyo", SOURCE_DATE_EPOCH="1")
        for again in [
            self.made(a, "edge.names", "-o", "edge.c", "-H", "edge.h"),
            self.made(b, "-H", "edge.h", "--name", "edge", "--format", "c", "c/edge.names", "-o", "edge.c"),
            self.made(b, self.folder / "a/edge.names", "-o", b / "edge.c", "-H", b / "edge.h", env=turkish),
            self.made(b, "-Werror", "--depfile", "x.d", "../a/edge.names", "-o", "./edge.c", "-H", "../b/edge.h"),
        ]:
            self.assertEqual(again, wanted)

    def test_line_ends_and_comments_change_the_digest_only(self):
        self.write("a/edge.names", EDGE)
        self.write("b/edge.names", EDGE.replace("\n", "  # so\r\n"))
        a, b = (self.made(self.folder / f, "edge.names", "-o", "edge.c", "-H", "edge.h")["edge.c"] for f in "ab")
        different = [(x, y) for x, y in zip(a.splitlines(), b.splitlines()) if x != y]
        self.assertEqual(len(different), 1)
        self.assertIn(b"input XXH3", different[0][0])


class Depfile(command.Case):
    def prerequisites(self, name):
        """Reads the depfile as make does, without escapes."""
        target, _, rest = self.read(name).decode().replace("\\\n", "").partition(":")
        return target.split(), rest.split()

    def test_it_lists_every_file_that_was_read(self):
        self.write("edge.names", 'fold separators\ninclude "more/one.names"\ninclude <hop-by-hop>\nCF-Ray\n')
        self.write("more/one.names", 'X-One\ninclude "two.names"\ninclude "../three.names"\n')
        self.write("more/two.names", 'X-Two\ninclude "../three.names"\n')
        self.write("three.names", "X-Three\n")
        self.expect(DONE, "gen", "edge.names", "-o", "edge.c", "-H", "edge.h", "--depfile", "edge.d")
        self.assertEqual(self.prerequisites("edge.d"), (["edge.c", "edge.h"], [
            "edge.names", "more/one.names", "more/two.names", "more/../three.names"]))
        self.expect(DONE, "gen", "edge.names", "-o", "edge.bin", "--format", "bin", "--depfile", "edge.d")
        self.assertEqual(self.prerequisites("edge.d")[0], ["edge.bin"])

    def test_special_characters_of_makefiles_are_escaped(self):
        self.write("a b$c#d.names", 'fold case\ninclude "e f.names"\n')
        self.write("e f.names", "X-One\n")
        self.expect(DONE, "gen", "a b$c#d.names", "-o", "out.bin", "--format", "bin", "--depfile", "out.d")
        self.assertIn(r"a\ b$$c\#d.names", self.read("out.d").decode())
        self.assertIn(r"e\ f.names", self.read("out.d").decode())

    def test_stdin_is_not_a_prerequisite(self):
        self.write("other.names", "X-Other\n")
        self.expect(DONE, "gen", "-", "-o", "x.bin", "--format", "bin", "--depfile", "x.d",
                    stdin=b'fold case\ninclude "other.names"\n')
        self.assertEqual(self.prerequisites("x.d"), (["x.bin"], ["other.names"]))

    def test_a_name_that_makefiles_cannot_contain(self):
        self.write("a\nb.names", EDGE)
        self.expect(BAD_INPUT, "gen", "a\nb.names", "-o", "x.c", "--depfile", "x.d")
        self.assertFalse((self.folder / "x.c").exists())
        self.expect(DONE, "gen", "a\nb.names", "-o", "x.c")


if __name__ == "__main__":
    command.main()
