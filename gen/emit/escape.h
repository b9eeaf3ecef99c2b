/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Bytes of lists and file names, printed so that they cannot break out of what they are printed into. */
#ifndef HDRTRIE_GEN_ESCAPE_H
#define HDRTRIE_GEN_ESCAPE_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* Into a C comment, or onto a terminal: what is not printable ASCII, backslashes, and the second byte of a comment's
   end or begin and of a trigraph become \xNN. */
void gen_escape_comment(FILE *out, const char *text, size_t len);

/* As an element of a C array of bytes: 'x', or a number where no such constant says it. */
void gen_escape_char(FILE *out, uint8_t c);

/* Into a quoted string of Graphviz. */
void gen_escape_dot(FILE *out, const char *text, size_t len);

#endif
