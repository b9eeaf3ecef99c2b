/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "emit_bin.h"

void gen_emit_bin(const hdrtrie_table *table, FILE *out)
{
    fwrite(table, 1, hdrtrie_table_len(table), out);
}
