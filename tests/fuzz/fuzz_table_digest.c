/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Changed tables with a correct digest: check must end and must not read outside the table. If it accepts the table,
   every implementation must find the same answers. The first byte chooses a small table of corpus_tables.h. Each three
   bytes after it are an edit: an offset of two bytes, high byte first, and the new byte. */
#include "../support/digest.h"
#include "corpus_tables.h"
#include "finding.h"
#include "untrusted_table.h"
#include <hdrtrie/rules.h>
#include <string.h>

#define EDITS_MAX 64

typedef struct copy {
    uint8_t *bytes; /* the unchanged table between inputs, in a block of exactly its length */
    size_t len;
} copy;

static copy copy_at(size_t choice)
{
    static copy copies[CORPUS_TABLE_SMALL];
    copy *c = &copies[choice % CORPUS_TABLE_SMALL];
    if (c->bytes == NULL) {
        const hdrtrie_table *table = corpus_table_at((uint8_t)(choice % CORPUS_TABLE_SMALL))->table;
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
    const bool accepted = untrusted_table_check(c.bytes, c.len, sample, sizeof sample - 1);
    if (count == 0 && !accepted) FINDING("check refuses an unchanged table");
    while (count-- != 0) c.bytes[edits[count].at] = edits[count].was;
    memcpy(c.bytes + body, digest, sizeof digest);
    return 0;
}
