/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie over h2o's vectors of header fields: req->headers in a handler, req->res.headers in a filter. Compile with
   H2O_USE_LIBUV as your libh2o was.

       hdrtrie_h2o_clear(edge, shape, HDRTRIE_ALL_GROUPS, &req->headers); // before the handler that proxies

   The meaning is mark.h's. h2o finds known names by their token's address, not by their bytes; both kinds go, whatever was found
   by index before is stale, and what a field pointed to stays in the request's pool. Names are in lower case.
   What h2o takes out of a request before any handler sees it is no field there and cannot go: Host (req->authority),
   Content-Length, Transfer-Encoding, Expect and Upgrade, when they are spelt so. */
#ifndef HDRTRIE_H2O_H
#define HDRTRIE_H2O_H

#include <h2o.h>
#include <hdrtrie/find.h>
#include <hdrtrie/layout.h>

/* hdrtrie_h2o_entries_mark, _drop, _clear and _keep, inline, as template/clear.inl.h has them, over headers->entries. */
#define HDRTRIE_CLEAR hdrtrie_h2o_entries
#define HDRTRIE_CLEAR_FIELDS h2o_header_t *
#define HDRTRIE_CLEAR_NAME(entries, i) ((const char *)(entries)[i].name->base)
#define HDRTRIE_CLEAR_LEN(entries, i) ((entries)[i].name->len)
#define HDRTRIE_CLEAR_MOVE(entries, to, from) ((entries)[to] = (entries)[from])
#define HDRTRIE_CLEAR_PLAIN
#include <hdrtrie/template/clear.inl.h>

/* Removes what clear removes, in one compaction, and sets headers->size. groups: those that go, HDRTRIE_ALL_GROUPS for all.
   shape: hdrtrie_shape_read(table), read once and kept, or a generated SYM_shape. Returns how many fields it removed.
   headers->entries may be NULL where headers->size is 0. Frees nothing, allocates nothing. */
HDRTRIE_INLINE HDRTRIE_BEST_TARGET
size_t hdrtrie_h2o_clear(const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups, h2o_headers_t *headers)
{
    const size_t size = headers->size;
    headers->size = hdrtrie_h2o_entries_clear(table, shape, groups, headers->entries, size);
    return size - headers->size;
}

/* The same with what keep removes: everything but groups. */
HDRTRIE_INLINE HDRTRIE_BEST_TARGET
size_t hdrtrie_h2o_keep(const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups, h2o_headers_t *headers)
{
    const size_t size = headers->size;
    headers->size = hdrtrie_h2o_entries_keep(table, shape, groups, headers->entries, size);
    return size - headers->size;
}

#endif
