/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Heads as bytes: head_clear leaves and counts what head_oracle.c says, and clearing again changes nothing. The first two bytes
   choose the table and the groups, the rest is the head, which ends where its block does. */
#include <string.h>

#include "../guarded.h"
#include "../head_oracle.h"
#include "finding.h"
#include "shelf.h"

#define ROOM 8192

static bool same(hdrtrie_head_result a, hdrtrie_head_result b)
{
    return a.len == b.len && a.removed == b.removed && a.malformed == b.malformed && a.complete == b.complete;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    static guarded area;
    static char right[ROOM];
    const shelf_table *t = shelf_at(len > 0 ? data[0] % SHELF_SMALL : 0);
    uint32_t groups = len > 1 && data[1] < 128 ? data[1] : HDRTRIE_ALL_GROUPS;
    const char *head = len > 2 ? (const char *)data + 2 : NULL;
    if (len > 1 && (data[1] & 1)) groups ^= HDRTRIE_ALLOW_MALFORMED;
    if (area.bytes == NULL) area = guarded_open(ROOM);
    len = len > 2 ? len - 2 : 0;
    if (len > ROOM) len = ROOM;
    char *place = area.bytes + area.len - len;
    if (len != 0) memcpy(place, head, len);
    const hdrtrie_head_result r = head_oracle_clear(&t->o, groups, head, len, right);
    hdrtrie_head_result m = hdrtrie_head_clear(t->table, groups, place, len);
    if (!same(m, r)) {
        FINDING("%zu bytes left, %zu fields removed, %zu malformed, complete %d; right is %zu, %zu, %zu, %d", m.len,
                m.removed, m.malformed, m.complete, r.len, r.removed, r.malformed, r.complete);
    }
    if (memcmp(place, right, r.len) != 0) FINDING("other bytes are left");
    m = hdrtrie_head_clear(t->table, groups, place, r.len);
    if (m.removed != 0 || m.len != r.len || memcmp(place, right, r.len) != 0) FINDING("clearing again changes it");
    return 0;
}
