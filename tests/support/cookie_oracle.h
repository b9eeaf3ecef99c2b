/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The oracle of hdrtrie_cookie_clear: a slow, obvious reading of reference 4.14. And simple models of what servers read
   in a Cookie field: none of them may see a listed cookie after the call. */
#ifndef COOKIE_ORACLE_H
#define COOKIE_ORACLE_H

#include "oracle.h"
#include <hdrtrie/cookie.h>

/* Gives the result of hdrtrie_cookie_clear, but writes the value that is left to out, with room for len bytes. o: the
   oracle of a list of names of cookies, with the fold none. */
hdrtrie_cookie_result cookie_oracle_clear(const oracle *o, uint32_t groups, const char *value, size_t len, char *out);

/* The ways in which servers read a Cookie field. */
typedef enum cookie_reader {
    READER_SEMICOLON, /* splits at `;` and trims; a pair without `=` is a name (Go, PHP) */
    READER_COMMA,     /* splits at `;` and `,` (nginx, old Rack, CGI.pm) */
    READER_QUOTES,    /* reads quoted strings, ends values at white space too (Python) */
    READER_DECODED,   /* as READER_SEMICOLON, decodes names and cuts them at `[` and NUL (old PHP) */
    READER_COUNT
} cookie_reader;

/* Whether a reader sees a cookie of the given groups in a value. */
bool cookie_reader_sees(cookie_reader reader, const oracle *o, uint32_t groups, const char *value, size_t len);

#endif
