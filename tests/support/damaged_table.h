/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A table and a mutable copy of it. Tests change the copy and pass it to hdrtrie_check with a correct digest. */
#ifndef DAMAGED_TABLE_H
#define DAMAGED_TABLE_H

#include <hdrtrie/check.h>
#include <hdrtrie/detail/shape.h>
#include <stdbool.h>

typedef struct damaged_table {
    hdrtrie_table *table; /* the original */
    hdrtrie_shape shape;  /* of the original, with its prefixes and suffixes */
    uint8_t *bytes;       /* the mutable copy, len bytes */
    size_t len;
    const char *why; /* the reason that the last check returned */
} damaged_table;

/* The table of a list's text. */
damaged_table damaged_table_open(const char *list);

/* Like damaged_table_open, for an existing table. damaged_table_close frees it. */
damaged_table damaged_table_of(hdrtrie_table *table);

void damaged_table_close(damaged_table *t);

/* Makes the copy equal to the original again. */
void damaged_table_undo(damaged_table *t);

/* Writes the correct digest into the copy and checks it, aligned and directly before an unreadable page. Sets t->why. */
hdrtrie_error damaged_table_check(damaged_table *t);

/* For a copy that check accepted: whether it gives the same answers as the original, and contains the same texts. Looks up
   the rules, other spellings of them, parts of them, and names that begin or end with these parts. */
bool damaged_table_is_harmless(const damaged_table *t);

/* Stores value as len bytes, little-endian. */
void put_le(uint8_t *at, uint64_t value, size_t len);

#endif
