# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Compiles the library, with mutants in it, and the tests into one program, the killer."""
import fcntl
import hashlib
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

TOOL = Path(__file__).resolve().parent
ROOT = TOOL.parent.parent
# How the library and the tests are compiled. native: as usual. exact: as for an unknown CPU, without asserts, with the
# address and undefined behaviour sanitizers, and one allocation per piece of an arena. portable: one backend, which
# compiles fast; for samples.
FORMS = {
    "native": ["-DKEEP_ASSERTS"],
    "exact": ["-DHDRTRIE_ARENA_BLOCK_LEN=0", "-DHDRTRIE_EXACT_READS", "-DHDRTRIE_COMPOSED_LOADS", "-DNDEBUG",
              "-fsanitize=address,undefined", "-fno-sanitize-recover=all"],
    "portable": ["-DHDRTRIE_EXACT_READS", "-DKEEP_ASSERTS"],
}
FLAGS = ["-std=c11", "-w", "-Werror=implicit-function-declaration", "-ftrivial-auto-var-init=pattern",
         "-D_GNU_SOURCE", f'-DSOURCE_ROOT="{ROOT}"']
# These tests do not run mutated code (pieces tests gen/), or need a separate build.
LEFT_OUT = ("examples", "examples_readme", "test_pieces", "threads")
TESTS = sorted(path for path in ([*ROOT.glob("tests/support/*.c"), *ROOT.glob("tests/unit/*/*.c")] or ROOT.glob("tests/*.c"))
               if path.stem not in LEFT_OUT)
# The tests of building and checking tables: folders of tests/unit, or names if the tests are in one folder.
COLD_AREAS = ("check", "compile", "library", "list")
COLD_NAMES = """build check cold displacement include line list load masks memory perfect_hash refusals sections
    spelling structure tables""".split()
# Only tests of finding and clearing need these helpers.
HOT_HELPERS = ("connection_", "head_", "host_")
LIBRARY = sorted(ROOT.glob("src/**/*.c"))


def is_cold_test(path):
    """Whether the file is a quick test of the cold part of the library, or a helper of one."""
    if path.stem.startswith("test_"):
        return path.stem != "test_size" and (path.parent.name in COLD_AREAS or path.stem[5:] in COLD_NAMES)
    return not path.stem.startswith(HOT_HELPERS)


def compiles_long(path):
    """Whether a source contains a whole SIMD backend."""
    return path.stem.startswith(("find_", "backend_"))


class Builder:
    """Builds in its own folder, and reuses objects that were compiled from the same text before."""

    def __init__(self, folder, form, jobs, only_cold_tests):
        self.folder, self.form, self.jobs = Path(folder), form, jobs
        self.tests = [path for path in TESTS if not only_cold_tests or is_cold_test(path)]
        self.cache = self.folder / "objects"
        self.cache.mkdir(parents=True, exist_ok=True)
        self.lock = open(self.folder / f"{form}.lock", "w") # another run of this form waits until this one ends
        fcntl.flock(self.lock, fcntl.LOCK_EX)

    def copy_sources(self, changed):
        """Copies the sources, with the texts of changed, by file name, in place of the originals. Returns the folder.
        """
        tree = self.folder / self.form
        shutil.rmtree(tree, ignore_errors=True)
        for part in ("include", "src", "tests"):
            shutil.copytree(ROOT / part, tree / part,
                            ignore=shutil.ignore_patterns("golden", "command", "corpus", "*.txt", "*.py"))
        for file, text in changed.items():
            (tree / file).write_bytes(text.encode("latin-1"))
        shutil.copy(ROOT / "lists/presets.c", tree / "src")
        return tree

    def build(self, changed):
        """Returns the path of the killer program. Changed headers are compiled at -O0, because each test that inlines them has
        all their mutants, and -O1 would take five times as long."""
        tree = self.copy_sources(changed)
        headers = hashlib.sha256()
        for path in sorted([*tree.rglob("*.h"), *TOOL.rglob("*.h")]):
            headers.update(path.read_bytes())
        folders = [TOOL, tree / "include", tree / "tests", tree]
        level = "-O0" if any(file.startswith("include/") for file in changed) else "-O1"
        base = [*FLAGS, level, *FORMS[self.form], *[f"-I{folder}" for folder in folders], "-include", "mutant.h"]
        jobs = [(tree / path.relative_to(ROOT), []) for path in LIBRARY] + [(tree / "src/presets.c", [])]
        jobs += [(tree / path.relative_to(ROOT), []) for path in self.tests]
        jobs += [(TOOL / "killer.c", ["-O2"]), (TOOL / "vectors_test.c", []),
                 (tree / "tests/vectors/run_vectors.c", ["-Dmain=vectors_main"])]
        # the slowest first, so that both CPUs finish together
        jobs.sort(key=lambda job: not compiles_long(job[0]))
        with ThreadPoolExecutor(self.jobs) as pool:
            objects = list(pool.map(lambda job: self.compile(job[0], [*base, *job[1]], headers.copy()), jobs))
        killer = tree / "killer"
        subprocess.run(["gcc", *FORMS[self.form], "-o", killer, *objects, "-lxxhash", "-lpthread"], check=True)
        return killer

    def compile(self, path, arguments, digest):
        digest.update(path.read_bytes())
        digest.update("\0".join(arguments).encode())
        target = self.cache / f"{path.stem}-{digest.hexdigest()[:24]}.o"
        if not target.exists():
            part = target.with_suffix(".part")
            run = subprocess.run(["gcc", *arguments, "-c", path, "-o", part], capture_output=True, text=True)
            if run.returncode != 0:
                raise SystemExit(f"mutants: {path} does not compile:\n{run.stderr[:3000]}")
            part.rename(target)
        return target
