/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The steps of a find through a table, recorded for people to read. */
#ifndef HDRTRIE_GEN_PATH_H
#define HDRTRIE_GEN_PATH_H

#include <hdrtrie/detail/shape.h>
#include <stdbool.h>

#include <hdrtrie/find.h>

typedef struct gen_path_end {
    bool asked;       /* the table has rules of this kind, and the name is long enough for their probe */
    bool hit;         /* the probe's slot holds the same bytes */
    uint64_t head;    /* the folded bytes that were looked up */
    uint64_t slot;    /* index of the probe's slot */
    uint32_t longest; /* 1 + index of the longest literal that matches, or of "*"; 0 if none does */
} gen_path_end;

typedef struct gen_path {
    bool reaches; /* the name is not empty and there is a node for its length, so the fields up to equal are set */
    uint32_t node_index; /* the name's length, or the index of the pilot */
    hdrtrie_node node;   /* modes 1 and 2 */
    uint32_t pilot;      /* mode 0 */
    uint64_t bits;       /* the sum of the masked windows, or the mixed hash */
    uint64_t slot;
    uint32_t text; /* offset of the record's text in the table */
    hdrtrie_record record;
    bool equal;
    gen_path_end prefix, suffix; /* set only if equal is false */
} gen_path;

gen_path gen_path_walk(const hdrtrie_table *table, const char *name, size_t len);

/* The counts of nodes (or pilots) and of slots in a table. */
uint32_t gen_path_node_count(const hdrtrie_shape *shape);
uint32_t gen_path_slot_count(const hdrtrie_table *table, const hdrtrie_shape *shape);

/* 2^(64 - shift): how many values a 64-bit word has after a shift to the right. */
uint32_t gen_path_reach(unsigned shift);

#endif
