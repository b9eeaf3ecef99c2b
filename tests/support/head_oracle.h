/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The oracle of head_clear: a slow, obvious parser of HTTP/1 heads, written only from reference 4.5, 4.13 and head.h. */
#ifndef HEAD_ORACLE_H
#define HEAD_ORACLE_H

#include "oracle.h"
#include <hdrtrie/head.h>

/* Gives the result of hdrtrie_head_clear, but copies the remaining lines to out, with room for len bytes. */
hdrtrie_head_result head_oracle_clear(
    const oracle *o, uint32_t groups, const char *head, size_t len, uint32_t flags, char *out);

#endif
