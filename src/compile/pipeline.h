/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The compiler: from the text of a list to a table. Four phases run in order; two neighbours share one struct.

       text of a list
         | list.c (with line.c)                    reads lines, includes, sections
       hdrtrie_list     rules and their lines      <- hdrtrie_build begins here, with rules from its caller
         | names.c                                 folds literals, joins the rules of one name, assigns ids
       hdrtrie_names    names, groups, ids
         | trie.c (with nodes.c, windows.c,        chooses mode, windows, multipliers, hashes and filters;
         |   displacement.c, affixes.c)            decides all groups of each exact name
         | sieve_make.c (with sieve_*.c)           chooses offsets and buckets of the sieve
       hdrtrie_trie     everything decided         -> effects.c warns about rules without effect
         | pack.c                                  writes bytes, decides nothing
       hdrtrie_table

   The rules of cookies (`cookie:`) run through the phases from names.c on first, as rules of a table of their own. pack.c
   then puts that table into the table of the other rules.

   Only the first two phases and effects.c report diagnostics. All phases allocate from one arena (arena.h).
   hdrtrie_pipeline keeps the result of every phase, because the command prints and explains them. hdrtrie_build and
   hdrtrie_list_build run the same phases and keep the table only. */
#ifndef HDRTRIE_SRC_COMPILE_PIPELINE_H
#define HDRTRIE_SRC_COMPILE_PIPELINE_H

#include "pack.h"

typedef struct hdrtrie_pipeline {
    hdrtrie_arena arena;
    hdrtrie_list list;
    hdrtrie_names names;
    hdrtrie_trie trie;
    hdrtrie_names cookie_names; /* not set without rules of cookies */
    hdrtrie_trie cookie_trie;
    hdrtrie_table *table;
} hdrtrie_pipeline;

/* Runs all phases on the text of a list. Free *pipeline with hdrtrie_pipeline_free in any case, also after an error. */
hdrtrie_error hdrtrie_pipeline_run(
    const char *file, const char *text, size_t len, const hdrtrie_list_options *options, hdrtrie_pipeline *pipeline);

/* Frees all results with the caller's allocator; the table only if keep_table is false. */
void hdrtrie_pipeline_free(hdrtrie_pipeline *pipeline, bool keep_table);

#endif
