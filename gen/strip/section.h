/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A section of a message: the lines of a head or of a trailer section, up to an empty line. A section is checked first.
   Then every line ends in CRLF and is one field, or a malformed line that can be removed with its CRLF. */
#ifndef HDRTRIE_GEN_SECTION_H
#define HDRTRIE_GEN_SECTION_H

#include "span.h"

typedef struct gen_field {
    gen_span line;  /* with its CRLF */
    gen_span name;  /* the text before the colon; all of the line if it has none */
    gen_span value; /* after the colon, with the white space around it */
    bool malformed; /* no colon, or a name that is not a token */
} gen_field;

/* Checks that no reader can see other lines: every line ends in CRLF, none begins with white space, and the only control
   byte is the tab. section ends in an empty line. Returns NULL, or an error message. */
const char *gen_section_check(gen_span section);

/* Reads the line that begins at *at of a checked section, and moves *at past it. Returns false at the empty line. */
bool gen_section_next(gen_span section, size_t *at, gen_field *field);

/* Whether a reader could take name for word, a field name: both have the same letters and digits, apart from case.
   Content_Length is Content-Length to CGI and to servers that are built on its variables. */
bool gen_name_resembles(gen_span name, const char *word);

/* Repairs a head or trailer section in place (RFC 9112, 5.1 and 5.2): removes white space before colons, and replaces
   the CRLF before a continuation line with spaces. The first line, if start_line, stays. Returns the new length. */
size_t gen_section_repair(char *section, size_t len, bool start_line);

#endif
