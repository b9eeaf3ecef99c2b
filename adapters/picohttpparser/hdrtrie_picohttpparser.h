/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie over the array that picohttpparser fills. Include picohttpparser.h first, from wherever you keep it; for another
   struct of that shape (name, name_len) define HDRTRIE_PICOHTTPPARSER_HEADER as its type.

       num_headers = hdrtrie_picohttpparser_clear(edge, shape, HDRTRIE_ALL_GROUPS, headers, num_headers);

   The meaning is mark.h's. A header whose name is NULL continues the one before it, and goes or stays with it. The names point
   into the request, whose bytes stay as they are. */
#ifndef HDRTRIE_PICOHTTPPARSER_H
#define HDRTRIE_PICOHTTPPARSER_H

#include <hdrtrie/find.h>
#include <hdrtrie/layout.h>

#ifndef HDRTRIE_PICOHTTPPARSER_HEADER
#define HDRTRIE_PICOHTTPPARSER_HEADER struct phr_header
#endif

/* hdrtrie_picohttpparser_mark, _drop, _clear and _keep, inline, as template/clear.inl.h has them; the last three return the new
   num_headers. The shape is hdrtrie_shape_read(table), read once and kept, or a generated SYM_shape. */
#define HDRTRIE_CLEAR hdrtrie_picohttpparser
#define HDRTRIE_CLEAR_FIELDS HDRTRIE_PICOHTTPPARSER_HEADER *
#define HDRTRIE_CLEAR_NAME(headers, i) ((headers)[i].name)
#define HDRTRIE_CLEAR_LEN(headers, i) ((headers)[i].name_len)
#define HDRTRIE_CLEAR_MOVE(headers, to, from) ((headers)[to] = (headers)[from])
#define HDRTRIE_CLEAR_FLAGS HDRTRIE_LAYOUT_CONTINUATIONS
#define HDRTRIE_CLEAR_PLAIN
#include <hdrtrie/template/clear.inl.h>

/* A hdrtrie_layout of the same, for the calls of mark.h, which need no shape and pick the body for the CPU. */
#define HDRTRIE_PICOHTTPPARSER_LAYOUT                                                                                  \
    HDRTRIE_LAYOUT_OF(HDRTRIE_PICOHTTPPARSER_HEADER, name, name_len, HDRTRIE_LAYOUT_CONTINUATIONS)

#endif
