/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The frame of the subcommands that read one LIST and print: stats, explain, draw. */
#ifndef HDRTRIE_GEN_INSPECT_H
#define HDRTRIE_GEN_INSPECT_H

#include "../read/compiled.h"

/* Prints something about a table. names: the arguments after LIST, up to a NULL. */
typedef gen_status (*gen_inspect_print)(const gen_compiled *compiled, char *const *names);

/* Reads the arguments LIST NAME..., with at least one NAME if takes_names, else none. Reads LIST, prints, and flushes
   stdout. */
gen_status gen_inspect_run(int argc, char **argv, bool takes_names, gen_inspect_print print);

#endif
