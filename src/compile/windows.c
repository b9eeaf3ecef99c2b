/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A window may keep a bit only if every spelling of a name has it alike, because nothing is folded before it is looked at.
   Under `separators` that rules out each position where any name of the length has a separator, which is often too much. So a
   bit of such a position may be kept after all, if few names have a separator there: these then leave a key for each
   value of it, and have that many slots. */
#include "windows.h"

#include <stdlib.h>

#include "../check/spelling.h"

#define EXTRA_BITS_MAX 6 /* bits kept although they vary in some name */
#define VARYING_MAX 3    /* of these in one name, which then has up to 8 keys */

void hdrtrie_windows_fixed_bits(hdrtrie_fold fold, uint8_t fixed[256])
{
    unsigned c;
    for (c = 0; c < 256; c++) fixed[c] = hdrtrie_spelling_fixed_bits(fold, (uint8_t)c);
}

static uint64_t window_of(const uint8_t *bytes, size_t len, size_t offset)
{
    return hdrtrie_load_le_exact(bytes + offset, len - offset < 8 ? len - offset : 8);
}

/* The bits that are fixed in this name, as a window at offset shows them. */
static uint64_t fixed_window(const hdrtrie_name *name, const uint8_t *fixed, size_t offset)
{
    uint64_t bits = 0;
    size_t i;
    for (i = 0; i < 8 && offset + i < name->len; i++) bits |= (uint64_t)fixed[name->text[offset + i]] << 8 * i;
    return bits;
}

static int compare_keys(const void *left, const void *right)
{
    const hdrtrie_window_key *a = left, *b = right;
    return (a->bits > b->bits) - (a->bits < b->bits);
}

/* Adds the keys of one name: all values of the bits that vary in it. False if there are too many. */
static bool keys_add(hdrtrie_bucket *b, uint32_t index, const hdrtrie_node *n, const uint8_t *fixed)
{
    const hdrtrie_name *name = b->names[index];
    uint64_t varying1 = n->mask1 & ~fixed_window(name, fixed, n->offset1), some1 = 0;
    uint64_t varying2 = n->mask2 & ~fixed_window(name, fixed, n->offset2), some2;
    uint64_t sure1 = window_of(name->text, name->len, n->offset1) & n->mask1 & ~varying1;
    uint64_t sure2 = window_of(name->text, name->len, n->offset2) & n->mask2 & ~varying2;
    if (__builtin_popcountll(varying1) + __builtin_popcountll(varying2) > VARYING_MAX) return false;
    do { /* all subsets of both, by counting within the mask */
        some2 = 0;
        do {
            if (b->key_count == HDRTRIE_KEYS_MAX) return false;
            b->keys[b->key_count].bits = (sure1 | some1) + (sure2 | some2);
            b->keys[b->key_count++].name = index;
            some2 = (some2 - varying2) & varying2;
        } while (some2 != 0);
        some1 = (some1 - varying1) & varying1;
    } while (some1 != 0);
    return true;
}

#define NO_KEYS SIZE_MAX

/* Computes and sorts the keys under the node's windows. Returns how many equal their neighbour; NO_KEYS if there are too
   many keys. */
static size_t collisions(hdrtrie_bucket *b, const hdrtrie_node *n, const uint8_t *fixed)
{
    size_t i, count = 0;
    b->key_count = 0;
    for (i = 0; i < b->count; i++) {
        if (!keys_add(b, (uint32_t)i, n, fixed)) return NO_KEYS;
    }
    qsort(b->keys, b->key_count, sizeof *b->keys, compare_keys);
    for (i = 1; i < b->key_count; i++) count += b->keys[i].bits == b->keys[i - 1].bits;
    return count;
}

/* Sets the node's windows to these offsets, with all bits that are fixed in every name; the second leaves out what the
   first shows. */
static void windows_set(const hdrtrie_bucket *b, const uint8_t *fixed, size_t one, size_t two, hdrtrie_node *n)
{
    size_t i, overlap = one + 8 > two ? one + 8 - two : 0;
    n->offset1 = (uint8_t)one;
    n->offset2 = (uint8_t)two;
    n->mask1 = n->mask2 = ~(uint64_t)0;
    for (i = 0; i < b->count; i++) {
        n->mask1 &= fixed_window(b->names[i], fixed, one);
        n->mask2 &= fixed_window(b->names[i], fixed, two);
    }
    n->mask2 = overlap >= 8 ? 0 : n->mask2 & ~(uint64_t)0 << 8 * overlap;
}

/* Adds the one bit, of those that positions inside the windows have, that leaves the fewest collisions; returns them. */
static size_t bit_add(hdrtrie_bucket *b, const uint8_t *fixed, hdrtrie_node *n)
{
    const size_t overlap = n->offset1 + 8u > n->offset2 ? n->offset1 + 8u - n->offset2 : 0;
    hdrtrie_node best = *n;
    size_t fewest = NO_KEYS, bit;
    for (bit = 0; bit < 128; bit++) {
        hdrtrie_node trial = *n;
        const size_t at = bit / 8 % 8;
        size_t left;
        if (bit < 64 ? n->offset1 + at >= b->len : at < overlap) continue;
        *(bit < 64 ? &trial.mask1 : &trial.mask2) |= (uint64_t)1 << bit % 64;
        left = collisions(b, &trial, fixed);
        if (left < fewest) {
            fewest = left;
            best = trial;
        }
    }
    *n = best;
    return fewest;
}

/* Adds bits, although they vary in some name, until no two names leave the same key. */
static bool bits_add(hdrtrie_bucket *b, const uint8_t *fixed, hdrtrie_node *n)
{
    unsigned i;
    for (i = 0; i < EXTRA_BITS_MAX; i++) {
        if (bit_add(b, fixed, n) == 0) return collisions(b, n, fixed) == 0;
    }
    return false;
}

static size_t last_offset(const hdrtrie_bucket *b)
{
    return b->len > 8 ? b->len - 8 : 0;
}

/* A name that is alone needs no bits, and no other node than zeros: all names of the length lead to it. */
static bool one_name(hdrtrie_bucket *b, const uint8_t *fixed, const hdrtrie_node *n)
{
    if (b->count != 1) return false;
    (void)collisions(b, n, fixed); /* there are none; it makes the key */
    return true;
}

bool hdrtrie_windows_choose_ends(hdrtrie_bucket *b, const uint8_t fixed[256], hdrtrie_node *n)
{
    if (one_name(b, fixed, n)) return true;
    windows_set(b, fixed, 0, last_offset(b), n);
    return collisions(b, n, fixed) == 0 || bits_add(b, fixed, n);
}

bool hdrtrie_windows_choose_free(hdrtrie_bucket *b, const uint8_t fixed[256], hdrtrie_node *n)
{
    const size_t last = last_offset(b);
    size_t one, two, fewest = NO_KEYS, best_one = 0, best_two = 0, left;
    if (one_name(b, fixed, n)) return true;
    for (one = 0; one <= last; one++) {
        for (two = one; two <= last; two++) {
            windows_set(b, fixed, one, two, n);
            left = collisions(b, n, fixed);
            if (left == 0) return true;
            if (left < fewest) {
                fewest = left;
                best_one = one;
                best_two = two;
            }
        }
    }
    windows_set(b, fixed, best_one, best_two, n);
    return bits_add(b, fixed, n);
}
