# SPDX-License-Identifier: Apache-2.0 OR MIT
"""The recipe for Conan 2: `conan create packaging/conan`. It needs Meson, ninja and python3 on the path."""

import pathlib
import re

from conan import ConanFile
from conan.tools.files import copy, rm, rmdir
from conan.tools.layout import basic_layout
from conan.tools.meson import Meson, MesonToolchain

SOURCES = ["adapters", "bench/harness", "bench/meson.build", "cmake", "docs", "gen", "include", "lists", "src", "tests/meson.build", "LICENSE",
           "LICENSES", "meson.build", "meson_options.txt"]


class Hdrtrie(ConanFile):
    name = "hdrtrie"
    description = "Finds and removes HTTP fields by compiled lists of names"
    license = "Apache-2.0 OR MIT"
    topics = ("http", "headers", "proxy", "security")
    package_type = "library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"shared": [True, False], "fPIC": [True, False]}
    default_options = {"shared": False, "fPIC": True}
    implements = ["auto_shared_fpic"]
    languages = ["C"]

    @property
    def _root(self):
        return pathlib.Path(self.recipe_folder).parents[1]

    def set_version(self):
        types = (self._root / "include/hdrtrie" / "types.h").read_text(encoding="ascii")
        self.version = re.search(r'HDRTRIE_VERSION "(.*)"', types)[1]

    def export_sources(self):
        for source in SOURCES:
            pattern = f"{source}/*" if (self._root / source).is_dir() else source
            copy(self, pattern, self._root, self.export_sources_folder, excludes=["*/__pycache__/*"])

    def layout(self):
        basic_layout(self)

    def generate(self):
        toolchain = MesonToolchain(self)
        for feature in ("tests", "bench", "adapters", "xxhash"):
            toolchain.project_options[feature] = "disabled"
        toolchain.generate()

    def build(self):
        meson = Meson(self)
        meson.configure()
        meson.build()

    def package(self):
        Meson(self).install()
        copy(self, "LICENSE*", self.source_folder, f"{self.package_folder}/licenses")
        copy(self, "*", f"{self.source_folder}/LICENSES", f"{self.package_folder}/licenses/LICENSES")
        # Meson installs both libraries. The files for CMake and pkg-config are for installations without Conan, which writes its own.
        for pattern in ["*.a"] if self.options.shared else ["*.so*", "*.dylib"]:
            rm(self, pattern, f"{self.package_folder}/lib")
        for folder in ("lib/cmake", "lib/pkgconfig"):
            rmdir(self, f"{self.package_folder}/{folder}")

    def package_info(self):
        self.cpp_info.libs = ["hdrtrie"]
        self.cpp_info.set_property("cmake_file_name", "hdrtrie")
        self.cpp_info.set_property("cmake_target_name", "hdrtrie::hdrtrie")
        self.cpp_info.set_property("pkg_config_name", "hdrtrie")
