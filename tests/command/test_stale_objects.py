# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Reference 3.3: an object that was compiled with the header of another table does not link. The header's constants are
compiled into the caller, so a stale object would let listed names pass."""

import os
import shutil
import subprocess

import command
from command import DONE, EDGE, INCLUDE

OLD, NEW = EDGE, EDGE.replace("[debug]\n", "[more]\nX-More\n[debug]\n")

CALLERS = {
    # uses the shape
    "find": '#include "edge.h"\nint main(void) { return edge_find("X_DEBUG", 7).groups != EDGE_GROUP_DEBUG; }\n',
    # uses the table and a constant
    "table": '#include "edge.h"\n#include <hdrtrie/inline.h>\n'
             'int main(void) { return hdrtrie_find_inline(edge, "X_DEBUG", 7).groups != EDGE_GROUP_DEBUG; }\n',
    # uses only a constant, and gives it to another object
    "constant": '#include "edge.h"\nint main(void) { return EDGE_GROUP_DEBUG == 0; }\n',
}

# Compiler, language and flags of an object. Any caller must link with any table.
WAYS = {
    "gcc": ("gcc", "c11", ["-O2"]),
    "gcc -O0": ("gcc", "c11", ["-O0"]),
    "gcc -flto": ("gcc", "c11", ["-O2", "-flto"]),
    "clang": ("clang", "c11", ["-O2"]),
    "g++": ("g++", "c++17", ["-x", "c++", "-O2"]),
    "clang++": ("clang++", "c++17", ["-x", "c++", "-O2"]),
    "unknown": ("gcc", "c11", ["-O0", "-Wno-missing-braces", "-include", "unknown.h"]),
    "unknown in C++": ("g++", "c++17", ["-x", "c++", "-O0", "-include", "unknown.h"]),
}

# Makes gcc a compiler without extensions. Headers of the system need to know the compiler, so they are included first.
UNKNOWN = """#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#undef __GNUC__
"""


class Mixtures(command.Case):
    compiled = {}  # objects of all cases by name, because most cases need the same ones

    def setUp(self):
        super().setUp()
        self.write("unknown.h", UNKNOWN)
        for version, text in (("old", OLD), ("new", NEW)):
            self.write(f"{version}/edge.names", text)
            self.expect(DONE, "gen", f"{version}/edge.names", "-o", f"{version}/edge.c", "-H", f"{version}/edge.h")
        for name, source in CALLERS.items():
            self.write(f"{name}.c", source)
        self.ways = {name: way for name, way in WAYS.items() if shutil.which(way[0])}

    def object(self, way, version, source, *flags):
        """Compiles an object with the header of a version, unless a case has done so. Returns its name."""
        compiler, standard, own = WAYS[way]
        made = f"{version}-{source.replace('/', '-')}-{way}{''.join(flags)}.o".replace(" ", "")
        if made not in self.compiled:
            self.expect_compiled(compiler, *own, *flags, "-I", version, "-c", source, "-o", made, standard=standard,
                                 flags=["-Wall", "-Wextra", "-Werror"])
            self.compiled[made] = self.read(made)
        self.write(made, self.compiled[made])
        return made

    def link(self, *arguments):
        """The driver knows the language of each object, so that libraries of C++ are found."""
        driver = next(name for name in ("g++", "clang++", "gcc", "clang") if shutil.which(name))
        return subprocess.run([driver, *arguments], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              timeout=120)

    def expect_linked(self, links, *arguments):
        result = self.link(*arguments)
        output = result.stdout.decode(errors="replace")
        self.assertEqual(result.returncode == 0, links, f"{arguments}: {output}")
        if not links:
            self.assertRegex(output, r"undefined reference to `edge_[0-9a-f]{16}'", arguments)

    def each_mixture(self):
        for caller in ("old", "new"):
            for table in ("old", "new"):
                yield caller, table, caller == table

    def test_of_objects(self):
        """Each kind of caller, compiled in each way, with a table that gcc compiled. Also one caller with a table of each
        way."""
        usual = [way for way in ("gcc", "clang", "g++", "clang++") if way in self.ways]
        pairs = [("find", way, "gcc") for way in self.ways] + [("find", "gcc", way) for way in self.ways]
        pairs += [(name, way, "gcc") for name in ("table", "constant") for way in usual]
        for name, way, table_way in pairs:
            for caller, table, matches in self.each_mixture():
                with self.subTest(name=name, way=way, table_way=table_way, caller=caller, table=table):
                    self.expect_linked(matches, self.object(way, caller, f"{name}.c"),
                                       self.object(table_way, table, f"{table}/edge.c"), "-o", "use")
                    if matches:
                        self.run_made("use")

    def test_with_garbage_collection(self):
        """A linker with --gc-sections keeps the reference of an object that uses only a constant."""
        self.write("main.c", "unsigned debug(void);\nint main(void) { return debug() == 0; }\n")
        self.write("only.c", '#include "edge.h"\nunsigned debug(void);\nunsigned debug(void) { return EDGE_GROUP_DEBUG; }\n')
        for way in ("gcc", "gcc -flto", "clang"):
            if way not in self.ways:
                continue
            for flags in ([], ["-ffunction-sections", "-fdata-sections"]):
                for caller, table, matches in self.each_mixture():
                    with self.subTest(way=way, flags=flags, caller=caller, table=table):
                        self.expect_linked(matches, self.object(way, "new", "main.c"), self.object(way, caller, "only.c", *flags),
                                           self.object(way, table, f"{table}/edge.c", *flags), "-Wl,--gc-sections", "-o", "use")
                        if matches:
                            self.run_made("use")

    def test_of_archives(self):
        for caller, table, matches in self.each_mixture():
            (self.folder / "libedge.a").unlink(missing_ok=True)
            subprocess.run(["ar", "rc", "libedge.a", self.object("gcc", table, f"{table}/edge.c")], cwd=self.folder, check=True)
            self.expect_linked(matches, self.object("gcc", caller, "find.c"), "libedge.a", "-o", "use")

    def test_of_shared_objects(self):
        """A program does not link with another table's library. It does not start if the library is replaced later."""
        for version in ("old", "new"):
            made = self.object("gcc", version, f"{version}/edge.c", "-fPIC")
            self.assertEqual(self.link("-shared", made, "-o", f"{version}/libedge.so").returncode, 0)
        for name in CALLERS:
            for caller, table, matches in self.each_mixture():
                self.expect_linked(matches, self.object("gcc", caller, f"{name}.c"), f"-L{table}", "-ledge", "-o",
                                   f"{name}-{caller}" if matches else "use")
            for caller, table, matches in self.each_mixture():
                with self.subTest(name=name, caller=caller, table=table):
                    result = subprocess.run([self.folder / f"{name}-{caller}"], env=dict(os.environ, LD_BIND_NOW="",
                                            LD_LIBRARY_PATH=str(self.folder / table)), stderr=subprocess.PIPE, timeout=60)
                    self.assertEqual(result.returncode == 0, matches, result.stderr)
                    if not matches:
                        self.assertRegex(result.stderr, rb"undefined symbol: edge_[0-9a-f]{16}")

    def test_of_a_table_without_a_header(self):
        """Its symbol is its name. A caller declares it, and contains nothing of the table; callers of a header do not link."""
        self.expect(DONE, "gen", "new/edge.names", "-o", "bare.c", "--name", "edge")
        self.write("declared.c", "#include <hdrtrie/inline.h>\nHDRTRIE_EXTERN_C_BEGIN\nextern const hdrtrie_table edge[];\n"
                   'HDRTRIE_EXTERN_C_END\nint main(void) { return hdrtrie_find_inline(edge, "X_MORE", 6).id < 0; }\n')
        for way in self.ways:
            with self.subTest(way):
                table = self.object(way, "new", "bare.c")
                self.expect_linked(True, self.object(way, "new", "declared.c"), table, "-o", "use")
                self.run_made("use")
                self.expect_linked(False, self.object(way, "new", "find.c"), table, "-o", "use")

    def test_two_headers_in_one_program(self):
        self.expect(DONE, "gen", "new/edge.names", "-o", "other.c", "-H", "other.h", "--name", "other")
        self.write("two.c", '#include "edge.h"\n#include "other.h"\nint main(void) { return edge_find("X_MORE", 6).id != -1 || '
                   'other_find("X_MORE", 6).id < 0 || (const void *)edge == (const void *)other; }\n')
        for way in self.ways:
            with self.subTest(way):
                self.expect_linked(True, self.object(way, "old", "two.c", "-I."), self.object(way, "old", "old/edge.c"),
                                   self.object(way, "old", "other.c", "-I."), "-o", "use")
                self.run_made("use")

    def test_the_symbol_has_the_prefix_of_the_system(self):
        """-fleading-underscore names symbols as macOS does. A declaration without a symbol of its own shows the right name."""
        for way in ("gcc", "unknown", "clang"):
            if way in self.ways:
                made = self.object(way, "old", "old/edge.c", *([] if way == "clang" else ["-fleading-underscore"]))
                symbols = subprocess.run(["nm", made], cwd=self.folder, check=True, stdout=subprocess.PIPE).stdout.decode()
                self.assertRegex(symbols, r" R edge_[0-9a-f]{16}\n" if way == "clang" else r" R _edge_[0-9a-f]{16}\n")


if __name__ == "__main__":
    command.main()
