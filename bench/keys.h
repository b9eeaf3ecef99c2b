/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The names of a plain list, as peers that know no fold of their own take them: texts back to back in one block, in lower
   case unless the list is compared exactly. And what such peers' users do under fold case: lower a name into a buffer,
   then look it up; a name that is longer than any key never gets there. */
#ifndef BENCH_KEYS_H
#define BENCH_KEYS_H

#include "listing.h"

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

/* Writes the len bytes of name to lowered, A to Z in lower case. Compiles to vector instructions. */
HDRTRIE_INLINE void key_lower(char *lowered, const char *name, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        const char c = name[i];
        lowered[i] = c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
    }
}

#endif
