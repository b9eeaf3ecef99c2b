/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Cookie: removes listed cookies from the value of a Cookie field, and keeps the others byte for byte.

       const hdrtrie_table *cookies = hdrtrie_cookies(edge);
       hdrtrie_cookie_result r = hdrtrie_cookie_clear(cookies, HDRTRIE_ALL_GROUPS, value, value_len);
       value_len = r.len;
       if (r.removed != 0 && value_len == 0) gone = 1; // no cookie is left: remove the field

   hdrtrie_head_clear calls it for each Cookie field of a head. mark, clear and keep over arrays do not change values:
   call it for their Cookie fields. HTTP/2 and HTTP/3 may split a Cookie field; handle each part alone. */
#ifndef HDRTRIE_COOKIE_H
#define HDRTRIE_COOKIE_H

#include <hdrtrie/types.h>

typedef struct hdrtrie_cookie_result {
    size_t len;       /* bytes of value that are left */
    size_t removed;   /* pairs removed, malformed ones and their attributes included */
    size_t malformed; /* how many of the removed pairs were malformed and not listed */
} hdrtrie_cookie_result;

HDRTRIE_EXTERN_C_BEGIN

/* Returns the table of the list's cookie rules (`cookie:NAME`), or NULL if it has none. It is part of table and lives as
   long. Its fold is none, its names are those of cookies, and its groups have the numbers of table's groups. All calls
   work with it: hdrtrie_find looks up the name of a cookie.
   table   A table that was generated, built, loaded or checked; not NULL.
   Cost: one load. */
HDRTRIE_API const hdrtrie_table *hdrtrie_cookies(const hdrtrie_table *table);

/* Removes cookies from the value of one Cookie field: those whose name is in one of the groups, and malformed pairs.
   cookies   What hdrtrie_cookies returned, or any other table with the fold none. NULL: nothing is removed.
   groups    The groups to remove, as bits; HDRTRIE_ALL_GROUPS for all, 0 for malformed pairs only. With
             HDRTRIE_ALLOW_MALFORMED, malformed pairs are matched like others.
   value     len bytes, changed in place: the field's value, with or without the white space around it. May be NULL if
             len is 0.
   Pairs end at `;`. Names are case-sensitive. Servers disagree on where a name begins and ends. So a pair is removed if
   any of the names that a server could see in it is listed: docs/reference.md, 4.14, has the table. A pair that stays
   keeps its bytes and the `;` and white space before it. If it is now the first, it has the white space that the value
   began with. The bytes from the new length to len are unspecified.
   Returns the new length and counts. If no pair is left, the length is 0: remove the field. (A value without any pair
   stays as it is, and removed is 0.) To clear the result again changes nothing.
   Servers that ignore case in the names of cookies, or map them, see more names: list each spelling.
   It reads only in pages that contain a byte of the value, and writes only the value. Allocates nothing. Any number of
   threads may use one table.
   Cost: linear in len. One find per pair, and up to twelve for each word of a value that could be taken for a name. */
HDRTRIE_API hdrtrie_cookie_result hdrtrie_cookie_clear(
    const hdrtrie_table *cookies, uint32_t groups, char *value, size_t len);

HDRTRIE_EXTERN_C_END

#endif
