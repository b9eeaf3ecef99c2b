/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The phases in order, with what each left behind: for the command, which prints and explains them. hdrtrie_build and
   hdrtrie_list_build are these and nothing more. */
#ifndef HDRTRIE_SRC_BUILD_PIPELINE_H
#define HDRTRIE_SRC_BUILD_PIPELINE_H

#include "pack.h"

typedef struct hdrtrie_pipeline {
    hdrtrie_arena arena;
    hdrtrie_list list;
    hdrtrie_names names;
    hdrtrie_trie trie;
    hdrtrie_table *table;
} hdrtrie_pipeline;

/* Runs all phases on the text of a list. Whatever is returned, free with hdrtrie_pipeline_free. */
hdrtrie_error hdrtrie_pipeline_run(
    const char *file, const char *text, size_t len, const hdrtrie_list_options *options, hdrtrie_pipeline *pipeline);

/* Frees all but the table if keep_table, else all, with the allocator that was given. */
void hdrtrie_pipeline_free(hdrtrie_pipeline *pipeline, bool keep_table);

#endif
