/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "emission.h"

#include <inttypes.h>
#include <string.h>

#include "escape.h"

const char *gen_emission_fold_name(unsigned fold)
{
    static const char *const names[] = {"none", "case", "underscore", "separators"};
    return names[fold];
}

uint64_t gen_emission_digest(const hdrtrie_table *table)
{
    return hdrtrie_load_le64(hdrtrie_table_bytes(table) + hdrtrie_table_len(table) - HDRTRIE_DIGEST_LEN);
}

void gen_emission_banner(const gen_emission *emission, const char *what, FILE *out)
{
    const uint8_t *t = hdrtrie_table_bytes(emission->table);
    const size_t len = hdrtrie_table_len(emission->table), hot_len = hdrtrie_table_hot_len(emission->table);
    fprintf(out, "/* %s: %s. Generated, do not edit.\n\n       ", emission->symbol, what);
    gen_escape_comment(out, emission->command, strlen(emission->command));
    fprintf(out,
            "\n\n"
            "   hdrtrie %s, layout version %d; input XXH3 %016" PRIx64 "\n"
            "   fold %s; %" PRIu32 " rules, %" PRIu32 " ids, %" PRIu32 " groups\n"
            "   %zu bytes in %zu cache lines, of which finds read %zu in %zu */\n",
            HDRTRIE_VERSION, HDRTRIE_FORMAT_VERSION, emission->input_digest, gen_emission_fold_name(t[HDRTRIE_AT_FOLD]),
            hdrtrie_load_le32(t + HDRTRIE_AT_RULE_COUNT), hdrtrie_id_count(emission->table),
            hdrtrie_group_count(emission->table), len, len / HDRTRIE_LINE_LEN, hot_len,
            (hot_len + HDRTRIE_LINE_LEN - 1) / HDRTRIE_LINE_LEN);
}

void gen_emission_version_check(const gen_emission *emission, FILE *out)
{
    fprintf(out,
            "#if HDRTRIE_FORMAT_VERSION != %d\n"
            "#error \"%s was generated for layout version %d of hdrtrie; generate it anew\"\n"
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
