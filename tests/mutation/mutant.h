/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Mutated code tests MUTANT(number) to see whether to run that mutant. The test records that the code was reached. */
#ifndef MUTANT_H
#define MUTANT_H

extern unsigned mutant_now;        /* the mutant to run; 0: the original code */
extern unsigned char *mutant_seen; /* one byte per mutant: whether it was reached */

#define MUTANT(number) (mutant_seen[number] = 1, __builtin_expect(mutant_now == (number), 0))

#endif
