# SPDX-License-Identifier: Apache-2.0 OR MIT
"""What became of each mutant: what the tests say, what a person has justified, what a compiler shows."""
import subprocess
import tempfile
from pathlib import Path

import compiled
import schema

JUSTIFIED = compiled.ROOT / "tests/mutants/equivalent.tsv"


def key_of(text, mutant):
    """A mutant by what a reader sees, so that it is found again when lines move: file, function, operator, line, new line."""
    first = text.rfind("\n", 0, mutant.start) + 1
    last = text.find("\n", mutant.end)
    changed = schema.apply(text, mutant)
    old = " ".join(text[first:last].split())
    if mutant.node_start < first: # of parentheses, only those on the line are seen
        new = text[first:mutant.start] + mutant.text + text[mutant.end:last]
    else:
        new = changed[first:last + len(changed) - len(text)]
    new = " ".join(new.split())
    return mutant.file, mutant.function, mutant.operator, old, new


def key_all(texts, mutants):
    """Each mutant's key; where a line stands twice in one function, the second one's operator ends in #2."""
    keys, seen = {}, {}
    for mutant in sorted(mutants):
        key = key_of(texts[mutant.file], mutant)
        seen[key] = seen.get(key, 0) + 1
        keys[mutant] = key if seen[key] == 1 else (*key[:2], f"{key[2]} #{seen[key]}", *key[3:])
    return keys


def read_justified():
    """Why, by key. Ends the program where the file is wrong."""
    reasons = {}
    if not JUSTIFIED.exists():
        return reasons
    for number, line in enumerate(JUSTIFIED.read_text().splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != 6 or not fields[5].strip() or tuple(fields[:5]) in reasons:
            raise SystemExit(f"mutants: {JUSTIFIED}:{number}: not six fields, no reason, or there already")
        if fields[3] not in " ".join((compiled.ROOT / fields[0]).read_text().split()):
            raise SystemExit(f"mutants: {JUSTIFIED}:{number}: {fields[0]} has no such line any more")
        reasons[tuple(fields[:5])] = fields[5]
    return reasons


class Killer:
    """The tests, over whichever of the mutants that were compiled in."""

    def __init__(self, program, mutants, jobs, later):
        self.numbers = {mutant: number for number, mutant in enumerate(mutants, 1)}
        self.mutants = mutants
        self.process = subprocess.Popen([program, str(len(mutants)), str(jobs), ",".join(later)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True)
        failed = [line for line in self.read() if line.startswith("FAILED")]
        if failed or self.process.poll() is not None:
            raise SystemExit("mutants: the tests fail over the original:\n" + "\n".join(failed))

    def read(self):
        for line in self.process.stdout:
            if line == "end\n":
                return
            yield line.rstrip()
        self.process.wait()

    def run(self, mutants, longest_ms):
        """Verdict and test of each of these mutants, by the tests that take no longer over the original."""
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
    """Whether a mutant compiles to the same code at -O2 as the original, in every file of the library."""

    def __init__(self, form):
        self.form, self.originals = form, {}

    def compile(self, source, include, header):
        """The code of one file of the library, without what names it; None if it does not compile."""
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "object.o"
            command = ["gcc", *compiled.FLAGS, *compiled.FORMS[self.form], "-O2", "-DMUTANT_H", *include, "-I",
                       str(compiled.ROOT / "include"), "-c", source, "-o", target]
            if subprocess.run(command, capture_output=True).returncode != 0:
                return None
            # into a file of its own: what objcopy cannot write to the end, it removes, be it /dev/stdout
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
            for source in sorted(sources, key=lambda path: path.name.startswith("find_")):
                name = source.relative_to(compiled.ROOT)
                if name not in self.originals:
                    self.originals[name] = self.compile(source, [], None)
                if self.compile(tree / name, ["-I", str(tree / "include")], None) != self.originals[name]:
                    return False
        return True
