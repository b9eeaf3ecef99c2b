/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "allow_list.h"

#include <stdio.h>

#include "../read/decision.h"

/* Prints the place of the rule `*`: its line if LIST is text. */
static void warn(const gen_compiled *compiled, const char *path, uint32_t rule, uint32_t group)
{
    char text[512];
    snprintf(text, sizeof text,
        "strip removes all fields but the exceptions of [%s], in any spelling that the fold equates; to keep only some "
        "fields, list these under `fold case` and use --keep",
        hdrtrie_group_name(compiled->table, group, NULL));
    if (compiled->from_list) {
        const hdrtrie_list *list = &compiled->pipeline.list;
        const hdrtrie_origin *origin = &list->origins[compiled->pipeline.names.rule_order[rule]];
        fprintf(stderr, "%s:%u:%u: warning: %s\n", list->files[origin->file], (unsigned)origin->line,
            (unsigned)origin->column, text);
    } else {
        fprintf(stderr, "hdrtrie: %s: warning: %s\n", path, text);
    }
}

void gen_allow_list_warn(const gen_compiled *compiled, const char *path, uint32_t groups)
{
    const uint32_t rule_count = hdrtrie_load_le32(hdrtrie_table_bytes(compiled->table) + HDRTRIE_AT_RULE_COUNT);
    uint32_t stars[HDRTRIE_GROUP_MAX] = {0}, excepted = 0; /* stars: 1 + the rule `*` of each group, or 0 */
    for (uint32_t i = 0; i < rule_count; i++) {
        const hdrtrie_rule_entry rule = gen_decision_rule(compiled->table, i);
        if (rule.exception) {
            excepted |= (uint32_t)1 << rule.group;
        } else if (rule.len == 0) {
            stars[rule.group] = i + 1;
        }
    }
    for (uint32_t g = 0; g < HDRTRIE_GROUP_MAX; g++) {
        if ((groups & excepted) >> g & 1 && stars[g] != 0) warn(compiled, path, stars[g] - 1, g);
    }
}
