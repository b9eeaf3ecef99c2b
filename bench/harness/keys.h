/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The exact names of a list for peers that compare bytes: all texts in one block, folded as the list is. Also key_fold for such
   peers under a wide fold: it copies a name as the fold does, and the peer then looks up the copy. A name that is longer than
   every key is never copied. */
#ifndef BENCH_KEYS_H
#define BENCH_KEYS_H

#include "listing.h"
#include <hdrtrie/detail/bytes.h>

HDRTRIE_EXTERN_C_BEGIN

/* The id of a key that the list excepts. It differs from -1, no key, so that no pattern is tried. */
#define KEY_EXCEPTED (-2)

typedef struct key {
    const char *text; /* REQUEST_REACH_LEN bytes may be read from text on */
    uint32_t len;     /* 1..255 */
    int32_t id;       /* that listing_find returns, or KEY_EXCEPTED */
} key;

typedef struct key_list {
    key *keys; /* distinct */
    size_t count;
    size_t longest;  /* len of the longest key */
    size_t text_len; /* of all keys together */
} key_list;

/* Makes the keys of the exact rules of l. The caller frees keys after it has built its table; the texts are never freed. */
key_list key_list_make(const listing *l);

/* Folds len bytes of a literal, at most KEY_CAPACITY, under any fold. For building; key_fold below is for finds. */
void key_fold_literal(hdrtrie_fold fold, char *folded, const char *literal, size_t len);

HDRTRIE_EXTERN_C_END

/* Room for any folded key. */
#define KEY_CAPACITY 256

/* Returns a word with the high bit of each byte that is at least low and at most high; both are ASCII. */
HDRTRIE_INLINE uint64_t key_range_word(uint64_t word, unsigned low, unsigned high)
{
    const uint64_t every = 0x0101010101010101u, seven = word & 0x7f * every;
    const uint64_t from_low = seven + (0x80 - low) * every, above_high = seven + (0x7f - high) * every;
    return from_low & ~above_high & ~word & 0x80 * every;
}

/* Eight bytes, folded. fold: a compile-time constant. */
HDRTRIE_INLINE uint64_t key_fold_word(hdrtrie_fold fold, uint64_t word)
{
    const uint64_t every = 0x0101010101010101u;
    if (fold == HDRTRIE_FOLD_NONE) return word;
    word |= key_range_word(word, 'A', 'Z') >> 2;
    if (fold == HDRTRIE_FOLD_CASE) return word;
    if (fold == HDRTRIE_FOLD_UNDERSCORE) return word ^ (key_range_word(word, '_', '_') >> 7) * ('_' ^ '-');
    const uint64_t kept = ((key_range_word(word, 'a', 'z') | key_range_word(word, '0', '9')) >> 7) * 0xff;
    return (word & kept) | ('-' * every & ~kept);
}

/* Writes the len bytes of name to folded; if len < 8, writes 8 bytes. It writes words, the last of which overlaps the one
   before. After stores of single bytes, a peer that reads words would wait until all stores are done; measured, that cost
   peers that hash words 5 ns per name. Vectors of 16 bytes were not faster. */
HDRTRIE_INLINE void key_fold(hdrtrie_fold fold, char folded[KEY_CAPACITY], const char *name, size_t len)
{
    const uint8_t *from = (const uint8_t *)name;
    if (len < 8) {
        const uint64_t word = key_fold_word(fold, hdrtrie_load_le_exact(from, len));
        for (size_t i = 0; i < 8; i++) folded[i] = (char)(word >> 8 * i); /* compilers make one store of it */
        return;
    }
    for (size_t at = 0;; at = at + 16 <= len ? at + 8 : len - 8) {
        const uint64_t word = key_fold_word(fold, hdrtrie_load_le64(from + at));
        for (size_t i = 0; i < 8; i++) folded[at + i] = (char)(word >> 8 * i);
        if (at + 8 == len) return;
    }
}

/* Returns name under fold: itself under the fold none, else its copy in copied. */
HDRTRIE_INLINE const char *key_folded(hdrtrie_fold fold, char copied[KEY_CAPACITY], const char *name, size_t len)
{
    if (fold == HDRTRIE_FOLD_NONE) return name;
    key_fold(fold, copied, name, len);
    return copied;
}

HDRTRIE_INLINE void key_lower(char lowered[KEY_CAPACITY], const char *name, size_t len)
{
    key_fold(HDRTRIE_FOLD_CASE, lowered, name, len);
}

#endif
