/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The contract of runtime/head_cookies.h: it reads and writes only the head, and the result is not longer. */
#include <hdrtrie/head.h>

/*@ requires result.len == 0 || \valid(head + (0 .. result.len - 1));
    assigns head[0 .. result.len - 1];
    ensures \result.len <= result.len; */
hdrtrie_head_result hdrtrie_head_cookies_clear(
    const hdrtrie_table *cookies, uint32_t groups, char *head, hdrtrie_head_result result);
