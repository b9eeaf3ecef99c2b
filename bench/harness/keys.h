/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The names of a plain list for peers that compare exactly: all texts in one block, in lower case unless the list is
   compared exactly. Also key_lower for such peers under fold case: it copies a name in lower case, and the peer
   then looks up the copy. A name that is longer than every key is never copied. */
#ifndef BENCH_KEYS_H
#define BENCH_KEYS_H

#include "listing.h"
#include <hdrtrie/detail/bytes.h>

HDRTRIE_EXTERN_C_BEGIN

typedef struct key {
    const char *text; /* REQUEST_REACH_LEN bytes may be read from text on */
    uint32_t len;     /* 1..255 */
    int32_t id;
} key;

typedef struct key_list {
    key *keys;
    size_t count;
    size_t longest;  /* len of the longest key */
    size_t text_len; /* of all keys together */
} key_list;

/* Makes the keys of l, a plain list. The caller frees keys after it has built its table; the texts are never freed. */
key_list key_list_make(const listing *l);

HDRTRIE_EXTERN_C_END

/* Room for any key in lower case. */
#define KEY_CAPACITY 256

/* Eight bytes with each of A to Z in lower case. The high bit of a byte's sum is set if the byte is at least 'A', or above
   'Z'. */
HDRTRIE_INLINE uint64_t key_lower_word(uint64_t word)
{
    const uint64_t every = 0x0101010101010101u, seven = word & 0x7f * every;
    const uint64_t from_a = seven + (0x80 - 'A') * every, above_z = seven + (0x7f - 'Z') * every;
    return word | ((from_a & ~above_z & ~word & 0x80 * every) >> 2);
}

/* Writes the len bytes of name to lowered, in lower case; if len < 8, writes 8 bytes. It writes words, the last of which
   overlaps the one before. After stores of single bytes, a peer that reads words would wait until all stores are done;
   measured, that cost peers that hash words 5 ns per name. Vectors of 16 bytes were not faster. */
HDRTRIE_INLINE void key_lower(char lowered[KEY_CAPACITY], const char *name, size_t len)
{
    const uint8_t *from = (const uint8_t *)name;
    if (len < 8) {
        const uint64_t word = key_lower_word(hdrtrie_load_le_exact(from, len));
        for (size_t i = 0; i < 8; i++) lowered[i] = (char)(word >> 8 * i); /* compilers make one store of it */
        return;
    }
    for (size_t at = 0;; at = at + 16 <= len ? at + 8 : len - 8) {
        const uint64_t word = key_lower_word(hdrtrie_load_le64(from + at));
        for (size_t i = 0; i < 8; i++) lowered[at + i] = (char)(word >> 8 * i);
        if (at + 8 == len) return;
    }
}

#endif
