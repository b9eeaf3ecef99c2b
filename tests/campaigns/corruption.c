/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Random corruptions of tables, each with a correct digest. hdrtrie_check must end and must not read outside the table.
   If it accepts the table, every find must also end, stay inside the table, and answer by the rules in the table's cold
   part.

   An item is a list; a case is one corruption of its table: a few changed bytes, bits and words, or copied, swapped,
   inserted and removed ranges, a third of them in the header. Corruptions with odd numbers are checked after an
   unreadable page, the others before one. If a check does not end, the campaign ends it and reports the item. */
#include "mutable_copy.h"
#include "varied_list.h"
#include <hdrtrie/rules.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct corruption {
    campaign c;
    name_batch names;
    random_state r;
    uint64_t compared;
    uint64_t errors[HDRTRIE_ERR_ANSWER + 1];
} corruption;

static size_t any_place(random_state *r, size_t end)
{
    return random_once_in(r, 3) ? HDRTRIE_AT_FOLD + random_below(r, HDRTRIE_HEADER_LEN - HDRTRIE_AT_FOLD)
                                : random_below(r, end);
}

static uint32_t any_word(random_state *r, const mutable_copy *copy, uint32_t was)
{
    const uint32_t len = (uint32_t)copy->bytes_len;
    switch (random_below(r, 9)) {
    case 0: return 0;
    case 1: return UINT32_MAX - (uint32_t)random_below(r, 3);
    case 2: return 0x80000000u;
    case 3: return len - (uint32_t)random_below(r, 80);
    case 4: return (uint32_t)random_below(r, len);
    case 5: return was + 1 + (uint32_t)random_below(r, 8);
    case 6: return was - 1 - (uint32_t)random_below(r, 8);
    case 7: return hdrtrie_load_le32(copy->bytes + random_below(r, len / 4 - 1) * 4);
    default: return (uint32_t)random_u64(r);
    }
}

static void change_range(random_state *r, mutable_copy *copy, size_t end)
{
    uint8_t swapped[64], *b = copy->bytes;
    const size_t len = 1 + random_below(r, 64), from = any_place(r, end - len), to = any_place(r, end - len);
    switch (random_below(r, 4)) {
    case 0: memmove(b + to, b + from, len); break;
    case 1:
        memcpy(swapped, b + to, len);
        memmove(b + to, b + from, len);
        memcpy(b + from, swapped, len);
        break;
    case 2:
        if (copy->bytes_len < 2 * HDRTRIE_HEADER_LEN) return;
        memmove(b + to, b + to + len, copy->bytes_len - to - len);
        copy->bytes_len -= len;
        break;
    default:
        if (copy->bytes_len + len > copy->len + MUTABLE_COPY_GROWTH) return;
        memmove(b + to + len, b + to, copy->bytes_len - to);
        copy->bytes_len += len;
    }
}

/* Makes one random change before the digest. */
static void change(random_state *r, mutable_copy *copy)
{
    const size_t end = copy->bytes_len - HDRTRIE_DIGEST_LEN, at = any_place(r, end - 8), word = at & ~(size_t)3;
    uint8_t *b = copy->bytes;
    switch (random_below(r, 8)) {
    case 0:
    case 1: b[at] ^= (uint8_t)(1u << random_below(r, 8)); break;
    case 2: b[at] = (uint8_t)random_u64(r); break;
    case 3: b[at] = (uint8_t)(b[at] + (random_once_in(r, 2) ? 1 : -1)); break;
    case 4: b[at] = b[random_below(r, end)]; break;
    case 5:
    case 6: {
        const uint32_t value = any_word(r, copy, hdrtrie_load_le32(b + word));
        const size_t len = random_once_in(r, 3) ? 2 : 4;
        for (size_t i = 0; i < len; i++) b[word + i] = (uint8_t)(value >> 8 * i);
        break;
    }
    default: change_range(r, copy, end);
    }
}

/* Repairs, in most corruptions, the header fields whose damage hdrtrie_check would refuse at once. */
static void repair_header(random_state *r, mutable_copy *copy)
{
    uint8_t *b = copy->bytes;
    if (!random_once_in(r, 64)) {
        for (size_t i = 0; i < 4; i++) b[HDRTRIE_AT_TOTAL_LEN + i] = (uint8_t)(copy->bytes_len >> 8 * i);
    }
    if (!random_once_in(r, 64)) memcpy(b, copy->table, HDRTRIE_AT_FOLD);
    if (!random_once_in(r, 16)) {
        b[HDRTRIE_AT_DISPATCH] =
            (uint8_t)HDRTRIE_DISPATCH_OF(b[HDRTRIE_AT_FOLD], b[HDRTRIE_AT_MODE], b[HDRTRIE_AT_FLAGS]);
    }
}

static void corrupt(corruption *k, mutable_copy *copy, bool after)
{
    static const size_t counts[] = {1, 1, 1, 2, 2, 3, 4, 8};
    mutable_copy_restore(copy);
    for (size_t n = counts[random_below(&k->r, 8)]; n != 0; n--) change(&k->r, copy);
    repair_header(&k->r, copy);
    mutable_copy_set_digest(copy);
    campaign_set_current("check", copy->bytes, copy->bytes_len);
    const hdrtrie_error error = mutable_copy_check(copy, after);
    if (error < HDRTRIE_OK || error > HDRTRIE_ERR_ANSWER || (error != HDRTRIE_OK && copy->why == NULL)) {
        campaign_fault(&k->c, "check returns %d without a reason", (int)error);
        return;
    }
    k->errors[error]++;
    if (error == HDRTRIE_OK) k->compared += mutable_copy_compare(copy, &k->names, random_u64(&k->r), 1, &k->c);
}

/* Adds names of two lengths, so that nodes have rows of several slots. */
static void add_similar(random_state *r, ruleset *set, size_t count)
{
    const size_t lens[] = {1 + random_below(r, 12), 7 + random_below(r, 3)};
    ruleset_group(set, "g");
    ruleset_group(set, "h");
    for (size_t i = 0; i < count; i++) {
        char literal[16];
        const size_t len = lens[random_below(r, 2)];
        for (size_t j = 0; j < len; j++) literal[j] = "abcXYZ-_.09"[random_below(r, 11)];
        ruleset_add(set, (uint32_t)random_below(r, 2), random_once_in(r, 9) ? HDRTRIE_KIND_PREFIX : HDRTRIE_KIND_EXACT,
            false, literal, len);
    }
}

/* Makes mostly small lists: their tables are mostly structure, and checking them is fast. *count: corruptions to make.
   */
static void list_of(random_state *r, ruleset *set, size_t *count)
{
    const size_t dice = random_below(r, 64);
    size_t most = SIZE_MAX;
    *count = 256;
    if (dice == 0) {
        varied_list_make(r, set);
        *count = 64;
    } else if (dice % 2 == 0) {
        ruleset_start(set, (hdrtrie_fold)random_below(r, 4));
        add_similar(r, set, 1 + random_below(r, 16));
        *count = 4096;
    } else {
        random_list(r, (hdrtrie_fold)random_below(r, 4), set);
        if (dice >= 4) most = random_below(r, 13);
        if (dice >= 4) *count = 4096;
    }
    while (set->count > most) free((char *)(uintptr_t)set->rules[--set->count].literal);
}

static void check_item(corruption *k)
{
    ruleset set;
    mutable_copy copy;
    size_t count;
    k->r = random_seeded(campaign_item_seed(&k->c));
    list_of(&k->r, &set, &count);
    hdrtrie_table *table = ruleset_build(&set);
    mutable_copy_open(&copy, table);
    for (size_t i = 0; i < count && k->c.faults < CAMPAIGN_FAULTS_MAX; i++) {
        corrupt(k, &copy, i % 2 != 0);
        k->c.cases++;
    }
    mutable_copy_close(&copy);
    hdrtrie_free(table, NULL);
    ruleset_free(&set);
}

int main(int argc, char **argv)
{
    static corruption k;
    k.c = campaign_open("corruption", argc, argv);
    name_batch_open(&k.names);
    while (campaign_next(&k.c)) check_item(&k);
    printf("%s: %llu tables accepted, %llu of their answers compared; refused:", k.c.program,
        (unsigned long long)k.errors[HDRTRIE_OK], (unsigned long long)k.compared);
    for (int error = HDRTRIE_OK + 1; error <= HDRTRIE_ERR_ANSWER; error++) {
        if (k.errors[error] != 0)
            printf(" %llu (%s)", (unsigned long long)k.errors[error], hdrtrie_error_text((hdrtrie_error)error));
    }
    printf("\n");
    if (k.c.cases > 1000000 && (k.errors[HDRTRIE_OK] == 0 || k.errors[HDRTRIE_ERR_ANSWER] == 0))
        campaign_fault(&k.c, "check accepted no table, or its look-ups refused none");
    name_batch_close(&k.names);
    return campaign_close(&k.c);
}
