/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A campaign: a program that makes cases, item after item, until time is up, counts faults and says where each one is.

       PROGRAM [--seconds N] [--cases N] [--full] [--seed S] [--item I] [--shard I/N] [--ledger FILE]

   A case is one comparison. An item is a share of the work that depends on the seed and its own number alone, so that one
   line runs it again; a signal (a read past a page's end) and an item that takes minutes are reported like that, too. Of N
   processes with shards 0/N, 1/N, ... each makes every Nth item. */
#ifndef CAMPAIGN_H
#define CAMPAIGN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

typedef struct campaign {
    const char *program, *path, *ledger; /* ledger: NULL if none */
    uint64_t seed;
    double seconds;        /* when to stop; 0: never */
    uint64_t cases_wanted; /* the same */
    bool full;             /* all that there is to do, where that is finite */
    bool one_item;         /* only the item that was given */
    uint64_t first_item, item, cases, faults;
    uint64_t shard, shards; /* 0 <= shard < shards */
    uint64_t item_count;    /* how many items there are; 0: any number */
    struct timespec began;
} campaign;

/* Reads the command line; ends the program where it is wrong. Without any end, 5 seconds. Without a seed, the one after the
   last in the ledger, or 1. */
campaign campaign_open(const char *program, int argc, char **argv);

/* Says that there are so many items and no more: the campaign ends behind them at the latest. */
void campaign_items(campaign *c, uint64_t count);

/* Which of these the item is, in an order that depends on the seed, so that a short run sees some of everything. */
size_t campaign_pick(const campaign *c);

/* Whether all items of the shard were begun. */
bool campaign_is_done(const campaign *c);

/* Begins the next item, which is c->item; false if the campaign is over. */
bool campaign_next(campaign *c);

/* Seeds of one item: no two items, of one seed or of two, have the same. */
uint64_t campaign_item_seed(const campaign *c);

/* What is done now, for the report if a signal ends it. who and name are read then, not now; both may be NULL. */
void campaign_now(const char *who, const void *name, size_t len);

/* Prints a fault: what is wrong, and the command that shows it again. */
void campaign_fault(campaign *c, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Prints bytes in hexadecimal into text, cut where room ends. Returns text. */
const char *campaign_hex(char *text, size_t room, const void *bytes, size_t len);

/* Adds to the ledger, prints `PROGRAM: N cases, F faults` as the last line. Returns the exit status. */
int campaign_close(campaign *c);

#endif
