/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A table as the bytes of a file, for hdrtrie_load. */
#ifndef HDRTRIE_GEN_EMIT_BIN_H
#define HDRTRIE_GEN_EMIT_BIN_H

#include <stdio.h>

#include <hdrtrie/hdrtrie.h>

void gen_emit_bin(const hdrtrie_table *table, FILE *out);

#endif
