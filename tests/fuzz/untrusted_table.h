/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Trespass: bytes that may be a table go through check, and through finds where check accepts them. */
#ifndef UNTRUSTED_TABLE_H
#define UNTRUSTED_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Checks bytes[0, len), which shall end where their block does. Whether they were accepted: then every body has said the same about
   all texts of the table and all beginnings and ends of sample, with ids and groups that the table has. A finding if not. */
bool untrusted_table_check(const uint8_t *bytes, size_t len, const char *sample, size_t sample_len);

#endif
