/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The bodies that this build has, each an instance of the one algorithm: for the exported calls, which pick by the CPU's
   features, and for tests and benchmarks, which run all. */
#ifndef HDRTRIE_SRC_BODY_H
#define HDRTRIE_SRC_BODY_H

#include <hdrtrie/clear.h>

typedef struct hdrtrie_body {
    const char *name;
    int (*supported)(void); /* whether this CPU can run it */
    hdrtrie_match (*find)(const hdrtrie_table *table, const char *name, size_t len);
    /* the word of clear_template.h: judges up to 64 fields */
    uint64_t (*word)(const hdrtrie_table *table, uint32_t groups, int keep, hdrtrie_array fields, size_t first,
                     size_t count, uint32_t *before);
} hdrtrie_body;

extern const hdrtrie_body hdrtrie_body_portable, hdrtrie_body_sse2, hdrtrie_body_avx2;

/* All bodies of this build, best first; the last one, portable, every CPU can run. Not every one may be run here. */
const hdrtrie_body *const *hdrtrie_bodies(size_t *count);

/* The best body for this CPU. */
const hdrtrie_body *hdrtrie_body_best(void);

/* hdrtrie_mark, hdrtrie_clear and hdrtrie_keep by a given body. */
size_t hdrtrie_body_mark(const hdrtrie_body *body, const hdrtrie_table *table, uint32_t groups, const void *fields,
                         size_t count, const hdrtrie_layout *layout, uint64_t *bitmap);
size_t hdrtrie_body_clear(const hdrtrie_body *body, const hdrtrie_table *table, uint32_t groups, void *fields,
                          size_t count, const hdrtrie_layout *layout);
size_t hdrtrie_body_keep(const hdrtrie_body *body, const hdrtrie_table *table, uint32_t groups, void *fields,
                         size_t count, const hdrtrie_layout *layout);

#endif
