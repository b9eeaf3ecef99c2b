/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The ledger: a text file with a line a run, of words between tabs: date, commit of the library, program, seed, seconds,
   cases, faults. */
#ifndef LEDGER_H
#define LEDGER_H

#include <stdint.h>

/* The seed after the largest of program's in the file; 1 if it has none, or if there is no such file. */
uint64_t ledger_next_seed(const char *path, const char *program);

/* Appends a run in one write, so that two programs may do it at once. Ends the program with a message where that fails. */
void ledger_add(const char *path, const char *program, uint64_t seed, double seconds, uint64_t cases, uint64_t faults);

#endif
