/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The C identifiers that a table's header defines (reference 2.6). For --name mine: MINE_ID_X_INT, MINE_GROUP_INTERNAL. */
#ifndef HDRTRIE_GEN_SYMBOLS_H
#define HDRTRIE_GEN_SYMBOLS_H

#include <stdbool.h>

#include <hdrtrie/detail/format/table.h>

typedef enum gen_constant { GEN_CONSTANT_ID, GEN_CONSTANT_GROUP, GEN_CONSTANT_COOKIE } gen_constant;

typedef struct gen_symbols {
    char *capitals; /* the table's symbol in capitals: what constants begin with */
    char **ids;     /* the constant of each id */
    uint32_t id_count;
    char **groups; /* the constant of each group */
    uint32_t group_count;
    char **cookies; /* the constant of each id in the table of cookies */
    uint32_t cookie_count;
} gen_symbols;

/* Called for two ids, groups or ids of cookies whose constants are equal: index is the later one, with the earlier one.
   Both get their numbers appended. */
typedef void (*gen_symbols_collide)(
    void *context, gen_constant kind, uint32_t index, uint32_t with, const char *constant);

/* Names the ids and groups of a table, and the ids of its table of cookies. Returns false if memory runs out. Free with gen_symbols_free in both cases. */
bool gen_symbols_make(
    const hdrtrie_table *table, const char *symbol, gen_symbols_collide collide, void *context, gen_symbols *symbols);

void gen_symbols_free(gen_symbols *symbols);

/* The word before a number at the end of a constant: "id" or "group". It is in lower case, so that constants with a
   number differ from all others. */
const char *gen_symbols_number_prefix(gen_constant kind);

#endif
