/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Head: clears an HTTP/1 head as bytes, in place, for proxies that forward the bytes they received.

       hdrtrie_head_result r = hdrtrie_head_clear(edge, HDRTRIE_ALL_GROUPS, head, len, 0);
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
    size_t cookies;   /* pairs removed from Cookie fields, if the table has cookie rules (cookie.h) */
    bool complete;    /* true if the last line ended in LF */
} hdrtrie_head_result;

/* Flag: Host, Content-Length and Transfer-Encoding are judged like all other fields. Without it no table removes them.
   Set it only if you frame the message again before you forward it. */
#define HDRTRIE_HEAD_FRAMING 1

HDRTRIE_EXTERN_C_BEGIN

/* Removes fields from one HTTP/1 head: those that are in one of the groups, and malformed ones. Framing fields stay
   (mark.h).
   table    A table that was generated, built, loaded or checked; not NULL.
   groups   The groups to remove, as bits; HDRTRIE_ALL_GROUPS for all, 0 for malformed fields only. With
            HDRTRIE_ALLOW_MALFORMED, malformed names are matched like other names, and lines without a name are kept.
   head     len bytes, changed in place. May be NULL if len is 0.
   flags    HDRTRIE_HEAD_FRAMING, or 0. Other bits are ignored.
   Lines end in CRLF or LF. The start line stays, and so do empty lines before it and the empty line at the end. A field
   is removed together with its continuation lines (obs-fold). The other fields keep their order and their bytes. A last
   line without its end is matched too; complete is false then. The bytes from the new length to len are unspecified.
   These lines are malformed: a line without a colon or with an empty name; a name with a byte that is not a token
   character, such as a space before the colon; a line with a bare CR or a NUL; a continuation line without a field
   before it; an empty line that is not the last.
   If the table has cookie rules, hdrtrie_cookie_clear also clears the value of each Cookie field that stays. A field
   without any pair left is removed. A pair with a continuation line in it is malformed and removed.
   Returns the new length and counts. To clear the result again changes nothing.

   The call does not judge the head. Before you forward the result, make sure that all readers see one head in it:
   - Refuse a head with a bare LF, a bare CR, NUL or another control byte, or an obs-fold. Such lines stay unless their
     field is removed, and readers differ about where they end. A listed name in a continuation line stays too.
   - Know whether you read requests or responses. Never choose by the start line: a client can send a status line, such
     as "HTTP/1.1 200 HTTP/1.1", and some servers dispatch it.
   - Find the end of the body by a strict reading of Content-Length and Transfer-Encoding. Refuse both, repeated ones,
     and names that a reader can take for them, such as Content_Length or Content-Length with a space before the colon.
   - Check Host after the call. A Host line with a malformed name, a bare CR or a NUL is removed.
   - Trailers: refuse framing fields in them.
   docs/reference.md, 3.4, lists the places where readers differ, and what hdrtrie strip does there.
   Cost: that of hdrtrie_mark and one pass over the bytes, two passes if the table has cookie rules. Allocates nothing. Any
   number of threads may use one table. */
HDRTRIE_API hdrtrie_head_result hdrtrie_head_clear(
    const hdrtrie_table *table, uint32_t groups, char *head, size_t len, uint32_t flags);

HDRTRIE_EXTERN_C_END

#endif
