# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Compiles the library, with mutants in it, and the tests into one killer program."""
import fcntl
import hashlib
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

TOOL = Path(__file__).resolve().parent
ROOT = TOOL.parent.parent
# How the library and the tests are compiled: as they come; and as for a CPU that nobody knows, without asserts, under the
# sanitizers of addresses and undefined behaviour, each piece of an arena an allocation of its own; and with one body alone, which is soon compiled, for a sample.
FORMS = {
    "native": ["-DKEEP_ASSERTS"],
    "exact": ["-DHDRTRIE_ARENA_BLOCK_LEN=0", "-DHDRTRIE_EXACT_READS", "-DHDRTRIE_COMPOSED_LOADS", "-DNDEBUG",
              "-fsanitize=address,undefined", "-fno-sanitize-recover=all"],
    "portable": ["-DHDRTRIE_EXACT_READS", "-DKEEP_ASSERTS"],
}
FLAGS = ["-std=c11", "-w", "-Werror=implicit-function-declaration", "-O1", "-ftrivial-auto-var-init=pattern", "-D_GNU_SOURCE", f'-DSOURCE_ROOT="{ROOT}"']
# Without the tests that ask what no mutant changes (pieces: gen/), or what only a build of its own can.
TESTS = sorted(path for path in (ROOT / "tests").glob("*.c")
               if path.stem not in ("examples", "examples_readme", "test_pieces", "threads"))
LIBRARY = sorted(ROOT.glob("src/*/*.c"))


class Builder:
    """Builds in a folder of its own; what has been compiled from the same text before is taken from there."""

    def __init__(self, folder, form, jobs, tests=None):
        self.folder, self.form, self.jobs = Path(folder), form, jobs
        self.tests = [path for path in TESTS if tests is None or not path.stem.startswith("test_") or path.stem[5:] in tests]
        if tests is not None: # what only those tests need that are left out
            self.tests = [path for path in self.tests if not path.stem.startswith(("connection_", "head_", "host_"))]
        self.cache = self.folder / "objects"
        self.cache.mkdir(parents=True, exist_ok=True)
        self.lock = open(self.folder / f"{form}.lock", "w") # another run waits until this one has let go of its tree
        fcntl.flock(self.lock, fcntl.LOCK_EX)

    def plant(self, changed):
        """A copy of what is compiled, with the changed texts, by name, in it."""
        tree = self.folder / self.form
        shutil.rmtree(tree, ignore_errors=True)
        for part in ("include", "src", "tests"):
            shutil.copytree(ROOT / part, tree / part, ignore=shutil.ignore_patterns("golden", "command", "*.txt", "*.py"))
        for file, text in changed.items():
            (tree / file).write_bytes(text.encode("latin-1"))
        presets = tree / "src/presets.c"
        subprocess.run([ROOT / "lists/embed_presets.py", presets, *sorted((ROOT / "lists").glob("*.names"))], check=True)
        return tree

    def build(self, changed):
        """Path of the killer."""
        tree = self.plant(changed)
        headers = hashlib.sha256()
        for path in sorted([*tree.rglob("*.h"), *TOOL.rglob("*.h")]):
            headers.update(path.read_bytes())
        base = [*FLAGS, *FORMS[self.form], "-I", str(TOOL), "-I", str(tree / "include"), "-include", "mutant.h"]
        jobs = [(tree / path.relative_to(ROOT), []) for path in LIBRARY] + [(tree / "src/presets.c", [])]
        jobs += [(tree / path.relative_to(ROOT), []) for path in self.tests]
        jobs += [(TOOL / "killer.c", ["-O2"]), (TOOL / "vectors.c", []), (tree / "tests/vectors/run.c", ["-Dmain=vectors_main"])]
        # the largest first, so that both CPUs end together
        jobs.sort(key=lambda job: not job[0].name.startswith("find_"))
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
