/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Removes fields from h2o's vectors: req->headers in a handler, req->res.headers in a filter.

       hdrtrie_h2o_clear(edge, shape, HDRTRIE_ALL_GROUPS, &req->headers); // in a handler before the one that proxies

   The rules of mark.h decide which fields are removed. Define H2O_USE_LIBUV with the value that your libh2o was built with: 0
   for libh2o-evloop.

   - h2o finds a known name (a token) by its address and other names by their bytes. Both kinds of field are removed.
   - h2o has names in lower case.
   - An index that was found before the call is no longer valid. Names and values stay in the request's memory pool.
   - h2o moves some request fields into req before any handler runs: Host (req->authority), Content-Length, Transfer-Encoding,
     Expect and Upgrade. They are not in the vector, so they cannot be removed from it. Aliases such as Content_Length are in
     the vector, and are removed if the table matches them. */
#ifndef HDRTRIE_H2O_H
#define HDRTRIE_H2O_H

#include <h2o.h>
#include <hdrtrie/find.h>
#include <hdrtrie/layout.h>

/* Generates hdrtrie_h2o_entries_mark, _drop, _clear and _keep as static inline functions over headers->entries. The clear
   template documents them. */
#define HDRTRIE_CLEAR hdrtrie_h2o_entries
#define HDRTRIE_CLEAR_FIELDS h2o_header_t *
#define HDRTRIE_CLEAR_NAME(entries, i) ((const char *)(entries)[i].name->base)
#define HDRTRIE_CLEAR_LEN(entries, i) ((entries)[i].name->len)
#define HDRTRIE_CLEAR_MOVE(entries, to, from) ((entries)[to] = (entries)[from])
#define HDRTRIE_CLEAR_PLAIN
#include <hdrtrie/template/clear.inl.h>

/* Removes the fields that table lists, and fields with malformed names, and sets headers->size. The other fields keep their
   order.
   table: a table of any fold; `separators` is the fold for removing. Not NULL.
   shape: hdrtrie_shape_read(table), read once and stored, or the generated SYM_shape.
   groups: the groups to remove, or-ed; HDRTRIE_ALL_GROUPS for all, 0 for malformed names only. Or HDRTRIE_ALLOW_MALFORMED
     into it to match malformed names like any other name.
   headers: the vector; not NULL. headers->entries may be NULL if headers->size is 0.
   Returns the number of fields removed, 0 to headers->size. It cannot fail, and neither allocates nor frees memory.
   Cost: that of hdrtrie_mark, and one move per field that is left. */
HDRTRIE_INLINE HDRTRIE_BEST_TARGET size_t hdrtrie_h2o_clear(
    const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups, h2o_headers_t *headers)
{
    const size_t size = headers->size;
    headers->size = hdrtrie_h2o_entries_clear(table, shape, groups, headers->entries, size);
    return size - headers->size;
}

/* Removes the fields that table does not list, and fields with malformed names, and sets headers->size.
   table: a table with the fold `none` or `case`, not NULL. With any other fold the call removes every field, and asserts in
     debug builds, because a wider fold would keep an attacker's alias of a listed name.
   shape: hdrtrie_shape_read(table), read once and stored, or the generated SYM_shape.
   groups: the groups to keep, or-ed; HDRTRIE_ALL_GROUPS for all; 0 removes every field. HDRTRIE_ALLOW_MALFORMED is ignored.
   headers: the vector; not NULL. headers->entries may be NULL if headers->size is 0.
   Returns the number of fields removed, 0 to headers->size. It cannot fail, and neither allocates nor frees memory.
   Cost: one find per field, and one move per field that is left. */
HDRTRIE_INLINE HDRTRIE_BEST_TARGET size_t hdrtrie_h2o_keep(
    const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups, h2o_headers_t *headers)
{
    const size_t size = headers->size;
    headers->size = hdrtrie_h2o_entries_keep(table, shape, groups, headers->entries, size);
    return size - headers->size;
}

#endif
