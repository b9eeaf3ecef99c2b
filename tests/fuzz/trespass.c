/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "trespass.h"
#include "../exhaust/crowd.h"
#include "finding.h"
#include <hdrtrie/check.h>
#include <hdrtrie/rules.h>
#include <string.h>

/* What all bodies say of a name. */
static void ask(const hdrtrie_table *table, const crowd *who, const char *name, size_t len)
{
    const hdrtrie_match first = who->finds[0](table, name, len);
    const uint64_t groups = (uint64_t)1 << hdrtrie_group_count(table);
    for (size_t i = 1; i < who->count; i++) {
        const hdrtrie_match m = who->finds[i](table, name, len);
        if (m.id == first.id && m.groups == first.groups) continue;
        FINDING("%s: {%d, %#x}, %s: {%d, %#x}", who->names[0], (int)first.id, (unsigned)first.groups, who->names[i],
                (int)m.id, (unsigned)m.groups);
    }
    if (first.id < -1 || first.id >= (int32_t)hdrtrie_id_count(table) || first.groups >= groups) {
        FINDING("no such id or group: {%d, %#x}", (int)first.id, (unsigned)first.groups);
    }
    if ((first.id < 0) != (first.groups == 0)) FINDING("an id without a group, or a group without one");
}

static void ask_texts(const hdrtrie_table *table, const crowd *who)
{
    const int32_t count = (int32_t)hdrtrie_id_count(table);
    size_t len;
    for (int32_t id = 0; id < count; id++) {
        const char *text = hdrtrie_rule_text(table, id, &len);
        if (len == 0 || text[len] != 0) FINDING("the text of rule %d", (int)id);
        ask(table, who, text, len);
        ask(table, who, text + 1, len - 1);
        ask(table, who, text, len - 1);
    }
    for (uint32_t group = 0; group < hdrtrie_group_count(table); group++) {
        const char *text = hdrtrie_group_name(table, group, &len);
        if (len == 0 || text[len] != 0) FINDING("the name of group %u", (unsigned)group);
    }
}

bool trespass_check(const uint8_t *bytes, size_t len, const char *sample, size_t sample_len)
{
    const hdrtrie_table *table = (const hdrtrie_table *)(const void *)bytes;
    const char *why = NULL;
    const hdrtrie_error error = hdrtrie_check(bytes, len, &why);
    if (error != HDRTRIE_OK) {
        if (why == NULL || *why == 0) FINDING("refused, and not said why");
        return false;
    }
    const crowd who = crowd_of(table);
    if (hdrtrie_table_len(table) != len) FINDING("accepted at another length");
    for (size_t cut = 0; cut <= sample_len; cut++) {
        ask(table, &who, sample, cut);
        ask(table, &who, sample + cut, sample_len - cut);
    }
    ask_texts(table, &who);
    return true;
}
