# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Reference 3.3: generated C compiles everywhere and contains the same bytes as a table file and a table built at run
time. It checks its header and format version, and no input can inject C into it."""

import re
import shutil

import command
from command import BAD_INPUT, DONE, EDGE, INCLUDE, SOURCE, USAGE

# Rules of every kind under every fold, a hashed table, wide records, and nearly empty lists.
LISTS = {
    "edge": EDGE,
    "none": "fold none\nx-int-trace\nx-int-*\n*-internal\n!x-int-public\n",
    "exact": "fold case\n" + "".join(f"X-Name-{i * i}-Of-{i}\n" for i in range(120)),
    "underscore": "fold underscore\n*\n!X_Not-*\n*-s\nA\n",
    "marks": "fold case\n!#$%&'*\nit's\n\\!#$%&'\\*+-.^_`|~\n*'\n\\#'\n",
    "groups": "fold case\n" + "".join(f"[group-{i}]\nX-{i}*\nY-{i}\n" for i in range(31)),
    "long": "fold separators\n" + "X-" + "a" * 253 + "\n" + "Y-" + "b" * 253 + "*\n",
    "one": "fold case\nx\n",
    "nothing": "fold case\n",
    "hashed": "fold separators\n" + "".join(f"X-{i:05}-{i * 7919 % 10007:05}-tail\n" for i in range(3000)),
}

WRITE_TABLES = """
#include <hdrtrie/detail/format/table.h>
#include <stdio.h>
#include <string.h>
%(declarations)s
int main(int argc, char **argv)
{
    static const struct { const char *name; const hdrtrie_table *table; } tables[] = { %(rows)s };
    size_t i;
    for (i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        const uint8_t *t = hdrtrie_table_bytes(tables[i].table);
        if (argc != 2 || strcmp(argv[1], tables[i].name) != 0) continue;
        return fwrite(t, hdrtrie_load_le32(t + HDRTRIE_AT_TOTAL_LEN), 1, stdout) != 1;
    }
    return 1;
}
"""

USE = """
#include "edge.h"
#include <stdio.h>
#include <string.h>
struct field { const char *name; size_t len; };
static const hdrtrie_layout layout = { sizeof(struct field), offsetof(struct field, name), offsetof(struct field, len),
                                       sizeof(size_t), 0 };
int main(void)
{
    struct field fields[] = { { "Host", 4 }, { "x_int_trace", 11 }, { "CF-RAY", 6 }, { "X-Int-Public-A", 14 },
                              { "b c", 3 } };
    const hdrtrie_table *table = edge; /* usable as one */
    hdrtrie_match m = edge_find("x-int-trace", 11);
    size_t left, i;
    printf("%d %u %d\\n", (int)m.id, (unsigned)m.groups, m.id == (int)EDGE_ID_X_INT_TRACE);
    printf("%d\\n", hdrtrie_find_inline(table, "A-Internal", 10).id == (int)EDGE_ID_SUFFIX_INTERNAL);
    printf("%d\\n", edge_find("x-int-a", 7).id == (int)EDGE_ID_PREFIX_X_INT);
    left = edge_clear(EDGE_GROUP_INTERNAL | EDGE_GROUP_DEBUG, fields, 5, &layout);
    for (i = 0; i < left; i++) printf("%s\\n", fields[i].name);
    return 0;
}
"""


def in_cpp(compiler):
    return {"gcc": "g++", "clang": "clang++"}[compiler]


class Bytes(command.Case):
    def compiled(self, compiler, names):
        """Compiles NAME.c of each name. Returns a function that returns the bytes of a table."""
        self.write("write.c", WRITE_TABLES % {
            "declarations": "".join(f"extern const hdrtrie_table {name}[];\n" for name in names),
            "rows": ", ".join(f'{{ "{name}", {name} }}' for name in names),
        })
        self.expect_compiled(compiler, "write.c", *(f"{name}.c" for name in names), "-o", "write")
        return lambda name: self.run_made("write", name)

    def test_static_file_and_run_time_tables_are_the_same_bytes(self):
        names = {f"list_{name}": text for name, text in LISTS.items()}
        for name, text in names.items():
            self.write(f"{name}.names", text)
            self.expect(DONE, "gen", f"{name}.names", "-o", f"{name}.bin", "--format", "bin")
            self.expect(DONE, "gen", f"{name}.names", "-o", f"{name}.c")
        for name, text in names.items():
            with self.subTest(name):
                table = self.read(f"{name}.bin")
                self.assertEqual(self.build_table(stdin=text.encode()), table)
        for compiler in ("gcc", "clang"):
            compiled = self.compiled(compiler, names)
            for name in names:
                with self.subTest(f"{name} {compiler}"):
                    self.assertEqual(compiled(name), self.read(f"{name}.bin"))

    def test_of_the_presets(self):
        names = {"preset_" + path.stem.replace("-", "_"): path.stem
                 for path in sorted((SOURCE / "lists").glob("*.names"))}
        self.assertGreaterEqual(len(names), 5)
        for name, preset in names.items():
            self.write(f"{name}.names", f"fold separators\ninclude <{preset}>\n")
            self.expect(DONE, "gen", f"{name}.names", "-o", f"{name}.c")
        compiled = self.compiled("clang", names)
        for name in names:
            with self.subTest(name):
                self.assertEqual(compiled(name),
                                 self.expect(DONE, "gen", f"{name}.names", "-o", "-", "--format", "bin").stdout)


class Compilers(command.Case):
    def make(self, name, text, *more):
        self.write(f"{name}.names", text)
        self.expect(DONE, "gen", f"{name}.names", "-o", f"{name}.c", "-H", f"{name}.h", *more)

    def test_every_list_compiles_without_a_warning(self):
        """One file includes all headers, as C11 and as C++17; two tables are compiled too. The test above compiles the
        other tables."""
        for name, text in LISTS.items():
            self.make(name, text, "--name", f"list_{name}")
        source = "".join(f'#include "{name}.h"\n' for name in LISTS)
        source += "int main(void)\n{\n    int sum = 0;\n"
        source += "".join(f'    sum += (int)list_{name}_find("x", 1).id;\n' for name in LISTS) + "    return sum;\n}\n"
        self.write("all.c", source)
        self.write("all.cc", source)
        for compiler in ("gcc", "clang"):
            with self.subTest(compiler):
                self.expect_compiled(compiler, "-c", "exact.c", "groups.c", "all.c")
                self.expect_compiled(in_cpp(compiler), "-c", "all.cc", standard="c++17")

    def test_the_table_compiles_as_cpp_too(self):
        """With its header and without one. The bytes are those of a table file."""
        for name, text in LISTS.items():
            if name == "hashed":
                continue
            self.make(name, text, "--name", f"list_{name}")
            self.expect(DONE, "gen", f"{name}.names", "-o", f"bare_{name}.c", "--name", f"bare_{name}")
            self.expect(DONE, "gen", f"{name}.names", "-o", f"{name}.bin", "--format", "bin")
            made = (f"{name}.c", f"bare_{name}.c")
            for compiler in ("g++", "clang++"):
                with self.subTest(f"{name} {compiler}"):
                    self.expect_compiled(compiler, "-x", "c++", "-Wconversion", "-fsyntax-only", *made, standard="c++17")
        names = [f"bare_{name}" for name in ("edge", "groups")]
        self.write("write.cc", "#include <hdrtrie/types.h>\nHDRTRIE_EXTERN_C_BEGIN\n" + WRITE_TABLES % {
            "declarations": "".join(f"extern const hdrtrie_table {name}[];\n" for name in names) + "HDRTRIE_EXTERN_C_END\n",
            "rows": ", ".join(f'{{ "{name}", {name} }}' for name in names),
        })
        for compiler in ("g++", "clang++"):
            self.expect_compiled(compiler, "-x", "c++", "write.cc", *(f"{name}.c" for name in names), "-o", "write",
                                 standard="c++17")
            for name in names:
                self.assertEqual(self.run_made("write", name), self.read(f"{name.removeprefix('bare_')}.bin"))

    def test_the_table_compiles_for_a_32_bit_machine(self):
        for name in ("edge", "exact", "groups"):
            self.make(name, LISTS[name])
            self.expect_compiled("i686-linux-gnu-gcc", "-Wconversion", "-fsyntax-only", f"{name}.c")

    def test_without_a_header_it_compiles_alone(self):
        self.write("edge.names", EDGE)
        self.expect(DONE, "gen", "edge.names", "-o", "edge.c")
        for compiler in ("gcc", "clang"):
            self.expect_compiled(compiler, "-Wmissing-variable-declarations" if compiler == "clang" else "-Wall", "-c",
                                 "edge.c")

    def test_the_calls_return_the_right_answers(self):
        """Names are string literals, so an optimiser can see their ends."""
        self.make("edge", EDGE)
        self.write("use.c", USE)
        self.write("use.cc", USE)
        wanted = b"3 3 1\n1\n1\nHost\nX-Int-Public-A\n"
        for compiler, level in (("gcc", "-O0"), ("gcc", "-O2"), ("clang", "-O2")):
            with self.subTest(f"{compiler} {level}"):
                self.expect_compiled(compiler, level, "use.c", "edge.c", "-o", "use")
                self.assertEqual(self.run_made("use"), wanted)
        self.expect_compiled("gcc", "-c", "edge.c", "-o", "edge.o")
        for compiler in ("gcc", "clang"):
            with self.subTest(in_cpp(compiler)):
                self.expect_compiled(in_cpp(compiler), "use.cc", "edge.o", "-o", "use", standard="c++17")
                self.assertEqual(self.run_made("use"), wanted)

    def test_needs_only_include(self):
        """It includes only headers of the library. These include only headers of the compiler and of libc."""
        self.make("edge", EDGE)
        included = re.findall(r"#include (\S+)", (self.read("edge.c") + self.read("edge.h")).decode())
        self.assertEqual(included, ['"edge.h"', "<hdrtrie/inline.h>"])

    def test_keep_is_made_for_the_narrow_folds_only(self):
        for fold in ("none", "case", "underscore", "separators"):
            self.make("edge", f"fold {fold}\nx-int\n")
            made = b"edge_keep(uint32_t" in self.read("edge.h")
            self.assertEqual(made, fold in ("none", "case"), fold)
            self.write("use.c", '#include "edge.h"\nint main(void) { return (int)edge_keep(0, 0, 0, 0); }\n')
            result = self.compile("gcc", "-c", "use.c")
            self.assertEqual(result.returncode == 0, made, fold)

    def test_table_and_header_must_have_the_same_digest(self):
        self.make("edge", EDGE)
        kept = self.read("edge.h")
        self.make("edge", EDGE + "X-New\n")
        self.expect_compiled("gcc", "-c", "edge.c")
        self.write("edge.h", kept)
        for compiler in ("gcc", "clang"):
            result = self.compile(compiler, "-c", "edge.c")
            self.assertNotEqual(result.returncode, 0)
            self.assertIn(b"the header is not that of this table", result.stdout)

    def test_another_format_version_is_refused_by_name(self):
        self.make("edge", EDGE)
        shutil.copytree(INCLUDE, self.folder / "newer")
        types_h = self.folder / "newer/hdrtrie/types.h"
        text = types_h.read_text()
        version = int(re.search(r"#define HDRTRIE_FORMAT_VERSION (\d+)", text)[1])
        types_h.write_text(text.replace(f"HDRTRIE_FORMAT_VERSION {version}", f"HDRTRIE_FORMAT_VERSION {version + 1}"))
        self.write("alone.c", '#include "edge.h"\nint main(void) { return 0; }\n')
        self.expect(DONE, "gen", "edge.names", "-o", "bare.c", "--name", "bare")
        for source in ("edge.c", "bare.c", "alone.c"):
            result = self.compile("gcc", "-I", "newer", "-c", source, flags=["-I", "newer"])
            self.assertNotEqual(result.returncode, 0, source)
            self.assertIn(f"was generated for format version {version} of hdrtrie".encode(), result.stdout, source)

    def test_a_row_that_does_not_fit_does_not_compile(self):
        self.make("edge", EDGE)
        made = self.read("edge.c").decode()
        rows = {"HDRTRIE_SLOT(": "HDRTRIE_SLOT(65536 + ", "HDRTRIE_RULE(": "HDRTRIE_RULE(4294967296 + "}
        for row, spoilt in rows.items():
            self.assertIn(row, made)
            self.write("edge.c", made.replace(row, spoilt, 1))
            self.assertNotEqual(self.compile("gcc", "-c", "edge.c").returncode, 0, row)


class Text(command.Case):
    def test_the_banner(self):
        self.write("edge.names", EDGE)
        self.expect(DONE, "gen", "./edge.names", "-o", "./edge.c", "-H", "./edge.h")
        table = self.expect(DONE, "gen", "edge.names", "-o", "-", "--format", "bin").stdout
        for name in ("edge.c", "edge.h"):
            banner = self.read(name).decode().partition("*/")[0]
            self.assertIn("Generated, do not edit.", banner)
            self.assertIn("\n       hdrtrie gen edge.names -o edge.c -H edge.h --name edge\n", banner)
            self.assertIn(self.expect(DONE, "--version").stdout.decode().strip(), banner)
            self.assertRegex(banner, r"input XXH3 [0-9a-f]{16}\n")
            self.assertIn("6 rules, 5 ids, 2 groups", banner)
            self.assertIn(f"{len(table)} bytes in {len(table) // 64} cache lines", banner)

    def test_one_row_per_node_with_the_first_names_and_a_count(self):
        self.write("x.names", "fold case\nAlpha\nBeta\nGamma\nDelta\nOmega\nSigma\nZeta\n")
        self.expect(DONE, "gen", "x.names", "-o", "x.c")
        rows = re.findall(r"/\* (length \d+: \d .*) \*/", self.read("x.c").decode())
        self.assertEqual(len(rows), 2)
        self.assertRegex(rows[0], r"length 4: 2 names: (beta, zeta|zeta, beta)")
        self.assertRegex(rows[1], r"length 5: 5 names: \w{5}, \w{5}, \w{5}, \.\.\.")

    def test_a_run_of_empty_rows_is_one_row(self):
        self.write("x.names", "fold case\nABC\nABCDE\nX-*\n")
        self.expect(DONE, "gen", "x.names", "-o", "x.c")
        made = self.read("x.c").decode()
        self.assertIn("HDRTRIE_ZEROS_64, HDRTRIE_ZEROS_32, /* lengths 0 to 2: 3 empty nodes */", made)
        self.assertIn("HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 4: no name */", made)
        self.assertIn("HDRTRIE_ZEROS_512, HDRTRIE_ZEROS_256, HDRTRIE_ZEROS_64, HDRTRIE_ZEROS_32,", made)
        self.assertIn("/* lengths 6 to 32: 27 empty nodes */", made)
        self.assertIn("HDRTRIE_ZEROS_32, /* no such rule */", made)

    def test_lines_have_at_most_100_columns(self):
        """Only an identifier may be longer: it cannot be broken."""
        for name, text in LISTS.items():
            self.write("x.names", text)
            self.expect(DONE, "gen", "x.names", "-o", "x.c", "-H", "x.h")
            for path in ("x.c", "x.h"):
                long = [line for line in self.read(path).decode().splitlines()
                        if len(line) > 100 and not re.fullmatch(r"    X_ID_\w+ = \d+,?", line)]
                self.assertEqual(long, [], name)

    def test_header_and_shape_use_names(self):
        self.write("edge.names", EDGE)
        self.expect(DONE, "gen", "edge.names", "-o", "edge.c", "-H", "edge.h")
        for path in ("edge.c", "edge.h"):
            made = self.read(path).decode()
            for name in ("HDRTRIE_FOLD_SEPARATORS", "HDRTRIE_MODE_ENDS", "HDRTRIE_FLAG_PREFIXES | HDRTRIE_FLAG_SUFFIXES",
                         "/* max_len */ 11", "/* head_len */ 6", "/* mask */ 0x"):
                self.assertIn(name, made, path)

    def test_no_identifier_is_reserved(self):
        """C reserves names that begin with _ and a capital or another _; C++ also those with __ anywhere."""
        for name, text in LISTS.items():
            self.write("x.names", text)
            self.expect(DONE, "gen", "x.names", "-o", "x.c", "-H", "x.h")
            for path in ("x.c", "x.h"):
                made = re.sub(r"/\*.*?\*/|'.'|\".*?\"", "", self.read(path).decode(), flags=re.S)
                words = set(re.findall(r"[A-Za-z_]\w*", made)) - {"__GNUC__", "__VA_ARGS__"}
                self.assertEqual([word for word in words if "__" in word or re.match(r"_[A-Z]", word)], [], name)

    def test_counts_of_one_are_singular(self):
        self.write("one.names", "fold case\nx\n")
        self.expect(DONE, "gen", "one.names", "-o", "one.c")
        self.assertIn("fold case; 1 rule, 1 id, 1 group\n", self.read("one.c").decode())

    def test_the_name_is_derived_from_the_list(self):
        for base, symbol in {"edge.names": "edge", "edge-exact.names": "edge_exact", "a.b.names": "a_b",
                             "plain": "plain",
                             "7.names": "list_7", "_x.names": "x", "int.names": "list_int",
                             "main.names": "list_main",
                             "class.names": "list_class", "\u00e9.names": "list", ".names": "names",
                             "a--b__c-.names": "a_b_c", "HdrTrie.names": "list_HdrTrie", "name.names": "list_name",
                             "hdrtrie_x.names": "list_hdrtrie_x", "hdrtries.names": "hdrtries"}.items():
            self.write(base, EDGE)
            made = self.expect(DONE, "gen", base, "-o", "-").stdout.decode()
            self.assertIn(f"const hdrtrie_table {symbol}[] = ", made)

    def test_a_list_named_like_something_of_c_has_a_usable_symbol(self):
        """Some of them are together in one program, in C and C++, which uses the C library."""
        words = ["hdrtrie", "printf", "size_t", "main", "memcpy", "strlen", "read", "write", "index", "time", "environ", "errno",
                 "EOF", "NULL", "I", "std", "bool", "and", "class", "this", "co_await", "static_assert", "alloca", "uint32_t",
                 "int", "nullptr", "stdin", "pthread_create", "st_mtime", "error", "linux", "typeof", "malloc", "free", "select",
                 "va_list", "jmp_buf"]
        for word in words:
            self.write(f"{word}.names", "fold case\nX-A\n")
            self.expect(DONE, "gen", f"{word}.names", "-o", f"made-{word}.c", "-H", f"made-{word}.h")
            self.assertIn(f"extern const hdrtrie_table list_{word}[", self.read(f"made-{word}.h").decode())
            refused = self.expect(USAGE, "gen", f"{word}.names", "-o", "x.c", "--name", word).stderr
            self.assertIn(f"--name {word}: ".encode(), refused)
        words = ["printf", "size_t", "main", "class", "errno"]
        text = "#include <stdio.h>\n" + "".join(f'#include "made-{word}.h"\n' for word in words)
        text += "#include <stdlib.h>\n#include <string.h>\n#include <unistd.h>\n#include <sys/stat.h>\nint main(void) {\n"
        text += "".join(f'    if (list_{word}_find("x-a", 3).id != 0) return 1;\n' for word in words)
        self.write("use.c", text + '    return printf("%d\\n", 7) != 2;\n}\n')
        made = [f"made-{word}.c" for word in words]
        for compiler, standard, flags in (("gcc", "gnu17", []), ("g++", "gnu++17", ["-x", "c++"])):
            with self.subTest(compiler):
                self.expect_compiled(compiler, *flags, "use.c", *made, "-o", "use", standard=standard)
                self.assertEqual(self.run_made("use"), b"7\n")

    def test_no_name_of_the_included_headers_is_a_symbol(self):
        """Asks the compiler for the functions and macros that a generated header brings, with the extensions of GNU."""
        self.write("edge.c", "#define _GNU_SOURCE\n#include <hdrtrie/inline.h>\n")
        text = self.compile("gcc", "-E", "-dD", "edge.c", standard="gnu11", flags=[]).stdout.decode()
        names = set(re.findall(r"^#define ([a-z]\w*)", text, re.M)) | set(re.findall(r"^extern [^(;]*?\b([a-z]\w*) \(", text, re.M))
        names = {name for name in names if "__" not in name and not name.startswith("hdrtrie_")}
        self.assertTrue({"memcpy", "strdup", "malloc", "assert"} <= names, sorted(names))
        self.write("edge.names", EDGE)
        allowed = [name for name in sorted(names)
                   if self.run_command("gen", "edge.names", "-o", "-", "--name", name).returncode != USAGE]
        self.assertEqual(allowed, [])

    def test_no_input_can_inject_c(self):
        """File names can contain any byte except a slash; names and groups of lists can contain any token character. A
        table file with another group name is refused."""
        evil = "x*\u2215 int broken; ??= \\ \"'%s%n*"
        self.write(evil, "fold separators\n[a*'`|^%~!&$#+]\nX-Int'\n['%s%n]\n*'s\n")
        self.write("top*", "fold separators\n[top]\nA\n")
        self.write("evil.bin", self.build_table("*/ int broken; /* ??/ \\ \" ' \x01 \u00e9 %s%n ??="))
        for subcommand in (["gen", "evil.bin", "-o", "x.c"], ["draw", "evil.bin"], ["stats", "evil.bin"]):
            self.expect(BAD_INPUT, *subcommand)
        for source in (evil, "top*"):
            with self.subTest(source):
                self.expect(DONE, "gen", source, "-o", "x.c", "-H", "x.h", "--name", "x")
                for name in ("x.c", "x.h"):
                    text = self.read(name).decode("ascii")
                    self.assertNotIn("??", text)
                    self.assertNotIn("broken", re.sub(r"/\*.*?\*/", "", text, flags=re.S))
                self.write("use.c", '#include "x.h"\nint main(void) { return (int)x_find("x", 1).id + 1; }\n')
                for compiler in ("gcc", "clang"):
                    self.expect_compiled(compiler, "-Wcomment", "-Wtrigraphs", "use.c", "x.c", "-o", "use")
                self.run_made("use")
                self.assertTrue(self.expect(DONE, "draw", source).stdout.isascii())
                self.assertTrue(self.expect(DONE, "stats", source).stdout.isascii())

    def test_past_100000_names_it_recommends_bin(self):
        self.write("many.names", "fold case\n" + "".join(f"X-{i}\n" for i in range(100001)))
        result = self.expect(BAD_INPUT, "gen", "many.names", "-o", "many.c")
        self.assertIn(b"--format bin", result.stderr)
        self.assertFalse((self.folder / "many.c").exists())
        self.expect(DONE, "gen", "many.names", "-o", "many.bin", "--format", "bin")
        self.assertIn(b"100001", self.expect(DONE, "stats", "many.bin").stdout)
        self.expect(USAGE, "gen", "many.names", "-o", "many.bin", "--format", "bin", "--name", "many")


if __name__ == "__main__":
    command.main()
