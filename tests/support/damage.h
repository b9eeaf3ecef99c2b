/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Tables that somebody changed, and put the right digest under: what check makes of them, and whether one that it accepts
   is any different. */
#ifndef DAMAGE_H
#define DAMAGE_H

#include <hdrtrie/check.h>
#include <stdbool.h>

typedef struct damage {
    const hdrtrie_table *table; /* as it was */
    uint8_t *bytes;             /* a copy to be changed */
    size_t len;
    const char *why; /* what check said */
} damage;

damage damage_open(const hdrtrie_table *table);
void damage_close(damage *d);

/* Puts the copy back as the table was. */
void damage_undo(damage *d);

/* Puts the right digest under the copy and checks it, aligned, before an unreadable page. */
hdrtrie_error damage_check(damage *d);

/* Whether the copy, which check accepted, answers as the table does for its rules, their spellings, cuts, and names that
   begin or end with them; and whether its texts are what they were. */
bool damage_is_harmless(const damage *d);

#endif
