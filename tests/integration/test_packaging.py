#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""The packages: the recipe for Conan is run, that for vcpkg with imitated calls, and debian/ is read by dpkg.

The environment: HDRTRIE_SOURCE the project. `./dev release --debian` builds the Debian packages; that takes minutes.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from tap_cases import main  # noqa: E402

SOURCE = pathlib.Path(os.environ["HDRTRIE_SOURCE"])
VERSION = re.search(r'HDRTRIE_VERSION "(.*)"', (SOURCE / "include/hdrtrie/types.h").read_text(encoding="ascii"))[1]
ABI = ".".join(VERSION.split(".")[:2]) if VERSION.startswith("0.") else VERSION.split(".")[0]
PROGRAM = {
    "edge.names": "fold separators\nX-Int-*\n",
    "main.c": '#include "edge.h"\n#include <hdrtrie/hdrtrie.h>\n'
              'int main(void) { return edge_find("x_int_a", 7).groups != 1 || hdrtrie_find(edge, "Host", 4).groups != 0; }\n',
    "CMakeLists.txt": "cmake_minimum_required(VERSION 3.20)\nproject(app C)\nfind_package(hdrtrie REQUIRED)\nadd_executable(app main.c)\n"
                      "hdrtrie_generate(TARGET app LIST edge.names NAME edge)\ntarget_link_libraries(app PRIVATE hdrtrie::hdrtrie)\n",
}


def needs(*tools):
    missing = [tool for tool in tools if not shutil.which(tool)]
    return unittest.skipIf(missing, f"{', '.join(missing)} is not installed: ./dev setup release")


class Packages(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.env = {**os.environ, "CFLAGS": "-O0", "CONAN_HOME": f"{folder.name}/conan"}
        for name in ("MAKEFLAGS", "MESON_BUILD_ROOT", "DESTDIR"):
            self.env.pop(name, None)

    def run_tool(self, *words):
        run = subprocess.run(words, cwd=self.folder, env=self.env, check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.assertEqual(run.returncode, 0, f"{words}\n{run.stdout[-4000:]}")
        return run.stdout


class Vcpkg(Packages):
    def test_the_manifest_is_json_with_known_keys(self):
        manifest = json.loads((SOURCE / "packaging/vcpkg/vcpkg.json").read_text(encoding="utf-8"))
        self.assertEqual(set(manifest), {"name", "version", "description", "license", "supports", "dependencies"})
        self.assertEqual((manifest["name"], manifest["version"]), ("hdrtrie", VERSION))

    @needs("cmake", "meson", "ninja")
    def test_the_port_installs_what_find_package_finds(self):
        for linkage, library in ("static", "libhdrtrie.a"), ("dynamic", f"libhdrtrie.so.{VERSION}"):
            with self.subTest(linkage):
                packages = self.folder / linkage / "package"
                self.run_tool("cmake", f"-DPORT={SOURCE}/packaging/vcpkg", f"-DCURRENT_PACKAGES_DIR={packages}", f"-DBUILD={self.folder}/build",
                              f"-DVCPKG_LIBRARY_LINKAGE={linkage}", "-P", f"{SOURCE}/tests/integration/vcpkg_calls.cmake")
                libraries = {path.name for path in (packages / "lib").glob("libhdrtrie*") if not path.is_symlink()}
                self.assertEqual(libraries, {library})
                self.assertFalse((packages / "bin").is_dir() and any((packages / "bin").iterdir()))
                program = self.folder / f"app-{linkage}"
                program.mkdir()
                for name, text in PROGRAM.items():
                    (program / name).write_text(text, encoding="ascii")
                self.run_tool("cmake", "-S", program, "-B", program / "build", f"-DCMAKE_PREFIX_PATH={packages}")
                self.run_tool("cmake", "--build", program / "build")
                self.run_tool(program / "build/app")


class Conan(Packages):
    @unittest.skipIf(not shutil.which("conan"), "SKIPPED! conan is not installed, so the recipe for Conan is not tested: pip install conan")
    @needs("cmake", "meson", "ninja")
    def test_the_recipe_creates_a_package_and_a_program_uses_it(self):
        self.env.pop("CC", None)  # `conan profile detect` does not understand "ccache gcc"
        self.run_tool("conan", "profile", "detect")
        for shared in "False", "True":
            with self.subTest(shared=shared):
                # Conan writes nothing into the sources with these settings.
                created = self.run_tool("conan", "create", SOURCE / "packaging/conan", "--no-remote", "-o", f"hdrtrie/*:shared={shared}",
                                        "-c", f"tools.cmake.cmake_layout:test_folder={self.folder}/test",
                                        "-c", "tools.cmake.cmaketoolchain:user_presets=")
                self.assertIn(f"hdrtrie {VERSION}: all answers are right", created)


class Debian(Packages):
    @needs("dpkg-parsechangelog")
    def test_the_changelog_has_the_version(self):
        version = self.run_tool("dpkg-parsechangelog", "--file", SOURCE / "debian/changelog", "--show-field", "Version").strip()
        self.assertRegex(version, rf"^{re.escape(VERSION)}-[0-9]+$")

    def test_the_library_package_has_the_number_of_the_soname(self):
        control = (SOURCE / "debian/control").read_text(encoding="utf-8")
        self.assertEqual(re.findall(r"(?m)^Package: (libhdrtrie\d\S*)$", control), [f"libhdrtrie{ABI}"])
        for part in "install", "symbols":
            self.assertTrue((SOURCE / f"debian/libhdrtrie{ABI}.{part}").is_file(), part)

    def test_the_module_is_loaded_after_all_others(self):
        """Debian's modules have the priorities 10 to 70. The module that is loaded last handles a request first."""
        conf, priority = re.fullmatch(r"mod (\S+) (\d+)\n", (SOURCE / "debian/libnginx-mod-http-hdrtrie.nginx").read_text(encoding="utf-8")).groups()
        self.assertGreater(int(priority), 70)
        self.assertEqual((SOURCE / conf).read_text(encoding="utf-8"), "load_module modules/ngx_http_hdrtrie_module.so;\n")

    def test_the_symbols_file_has_every_exported_call(self):
        symbols = (SOURCE / f"debian/libhdrtrie{ABI}.symbols").read_text(encoding="utf-8")
        self.assertTrue(symbols.startswith(f"libhdrtrie.so.{ABI} libhdrtrie{ABI} #MINVER#\n"), symbols)
        exported = set()
        for header in (SOURCE / "include/hdrtrie").glob("*.h"):
            exported |= set(re.findall(r"(?m)^HDRTRIE_API [^;{]*?\b(hdrtrie_\w+)\(", header.read_text(encoding="ascii")))
        self.assertGreater(len(exported), 30)
        self.assertEqual(set(re.findall(r"(?m)^ (hdrtrie_\w+)@Base ", symbols)), exported)


if __name__ == "__main__":
    main()
