/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* An HTTP/1 head, cleared in place, as bytes: for proxies that forward what they received.

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
    size_t removed;   /* fields removed, malformed ones included; a field's continuation lines are part of it */
    size_t malformed; /* how many of these were malformed */
    bool complete;    /* the last line had its end */
} hdrtrie_head_result;

HDRTRIE_EXTERN_C_BEGIN

/* Removes from head, all of whose len bytes are one HTTP/1 head, the fields that are in one of groups.
   Lines end in CRLF or LF. The start line, after any leading empty lines, is never touched, nor is the empty line at the
   end, if there is one. A field's continuation lines (obs-fold) share its fate. Malformed, and so removed: a line without a
   colon, with an empty name or a byte before the colon that is no token character (white space included), with a bare CR or
   a NUL anywhere, a continuation without a field before it, an empty line that is not the last. HDRTRIE_ALLOW_MALFORMED in
   groups has malformed names matched like any other, and lines that have no name kept.
   A last line without its end is matched like any other; complete is then false.
   head may be NULL where len is 0 (complete is then false). Survivors keep order and bytes; bytes from the new length to
   len are unspecified. Clearing again changes nothing.
   Cost: a find a field and a pass over the bytes. */
HDRTRIE_API hdrtrie_head_result hdrtrie_head_clear(const hdrtrie_table *table, uint32_t groups, char *head, size_t len);

HDRTRIE_EXTERN_C_END

#endif
