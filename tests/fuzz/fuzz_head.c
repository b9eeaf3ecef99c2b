/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Compares head_clear with head_oracle.c: the bytes that are left and the counts. A second head_clear must change
   nothing. The first two bytes choose the table and the groups. The rest is the head, put at the end of a readable
   page. */
#include <string.h>

#include "../support/guarded.h"
#include "../support/head_oracle.h"
#include "corpus_tables.h"
#include "finding.h"

#define ROOM 8192

static bool same(hdrtrie_head_result a, hdrtrie_head_result b)
{
    return a.len == b.len && a.removed == b.removed && a.malformed == b.malformed && a.complete == b.complete;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    static guarded area;
    static char expected[ROOM];
    const corpus_table *t = corpus_table_at(len > 0 ? data[0] % CORPUS_TABLE_SMALL : 0);
    uint32_t groups = len > 1 && data[1] < 128 ? data[1] : HDRTRIE_ALL_GROUPS;
    const char *head = len > 2 ? (const char *)data + 2 : NULL;
    if (len > 1 && (data[1] & 1)) groups ^= HDRTRIE_ALLOW_MALFORMED;
    const uint32_t flags = len > 0 && (data[0] & 128) ? HDRTRIE_HEAD_FRAMING : 0;
    if (area.bytes == NULL) area = guarded_open(ROOM);
    len = len > 2 ? len - 2 : 0;
    if (len > ROOM) len = ROOM;
    char *place = area.bytes + area.len - len;
    if (len != 0) memcpy(place, head, len);
    const hdrtrie_head_result r = head_oracle_clear(&t->o, groups, head, len, flags, expected);
    hdrtrie_head_result m = hdrtrie_head_clear(t->table, groups, place, len, flags);
    if (!same(m, r)) {
        FINDING("%zu bytes left, %zu fields removed, %zu malformed, complete %d; expected %zu, %zu, %zu, %d", m.len,
            m.removed, m.malformed, m.complete, r.len, r.removed, r.malformed, r.complete);
    }
    if (memcmp(place, expected, r.len) != 0) FINDING("the bytes that are left are wrong");
    m = hdrtrie_head_clear(t->table, groups, place, r.len, flags);
    if (m.removed != 0 || m.len != r.len || memcmp(place, expected, r.len) != 0)
        FINDING("a second head_clear changes the head");
    return 0;
}
