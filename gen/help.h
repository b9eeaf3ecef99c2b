/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The command's help texts. */
#ifndef HDRTRIE_GEN_HELP_H
#define HDRTRIE_GEN_HELP_H

#include "command.h"

/* From now on the help is that of this subcommand. If there is none of that name, it is the overview. */
void gen_help_select(const char *subcommand);

/* Prints the selected help to stdout. */
gen_status gen_help_print(void);

/* Prints the help of a subcommand, the language of lists ("list") or everything ("all"). */
gen_status gen_help_run(const char *name);

/* Prints to stderr how to get help; returns GEN_USAGE. */
gen_status gen_help_hint(void);

#endif
