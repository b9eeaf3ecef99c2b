#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 OR MIT
# ./dev prove [--quick] [UNIT...]: proves the annotated source with Frama-C/WP, then plants faults that must fail to prove
#
# z3 shows the lemmas that the annotations admit. --quick proves the lemmas, the functions that read a table or a name, and
# plants one fault. The last line is a summary.
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import functions

ROOT = Path(__file__).resolve().parent.parent
PROOF = ROOT / "proof"
CONTRACTS = PROOF / "contracts"  # prototypes with contracts, and the logic that they use
UNIT_FILES = PROOF / "units"  # prove_UNIT.c includes the source that the unit proves
LEMMAS_FILE = PROOF / "lemmas.smt2"
FAULTS_FILE = PROOF / "faults.tsv"
SOURCES = ("include", "src")  # the proven code; a planted fault changes a copy of these folders
# The functions that each unit proves; None means every function that it includes.
UNITS = {
    "find": None,
    "fields": ("fields_removes fields_judge_each fields_judge fields_is_pseudo fields_pseudo_count fields_mark fields_drop "
               "fields_judge_and_move fields_filter fields_clear fields_keep hdrtrie_verdict_removes hdrtrie_len_may_frame hdrtrie_name_is_framing hdrtrie_shape_keeps hdrtrie_lowest_bits "
               "hdrtrie_lowest_bit hdrtrie_sieve_of hdrtrie_sieve_row hdrtrie_sieve_offset hdrtrie_sieve_level hdrtrie_sieve_buckets "
               "hdrtrie_sieve_passes fields_sift_some fields_sift fields_malformed fields_candidates fields_judge_sifted "
               "fields_judge_sieved").split(),
    "move": "field_move fields_compact fields_judge_then_move".split(),
    "check": ("hdrtrie_check header_check shape_fault slot_count hash_fault node_fault nodes_fault row_fault rows_fault hdrtrie_view_node "
              "record_begins record_is_consistent record_fits record_0_fits records_fault view_read structure_fault table_check header_ends_in_zeros nested_len same_groups nested_check cookies_check spelled_check "
              "hdrtrie_view_holds hdrtrie_view_affix_fault literal_follows record_0_is_sound filter_is_sound literal_fault "
              "literals_fault probe_is_sound hdrtrie_view_cold_fault text_fits pattern_is_sound groups_are_sound "
              "rules_are_sound ids_are_sound hdrtrie_filter_end8 hdrtrie_filter_mask hdrtrie_filter_bits rule_at name_of same_name "
              "literal_is_found spelling_record hdrtrie_spelling_fixed_bits varying_window node_for spellings_lead_to decide name_is_found "
              "answer_is_found alias_is_found spelling_is_found spelling_check spelling_count hdrtrie_view_check_answers level_rows row_read rows_join joins_make rows_are_folded "
              "level_read last_read start_passes end_level end_passes affix_passes records_pass head_is_sound place_fault sieve_is_folded rules_fault "
              "hdrtrie_view_record_next hdrtrie_view_sieve_fault").split(),
    "sieve": "offsets_of level_passes levels_pass exact_passes start_passes end_level_passes end_passes".split(),
    "head": ("hdrtrie_head_stops hdrtrie_head_first_stop hdrtrie_head_skip hdrtrie_head_line_is_empty hdrtrie_head_fields_begin "
             "hdrtrie_head_field_read hdrtrie_head_field_is_malformed removes close_run field_clear field_find fields_find "
             "fields_clear clear_batch hdrtrie_head_clear hdrtrie_load_le_exact hdrtrie_lowest_bit").split(),
    "cookie": ("is_blank is_control is_low is_gap hdrtrie_cookie_pair_read quotes_close is_malformed is_in_groups digit_value name_decode "
               "is_listed is_name_listed equals_follow has_listed_after_comma has_listed_word has_listed_after_gap has_listed_name "
               "hdrtrie_cookie_pair_judge is_word hdrtrie_cookie_pair_is_attribute pair_keep hdrtrie_cookie_clear is_cookie value_end "
               "copy_down hdrtrie_head_cookies_clear").split(),
}
# Lemmas of a unit that WP proves. The other lemmas are admitted, and z3 shows them.
LEMMAS = {"check": "node_that_fits sound_node one_more_record same_affix rule_that_fits".split()}
QUICK = ("hdrtrie_load_le16 hdrtrie_load_le32 hdrtrie_load_le64 hdrtrie_load_le_exact hdrtrie_slot_read hdrtrie_slot_untag "
         "hdrtrie_record_len hdrtrie_portable_window hdrtrie_portable_last8 hdrtrie_portable_differ_first "
         "hdrtrie_portable_differ_rest hdrtrie_portable_select hdrtrie_hash_from hdrtrie_portable_slot_of_node "
         "hdrtrie_portable_slot_of_hash hdrtrie_portable_locate hdrtrie_portable_lookup").split()
QUICK_FAULTS = 1
SKIPPED = "hdrtrie_page_reach32 hdrtrie_page_window hdrtrie_page_last8".split()  # read past a name on purpose, so a proof must fail
SECONDS = 120  # per goal and prover; nearly all take less than one, but a few take over 30 on a busy machine
FAULT_SECONDS = 60  # long enough that the control proves: fields_judge_and_move takes more than 20 on a slow machine
QUICK_FAULT_SECONDS = 20
# Exact reads, and every load composed from bytes: this form is the reference, and tests compare all backends with it.
MACROS = "-U__GNUC__ -U__x86_64__ -DNDEBUG -DHDRTRIE_COMPOSED_LOADS -DHDRTRIE_EXACT_READS -include loads.h"


def preprocessor_flags(tree):
    """Macros and include folders. tree contains include/ and src/; the proof's own files are always ours."""
    folders = [tree / "include", PROOF, CONTRACTS, tree / "src", *sorted(path for path in (tree / "src").rglob("*") if path.is_dir())]
    return " ".join([MACROS, *(f"-I{folder}" for folder in folders)])


def read_admitted():
    """The names of the lemmas that annotations admit, with the name of the file."""
    files = functions.sources(*(ROOT / part for part in SOURCES), PROOF)
    return {name: file.name for file in files for name in re.findall(r"admit lemma (\w+)", file.read_text())}


def show_lemmas():
    """The number of admitted lemmas that z3 shows, and a complaint about each other lemma."""
    admitted = read_admitted()
    words = subprocess.run(["z3", LEMMAS_FILE], capture_output=True, text=True).stdout.split()
    shown = {name for name, answer in zip(words[::2], words[1::2]) if answer == "unsat"}
    faults = [f"{file} admits the lemma {name}, but {LEMMAS_FILE.name} does not show it"
              for name, file in sorted(admitted.items()) if name not in shown]
    faults += [f"{LEMMAS_FILE.name} shows the lemma {name}, but no annotation admits it" for name in sorted(shown - set(admitted))]
    return len(shown & set(admitted)), faults


def missing_functions(unit, names):
    """A complaint about each function of a unit that the source does not define: WP would only warn."""
    paths = functions.sources(*(ROOT / part for part in SOURCES), PROOF)
    return [f"unit {unit} names the function {name}, but the source does not define it: correct it in tools/prove.py"
            for name in names or [] if not functions.find_functions(name, paths)]


def run_wp(unit, names, tree, environment, seconds=SECONDS, lemmas=()):
    """Proves functions or lemmas of a unit against the sources in tree: goals proved, all goals, the names of the rest."""
    command = ["frama-c", "-machdep", "gcc_x86_64", "-cpp-extra-args=" + preprocessor_flags(tree), "-wp",
               "-wp-model", "Typed+cast", "-wp-rte", "-wp-prover", "z3,cvc4", "-wp-timeout", str(seconds),
               "-wp-par", str(os.cpu_count() or 2)]
    if lemmas:
        command += ["-wp-prop", ",".join(lemmas)]
    elif names:
        command += ["-wp-fct", ",".join(names)]
    else:
        command += ["-wp-skip-fct", ",".join(SKIPPED)]
    run = subprocess.run([*command, UNIT_FILES / f"prove_{unit}.c"], capture_output=True, text=True, env=environment)
    sums = re.search(r"Proved goals:\s+(\d+) / (\d+)", run.stdout)
    if run.returncode != 0 or not sums:
        sys.exit(f"prove: frama-c failed on {unit}:\n{run.stdout[-2000:]}{run.stderr[-2000:]}")
    return int(sums[1]), int(sums[2]), re.findall(r"\[Failed\] Goal (\S+)", run.stdout)


def plant(fault, environment, controls, seconds):
    """Whether the planted fault loses a proof. controls caches the number of goals that fail without a fault."""
    (unit, function, _, new), place = fault
    if (unit, function) not in controls:
        controls[unit, function] = len(run_wp(unit, [function], ROOT, environment, seconds)[2])
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder)
        for part in SOURCES:
            shutil.copytree(ROOT / part, tree / part)
        path = tree / place.function.path.relative_to(ROOT)
        text = path.read_text()
        path.write_text(text[:place.start] + new + text[place.end:])
        return len(run_wp(unit, [function], tree, environment, seconds)[2]) > controls[unit, function]


def main():
    parser = argparse.ArgumentParser(prog="./dev prove")
    parser.add_argument("--quick", action="store_true", help="a part, for continuous integration")
    parser.add_argument("units", metavar="UNIT", nargs="*", help=f"only these of {' '.join(UNITS)}")
    arguments = parser.parse_args()
    quick, units = arguments.quick, arguments.units or list(UNITS)
    for unit in set(units) - set(UNITS):
        parser.error(f"{unit} is not a unit; the units are {' '.join(UNITS)}")
    chosen = {"find": QUICK} if quick else {unit: UNITS[unit] for unit in units}
    faults, complaints = functions.read_register(FAULTS_FILE, 1, functions.sources(*(ROOT / part for part in SOURCES)))
    for unit, names in chosen.items():
        complaints += missing_functions(unit, names)
    subprocess.run([ROOT / "tools/setup", "--check", "proof"], check=False)
    missing = [tool for tool in ("frama-c", "why3", "z3", "cvc4") if shutil.which(tool) is None]
    if missing:
        for complaint in complaints:
            print(f"prove: {complaint}")
        print(f"prove: SKIPPED, nothing was proven: {', '.join(missing)} not found (./dev setup proof)")
        return 1 if complaints else 0
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "WHY3CONFIG": f"{folder}/why3.conf"}
        subprocess.run(["why3", "config", "detect"], env=environment, capture_output=True, check=True)
        shown, lemma_complaints = show_lemmas()
        complaints += lemma_complaints
        proved = goals = 0
        for unit, names in chosen.items():
            some, all_goals, failed = run_wp(unit, names, ROOT, environment)
            if unit in LEMMAS:
                results = run_wp(unit, None, ROOT, environment, lemmas=LEMMAS[unit])
                some, all_goals, failed = some + results[0], all_goals + results[1], failed + results[2]
            print(f"prove: {unit}: {some} of {all_goals} goals proved", flush=True)
            proved, goals = proved + some, goals + all_goals
            complaints += [f"goal {name} of {unit} is not proved" for name in failed]
        faults = [fault for fault in faults if fault[0][0] in units]
        if quick:
            faults = [fault for fault in faults if fault[0][1] in QUICK][:QUICK_FAULTS]
        rejected, controls = 0, {}
        for fault in faults:
            if plant(fault, environment, controls, QUICK_FAULT_SECONDS if quick else FAULT_SECONDS):
                rejected += 1
            else:
                complaints.append("in {1} the planted fault {2!r} -> {3!r} fails no proof".format(*fault[0]))
    for complaint in complaints:
        print(f"prove: {complaint}")
    print(f"prove: {proved} of {goals} goals proved, {shown} admitted lemmas shown, {rejected} of {len(faults)} planted faults "
          f"rejected, 0 skipped")
    return 1 if complaints or proved < goals else 0


if __name__ == "__main__":
    sys.exit(main())
