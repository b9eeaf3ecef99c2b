/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The line before a chunk (RFC 9112, section 7.1), read strictly. */
#ifndef HDRTRIE_GEN_CHUNK_H
#define HDRTRIE_GEN_CHUNK_H

#include <stdint.h>

#include "span.h"

/* Reads the line before a chunk, len bytes with its line end: the size, spaces, and extensions, which are not
   interpreted. Returns NULL, or an error message. */
const char *gen_chunk_line_read(const char *line, size_t len, uint32_t *size);

#endif
