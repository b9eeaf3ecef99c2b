/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Bytes of lists and file names, escaped so that they cannot end the text that they are printed into. */
#ifndef HDRTRIE_GEN_ESCAPE_H
#define HDRTRIE_GEN_ESCAPE_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define GEN_ESCAPE_COMMENT_MAX 4 /* \xNN */
#define GEN_ESCAPE_CHAR_MAX 3    /* 'x' or 255 */

/* For a C comment or a terminal. Becomes \xNN: a byte that is not printable ASCII, a backslash, the second byte of a
   comment's end or begin, the second question mark of a trigraph. */
void gen_escape_comment(FILE *out, const char *text, size_t len);

/* Escapes one byte for a comment; before is the byte in front of it. Writes 1 to GEN_ESCAPE_COMMENT_MAX bytes and returns how many. */
size_t gen_escape_comment_byte(char *out, char before, char c);

/* For an element of a C array of bytes: 'x', or a number if x cannot be quoted. Writes 1 to
   GEN_ESCAPE_CHAR_MAX bytes and returns how many. */
size_t gen_escape_char(char *out, uint8_t c);

/* For a quoted string of Graphviz. */
void gen_escape_dot(FILE *out, const char *text, size_t len);

/* For a label of Graphviz in HTML. */
void gen_escape_html(FILE *out, const char *text, size_t len);

#endif
