/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Removes fields from nghttp2's arrays of nghttp2_nv before they are sent, and from what its callbacks or its inflater
   deliver one field at a time.

       nvlen = hdrtrie_nghttp2_nva_clear(edge, shape, HDRTRIE_ALL_GROUPS, nva, nvlen); // then submit nva

       if (hdrtrie_nghttp2_removes(edge, shape, HDRTRIE_ALL_GROUPS, name, namelen)) return 0; // first in an on_header callback

   The rules of mark.h decide which fields are removed. Pseudo-fields before the first regular field are never removed. Host,
   Content-Length and Transfer-Encoding stay, listed or not. To remove them, for example from trailers, call mark.h with
   HDRTRIE_NGHTTP2_LAYOUT and add HDRTRIE_LAYOUT_FRAMING to its flags. HTTP/2
   has names in lower case, but use a list with the fold `separators` to remove fields: an application that gets them as CGI
   variables sees x_int and x-int as one variable.

   Parameters that all calls share:
   table   The compiled list, not NULL. To remove: any fold. To keep: the fold `none` or `case`.
   shape   hdrtrie_shape_read(table), read once and stored, or the generated SYM_shape.
   groups  The groups to remove (or to keep), or-ed; HDRTRIE_ALL_GROUPS for all; 0 for none. A call that removes also removes
           malformed names, unless HDRTRIE_ALLOW_MALFORMED is or-ed into groups. A call that keeps never keeps a malformed
           name.
   name    The name of one field: namelen bytes without a terminator. May be NULL if namelen is 0. An empty name is malformed.

   No call can fail, allocates memory, or stores a pointer. Cost: one find per field. */
#ifndef HDRTRIE_NGHTTP2_H
#define HDRTRIE_NGHTTP2_H

#include <hdrtrie/find.h>
#include <hdrtrie/layout.h>
#include <nghttp2/nghttp2.h>

/* Generates hdrtrie_nghttp2_nva_mark, _drop, _clear and _keep as static inline functions. The clear template documents them.
   The last three return the new nvlen. nva is an array that the caller owns and has not submitted yet: a request, a response
   or trailers. It may be NULL if nvlen is 0. Arrays that nghttp2 passes to callbacks are const, so these calls do not take
   them. Whole fields are moved, with their NGHTTP2_NV_FLAG_ bits; the bytes of names and values are not. */
#define HDRTRIE_CLEAR hdrtrie_nghttp2_nva
#define HDRTRIE_CLEAR_FIELDS nghttp2_nv *
#define HDRTRIE_CLEAR_NAME(nva, i) ((const char *)(nva)[i].name)
#define HDRTRIE_CLEAR_LEN(nva, i) ((nva)[i].namelen)
#define HDRTRIE_CLEAR_MOVE(nva, to, from) ((nva)[to] = (nva)[from])
#define HDRTRIE_CLEAR_FLAGS HDRTRIE_LAYOUT_PSEUDO
#define HDRTRIE_CLEAR_PLAIN
#include <hdrtrie/template/clear.inl.h>

/* Initializes a hdrtrie_layout of nghttp2_nv for the calls of mark.h, which need no shape and choose a SIMD backend at run
   time. */
#define HDRTRIE_NGHTTP2_LAYOUT HDRTRIE_LAYOUT_OF(nghttp2_nv, name, namelen, HDRTRIE_LAYOUT_PSEUDO)

/* The position within a field block whose fields arrive one at a time. Initialize it with {0} at the start of each block. */
typedef struct hdrtrie_nghttp2_block {
    int regular; /* not 0 after the first regular field: any pseudo-field after it is malformed */
} hdrtrie_nghttp2_block;

/* Internal. Returns not 0 if clear (keep = 0) or keep (keep = 1) removes the next field of block. */
HDRTRIE_INLINE HDRTRIE_BEST_TARGET int hdrtrie_nghttp2_block_decide(hdrtrie_nghttp2_block *block,
    const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups, int keep, const uint8_t *name, size_t namelen)
{
    nghttp2_nv nv;
    uint32_t before = 0;                  /* not read: HTTP/2 does not have continuations */
    nv.name = (uint8_t *)(uintptr_t)name; /* nghttp2_nv lacks const; the name is only read */
    nv.namelen = namelen;
    if (!block->regular && hdrtrie_nghttp2_nva_pseudo_count(&nv, 1) == 1) return 0;
    block->regular = 1;
    return hdrtrie_nghttp2_nva_judge(table, shape, groups, keep, &nv, 0, 1, &before) != 0;
}

/* Returns not 0 if clear removes the next field of a block. For the fields that nghttp2_hd_inflate_hd2 emits, and for sessions
   without HTTP messaging (below): in both cases nghttp2 does not reject late pseudo-fields itself.
   block: the position in this block; the call updates it. Call it once for every field, in order. */
HDRTRIE_INLINE HDRTRIE_BEST_TARGET int hdrtrie_nghttp2_block_removes(hdrtrie_nghttp2_block *block,
    const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups, const uint8_t *name, size_t namelen)
{
    return hdrtrie_nghttp2_block_decide(block, table, shape, groups, 0, name, namelen);
}

/* Returns not 0 if keep leaves the next field of a block. If the fold of the table is wider than `case`, it returns 0 for every
   field, and asserts in debug builds.
   block: the position in this block; the call updates it. Call it once for every field, in order. */
HDRTRIE_INLINE HDRTRIE_BEST_TARGET int hdrtrie_nghttp2_block_keeps(hdrtrie_nghttp2_block *block,
    const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups, const uint8_t *name, size_t namelen)
{
    return hdrtrie_shape_keeps(shape) && !hdrtrie_nghttp2_block_decide(block, table, shape, groups, 1, name, namelen);
}

/* Returns not 0 if clear removes the field. For nghttp2_on_header_callback. A name that begins with ":" is never removed,
   because the session has already rejected pseudo-fields that come late or in trailers. A session with
   nghttp2_option_set_no_http_messaging does not reject them: for it, store a hdrtrie_nghttp2_block per stream, set it to {0}
   in on_begin_headers, and call hdrtrie_nghttp2_block_removes. */
HDRTRIE_INLINE HDRTRIE_BEST_TARGET int hdrtrie_nghttp2_removes(
    const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups, const uint8_t *name, size_t namelen)
{
    hdrtrie_nghttp2_block block = {0};
    return hdrtrie_nghttp2_block_removes(&block, table, shape, groups, name, namelen);
}

/* Returns not 0 if keep leaves the field. For nghttp2_on_header_callback. A name that begins with ":" is always kept, for the
   reason above hdrtrie_nghttp2_removes. If the fold of the table is wider than `case`, it returns 0 for every field, and
   asserts in debug builds. */
HDRTRIE_INLINE HDRTRIE_BEST_TARGET int hdrtrie_nghttp2_keeps(
    const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups, const uint8_t *name, size_t namelen)
{
    hdrtrie_nghttp2_block block = {0};
    return hdrtrie_nghttp2_block_keeps(&block, table, shape, groups, name, namelen);
}

/* Returns not 0 if clear removes the field whose name is in the reference-counted buffer name, not NULL. Works like
   hdrtrie_nghttp2_removes. For nghttp2_on_header_callback2. The reference count does not change. */
HDRTRIE_INLINE HDRTRIE_BEST_TARGET int hdrtrie_nghttp2_rcbuf_removes(
    const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups, nghttp2_rcbuf *name)
{
    const nghttp2_vec bytes = nghttp2_rcbuf_get_buf(name);
    return hdrtrie_nghttp2_removes(table, shape, groups, bytes.base, bytes.len);
}

/* Returns not 0 if keep leaves the field whose name is in the reference-counted buffer name, not NULL. Works like
   hdrtrie_nghttp2_keeps. For nghttp2_on_header_callback2. The reference count does not change. */
HDRTRIE_INLINE HDRTRIE_BEST_TARGET int hdrtrie_nghttp2_rcbuf_keeps(
    const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups, nghttp2_rcbuf *name)
{
    const nghttp2_vec bytes = nghttp2_rcbuf_get_buf(name);
    return hdrtrie_nghttp2_keeps(table, shape, groups, bytes.base, bytes.len);
}

#endif
