/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "emission.h"

#include <inttypes.h>
#include <string.h>

#include "escape.h"

const char *gen_emission_plural(uint64_t count, const char *one, const char *many)
{
    return count == 1 ? one : many;
}

const char *gen_emission_fold_name(unsigned fold)
{
    static const char *const names[] = {"none", "case", "underscore", "separators"};
    return names[fold];
}

const char *gen_emission_fold_constant(unsigned fold)
{
    static const char *const names[] = {
        "HDRTRIE_FOLD_NONE", "HDRTRIE_FOLD_CASE", "HDRTRIE_FOLD_UNDERSCORE", "HDRTRIE_FOLD_SEPARATORS"};
    return names[fold];
}

const char *gen_emission_mode_constant(unsigned mode)
{
    static const char *const names[] = {"HDRTRIE_MODE_HASHED", "HDRTRIE_MODE_ENDS", "HDRTRIE_MODE_FREE"};
    return names[mode];
}

void gen_emission_flags(unsigned flags, gen_wrap *wrap)
{
    static const char *const names[] = {"HDRTRIE_FLAG_WIDE", "HDRTRIE_FLAG_PREFIXES", "HDRTRIE_FLAG_SUFFIXES",
        "HDRTRIE_FLAG_ANY", "HDRTRIE_FLAG_SPELLED"};
    char text[128] = "/* flags */ 0";
    size_t len = 0;
    for (unsigned i = 0; i < sizeof names / sizeof names[0]; i++) {
        if ((flags >> i & 1) == 0) continue;
        len += (size_t)snprintf(text + len, sizeof text - len, "%s%s", len != 0 ? " | " : "", names[i]);
    }
    gen_wrap_word(wrap, "%s,", text);
}

uint64_t gen_emission_digest(const hdrtrie_table *table)
{
    return hdrtrie_load_le64(hdrtrie_table_bytes(table) + hdrtrie_table_len(table) - HDRTRIE_DIGEST_LEN);
}

void gen_emission_banner(const gen_emission *emission, const char *what, FILE *out)
{
    const uint8_t *t = hdrtrie_table_bytes(emission->table);
    const hdrtrie_table *cookies = hdrtrie_cookies(emission->table);
    const size_t len = hdrtrie_table_len(emission->table), hot_len = hdrtrie_table_hot_len(emission->table);
    const uint32_t rule_count = hdrtrie_load_le32(t + HDRTRIE_AT_RULE_COUNT);
    const uint32_t id_count = hdrtrie_id_count(emission->table), group_count = hdrtrie_group_count(emission->table);
    const size_t lines = len / HDRTRIE_CACHE_LINE_LEN,
                 hot_lines = (hot_len + HDRTRIE_CACHE_LINE_LEN - 1) / HDRTRIE_CACHE_LINE_LEN;
    fprintf(out, "/* %s: %s. Generated, do not edit.\n\n       ", emission->symbol, what);
    gen_escape_comment(out, emission->command, strlen(emission->command));
    fprintf(out, "\n\n   hdrtrie claims no rights in this file.");
    fprintf(out, "\n   hdrtrie %s, format version %d; input XXH3 %016" PRIx64 "\n", HDRTRIE_VERSION,
        HDRTRIE_FORMAT_VERSION, emission->input_digest);
    fprintf(out, "   fold %s; %" PRIu32 " %s, %" PRIu32 " %s, %" PRIu32 " %s",
        gen_emission_fold_name(t[HDRTRIE_AT_FOLD]), rule_count, gen_emission_plural(rule_count, "rule", "rules"),
        id_count, gen_emission_plural(id_count, "id", "ids"), group_count,
        gen_emission_plural(group_count, "group", "groups"));
    if (cookies != NULL) {
        const uint32_t count = hdrtrie_load_le32(hdrtrie_table_bytes(cookies) + HDRTRIE_AT_RULE_COUNT);
        fprintf(out, "; %" PRIu32 " cookie %s", count, gen_emission_plural(count, "rule", "rules"));
    }
    fprintf(out, "\n   %zu bytes in %zu %s; calls read %zu of these bytes, in %zu %s */\n", len, lines,
        gen_emission_plural(lines, "cache line", "cache lines"), hot_len, hot_lines,
        gen_emission_plural(hot_lines, "cache line", "cache lines"));
}

void gen_emission_version_check(const gen_emission *emission, FILE *out)
{
    fprintf(out,
        "#if HDRTRIE_FORMAT_VERSION != %d\n"
        "#error \"%s was generated for format version %d of hdrtrie; generate it again\"\n"
        "#endif\n",
        HDRTRIE_FORMAT_VERSION, emission->symbol, HDRTRIE_FORMAT_VERSION);
}

bool gen_emission_name_is_includable(const char *base_name)
{
    if (base_name[0] == '\0') return false;
    for (const char *c = base_name; *c != '\0'; c++) {
        if ((uint8_t)*c < 0x20 || *c == 0x7f || *c == '"' || *c == '\\' || (c[0] == '?' && c[1] == '?')) return false;
    }
    return true;
}
