/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A LIST argument, read: a table, and if it was compiled from text, what its phases left behind. */
#ifndef HDRTRIE_GEN_COMPILED_H
#define HDRTRIE_GEN_COMPILED_H

#include <hdrtrie/hdrtrie.h>

#include "../src/compile/pipeline.h"
#include "command.h"
#include "diagnostics.h"
#include "include.h"

typedef struct gen_compiled {
    const char *base_name; /* of the file, for texts that are the same on every machine; "-" for standard input */
    hdrtrie_table *table;
    bool from_list; /* pipeline was run; else LIST was a table */
    hdrtrie_pipeline pipeline;
    gen_include include; /* files and digest, of a table file as well */
    gen_diagnostics diagnostics;
} gen_compiled;

/* Reads path, a list or a table, and prints what is wrong with it. GEN_DONE, or the status to end with. Free with
   gen_compiled_free whatever is returned. */
gen_status gen_compiled_read(const char *path, bool warnings_are_errors, gen_compiled *compiled);

void gen_compiled_free(gen_compiled *compiled);

#endif
