#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Changes include/ and src/ in one place at a time (a mutant) and runs the tests, to see whether one of them fails
(kills it).

Prints each mutant that survives and has no row in equivalent_mutants.tsv, in the format of such a row. Ends with status
1 if fewer than 99 % are killed (80 % of a sample), or if a row does not match exactly one mutant. README.md describes
the work.
"""
import argparse
import hashlib
import importlib.util
import os
import pickle
import random
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import compiled
import register
import schema
import verdicts

ROOT = compiled.ROOT
# Mutants per program. Headers are inlined many times, so programs with fewer of their mutants compile faster.
CHUNK, HEADERS_CHUNK = 2500, 400
# Slow tests that kill few mutants. They run only on mutants that survive the others.
LATER = ["damaged_bytes/clause_4_7_flips", "damaged_bytes/clause_4_7_random", "clear/clause_4_4_a_hundred", "clear/clause_4_4_random",
         "differential/all_edits_of_edge_separators", "differential/all_edits_of_edge_underscore",
         "differential/all_names_of_up_to_3", "hard/every_pair", "hard/names_one", "size/a_million"]
# Percent of the mutants without a row that must be killed. A sample has fewer tests and no sanitizers, and depends on the
# commit: three samples of one tree had 90, 97 and 98.
RATE, QUICK_RATE = 99, 80
# A sample: mutants in total, and the number of these files.
QUICK_COUNT, QUICK_FILES = 120, 4
QUICK = "names displacement pack arena build trie check_affix check_cold rules load".split()
QUICK_LATER = ["build/clause_4_7_every_route", "damaged_bytes/clause_4_7_flips", "damaged_bytes/clause_4_7_random",
               "memory/clause_4_7_out_of_memory", "memory/clause_4_7_every_allocation", "tables/clause_4_10_names_of"]
ROUNDS = (40, 250, 1000) # the first rounds run only tests that take at most this number of milliseconds
LATER_ROUND, LAST_ROUND = 10000, 100000
# Tests that use the templates and inline functions that src/ does not.
USERS = ("connection_trial", "host_sweep", "test_iterate", "test_template")
# Files of src/runtime that no find, mark or clear runs.
COLD = ("error", "rules")


def needs_other_cpu(file):
    """Whether this CPU cannot run the code of the file."""
    stem = Path(file).stem
    flags = Path("/proc/cpuinfo").read_text(encoding="utf-8").split()
    return "neon" in stem or "avx512" in stem and not {"avx512bw", "avx512vl"} <= set(flags)


def is_cold(file):
    """Whether no find, mark or clear runs the code of the file."""
    return Path(file).parts[:2] in (("src", "compile"), ("src", "check")) or (
        file.startswith("src/") and Path(file).stem in COLD)


def clang_arguments(form):
    resource = subprocess.run(["clang-14", "-print-resource-dir"], capture_output=True, text=True, check=True).stdout.strip()
    return [*compiled.FLAGS, *compiled.FORMS[form], f"-I{ROOT}/include", f"-I{ROOT}/tests", f"-I{ROOT}", f"-I{resource}/include"]


def read_one(files, source, arguments):
    import sites  # only here: it needs libclang, and not every machine has it
    reader = sites.Reader(ROOT, files)
    reader.read(source, arguments)
    return reader.found


def read_sites(files, known, form, jobs):
    """Returns all mutants of the files in one form, in order. Headers need every source that uses them, so their
    mutants are cached."""
    cached, sources = None, {file for file in files if file.endswith(".c")}
    users = [str(path.relative_to(ROOT)) for path in compiled.TESTS if path.stem in USERS]
    if any(file.endswith(".h") for file in files):
        digest = hashlib.sha256((compiled.TOOL / "sites.py").read_bytes())
        for file in [*known, *users]:
            digest.update((ROOT / file).read_bytes())
        cached = ROOT / f"build/mutants/sites-{form}-{digest.hexdigest()[:24]}"
        sources = {str(path.relative_to(ROOT)) for path in compiled.LIBRARY} | set(users)
    if cached and cached.exists():
        found = pickle.loads(cached.read_bytes())
    else:
        found, arguments = {}, clang_arguments(form)
        wanted = known if cached else files
        with ProcessPoolExecutor(jobs) as pool:
            for some in pool.map(read_one, *zip(*[(wanted, source, arguments) for source in sorted(sources)])):
                for key, mutant in some.items():
                    found.setdefault(key, mutant)
    if cached and not cached.exists():
        cached.parent.mkdir(parents=True, exist_ok=True)
        cached.write_bytes(pickle.dumps(found))
    return sorted((m for m in found.values() if m.file in files))


def chunks_of(mutants):
    """Yields the mutants of one program at a time, by whole files."""
    chunk = []
    files = {}
    for mutant in mutants:
        files.setdefault(mutant.file, []).append(mutant)
    for some in files.values():
        most = HEADERS_CHUNK if some[0].file.startswith("include/") else CHUNK
        if chunk and len(chunk) + len(some) > most:
            yield chunk
            chunk = []
        chunk += some
    if chunk:
        yield chunk


def run_tests(mutants, texts, form, jobs, rounds, later, only_cold_tests):
    """Returns the verdict of the tests about each of the mutants."""
    builder = compiled.Builder(ROOT / "build/mutants", form, jobs, only_cold_tests)
    found = {}
    for chunk in chunks_of(mutants):
        start = time.monotonic()
        numbered = {}
        for number, mutant in enumerate(chunk, 1):
            numbered.setdefault(mutant.file, []).append((number, mutant))
        program = builder.build({file: schema.rewrite(texts[file], some) for file, some in numbered.items()})
        built = time.monotonic()
        killer = verdicts.Killer(program, chunk, jobs, later)
        passed = time.monotonic()
        left = chunk
        for longest_ms in rounds:
            found.update(killer.run(left, longest_ms))
            left = [mutant for mutant in left if found[mutant][0] == "survived"]
        killer.close()
        print(f"mutants: {form}: {len(chunk)} mutants of {len(numbered)} files: built in {built - start:.0f} s, tests on the "
              f"original {passed - built:.0f} s, on mutants {time.monotonic() - passed:.0f} s; {len(left)} left", flush=True)
    return found


def judge(forms, texts, jobs, short):
    """Returns the verdict about each mutant of forms. First pass: mutants of cold code, with one backend and the tests
    of cold code, which is fast. Then all others and the survivors: with the quick tests, under sanitizers, and with all
    tests."""
    found = {}
    passes = [("portable", (*ROUNDS, LATER_ROUND), LATER, True), ("native", ROUNDS[:2] if short else ROUNDS, LATER, False)]
    if not short:
        passes += [("exact", ROUNDS, LATER, False), ("native", (LAST_ROUND,), [], False), ("exact", (LAST_ROUND,), [], False)]
    for form, rounds, later, only_cold in passes:
        left = [mutant for mutant in forms["native" if form == "portable" else form]
                if found.get(mutant, ("unseen",))[0] in ("survived", "unseen") and (not only_cold or is_cold(mutant.file))]
        if short:
            left = [mutant for mutant in left if mutant not in found]
        some = run_tests(left, texts, form, jobs, rounds, later, only_cold) if left else {}
        # a mutant that no test of this form reaches keeps its verdict from another form
        found.update({mutant: verdict for mutant, verdict in some.items() if verdict[0] != "unseen" or mutant not in found})
    return found


def main():
    parser = argparse.ArgumentParser(prog="./dev mutants")
    parser.add_argument("--quick", action="store_true", help="run a sample, for continuous integration")
    parser.add_argument("--seed", help="chooses the sample; by default the commit")
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--short", action="store_true", help="run only quick tests")
    parser.add_argument("--again", action="store_true",
                        help="also run the mutants of equivalent_mutants.tsv: none may be killed")
    parser.add_argument("--rows", action="store_true",
                        help="run no tests, only check that each row of equivalent_mutants.tsv matches one mutant")
    parser.add_argument("files", metavar="FILE", nargs="*", help="only mutants of these files")
    arguments = parser.parse_args()
    known = [str(path.relative_to(ROOT)) for pattern in ("include/hdrtrie/**/*.h", "src/**/*.[ch]")
             for path in sorted(ROOT.glob(pattern))]
    start = Path(os.environ.get("DEV_START", "."))
    files = [os.path.relpath((start / file).resolve(), ROOT) for file in arguments.files] or known
    if arguments.quick:
        dice = random.Random(arguments.seed or subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True,
                                                              text=True, check=True).stdout)
        files = sorted(dice.sample([file for file in known if file.endswith(".c") and Path(file).stem in QUICK], QUICK_FILES))
    for file in set(files) - set(known):
        parser.error(f"{file} is not a C file of include/hdrtrie/ or src/")
    subprocess.run([ROOT / "tools/setup", "--check", "proof"], check=False)
    if importlib.util.find_spec("clang") is None:
        print("mutants: SKIPPED: the package python3-clang-14 is missing; ./dev setup proof installs it")
        return 0
    wanted = ["portable"] if arguments.quick else ["native"] if arguments.short else ["native", "exact"]
    forms = {form: read_sites(files, known, form, arguments.jobs) for form in wanted}
    mutants = sorted(set().union(*forms.values()))
    texts = {file: (ROOT / file).read_bytes().decode("latin-1") for file in files}
    rows = register.Rows(texts, mutants)
    reasons, faults = register.match_rows(rows, set(files) == set(known) and {"native", "exact"} <= forms.keys())
    print(*faults, sep="\n", end="\n" if faults else "")
    if arguments.rows:
        print(f"mutants: {len(register.read_rows())} rows, {len(reasons)} match one of {len(mutants)} mutants, "
              f"{len(faults)} faults")
        return 1 if faults else 0
    skipped = [file for file in files if needs_other_cpu(file)]
    mutants = [mutant for mutant in mutants if mutant.file not in skipped]
    justified = set() if arguments.again else reasons.keys()
    asked = {form: [mutant for mutant in some if mutant not in justified and mutant.file not in skipped]
             for form, some in forms.items()}
    if arguments.quick:
        mutants = sorted(dice.sample(asked["portable"], min(QUICK_COUNT, len(asked["portable"]))))
        found = run_tests(mutants, texts, "portable", arguments.jobs, (1000, LAST_ROUND), QUICK_LATER, True)
    else:
        found = judge(asked, texts, arguments.jobs, arguments.short)

    comparers = {form: verdicts.Comparer(form) for form in forms}
    count, by_file = Counter(), {}
    for mutant in mutants:
        verdict, test = found.get(mutant, ("justified", "-"))
        line = texts[mutant.file].count("\n", 0, mutant.start) + 1
        if verdict in ("killed", "slow"):
            what = "killed"
            if mutant in reasons:
                what = "wrong"
                print(f"{mutant.file}:{line}: killed by {test}, so delete its row: " + "\t".join(rows.row_of(mutant)))
        elif mutant in reasons:
            what = "out of reach" if reasons[mutant].startswith(register.OUT_OF_REACH) else "justified"
        elif not arguments.short and not arguments.quick and all(comparers[form].same(texts[mutant.file], mutant) for form, some in forms.items()
                                         if mutant in some):
            what = "identical"
        else:
            what = "survived"
            print(f"{mutant.file}:{line}: {verdict}: " + "\t".join(rows.row_of(mutant)))
        count[what] += 1
        by_file.setdefault(mutant.file, Counter())[what] += 1
    for file, some in by_file.items():
        print(f"{file}\t{sum(some.values())} mutants\t" + "\t".join(f"{n} {what}" for what, n in sorted(some.items())))
    equivalent = count["justified"] + count["identical"]
    rate = 100 * count["killed"] / max(1, len(mutants) - equivalent)
    print(f"mutants: {len(mutants)} mutants, {count['killed']} killed, {equivalent} equivalent ({count['justified']} with a reason, "
          f"{count['identical']} with identical machine code), {count['survived']} survivors, {count['out of reach']} out of reach, "
          f"{len(skipped)} files skipped{'! (' + ' '.join(skipped) + ')' if skipped else ''}; {rate:.2f} %")
    return 1 if faults or count["wrong"] or rate < (QUICK_RATE if arguments.quick else RATE) else 0


if __name__ == "__main__":
    sys.exit(main())
