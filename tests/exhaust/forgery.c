/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Tables that somebody changed on purpose, one change after the other, none left out: every truncation and every flip of one bit, which
   the digest must tell; then, under a right digest, what keeps a table's structure but not its answers, which check's own
   look-ups must tell: records, swapped names, hashes, literals, rules. Those that are accepted must answer by their own rules.

   Of each shipped list under each fold, and of a list whose tables are hashed. An item is one kind of change of one table; with --full
   all are done. A case is a table that was checked. */
#include "forgery.h"
#include "shipped.h"
#include <hdrtrie/rules.h>
#include <stdio.h>
#include <string.h>

#define KINDS_MAX 32

static void judge(forgery *f, hdrtrie_error error, forgery_end end)
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
    if (error != HDRTRIE_OK && f->v.why == NULL) campaign_fault(&f->c, "%s: refused without a reason", f->kind);
    if (error != HDRTRIE_OK) return;
    if (end == FORGERY_WRONG) {
        campaign_fault(&f->c, "%s: accepted", f->kind);
        victim_print(&f->v);
    }
    f->asked += victim_ask(&f->v, &f->names, f->c.cases, 0, &f->c);
}

void forgery_try(forgery *f, forgery_end end)
{
    if (f->c.faults >= 10) return; /* there is enough to look at */
    const bool same = memcmp(f->v.bytes, f->v.table, f->v.len - HDRTRIE_DIGEST_LEN) == 0;
    victim_seal(&f->v);
    campaign_now(f->kind, NULL, 0);
    const hdrtrie_error error = victim_check(&f->v, 0);
    if (!same) judge(f, error, end);
    victim_heal(&f->v);
}

void forgery_write(forgery *f, size_t at, uint64_t value, size_t len, forgery_end end)
{
    for (size_t i = 0; i < len; i++) f->v.bytes[at + i] = (uint8_t)(value >> 8 * i);
    forgery_try(f, end);
}

/* Each length, once as it is, once with that length in the header and a digest of its own. */
static void truncate_all(forgery *f)
{
    for (size_t len = 0; len < f->v.len; len++) {
        f->v.bytes_len = len;
        judge(f, victim_check(&f->v, 0), FORGERY_WRONG);
        if (len >= HDRTRIE_HEADER_LEN + HDRTRIE_DIGEST_LEN) {
            for (size_t i = 0; i < 4; i++) f->v.bytes[HDRTRIE_AT_TOTAL_LEN + i] = (uint8_t)(len >> 8 * i);
            victim_seal(&f->v);
            /* the cold part ends with bytes that nobody needs */
            const bool padding = len + HDRTRIE_LINE_LEN >= f->v.len;
            judge(f, victim_check(&f->v, 0), padding ? FORGERY_OPEN : FORGERY_WRONG);
        }
        victim_heal(&f->v);
    }
}

static void flip_all(forgery *f)
{
    for (size_t bit = 0; bit < 8 * f->v.len; bit++) {
        f->v.bytes[bit / 8] ^= (uint8_t)(1u << bit % 8);
        judge(f, victim_check(&f->v, 0), FORGERY_WRONG);
        f->v.bytes[bit / 8] ^= (uint8_t)(1u << bit % 8);
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

/* More names of one length than two windows tell apart. */
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
    static shipped lists[SHIPPED_MAX];
    const hdrtrie_table *tables[SHIPPED_MAX + 4];
    forgery_kind kinds[KINDS_MAX];
    f.c = campaign_open("forgery", argc, argv);
    block_open(&f.names);
    const size_t list_count = shipped_open(lists), kind_count = kinds_read(kinds);
    for (size_t i = 0; i < list_count; i++) tables[i] = lists[i].table;
    for (size_t i = 0; i < 4; i++) tables[list_count + i] = hashed_table((hdrtrie_fold)i);
    campaign_items(&f.c, (list_count + 4) * kind_count);
    while (campaign_next(&f.c)) {
        const size_t item = campaign_pick(&f.c);
        f.shape = hdrtrie_shape_read(tables[item / kind_count]);
        f.kind = kinds[item % kind_count].name;
        victim_open(&f.v, tables[item / kind_count]);
        kinds[item % kind_count].forge(&f);
        victim_close(&f.v);
    }
    printf("%s: %zu tables%s; refused by digest %llu, by length %llu, by structure %llu, by look-ups %llu, else %llu; "
           "accepted "
           "%llu, of no consequence in %llu answers\n",
           f.c.program, list_count + 4, campaign_is_done(&f.c) ? ", all of the shard done" : "",
           (unsigned long long)f.by_digest, (unsigned long long)f.by_length, (unsigned long long)f.by_structure,
           (unsigned long long)f.by_look_ups, (unsigned long long)f.others, (unsigned long long)f.accepted,
           (unsigned long long)f.asked);
    if (campaign_is_done(&f.c) && f.c.shards == 1 && f.by_look_ups == 0)
        campaign_fault(&f.c, "no look-up refused anything");
    for (size_t i = 0; i < 4; i++) hdrtrie_free((hdrtrie_table *)(uintptr_t)tables[list_count + i], NULL);
    shipped_close(lists, list_count);
    block_close(&f.names);
    return campaign_close(&f.c);
}
