/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A node's masks may keep bits that differ between spellings of a name. Check accepts such masks only if every
   spelling is found (reference 4.7), and if no name has more than MANY keys. */
#include "refusal.h"
#include "support/digest.h"
#include "support/oracle.h"
#include "support/random.h"
#include <inttypes.h>

#define MANY 64     /* the limit in src/check/check_answers.c */
#define EXTRA_MAX 7 /* bits that vary in one name: more than MANY spellings */

/* Two names of one length, of which each window shows a part, and two that fit into one window. */
static const char *const names[] = {"X-Debug_Trace-Inner1", "Q-Inner-Token-Debug2", "Ab-Def", "U-vwxy"};
#define NAME_COUNT 4

/* These names with windows at both ends; or with windows anywhere, because of two more names that differ only in
   the middle. */
static hdrtrie_table *table_of_names(hdrtrie_fold fold, bool free_windows)
{
    ruleset set;
    ruleset_start(&set, fold);
    for (size_t i = 0; i < NAME_COUNT; i++)
        ruleset_add(&set, ruleset_group(&set, "g"), HDRTRIE_KIND_EXACT, false, names[i], strlen(names[i]));
    for (size_t i = 0; free_windows && i < 2; i++)
        ruleset_add(
            &set, 0, HDRTRIE_KIND_EXACT, false, i == 0 ? "aaaaaaaaaaabaaaaaaaaaaa" : "aaaaaaaaaaacaaaaaaaaaaa", 23);
    hdrtrie_table *table = ruleset_build(&set);
    ruleset_free(&set);
    return table;
}

/* For each folded byte, each bit and each value of the bit: a byte that folds to it and has this value there. is:
   whether there is such a byte. */
typedef struct spellings {
    uint8_t folded[256];
    uint8_t byte[256][8][2];
    bool is[256][8][2];
} spellings;

static void spellings_fill(spellings *s, hdrtrie_fold fold)
{
    memset(s, 0, sizeof *s);
    for (unsigned raw = 0; raw < 256; raw++) {
        const uint8_t c = s->folded[raw] = oracle_fold_byte(fold, (uint8_t)raw);
        for (unsigned bit = 0; bit < 8; bit++) {
            s->byte[c][bit][raw >> bit & 1] = (uint8_t)raw;
            s->is[c][bit][raw >> bit & 1] = true;
        }
    }
}

static bool bit_varies(const spellings *s, char c, size_t bit)
{
    const uint8_t folded = s->folded[(uint8_t)c];
    return s->is[folded][bit][0] && s->is[folded][bit][1];
}

/* The node to try for the names of one length. Its windows do not overlap. */
typedef struct trial {
    const spellings *s;
    size_t len;
    hdrtrie_node n;
} trial;

/* The bit of the name (8 * position + bit in the byte) that is at this bit of the windows. Bits from 64 on belong to
   the second window. */
static size_t name_bit(const trial *t, unsigned bit)
{
    return bit < 64 ? 8 * t->n.offset1 + bit : 8 * t->n.offset2 + bit - 64;
}

static bool keeps(const trial *t, unsigned bit)
{
    return (bit < 64 ? t->n.mask1 >> bit : t->n.mask2 >> (bit - 64)) & 1;
}

/* The kept bits that vary in the name, at most one per byte. */
static size_t varying(const trial *t, const char *name, size_t bits[128])
{
    size_t count = 0;
    for (unsigned bit = 0; bit < 128; bit++) {
        const size_t at = name_bit(t, bit);
        if (keeps(t, bit) && bit_varies(t->s, name[at / 8], at % 8)) bits[count++] = at;
    }
    return count;
}

/* Whether all spellings that the node can distinguish are found. */
static bool all_are_found(
    const trial *t, const hdrtrie_table *table, const char *name, int32_t id, const size_t *bits, size_t count)
{
    for (size_t some = 0; some < (size_t)1 << count; some++) {
        char spelling[32];
        memcpy(spelling, name, t->len);
        for (size_t i = 0; i < count; i++) {
            char *byte = &spelling[bits[i] / 8];
            *byte = (char)t->s->byte[t->s->folded[(uint8_t)*byte]][bits[i] % 8][some >> i & 1];
        }
        if (hdrtrie_find(table, spelling, t->len).id != id) return false;
    }
    return true;
}

static void mask_add(hdrtrie_node *n, unsigned bit)
{
    *(bit < 64 ? &n->mask1 : &n->mask2) |= (uint64_t)1 << bit % 64;
}

/* Draws windows (anywhere, if allowed) and the bits that the masks keep. At most one of them per byte differs
   between spellings. */
static void windows_draw(random_state *r, trial *t, bool free_windows, const char *const both[2])
{
    const bool two = t->len >= 16;
    uint8_t taken[32] = {0};
    t->n.offset1 = (uint8_t)(free_windows && two ? random_below(r, t->len - 15) : 0);
    t->n.offset2 = (uint8_t)(two ? t->len - 8 : 0);
    if (free_windows && two) t->n.offset2 = (uint8_t)(t->n.offset1 + 8 + random_below(r, t->len - 15 - t->n.offset1));
    t->n.mask1 = t->n.mask2 = 0;
    const unsigned from = two && random_once_in(r, 4) ? 8 : 0; /* sometimes only the second window */
    for (size_t count = 1 + random_below(r, 16); count != 0; count--) {
        const unsigned byte = from + (unsigned)random_below(r, two ? 16 - from : t->len);
        const unsigned bit = 8 * byte + (random_once_in(r, 2) ? 5 : (unsigned)random_below(r, 8));
        const size_t at = name_bit(t, bit);
        const bool vary = bit_varies(t->s, both[0][at / 8], at % 8) || bit_varies(t->s, both[1][at / 8], at % 8);
        if (vary && taken[at / 8]) continue;
        taken[at / 8] |= vary;
        mask_add(&t->n, bit);
    }
}

/* Draws any multiplier; or one that selects the slot by a bit in which both names differ; the masks then keep this bit. */
static void multiplier_draw(random_state *r, trial *t, const char *const both[2])
{
    t->n.multiplier = random_u64(r);
    if (random_once_in(r, 8)) return;
    for (;;) {
        const unsigned bit = (unsigned)random_below(r, t->len < 8 ? 8 * (unsigned)t->len : 128);
        const size_t at = name_bit(t, bit);
        const char a = both[0][at / 8], b = both[1][at / 8];
        if (bit_varies(t->s, a, at % 8) || bit_varies(t->s, b, at % 8)) continue;
        if (((t->s->folded[(uint8_t)a] ^ t->s->folded[(uint8_t)b]) >> at % 8 & 1) == 0) continue;
        t->n.multiplier = (uint64_t)1 << (63 - bit % 64);
        mask_add(&t->n, bit);
        return;
    }
}

/* The results of check: accepted by the number of bits that vary; refused because a spelling is lost, or for too
   many spellings. */
typedef struct tally {
    size_t accepted[EXTRA_MAX + 1], lost, many;
} tally;

/* Tries one node for two of the names. The rest of the table is valid. */
static void node_try(random_state *r, const trial *drawn, const hdrtrie_table *table, size_t first, tally *counts)
{
    hdrtrie_table changed[128];
    uint8_t *bytes = (uint8_t *)changed;
    const size_t table_len = hdrtrie_table_len(table);
    size_t most = 0;
    bool found = true;
    const char *why;
    trial t = *drawn;
    windows_draw(r, &t, hdrtrie_shape_read(table).mode == HDRTRIE_MODE_FREE, names + first);
    multiplier_draw(r, &t, names + first);
    cr_assert_leq(table_len, sizeof changed);
    memcpy(changed, table, table_len);
    uint8_t *node = bytes + hdrtrie_load_le32(bytes + HDRTRIE_AT_NODES) + HDRTRIE_NODE_LEN * t.len;
    put_le(node, t.n.mask1, 8);
    put_le(node + 8, t.n.mask2, 8);
    put_le(node + 16, t.n.multiplier, 8);
    node[28] = t.n.offset1;
    node[29] = t.n.offset2;
    digest_put(bytes, table_len);
    for (size_t i = first; i < first + 2; i++) {
        size_t bits[128];
        const size_t count = varying(&t, names[i], bits);
        found = found && all_are_found(&t, changed, names[i], (int32_t)i, bits, count);
        most = count > most ? count : most;
    }
    const hdrtrie_error error = hdrtrie_check(bytes, table_len, &why);
    if (!found) {
        cr_assert_eq(error, HDRTRIE_ERR_ANSWER, "a spelling is lost: %s", hdrtrie_error_text(error));
        counts->lost++;
    } else if ((size_t)1 << most > MANY) {
        cr_assert_eq(error, HDRTRIE_ERR_ANSWER, "2^%zu spellings: %s", most, hdrtrie_error_text(error));
        counts->many++;
    } else {
        cr_assert_eq(error, HDRTRIE_OK, "all 2^%zu spellings are found, but check refuses: %s", most, why);
        counts->accepted[most]++;
    }
}

/* An earlier check looked up only the names in lower and in upper case. A mask with bits that the fold changes can
   find both, and lose a mixture of them. */
Test(masks, clause_4_7_masks_are_accepted_if_every_spelling_is_found)
{
    random_state r = random_seeded(7);
    spellings s;
    for (int fold = HDRTRIE_FOLD_CASE; fold <= HDRTRIE_FOLD_SEPARATORS; fold++) {
        for (int free_windows = 0; free_windows < 2; free_windows++) {
            hdrtrie_table *table = table_of_names((hdrtrie_fold)fold, free_windows);
            const int mode = free_windows ? HDRTRIE_MODE_FREE : HDRTRIE_MODE_ENDS;
            cr_assert_eq(hdrtrie_shape_read(table).mode, mode, "fold %d", fold);
            tally counts = {{0}, 0, 0};
            spellings_fill(&s, (hdrtrie_fold)fold);
            for (int i = 0; i < 1500; i++) {
                const size_t first = i % 4 == 0 ? 2 : 0;
                const trial t = {&s, strlen(names[first]), {0}};
                node_try(&r, &t, table, first, &counts);
            }
            for (size_t i = 0; i < EXTRA_MAX; i++)
                cr_expect_gt(counts.accepted[i], 0, "2^%zu spellings, fold %d", i, fold);
            cr_expect_gt(counts.lost, 100);
            cr_expect_gt(counts.many, 0);
            hdrtrie_free(table, NULL);
        }
    }
}

/* Masks of all bits: check must refuse each multiplier that loses a spelling of a name. */
static size_t whole_masks_try(random_state *r, hdrtrie_table *table, uint64_t mask1, uint64_t mask2)
{
    const size_t table_len = hdrtrie_table_len(table), len = 16;
    const char *const spellings[] = {"abcdefghijklmnop", "1234567890123456", "Abcdefghijklmnop", "abcdefghijklmnoP"};
    uint8_t *bytes = (uint8_t *)table,
            *node = bytes + hdrtrie_load_le32(bytes + HDRTRIE_AT_NODES) + HDRTRIE_NODE_LEN * len;
    size_t refused = 0;
    put_le(node, mask1, 8);
    put_le(node + 8, mask2, 8);
    for (size_t i = 0; i < 2000; i++) {
        put_le(node + 16, random_u64(r), 8);
        bool found[4];
        for (size_t n = 0; n < 4; n++) found[n] = hdrtrie_find(table, spellings[n], len).id >= 0;
        if (!found[0] || !found[1] || (found[2] && found[3])) continue;
        digest_put(bytes, table_len);
        cr_expect_eq(hdrtrie_check(bytes, table_len, NULL), HDRTRIE_ERR_ANSWER, "%" PRIx64 ", %" PRIx64, mask1, mask2);
        refused++;
    }
    return refused;
}

Test(masks, clause_4_7_masks_of_all_bits_are_refused)
{
    hdrtrie_table *table = table_of("fold case\n[g]\nabcdefghijklmnop\n1234567890123456\n");
    random_state r = random_seeded(8);
    const hdrtrie_shape shape = hdrtrie_shape_read(table);
    cr_assert_eq(shape.mode, HDRTRIE_MODE_ENDS);
    ((uint8_t *)table)[shape.nodes + HDRTRIE_NODE_LEN * 16 + 29] =
        8; /* the second window, in case the node had only one */
    cr_expect_gt(whole_masks_try(&r, table, UINT64_MAX, 0), 100);
    cr_expect_gt(whole_masks_try(&r, table, 0, UINT64_MAX), 100);
    hdrtrie_free(table, NULL);
}
