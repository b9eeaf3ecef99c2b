/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Runs check on bytes that may be a table, and find if check accepts them. */
#ifndef UNTRUSTED_TABLE_H
#define UNTRUSTED_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Checks bytes[0, len), which should end at the end of a heap block. Returns whether check accepted them. If it did,
   compares the answers of all implementations for all texts in the table and all beginnings and ends of sample. Ids and
   groups must exist in the table. Any difference is a finding. */
bool untrusted_table_check(const uint8_t *bytes, size_t len, const char *sample, size_t sample_len);

#endif
