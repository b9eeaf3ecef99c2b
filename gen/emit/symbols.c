/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "symbols.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <hdrtrie/cookie.h>
#include <hdrtrie/detail/fold.h>
#include <hdrtrie/rules.h>

/* A constant under construction. */
typedef struct entry {
    char *name;
    uint32_t index;
    bool numbered; /* needs its number: the text is without letters and digits, or another constant is equal */
} entry;

const char *gen_symbols_number_prefix(gen_constant kind)
{
    return kind == GEN_CONSTANT_GROUP ? "group" : "id";
}

/* Appends text in capitals. Each run of bytes other than letters and digits becomes one _; at the ends it is left out.
   Returns the new end. */
static char *append_capitals(char *at, const char *text, size_t len)
{
    bool gap = false, begun = false;
    for (size_t i = 0; i < len; i++) {
        const uint8_t c = (uint8_t)text[i];
        if (!hdrtrie_byte_is_letter(c) && !hdrtrie_byte_is_digit(c)) {
            gap = begun;
            continue;
        }
        if (gap) *at++ = '_';
        *at++ = (char)(hdrtrie_byte_is_letter(c) ? c & ~0x20 : c);
        gap = false;
        begun = true;
    }
    *at = '\0';
    return at;
}

/* The constant is capitals, then before, which ends in _, then text in capitals. */
static bool name_entry(entry *e, const char *capitals, const char *before, const char *text, size_t len)
{
    const size_t room = strlen(capitals) + strlen(before) + len + sizeof "_group4294967295";
    char *at;
    e->name = malloc(room);
    if (e->name == NULL) return false;
    at = e->name + snprintf(e->name, room, "%s%s", capitals, before);
    e->numbered = append_capitals(at, text, len) == at;
    return true;
}

static bool name_id(const hdrtrie_table *table, const char *capitals, entry *e)
{
    const uint8_t *t = hdrtrie_table_bytes(table);
    const uint32_t index =
        hdrtrie_load_le32(t + hdrtrie_load_le32(t + HDRTRIE_AT_IDS) + (size_t)HDRTRIE_ID_RULE_LEN * e->index);
    const hdrtrie_rule_entry rule =
        hdrtrie_rule_entry_read(t + hdrtrie_load_le32(t + HDRTRIE_AT_RULES) + (size_t)HDRTRIE_RULE_LEN * index);
    const char *text = (const char *)t + rule.text;
    if (rule.kind == HDRTRIE_KIND_SUFFIX) return name_entry(e, capitals, "_ID_SUFFIX_", text + 1, rule.len);
    if (rule.kind == HDRTRIE_KIND_EXACT) return name_entry(e, capitals, "_ID_", text, rule.len);
    if (rule.len == 0) return name_entry(e, capitals, "_ID_", "ANY", 3);
    return name_entry(e, capitals, "_ID_PREFIX_", text, rule.len);
}

static bool name_group(const hdrtrie_table *table, const char *capitals, entry *e)
{
    size_t len;
    const char *text = hdrtrie_group_name(table, e->index, &len);
    return name_entry(e, capitals, "_GROUP_", text, len);
}

static int compare_entries(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    const int order = strcmp(x->name, y->name);
    return order != 0 ? order : (x->index > y->index) - (x->index < y->index);
}

/* Appends a number to each constant that equals another, or is without text. Numbers differ from each other, and only
   numbers contain lower case: so all constants differ afterwards. */
static void separate(entry *entries, uint32_t count, gen_constant kind, gen_symbols_collide collide, void *context)
{
    if (count > 1) qsort(entries, count, sizeof *entries, compare_entries);
    for (uint32_t i = 1; i < count; i++) {
        if (strcmp(entries[i - 1].name, entries[i].name) != 0) continue;
        if (!entries[i].numbered) collide(context, kind, entries[i].index, entries[i - 1].index, entries[i].name);
    }
    for (uint32_t i = 1; i < count; i++) {
        if (strcmp(entries[i - 1].name, entries[i].name) == 0) entries[i - 1].numbered = entries[i].numbered = true;
    }
    for (uint32_t i = 0; i < count; i++) {
        char *end = entries[i].name + strlen(entries[i].name);
        if (!entries[i].numbered) continue;
        sprintf(end, "%s%s%u", end[-1] == '_' ? "" : "_", gen_symbols_number_prefix(kind), (unsigned)entries[i].index);
    }
}

static bool name_all(const hdrtrie_table *table, const char *capitals, gen_constant kind, uint32_t count,
    gen_symbols_collide collide, void *context, char ***names)
{
    entry *entries = calloc((size_t)count + 1, sizeof *entries);
    bool done = entries != NULL;
    *names = calloc((size_t)count + 1, sizeof **names);
    done = done && *names != NULL;
    for (uint32_t i = 0; done && i < count; i++) {
        entries[i].index = i;
        done = kind == GEN_CONSTANT_GROUP ? name_group(table, capitals, &entries[i])
                                          : name_id(table, capitals, &entries[i]);
    }
    if (done) separate(entries, count, kind, collide, context);
    for (uint32_t i = 0; entries != NULL && i < count; i++) {
        if (done) {
            (*names)[entries[i].index] = entries[i].name;
        } else {
            free(entries[i].name);
        }
    }
    free(entries);
    return done;
}

/* Names the ids of the table of cookies; symbols->capitals is set. */
static bool name_cookies(const hdrtrie_table *cookies, gen_symbols_collide collide, void *context, gen_symbols *symbols)
{
    static const char suffix[] = "_COOKIE";
    const size_t len = strlen(symbols->capitals);
    char *capitals = malloc(len + sizeof suffix);
    bool done = capitals != NULL;
    if (done) {
        memcpy(capitals, symbols->capitals, len);
        memcpy(capitals + len, suffix, sizeof suffix);
        symbols->cookie_count = hdrtrie_id_count(cookies);
        done = name_all(
            cookies, capitals, GEN_CONSTANT_COOKIE, symbols->cookie_count, collide, context, &symbols->cookies);
    }
    free(capitals);
    return done;
}

bool gen_symbols_make(
    const hdrtrie_table *table, const char *symbol, gen_symbols_collide collide, void *context, gen_symbols *symbols)
{
    const size_t len = strlen(symbol);
    const hdrtrie_table *cookies = hdrtrie_cookies(table);
    *symbols = (gen_symbols){
        .capitals = malloc(len + 1), .id_count = hdrtrie_id_count(table), .group_count = hdrtrie_group_count(table)};
    if (symbols->capitals == NULL) return false;
    append_capitals(symbols->capitals, symbol, len);
    return name_all(table, symbols->capitals, GEN_CONSTANT_ID, symbols->id_count, collide, context, &symbols->ids) &&
           name_all(table, symbols->capitals, GEN_CONSTANT_GROUP, symbols->group_count, collide, context,
               &symbols->groups) &&
           (cookies == NULL || name_cookies(cookies, collide, context, symbols));
}

static void names_free(char **names, uint32_t count)
{
    for (uint32_t i = 0; names != NULL && i < count; i++) free(names[i]);
    free(names);
}

void gen_symbols_free(gen_symbols *symbols)
{
    names_free(symbols->ids, symbols->id_count);
    names_free(symbols->groups, symbols->group_count);
    names_free(symbols->cookies, symbols->cookie_count);
    free(symbols->capitals);
}
