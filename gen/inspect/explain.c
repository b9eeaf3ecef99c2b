/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie explain: prints which rule decides each name. */
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../help.h"
#include "../read/asked_names.h"
#include "../read/input.h"
#include "explained.h"
#include "inspect.h"

typedef enum expectation { EXPECT_NOTHING, EXPECT_MATCH, EXPECT_NONE } expectation;

typedef struct explanation {
    bool verbose, quiet, json;
    expectation expected;
    char *const *names;   /* up to a NULL; empty: standard input */
    size_t failed, count; /* names that are not as expected; all names */
} explanation;

static gen_status explain(const gen_compiled *compiled, explanation *e, const char *text, size_t len)
{
    const gen_verdict verdict = gen_verdict_make(compiled, text, len);
    const hdrtrie_match found = verdict.found, decided = verdict.decision.match;
    const bool matches = found.groups != 0;
    e->count++;
    e->failed += (e->expected == EXPECT_MATCH && !matches) || (e->expected == EXPECT_NONE && matches);
    if (e->json) gen_verdict_print_json(&verdict);
    if (!e->json && !e->quiet) gen_verdict_print(&verdict);
    if (e->verbose) gen_verdict_print_path(&verdict);
    if (verdict.table == NULL || (found.groups == decided.groups && found.id == decided.id)) return GEN_DONE;
    fflush(stdout);
    return gen_complain(GEN_BAD_INPUT,
        "find returns id %" PRId32 ", groups 0x%" PRIx32 "; the rules give id %" PRId32 ", groups 0x%" PRIx32
        ": this is a bug of hdrtrie, please report it",
        found.id, found.groups, decided.id, decided.groups);
}

static gen_status explain_input(const gen_compiled *compiled, explanation *e)
{
    gen_status status = GEN_DONE;
    gen_asked_names names;
    const char *name;
    gen_input input;
    size_t len;
    if (gen_input_read("-", &input) != 0) return gen_complain_io("standard input", "cannot read");
    names = (gen_asked_names){input.text, input.text + input.len};
    while (status == GEN_DONE && gen_asked_names_next(&names, &name, &len)) status = explain(compiled, e, name, len);
    free(input.text);
    if (status == GEN_DONE && e->count == 0) {
        status = gen_complain(GEN_BAD_INPUT, "standard input has no name; give one per line, or the head of a message");
    }
    return status;
}

static gen_status explain_all(const gen_compiled *compiled, void *context)
{
    explanation *e = context;
    gen_status status = GEN_DONE;
    if (*e->names == NULL) status = explain_input(compiled, e);
    for (char *const *name = e->names; status == GEN_DONE && *name != NULL; name++) {
        status = explain(compiled, e, *name, strlen(*name));
    }
    if (status != GEN_DONE || e->failed == 0) return status;
    if (e->quiet) return GEN_BAD_INPUT;
    fflush(stdout);
    return gen_complain(GEN_BAD_INPUT, "%zu of %zu names %s", e->failed, e->count,
        e->expected == EXPECT_MATCH ? "do not match, but --expect match was given"
                                    : "match, but --expect none was given");
}

static bool expect_read(const char *word, explanation *e)
{
    e->expected = strcmp(word, "match") == 0 ? EXPECT_MATCH : EXPECT_NONE;
    return e->expected == EXPECT_MATCH || strcmp(word, "none") == 0;
}

gen_status gen_run_explain(int argc, char **argv)
{
    enum { JSON = 256, EXPECT, HELP };
    static const struct option options[] = {{"json", no_argument, NULL, JSON},
        {"expect", required_argument, NULL, EXPECT}, {"help", no_argument, NULL, HELP}, {NULL, 0, NULL, 0}};
    explanation e = {.expected = EXPECT_NOTHING};
    for (int option; (option = getopt_long(argc, argv, "vq", options, NULL)) != -1;) {
        switch (option) {
        case 'v': e.verbose = true; break;
        case 'q': e.quiet = true; break;
        case JSON: e.json = true; break;
        case EXPECT:
            if (!expect_read(optarg, &e)) {
                return gen_complain_usage("explain: --expect %s: give match or none", optarg);
            }
            break;
        case HELP: return gen_help_print();
        default: return gen_help_hint();
        }
    }
    if (e.verbose + e.quiet + e.json > 1) return gen_complain_usage("explain: give only one of -v, -q and --json");
    if (argc - optind < 1) return gen_complain_usage("explain: give a LIST, and names here or on standard input");
    if (argc - optind == 1 && strcmp(argv[optind], "-") == 0) {
        return gen_complain_usage("explain: standard input holds the list, so give at least one NAME");
    }
    if (e.quiet && e.expected == EXPECT_NOTHING) e.expected = EXPECT_MATCH;
    e.names = argv + optind + 1;
    return gen_inspect_read(argv[optind], explain_all, &e);
}
