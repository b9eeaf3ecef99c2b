/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie strip: removes fields from a stream of HTTP/1 messages. */
#include <getopt.h>
#include <hdrtrie/cookie.h>
#include <hdrtrie/detail/format/table.h>
#include <string.h>
#include <unistd.h>

#include "../command.h"
#include "../emit/collision.h"
#include "../help.h"
#include "../read/compiled.h"
#include "allow_list.h"
#include "stripper.h"

#define GROUP_ARGUMENT_MAX 64

typedef struct options {
    const char *list, *groups[GROUP_ARGUMENT_MAX], *report;
    size_t group_count;
    bool keep, framing, repair, connection, single;
    gen_stream_kind kind;
    gen_upgrade upgrade;
} options;

static gen_status read_upgrade(const char *word, gen_upgrade *upgrade)
{
    if (strcmp(word, "pass") == 0) {
        *upgrade = GEN_UPGRADE_PASS;
    } else if (strcmp(word, "end") == 0) {
        *upgrade = GEN_UPGRADE_END;
    } else {
        return gen_complain_usage("strip: --upgrade %s: give pass or end", word);
    }
    return GEN_DONE;
}

/* Options that exclude each other. */
static gen_status check_options(const options *o)
{
    if (!o->kind.responses && (o->kind.no_bodies || o->repair)) {
        return gen_complain_usage("strip: --no-bodies and --repair need --responses");
    }
    if (o->kind.responses && o->single)
        return gen_complain_usage("strip: --single is for requests, not for --responses");
    return GEN_DONE;
}

static gen_status read_options(int argc, char **argv, options *o, bool *done)
{
    enum { KEEP = 256, FRAMING, RESPONSES, NO_BODIES, REPAIR, CONNECTION, SINGLE, UPGRADE, REPORT, HELP };
    static const struct option known[] = {{"keep", no_argument, NULL, KEEP}, {"framing", no_argument, NULL, FRAMING},
        {"responses", no_argument, NULL, RESPONSES}, {"no-bodies", no_argument, NULL, NO_BODIES},
        {"repair", no_argument, NULL, REPAIR}, {"connection", no_argument, NULL, CONNECTION},
        {"single", no_argument, NULL, SINGLE}, {"upgrade", required_argument, NULL, UPGRADE},
        {"report", required_argument, NULL, REPORT}, {"help", no_argument, NULL, HELP}, {NULL, 0, NULL, 0}};
    int option;
    while ((option = getopt_long(argc, argv, "g:", known, NULL)) != -1) {
        switch (option) {
        case 'g':
            if (o->group_count == GROUP_ARGUMENT_MAX)
                return gen_complain(GEN_USAGE, "strip: more than %d options -g", GROUP_ARGUMENT_MAX);
            o->groups[o->group_count++] = optarg;
            break;
        case KEEP: o->keep = true; break;
        case FRAMING: o->framing = true; break;
        case RESPONSES: o->kind.responses = true; break;
        case NO_BODIES: o->kind.no_bodies = true; break;
        case REPAIR: o->repair = true; break;
        case CONNECTION: o->connection = true; break;
        case SINGLE: o->single = true; break;
        case UPGRADE:
            if (read_upgrade(optarg, &o->upgrade) != GEN_DONE) return GEN_USAGE;
            break;
        case REPORT: o->report = optarg; break;
        case HELP: *done = true; return gen_help_print();
        default: return gen_help_hint();
        }
    }
    if (optind + 1 != argc || strcmp(argv[optind], "-") == 0) {
        return gen_complain_usage("strip: give one LIST that is a file: standard input holds the messages");
    }
    o->list = argv[optind];
    return check_options(o);
}

/* Applies the options to the table. */
static gen_status prepare(const options *o, const hdrtrie_table *table, gen_stripper *s)
{
    s->table = table;
    s->cookies = hdrtrie_cookies(table);
    s->keep = o->keep;
    s->framing = o->framing;
    s->repair = o->repair;
    s->single = o->single;
    s->kind = o->kind;
    s->upgrade = o->upgrade;
    s->groups = o->group_count == 0 ? HDRTRIE_ALL_GROUPS : 0;
    for (size_t i = 0; i < o->group_count; i++) {
        const int group = hdrtrie_group_find(table, o->groups[i], strlen(o->groups[i]));
        if (group < 0)
            return gen_complain(GEN_USAGE, "strip: -g %s: %s does not have this group; hdrtrie stats lists the groups",
                o->groups[i], o->list);
        s->groups |= (uint32_t)1 << group;
    }
    if (o->keep && s->cookies != NULL) {
        return gen_complain(GEN_BAD_INPUT,
            "strip: --keep cannot be used with cookie: rules, which remove cookies: move them to a list of their own");
    }
    if (o->keep && hdrtrie_table_bytes(table)[HDRTRIE_AT_FOLD] > HDRTRIE_FOLD_CASE) {
        return gen_complain(GEN_BAD_INPUT,
            "strip: --keep needs a list with fold none or fold case: a wider fold would also keep aliases");
    }
    return GEN_DONE;
}

/* Opens what the options need, and runs. */
static gen_status run(const options *o, gen_stripper s)
{
    gen_nominations nominations;
    gen_report report;
    gen_status status = GEN_DONE, closed = GEN_DONE;
    if (o->connection) {
        s.nominations = &nominations;
        status = gen_nominations_init(&nominations);
    }
    if (status == GEN_DONE && o->report != NULL) {
        s.report = &report;
        status = gen_report_open(o->report, s.table, s.groups, &report);
    }
    if (status == GEN_DONE) status = gen_stripper_run(&s, STDIN_FILENO, STDOUT_FILENO);
    if (s.report != NULL) closed = gen_report_close(&report);
    if (s.nominations != NULL) gen_nominations_free(&nominations);
    return closed > status ? closed : status;
}

gen_status gen_run_strip(int argc, char **argv)
{
    options o = {0};
    gen_stripper s = {0};
    gen_compiled compiled;
    bool done = false;
    gen_status status = read_options(argc, argv, &o, &done);
    if (status != GEN_DONE || done) return status;
    status = gen_compiled_read(o.list, false, &compiled);
    if (status == GEN_DONE) status = prepare(&o, compiled.table, &s);
    if (status == GEN_DONE && o.report != NULL)
        status = gen_collision_check_report(o.report, o.list, &compiled.include);
    if (status == GEN_DONE && !s.keep) gen_allow_list_warn(&compiled, o.list, s.groups);
    if (status == GEN_DONE) status = run(&o, s);
    gen_compiled_free(&compiled);
    return status;
}
