#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
# ./dev prove [--quick] [UNIT...]: proves the annotated source with Frama-C/WP, shows the admitted lemmas, plants faults
#
# --quick: the lemmas, the functions that read a table or a name, and one of the faults. The last line sums up.
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# What each unit proves: all its functions, or those it is there for.
UNITS = {
    "find": None,
    "fields": ("fields_goes fields_word fields_leads fields_lead fields_mark fields_move fields_drop fields_pass fields_sweep "
               "fields_clear fields_keep hdrtrie_verdict_fate hdrtrie_shape_keeps hdrtrie_lowest_bits "
               "hdrtrie_lowest_bit").split(),
    "check": ("hdrtrie_check header_check shape_fault slot_count hash_fault node_fault nodes_fault row_fault rows_fault hdrtrie_subject_node "
              "record_begins record_says_what_is record_stands record_0_stands records_fault subject_read structure_fault "
              "hdrtrie_subject_holds hdrtrie_subject_end_fault literal_follows record_0_is_sound filter_is_sound literal_fault "
              "literals_fault probe_is_sound hdrtrie_subject_cold_fault text_fits pattern_is_sound groups_are_sound "
              "rules_are_sound ids_are_sound hdrtrie_filter_end8 hdrtrie_filter_mask hdrtrie_filter_bits rule_at name_of same_name "
              "literal_is_found spelling_leaf hdrtrie_spelling_fixed_bits varying_window node_for spellings_lead_to name_is_found "
              "hdrtrie_subject_ask").split(),
    "head": ("hdrtrie_head_stops hdrtrie_head_first_stop hdrtrie_head_skip hdrtrie_head_line_is_empty hdrtrie_head_fields_begin "
             "hdrtrie_head_field_read hdrtrie_head_field_is_malformed goes close_run field_clear field_find fields_find "
             "fields_clear clear_batch hdrtrie_head_clear hdrtrie_load_le_exact hdrtrie_lowest_bit").split(),
}
# Lemmas of a unit that are proven like its functions, unlike those admitted.
LEMMAS = {"check": "node_that_fits sound_node same_end rule_that_fits".split()}
QUICK = ("hdrtrie_load_le16 hdrtrie_load_le32 hdrtrie_load_le64 hdrtrie_load_le_exact hdrtrie_slot_read hdrtrie_slot_untag "
         "hdrtrie_record_len hdrtrie_portable_window hdrtrie_portable_last8 hdrtrie_portable_differ_first "
         "hdrtrie_portable_differ_rest hdrtrie_portable_select hdrtrie_hash_from hdrtrie_portable_slot_of_node "
         "hdrtrie_portable_slot_of_hash hdrtrie_portable_locate hdrtrie_portable_lookup").split()
QUICK_FAULTS = 1
SECONDS = 30  # for each goal and prover; nearly all take less than one
FAULT_SECONDS = 20
# Read exactly, compose every load from bytes: the form that is proven is the reference all bodies are tested against.
PREPROCESS = ("-U__GNUC__ -U__x86_64__ -DNDEBUG -DHDRTRIE_COMPOSED_LOADS -DHDRTRIE_EXACT_READS "
              "-I{0}/include -I{1}/proof -I{0}/src -include loads.h")


def read_admitted():
    """The names of the lemmas that annotations admit, with their files."""
    files = [*(ROOT / "include/hdrtrie").glob("*.h"), *(ROOT / "src").glob("*.[ch]"), *(ROOT / "proof").glob("*.[ch]")]
    return {name: file.name for file in files for name in re.findall(r"admit lemma (\w+)", file.read_text())}


def show_lemmas():
    """How many admitted lemmas z3 shows; what is wrong with the others."""
    admitted = read_admitted()
    words = subprocess.run(["z3", ROOT / "proof/lemmas.smt2"], capture_output=True, text=True).stdout.split()
    shown = {name for name, answer in zip(words[::2], words[1::2]) if answer == "unsat"}
    faults = [f"lemma {name} of {file} is admitted, and not shown in proof/lemmas.smt2"
              for name, file in sorted(admitted.items()) if name not in shown]
    faults += [f"lemma {name} of proof/lemmas.smt2 is admitted nowhere" for name in sorted(shown - set(admitted))]
    return len(shown & set(admitted)), faults


def run_wp(unit, functions, tree, environment, seconds=SECONDS, lemmas=()):
    """Goals proved, goals in all, the names of those not proved: of functions, or of lemmas. tree holds include/ and src/; the
    unit is ours."""
    command = ["frama-c", "-machdep", "gcc_x86_64", "-cpp-extra-args=" + PREPROCESS.format(tree, ROOT), "-wp",
               "-wp-model", "Typed+cast", "-wp-rte", "-wp-prover", "z3,cvc4", "-wp-timeout", str(seconds),
               "-wp-par", str(os.cpu_count() or 2)]
    if lemmas:
        command += ["-wp-prop", ",".join(lemmas)]
    else:
        command += ["-wp-skip-fct", "hdrtrie_page_reach32,hdrtrie_page_window,hdrtrie_page_last8"]
        if functions:
            command += ["-wp-fct", ",".join(functions)]
    run = subprocess.run([*command, ROOT / f"proof/proven_{unit}.c"], capture_output=True, text=True, env=environment)
    sums = re.search(r"Proved goals:\s+(\d+) / (\d+)", run.stdout)
    if run.returncode != 0 or not sums:
        sys.exit(f"prove: frama-c failed on {unit}:\n{run.stdout[-2000:]}{run.stderr[-2000:]}")
    return int(sums[1]), int(sums[2]), re.findall(r"\[Failed\] Goal (\S+)", run.stdout)


def plant(fault, environment, controls):
    """Whether the planted fault costs a proof that its function has as it stands; controls holds what those lack."""
    unit, function, file, old, new = fault
    if (unit, function) not in controls:
        controls[unit, function] = len(run_wp(unit, [function], ROOT, environment, FAULT_SECONDS)[2])
    with tempfile.TemporaryDirectory() as folder:
        for part in ("include", "src"):
            shutil.copytree(ROOT / part, Path(folder) / part)
        path = next(path for path in (Path(folder) / "src" / file, Path(folder) / "include/hdrtrie" / file) if path.exists())
        text = path.read_text()
        if old not in text:
            sys.exit(f"prove: proof/faults.tsv: {file} does not hold {old!r}")
        path.write_text(text.replace(old, new))
        return len(run_wp(unit, [function], folder, environment, FAULT_SECONDS)[2]) > controls[unit, function]


def main():
    parser = argparse.ArgumentParser(prog="./dev prove")
    parser.add_argument("--quick", action="store_true", help="a share, for continuous integration")
    parser.add_argument("units", metavar="UNIT", nargs="*", help=f"only these of {' '.join(UNITS)}")
    arguments = parser.parse_args()
    quick, units = arguments.quick, arguments.units or list(UNITS)
    for unit in set(units) - set(UNITS):
        parser.error(f"no unit {unit}; there are {' '.join(UNITS)}")
    subprocess.run([ROOT / "tools/setup", "--quiet", "proof"], check=False)
    missing = [tool for tool in ("frama-c", "why3", "z3", "cvc4") if shutil.which(tool) is None]
    if missing:
        print(f"prove: SKIPPED, nothing was proven: {', '.join(missing)} not found")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "WHY3CONFIG": f"{folder}/why3.conf"}
        subprocess.run(["why3", "config", "detect"], env=environment, capture_output=True, check=True)
        shown, complaints = show_lemmas()
        proved = goals = 0
        for unit, functions in ({"find": QUICK} if quick else {unit: UNITS[unit] for unit in units}).items():
            some, all_goals, failed = run_wp(unit, functions, ROOT, environment)
            if unit in LEMMAS:
                results = run_wp(unit, None, ROOT, environment, lemmas=LEMMAS[unit])
                some, all_goals, failed = some + results[0], all_goals + results[1], failed + results[2]
            print(f"prove: {unit}: {some} of {all_goals} goals proved", flush=True)
            proved, goals = proved + some, goals + all_goals
            complaints += [f"goal {name} of {unit} is not proved" for name in failed]
        faults = [line.split("\t") for line in (ROOT / "proof/faults.tsv").read_text().splitlines() if line[:1] != "#"]
        faults = [fault for fault in faults if fault[0] in units]
        if quick:
            faults = [fault for fault in faults if fault[1] in QUICK][:QUICK_FAULTS]
        rejected, controls = 0, {}
        for fault in faults:
            if plant(fault, environment, controls):
                rejected += 1
            else:
                complaints.append(f"the fault {fault[4]!r} in {fault[1]} costs no proof")
    for complaint in complaints:
        print(f"prove: {complaint}")
    print(f"prove: {proved} of {goals} goals proved, {shown} admitted lemmas shown, {rejected} of {len(faults)} planted faults "
          f"rejected, 0 skipped")
    return 1 if complaints or proved < goals else 0


sys.exit(main())
