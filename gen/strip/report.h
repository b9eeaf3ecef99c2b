/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* strip --report: what was removed from each message, and by which rule. */
#ifndef HDRTRIE_GEN_REPORT_H
#define HDRTRIE_GEN_REPORT_H

#include <hdrtrie/types.h>
#include <stdint.h>
#include <stdio.h>

#include "../command.h"
#include "span.h"

typedef enum gen_reason {
    GEN_LISTED,
    GEN_NOT_KEPT,
    GEN_MALFORMED,
    GEN_NOMINATED,
    GEN_EMPTIED,   /* a Cookie field without any pair left */
    GEN_ATTRIBUTE, /* a pair that belongs to a removed cookie */
    GEN_REASON_COUNT
} gen_reason;

typedef struct gen_report {
    const char *path; /* "-": standard error */
    FILE *file;
    const hdrtrie_table *table, *cookies; /* cookies: NULL without cookie rules */
    uint32_t groups;                      /* the selected ones */
    uint64_t *counts;                     /* of fields, by index of the rule in the table; then of cookies */
    uint64_t others[GEN_REASON_COUNT];    /* of fields without a rule, by reason */
    uint64_t other_cookies[GEN_REASON_COUNT];
    uint64_t messages, fields, pairs;
    bool begun; /* the line of a message */
} gen_report;

/* Opens the report. Returns GEN_DONE, or GEN_IO after a message. Close it with gen_report_close in both cases. */
gen_status gen_report_open(const char *path, const hdrtrie_table *table, uint32_t groups, gen_report *report);

/* Begins the line of a message: its number, and its method or status. */
void gen_report_begin(gen_report *report, uint64_t message, gen_span what);

/* Adds a removed field to the line. Cost: linear in the rules of the table, for GEN_LISTED. */
void gen_report_add(gen_report *report, gen_span name, bool trailer, gen_reason reason);

/* Adds a removed cookie to the line. reason: GEN_LISTED, GEN_MALFORMED or GEN_ATTRIBUTE. seen is the listed name that a
   reader can see in the pair; its rule is reported. */
void gen_report_add_cookie(gen_report *report, gen_span name, bool trailer, gen_reason reason, gen_span seen);

/* Ends the line, if one was begun. */
void gen_report_end(gen_report *report);

/* Writes the counts and closes the file. Returns GEN_DONE, or GEN_IO after a message if any write failed. */
gen_status gen_report_close(gen_report *report);

#endif
