#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
# ./dev mutants [--quick] [FILE...]: changes include/ and src/ one place at a time, and has the tests see it; one line sums up
#
# FILE: only these. --quick: a sample that the commit chooses, or --seed. Prints each mutant that no test sees and nobody
# has justified in tests/mutants/equivalent.tsv; ends with status 1 if fewer than 99 % are killed, of a sample 90 %. docs/assurance.md
# says the rest.
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
import schema
import verdicts

ROOT = compiled.ROOT
# Mutants compiled in at once. A header's are inlined many times over, and cost the compiler more than another build does.
CHUNK, HEADERS_CHUNK = 2500, 400
# Tests that take long, and kill what no other does, if anything: only for what the others have left.
LATER = ["check/clause_4_7_flips", "check/clause_4_7_random", "clear/clause_4_4_a_hundred", "clear/clause_4_4_random",
         "differential/all_edits_of_edge_separators", "differential/all_edits_of_edge_underscore",
         "differential/all_names_of_up_to_3", "hard/every_pair", "hard/names_one", "size/a_million"]
# Percent of those without a justification that must be killed: by all passes; and by a sample's, which has neither all tests nor the
# sanitizers.
RATE, QUICK_RATE = 99, 90
# A sample: of so many of these files, by these tests.
QUICK_COUNT, QUICK_FILES = 120, 4
QUICK = [f"src/build/{name}.c" for name in ("names", "displacement", "pack", "arena", "build", "trie")] + [
    f"src/{name}.c" for name in ("check_end", "check_cold", "rules", "load")]
QUICK_TESTS = "build check cold displacement include line list load masks memory perfect_hash refusals sections spelling structure tables".split()
QUICK_LATER = ["build/clause_4_7_every_route", "check/clause_4_7_flips", "check/clause_4_7_random",
               "memory/clause_4_7_none_is_left", "memory/clause_4_7_every_allocation", "tables/clause_4_10_names_of"]
ROUNDS = (40, 250, 1000) # milliseconds that a test takes at most, of those that come first
LATER_ROUND, LAST_ROUND = 10000, 100000
# What this CPU cannot run.
ELSEWHERE = ("include/hdrtrie/body_neon.h", "src/find_neon.c")
# Users of the templates and inline functions that src/ leaves to others.
USERS = ["tests/host_sweep.c", "tests/test_template.c", "tests/test_iterate.c", "tests/connection_trial.c"]


def clang_arguments(form):
    resource = subprocess.run(["clang-14", "-print-resource-dir"], capture_output=True, text=True, check=True).stdout.strip()
    return [*compiled.FLAGS, *compiled.FORMS[form], f"-I{ROOT}/include", f"-I{resource}/include"]


def read_one(files, source, arguments):
    import sites  # not needed, and perhaps not there, where nothing is read
    reader = sites.Reader(ROOT, files)
    reader.read(source, arguments)
    return reader.found


def read_sites(files, known, form, jobs):
    """All mutants of the files in one form, in order. Those of headers take every user, and are kept for the next time."""
    kept, sources = None, {file for file in files if file.endswith(".c")}
    if any(file.endswith(".h") for file in files):
        digest = hashlib.sha256((compiled.TOOL / "sites.py").read_bytes())
        for file in [*known, *USERS]:
            digest.update((ROOT / file).read_bytes())
        kept = ROOT / f"build/mutants/sites-{form}-{digest.hexdigest()[:24]}"
        sources = {str(path.relative_to(ROOT)) for path in compiled.LIBRARY} | set(USERS)
    if kept and kept.exists():
        found = pickle.loads(kept.read_bytes())
    else:
        found, arguments = {}, clang_arguments(form)
        wanted = known if kept else files
        with ProcessPoolExecutor(jobs) as pool:
            for some in pool.map(read_one, *zip(*[(wanted, source, arguments) for source in sorted(sources)])):
                for key, mutant in some.items():
                    found.setdefault(key, mutant)
    if kept and not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(found))
    return sorted((m for m in found.values() if m.file in files))


def chunks_of(mutants):
    """The mutants by whole files, some thousand at a time."""
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


def run_tests(mutants, texts, form, jobs, rounds, later, tests=None):
    """The tests' verdict about each of the mutants."""
    builder = compiled.Builder(ROOT / "build/mutants", form, jobs, tests)
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
        print(f"mutants: {form}: {len(chunk)} mutants of {len(numbered)} files: built in {built - start:.0f} s, tests over the "
              f"original {passed - built:.0f} s, over mutants {time.monotonic() - passed:.0f} s; {len(left)} left", flush=True)
    return found


def judge(forms, texts, jobs, short):
    """The verdict about each mutant of forms: the cold half by one body and its own tests, which is soon done; what is left, and
    the rest, by all tests that take little time; under sanitizers; by all tests."""
    found = {}
    passes = [("portable", (*ROUNDS, LATER_ROUND), LATER, QUICK_TESTS), ("native", ROUNDS[:2] if short else ROUNDS, LATER, None)]
    if not short:
        passes += [("exact", ROUNDS, LATER, None), ("native", (LAST_ROUND,), [], None), ("exact", (LAST_ROUND,), [], None)]
    for form, rounds, later, tests in passes:
        left = [mutant for mutant in forms["native" if form == "portable" else form]
                if found.get(mutant, ("unseen",))[0] in ("survived", "unseen") and (tests is None or is_cold(mutant.file))]
        if short:
            left = [mutant for mutant in left if mutant not in found]
        some = run_tests(left, texts, form, jobs, rounds, later, tests) if left else {}
        # what no test of one form asks for may have survived those of the other
        found.update({mutant: verdict for mutant, verdict in some.items() if verdict[0] != "unseen" or mutant not in found})
    return found


def is_cold(file):
    """Whether no find, mark or clear runs that file's code."""
    return file.startswith("src/build/") or file in ("src/ask.c", "src/check.c", "src/check_cold.c", "src/check_end.c",
                                                     "src/error.c", "src/filter.h", "src/load.c", "src/memory.h",
                                                     "src/rules.c", "src/spelling.h", "src/subject.h")


def main():
    parser = argparse.ArgumentParser(prog="./dev mutants")
    parser.add_argument("--quick", action="store_true", help="a sample, for continuous integration")
    parser.add_argument("--seed", help="what chooses the sample; the commit, if not given")
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--short", action="store_true", help="only the tests that take little time")
    parser.add_argument("--again", action="store_true", help="the justified ones, too: none may be killed")
    parser.add_argument("files", metavar="FILE", nargs="*")
    arguments = parser.parse_args()
    known = [str(path.relative_to(ROOT)) for pattern in ("include/hdrtrie/*.h", "src/*.[ch]", "src/build/*.[ch]")
             for path in sorted(ROOT.glob(pattern))]
    start = Path(os.environ.get("DEV_START", "."))
    files = [os.path.relpath((start / file).resolve(), ROOT) for file in arguments.files] or known
    if arguments.quick:
        dice = random.Random(arguments.seed or subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True,
                                                              text=True, check=True).stdout)
        files = sorted(dice.sample(QUICK, QUICK_FILES))
    for file in set(files) - set(known):
        parser.error(f"{file} is no file of include/ or src/")
    subprocess.run([ROOT / "tools/setup", "--quiet", "proof"], check=False)
    if importlib.util.find_spec("clang") is None:
        print("mutants: SKIPPED, nothing was changed: python3-clang-14 not found")
        return 0
    reasons = verdicts.read_justified()
    wanted = ["portable"] if arguments.quick else ["native"] if arguments.short else ["native", "exact"]
    forms = {form: read_sites([file for file in files if file not in ELSEWHERE], known, form, arguments.jobs)
             for form in wanted}
    mutants = sorted(set().union(*forms.values()))
    texts = {file: (ROOT / file).read_bytes().decode("latin-1") for file in files}
    keys = verdicts.key_all(texts, mutants)
    justified = set() if arguments.again else {mutant for mutant in mutants if keys[mutant] in reasons}
    asked = {form: [mutant for mutant in some if mutant not in justified] for form, some in forms.items()}
    if arguments.quick:
        mutants = sorted(dice.sample(asked["portable"], min(QUICK_COUNT, len(asked["portable"]))))
        found = run_tests(mutants, texts, "portable", arguments.jobs, (1000, LAST_ROUND), QUICK_LATER, QUICK_TESTS)
    else:
        found = judge(asked, texts, arguments.jobs, arguments.short)

    comparers = {form: verdicts.Comparer(form) for form in forms}
    count, by_file = Counter(), {}
    for mutant in mutants:
        verdict, test = found.get(mutant, ("justified", "-"))
        line = texts[mutant.file].count("\n", 0, mutant.start) + 1
        if verdict in ("killed", "slow"):
            what = "killed"
            if keys[mutant] in reasons:
                what = "wrong"
                print(f"{mutant.file}:{line}: justified, but killed by {test}: " + "\t".join(keys[mutant]))
        elif keys[mutant] in reasons:
            what = "out of reach" if reasons[keys[mutant]].startswith("out of reach: ") else "justified"
        elif not arguments.short and not arguments.quick and all(comparers[form].same(texts[mutant.file], mutant) for form, some in forms.items()
                                         if mutant in some):
            what = "identical"
        else:
            what = "survived"
            print(f"{mutant.file}:{line}: {verdict}: " + "\t".join(keys[mutant]))
        count[what] += 1
        by_file.setdefault(mutant.file, Counter())[what] += 1
    for file, some in by_file.items():
        print(f"{file}\t{sum(some.values())} mutants\t" + "\t".join(f"{n} {what}" for what, n in sorted(some.items())))
    equivalent = count["justified"] + count["identical"]
    rate = 100 * count["killed"] / max(1, len(mutants) - equivalent)
    skipped = [file for file in files if file in ELSEWHERE]
    print(f"mutants: {len(mutants)} mutants, {count['killed']} killed, {equivalent} equivalent ({count['justified']} justified, "
          f"{count['identical']} the same code), {count['survived']} survivors, {count['out of reach']} out of reach, "
          f"{len(skipped)} files skipped{'! (' + ' '.join(skipped) + ')' if skipped else ''}; {rate:.2f} %")
    return 1 if count["wrong"] or rate < (QUICK_RATE if arguments.quick else RATE) else 0


if __name__ == "__main__":
    sys.exit(main())
