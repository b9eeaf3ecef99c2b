/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "victim.h"
#include "../support/digest.h"
#include "../support/random.h"
#include "canon.h"
#include <hdrtrie/rules.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void victim_open(victim *v, const hdrtrie_table *table)
{
    memset(v, 0, sizeof *v);
    v->table = table;
    v->len = hdrtrie_table_len(table);
    v->bytes = malloc(v->len + VICTIM_GROWTH);
    if (v->bytes == NULL) abort();
    for (int place = 0; place < 2; place++) {
        v->areas[place] = guarded_open(v->len + VICTIM_GROWTH);
        memset(v->areas[place].bytes, 0xa5, v->areas[place].len);
    }
    victim_heal(v);
}

void victim_close(victim *v)
{
    guarded_close(&v->areas[0]);
    guarded_close(&v->areas[1]);
    free(v->bytes);
}

void victim_heal(victim *v)
{
    memcpy(v->bytes, v->table, v->len);
    v->bytes_len = v->len;
}

void victim_seal(victim *v)
{
    digest_put(v->bytes, v->bytes_len);
}

static void *placed(victim *v, int place, size_t gap)
{
    guarded *area = &v->areas[place];
    return memcpy(place == 0 ? area->bytes + area->len - v->bytes_len - gap : area->bytes, v->bytes, v->bytes_len);
}

hdrtrie_error victim_check(victim *v, int place)
{
    v->why = NULL;
    return hdrtrie_check(placed(v, place, 0), v->bytes_len, &v->why);
}

static uint64_t next(void *state)
{
    return random_u64(state);
}

/* Half of them spellings of rules, one rule after the other from *rule on; half near them. */
static void add_names(block *names, const canon *own, size_t *rule, random_state *r)
{
    char name[RANDOM_NAME_MAX + 8];
    for (size_t i = 0; i < VICTIM_NAMES; i++) {
        size_t len = 0;
        if (own->set.count == 0 || i % 2 != 0) {
            len = random_name(r, &own->set, name);
        } else {
            const hdrtrie_rule *spelled = &own->set.rules[(*rule)++ % own->set.count];
            len = spelled->len;
            memcpy(name, spelled->literal, len);
            canon_spell(own, name, len, next, r);
        }
        block_add(names, name, len, classifier_find(own->right, name, len));
    }
}

uint64_t victim_ask(victim *v, block *names, uint64_t seed, size_t rounds, campaign *c)
{
    /* a table stands at whole lines; those of the library are as long, so that there is no gap */
    const hdrtrie_table *table = placed(v, 0, (0u - v->bytes_len) % HDRTRIE_LINE_LEN);
    const crowd who = crowd_of(table);
    random_state r = random_seeded(seed);
    const uint64_t cases = c->cases, faults = c->faults;
    size_t rule = (size_t)(seed >> 40);
    canon own;
    if (hdrtrie_table_len(table) != v->bytes_len) campaign_fault(c, "accepted, but says another length than it has");
    canon_open(&own, table);
    if (rounds == 0) rounds = 1 + 4 * own.set.count / (VICTIM_NAMES / 2);
    for (size_t i = 0; i < rounds && c->faults == faults; i++) {
        add_names(names, &own, &rule, &r);
        block_ask(names, table, &who, c);
        names->count = 0;
    }
    canon_close(&own);
    const uint64_t asked = c->cases - cases;
    c->cases = cases;
    if (c->faults != faults) victim_print(v);
    return asked;
}

void victim_print(const victim *v)
{
    const uint8_t *was = (const uint8_t *)v->table;
    size_t shown = 0;
    printf("%zu bytes, were %zu, mode %d, fold %d:", v->bytes_len, v->len, was[HDRTRIE_AT_MODE], was[HDRTRIE_AT_FOLD]);
    for (size_t i = 0; i < v->len - HDRTRIE_DIGEST_LEN && i < v->bytes_len && shown < 64; i++) {
        if (v->bytes[i] == was[i]) continue;
        printf(" [%zx] %02x %02x", i, was[i], v->bytes[i]);
        shown++;
    }
    printf("\n");
    fflush(stdout);
}
