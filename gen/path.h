/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The way a name takes through a table, step by step: what a find does, told instead of done fast. */
#ifndef HDRTRIE_GEN_PATH_H
#define HDRTRIE_GEN_PATH_H

#include <hdrtrie/detail/shape.h>
#include <stdbool.h>

#include <hdrtrie/find.h>

typedef struct gen_path_end {
    bool asked;       /* the table has such rules with a literal, and the name is long enough for its probe */
    bool hit;         /* the probe's slot holds these very bytes */
    uint64_t head;    /* the folded bytes probed */
    uint64_t slot;    /* which slot of the probe */
    uint32_t longest; /* 1 + index of the longest literal that matches, "*" included; 0: none */
} gen_path_end;

typedef struct gen_path {
    bool reaches; /* the name is not empty and no longer than the nodes reach: it has the steps up to the record */
    uint32_t node_index; /* its length, or which pilot */
    hdrtrie_node node;   /* modes 1 and 2 */
    uint32_t pilot;      /* mode 0 */
    uint64_t bits;       /* the masked windows added up, or the mixed hash */
    uint64_t slot;
    uint32_t text; /* offset of the record's text in the table */
    hdrtrie_record record;
    bool equal;
    gen_path_end prefix, suffix; /* looked at only if not equal */
} gen_path;

gen_path gen_path_walk(const hdrtrie_table *table, const char *name, size_t len);

/* How many nodes (or pilots) and slots a table has. */
uint32_t gen_path_node_count(const hdrtrie_shape *shape);
uint32_t gen_path_slot_count(const hdrtrie_table *table, const hdrtrie_shape *shape);

/* 2^(64 - shift): what a shift of a multiplied word leads to. */
uint32_t gen_path_reach(unsigned shift);

#endif
