/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contracts of runtime/cookie.c: it reads and writes only the value, and the result is not longer. */

/* rewriting_sound: the result ends before the pair that begins at `at`, and before its `;` if a pair was kept. */
/*@ predicate rewriting_sound(rewriting r, integer at) = r.to <= at && (r.written ==> r.to < at) &&
      (at != 0 ==> r.blanks < at) && (!r.written ==> r.to == 0); */

/*@ requires rewriting_sound(r, pair.begin) && pair.begin <= pair.from <= pair.end;
    requires pair.end == 0 || \valid(r.value + (0 .. pair.end - 1));
    assigns r.value[0 .. pair.end - 1];
    ensures \result.value == r.value && \result.blanks == r.blanks && \result.written && \result.to <= pair.end; */
static rewriting pair_keep(rewriting r, hdrtrie_cookie_pair pair);

/*@ requires len == 0 || \valid(value + (0 .. len - 1));
    assigns value[0 .. len - 1];
    ensures \result.len <= len; */
hdrtrie_cookie_result hdrtrie_cookie_clear(const hdrtrie_table *cookies, uint32_t groups, char *value, size_t len);
