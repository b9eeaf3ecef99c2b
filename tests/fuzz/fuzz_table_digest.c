/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Tables that somebody changed, with the digest that is right for the change: check ends, reads nothing outside, and what it accepts
   can be asked about any name. The first byte chooses a small table of the shelf; each three behind it are an edit: two that say
   where, the high one first, and the byte that is put there. */
#include "../digest.h"
#include "finding.h"
#include "shelf.h"
#include "trespass.h"
#include <hdrtrie/rules.h>
#include <string.h>

#define EDITS_MAX 64

typedef struct copy {
    uint8_t *bytes; /* as the table is, between inputs, in a block of its length */
    size_t len;
} copy;

static copy copy_at(size_t choice)
{
    static copy copies[SHELF_SMALL];
    copy *c = &copies[choice % SHELF_SMALL];
    if (c->bytes == NULL) {
        const hdrtrie_table *table = shelf_at((uint8_t)(choice % SHELF_SMALL))->table;
        c->len = hdrtrie_table_len(table);
        c->bytes = malloc(c->len);
        if (c->bytes == NULL) abort();
        memcpy(c->bytes, table, c->len);
    }
    return *c;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct {
        size_t at;
        uint8_t was;
    } edits[EDITS_MAX];
    static const char sample[] = "X-Int-Tracey!abcdefgh-1";
    const copy c = copy_at(len != 0 ? data[0] : 0);
    const size_t body = c.len - HDRTRIE_DIGEST_LEN;
    uint8_t digest[HDRTRIE_DIGEST_LEN];
    size_t count = 0;
    memcpy(digest, c.bytes + body, sizeof digest);
    for (size_t at = 1; at + 3 <= len && count < EDITS_MAX; at += 3, count++) {
        edits[count].at = ((size_t)data[at] << 8 | data[at + 1]) % body;
        edits[count].was = c.bytes[edits[count].at];
        c.bytes[edits[count].at] = data[at + 2];
    }
    digest_put(c.bytes, c.len);
    const bool accepted = trespass_check(c.bytes, c.len, sample, sizeof sample - 1);
    if (count == 0 && !accepted) FINDING("a table that nobody changed was refused");
    while (count-- != 0) c.bytes[edits[count].at] = edits[count].was;
    memcpy(c.bytes + body, digest, sizeof digest);
    return 0;
}
