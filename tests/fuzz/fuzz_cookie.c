/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Compares cookie_clear with cookie_oracle.c: the bytes that are left and the counts. A second call must change nothing,
   and no model of a reader may see a listed cookie afterwards. The first byte chooses the groups. The rest is the value,
   put at the end of a readable page, or with bit 3 at the beginning of one. */
#include <string.h>

#include "../support/cookie_oracle.h"
#include "../support/guarded.h"
#include "corpus_tables.h"
#include "finding.h"

#define ROOM 4096

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    static guarded area;
    static corpus_table table;
    static char expected[ROOM];
    const char *value = len > 1 ? (const char *)data + 1 : NULL;
    const uint32_t groups = len != 0 ? (data[0] & 3u) | (data[0] & 4 ? HDRTRIE_ALLOW_MALFORMED : 0) : 3;
    const int at_start = len != 0 && (data[0] & 8) != 0;
    if (area.bytes == NULL) {
        area = guarded_open(ROOM);
        corpus_table_open(&table, "fold none\n[a]\ns\nss*\n!ssa\n[b]\n*a\n$b\n*-s\n");
    }
    len = len > 1 ? len - 1 : 0;
    if (len > ROOM) len = ROOM;
    char *place = at_start ? area.bytes : area.bytes + area.len - len;
    if (len != 0) memcpy(place, value, len);
    const hdrtrie_cookie_result r = cookie_oracle_clear(&table.o, groups, value, len, expected);
    hdrtrie_cookie_result m = hdrtrie_cookie_clear(table.table, groups, place, len);
    if (m.len != r.len || m.removed != r.removed || m.malformed != r.malformed) {
        FINDING("%zu bytes left, %zu pairs removed, %zu malformed; expected %zu, %zu, %zu", m.len, m.removed,
            m.malformed, r.len, r.removed, r.malformed);
    }
    if (memcmp(place, expected, r.len) != 0) FINDING("the bytes that are left are wrong");
    m = hdrtrie_cookie_clear(table.table, groups, place, r.len);
    if (m.removed != 0 || m.len != r.len || memcmp(place, expected, r.len) != 0)
        FINDING("a second cookie_clear changes the value");
    for (int reader = 0; reader < READER_COUNT; reader++) {
        if (cookie_reader_sees((cookie_reader)reader, &table.o, groups, place, r.len))
            FINDING("reader %d sees a listed cookie", reader);
    }
    return 0;
}
