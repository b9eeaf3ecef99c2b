/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie over nghttp2: arrays of nghttp2_nv on their way out, and fields on their way in, which on_header callbacks and the
   inflater give one by one. The shape is hdrtrie_shape_read(table), read once and kept, or a generated SYM_shape.

       nvlen = hdrtrie_nghttp2_nva_clear(edge, shape, HDRTRIE_ALL_GROUPS, nva, nvlen); // then submit nva

       if (hdrtrie_nghttp2_removes(edge, shape, HDRTRIE_ALL_GROUPS, name, namelen)) return 0; // first in an on_header callback

   The meaning is mark.h's; pseudo-fields that lead are left alone. Names are in lower case here, but a list to strip is still
   folded separators: x_int reaches an application behind CGI as the same variable as x-int. */
#ifndef HDRTRIE_NGHTTP2_H
#define HDRTRIE_NGHTTP2_H

#include <hdrtrie/find.h>
#include <hdrtrie/layout.h>
#include <nghttp2/nghttp2.h>

/* hdrtrie_nghttp2_nva_mark, _drop, _clear and _keep, inline, as template/clear.inl.h has them; the last three return the new nvlen.
   nva is an array of the caller's own, before it is submitted: a request's, a response's or trailers. Those that nghttp2 shows
   its callbacks are const. Fields are moved whole, NGHTTP2_NV_FLAG_… included; names and values stay where they are. */
#define HDRTRIE_CLEAR hdrtrie_nghttp2_nva
#define HDRTRIE_CLEAR_FIELDS nghttp2_nv *
#define HDRTRIE_CLEAR_NAME(nva, i) ((const char *)(nva)[i].name)
#define HDRTRIE_CLEAR_LEN(nva, i) ((nva)[i].namelen)
#define HDRTRIE_CLEAR_MOVE(nva, to, from) ((nva)[to] = (nva)[from])
#define HDRTRIE_CLEAR_FLAGS HDRTRIE_LAYOUT_PSEUDO
#define HDRTRIE_CLEAR_PLAIN
#include <hdrtrie/template/clear.inl.h>

/* A hdrtrie_layout of the same, for the calls of mark.h, which need no shape and pick the body for the CPU. */
#define HDRTRIE_NGHTTP2_LAYOUT HDRTRIE_LAYOUT_OF(nghttp2_nv, name, namelen, HDRTRIE_LAYOUT_PSEUDO)

/* Where in a field block an inflater is; {0} where a block begins. */
typedef struct hdrtrie_nghttp2_block {
    int regular; /* not 0: a field came that is no pseudo-field, so that those that still come are malformed */
} hdrtrie_nghttp2_block;

/* Whether clear (keep = 0) or keep (1) removes the next field of block. */
HDRTRIE_INLINE HDRTRIE_BEST_TARGET
int hdrtrie_nghttp2_block_judge(hdrtrie_nghttp2_block *block, const hdrtrie_table *table, hdrtrie_shape shape,
                                uint32_t groups, int keep, const uint8_t *name, size_t namelen)
{
    nghttp2_nv nv;
    uint32_t before = 0;                  /* no field continues another here */
    nv.name = (uint8_t *)(uintptr_t)name; /* only read */
    nv.namelen = namelen;
    if (!block->regular && hdrtrie_nghttp2_nva_lead(&nv, 1) == 1) return 0;
    block->regular = 1;
    return hdrtrie_nghttp2_nva_word(table, shape, groups, keep, &nv, 0, 1, &before) != 0;
}

/* Whether the next field that nghttp2_hd_inflate_hd2 emitted goes: not 0 if clear would remove it. name: namelen bytes, may be NULL
   where namelen is 0. Cost: a find. */
HDRTRIE_INLINE HDRTRIE_BEST_TARGET
int hdrtrie_nghttp2_block_goes(hdrtrie_nghttp2_block *block, const hdrtrie_table *table, hdrtrie_shape shape,
                               uint32_t groups, const uint8_t *name, size_t namelen)
{
    return hdrtrie_nghttp2_block_judge(block, table, shape, groups, 0, name, namelen);
}

/* Whether it stays: not 0 if keep would leave it. On tables folded wider than case nothing does; asserts in debug builds. */
HDRTRIE_INLINE HDRTRIE_BEST_TARGET
int hdrtrie_nghttp2_block_stays(hdrtrie_nghttp2_block *block, const hdrtrie_table *table, hdrtrie_shape shape,
                                uint32_t groups, const uint8_t *name, size_t namelen)
{
    return hdrtrie_shape_keeps(shape) && !hdrtrie_nghttp2_block_judge(block, table, shape, groups, 1, name, namelen);
}

/* The same two for a callback of a session, where every name that begins with ":" is left alone: nghttp2 has refused the late
   ones, and those in trailers, before it calls. With nghttp2_option_set_no_http_messaging it does not; there keep a block
   a stream, begun in on_begin_headers. */
HDRTRIE_INLINE HDRTRIE_BEST_TARGET
int hdrtrie_nghttp2_removes(const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups, const uint8_t *name,
                         size_t namelen)
{
    hdrtrie_nghttp2_block block = {0};
    return hdrtrie_nghttp2_block_goes(&block, table, shape, groups, name, namelen);
}

HDRTRIE_INLINE HDRTRIE_BEST_TARGET
int hdrtrie_nghttp2_keeps(const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups, const uint8_t *name,
                          size_t namelen)
{
    hdrtrie_nghttp2_block block = {0};
    return hdrtrie_nghttp2_block_stays(&block, table, shape, groups, name, namelen);
}

/* And for the name that nghttp2_on_header_callback2 is given. */
HDRTRIE_INLINE HDRTRIE_BEST_TARGET
int hdrtrie_nghttp2_rcbuf_goes(const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups, nghttp2_rcbuf *name)
{
    const nghttp2_vec bytes = nghttp2_rcbuf_get_buf(name);
    return hdrtrie_nghttp2_removes(table, shape, groups, bytes.base, bytes.len);
}

HDRTRIE_INLINE HDRTRIE_BEST_TARGET
int hdrtrie_nghttp2_rcbuf_stays(const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups, nghttp2_rcbuf *name)
{
    const nghttp2_vec bytes = nghttp2_rcbuf_get_buf(name);
    return hdrtrie_nghttp2_keeps(table, shape, groups, bytes.base, bytes.len);
}

#endif
