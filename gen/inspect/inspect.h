/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The frame of the subcommands that read one LIST and print: stats, explain, draw. */
#ifndef HDRTRIE_GEN_INSPECT_H
#define HDRTRIE_GEN_INSPECT_H

#include "../read/compiled.h"

/* Prints something about a table. context: the caller's. */
typedef gen_status (*gen_inspect_print)(const gen_compiled *compiled, void *context);

/* Reads the LIST at path, prints, and flushes stdout. */
gen_status gen_inspect_read(const char *path, gen_inspect_print print, void *context);

/* The same for argv[optind], after the options. No other argument may follow. */
gen_status gen_inspect_list(int argc, char **argv, gen_inspect_print print, void *context);

#endif
