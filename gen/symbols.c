/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "symbols.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <hdrtrie/detail/fold.h>
#include <hdrtrie/rules.h>

typedef struct entry {
    char *name;
    uint32_t index;
    bool doubled;
} entry;

static bool is_identifier_byte(char c)
{
    return hdrtrie_byte_is_letter((uint8_t)c) || hdrtrie_byte_is_digit((uint8_t)c) || c == '_';
}

/* text in capitals, other bytes than letters and digits replaced, between two fixed parts. */
static char *capitals(const char *before, const char *text, size_t len, const char *behind)
{
    const size_t room = strlen(before) + len + strlen(behind) + 1;
    char *name = malloc(room), *at;
    if (name == NULL) return NULL;
    snprintf(name, room, "%s%.*s%s", before, (int)len, text, behind); /* at most 255 bytes of token or of UTF-8 */
    at = name + strlen(before);
    for (size_t i = 0; i < len; i++) {
        const uint8_t c = (uint8_t)text[i];
        if (hdrtrie_byte_is_letter(c)) {
            at[i] = (char)(c & ~0x20);
        } else if (!hdrtrie_byte_is_digit(c)) {
            at[i] = '_';
        }
    }
    return name;
}

static char *name_of_id(const hdrtrie_table *table, uint32_t id)
{
    const uint8_t *t = hdrtrie_table_bytes(table);
    const uint32_t index =
        hdrtrie_load_le32(t + hdrtrie_load_le32(t + HDRTRIE_AT_IDS) + (size_t)HDRTRIE_ID_RULE_LEN * id);
    const hdrtrie_rule_entry rule =
        hdrtrie_rule_entry_read(t + hdrtrie_load_le32(t + HDRTRIE_AT_RULES) + (size_t)HDRTRIE_RULE_LEN * index);
    const char *text = (const char *)t + rule.text;
    if (rule.kind == HDRTRIE_KIND_SUFFIX) return capitals("SUFFIX__", text + 1, rule.len, "");
    if (rule.kind == HDRTRIE_KIND_EXACT) return capitals("", text, rule.len, "");
    return rule.len == 0 ? capitals("ANY", "", 0, "") : capitals("", text, rule.len, "__PREFIX");
}

static char *name_of_group(const hdrtrie_table *table, uint32_t group)
{
    size_t len;
    const char *text = hdrtrie_group_name(table, group, &len);
    return capitals("", text, len, "");
}

static int compare_entries(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    const int order = strcmp(x->name, y->name);
    return order != 0 ? order : (x->index > y->index) - (x->index < y->index);
}

static bool append_index(entry *e)
{
    const size_t room = strlen(e->name) + 13;
    char *longer = malloc(room);
    if (longer == NULL) return false;
    snprintf(longer, room, "%s__%u", e->name, (unsigned)e->index);
    free(e->name);
    e->name = longer;
    return true;
}

/* Appends numbers until all differ: what was appended may collide in its turn, but each round makes names longer. */
static bool separate(entry *entries, uint32_t count, bool is_group, gen_symbols_collide collide, void *context)
{
    bool again = count > 1;
    while (again) {
        again = false;
        qsort(entries, count, sizeof *entries, compare_entries);
        for (uint32_t i = 1; i < count; i++) {
            if (strcmp(entries[i - 1].name, entries[i].name) != 0) continue;
            collide(context, is_group, entries[i].index, entries[i - 1].index, entries[i].name);
            entries[i - 1].doubled = entries[i].doubled = again = true;
        }
        for (uint32_t i = 0; i < count; i++) {
            if (entries[i].doubled && !append_index(&entries[i])) return false;
            entries[i].doubled = false;
        }
    }
    return true;
}

static bool name_all(const hdrtrie_table *table, uint32_t count, bool is_group, gen_symbols_collide collide,
                     void *context, char ***names)
{
    entry *entries = calloc(count + 1, sizeof *entries);
    bool done = entries != NULL;
    *names = calloc(count + 1, sizeof **names);
    for (uint32_t i = 0; done && i < count; i++) {
        entries[i].index = i;
        entries[i].name = is_group ? name_of_group(table, i) : name_of_id(table, i);
        done = entries[i].name != NULL;
    }
    done = done && *names != NULL && separate(entries, count, is_group, collide, context);
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

bool gen_symbols_make(const hdrtrie_table *table, gen_symbols_collide collide, void *context, gen_symbols *symbols)
{
    *symbols = (gen_symbols){NULL, hdrtrie_id_count(table), NULL, hdrtrie_group_count(table)};
    return name_all(table, symbols->id_count, false, collide, context, &symbols->ids) &&
           name_all(table, symbols->group_count, true, collide, context, &symbols->groups);
}

void gen_symbols_free(gen_symbols *symbols)
{
    for (uint32_t i = 0; symbols->ids != NULL && i < symbols->id_count; i++) free(symbols->ids[i]);
    for (uint32_t i = 0; symbols->groups != NULL && i < symbols->group_count; i++) free(symbols->groups[i]);
    free(symbols->ids);
    free(symbols->groups);
}

char *gen_symbol_derive(const char *base_name)
{
    const char *dot = strrchr(base_name, '.');
    const size_t len = dot != NULL && dot != base_name ? (size_t)(dot - base_name) : strlen(base_name);
    char *symbol = malloc(len + 6);
    size_t at = 0;
    if (symbol == NULL) return NULL;
    /* a digit cannot begin one, and what begins with _ belongs to the compiler */
    if (!hdrtrie_byte_is_letter((uint8_t)base_name[0])) {
        memcpy(symbol, "list_", 5);
        at = 5;
    }
    for (size_t i = 0; i < len; i++) symbol[at++] = is_identifier_byte(base_name[i]) ? base_name[i] : '_';
    symbol[at] = '\0';
    if (!gen_symbol_is_usable(symbol)) { /* a keyword, then: int.names */
        memmove(symbol + 5, symbol, at + 1);
        memcpy(symbol, "list_", 5);
    }
    return symbol;
}

bool gen_symbol_is_usable(const char *text)
{
    static const char *const taken[] = {
        "alignas", "alignof", "and", "and_eq", "asm", "auto", "bitand", "bitor", "bool", "break", "case", "catch",
        "char", "char16_t", "char32_t", "class", "compl", "concept", "const", "const_cast", "constexpr", "continue",
        "decltype", "default", "delete", "do", "double", "dynamic_cast", "else", "enum", "explicit", "export", "extern",
        "false", "float", "for", "friend", "goto", "if", "inline", "int", "long", "mutable", "namespace", "new",
        "noexcept", "not", "not_eq", "nullptr", "operator", "or", "or_eq", "private", "protected", "public", "register",
        "reinterpret_cast", "requires", "restrict", "return", "short", "signed", "sizeof", "static", "static_assert",
        "static_cast", "struct", "switch", "template", "this", "thread_local", "throw", "true", "try", "typedef",
        "typeid", "typename", "typeof", "union", "unsigned", "using", "virtual", "void", "volatile", "wchar_t", "while",
        "xor", "xor_eq",
        /* no keywords, but no better: main, macros of common headers and of gcc itself */
        "NULL", "assert", "errno", "i386", "linux", "main", "signal", "stderr", "stdin", "stdout", "unix",
        /* parameters of the generated calls, which would hide the table: fields for one is a pointer, too */
        "count", "fields", "groups", "layout", "len", "name"};
    if (text[0] == '\0' || hdrtrie_byte_is_digit((uint8_t)text[0])) return false;
    if (text[0] == '_' && (text[1] == '_' || (text[1] >= 'A' && text[1] <= 'Z'))) return false; /* the compiler's own */
    for (const char *c = text; *c != '\0'; c++) {
        if (!is_identifier_byte(*c)) return false;
    }
    for (size_t i = 0; i < sizeof taken / sizeof taken[0]; i++) {
        if (strcmp(text, taken[i]) == 0) return false;
    }
    return true;
}
