/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reads the cold section of a table: groups, ids, the texts of rules; and the table's lengths. */
#include <hdrtrie/detail/format/table.h>
#include <hdrtrie/rules.h>
#include <string.h>

uint32_t hdrtrie_group_count(const hdrtrie_table *table)
{
    return hdrtrie_load_le32(hdrtrie_table_bytes(table) + HDRTRIE_AT_GROUP_COUNT);
}

const char *hdrtrie_group_name(const hdrtrie_table *table, uint32_t group, size_t *len)
{
    const uint8_t *t = hdrtrie_table_bytes(table), *entry;
    if (group >= hdrtrie_group_count(table)) return NULL;
    entry = t + hdrtrie_load_le32(t + HDRTRIE_AT_GROUPS) + (size_t)HDRTRIE_GROUP_LEN * group;
    if (len != NULL) *len = hdrtrie_load_le32(entry + 4);
    return (const char *)(t + hdrtrie_load_le32(entry));
}

int hdrtrie_group_find(const hdrtrie_table *table, const char *name, size_t len)
{
    uint32_t group, count = len != 0 ? hdrtrie_group_count(table) : 0;
    for (group = 0; group < count; group++) {
        size_t group_len = 0;
        const char *group_name = hdrtrie_group_name(table, group, &group_len);
        if (group_len == len && memcmp(group_name, name, len) == 0) return (int)group;
    }
    return -1;
}

uint32_t hdrtrie_id_count(const hdrtrie_table *table)
{
    return hdrtrie_load_le32(hdrtrie_table_bytes(table) + HDRTRIE_AT_ID_COUNT);
}

/* Reads the first rule of an id, 0 <= id < hdrtrie_id_count. */
static hdrtrie_rule_entry rule_of_id(const hdrtrie_table *table, uint32_t id)
{
    const uint8_t *t = hdrtrie_table_bytes(table);
    const uint32_t index =
        hdrtrie_load_le32(t + hdrtrie_load_le32(t + HDRTRIE_AT_IDS) + (size_t)HDRTRIE_ID_RULE_LEN * id);
    return hdrtrie_rule_entry_read(t + hdrtrie_load_le32(t + HDRTRIE_AT_RULES) + (size_t)HDRTRIE_RULE_LEN * index);
}

const char *hdrtrie_rule_text(const hdrtrie_table *table, int32_t id, size_t *len)
{
    hdrtrie_rule_entry rule;
    if (id < 0 || (uint32_t)id >= hdrtrie_id_count(table)) return NULL;
    rule = rule_of_id(table, (uint32_t)id);
    if (len != NULL) *len = (size_t)rule.len + (rule.kind != HDRTRIE_KIND_EXACT ? 1 : 0);
    return (const char *)(hdrtrie_table_bytes(table) + rule.text);
}

int hdrtrie_rule_kind(const hdrtrie_table *table, int32_t id)
{
    if (id < 0 || (uint32_t)id >= hdrtrie_id_count(table)) return -1;
    return rule_of_id(table, (uint32_t)id).kind;
}

hdrtrie_fold hdrtrie_table_fold(const hdrtrie_table *table)
{
    return (hdrtrie_fold)hdrtrie_table_bytes(table)[HDRTRIE_AT_FOLD];
}

size_t hdrtrie_table_len(const hdrtrie_table *table)
{
    return hdrtrie_load_le32(hdrtrie_table_bytes(table) + HDRTRIE_AT_TOTAL_LEN);
}

size_t hdrtrie_table_hot_len(const hdrtrie_table *table)
{
    return hdrtrie_load_le32(hdrtrie_table_bytes(table) + HDRTRIE_AT_HOT_LEN);
}
