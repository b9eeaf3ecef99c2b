/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The ledger: a text file with one line per run. Tabs separate the columns: date, commit of the library, program, seed,
   seconds, cases, faults. */
#ifndef LEDGER_H
#define LEDGER_H

#include <stdint.h>

/* Returns one more than the largest seed that the file records for the program. Returns 1 if there is none, or no file.
   */
uint64_t ledger_next_seed(const char *path, const char *program);

/* Appends a run with one write call, so that two programs can append at the same time. Ends the program with a message
   and status 3 if the file cannot be written. */
void ledger_add(const char *path, const char *program, uint64_t seed, double seconds, uint64_t cases, uint64_t faults);

#endif
