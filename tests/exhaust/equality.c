/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* That the portable find equals the naive list for every name of every length, for tables of exact names: the finite parts of the
   argument in docs/testing.md, "Bounded equality", each enumerated whole, by the library's own functions.

   loads        all names of one bit, every length, every place of a window: a load is shifts and ors of bytes, so what it does
                with each bit alone it does with all together
   folds        eight bytes at once as one by one, every two neighbours
   comparison   every length, every bit that differs alone: again ors of differences
   ways         every slot that a name of each length can select; every spelling of a listed name that its node tells apart; no byte
                read of lengths that no rule has
   pairs        beyond the argument: find, whole, of all changes of two bytes of the names of edge-exact

   An item is a part, or a table, or one name's pairs; with --full all are done. A case is one answer. */
#include "../guarded.h"
#include "campaign.h"
#include "shipped.h"
#include "ways.h"
#include <stdio.h>
#include <string.h>

#define LEN_MAX HDRTRIE_PATTERN_MAX
#define PARTS 6u /* loads, folds, and the comparison under four folds */

typedef struct equality {
    campaign c;
    guarded area; /* names stand at its end */
    char *end;
} equality;

static void expect(equality *e, bool right, const char *what, size_t a, size_t b, size_t c)
{
    e->c.cases++;
    if (!right && e->c.faults < 10) campaign_fault(&e->c, "%s, %zu, %zu, %zu", what, a, b, c);
}

/* The bit of byte at, where it stands in a number whose lowest byte is byte first; 0 if it does not. */
static uint64_t bit_of(size_t at, unsigned bit, size_t first, size_t last)
{
    return at >= first && at < last && at - first < 8 ? (uint64_t)1 << (8 * (at - first) + bit) : 0;
}

static void see_loads(equality *e)
{
    for (size_t len = 1; len <= LEN_MAX; len++) {
        char *name = e->end - len;
        memset(name, 0, len);
        for (size_t at = 0; at < len; at++) {
            for (unsigned bit = 0; bit < 9; bit++) { /* the ninth: none */
                name[at] = (char)(bit < 8 ? 1u << bit : 0);
                for (size_t offset = 0; offset + (len < 8 ? len : 8) <= len; offset++) {
                    expect(e,
                           hdrtrie_portable_window(name, len, offset) == (bit < 8 ? bit_of(at, bit, offset, len) : 0),
                           "window", len, offset, 8 * at + bit);
                }
                const uint64_t last = hdrtrie_portable_last8(name, len);
                const uint64_t want =
                    len >= 8 ? bit_of(at, bit % 8, len - 8, len) : bit_of(at + 8 - len, bit % 8, 0, 8);
                expect(e, last == (bit < 8 ? want : 0), "last8", len, at, bit);
                expect(e, hdrtrie_load_le_exact((const uint8_t *)name, len) == (bit < 8 ? bit_of(at, bit, 0, len) : 0),
                       "exact load", len, at, bit);
            }
            name[at] = 0;
        }
    }
}

static uint8_t lane(uint64_t word, unsigned i)
{
    return (uint8_t)(word >> 8 * i);
}

static void see_folds(equality *e)
{
    static const uint64_t around[] = {0, ~(uint64_t)0, HDRTRIE_EACH_BYTE(0x7f), HDRTRIE_EACH_BYTE(0x80),
                                      HDRTRIE_EACH_BYTE('z')};
    for (unsigned fold = 0; fold < 4; fold++) {
        for (unsigned i = 0; i < 8; i++) {
            for (unsigned pair = 0; pair < 65536; pair++) {
                for (size_t k = 0; k < sizeof around / sizeof *around; k++) {
                    uint64_t word = around[k] & ~((uint64_t)0xff << 8 * i | (uint64_t)0xff << 8 * (i + 1) % 64);
                    word |= (uint64_t)(pair & 0xff) << 8 * i | (uint64_t)(pair >> 8) << 8 * (i + 1) % 64;
                    const uint64_t folded = hdrtrie_word_fold(fold, word);
                    bool right = true;
                    for (unsigned j = 0; j < 8; j++)
                        right &= lane(folded, j) == oracle_fold_byte((hdrtrie_fold)fold, lane(word, j));
                    expect(e, right, "fold", fold, i, pair);
                }
            }
        }
        for (unsigned byte = 0; byte < 256; byte++)
            expect(e, hdrtrie_byte_fold(fold, (uint8_t)byte) == oracle_fold_byte((hdrtrie_fold)fold, (uint8_t)byte),
                   "byte", fold, byte, 0);
    }
}

/* Whether select says that the name is the record's, of text_len bytes. */
static bool is_selected(const uint8_t *text, size_t text_len, unsigned fold, const char *name, size_t len)
{
    hdrtrie_shape s;
    memset(&s, 0, sizeof s);
    s.fold = (uint8_t)fold;
    s.none = 0xffff0000u; /* no id, no length, no groups */
    uint8_t *head = (uint8_t *)(uintptr_t)text - HDRTRIE_RECORD_LEN(0);
    head[0] = 1;
    head[1] = (uint8_t)text_len;
    head[2] = head[3] = 0;
    const hdrtrie_portable_name folded = hdrtrie_portable_fold(fold, hdrtrie_portable_load(name, len));
    const hdrtrie_verdict v = hdrtrie_portable_select(folded, text, len, s, HDRTRIE_WANT_ID);
    return v.exact && v.groups == 1 && v.id == 0;
}

static void see_comparison(equality *e, unsigned fold)
{
    uint8_t record[HDRTRIE_RECORD_LEN(0) + LEN_MAX + 8];
    uint8_t *text = record + HDRTRIE_RECORD_LEN(0);
    for (size_t len = 1; len <= LEN_MAX; len++) {
        char *name = e->end - len;
        memset(text, 'a', LEN_MAX + 8);
        memset(name, 'a', len);
        for (size_t other = 0; other <= LEN_MAX; other++) /* 0: record 0 */
            expect(e, is_selected(text, other, fold, name, len) == (other == len), "length", fold, len, other);
        for (size_t at = 0; at < len; at++) {
            static const uint8_t folded[] = {'a', '-', '0'};
            for (size_t t = 0; t < sizeof folded; t++) {
                text[at] = folded[t];
                for (unsigned byte = 0; byte < 256; byte++) {
                    name[at] = (char)byte;
                    const bool same = oracle_fold_byte((hdrtrie_fold)fold, (uint8_t)byte) == folded[t];
                    expect(e, is_selected(text, len, fold, name, len) == same, "comparison", fold, len, at);
                }
            }
            text[at] = 'a';
            name[at] = 'a';
        }
    }
}

static void see_ways(equality *e, const shipped *s)
{
    ways w = ways_of(s);
    char hex[700];
    ways_see_slots(&w);
    ways_see_names(&w, e->end);
    ways_see_other_lengths(&w, e->end);
    e->c.cases += w.cases;
    if (w.fault != NULL) {
        campaign_fault(&e->c, "%s, fold %s: %s, at %zu, name %s", s->list, fold_name(s->set.fold), w.fault, w.fault_at,
                       campaign_hex(hex, sizeof hex, w.name, w.name_len));
    }
}

static void see_pairs(equality *e, const shipped *s, const hdrtrie_rule *rule)
{
    const hdrtrie_shape shape = hdrtrie_shape_read(s->table);
    const size_t len = rule->len;
    char *name = e->end - len;
    memcpy(name, rule->literal, len);
    for (size_t i = 0; i < len; i++) {
        for (size_t j = i + 1; j < len; j++) {
            for (unsigned pair = 0; pair < 65536; pair++) {
                name[i] = (char)pair;
                name[j] = (char)(pair >> 8);
                const hdrtrie_verdict v = hdrtrie_portable_lookup(s->table, shape, name, len, HDRTRIE_WANT_ID);
                const hdrtrie_match right = classifier_find(s->right, name, len);
                expect(e, v.groups == right.groups && v.id == right.id, "pair", i, j, pair);
            }
            name[j] = rule->literal[j];
        }
        name[i] = rule->literal[i];
    }
}

int main(int argc, char **argv)
{
    static shipped lists[SHIPPED_MAX];
    const shipped *exact[SHIPPED_MAX];
    equality e;
    e.c = campaign_open("equality", argc, argv);
    e.area = guarded_open(LEN_MAX + 1);
    e.end = e.area.bytes + e.area.len;
    const size_t list_count = shipped_open(lists);
    size_t exact_count = 0, hashed = 0, wide = 0, pairs = 0;
    for (size_t i = 0; i < list_count; i++) {
        if (!ways_apply(&lists[i])) continue;
        exact[exact_count++] = &lists[i];
        const hdrtrie_shape shape = hdrtrie_shape_read(lists[i].table);
        hashed += shape.mode == HDRTRIE_MODE_HASHED;
        wide += (shape.flags & HDRTRIE_FLAG_WIDE) != 0;
        if (strcmp(lists[i].list, "edge-exact.names") == 0) pairs += lists[i].set.count;
    }
    campaign_items(&e.c, PARTS + exact_count + pairs);
    while (campaign_next(&e.c)) {
        size_t item = (size_t)e.c.item; /* in their order: the argument first */
        campaign_now("portable", NULL, 0);
        if (item == 0) see_loads(&e);
        if (item == 1) see_folds(&e);
        if (item >= 2 && item < PARTS) see_comparison(&e, (unsigned)item - 2);
        if (item < PARTS) continue;
        item -= PARTS;
        if (item < exact_count) {
            see_ways(&e, exact[item]);
            continue;
        }
        item -= exact_count;
        size_t i = 0;
        while (strcmp(exact[i]->list, "edge-exact.names") != 0 || item >= exact[i]->set.count) {
            if (strcmp(exact[i]->list, "edge-exact.names") == 0) item -= exact[i]->set.count;
            i++;
        }
        see_pairs(&e, exact[i], &exact[i]->set.rules[item]);
    }
    printf("%s: %zu tables of exact names, %zu of them hashed, %zu wide%s\n", e.c.program, exact_count, hashed, wide,
           campaign_is_done(&e.c) ? ", all of the shard done" : "");
    if (exact_count < 4) campaign_fault(&e.c, "hardly a list has exact names only");
    shipped_close(lists, list_count);
    guarded_close(&e.area);
    return campaign_close(&e.c);
}
