/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Tables as they come, raw: check reads nothing outside them and says why it refuses; what it accepts can be asked about any name by
   every body. The bytes end where their block on the heap does. */
#include "finding.h"
#include "untrusted_table.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    untrusted_table_check(data, len, (const char *)data, len < 40 ? len : 40);
    return 0;
}
