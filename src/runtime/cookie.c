/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie_cookie_clear: removes cookies from a Cookie field, in place. cookie_pair.h judges each pair. */
#include <hdrtrie/cookie.h>
#include <hdrtrie/detail/format/table.h>
#include <string.h>

#include "cookie_pair.h"

const hdrtrie_table *hdrtrie_cookies(const hdrtrie_table *table)
{
    return hdrtrie_table_nested(table, HDRTRIE_AT_COOKIES);
}

/* A value during the call: [0, to) is the result so far. Passed by value, as in head.c. */
typedef struct rewriting {
    char *value;
    size_t blanks; /* the white space that the value begins with */
    size_t to;
    bool written;  /* a pair stays, maybe an empty one */
    bool occupied; /* a pair that is not empty stays */
} rewriting;

#ifdef __FRAMAC__
#include <contracts/cookie.acsl.h>
#endif

/* Copies down a pair that stays, with the `;` before it. */
static rewriting pair_keep(rewriting r, hdrtrie_cookie_pair pair)
{
    size_t from = pair.begin;
    if (r.written) {
        from--; /* the `;` */
    } else if (pair.begin != 0) {
        from = pair.from;
        r.to = r.blanks;
    }
    if (r.to != from) memmove(r.value + r.to, r.value + from, pair.end - from);
    r.to += pair.end - from;
    r.written = true;
    r.occupied = r.occupied || pair.from != pair.to;
    return r;
}

hdrtrie_cookie_result hdrtrie_cookie_clear(const hdrtrie_table *cookies, uint32_t groups, char *value, size_t len)
{
    hdrtrie_cookie_result result = {len, 0, 0};
    rewriting r = {value, 0, 0, false, false};
    hdrtrie_cookie_seen seen;
    bool follows_removed = false;
    size_t at = 0;
    if (cookies == NULL || len == 0) return result;
    /*@ loop invariant at <= len && r.value == value && rewriting_sound(r, at) && result.len == len;
        loop assigns at, r, result, seen, follows_removed, value[0 .. len - 1];
        loop variant len - at; */
    for (;;) {
        const hdrtrie_cookie_pair pair = hdrtrie_cookie_pair_read(value, len, at);
        hdrtrie_cookie_fate fate = HDRTRIE_COOKIE_STAYS;
        bool removed = false;
        if (at == 0) r.blanks = pair.from;
        if (pair.from != pair.to) {
            fate = hdrtrie_cookie_pair_judge(cookies, groups, value, &pair, &seen);
            removed =
                fate != HDRTRIE_COOKIE_STAYS || (follows_removed && hdrtrie_cookie_pair_is_attribute(value, &pair));
            follows_removed = removed;
        }
        result.removed += removed;
        result.malformed += fate == HDRTRIE_COOKIE_MALFORMED;
        if (!removed) r = pair_keep(r, pair);
        if (pair.end == len) break;
        at = pair.end + 1;
    }
    if (result.removed != 0) result.len = r.occupied ? r.to : 0;
    return result;
}
