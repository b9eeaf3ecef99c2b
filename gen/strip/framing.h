/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The framing of an HTTP/1 message (RFC 9112 section 6), read strictly. Framing that two readers could understand
   differently is refused: the next reader might see other messages than the ones that were cleared. docs/reference.md,
   3.4, lists each decision. */
#ifndef HDRTRIE_GEN_FRAMING_H
#define HDRTRIE_GEN_FRAMING_H

#include <stdint.h>

#include "start_line.h"

typedef enum gen_body {
    GEN_BODY_NONE,
    GEN_BODY_LENGTH,
    GEN_BODY_CHUNKED,
    GEN_BODY_UNTIL_END, /* of the stream */
} gen_body;

typedef struct gen_framing {
    gen_start_line start;
    size_t fields_begin; /* where the fields of the head begin */
    gen_body body;
    uint64_t len;           /* of GEN_BODY_LENGTH */
    bool upgrade_with_body; /* a request with a body has Upgrade or an alias of it: an error if that passes */
} gen_framing;

/* What the user says about the stream. */
typedef struct gen_stream_kind {
    bool responses; /* else requests */
    bool no_bodies; /* the responses answer HEAD requests */
} gen_stream_kind;

/* Reads the framing of a head that is complete: from the start line to the empty line, with both. Returns NULL, or an
   error message. */
const char *gen_framing_read(gen_span head, gen_stream_kind kind, gen_framing *framing);

/* Judges a trailer section, with its empty line. Returns NULL, or an error message. */
const char *gen_trailers_check(gen_span section);

#endif
