/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A table that is to be damaged: as it was, a copy to change, and two places beside unreadable pages, where check and finds read
   what was made of it. */
#ifndef VICTIM_H
#define VICTIM_H

#include "../support/guarded.h"
#include "block.h"
#include <hdrtrie/check.h>

typedef struct victim {
    const hdrtrie_table *table;
    size_t len;     /* its own */
    uint8_t *bytes; /* the copy; there is room for VICTIM_GROWTH more */
    size_t bytes_len;
    guarded areas[2]; /* 0: its end is used, 1: its beginning */
    const char *why;  /* what check said last */
} victim;

#define VICTIM_GROWTH 256
#define VICTIM_NAMES 32 /* names that an accepted copy is asked about */

void victim_open(victim *v, const hdrtrie_table *table);
void victim_close(victim *v);

/* Makes the copy what the table was. */
void victim_heal(victim *v);

/* Puts the right digest under the copy; it has room for one. */
void victim_seal(victim *v);

/* Checks the copy before an unreadable page, or behind one (place 1). */
hdrtrie_error victim_check(victim *v, int place);

/* Asks every body about names near the rules of the copy, which check accepted, and compares the answers with the copy's own rules;
   rounds times VICTIM_NAMES names, or so many that each rule comes up in four spellings (0). Returns how many answers were compared;
   adds to c's faults, not to its cases. names is empty, and is so again. */
uint64_t victim_ask(victim *v, block *names, uint64_t seed, size_t rounds, campaign *c);

/* Prints which bytes of the copy differ from the table, for a fault. */
void victim_print(const victim *v);

#endif
