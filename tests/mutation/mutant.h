/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* What mutated code asks: whether the mutant of that number is the one. Remembers that it was asked. */
#ifndef MUTANT_H
#define MUTANT_H

extern unsigned mutant_now;        /* 0: none, the original */
extern unsigned char *mutant_seen; /* a byte a number */

#define MUTANT(number) (mutant_seen[number] = 1, __builtin_expect(mutant_now == (number), 0))

#endif
