/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The smallest fuzz target: links only if the compiler has libFuzzer. */
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    (void)data, (void)len;
    return 0;
}
