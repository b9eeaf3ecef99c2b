/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Compares every implementation with the oracle: random lists, names near their rules, each name beside unreadable
   pages and far from them, and arrays of these names. An item is one list. A case is one answer about a name at one
   place, or about one field of an array. Names that occur again in the same list are skipped. */
#include "../support/guarded.h"
#include "field_array.h"
#include "varied_list.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SEEN_MAX ((size_t)1 << 17)
#define LONG_MAX 65540

typedef struct differ {
    campaign c;
    name_batch names;
    field_array *fields;
    guarded long_name;
    char *text;     /* LONG_MAX bytes */
    uint64_t *seen; /* hashes of the names tried with this list: open addressing */
    size_t seen_mask;
    uint64_t tables[3][2], hits, misses; /* tables by mode and wide flag; names found, not found */
} differ;

/* The current list. */
typedef struct list_under_test {
    random_state r;
    ruleset set;
    oracle o;
    fast_oracle *fast;
    hdrtrie_table *table;
    implementations tested;
} list_under_test;

/* Returns whether the name is new to this list. Of two names with the same hash, the second is skipped and not counted.
   */
static bool is_new(differ *d, const char *name, size_t len)
{
    uint64_t hash = len + 1;
    for (size_t i = 0; i < len; i++) hash = (hash ^ (uint8_t)name[i]) * 0x9ddfea08eb382d69u;
    hash ^= hash >> 32;
    if (hash == 0) hash = 1;
    for (size_t at = hash & d->seen_mask;; at = (at + 1) & d->seen_mask) {
        if (d->seen[at] == hash) return false;
        if (d->seen[at] != 0) continue;
        d->seen[at] = hash;
        return true;
    }
}

static void flush(differ *d, list_under_test *s)
{
    name_batch_check(&d->names, s->table, &s->tested, &d->c);
    field_array_check(d->fields, &d->names, &s->o, s->table, &s->tested, &s->r, &d->c);
    d->names.count = 0;
}

static void add(differ *d, list_under_test *s, const char *name, size_t len, bool sample)
{
    if (!is_new(d, name, len)) return;
    if (sample && !fast_oracle_agrees(s->fast, name, len)) {
        char hex[1300];
        campaign_fault(&d->c, "fast_oracle.c and oracle.c disagree about the %zu bytes %s", len,
            campaign_hex(hex, sizeof hex, name, len));
    }
    hdrtrie_match m = fast_oracle_find(s->fast, name, len);
    if (m.groups != 0) d->hits++;
    else d->misses++;
    name_batch_add(&d->names, name, len, m);
    if (d->names.count == NAME_BATCH_COUNT) flush(d, s);
}

/* Names that do not fit into a batch, and the NULL name. */
static void check_rare(differ *d, list_under_test *s)
{
    const size_t len = varied_list_long_name(&s->r, &s->set, d->text, LONG_MAX);
    const hdrtrie_match expected = fast_oracle_find(s->fast, d->text, len), none = fast_oracle_find(s->fast, "", 0);
    for (int place = 0; place < 2; place++) {
        char *name = place == 0 ? guarded_at_end(&d->long_name, d->text, len, 0)
                                : guarded_at_start(&d->long_name, d->text, len, 0);
        for (size_t i = 0; i < s->tested.count; i++) {
            campaign_set_current(s->tested.names[i], name, len);
            hdrtrie_match m = s->tested.finds[i](s->table, name, len);
            if (m.id != expected.id || m.groups != expected.groups)
                name_batch_fault(&d->c, s->tested.names[i], name, len, m, expected);
        }
    }
    for (size_t i = 0; i < s->tested.count; i++) {
        campaign_set_current(s->tested.names[i], NULL, 0);
        hdrtrie_match m = s->tested.finds[i](s->table, NULL, 0);
        if (m.id != none.id || m.groups != none.groups) name_batch_fault(&d->c, s->tested.names[i], "", 0, m, none);
    }
    d->c.cases += 3 * s->tested.count;
}

static void check_list(differ *d)
{
    list_under_test s = {.r = random_seeded(campaign_item_seed(&d->c))};
    char name[RANDOM_NAME_MAX + 8];
    size_t len = 0;
    varied_list_make(&s.r, &s.set);
    s.o = oracle_of(&s.set);
    s.fast = fast_oracle_open(&s.o);
    s.table = ruleset_build(&s.set);
    s.tested = implementations_of(s.table);
    const hdrtrie_shape shape = hdrtrie_shape_read_hot(s.table, HDRTRIE_FLAGS_UNKNOWN);
    d->tables[shape.mode][(shape.flags & HDRTRIE_FLAG_WIDE) != 0]++;
    /* Enough names to pay for building the table. The sample for oracle.c costs no more time than all other work. */
    const size_t count = 8192 + 16 * s.set.count, sample = 16 + s.set.count / 2;
    for (d->seen_mask = 1; d->seen_mask < 2 * count; d->seen_mask = 2 * d->seen_mask + 1) continue;
    if (d->seen_mask > SEEN_MAX * 2 - 1) abort();
    memset(d->seen, 0, (d->seen_mask + 1) * sizeof *d->seen);
    add(d, &s, "", 0, true);
    for (size_t i = 0; i < s.set.count; i++) add(d, &s, s.set.rules[i].literal, s.set.rules[i].len, i % sample == 0);
    for (size_t i = s.set.count; i < count; i++) {
        len = varied_list_next_name(&s.r, &s.set, name, len);
        add(d, &s, name, len, i % sample == 0);
    }
    flush(d, &s);
    if (random_once_in(&s.r, 8)) check_rare(d, &s);
    hdrtrie_free(s.table, NULL);
    fast_oracle_close(s.fast);
    oracle_free(&s.o);
    ruleset_free(&s.set);
}

/* After 500 lists every mode must have occurred, and enough names that are found and that are not. */
static void check_variety(differ *d)
{
    static const char *const modes[] = {"hashed", "ends", "free"};
    const uint64_t names = d->hits + d->misses;
    printf("%s: %llu names, %llu of them in a group; tables:", d->c.program, (unsigned long long)names,
        (unsigned long long)d->hits);
    uint64_t sum = 0;
    for (int i = 0; i < 6; i++) sum += d->tables[i / 2][i % 2];
    for (int i = 0; i < 6; i++) {
        uint64_t count = d->tables[i / 2][i % 2];
        printf("%s %llu %s%s", i != 0 ? "," : "", (unsigned long long)count, modes[i / 2], i % 2 != 0 ? ", wide" : "");
        if (count == 0 && sum >= 500 && d->c.faults == 0) campaign_fault(&d->c, "no table is %s", modes[i / 2]);
    }
    printf("\n");
    if (sum >= 500 && (d->hits < names / 10 || d->misses < names / 10))
        campaign_fault(&d->c, "too few names are found, or too few are not");
}

int main(int argc, char **argv)
{
    static differ d;
    d.c = campaign_open("differ", argc, argv);
    name_batch_open(&d.names);
    d.fields = field_array_open();
    d.long_name = guarded_open(LONG_MAX);
    d.text = malloc(LONG_MAX);
    d.seen = malloc(2 * SEEN_MAX * sizeof *d.seen);
    if (d.text == NULL || d.seen == NULL) abort();
    while (campaign_next(&d.c)) check_list(&d);
    check_variety(&d);
    field_array_close(d.fields);
    guarded_close(&d.long_name);
    name_batch_close(&d.names);
    free(d.text);
    free(d.seen);
    return campaign_close(&d.c);
}
