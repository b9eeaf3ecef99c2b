/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "report.h"

#include <errno.h>
#include <hdrtrie/cookie.h>
#include <hdrtrie/rules.h>
#include <inttypes.h>
#include <stdlib.h>

#include "../read/decision.h"

static const char *const reasons[GEN_REASON_COUNT] = {
    "listed", "not kept", "malformed", "nominated by Connection", "without cookies", "attribute of a removed cookie"};

static uint32_t rule_count(const hdrtrie_table *table)
{
    return hdrtrie_load_le32(hdrtrie_table_bytes(table) + HDRTRIE_AT_RULE_COUNT);
}

gen_status gen_report_open(const char *path, const hdrtrie_table *table, uint32_t groups, gen_report *report)
{
    const hdrtrie_table *cookies = hdrtrie_cookies(table);
    const size_t rules = rule_count(table) + (cookies != NULL ? (size_t)rule_count(cookies) : 0);
    *report = (gen_report){.path = path, .table = table, .cookies = cookies, .groups = groups};
    report->counts = calloc(rules + 1, sizeof *report->counts);
    if (report->counts == NULL) return gen_complain_io(path, "cannot write");
    report->file = strcmp(path, "-") == 0 ? stderr : fopen(path, "we");
    return report->file != NULL ? GEN_DONE : gen_complain_io(path, "cannot write");
}

/* Backslashes, spaces, and bytes that are not printable ASCII, become \xNN: a field cannot forge a line. */
static void put_text(gen_report *report, const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        const uint8_t c = (uint8_t)text[i];
        if (c <= ' ' || c > '~' || c == '\\') {
            fprintf(report->file, "\\x%02x", c);
        } else {
            putc(c, report->file);
        }
    }
}

/* table: report->table, or report->cookies. */
static void put_rule(gen_report *report, const hdrtrie_table *table, uint32_t index)
{
    const hdrtrie_rule_entry rule = gen_decision_rule(table, index);
    size_t len;
    const char *group = hdrtrie_group_name(table, rule.group, &len);
    putc('[', report->file);
    put_text(report, group, len);
    fputs(table == report->cookies ? "] cookie:" : "] ", report->file);
    const char *text = hdrtrie_rule_text(table, rule.id, &len);
    put_text(report, text, len);
}

void gen_report_begin(gen_report *report, uint64_t message, gen_span what)
{
    report->messages++;
    report->begun = true;
    fprintf(report->file, "%" PRIu64 "\t", message);
    put_text(report, what.bytes, what.len);
}

/* Writes the rules of table that put a name into the selected groups, and counts them. Returns whether there are any. */
static bool put_rules(gen_report *report, const hdrtrie_table *table, gen_span name, uint64_t *counts)
{
    const gen_decision decision = gen_decision_make(table, name.bytes, name.len);
    const char *separator = ": ";
    for (uint32_t g = 0; g < HDRTRIE_GROUP_MAX; g++) {
        if ((decision.match.groups & report->groups & (uint32_t)1 << g) == 0) continue;
        counts[decision.rules[g]]++;
        fputs(separator, report->file);
        put_rule(report, table, decision.rules[g]);
        separator = ", ";
    }
    return (decision.match.groups & report->groups) != 0;
}

void gen_report_add_cookie(gen_report *report, gen_span name, bool trailer, gen_reason reason, gen_span seen)
{
    report->pairs++;
    fputs(trailer ? "\ttrailer cookie " : "\tcookie ", report->file);
    put_text(report, name.bytes, name.len);
    if (reason == GEN_LISTED) {
        if (put_rules(report, report->cookies, seen, report->counts + rule_count(report->table))) return;
        reason = GEN_MALFORMED; /* a name that is too long to decode */
    }
    report->other_cookies[reason]++;
    fprintf(report->file, ": %s", reasons[reason]);
}

void gen_report_add(gen_report *report, gen_span name, bool trailer, gen_reason reason)
{
    report->fields++;
    fputs(trailer ? "\ttrailer " : "\t", report->file);
    put_text(report, name.bytes, name.len);
    if (reason != GEN_LISTED) {
        report->others[reason]++;
        fprintf(report->file, ": %s", reasons[reason]);
        return;
    }
    put_rules(report, report->table, name, report->counts);
}

void gen_report_end(gen_report *report)
{
    if (report->begun) putc('\n', report->file);
    report->begun = false;
}

static void put_rule_counts(gen_report *report, const hdrtrie_table *table, const uint64_t *counts)
{
    const uint32_t rules = rule_count(table);
    for (uint32_t i = 0; i < rules; i++) {
        if (counts[i] == 0) continue;
        fputs("removed by ", report->file);
        put_rule(report, table, i);
        fprintf(report->file, "\t%" PRIu64 "\n", counts[i]);
    }
}

static void put_other_counts(gen_report *report, const char *what, const uint64_t *counts)
{
    for (int i = 0; i < GEN_REASON_COUNT; i++) {
        if (counts[i] != 0) fprintf(report->file, "%s as %s\t%" PRIu64 "\n", what, reasons[i], counts[i]);
    }
}

static void put_counts(gen_report *report)
{
    fprintf(report->file, "messages\t%" PRIu64 "\nremoved\t%" PRIu64 "\n", report->messages, report->fields);
    if (report->cookies != NULL) fprintf(report->file, "cookies removed\t%" PRIu64 "\n", report->pairs);
    put_rule_counts(report, report->table, report->counts);
    put_other_counts(report, "removed", report->others);
    if (report->cookies == NULL) return;
    put_rule_counts(report, report->cookies, report->counts + rule_count(report->table));
    put_other_counts(report, "cookies removed", report->other_cookies);
}

gen_status gen_report_close(gen_report *report)
{
    gen_status status = GEN_DONE;
    if (report->file != NULL) {
        gen_report_end(report);
        put_counts(report);
        errno = 0;
        const bool failed = fflush(report->file) != 0 || ferror(report->file);
        if (failed) status = gen_complain_io(report->path, "cannot write");
        if (report->file != stderr && fclose(report->file) != 0 && !failed) {
            status = gen_complain_io(report->path, "cannot write");
        }
    }
    free(report->counts);
    return status;
}
