#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Runs the blocks of docs/integrate.md, each section in a foreign project in a temporary folder, without a network.

A fenced block is named by its first line: "```make Makefile" is a file, "```sh CASE" the commands of a case. A case gets the files of the
blocks before it. The environment: HDRTRIE the command, HDRTRIE_SOURCE the project, HDRTRIE_BUILD its build folder.
"""

import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from tap_cases import main  # noqa: E402

EXE = pathlib.Path(os.environ["HDRTRIE"])
SOURCE = pathlib.Path(os.environ["HDRTRIE_SOURCE"])
BUILD = pathlib.Path(os.environ["HDRTRIE_BUILD"])
PAGE = (SOURCE / "docs/integrate.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+) (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CROSS_FILE = """[binaries]
c = 'aarch64-linux-gnu-gcc'
ar = 'aarch64-linux-gnu-ar'
[built-in options]
c_link_args = '-static'
[host_machine]
system = 'linux'
cpu_family = 'aarch64'
cpu = 'aarch64'
endian = 'little'
"""
NAMES = ["X-Int-A", "x_debug", "Host", "Accept"]


def offline():
    """The command that runs another one without a network; empty if this machine does not allow that."""
    unshare = ["unshare", "--map-root-user", "--net"]
    try:
        return unshare if subprocess.run([*unshare, "true"], check=False, stderr=subprocess.DEVNULL).returncode == 0 else []
    except OSError:
        return []


OFFLINE = offline()


def needs(*tools):
    missing = [tool for tool in tools if not shutil.which(tool)]
    return unittest.skipIf(missing, f"{', '.join(missing)} is not installed: ./dev setup test")


class Project(unittest.TestCase):
    """A foreign project in a temporary folder. Each class below is a test of Meson's, so that they run side by side."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name) / "project"
        self.installed = pathlib.Path(folder.name) / "installed"
        tools = pathlib.Path(folder.name) / "bin"
        self.folder.mkdir()
        tools.mkdir()
        (tools / "hdrtrie").symlink_to(EXE)
        (self.folder / "hdrtrie").symlink_to(SOURCE)
        # ccache is used if it is there: the cases that compile the library then take seconds.
        self.env = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}", "CFLAGS": "-O0"}
        for name in ("MAKEFLAGS", "MESON_BUILD_ROOT", "DESTDIR"):
            self.env.pop(name, None)
        if shutil.which("ccache"):
            self.env["CMAKE_C_COMPILER_LAUNCHER"] = "ccache"

    def sh(self, text):
        run = subprocess.run([*OFFLINE, "sh", "-e", "-c", text], cwd=self.folder, env=self.env, check=False, text=True,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.assertEqual(run.returncode, 0, f"{text}\n{run.stdout}")
        return run.stdout

    def write_blocks(self, case):
        """Writes the files of the page before a case, and returns its commands."""
        for kind, name, text in BLOCK.findall(PAGE):
            if kind == "sh":
                if name == case:
                    return text
                continue
            path = self.folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        raise AssertionError(f"docs/integrate.md has no block: sh {case}")

    def left(self, program):
        return self.sh(f"./{program} {' '.join(NAMES)}").split()

    def install(self):
        """Installs the build, and moves it: its files must not depend on the place."""
        self.sh(f"meson install -C {BUILD} --no-rebuild --quiet --destdir {self.installed}")
        for pc in self.installed.rglob("*.pc"):
            text = pc.read_text(encoding="utf-8")
            prefix = self.installed / re.search(r"^prefix=/(.*)$", text, re.MULTILINE)[1]
            pc.write_text(re.sub(r"^prefix=.*$", f"prefix={prefix}", text, flags=re.MULTILINE), encoding="utf-8")
        self.env.update(PKG_CONFIG_PATH=str(pc.parent), CMAKE_PREFIX_PATH=str(prefix))
        return prefix

    def build_again(self, program, command, idle):
        """A change of the list must reach the program, and then nothing is left to do."""
        self.assertEqual(self.left(program), ["Host", "Accept"])
        with (self.folder / "edge.names").open("a", encoding="utf-8") as file:
            file.write('include "more.names"\n')
        (self.folder / "more.names").write_text("Nothing\n", encoding="utf-8")
        self.sh(command)
        self.assertEqual(self.left(program), ["Host", "Accept"])
        (self.folder / "more.names").write_text("Accept\n", encoding="utf-8")
        self.sh(command)
        self.assertEqual(self.left(program), ["Host"])
        # The same content with a new time: gen writes nothing, and the next run must not run it again.
        (self.folder / "edge.names").touch()
        self.sh(command)
        self.assertRegex(self.sh(command), idle)


class Plain(Project):
    def test_the_command_needs_a_c_compiler_only(self):
        self.sh(self.write_blocks("command").replace("-O2", "-O0").replace("cc ", "cc -w ").replace("cd hdrtrie", "here=$PWD; cd hdrtrie")
                .replace("../app", "$here/app"))
        self.assertIn("format version", self.sh("./app --version"))

    @needs("make")
    def test_make(self):
        commands = self.write_blocks("make")
        self.sh(commands)
        self.build_again("app", commands, "is up to date")

    @needs("make")
    def test_make_before_4_3(self):
        commands = self.write_blocks("make")
        page = re.search(r"write `(edge\.c: [^`]*)` .* `(edge\.h: [^`]*)`", PAGE)
        path = self.folder / "Makefile"
        path.write_text(path.read_text(encoding="utf-8").replace("edge.c edge.h &: edge.names", f"{page[2]}\n{page[1]}"), encoding="utf-8")
        self.sh(commands)
        self.build_again("app", commands, "is up to date")

    @needs("pkg-config")
    def test_pkg_config(self):
        commands = self.write_blocks("pkg-config")
        prefix = self.install()
        self.sh(commands)
        self.assertEqual(self.left("app"), ["Host", "Accept"])
        lists = pathlib.Path(self.sh("pkg-config --variable=listsdir hdrtrie").strip())
        self.assertTrue((lists / "hop-by-hop.names").is_file())
        self.assertEqual(self.sh("pkg-config --cflags --libs hdrtrie-headers"), self.sh("pkg-config --cflags hdrtrie"))
        (self.folder / "version.c").write_text("#include <hdrtrie/hdrtrie.h>\n#include <stdio.h>\n"
                                               "int main(void) { return puts(hdrtrie_version()) < 0; }\n", encoding="utf-8")
        self.sh("cc version.c $(pkg-config --cflags --libs hdrtrie) -o version")
        self.env["LD_LIBRARY_PATH"] = self.sh("pkg-config --variable=libdir hdrtrie").strip()
        self.assertEqual(self.sh("./version"), self.sh("pkg-config --modversion hdrtrie"))
        self.assertTrue((prefix / "include/hdrtrie/adapters/hdrtrie_nghttp2.h").is_file())
        self.assertTrue((prefix / "share/doc/hdrtrie/LICENSES/MIT.txt").is_file())
        self.assertTrue((prefix / "share/doc/hdrtrie/examples/project/Makefile").is_file())

    def test_vendoring(self):
        self.sh(self.write_blocks("vendoring").replace("-O2", "-O0"))
        self.assertEqual(self.left("app"), ["Host", "Accept"])

    def test_amalgamation(self):
        self.sh(self.write_blocks("amalgamation"))
        self.assertEqual(self.left("app"), ["Host", "Accept"])

    def test_the_demo_strips_its_requests(self):
        demo, corpus, edge = (SOURCE / path for path in ("tools/demo/demo_requests.py", "bench/corpus/edge", "lists/edge.names"))
        self.sh(f"{demo} make {corpus} >before; hdrtrie strip {edge} <before >after")
        self.assertIn("Checked: the output equals the input", self.sh(f"{demo} check {corpus} after hdrtrie {edge}"))

    def test_every_block_is_run(self):
        cases = set(re.findall(r'write_blocks\("(\S+)"\)', pathlib.Path(__file__).read_text(encoding="utf-8")))
        self.assertEqual({name for kind, name, _ in BLOCK.findall(PAGE) if kind == "sh"}, cases)
        self.assertEqual(PAGE.count("\n```"), 2 * len(BLOCK.findall(PAGE)))


class CMake(Project):
    @needs("cmake", "ninja", "make")
    def test_cmake_finds_the_installed_package(self):
        commands = self.write_blocks("find_package")
        self.install()
        (self.folder / "full.c").write_text("#include <hdrtrie/hdrtrie.h>\nint main(void) { return hdrtrie_format_version() == 0; }\n",
                                            encoding="utf-8")
        for generator, idle in ("Ninja", "no work to do"), ("Unix Makefiles", r"(?s)\A(?!.*Generating edge).*Built target app"):
            with self.subTest(generator):
                self.write_blocks("find_package")
                with (self.folder / "CMakeLists.txt").open("a", encoding="utf-8") as file:
                    file.write("add_executable(full full.c)\ntarget_link_libraries(full hdrtrie::hdrtrie)\n")
                self.env["CMAKE_GENERATOR"] = generator
                shutil.rmtree(self.folder / "build", ignore_errors=True)
                self.sh(commands)
                self.build_again("build/app", "cmake --build build", idle)
                self.sh("build/full")
        self.assertIn('compatible with requested version "0.0"', self.sh(
            "sed -i 's/hdrtrie 0.1/hdrtrie 0.0/' CMakeLists.txt; ! cmake -B other 2>&1"))

    @needs("cmake", "ninja")
    def test_cmake_builds_hdrtrie_as_a_part(self):
        commands = self.write_blocks("FetchContent").replace(
            "-B build", f"-B build -DFETCHCONTENT_SOURCE_DIR_HDRTRIE={SOURCE} -DCMAKE_BUILD_TYPE=Debug")
        self.env["CMAKE_GENERATOR"] = "Ninja"
        self.sh(commands)
        self.build_again("build/app", "cmake --build build", "no work to do")


class Meson(Project):
    @needs("ninja")
    def test_a_c_compiler_and_meson_are_enough(self):
        """Tests and benchmarks are left out, and the summary names what they lack."""
        tools = self.folder / "tools"
        tools.mkdir()
        (tools / "python3").symlink_to(sys.executable)
        for tool in "cc ar as ld meson ninja sed sh env".split():
            (tools / tool).symlink_to(shutil.which(tool))
        summary = self.sh(f"PATH={tools} CC=cc PKG_CONFIG_LIBDIR={tools} meson setup build hdrtrie")
        self.assertRegex(summary, r"tests +: no: missing C\+\+, Criterion, xxHash\n")
        self.assertRegex(summary, r"benchmarks *: no: missing C\+\+, Google Benchmark, gperf, xxHash\n")

    @needs("ninja", "pkg-config")
    def test_meson_finds_the_installed_package(self):
        commands = self.write_blocks("Meson")
        shutil.rmtree(self.folder / "subprojects")
        self.install()
        self.sh(commands)
        self.build_again("build/app", "ninja -C build", "no work to do")

    @needs("ninja")
    def test_meson_builds_hdrtrie_as_a_subproject(self):
        commands = self.write_blocks("Meson")
        (self.folder / "subprojects/hdrtrie").symlink_to(SOURCE)
        (self.folder / "hdrtrie").unlink()
        self.sh(commands)
        self.build_again("build/app", "ninja -C build", "no work to do")
        built = {path.name for path in (self.folder / "build").rglob("*") if path.is_file()}
        self.assertFalse([name for name in built if name.startswith(("test_", "libhdrtrie.so", "vectors"))])
        self.assertNotIn("Installing", self.sh(f"meson install -C build --destdir {self.installed}"))

    @needs("ninja", "aarch64-linux-gnu-gcc", "qemu-aarch64-static")
    def test_a_cross_build_compiles_the_command_for_this_machine(self):
        commands = self.write_blocks("Meson").replace("setup build", "setup build --cross-file cross.ini")
        (self.folder / "subprojects/hdrtrie").symlink_to(SOURCE)
        (self.folder / "cross.ini").write_text(CROSS_FILE, encoding="utf-8")
        self.sh(commands)
        self.assertEqual(self.sh(f"qemu-aarch64-static build/app {' '.join(NAMES)}").split(), ["Host", "Accept"])


class Distribution(Project):
    @needs("ninja")
    def test_a_distribution_builds_with_hardening(self):
        """The build type and the flags of Debian. Asserts are off, so tests that expect one must know."""
        self.env["CFLAGS"] = "-O2 -g -fstack-protector-strong -D_FORTIFY_SOURCE=2 -Wformat -Werror=format-security"
        if platform.machine() == "x86_64":
            self.env["CFLAGS"] += " -fcf-protection"
        self.sh("meson setup build hdrtrie --buildtype=plain --prefix=/usr -Db_pie=true -Dtests=enabled -Dbench=disabled")
        self.sh("meson test -C build --print-errorlogs keep iterate vectors_run")


if __name__ == "__main__":
    main()
