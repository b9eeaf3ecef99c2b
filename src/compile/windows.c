/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Chooses the windows and masks of one length. A find applies them to the name before it is folded. So a mask should
   keep only bits that are equal in every spelling of a name ("fixed" bits).

   Under `fold separators` this excludes every position where any name of the length has a separator, often too many.
   Then a mask may also keep a few bits that vary between the spellings of some names. Such a name has one key, and one
   slot, for each value of these bits. */
#include "windows.h"

#include <stdlib.h>

#include "../check/spelling.h"

#define EXTRA_BITS_MAX 6 /* kept bits that vary in some name */
#define VARYING_MAX 3    /* of them in one name, which then has up to 8 keys */

void hdrtrie_windows_fixed_bits(hdrtrie_fold fold, uint8_t fixed[256])
{
    unsigned c;
    for (c = 0; c < 256; c++) fixed[c] = hdrtrie_spelling_fixed_bits(fold, (uint8_t)c);
}

static uint64_t window_of(const uint8_t *bytes, size_t len, size_t offset)
{
    return hdrtrie_load_le_exact(bytes + offset, len - offset < 8 ? len - offset : 8);
}

/* The fixed bits of this name in a window at offset. */
static uint64_t fixed_window(const hdrtrie_name *name, const uint8_t *fixed, size_t offset)
{
    uint64_t bits = 0;
    size_t i;
    for (i = 0; i < 8 && offset + i < name->len; i++) bits |= (uint64_t)fixed[name->text[offset + i]] << 8 * i;
    return bits;
}

static int compare_keys(const void *left, const void *right)
{
    const hdrtrie_window_key *a = (const hdrtrie_window_key *)left, *b = (const hdrtrie_window_key *)right;
    return (a->bits > b->bits) - (a->bits < b->bits);
}

/* Few bits vary, so the loop is short. */
static unsigned bit_count(uint64_t x)
{
    unsigned count = 0;
    for (; x != 0; x &= x - 1) count++;
    return count;
}

/* Adds the keys of one name, one for each combination of the bits that vary. False if there are too many. */
static bool keys_add(hdrtrie_length_names *b, uint32_t index, const hdrtrie_node *n, const uint8_t *fixed)
{
    const hdrtrie_name *name = b->names[index];
    uint64_t varying1 = n->mask1 & ~fixed_window(name, fixed, n->offset1), value1 = 0;
    uint64_t varying2 = n->mask2 & ~fixed_window(name, fixed, n->offset2), value2;
    uint64_t fixed1 = window_of(name->text, name->len, n->offset1) & n->mask1 & ~varying1;
    uint64_t fixed2 = window_of(name->text, name->len, n->offset2) & n->mask2 & ~varying2;
    if (bit_count(varying1) + bit_count(varying2) > VARYING_MAX) return false;
    do { /* all combinations, by counting within the masks */
        value2 = 0;
        do {
            if (b->key_count == HDRTRIE_KEYS_MAX) return false;
            b->keys[b->key_count].bits = (fixed1 | value1) + (fixed2 | value2);
            b->keys[b->key_count++].name = index;
            value2 = (value2 - varying2) & varying2;
        } while (value2 != 0);
        value1 = (value1 - varying1) & varying1;
    } while (value1 != 0);
    return true;
}

#define NO_KEYS SIZE_MAX

/* Computes and sorts the keys under the node's windows. Returns the number of keys that equal another; NO_KEYS if there
   are too many keys. */
static size_t collisions(hdrtrie_length_names *b, const hdrtrie_node *n, const uint8_t *fixed)
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

/* Sets the node's windows to these offsets and its masks to all bits that are fixed in every name. The second mask
   omits the bytes that the first window contains. */
static void windows_set(
    const hdrtrie_length_names *b, const uint8_t *fixed, size_t first, size_t second, hdrtrie_node *n)
{
    size_t i, overlap = first + 8 > second ? first + 8 - second : 0;
    n->offset1 = (uint8_t)first;
    n->offset2 = (uint8_t)second;
    n->mask1 = n->mask2 = ~(uint64_t)0;
    for (i = 0; i < b->count; i++) {
        n->mask1 &= fixed_window(b->names[i], fixed, first);
        n->mask2 &= fixed_window(b->names[i], fixed, second);
    }
    n->mask2 = overlap >= 8 ? 0 : n->mask2 & ~(uint64_t)0 << 8 * overlap;
}

/* Adds the bit inside the windows that leaves the fewest collisions. Returns their number. */
static size_t bit_add(hdrtrie_length_names *b, const uint8_t *fixed, hdrtrie_node *n)
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

/* Adds varying bits until no two names have the same key. False if EXTRA_BITS_MAX of them are not enough. */
static bool bits_add(hdrtrie_length_names *b, const uint8_t *fixed, hdrtrie_node *n)
{
    unsigned i;
    for (i = 0; i < EXTRA_BITS_MAX; i++) {
        if (bit_add(b, fixed, n) == 0) return collisions(b, n, fixed) == 0;
    }
    return false;
}

static size_t last_offset(const hdrtrie_length_names *b)
{
    return b->len > 8 ? b->len - 8 : 0;
}

/* A single name of its length needs no bits: its node is zeros and leads all names of the length to its record. */
static bool one_name(hdrtrie_length_names *b, const uint8_t *fixed, const hdrtrie_node *n)
{
    if (b->count != 1) return false;
    (void)collisions(b, n, fixed); /* called for the key */
    return true;
}

bool hdrtrie_windows_choose_ends(hdrtrie_length_names *b, const uint8_t fixed[256], hdrtrie_node *n)
{
    if (one_name(b, fixed, n)) return true;
    windows_set(b, fixed, 0, last_offset(b), n);
    return collisions(b, n, fixed) == 0 || bits_add(b, fixed, n);
}

bool hdrtrie_windows_choose_free(hdrtrie_length_names *b, const uint8_t fixed[256], hdrtrie_node *n)
{
    const size_t last = last_offset(b);
    size_t first, second, fewest = NO_KEYS, best_first = 0, best_second = 0, left;
    if (one_name(b, fixed, n)) return true;
    for (first = 0; first <= last; first++) {
        for (second = first; second <= last; second++) {
            windows_set(b, fixed, first, second, n);
            left = collisions(b, n, fixed);
            if (left == 0) return true;
            if (left < fewest) {
                fewest = left;
                best_first = first;
                best_second = second;
            }
        }
    }
    windows_set(b, fixed, best_first, best_second, n);
    return bits_add(b, fixed, n);
}
