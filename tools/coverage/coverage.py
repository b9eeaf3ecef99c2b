#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
# ./dev coverage [--quick]: measures which lines and branches of include/, src/ and gen/ the tests run
#
# gcc instruments several builds, and gcovr joins them: code counts as run if any build runs it. Code that cannot run is listed
# in tools/coverage/not_run.tsv with a reason; all other code must run. The last line is a summary.
# --quick uses one build, without slow tests, emulators and failing calls. It requires the minimum of tools/coverage/floor.tsv.
# --measure runs nothing. It measures the tests that were run by hand in build-coverage/.
import argparse
import collections
import concurrent.futures
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import functions  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = Path(__file__).resolve().parent
BUILD = ROOT / "build-coverage"
MEASURED = ("include", "src", "gen")
# Without optimization, the branches are those of the source. Without asserts, because one side of an assert never runs. Without
# forced inlining, each function is measured once. A branch of find then counts if any list takes it, and not in 200 copies.
FLAGS = ["-O0", "-DNDEBUG", "-Dalways_inline=unused"]
# Tests that do not help. Some run no measured code (they run nm, or compile it another way). Some kill it before it writes its profile.
# threads counts in several threads at once, which gives wrong sums. differential takes many minutes to run what others run.
NO_USE = {"symbols", "threads", "differential", "vectors_foreign", "vectors_unsigned_char", "vectors_aarch64", "vectors_s390x", "command_kills"}
SUITES = {"unit", "vectors", "examples", "command", "golden"}
# The tests of --quick take a few seconds each, and compile as fast.
QUICK_UNITS = ("bad_headers bad_rules bad_sieves bad_slots bad_spellings build connection cookie cookie_rules displacement framing "
               "head head_cookies include list load nested pasted sieve sift spelled template").split()
QUICK_TESTS = ("examples_headers vectors_make vectors_run command_arguments command_bad_lists command_cookies command_corners "
               "command_diagnostics command_explain command_framing command_output command_strip command_strip_options golden").split()
QUICK_TARGETS = "hdrtrie fail_calls list_build examples vectors_make vectors_run".split()
# Builds for code that the first build does not compile: name, compiler, gcov, flags, emulator.
OTHERS = [
    ("aarch64", "aarch64-linux-gnu-gcc", "aarch64-linux-gnu-gcov", ["-static"], ["qemu-aarch64-static"]),
    ("unknown-compiler", "gcc", "gcov", ["-include", "tools/coverage/unknown_compiler.h", "-DHDRTRIE_COMPOSED_LOADS"], []),
    ("unsigned-char", "gcc", "gcov", ["-funsigned-char"], []),
    ("avx512", "gcc", "gcov", ["-DHDRTRIE_PREFER_AVX512"], []),
]
VECTORS = "tests/vectors/vectors.txt"
PROGRAMS = {ROOT / "tests/vectors/run_vectors.c": [VECTORS], next((ROOT / "tests").rglob("examples.c")): []}
# CPUs to emulate: the first lacks AVX2, the second AVX-512, the others a part of what comes with AVX2. The C library does not
# check for that part, so it must not use AVX2 at all.
CPUS = ["Nehalem", "max", "max,-bmi1", "max,-bmi2"]

skipped = []


def say(text):
    print(f"== {text}", flush=True)


def skip(what):
    skipped.append(what)
    print(f"SKIPPED! {what}", flush=True)


def fail(text):
    print(text)
    print("coverage: failed, nothing was measured")
    sys.exit(1)


def run(*command, **more):
    """Runs a command and returns its output. If the command fails, prints the output and exits."""
    result = subprocess.run([str(word) for word in command], cwd=ROOT, text=True, errors="replace", stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, **more)
    if result.returncode != 0:
        fail(f"{' '.join(map(str, command))}\n{result.stdout[-4000:]}")
    return result.stdout


def forget_profiles(folder):
    for file in folder.rglob("*.gcda"):
        file.unlink()


def build_native(quick):
    if not (BUILD / "build.ninja").exists():
        arguments = [f"-D{language}_args={' '.join(FLAGS)}" for language in ("c", "cpp")]
        run("meson", "setup", BUILD, "--buildtype=plain", "-Db_coverage=true", "-Db_ndebug=true", "-Dbench=disabled", *arguments,
            env=dict(os.environ, CC="gcc", CXX="g++"))
    files = []
    if quick:
        wanted = {*QUICK_TARGETS, *(f"test_{unit}" for unit in QUICK_UNITS)}
        targets = json.loads(run("meson", "introspect", BUILD, "--targets"))
        files = [Path(target["filename"][0]).relative_to(BUILD) for target in targets
                 if target["name"] in wanted and not target["type"].endswith("library")]
    run("ninja", "-C", BUILD, "--quiet", *files)


def test_native(quick):
    """Runs the tests of the first build. Some run the command as another user, who must be able to write the profile."""
    run(BUILD / "gen/hdrtrie", "--version")
    for file in BUILD.rglob("*.gcda"):
        file.chmod(0o666)
    tests = json.loads(run("meson", "introspect", BUILD, "--tests"))
    names = [test["name"] for test in tests if SUITES & {suite.split(":")[-1] for suite in test["suite"]}]
    names = [name for name in names if name not in NO_USE]
    if quick:
        left_out = sorted(set(names) - set(QUICK_UNITS + QUICK_TESTS))
        print(f"LEFT OUT of --quick: the tests {' '.join(left_out)}; the builds {' '.join(other[0] for other in OTHERS)}; other CPUs")
        names = QUICK_UNITS + QUICK_TESTS
    run("meson", "test", "-C", BUILD, "--no-rebuild", "--num-processes", "2", "--timeout-multiplier", "20", "--print-errorlogs",
        *names)
    if quick:
        return
    run_on_cpus(BUILD / "tests/vectors/vectors_run")


def run_on_cpus(vectors_run):
    if shutil.which("qemu-x86_64-static") is None:
        skip(f"{vectors_run.parent.name} on other CPUs: qemu-x86_64-static is not installed")
        return
    for cpu in CPUS:
        run("qemu-x86_64-static", "-cpu", cpu, "-E", "GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2", vectors_run, VECTORS)


def run_other(name, compiler, flags, emulator):
    """Builds the library and the programs that need no test framework, without Meson, and runs these."""
    folder = BUILD / "others" / name
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "xxhash").mkdir(parents=True)
    shutil.copy(os.environ.get("XXHASH_H", "/usr/include/xxhash.h"), folder / "xxhash")
    sources = [*sorted((ROOT / "src").rglob("*.c")), ROOT / "lists/presets.c", *PROGRAMS]
    command = [compiler, "-std=c11", *FLAGS, *flags, "--coverage", "-DXXH_INLINE_ALL", "-I", "include", "-I", "src", "-idirafter", folder / "xxhash"]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda source: run(*command, "-c", source, "-o", folder / f"{source.stem}.o"), sources))
    for program, arguments in PROGRAMS.items():
        objects = [folder / f"{source.stem}.o" for source in sources if source not in PROGRAMS or source == program]
        run(compiler, *flags, "--coverage", *objects, "-o", folder / program.stem)
        run(*emulator, folder / program.stem, *arguments)
    if name == "avx512":
        run_on_cpus(folder / "run")


def measure(name, gcov, folder, *exclude, first=None):
    """The coverage of a build, as gcovr's JSON, without the lines that ran in the first build. gcovr joins branches by their
    number in a line, and a line of another build may have different branches."""
    report = BUILD / f"{name}.json"
    filters = [word for part in MEASURED for word in ("--filter", f"{ROOT}/{part}/")]
    run("gcovr", "--root", ROOT, *filters, "--gcov-executable", gcov, *exclude, "--json", report, folder)
    content = json.loads(report.read_text())
    known = {} if first is None else {file["file"]: ran_in(file) for file in json.loads(first.read_text())["files"]}
    for file in content["files"]:
        file["lines"] = [line for line in file["lines"] if line["line_number"] not in known.get(file["file"], ())]
        file["functions"] = []  # gcovr 5.2 fails to join a function that a file defines twice, under #if and #else
    report.write_text(json.dumps(content))
    return report


def ran_in(file):
    return {line["line_number"] for line in file["lines"] if line["count"] > 0}


def has_avx512():
    return "avx512vl" in Path("/proc/cpuinfo").read_text()


def needs_avx512(name):
    return "avx512" in Path(name).name


def join(reports):
    """Joins the reports. Per file, a list of lines: number, whether it ran, and whether each of its branches was taken."""
    joined = BUILD / "coverage.json"
    traces = [word for report in reports for word in ("--add-tracefile", report)]
    run("gcovr", "--root", ROOT, *traces, "--json", joined, "--html-details", BUILD / "coverage.html")
    files = {}
    for file in json.loads(joined.read_text())["files"]:
        files[file["file"]] = [(line["line_number"], line["count"] > 0, [branch["count"] > 0 for branch in line["branches"]])
                               for line in file["lines"] if not line["gcovr/noncode"]]
    return files


def read_floors():
    rows = (HERE / "floor.tsv").read_text().splitlines()
    return [row.split("\t") for row in rows if row and not row.startswith("#")]


def judge(files, skip_avx512):
    """Prints code that did not run and is not in not_run.tsv, and rows there that are wrong; returns the sums."""
    paths = functions.sources(*(ROOT / part for part in MEASURED))
    rows, faults = functions.read_register(HERE / "not_run.tsv", 0, paths)
    sums, owner, lacking, ignored = collections.Counter(), {}, collections.Counter(), set()
    for number, (row, place) in enumerate(rows):
        name = str(place.function.path.relative_to(ROOT))
        if skip_avx512 and (needs_avx512(name) or "AVX-512" in row[3]):
            ignored.update((name, line) for line in functions.statement_lines(place))
            continue
        lacking[number] = 0
        for line in functions.statement_lines(place):
            owner[name, line] = number
    for name, lines in sorted(files.items()):
        text = (ROOT / name).read_text().splitlines()
        for line, ran, branches in lines:
            if (name, line) in ignored:
                continue
            sums.update(lines=1, ran=ran, branches=len(branches), taken=sum(branches))
            number = owner.get((name, line))
            all_listed = number is not None and rows[number][0][2] == "all"
            source = f"{name}:{line}: {text[line - 1].strip()}"
            if not ran and all_listed:
                lacking[number] += 1
                sums.subtract(lines=1, branches=len(branches))
            elif ran and all_listed:
                faults.append(f"{source}: runs, but not_run.tsv lists it as code that cannot run")
            elif not ran:
                faults.append(f"{source}: does not run")
                lacking.pop(number, None)  # more is missing than the row lists: one message is enough
            elif not all(branches):
                missed = branches.count(False)
                if number is None:
                    faults.append(f"{source}: branches not taken: {missed}")
                elif number in lacking:
                    lacking[number] += missed
                    sums.subtract(branches=missed)
    for number, count in lacking.items():
        function, marker, listed = rows[number][0][:3]
        sums.update(listed=count)
        if count == 0:
            faults.append(f"not_run.tsv: tests run all of this now; remove the row: {function}: {marker}")
        elif listed not in ("all", str(count)):
            faults.append(f"not_run.tsv: branches not taken: {count}, listed: {listed}: {function}: {marker}")
    for fault in faults:
        print(fault)
    return sums, len(faults)


def judge_floor(files):
    """--quick: prints the coverage of each measured folder; returns the sums, and the number of figures below the floor."""
    parts, sums, complaints = collections.defaultdict(collections.Counter), collections.Counter(), 0
    for name, lines in files.items():
        for _, ran, branches in lines:
            parts[Path(name).parts[0]].update(lines=1, ran=ran, branches=len(branches), taken=sum(branches))
    for part, *floors in read_floors():
        sums.update(parts[part])
        for (run, all_), floor in zip((("ran", "lines"), ("taken", "branches")), floors):
            found = 100 * parts[part][run] / max(parts[part][all_], 1)
            print(f"{part}: {all_} {found:.1f} %, at least {floor} %")
            if found < float(floor):
                complaints += 1
                print(f"{part}: FAILED: fewer {all_} than tools/coverage/floor.tsv requires; ./dev coverage lists them")
    return sums, complaints


def percent(part, whole):
    return f"{100 * part // whole if part < whole else 100} % ({part} of {whole})"  # rounded down: 100 % means all


def main():
    parser = argparse.ArgumentParser(prog="./dev coverage")
    parser.add_argument("--quick", action="store_true", help="a part, for continuous integration")
    parser.add_argument("--measure", action="store_true", help="run no tests; measure those that ran before")
    arguments = parser.parse_args()
    quick, runs = arguments.quick, not arguments.measure
    subprocess.run([ROOT / "tools/setup", "--check", "proof"], check=False)
    if shutil.which("gcovr") is None:
        print("coverage: SKIPPED, nothing was measured: gcovr is not installed (./dev setup proof)")
        return 0
    if runs:
        say("the first build")
        build_native(quick)
        forget_profiles(BUILD)
        say("its tests")
        test_native(quick)
    # Leaves out C++, which adds a branch for an exception to nearly every call, and runs the same code as C.
    reports = [measure("native", "gcov", BUILD, "--exclude-directories", f"{BUILD}/(others|.*/test_cxx.p)")]
    for name, compiler, gcov, flags, emulator in [] if quick else OTHERS:
        needs = [tool for tool in (compiler, gcov, *emulator[:1]) if shutil.which(tool) is None]
        if needs:
            skip(f"{name}: not installed: {', '.join(needs)}")
            continue
        if runs:
            say(name)
            run_other(name, compiler, flags, emulator)
        reports.append(measure(name, gcov, BUILD / "others" / name, first=reports[0]))
    files = join(reports)
    skip_avx512 = not has_avx512()
    if skip_avx512:
        skip("AVX-512: this CPU lacks it, and so does qemu")
        files = {name: lines for name, lines in files.items() if not needs_avx512(name)}
    sums, complaints = judge_floor(files) if quick else judge(files, skip_avx512)
    rest = f"a part, {complaints} below the floor" if quick else f"{sums['listed']} listed as not run"
    print(f"coverage: lines {percent(sums['ran'], sums['lines'])}, branches {percent(sums['taken'], sums['branches'])}, "
          f"{rest}, {len(skipped)} skipped{'!' if skipped else ''}")
    return 1 if complaints else 0


sys.exit(main())
