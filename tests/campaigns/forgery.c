/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Deliberate changes of tables, enumerated completely. hdrtrie_check must refuse every truncation and every flipped bit
   because of the digest. With a corrected digest, its look-ups must refuse changes that keep the structure but change
   answers: records, swapped names, hashes, literals, rules. Accepted tables must answer by the rules in their own cold
   part.

   Covers each shipped list under each fold, and a list whose tables are hashed. An item is one kind of change of one
   table; --full runs all items. A case is one checked table. */
#include "forgery.h"
#include "shipped_lists.h"
#include <hdrtrie/rules.h>
#include <stdio.h>
#include <string.h>

#define KINDS_MAX 32

static void record_result(forgery *f, hdrtrie_error error, forgery_outcome outcome)
{
    f->c.cases++;
    switch (error) {
    case HDRTRIE_OK: f->accepted++; break;
    case HDRTRIE_ERR_STRUCTURE: f->by_structure++; break;
    case HDRTRIE_ERR_ANSWER: f->by_look_ups++; break;
    case HDRTRIE_ERR_DIGEST: f->by_digest++; break;
    case HDRTRIE_ERR_TRUNCATED: f->by_length++; break;
    default: f->others++;
    }
    if (error != HDRTRIE_OK && f->copy.why == NULL) campaign_fault(&f->c, "%s: refused without a reason", f->kind);
    if (error != HDRTRIE_OK) return;
    if (outcome == FORGERY_MUST_FAIL) {
        campaign_fault(&f->c, "%s: accepted", f->kind);
        mutable_copy_print_difference(&f->copy);
    }
    f->compared += mutable_copy_compare(&f->copy, &f->names, f->c.cases, 0, &f->c);
}

void forgery_try(forgery *f, forgery_outcome outcome)
{
    if (f->c.faults >= CAMPAIGN_FAULTS_MAX) return;
    const bool same = memcmp(f->copy.bytes, f->copy.table, f->copy.len - HDRTRIE_DIGEST_LEN) == 0;
    mutable_copy_set_digest(&f->copy);
    campaign_set_current(f->kind, NULL, 0);
    const hdrtrie_error error = mutable_copy_check(&f->copy, 0);
    if (!same) record_result(f, error, outcome);
    mutable_copy_restore(&f->copy);
}

void forgery_write(forgery *f, size_t at, uint64_t value, size_t len, forgery_outcome outcome)
{
    for (size_t i = 0; i < len; i++) f->copy.bytes[at + i] = (uint8_t)(value >> 8 * i);
    forgery_try(f, outcome);
}

/* Every length, without other changes, and with that length in the header and a correct digest. */
static void truncate_all(forgery *f)
{
    for (size_t len = 0; len < f->copy.len; len++) {
        f->copy.bytes_len = len;
        record_result(f, mutable_copy_check(&f->copy, 0), FORGERY_MUST_FAIL);
        if (len >= HDRTRIE_HEADER_LEN + HDRTRIE_DIGEST_LEN) {
            for (size_t i = 0; i < 4; i++) f->copy.bytes[HDRTRIE_AT_TOTAL_LEN + i] = (uint8_t)(len >> 8 * i);
            mutable_copy_set_digest(&f->copy);
            /* The cold part ends with padding. A table without it can be valid. */
            const bool padding = len + HDRTRIE_CACHE_LINE_LEN >= f->copy.len;
            record_result(f, mutable_copy_check(&f->copy, 0), padding ? FORGERY_MAY_PASS : FORGERY_MUST_FAIL);
        }
        mutable_copy_restore(&f->copy);
    }
}

static void flip_all(forgery *f)
{
    for (size_t bit = 0; bit < 8 * f->copy.len; bit++) {
        f->copy.bytes[bit / 8] ^= (uint8_t)(1u << bit % 8);
        record_result(f, mutable_copy_check(&f->copy, 0), FORGERY_MUST_FAIL);
        f->copy.bytes[bit / 8] ^= (uint8_t)(1u << bit % 8);
    }
}

static size_t kinds_read(forgery_kind kinds[KINDS_MAX])
{
    size_t count = 0;
    kinds[count++] = (forgery_kind){"truncations", truncate_all};
    kinds[count++] = (forgery_kind){"flips", flip_all};
    for (const forgery_kind *k = forgery_of_names; k->name != NULL; k++) kinds[count++] = *k;
    for (const forgery_kind *k = forgery_of_rules; k->name != NULL; k++) kinds[count++] = *k;
    return count;
}

/* A table of more names of one length than two windows can distinguish. */
static hdrtrie_table *hashed_table(hdrtrie_fold fold)
{
    ruleset set;
    char name[32];
    ruleset_start(&set, fold);
    ruleset_group(&set, "g");
    ruleset_group(&set, "h");
    for (unsigned i = 0; i < 200; i++) {
        snprintf(name, sizeof name, "x-name-of-%03u-names", i);
        ruleset_add(&set, i % 2, HDRTRIE_KIND_EXACT, false, name, strlen(name));
    }
    hdrtrie_table *table = ruleset_build(&set);
    ruleset_free(&set);
    return table;
}

int main(int argc, char **argv)
{
    static forgery f;
    static shipped_list lists[SHIPPED_LISTS_MAX];
    const hdrtrie_table *tables[SHIPPED_LISTS_MAX + 4];
    forgery_kind kinds[KINDS_MAX];
    f.c = campaign_open("forgery", argc, argv);
    name_batch_open(&f.names);
    const size_t list_count = shipped_lists_open(lists), kind_count = kinds_read(kinds);
    for (size_t i = 0; i < list_count; i++) tables[i] = lists[i].table;
    for (size_t i = 0; i < 4; i++) tables[list_count + i] = hashed_table((hdrtrie_fold)i);
    campaign_items(&f.c, (list_count + 4) * kind_count);
    while (campaign_next(&f.c)) {
        const size_t item = campaign_pick(&f.c);
        f.shape = hdrtrie_shape_read(tables[item / kind_count]);
        f.kind = kinds[item % kind_count].name;
        mutable_copy_open(&f.copy, tables[item / kind_count]);
        kinds[item % kind_count].forge(&f);
        mutable_copy_close(&f.copy);
    }
    printf("%s: %zu tables%s; refused because of the digest %llu, the length %llu, the structure %llu, look-ups %llu, "
           "other "
           "reasons %llu; accepted %llu, of which %llu answers were compared\n",
        f.c.program, list_count + 4, campaign_is_done(&f.c) ? ", all items of the shard done" : "",
        (unsigned long long)f.by_digest, (unsigned long long)f.by_length, (unsigned long long)f.by_structure,
        (unsigned long long)f.by_look_ups, (unsigned long long)f.others, (unsigned long long)f.accepted,
        (unsigned long long)f.compared);
    if (campaign_is_done(&f.c) && f.c.shards == 1 && f.by_look_ups == 0)
        campaign_fault(&f.c, "look-ups refused no table");
    for (size_t i = 0; i < 4; i++) hdrtrie_free((hdrtrie_table *)(uintptr_t)tables[list_count + i], NULL);
    shipped_lists_close(lists, list_count);
    name_batch_close(&f.names);
    return campaign_close(&f.c);
}
