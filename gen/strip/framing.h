/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The framing of an HTTP/1 message (RFC 9112 section 6), read strictly. Framing that two readers could understand
   differently is refused: the next reader might see other messages than the ones that were cleared. */
#ifndef HDRTRIE_GEN_FRAMING_H
#define HDRTRIE_GEN_FRAMING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum gen_body {
    GEN_BODY_NONE,
    GEN_BODY_LENGTH,
    GEN_BODY_CHUNKED,
    GEN_BODY_UNTIL_END, /* of the stream */
} gen_body;

typedef struct gen_framing {
    gen_body body;
    uint64_t len; /* of GEN_BODY_LENGTH */
} gen_framing;

/* Reads the framing of a complete head of len bytes, with its empty line. Returns NULL, or an error message. */
const char *gen_framing_read(const char *head, size_t len, gen_framing *framing);

/* Whether a name decides framing or receiver of a message: Host, Content-Length, Transfer-Encoding. */
bool gen_framing_owns(const char *name, size_t len);

/* Reads the line before a chunk, with its CRLF: the size, and extensions, ignored here. Returns NULL, or an error
   message. */
const char *gen_framing_read_chunk(const char *line, size_t len, uint64_t *size);

#endif
