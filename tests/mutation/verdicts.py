# SPDX-License-Identifier: Apache-2.0 OR MIT
"""The verdict about each mutant: from running the tests, or from comparing compiled code."""
import subprocess
import tempfile
from pathlib import Path

import compiled
import schema


class Killer:
    """Runs the tests over the mutants that are compiled into one program."""

    def __init__(self, program, mutants, jobs, later):
        self.numbers = {mutant: number for number, mutant in enumerate(mutants, 1)}
        self.mutants = mutants
        self.process = subprocess.Popen([program, str(len(mutants)), str(jobs), ",".join(later)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True)
        lines = list(self.read())
        for line in lines:
            if line.startswith("long"):
                print(f"mutants: SKIPPED on mutants, because it takes minutes: {line.split()[1]}", flush=True)
        failed = [line for line in lines if line.startswith("FAILED")]
        if failed or self.process.poll() is not None:
            raise SystemExit("mutants: tests fail on the original code:\n" + "\n".join(failed))

    def read(self):
        for line in self.process.stdout:
            if line == "end\n":
                return
            yield line.rstrip()
        self.process.wait()

    def run(self, mutants, longest_ms):
        """Returns verdict and test for each of these mutants, from the tests that take at most longest_ms on the
        original code."""
        print(longest_ms, *[self.numbers[mutant] for mutant in mutants], file=self.process.stdin, flush=True)
        found = {}
        for line in self.read():
            number, verdict, test = line.split()
            found[self.mutants[int(number) - 1]] = (verdict, test)
        if len(found) != len(mutants):
            raise SystemExit(f"mutants: {len(found)} verdicts for {len(mutants)} mutants")
        return found

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Comparer:
    """Compares the machine code of a mutant at -O2 with that of the original, for every file of the library."""

    def __init__(self, form):
        self.form, self.originals = form, {}

    def compile(self, source, include, header):
        """Returns the machine code of one source file without symbol names. None if it does not compile."""
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "object.o"
            command = ["gcc", *compiled.FLAGS, *compiled.FORMS[self.form], "-O2", "-DMUTANT_H", *include, "-I",
                       str(compiled.ROOT / "include"), "-c", source, "-o", target]
            if subprocess.run(command, capture_output=True).returncode != 0:
                return None
            # To a regular file: if objcopy fails, it deletes its output, even /dev/stdout.
            plain = Path(folder) / "object.bin"
            subprocess.run(["objcopy", "-O", "binary", "-S", target, plain], capture_output=True, check=True)
            disassembled = subprocess.run(["objdump", "-dr", "--no-addresses", target], capture_output=True, check=True).stdout
            return plain.read_bytes() + disassembled.split(b"\n", 3)[3]

    def same(self, text, mutant):
        changed = schema.apply(text, mutant)
        with tempfile.TemporaryDirectory() as folder:
            tree = Path(folder)
            for part in ("include", "src"):
                subprocess.run(["cp", "-r", compiled.ROOT / part, tree / part], check=True)
            (tree / mutant.file).write_bytes(changed.encode("latin-1"))
            sources = [compiled.ROOT / mutant.file] if mutant.file.endswith(".c") else compiled.LIBRARY
            for source in sorted(sources, key=compiled.compiles_long):
                name = source.relative_to(compiled.ROOT)
                if name not in self.originals:
                    self.originals[name] = self.compile(source, [], None)
                if self.compile(tree / name, ["-I", str(tree / "include")], None) != self.originals[name]:
                    return False
        return True
