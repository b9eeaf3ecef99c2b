/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The oracle of head_clear: a slow, obvious parser of HTTP/1 heads, written from reference 4.5 and head.h alone. */
#ifndef HEAD_ORACLE_H
#define HEAD_ORACLE_H

#include "oracle.h"
#include <hdrtrie/head.h>

/* Clears head as hdrtrie_head_clear does, by copying what stays into out, which holds len bytes. */
hdrtrie_head_result head_oracle_clear(const oracle *o, uint32_t groups, const char *head, size_t len, char *out);

#endif
