/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The names of a plain list, as peers that know no fold of their own take them: texts back to back in one block, in lower
   case unless the list is compared exactly. And what such peers' users do under fold case: lower a name into a buffer,
   then look it up; a name that is longer than any key never gets there. */
#ifndef BENCH_KEYS_H
#define BENCH_KEYS_H

#include "listing.h"
#include <hdrtrie/detail/bytes.h>

HDRTRIE_EXTERN_C_BEGIN

typedef struct key {
    const char *text; /* REQUEST_REACH_LEN bytes may be read from here on */
    uint32_t len;     /* 1..255 */
    int32_t id;
} key;

typedef struct key_list {
    key *keys;
    size_t count;
    size_t longest;  /* len of the longest key */
    size_t text_len; /* of all keys together */
} key_list;

/* Makes the keys of l, which is plain. Texts stay to the program's end; free(keys) when it has been built from. */
key_list key_list_make(const listing *l);

HDRTRIE_EXTERN_C_END

/* Room for any key in lower case. */
#define KEY_CAPACITY 256

/* Eight bytes, each of A to Z in lower case: the high bit of a byte's sum says that the byte is at least 'A', or above 'Z'. */
HDRTRIE_INLINE uint64_t key_lower_word(uint64_t word)
{
    const uint64_t every = 0x0101010101010101u, seven = word & 0x7f * every;
    const uint64_t from_a = seven + (0x80 - 'A') * every, above_z = seven + (0x7f - 'Z') * every;
    return word | ((from_a & ~above_z & ~word & 0x80 * every) >> 2);
}

/* Writes the len bytes of name to lowered; may write up to 8 bytes where len is less. By words, the last of which overlaps
   the one before: of what is written byte by byte a peer cannot read a word before all stores are done, which cost those
   that hash words 5 ns a name. Wider pieces, by vectors of 16, were no faster. */
HDRTRIE_INLINE void key_lower(char lowered[KEY_CAPACITY], const char *name, size_t len)
{
    const uint8_t *from = (const uint8_t *)name;
    if (len < 8) {
        const uint64_t word = key_lower_word(hdrtrie_load_le_exact(from, len));
        for (size_t i = 0; i < 8; i++) lowered[i] = (char)(word >> 8 * i); /* one store */
        return;
    }
    for (size_t at = 0;; at = at + 16 <= len ? at + 8 : len - 8) {
        const uint64_t word = key_lower_word(hdrtrie_load_le64(from + at));
        for (size_t i = 0; i < 8; i++) lowered[at + i] = (char)(word >> 8 * i);
        if (at + 8 == len) return;
    }
}

#endif
