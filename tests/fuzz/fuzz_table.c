/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Any bytes as a table: check must not read outside them, and must give a reason if it refuses them. If it accepts
   them, every implementation must find the same answers. The bytes end at the end of a heap block. */
#include "finding.h"
#include "untrusted_table.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    untrusted_table_check(data, len, (const char *)data, len < 40 ? len : 40);
    return 0;
}
