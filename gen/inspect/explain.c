/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie explain: prints which rule decides each name. */
#include <hdrtrie/detail/patterns.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "../emit/escape.h"
#include "../read/decision.h"
#include "../read/path.h"
#include "dump.h"
#include "inspect.h"

static void print_rule(const gen_compiled *compiled, uint32_t index)
{
    const hdrtrie_rule_entry rule = gen_decision_rule(compiled->table, index);
    const char *text = (const char *)hdrtrie_table_bytes(compiled->table) + rule.text;
    if (rule.exception) fputc('!', stdout);
    gen_escape_comment(stdout, text, (size_t)rule.len + (rule.kind != HDRTRIE_KIND_EXACT));
    printf(" (%s", gen_dump_kind_name(rule.kind));
    if (compiled->from_list) {
        const hdrtrie_list *list = &compiled->pipeline.list;
        const hdrtrie_origin *origin = &list->origins[compiled->pipeline.names.rule_order[index]];
        printf(", %s:%" PRIu32, list->files[origin->file], origin->line);
    }
    fputc(')', stdout);
}

static void print_malformed(const char *name, size_t len)
{
    if (hdrtrie_name_is_token(name, len)) return;
    fputs("    malformed: ", stdout);
    for (size_t i = 0; i < len; i++) {
        if (hdrtrie_byte_is_token((uint8_t)name[i])) continue;
        printf("byte 0x%02x at %zu is not a token character", (unsigned)(uint8_t)name[i], i + 1);
        break;
    }
    puts(len == 0 ? "empty; removed even without a matching rule" : "; removed even without a matching rule");
}

static void print_end(const hdrtrie_table *table, const char *title, const gen_path_end *end, hdrtrie_affix affix)
{
    const uint8_t *t = hdrtrie_table_bytes(table);
    if (affix.head_len == 0) return;
    printf("    path: %s: ", title);
    if (!end->asked) {
        puts("the name is shorter than the bytes that their probe compares");
        return;
    }
    printf("probe 0x%0*" PRIx64 " -> slot %" PRIu64, 2 * affix.head_len, end->head, end->slot);
    if (!end->hit) {
        puts(": no literal begins with these bytes");
    } else if (end->longest == 0) {
        puts(": literals begin with these bytes, but none matches");
    } else {
        const hdrtrie_literal literal = hdrtrie_affix_literal(t, affix, end->longest - 1);
        printf(" -> literal %" PRIu32 " \"", end->longest - 1);
        gen_escape_comment(stdout, (const char *)t + literal.text, literal.len);
        puts("\" is the longest that matches");
    }
}

static void print_path(const hdrtrie_table *table, const char *name, size_t len)
{
    const hdrtrie_shape shape = hdrtrie_shape_read(table);
    const gen_path path = gen_path_walk(table, name, len);
    if (!path.reaches) {
        puts(len == 0 ? "    path: a listed name is never empty" : "    path: all exact rules are shorter");
    } else if (shape.mode == HDRTRIE_MODE_HASHED) {
        printf(
            "    path: hash 0x%016" PRIx64 " -> pilot %" PRIu32 " = %" PRIu32, path.bits, path.node_index, path.pilot);
    } else {
        printf("    path: length %zu -> window %u & 0x%" PRIx64, len, path.node.offset1, path.node.mask1);
        if (path.node.mask2 != 0) printf(" + window %u & 0x%" PRIx64, path.node.offset2, path.node.mask2);
    }
    if (path.reaches) {
        printf(" -> slot %" PRIu64 " -> record at %" PRIu32 " \"", path.slot, path.text);
        gen_escape_comment(stdout, (const char *)hdrtrie_table_bytes(table) + path.text, path.record.len);
        puts(path.equal ? "\": equal" : "\": differs");
    }
    if (path.equal) return;
    print_end(table, "prefixes", &path.prefix, shape.prefix);
    print_end(table, "suffixes, reversed", &path.suffix, shape.suffix);
}

static gen_status explain(const gen_compiled *compiled, const char *name)
{
    const size_t len = strlen(name);
    const hdrtrie_match found = hdrtrie_find(compiled->table, name, len);
    const gen_decision decision = gen_decision_make(compiled->table, name, len);
    bool any = false;

    if (len == 0) fputs("(empty)", stdout);
    gen_escape_comment(stdout, name, len);
    if (found.groups != 0) {
        size_t text_len;
        const char *text = hdrtrie_rule_text(compiled->table, found.id, &text_len);
        printf(": matches, id %" PRId32 " ", found.id);
        gen_escape_comment(stdout, text, text_len);
        fputc('\n', stdout);
    } else {
        puts(": does not match");
    }
    print_malformed(name, len);
    for (uint32_t g = 0; g < hdrtrie_group_count(compiled->table); g++) {
        size_t group_len;
        const char *group = hdrtrie_group_name(compiled->table, g, &group_len);
        if (decision.rules[g] == GEN_DECISION_NONE) continue;
        any = true;
        fputs("    [", stdout);
        gen_escape_comment(stdout, group, group_len);
        fputs((decision.match.groups >> g & 1) != 0 ? "] in, by " : "] not in, by ", stdout);
        print_rule(compiled, decision.rules[g]);
        fputc('\n', stdout);
    }
    if (!any) puts("    no rule matches it");
    print_path(compiled->table, name, len);
    if (found.groups == decision.match.groups && found.id == decision.match.id) return GEN_DONE;
    fflush(stdout);
    return gen_complain(GEN_BAD_INPUT,
        "find returns id %" PRId32 ", groups 0x%" PRIx32 "; the rules give id %" PRId32 ", groups 0x%" PRIx32
        ": this is a bug of hdrtrie, please report it",
        found.id, found.groups, decision.match.id, decision.match.groups);
}

static gen_status explain_all(const gen_compiled *compiled, char *const *names)
{
    gen_status status = GEN_DONE;
    for (; status == GEN_DONE && *names != NULL; names++) status = explain(compiled, *names);
    return status;
}

gen_status gen_run_explain(int argc, char **argv)
{
    return gen_inspect_run(argc, argv, true, explain_all);
}
