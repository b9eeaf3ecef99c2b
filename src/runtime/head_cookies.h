/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The second pass of hdrtrie_head_clear, only for tables with rules of cookies: removes cookies from Cookie fields. */
#ifndef HDRTRIE_SRC_RUNTIME_HEAD_COOKIES_H
#define HDRTRIE_SRC_RUNTIME_HEAD_COOKIES_H

#include <hdrtrie/head.h>

/* Clears each Cookie field of head[0, result.len), and removes those that have no pair left. result is that of the first
   pass. Returns it with the new length and counts. cookies is not NULL. */
hdrtrie_head_result hdrtrie_head_cookies_clear(
    const hdrtrie_table *cookies, uint32_t groups, char *head, hdrtrie_head_result result);

#endif
