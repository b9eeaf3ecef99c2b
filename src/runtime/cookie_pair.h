/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* One pair of a Cookie field: where it is, whether it is malformed, and which names readers can see in it (reference
   4.14). cookie.c decides by this which pairs to remove; the command reports by it. */
#ifndef HDRTRIE_SRC_RUNTIME_COOKIE_PAIR_H
#define HDRTRIE_SRC_RUNTIME_COOKIE_PAIR_H

#include <hdrtrie/find.h>
#ifndef __cplusplus
#include <stdbool.h>
#endif

#define HDRTRIE_COOKIE_DECODED_MAX 512 /* bytes of a decoded name; longer ones count as listed */

/* The bytes between two `;`. Offsets are those of the value. */
typedef struct hdrtrie_cookie_pair {
    size_t begin, end; /* all bytes */
    size_t from, to;   /* without the white space around them; equal if there is nothing else */
    size_t equals;     /* the first `=`; to if there is none */
} hdrtrie_cookie_pair;

typedef enum hdrtrie_cookie_fate {
    HDRTRIE_COOKIE_STAYS,
    HDRTRIE_COOKIE_LISTED,
    HDRTRIE_COOKIE_MALFORMED
} hdrtrie_cookie_fate;

/* The listed name that a reader can see in a pair. */
typedef struct hdrtrie_cookie_seen {
    const char *name; /* in the value or in decoded */
    size_t len;
    char decoded[HDRTRIE_COOKIE_DECODED_MAX];
} hdrtrie_cookie_seen;

#ifdef __FRAMAC__
#include <contracts/cookie_pair.acsl.h>
#endif

/* Reads the pair that begins at `begin`, begin <= len. The next one begins after its end, if that is not len. */
hdrtrie_cookie_pair hdrtrie_cookie_pair_read(const char *value, size_t len, size_t begin);

/* Decides what becomes of a pair that is not empty. Fills in *seen if it returns HDRTRIE_COOKIE_LISTED. */
hdrtrie_cookie_fate hdrtrie_cookie_pair_judge(const hdrtrie_table *cookies, uint32_t groups, const char *value,
    const hdrtrie_cookie_pair *pair, hdrtrie_cookie_seen *seen);

/* Whether a pair is an attribute of the one before it (RFC 2965): $Path, $Domain or $Port, in any case. */
bool hdrtrie_cookie_pair_is_attribute(const char *value, const hdrtrie_cookie_pair *pair);

#endif
