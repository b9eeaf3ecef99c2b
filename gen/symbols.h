/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The C identifiers that a table's header defines (reference 2.6). */
#ifndef HDRTRIE_GEN_SYMBOLS_H
#define HDRTRIE_GEN_SYMBOLS_H

#include <stdbool.h>

#include <hdrtrie/detail/format/table.h>

typedef struct gen_symbols {
    char **ids; /* a name an id, without SYM_ID_ */
    uint32_t id_count;
    char **groups; /* a name a group, without SYM_GROUP_ */
    uint32_t group_count;
} gen_symbols;

/* Tells of two ids, or with is_group of two groups, whose names collided: index is the later one. */
typedef void (*gen_symbols_collide)(void *context, bool is_group, uint32_t index, uint32_t with, const char *name);

/* Names a table's ids and groups; those that collide all get their number behind them. False when there is no memory.
   Free with gen_symbols_free in any case. */
bool gen_symbols_make(const hdrtrie_table *table, gen_symbols_collide collide, void *context, gen_symbols *symbols);

void gen_symbols_free(gen_symbols *symbols);

/* The identifier that a list's base name stands for: malloc'ed, NULL when there is no memory. */
char *gen_symbol_derive(const char *base_name);

/* Whether text may name a table: an identifier, neither a keyword of C or C++ nor a name that has a meaning already. */
bool gen_symbol_is_usable(const char *text);

#endif
