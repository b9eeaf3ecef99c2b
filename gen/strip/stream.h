/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Bytes read as they come and written on: strip's input and output, in bounded memory. */
#ifndef HDRTRIE_GEN_STREAM_H
#define HDRTRIE_GEN_STREAM_H

#include <stdbool.h>
#include <stddef.h>

#include "../command.h"

typedef struct gen_stream {
    int input, output; /* file descriptors */
    char *bytes;       /* what was read and not yet taken stands in [begin, end) */
    size_t begin, end, room;
    bool ended;    /* the input has no more */
    char *written; /* what was put and not yet written out */
    size_t written_len;
} gen_stream;

/* GEN_IO, with a complaint, when there is no memory. Free with gen_stream_free in any case. */
gen_status gen_stream_init(int input, int output, gen_stream *stream);

void gen_stream_free(gen_stream *stream);

/* Reads at least one byte more behind what is there, or sets ended. Writes out first what was put, so that a slow
   sender does not keep from the reader what is done. Moves [begin, end); grows without a limit, which is the caller's
   to keep. */
gen_status gen_stream_read(gen_stream *stream);

/* Puts bytes[0, len) into the output. */
gen_status gen_stream_put(gen_stream *stream, const char *bytes, size_t len);

/* Puts the next len bytes that were read, len <= end - begin, and takes them. */
gen_status gen_stream_pass(gen_stream *stream, size_t len);

/* Writes out what was put. */
gen_status gen_stream_flush(gen_stream *stream);

#endif
