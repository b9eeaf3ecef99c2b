/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A LIST argument, read into a table. If LIST is text, the results of the build phases are kept too. */
#ifndef HDRTRIE_GEN_COMPILED_H
#define HDRTRIE_GEN_COMPILED_H

#include <hdrtrie/hdrtrie.h>

#include "../../src/compile/pipeline.h"
#include "../command.h"
#include "diagnostics.h"
#include "include.h"

typedef struct gen_compiled {
    const char *base_name; /* of the file, so that output is the same on every machine; "-" for standard input */
    hdrtrie_table *table;
    bool from_list; /* LIST is text and pipeline is filled in; else LIST is a table */
    hdrtrie_pipeline pipeline;
    gen_include include; /* files and digest; also of a table file */
    gen_diagnostics diagnostics;
} gen_compiled;

/* Reads path, a list or a table, and prints its errors. Returns GEN_DONE or the status to exit with. Free compiled with
   gen_compiled_free in both cases. */
gen_status gen_compiled_read(const char *path, bool warnings_are_errors, gen_compiled *compiled);

/* The same, but the diagnostics are not printed yet: the caller may add some before gen_diagnostics_flush. */
gen_status gen_compiled_read_held(const char *path, bool warnings_are_errors, gen_compiled *compiled);

void gen_compiled_free(gen_compiled *compiled);

#endif
