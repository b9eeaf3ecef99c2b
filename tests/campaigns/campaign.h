/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A campaign: a program that makes cases, item after item, until its time is up. It counts faults and prints how to
   repeat each.

       PROGRAM [--seconds N] [--cases N] [--full] [--seed S] [--item I] [--shard I/N] [--ledger FILE]

   A case is one comparison. An item is a unit of work that depends on the seed and on its own number alone, so that one
   command repeats it. Signals (a read past the end of a page) and items that take minutes are reported the same way. Of
   N processes with shards 0/N, 1/N, ... each makes every Nth item. */
#ifndef CAMPAIGN_H
#define CAMPAIGN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#define CAMPAIGN_FAULTS_MAX 10 /* a campaign ends after this number of faults: enough to look at */

typedef struct campaign {
    const char *program, *path, *ledger; /* ledger: NULL if none */
    uint64_t seed;
    double seconds;        /* when to stop; 0: no limit */
    uint64_t cases_wanted; /* when to stop; 0: no limit */
    bool full;             /* run all items, if their number is finite */
    bool one_item;         /* run only first_item */
    uint64_t first_item, item, cases, faults;
    uint64_t shard, shards; /* 0 <= shard < shards */
    uint64_t item_count;    /* number of items; 0: unlimited */
    struct timespec began;
} campaign;

/* Reads the command line. Ends the program with status 2 if it is wrong. Without a limit the campaign runs for 5
   seconds. Without a seed it uses the one after the last in the ledger, or 1. */
campaign campaign_open(const char *program, int argc, char **argv);

/* Sets the number of items. The campaign ends after the last one. */
void campaign_items(campaign *c, uint64_t count);

/* Maps the current item to [0, item_count) in an order that depends on the seed, so that a short run covers some of
   everything. */
size_t campaign_pick(const campaign *c);

/* Returns whether all items of the shard were begun. */
bool campaign_is_done(const campaign *c);

/* Begins the next item and sets c->item. Returns false if the campaign is over. */
bool campaign_next(campaign *c);

/* Returns a random seed for the current item. No two items of one seed or of two seeds have the same. */
uint64_t campaign_item_seed(const campaign *c);

/* Sets the implementation and the current name for the report of the signal handler. Both pointers may be NULL. The
   handler dereferences them only if a signal arrives, so they must stay valid until the next call. */
void campaign_set_current(const char *implementation, const void *name, size_t len);

/* Counts a fault and prints it with the command that repeats it. */
void campaign_fault(campaign *c, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Writes bytes in hexadecimal into text and shortens them to room. Returns text. */
const char *campaign_hex(char *text, size_t room, const void *bytes, size_t len);

/* Appends to the ledger, prints `PROGRAM: N cases, F faults` as the last line. Returns the exit status. */
int campaign_close(campaign *c);

#endif
