/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Names: what every body of this build says of one is what the oracle says, wherever it stands. The first byte chooses a table of
   the shelf, the rest is the name: behind an unreadable page, and before one, or, where a sanitizer knows the heap, at the end of its
   block there. */
#include "../guarded.h"
#include "finding.h"
#include "shelf.h"
#include <hdrtrie/find.h>
#include <string.h>

#define ROOM 8192

static void ask(const shelf_table *t, const char *name, size_t len, hdrtrie_match right, const char *where)
{
    for (size_t i = 0; i < t->who.count; i++) {
        const hdrtrie_match m = t->who.finds[i](t->table, name, len);
        if (m.id == right.id && m.groups == right.groups) continue;
        FINDING("%s, %s: {%d, %#x}, right is {%d, %#x}", t->who.names[i], where, (int)m.id, (unsigned)m.groups,
                (int)right.id, (unsigned)right.groups);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    static guarded area;
    const shelf_table *t = shelf_at(len != 0 ? data[0] : 0);
    const char *name = len > 1 ? (const char *)data + 1 : NULL;
    if (area.bytes == NULL) area = guarded_open(ROOM);
    len = len > 1 ? len - 1 : 0;
    if (len > ROOM) len = ROOM;
    const hdrtrie_match right = classifier_find(t->right, name, len);
    if (len % 8 == 5 && (name[len - 1] & 7) == 5) { /* a share: the oracle is slow */
        const hdrtrie_match slow = oracle_find(&t->o, name, len);
        if (slow.id != right.id || slow.groups != right.groups) FINDING("the oracles differ");
    }
    if (hdrtrie_name_is_token(name, len) == (int)oracle_is_malformed(name, len)) FINDING("name_is_token");
    if (len != 0) memcpy(area.bytes, name, len);
    ask(t, area.bytes, len, right, "behind an unreadable page");
#ifdef HDRTRIE_EXACT
    ask(t, name, len, right, "on the heap");
#else
    if (len != 0) memmove(area.bytes + area.len - len, area.bytes, len);
    ask(t, area.bytes + area.len - len, len, right, "before an unreadable page");
#endif
    return 0;
}
