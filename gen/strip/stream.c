/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "stream.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef GEN_STREAM_CHUNK /* tests set a small size, so that buffers grow */
#define GEN_STREAM_CHUNK ((size_t)64 << 10)
#endif

gen_status gen_stream_init(int input, int output, gen_stream *stream)
{
    *stream = (gen_stream){.input = input, .output = output, .room = GEN_STREAM_CHUNK};
    stream->bytes = malloc(GEN_STREAM_CHUNK);
    stream->written = malloc(GEN_STREAM_CHUNK);
    if (stream->bytes == NULL || stream->written == NULL) return gen_complain_io("standard input", "cannot read");
    return GEN_DONE;
}

void gen_stream_free(gen_stream *stream)
{
    free(stream->bytes);
    free(stream->written);
}

static bool make_room(gen_stream *stream)
{
    char *larger;
    if (stream->begin != 0) {
        memmove(stream->bytes, stream->bytes + stream->begin, stream->end - stream->begin);
        stream->end -= stream->begin;
        stream->begin = 0;
    }
    if (stream->end < stream->room) return true;
    larger = realloc(stream->bytes, 2 * stream->room);
    if (larger == NULL) return false;
    stream->bytes = larger;
    stream->room *= 2;
    return true;
}

gen_status gen_stream_read(gen_stream *stream)
{
    gen_status status = gen_stream_flush(stream);
    ssize_t got;
    if (status != GEN_DONE) return status;
    if (stream->end == stream->room && !make_room(stream)) return gen_complain_io("standard input", "cannot read");
    do {
        got = read(stream->input, stream->bytes + stream->end, stream->room - stream->end);
    } while (got < 0 && errno == EINTR);
    if (got < 0) return gen_complain_io("standard input", "cannot read");
    stream->ended = got == 0;
    stream->end += (size_t)got;
    return GEN_DONE;
}

static gen_status write_out(gen_stream *stream, const char *bytes, size_t len)
{
    while (len != 0) {
        const ssize_t written = write(stream->output, bytes, len);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return gen_complain_io("standard output", "cannot write");
        bytes += written;
        len -= (size_t)written;
    }
    return GEN_DONE;
}

gen_status gen_stream_flush(gen_stream *stream)
{
    const size_t len = stream->written_len;
    stream->written_len = 0;
    return write_out(stream, stream->written, len);
}

gen_status gen_stream_put(gen_stream *stream, const char *bytes, size_t len)
{
    if (len > GEN_STREAM_CHUNK - stream->written_len) {
        const gen_status status = gen_stream_flush(stream);
        if (status != GEN_DONE) return status;
    }
    if (len >= GEN_STREAM_CHUNK) return write_out(stream, bytes, len);
    memcpy(stream->written + stream->written_len, bytes, len);
    stream->written_len += len;
    return GEN_DONE;
}

gen_status gen_stream_pass(gen_stream *stream, size_t len)
{
    const gen_status status = gen_stream_put(stream, stream->bytes + stream->begin, len);
    stream->begin += len;
    if (stream->begin == stream->end) stream->begin = stream->end = 0;
    return status;
}
