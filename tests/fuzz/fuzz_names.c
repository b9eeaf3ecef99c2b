/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Compares every implementation of find with the oracle. The first byte chooses a table of corpus_tables.h, the rest is
   the name. The name is put after an unreadable page, and before one. With exact reads (under a sanitizer) it is put at
   the end of its heap block instead, because the sanitizer detects reads past that end. */
#include "../support/guarded.h"
#include "corpus_tables.h"
#include "finding.h"
#include <hdrtrie/find.h>
#include <string.h>

#define ROOM 8192

static void check(const corpus_table *t, const char *name, size_t len, hdrtrie_match expected, const char *where)
{
    for (size_t i = 0; i < t->tested.count; i++) {
        const hdrtrie_match m = t->tested.finds[i](t->table, name, len);
        if (m.id == expected.id && m.groups == expected.groups) continue;
        FINDING("%s, %s: {%d, %#x}, expected {%d, %#x}", t->tested.names[i], where, (int)m.id, (unsigned)m.groups,
            (int)expected.id, (unsigned)expected.groups);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    static guarded area;
    const corpus_table *t = corpus_table_at(len != 0 ? data[0] : 0);
    const char *name = len > 1 ? (const char *)data + 1 : NULL;
    if (area.bytes == NULL) area = guarded_open(ROOM);
    len = len > 1 ? len - 1 : 0;
    if (len > ROOM) len = ROOM;
    const hdrtrie_match expected = fast_oracle_find(t->fast, name, len);
    if (len % 8 == 5 && (name[len - 1] & 7) == 5) { /* a sample: the oracle is slow */
        const hdrtrie_match slow = oracle_find(&t->o, name, len);
        if (slow.id != expected.id || slow.groups != expected.groups) FINDING("fast_oracle.c and oracle.c disagree");
    }
    if (hdrtrie_name_is_token(name, len) == (int)oracle_is_malformed(name, len)) FINDING("name_is_token is wrong");
    if (len != 0) memcpy(area.bytes, name, len);
    check(t, area.bytes, len, expected, "after an unreadable page");
#ifdef HDRTRIE_EXACT
    check(t, name, len, expected, "on the heap");
#else
    if (len != 0) memmove(area.bytes + area.len - len, area.bytes, len);
    check(t, area.bytes + area.len - len, len, expected, "before an unreadable page");
#endif
    return 0;
}
