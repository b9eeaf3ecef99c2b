/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The C identifier of a table: given by --name, or derived from the name of the list's file. */
#ifndef HDRTRIE_GEN_SYMBOL_H
#define HDRTRIE_GEN_SYMBOL_H

/* Returns NULL if text can name a table, else the reason: the end of a message "--name TEXT: REASON". */
const char *gen_symbol_fault(const char *text);

/* Makes a usable identifier from a file's base name; malloc'ed. NULL if memory runs out. */
char *gen_symbol_derive(const char *base_name);

#endif
