/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The differential generator: random lists, names near them, every body, every name beside unreadable pages and far from them; and arrays of
   these names. An item is a list. A case is one body's answer about one name at one place, or about one field of an array,
   compared with the oracle's. A name that comes up again in its list is not asked again. */
#include "../guarded.h"
#include "lot.h"
#include "row.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SEEN_MAX ((size_t)1 << 17)
#define LONG_MAX 65540

typedef struct differ {
    campaign c;
    block names;
    row *fields;
    guarded long_name;
    char *text;     /* LONG_MAX bytes */
    uint64_t *seen; /* hashes of the names of this list, open addressing */
    size_t seen_mask;
    uint64_t tables[3][2], hits, misses; /* by mode and wide; names */
} differ;

/* One list at work. */
typedef struct subject {
    random_state r;
    ruleset set;
    oracle o;
    classifier *right;
    hdrtrie_table *table;
    crowd who;
} subject;

/* Whether the name is new to this list. Two names of one hash are taken for one: then one is not asked, and not counted. */
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

static void flush(differ *d, subject *s)
{
    block_ask(&d->names, s->table, &s->who, &d->c);
    row_ask(d->fields, &d->names, &s->o, s->table, &s->who, &s->r, &d->c);
    d->names.count = 0;
}

static void add(differ *d, subject *s, const char *name, size_t len, bool sample)
{
    if (!is_new(d, name, len)) return;
    if (sample && !classifier_is_right(s->right, name, len)) {
        char hex[1300];
        campaign_fault(&d->c, "classifier.c and oracle.c disagree about the %zu bytes %s", len,
                       campaign_hex(hex, sizeof hex, name, len));
    }
    hdrtrie_match m = classifier_find(s->right, name, len);
    if (m.groups != 0) d->hits++;
    else d->misses++;
    block_add(&d->names, name, len, m);
    if (d->names.count == BLOCK_NAMES) flush(d, s);
}

/* Names that no block has room for, and the one that is nowhere. */
static void ask_rare(differ *d, subject *s)
{
    const size_t len = lot_long_name(&s->r, &s->set, d->text, LONG_MAX);
    const hdrtrie_match right = classifier_find(s->right, d->text, len), none = classifier_find(s->right, "", 0);
    for (int place = 0; place < 2; place++) {
        char *name = place == 0 ? guarded_at_end(&d->long_name, d->text, len, 0)
                                : guarded_at_start(&d->long_name, d->text, len, 0);
        for (size_t i = 0; i < s->who.count; i++) {
            campaign_now(s->who.names[i], name, len);
            hdrtrie_match m = s->who.finds[i](s->table, name, len);
            if (m.id != right.id || m.groups != right.groups) block_fault(&d->c, s->who.names[i], name, len, m, right);
        }
    }
    for (size_t i = 0; i < s->who.count; i++) {
        campaign_now(s->who.names[i], NULL, 0);
        hdrtrie_match m = s->who.finds[i](s->table, NULL, 0);
        if (m.id != none.id || m.groups != none.groups) block_fault(&d->c, s->who.names[i], "", 0, m, none);
    }
    d->c.cases += 3 * s->who.count;
}

static void ask_list(differ *d)
{
    subject s = {.r = random_seeded(campaign_item_seed(&d->c))};
    char name[RANDOM_NAME_MAX + 8];
    size_t len = 0;
    lot_list(&s.r, &s.set);
    s.o = oracle_of(&s.set);
    s.right = classifier_open(&s.o);
    s.table = ruleset_build(&s.set);
    s.who = crowd_of(s.table);
    const hdrtrie_shape shape = hdrtrie_shape_read_hot(s.table, HDRTRIE_FLAGS_UNKNOWN);
    d->tables[shape.mode][(shape.flags & HDRTRIE_FLAG_WIDE) != 0]++;
    /* enough names to be worth the building, and oracle.c's share of them at no more than the rest's cost */
    const size_t count = 8192 + 16 * s.set.count, sample = 16 + s.set.count / 2;
    for (d->seen_mask = 1; d->seen_mask < 2 * count; d->seen_mask = 2 * d->seen_mask + 1) continue;
    if (d->seen_mask > SEEN_MAX * 2 - 1) abort();
    memset(d->seen, 0, (d->seen_mask + 1) * sizeof *d->seen);
    add(d, &s, "", 0, true);
    for (size_t i = 0; i < s.set.count; i++) add(d, &s, s.set.rules[i].literal, s.set.rules[i].len, i % sample == 0);
    for (size_t i = s.set.count; i < count; i++) {
        len = lot_name(&s.r, &s.set, name, len);
        add(d, &s, name, len, i % sample == 0);
    }
    flush(d, &s);
    if (random_once_in(&s.r, 8)) ask_rare(d, &s);
    hdrtrie_free(s.table, NULL);
    classifier_close(s.right);
    oracle_free(&s.o);
    ruleset_free(&s.set);
}

/* Every mode must come up once there were lists enough, and hits and misses both. */
static void see_variety(differ *d)
{
    static const char *const modes[] = {"hashed", "ends", "free"};
    const uint64_t names = d->hits + d->misses;
    printf("%s: %llu names, %llu of them in a group; tables", d->c.program, (unsigned long long)names,
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
        campaign_fault(&d->c, "the names do not meet the lists");
}

int main(int argc, char **argv)
{
    static differ d;
    d.c = campaign_open("differ", argc, argv);
    block_open(&d.names);
    d.fields = row_open();
    d.long_name = guarded_open(LONG_MAX);
    d.text = malloc(LONG_MAX);
    d.seen = malloc(2 * SEEN_MAX * sizeof *d.seen);
    if (d.text == NULL || d.seen == NULL) abort();
    while (campaign_next(&d.c)) ask_list(&d);
    see_variety(&d);
    row_close(d.fields);
    guarded_close(&d.long_name);
    block_close(&d.names);
    free(d.text);
    free(d.seen);
    return campaign_close(&d.c);
}
