/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The command's help text. */
#ifndef HDRTRIE_GEN_HELP_H
#define HDRTRIE_GEN_HELP_H

#include "command.h"

/* Prints the help to stdout. */
gen_status gen_help_print(void);

/* Prints to stderr how to get help; returns GEN_USAGE. */
gen_status gen_help_hint(void);

#endif
