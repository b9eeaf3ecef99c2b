/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "explained.h"

#include <hdrtrie/detail/fold.h>
#include <hdrtrie/detail/framing_name.h>
#include <hdrtrie/find.h>
#include <hdrtrie/rules.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "../color.h"
#include "../emit/escape.h"
#include "dump.h"

gen_verdict gen_verdict_make(const gen_compiled *compiled, const char *text, size_t len)
{
    const size_t mark_len = sizeof GEN_VERDICT_COOKIE - 1;
    gen_verdict verdict = {.compiled = compiled, .table = compiled->table, .name = text, .len = len, .found = {-1, 0}};
    verdict.cookie = len >= mark_len && memcmp(text, GEN_VERDICT_COOKIE, mark_len) == 0;
    if (verdict.cookie) {
        verdict.name += mark_len;
        verdict.len -= mark_len;
        verdict.table = hdrtrie_cookies(compiled->table);
    }
    if (verdict.table == NULL) return verdict;
    verdict.found = hdrtrie_find(verdict.table, verdict.name, verdict.len);
    verdict.decision = gen_decision_make(verdict.table, verdict.name, verdict.len);
    return verdict;
}

gen_verdict_rule gen_verdict_rule_read(const gen_verdict *verdict, uint32_t index)
{
    const hdrtrie_pipeline *pipeline = &verdict->compiled->pipeline;
    gen_verdict_rule rule = {.entry = gen_decision_rule(verdict->table, index)};
    rule.text = (const char *)hdrtrie_table_bytes(verdict->table) + rule.entry.text;
    rule.len = (size_t)rule.entry.len + (rule.entry.kind != HDRTRIE_KIND_EXACT);
    if (verdict->compiled->from_list) {
        const hdrtrie_list *list = &pipeline->list;
        const hdrtrie_origin *origin = verdict->cookie ? &list->cookie_origins[pipeline->cookie_names.rule_order[index]]
                                                       : &list->origins[pipeline->names.rule_order[index]];
        rule.file = list->files[origin->file];
        rule.line = origin->line;
    }
    return rule;
}

static void print_rule(const gen_verdict *verdict, uint32_t index)
{
    const gen_verdict_rule rule = gen_verdict_rule_read(verdict, index);
    if (rule.entry.exception) fputs(rule.entry.exception == HDRTRIE_EXCEPTION_SPELLED ? "!case " : "!", stdout);
    if (verdict->cookie) fputs(GEN_VERDICT_COOKIE, stdout);
    gen_escape_comment(stdout, rule.text, rule.len);
    printf(" (%s", gen_dump_kind_name(rule.entry.kind));
    if (rule.file != NULL) printf(", %s:%" PRIu32, rule.file, rule.line);
    fputc(')', stdout);
}

static void print_answer(const gen_verdict *verdict)
{
    const bool matches = verdict->found.groups != 0;
    size_t len;
    if (verdict->cookie) fputs(GEN_VERDICT_COOKIE, stdout);
    if (verdict->len == 0) fputs("(empty)", stdout);
    gen_escape_comment(stdout, verdict->name, verdict->len);
    printf(": %s%s%s", gen_color_begin(stdout, matches ? GEN_COLOR_RED : GEN_COLOR_GREEN),
        matches ? "matches" : "does not match", gen_color_begin(stdout, GEN_COLOR_OFF));
    if (matches) {
        const char *text = hdrtrie_rule_text(verdict->table, verdict->found.id, &len);
        printf(", id %" PRId32 " ", verdict->found.id);
        if (verdict->cookie) fputs(GEN_VERDICT_COOKIE, stdout);
        gen_escape_comment(stdout, text, len);
    }
    fputc('\n', stdout);
}

static void print_malformed(const char *name, size_t len)
{
    if (hdrtrie_name_is_token(name, len)) return;
    fputs("    malformed: ", stdout);
    for (size_t i = 0; i < len; i++) {
        const uint8_t byte = (uint8_t)name[i];
        if (hdrtrie_byte_is_token(byte)) continue;
        if (byte > ' ' && byte < 0x7f) {
            printf("'%c' at %zu is not a token character", byte, i + 1);
        } else {
            printf("byte 0x%02x at %zu is not a token character", (unsigned)byte, i + 1);
        }
        break;
    }
    puts(len == 0 ? "empty; removed even without a matching rule" : "; removed even without a matching rule");
}

bool gen_verdict_is_framing(const gen_verdict *verdict)
{
    return !verdict->cookie && hdrtrie_name_is_framing(verdict->name, verdict->len) != 0;
}

static void print_framing(const gen_verdict *verdict)
{
    if (!gen_verdict_is_framing(verdict)) return;
    puts(
        "    framing field: retained even if a rule matches, unless the caller asks for its removal (strip --framing)");
}

static void print_groups(const gen_verdict *verdict)
{
    bool any = false;
    for (uint32_t g = 0; g < hdrtrie_group_count(verdict->table); g++) {
        size_t group_len;
        const char *group = hdrtrie_group_name(verdict->table, g, &group_len);
        if (verdict->decision.rules[g] == GEN_DECISION_NONE) continue;
        any = true;
        fputs("    [", stdout);
        gen_escape_comment(stdout, group, group_len);
        fputs((verdict->decision.match.groups >> g & 1) != 0 ? "] in, by " : "] not in, by ", stdout);
        print_rule(verdict, verdict->decision.rules[g]);
        fputc('\n', stdout);
    }
    if (!any) puts("    no rule matches it");
}

void gen_verdict_print(const gen_verdict *verdict)
{
    print_answer(verdict);
    if (verdict->table == NULL) {
        puts("    the list has no cookie rules");
        return;
    }
    print_malformed(verdict->name, verdict->len);
    print_framing(verdict);
    print_groups(verdict);
}
