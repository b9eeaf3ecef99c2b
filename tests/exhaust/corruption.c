/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Random corruptions of tables, each with the right digest put under it: whatever comes, check ends and reads nothing outside, and
   so do all finds in a table that it accepts, which answer by the rules that the table then says it has.

   An item is a list; a case is a corruption of its table: a few of bytes, bits, words, copied, swapped, inserted and removed
   ranges, most often in the header and in what offsets lead to. Odd ones are checked behind an unreadable page, others
   before one. A corruption that never ends is ended by the campaign, which says which item it was. */
#include "lot.h"
#include "victim.h"
#include <hdrtrie/rules.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct corruption {
    campaign c;
    block names;
    random_state r;
    uint64_t accepted, asked;
    uint64_t errors[HDRTRIE_ERR_ANSWER + 1];
} corruption;

static size_t any_place(random_state *r, size_t end)
{
    return random_once_in(r, 3) ? HDRTRIE_AT_FOLD + random_below(r, HDRTRIE_HEADER_LEN - HDRTRIE_AT_FOLD)
                                : random_below(r, end);
}

static uint32_t any_word(random_state *r, const victim *v, uint32_t was)
{
    const uint32_t len = (uint32_t)v->bytes_len;
    switch (random_below(r, 9)) {
    case 0: return 0;
    case 1: return UINT32_MAX - (uint32_t)random_below(r, 3);
    case 2: return 0x80000000u;
    case 3: return len - (uint32_t)random_below(r, 80);
    case 4: return (uint32_t)random_below(r, len);
    case 5: return was + 1 + (uint32_t)random_below(r, 8);
    case 6: return was - 1 - (uint32_t)random_below(r, 8);
    case 7: return hdrtrie_load_le32(v->bytes + random_below(r, len / 4 - 1) * 4);
    default: return (uint32_t)random_u64(r);
    }
}

static void change_range(random_state *r, victim *v, size_t end)
{
    uint8_t swapped[64], *b = v->bytes;
    const size_t len = 1 + random_below(r, 64), from = any_place(r, end - len), to = any_place(r, end - len);
    switch (random_below(r, 4)) {
    case 0: memmove(b + to, b + from, len); break;
    case 1:
        memcpy(swapped, b + to, len);
        memmove(b + to, b + from, len);
        memcpy(b + from, swapped, len);
        break;
    case 2:
        if (v->bytes_len < 2 * HDRTRIE_HEADER_LEN) return;
        memmove(b + to, b + to + len, v->bytes_len - to - len);
        v->bytes_len -= len;
        break;
    default:
        if (v->bytes_len + len > v->len + VICTIM_GROWTH) return;
        memmove(b + to + len, b + to, v->bytes_len - to);
        v->bytes_len += len;
    }
}

/* end: where the digest begins. */
static void change(random_state *r, victim *v)
{
    const size_t end = v->bytes_len - HDRTRIE_DIGEST_LEN, at = any_place(r, end - 8), word = at & ~(size_t)3;
    uint8_t *b = v->bytes;
    switch (random_below(r, 8)) {
    case 0:
    case 1: b[at] ^= (uint8_t)(1u << random_below(r, 8)); break;
    case 2: b[at] = (uint8_t)random_u64(r); break;
    case 3: b[at] = (uint8_t)(b[at] + (random_once_in(r, 2) ? 1 : -1)); break;
    case 4: b[at] = b[random_below(r, end)]; break;
    case 5:
    case 6: {
        const uint32_t value = any_word(r, v, hdrtrie_load_le32(b + word));
        const size_t len = random_once_in(r, 3) ? 2 : 4;
        for (size_t i = 0; i < len; i++) b[word + i] = (uint8_t)(value >> 8 * i);
        break;
    }
    default: change_range(r, v, end);
    }
}

/* What would have nearly every corruption refused at once is put right in most of them. */
static void put_right(random_state *r, victim *v)
{
    uint8_t *b = v->bytes;
    if (!random_once_in(r, 64)) {
        for (size_t i = 0; i < 4; i++) b[HDRTRIE_AT_TOTAL_LEN + i] = (uint8_t)(v->bytes_len >> 8 * i);
    }
    if (!random_once_in(r, 64)) memcpy(b, v->table, HDRTRIE_AT_FOLD);
    if (!random_once_in(r, 16)) {
        b[HDRTRIE_AT_DISPATCH] = (uint8_t)HDRTRIE_DISPATCH_OF(b[HDRTRIE_AT_FOLD], b[HDRTRIE_AT_MODE], b[HDRTRIE_AT_FLAGS]);
    }
}

static void corrupt(corruption *k, victim *v, bool behind)
{
    static const size_t counts[] = {1, 1, 1, 2, 2, 3, 4, 8};
    victim_heal(v);
    for (size_t n = counts[random_below(&k->r, 8)]; n != 0; n--) change(&k->r, v);
    put_right(&k->r, v);
    victim_seal(v);
    campaign_now("check", v->bytes, v->bytes_len);
    const hdrtrie_error error = victim_check(v, behind);
    if (error < HDRTRIE_OK || error > HDRTRIE_ERR_ANSWER || (error != HDRTRIE_OK && v->why == NULL)) {
        campaign_fault(&k->c, "check says %d, and no reason", (int)error);
        return;
    }
    k->errors[error]++;
    if (error == HDRTRIE_OK) k->asked += victim_ask(v, &k->names, random_u64(&k->r), 1, &k->c);
}

/* Names of a few lengths, so that nodes have rows of several slots. */
static void add_alike(random_state *r, ruleset *set, size_t count)
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

/* Small lists mostly: their tables are mostly structure, and checked in no time. */
static void list_of(random_state *r, ruleset *set, size_t *count)
{
    const size_t dice = random_below(r, 64);
    size_t most = SIZE_MAX;
    *count = 256;
    if (dice == 0) {
        lot_list(r, set);
        *count = 64;
    } else if (dice % 2 == 0) {
        ruleset_start(set, (hdrtrie_fold)random_below(r, 4));
        add_alike(r, set, 1 + random_below(r, 16));
        *count = 4096;
    } else {
        random_list(r, (hdrtrie_fold)random_below(r, 4), set);
        if (dice >= 4) most = random_below(r, 13);
        if (dice >= 4) *count = 4096;
    }
    while (set->count > most) free((char *)(uintptr_t)set->rules[--set->count].literal);
}

static void ask_item(corruption *k)
{
    ruleset set;
    victim v;
    size_t count;
    k->r = random_seeded(campaign_item_seed(&k->c));
    list_of(&k->r, &set, &count);
    hdrtrie_table *table = ruleset_build(&set);
    victim_open(&v, table);
    for (size_t i = 0; i < count && k->c.faults < 10; i++) {
        corrupt(k, &v, i % 2 != 0);
        k->c.cases++;
    }
    victim_close(&v);
    hdrtrie_free(table, NULL);
    ruleset_free(&set);
}

int main(int argc, char **argv)
{
    static corruption k;
    k.c = campaign_open("corruption", argc, argv);
    block_open(&k.names);
    while (campaign_next(&k.c)) ask_item(&k);
    printf("%s: accepted %llu, which answered %llu times; refused", k.c.program,
           (unsigned long long)k.errors[HDRTRIE_OK], (unsigned long long)k.asked);
    for (int error = HDRTRIE_OK + 1; error <= HDRTRIE_ERR_ANSWER; error++) {
        if (k.errors[error] != 0)
            printf(" %llu (%s)", (unsigned long long)k.errors[error], hdrtrie_error_text((hdrtrie_error)error));
    }
    printf("\n");
    if (k.c.cases > 1000000 && (k.errors[HDRTRIE_OK] == 0 || k.errors[HDRTRIE_ERR_ANSWER] == 0))
        campaign_fault(&k.c, "nothing was accepted, or nothing refused by look-ups");
    block_close(&k.names);
    return campaign_close(&k.c);
}
