/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The input and output of strip: bytes pass in bounded memory, as they arrive. */
#ifndef HDRTRIE_GEN_STREAM_H
#define HDRTRIE_GEN_STREAM_H

#include <stdbool.h>
#include <stddef.h>

#include "../command.h"

typedef struct gen_stream {
    int input, output; /* file descriptors */
    char *bytes;       /* [begin, end) was read and is not yet used */
    size_t begin, end, room;
    bool ended;    /* the input is at its end */
    char *written; /* output that is not yet written */
    size_t written_len;
} gen_stream;

/* Returns GEN_DONE, or GEN_IO after a message if memory runs out. Free with gen_stream_free in both cases. */
gen_status gen_stream_init(int input, int output, gen_stream *stream);

void gen_stream_free(gen_stream *stream);

/* Reads at least one more byte after end, or sets ended. First writes the pending output, so that a slow sender does not
   delay the reader. May move [begin, end). The buffer grows without a limit; the caller limits end - begin. */
gen_status gen_stream_read(gen_stream *stream);

/* Appends bytes[0, len) to the output. */
gen_status gen_stream_put(gen_stream *stream, const char *bytes, size_t len);

/* Moves the next len bytes of the input to the output; len <= end - begin. */
gen_status gen_stream_pass(gen_stream *stream, size_t len);

/* Writes the pending output. */
gen_status gen_stream_flush(gen_stream *stream);

#endif
