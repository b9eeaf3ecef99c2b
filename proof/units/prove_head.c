/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie_head_clear, for all bytes of every length and every result of mark: it reads and writes only the head. The
   names that it passes to mark are readable. mark itself is replaced by a prototype that may set any bits, and the second
   pass over Cookie fields by its contract, which prove_cookie.c proves. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*@ requires len == 0 || \valid_read(from + (0 .. len - 1)) && \valid(to + (0 .. len - 1));
    assigns to[0 .. len - 1]; */
void hdrtrie_proof_move(char *to, const char *from, size_t len);
#define memmove hdrtrie_proof_move

#include <contracts/calls.acsl.h>
#include <hdrtrie/mark.h>

/*@ requires 1 <= count <= 64 && \valid(bitmap);
    assigns *bitmap; */
size_t hdrtrie_proof_mark(const hdrtrie_table *table, uint32_t groups, const void *fields, size_t count,
    const hdrtrie_layout *layout, uint64_t *bitmap);
#define hdrtrie_mark hdrtrie_proof_mark

#include <hdrtrie/cookie.h>
/*@ assigns \nothing; */
const hdrtrie_table *hdrtrie_proof_cookies(const hdrtrie_table *table);
#define hdrtrie_cookies hdrtrie_proof_cookies

#include <contracts/head_cookies.acsl.h>

#include "head.c"
