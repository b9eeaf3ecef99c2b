/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Removes fields from the array that picohttpparser fills. Include picohttpparser.h before this file. To use another struct
   with the members name and name_len, define HDRTRIE_PICOHTTPPARSER_HEADER as its type.

       num_headers = hdrtrie_picohttpparser_clear(edge, shape, HDRTRIE_ALL_GROUPS, headers, num_headers);

   The rules of mark.h decide which headers are removed. A header whose name is NULL continues the header before it (obs-fold)
   and is removed or kept with it. Host, Content-Length and Transfer-Encoding stay, listed or not. To remove them, for example
   from trailers, call mark.h with HDRTRIE_PICOHTTPPARSER_LAYOUT and add HDRTRIE_LAYOUT_FRAMING to its flags. */
#ifndef HDRTRIE_PICOHTTPPARSER_H
#define HDRTRIE_PICOHTTPPARSER_H

#include <hdrtrie/find.h>
#include <hdrtrie/layout.h>

#ifndef HDRTRIE_PICOHTTPPARSER_HEADER
#define HDRTRIE_PICOHTTPPARSER_HEADER struct phr_header
#endif

/* Generates hdrtrie_picohttpparser_mark, _drop, _clear and _keep as static inline functions. The clear template documents
   them. The last three return the new num_headers.
   table: not NULL. To clear or mark: any fold. To keep: the fold `none` or `case`. With any other fold, keep removes every
     header and asserts in debug builds.
   shape: hdrtrie_shape_read(table), read once and stored, or the generated SYM_shape.
   groups: the groups to remove (or to keep), or-ed; HDRTRIE_ALL_GROUPS for all; 0 for none. Malformed names are removed as
     well, unless HDRTRIE_ALLOW_MALFORMED is or-ed into the groups of clear or mark.
   headers: may be NULL if num_headers is 0. Names and values point into the request. The calls do not change it.
   No call can fail or allocates memory. Cost: one find per header, and one move per header that is left. */
#define HDRTRIE_CLEAR hdrtrie_picohttpparser
#define HDRTRIE_CLEAR_FIELDS HDRTRIE_PICOHTTPPARSER_HEADER *
#define HDRTRIE_CLEAR_NAME(headers, i) ((headers)[i].name)
#define HDRTRIE_CLEAR_LEN(headers, i) ((headers)[i].name_len)
#define HDRTRIE_CLEAR_MOVE(headers, to, from) ((headers)[to] = (headers)[from])
#define HDRTRIE_CLEAR_FLAGS HDRTRIE_LAYOUT_CONTINUATIONS
#define HDRTRIE_CLEAR_PLAIN
#include <hdrtrie/template/clear.inl.h>

/* Initializes a hdrtrie_layout of the struct for the calls of mark.h, which need no shape and choose a SIMD backend at run
   time. */
#define HDRTRIE_PICOHTTPPARSER_LAYOUT                                                                                  \
    HDRTRIE_LAYOUT_OF(HDRTRIE_PICOHTTPPARSER_HEADER, name, name_len, HDRTRIE_LAYOUT_CONTINUATIONS)

#endif
