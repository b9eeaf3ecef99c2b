/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie_cookie_clear and the second pass of hdrtrie_head_clear, for all bytes of every length and every answer of find:
   they read and write only the value, or the head. find itself is replaced by a prototype that may return anything. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*@ requires len == 0 || \valid_read(from + (0 .. len - 1)) && \valid(to + (0 .. len - 1));
    assigns to[0 .. len - 1]; */
void hdrtrie_proof_move(char *to, const char *from, size_t len);
#define memmove hdrtrie_proof_move

#include <contracts/calls.acsl.h>

/*@ requires len == 0 || \valid_read(name + (0 .. len - 1));
    assigns \nothing; */
hdrtrie_match hdrtrie_proof_find(const hdrtrie_table *table, const char *name, size_t len);
#define hdrtrie_find hdrtrie_proof_find

#include "cookie_pair.c"

#include "cookie.c"

#include <contracts/head_cookies.acsl.h>

#include "head_cookies.c"
