/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "untrusted_table.h"
#include "../campaigns/implementations.h"
#include "finding.h"
#include <hdrtrie/check.h>
#include <hdrtrie/rules.h>
#include <string.h>

/* Compares the answers of all implementations for one name. */
static void check_name(const hdrtrie_table *table, const implementations *tested, const char *name, size_t len)
{
    const hdrtrie_match first = tested->finds[0](table, name, len);
    const uint64_t groups = (uint64_t)1 << hdrtrie_group_count(table);
    for (size_t i = 1; i < tested->count; i++) {
        const hdrtrie_match m = tested->finds[i](table, name, len);
        if (m.id == first.id && m.groups == first.groups) continue;
        FINDING("%s: {%d, %#x}, %s: {%d, %#x}", tested->names[0], (int)first.id, (unsigned)first.groups,
            tested->names[i], (int)m.id, (unsigned)m.groups);
    }
    if (first.id < -1 || first.id >= (int32_t)hdrtrie_id_count(table) || first.groups >= groups) {
        FINDING("the id or a group does not exist: {%d, %#x}", (int)first.id, (unsigned)first.groups);
    }
    if ((first.id < 0) != (first.groups == 0)) FINDING("an id without a group, or a group without one");
}

static void check_texts(const hdrtrie_table *table, const implementations *tested)
{
    const int32_t count = (int32_t)hdrtrie_id_count(table);
    size_t len;
    for (int32_t id = 0; id < count; id++) {
        const char *text = hdrtrie_rule_text(table, id, &len);
        if (len == 0 || text[len] != 0) FINDING("the text of rule %d is empty or does not end with a NUL", (int)id);
        check_name(table, tested, text, len);
        check_name(table, tested, text + 1, len - 1);
        check_name(table, tested, text, len - 1);
    }
    for (uint32_t group = 0; group < hdrtrie_group_count(table); group++) {
        const char *text = hdrtrie_group_name(table, group, &len);
        if (len == 0 || text[len] != 0)
            FINDING("the name of group %u is empty or does not end with a NUL", (unsigned)group);
    }
}

bool untrusted_table_check(const uint8_t *bytes, size_t len, const char *sample, size_t sample_len)
{
    const hdrtrie_table *table = (const hdrtrie_table *)(const void *)bytes;
    const char *why = NULL;
    const hdrtrie_error error = hdrtrie_check(bytes, len, &why);
    if (error != HDRTRIE_OK) {
        if (why == NULL || *why == 0) FINDING("check refuses the table without a reason");
        return false;
    }
    const implementations tested = implementations_of(table);
    if (hdrtrie_table_len(table) != len) FINDING("check accepts a table whose header contains another length");
    for (size_t cut = 0; cut <= sample_len; cut++) {
        check_name(table, &tested, sample, cut);
        check_name(table, &tested, sample + cut, sample_len - cut);
    }
    check_texts(table, &tested);
    return true;
}
