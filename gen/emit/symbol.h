/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The C identifier of a table: given by --name, or derived from the name of the list's file. */
#ifndef HDRTRIE_GEN_SYMBOL_H
#define HDRTRIE_GEN_SYMBOL_H

/* Returns NULL if text may name a table, else the reason why not: what follows "--name TEXT: ". */
const char *gen_symbol_fault(const char *text);

/* Returns an identifier without a fault for a file's base name; malloc'ed. NULL if there is no memory. */
char *gen_symbol_derive(const char *base_name);

#endif
