/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Head: clears an HTTP/1 head as bytes, in place, for proxies that forward the bytes they received.

       hdrtrie_head_result r = hdrtrie_head_clear(edge, HDRTRIE_ALL_GROUPS, head, len);
       len = r.len; */
#ifndef HDRTRIE_HEAD_H
#define HDRTRIE_HEAD_H

#include <hdrtrie/types.h>
#ifndef __cplusplus
#include <stdbool.h>
#endif

typedef struct hdrtrie_head_result {
    size_t len;       /* bytes of head that are left */
    size_t removed;   /* fields removed, malformed ones included; a field and its continuation lines count as one */
    size_t malformed; /* how many of the removed fields were malformed */
    bool complete;    /* true if the last line ended in LF */
} hdrtrie_head_result;

HDRTRIE_EXTERN_C_BEGIN

/* Removes fields from one HTTP/1 head: those that are in one of the groups, and malformed ones.
   table    A table that was generated, built, loaded or checked; not NULL.
   groups   The groups to remove, as bits; HDRTRIE_ALL_GROUPS for all, 0 for malformed fields only. With
            HDRTRIE_ALLOW_MALFORMED, malformed names are matched like other names, and lines without a name are kept.
   head     len bytes, changed in place. May be NULL if len is 0.
   Lines end in CRLF or LF. The start line stays, and so do empty lines before it and the empty line at the end. A field
   is removed together with its continuation lines (obs-fold). The other fields keep their order and their bytes. A last
   line without its end is matched too; complete is false then. The bytes from the new length to len are unspecified.
   These lines are malformed: a line without a colon or with an empty name; a name with a byte that is not a token
   character, such as a space before the colon; a line with a bare CR or a NUL; a continuation line without a field
   before it; an empty line that is not the last.
   Returns the new length and counts. To clear the result again changes nothing.

   Warning: Content-Length, Transfer-Encoding and Host are removed like all other fields if the table lists them.
   Without its framing fields the next hop finds another end of the message, and an attacker can smuggle a request. Do
   not list them unless you frame the message again.
   Cost: one find per field and one pass over the bytes. Allocates nothing. Any number of threads may use one table. */
HDRTRIE_API hdrtrie_head_result hdrtrie_head_clear(const hdrtrie_table *table, uint32_t groups, char *head, size_t len);

HDRTRIE_EXTERN_C_END

#endif
