/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "mutable_copy.h"
#include "../support/digest.h"
#include "../support/random.h"
#include "cold_oracle.h"
#include <hdrtrie/rules.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void mutable_copy_open(mutable_copy *copy, const hdrtrie_table *table)
{
    memset(copy, 0, sizeof *copy);
    copy->table = table;
    copy->len = hdrtrie_table_len(table);
    copy->bytes = malloc(copy->len + MUTABLE_COPY_GROWTH);
    if (copy->bytes == NULL) abort();
    for (int place = 0; place < 2; place++) {
        copy->areas[place] = guarded_open(copy->len + MUTABLE_COPY_GROWTH);
        memset(copy->areas[place].bytes, 0xa5, copy->areas[place].len);
    }
    mutable_copy_restore(copy);
}

void mutable_copy_close(mutable_copy *copy)
{
    guarded_close(&copy->areas[0]);
    guarded_close(&copy->areas[1]);
    free(copy->bytes);
}

void mutable_copy_restore(mutable_copy *copy)
{
    memcpy(copy->bytes, copy->table, copy->len);
    copy->bytes_len = copy->len;
}

void mutable_copy_set_digest(mutable_copy *copy)
{
    digest_put(copy->bytes, copy->bytes_len);
}

static void *placed(mutable_copy *copy, int place, size_t gap)
{
    guarded *area = &copy->areas[place];
    return memcpy(
        place == 0 ? area->bytes + area->len - copy->bytes_len - gap : area->bytes, copy->bytes, copy->bytes_len);
}

hdrtrie_error mutable_copy_check(mutable_copy *copy, int place)
{
    copy->why = NULL;
    return hdrtrie_check(placed(copy, place, 0), copy->bytes_len, &copy->why);
}

static uint64_t next(void *state)
{
    return random_u64(state);
}

/* Adds MUTABLE_COPY_NAMES names: half are spellings of rules, taken in order from *rule on; half are near rules. */
static void add_names(name_batch *names, const cold_oracle *own, size_t *rule, random_state *r)
{
    char name[RANDOM_NAME_MAX + 8];
    for (size_t i = 0; i < MUTABLE_COPY_NAMES; i++) {
        size_t len = 0;
        if (own->set.count == 0 || i % 2 != 0) {
            len = random_name(r, &own->set, name);
        } else {
            const hdrtrie_rule *spelled = &own->set.rules[(*rule)++ % own->set.count];
            len = spelled->len;
            memcpy(name, spelled->literal, len);
            cold_oracle_respell(own, name, len, next, r);
        }
        name_batch_add(names, name, len, fast_oracle_find(own->fast, name, len));
    }
}

uint64_t mutable_copy_compare(mutable_copy *copy, name_batch *names, uint64_t seed, size_t rounds, campaign *c)
{
    /* Tables must be aligned to lines. The builder makes their length a multiple of the line, so an undamaged one
       leaves no gap. */
    const hdrtrie_table *table = placed(copy, 0, (0u - copy->bytes_len) % HDRTRIE_CACHE_LINE_LEN);
    const implementations tested = implementations_of(table);
    random_state r = random_seeded(seed);
    const uint64_t cases = c->cases, faults = c->faults;
    size_t rule = (size_t)(seed >> 40);
    cold_oracle own;
    if (hdrtrie_table_len(table) != copy->bytes_len)
        campaign_fault(c, "accepted, but its header contains a wrong length");
    cold_oracle_open(&own, table);
    if (rounds == 0) rounds = 1 + 4 * own.set.count / (MUTABLE_COPY_NAMES / 2);
    for (size_t i = 0; i < rounds && c->faults == faults; i++) {
        add_names(names, &own, &rule, &r);
        name_batch_check(names, table, &tested, c);
        names->count = 0;
    }
    cold_oracle_close(&own);
    const uint64_t compared = c->cases - cases;
    c->cases = cases;
    if (c->faults != faults) mutable_copy_print_difference(copy);
    return compared;
}

void mutable_copy_print_difference(const mutable_copy *copy)
{
    const uint8_t *was = (const uint8_t *)copy->table;
    size_t shown = 0;
    printf("%zu bytes, originally %zu, mode %d, fold %d; offset, old and new byte:", copy->bytes_len, copy->len,
        was[HDRTRIE_AT_MODE], was[HDRTRIE_AT_FOLD]);
    for (size_t i = 0; i < copy->len - HDRTRIE_DIGEST_LEN && i < copy->bytes_len && shown < 64; i++) {
        if (copy->bytes[i] == was[i]) continue;
        printf(" [%zx] %02x %02x", i, was[i], copy->bytes[i]);
        shown++;
    }
    printf("\n");
    fflush(stdout);
}
