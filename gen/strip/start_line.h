/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The start line of an HTTP/1 message (RFC 9112, sections 3 and 4), read strictly. */
#ifndef HDRTRIE_GEN_START_LINE_H
#define HDRTRIE_GEN_START_LINE_H

#include "span.h"

typedef struct gen_start_line {
    bool version_1_0;
    unsigned status;    /* of a response; 0 in a request */
    gen_span method;    /* of a request */
    gen_span authority; /* of a request in absolute-form; len is 0 in the other forms */
} gen_start_line;

/* Whether value has only the bytes of HOST or HOST:PORT: RFC 3986, section 3.2, without user information and commas. */
bool gen_is_host(gen_span value);

/* Whether value contains "HTTP/", in any case: a reader without support for chunks or trailers would take the line for a
   start line. */
bool gen_has_version(gen_span value);

/* Reads a request line, without its CRLF. Returns NULL, or an error message. */
const char *gen_request_line_read(gen_span line, gen_start_line *start);

/* Reads a status line, without its CRLF. Returns NULL, or an error message. */
const char *gen_status_line_read(gen_span line, gen_start_line *start);

#endif
