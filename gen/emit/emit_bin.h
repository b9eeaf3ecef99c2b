/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Writes a table as bytes, for hdrtrie_load. */
#ifndef HDRTRIE_GEN_EMIT_BIN_H
#define HDRTRIE_GEN_EMIT_BIN_H

#include <stdio.h>

#include <hdrtrie/hdrtrie.h>

void gen_emit_bin(const hdrtrie_table *table, FILE *out);

#endif
