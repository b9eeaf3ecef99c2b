/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A verdict as JSON, for explain --json. */
#include <hdrtrie/find.h>
#include <hdrtrie/rules.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "dump.h"
#include "explained.h"

/* Prints a JSON string. A byte from 0x80 on becomes the character of that number, so that every name has a form. */
static void print_string(const char *text, size_t len)
{
    fputc('"', stdout);
    for (size_t i = 0; i < len; i++) {
        const uint8_t c = (uint8_t)text[i];
        if (c < ' ' || c >= 0x7f) {
            printf("\\u%04x", (unsigned)c);
        } else {
            if (c == '"' || c == '\\') fputc('\\', stdout);
            fputc(c, stdout);
        }
    }
    fputc('"', stdout);
}

static void print_group(const hdrtrie_table *table, uint32_t group)
{
    size_t len;
    const char *name = hdrtrie_group_name(table, group, &len);
    print_string(name, len);
}

static void print_decision(const gen_verdict *verdict, uint32_t group)
{
    static const char *const exceptions[] = {"null", "\"fold\"", "\"case\""};
    const gen_verdict_rule rule = gen_verdict_rule_read(verdict, verdict->decision.rules[group]);
    fputs("{\"group\":", stdout);
    print_group(verdict->table, group);
    printf(",\"in\":%s,\"rule\":", (verdict->decision.match.groups >> group & 1) != 0 ? "true" : "false");
    print_string(rule.text, rule.len);
    printf(",\"kind\":\"%s\",\"exception\":%s", gen_dump_kind_name(rule.entry.kind), exceptions[rule.entry.exception]);
    if (rule.file != NULL) {
        fputs(",\"file\":", stdout);
        print_string(rule.file, strlen(rule.file));
        printf(",\"line\":%" PRIu32, rule.line);
    }
    fputc('}', stdout);
}

void gen_verdict_print_json(const gen_verdict *verdict)
{
    const uint32_t group_count = verdict->table != NULL ? hdrtrie_group_count(verdict->table) : 0;
    const char *before = "";
    size_t len;
    fputs("{\"name\":", stdout);
    print_string(verdict->name, verdict->len);
    printf(",\"cookie\":%s,\"malformed\":%s,\"framing\":%s,\"matches\":%s,\"id\":", verdict->cookie ? "true" : "false",
        hdrtrie_name_is_token(verdict->name, verdict->len) ? "false" : "true",
        gen_verdict_is_framing(verdict) ? "true" : "false", verdict->found.groups != 0 ? "true" : "false");
    if (verdict->found.groups != 0) {
        const char *text = hdrtrie_rule_text(verdict->table, verdict->found.id, &len);
        printf("%" PRId32 ",\"rule\":", verdict->found.id);
        print_string(text, len);
    } else {
        fputs("null,\"rule\":null", stdout);
    }
    fputs(",\"decisions\":[", stdout);
    for (uint32_t g = 0; g < group_count; g++) {
        if (verdict->decision.rules[g] == GEN_DECISION_NONE) continue;
        fputs(before, stdout);
        print_decision(verdict, g);
        before = ",";
    }
    puts("]}");
}
