/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* How an HTTP/1 message is framed (RFC 9112 section 6), read strictly: what two readers could understand differently is
   refused, because a reader behind us who does would see other messages than we cleared. */
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

/* Reads the framing of a head, all of whose len bytes are there, its empty line included. Returns NULL, or what is
   wrong. */
const char *gen_framing_read(const char *head, size_t len, gen_framing *framing);

/* Whether it is one of the names that tell a message's framing or its receiver: Host, Content-Length,
   Transfer-Encoding. */
bool gen_framing_owns(const char *name, size_t len);

/* Reads the line before a chunk, its CRLF included: the chunk's size, and extensions, which may be anything. Returns
   NULL, or what is wrong. */
const char *gen_framing_read_chunk(const char *line, size_t len, uint64_t *size);

#endif
