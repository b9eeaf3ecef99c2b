/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "stripper.h"

#include <hdrtrie/detail/framing_name.h>
#include <hdrtrie/find.h>
#include <inttypes.h>

#include "chunk.h"
#include "cookies.h"
#include "section.h"

#define SECTION_MAX ((size_t)1 << 20)     /* bytes of a head, or of a trailer section */
#define CHUNK_LINE_MAX ((size_t)16 << 10) /* bytes of the line before a chunk */

static const char too_long[] = "a head or trailer section of more than 1 MiB: send fewer or shorter fields",
                  cut_section[] = "the stream ends inside a head or trailer section";

static gen_status complain(const gen_stripper *s, const char *wrong)
{
    return gen_complain(GEN_BAD_INPUT, "standard input: message %" PRIu64 ": %s", s->message, wrong);
}

/* The next len bytes of the input. */
static gen_span peek(const gen_stripper *s, size_t len)
{
    return (gen_span){s->stream.bytes + s->stream.begin, len};
}

/* Whether a field is removed, and why. */
static bool is_removed(gen_stripper *s, const gen_field *f, bool trailer, gen_reason *reason)
{
    *reason = GEN_MALFORMED;
    if (f->malformed) return true;
    if (!s->framing && !trailer && hdrtrie_name_is_framing(f->name.bytes, f->name.len)) return false;
    *reason = GEN_NOMINATED;
    if (s->nominations != NULL && gen_nominations_has(s->nominations, f->name, f->value)) return true;
    *reason = s->keep ? GEN_NOT_KEPT : GEN_LISTED;
    return ((hdrtrie_find(s->table, f->name.bytes, f->name.len).groups & s->groups) != 0) != s->keep;
}

/* Whether Upgrade, or an alias of it, remains in a head. */
static bool keeps_upgrade(gen_stripper *s, gen_span head, size_t at)
{
    gen_field field;
    gen_reason reason;
    while (gen_section_next(head, &at, &field)) {
        if (gen_name_resembles(field.name, "upgrade") && !is_removed(s, &field, false, &reason)) return true;
    }
    return false;
}

/* Writes the next len bytes of the input without the removed fields; fields begin at offset at. */
static gen_status pass_fields(gen_stripper *s, size_t at, size_t len, bool trailer)
{
    const gen_span section = peek(s, len);
    gen_status status = gen_stream_put(&s->stream, section.bytes, at);
    gen_field field;
    while (status == GEN_DONE && gen_section_next(section, &at, &field)) {
        gen_reason reason;
        bool removed = is_removed(s, &field, trailer, &reason);
        if (!removed && s->cookies != NULL) {
            char *const value = s->stream.bytes + (field.value.bytes - s->stream.bytes);
            removed = !gen_cookies_clear(s->cookies, s->groups, trailer, value, &field, s->report);
            reason = GEN_EMPTIED;
        }
        if (removed) {
            if (s->report != NULL) gen_report_add(s->report, field.name, trailer, reason);
            continue;
        }
        if (!s->kind.responses && gen_name_resembles(field.name, "upgrade")) s->tunnel = true;
        status = gen_stream_put(&s->stream, field.line.bytes, field.line.len);
    }
    if (status == GEN_DONE) status = gen_stream_put(&s->stream, "\r\n", 2);
    s->stream.begin += len;
    return status;
}

/* Drops empty lines before a start line, whose treatment differs between readers. Returns false if the line that
   follows is not complete. */
static bool drop_empty_lines(gen_stream *in)
{
    while (in->end - in->begin >= 2 && memcmp(in->bytes + in->begin, "\r\n", 2) == 0) in->begin += 2;
    return in->end - in->begin >= 2 || (in->end != in->begin && in->bytes[in->begin] != '\r');
}

/* Reads until a section is complete: lines up to an empty one. *len is its length; 0 if the stream ends before a
   head. */
static gen_status read_section(gen_stripper *s, bool head, size_t *len)
{
    gen_stream *in = &s->stream;
    size_t line = 0, searched = 0; /* from in->begin on */
    bool started = !head;
    for (;;) {
        started = started || drop_empty_lines(in);
        const size_t there = in->end - in->begin;
        const char *bytes = in->bytes + in->begin, *newline;
        gen_status status;
        while (started && there > searched && (newline = memchr(bytes + searched, '\n', there - searched)) != NULL) {
            *len = (size_t)(newline - bytes) + 1;
            if (*len > SECTION_MAX) return complain(s, too_long);
            if (*len - line == 1 || (*len - line == 2 && bytes[line] == '\r')) return GEN_DONE;
            line = searched = *len;
        }
        searched = started ? there : 0;
        if (there > SECTION_MAX) return complain(s, too_long);
        if (in->ended) break;
        status = gen_stream_read(in);
        if (status != GEN_DONE) return status;
    }
    *len = 0;
    return in->begin != in->end || !head ? complain(s, cut_section) : GEN_DONE;
}

/* Repairs the next len bytes, a section, and returns their new length. */
static size_t repair(gen_stripper *s, size_t len, bool head)
{
    char *section = s->stream.bytes + s->stream.begin;
    const size_t left = s->repair ? gen_section_repair(section, len, head) : len;
    if (left != len) memmove(section + (len - left), section, left);
    s->stream.begin += len - left;
    return left;
}

/* Reads until a line is complete; *len is its length with the LF. */
static gen_status read_line(gen_stripper *s, size_t *len)
{
    gen_stream *in = &s->stream;
    for (;;) {
        const size_t there = in->end - in->begin;
        const char *newline = there != 0 ? memchr(in->bytes + in->begin, '\n', there) : NULL;
        gen_status status;
        *len = newline != NULL ? (size_t)(newline - (in->bytes + in->begin)) + 1 : there;
        if (*len > CHUNK_LINE_MAX) return complain(s, "a chunk's size line of more than 16 KiB: leave extensions out");
        if (newline != NULL) return GEN_DONE;
        if (in->ended) return complain(s, "the stream ends inside a chunked body");
        status = gen_stream_read(in);
        if (status != GEN_DONE) return status;
    }
}

static gen_status pass_length(gen_stripper *s, uint64_t len)
{
    gen_stream *in = &s->stream;
    gen_status status = GEN_DONE;
    while (status == GEN_DONE && len != 0) {
        const size_t there = in->end - in->begin, now = len < there ? (size_t)len : there;
        len -= now;
        status = gen_stream_pass(in, now);
        if (status != GEN_DONE || len == 0) break;
        if (in->ended) return complain(s, "the stream ends inside a body");
        status = gen_stream_read(in);
    }
    return status;
}

static gen_status pass_until_end(gen_stripper *s)
{
    gen_status status = gen_stream_pass(&s->stream, s->stream.end - s->stream.begin);
    while (status == GEN_DONE && !s->stream.ended) {
        status = gen_stream_read(&s->stream);
        if (status == GEN_DONE) status = gen_stream_pass(&s->stream, s->stream.end - s->stream.begin);
    }
    return status;
}

static gen_status pass_chunk(gen_stripper *s, bool *last)
{
    size_t len = 0;
    uint32_t size;
    const char *wrong;
    gen_status status = read_line(s, &len);
    if (status != GEN_DONE) return status;
    wrong = gen_chunk_line_read(s->stream.bytes + s->stream.begin, len, &size);
    if (wrong != NULL) return complain(s, wrong);
    status = gen_stream_pass(&s->stream, len);
    *last = size == 0;
    if (status != GEN_DONE || *last) return status;
    status = pass_length(s, size);
    if (status == GEN_DONE) status = read_line(s, &len);
    if (status != GEN_DONE) return status;
    if (len != 2 || s->stream.bytes[s->stream.begin] != '\r') {
        return complain(s, "a chunk is not as long as its size, or does not end in CRLF");
    }
    return gen_stream_pass(&s->stream, len);
}

static gen_status pass_chunked(gen_stripper *s)
{
    size_t len = 0;
    const char *wrong;
    gen_status status = GEN_DONE;
    for (bool last = false; status == GEN_DONE && !last;) status = pass_chunk(s, &last);
    if (status == GEN_DONE) status = read_section(s, false, &len);
    if (status != GEN_DONE) return status;
    len = repair(s, len, false);
    wrong = gen_trailers_check(peek(s, len));
    return wrong == NULL ? pass_fields(s, 0, len, true) : complain(s, wrong);
}

/* Judges the next len bytes, a head. */
static gen_status judge_head(gen_stripper *s, size_t len, gen_framing *framing)
{
    const gen_span head = peek(s, len);
    const char *wrong = gen_framing_read(head, s->kind, framing);
    gen_status status = GEN_DONE;
    if (wrong == NULL && s->nominations != NULL) {
        status = gen_nominations_read(s->nominations, head, framing->fields_begin, &wrong);
    }
    if (status == GEN_DONE && wrong == NULL && framing->upgrade_with_body &&
        keeps_upgrade(s, head, framing->fields_begin)) {
        wrong = "Upgrade in a request with a body: send the body in another request, or remove Upgrade by the list";
    }
    if (wrong == NULL && s->single && framing->body == GEN_BODY_CHUNKED) {
        wrong = "Transfer-Encoding with --single: send the body with Content-Length, or leave out --single";
    }
    return status == GEN_DONE && wrong != NULL ? complain(s, wrong) : status;
}

static void begin_report(gen_stripper *s, const gen_framing *framing)
{
    /* the status is the second word of a checked status line */
    const gen_span status = {s->stream.bytes + s->stream.begin + 9, 3};
    if (s->report != NULL) gen_report_begin(s->report, s->message, s->kind.responses ? status : framing->start.method);
}

static gen_status pass_body(gen_stripper *s, const gen_framing *framing)
{
    switch (framing->body) {
    case GEN_BODY_NONE: break;
    case GEN_BODY_LENGTH: return pass_length(s, framing->len);
    case GEN_BODY_CHUNKED: return pass_chunked(s);
    case GEN_BODY_UNTIL_END: return pass_until_end(s);
    }
    return GEN_DONE;
}

/* Refuses all bytes that follow. After a message that can open a tunnel, and in --single after each, some readers lose the
   bytes that they have read, and then read the body of a lost request as a request. */
static gen_status refuse_more(gen_stripper *s, const char *wrong)
{
    gen_stream *in = &s->stream;
    gen_status status = GEN_DONE;
    while (status == GEN_DONE && in->begin == in->end && !in->ended) status = gen_stream_read(in);
    if (status != GEN_DONE || in->begin == in->end) return status;
    return complain(s, wrong);
}

/* Passes one message; *more is false at the end of the stream. */
static gen_status pass_message(gen_stripper *s, bool *more)
{
    gen_framing framing;
    size_t len = 0;
    gen_status status = read_section(s, true, &len);
    *more = len != 0;
    if (status != GEN_DONE || len == 0) return status;
    len = repair(s, len, true);
    status = judge_head(s, len, &framing);
    if (status != GEN_DONE) return status;
    s->tunnel = framing.start.status == 101 || gen_span_is(framing.start.method, "connect");
    begin_report(s, &framing);
    status = pass_fields(s, framing.fields_begin, len, false);
    if (status == GEN_DONE) status = pass_body(s, &framing);
    if (s->report != NULL) gen_report_end(s->report);
    *more = !s->tunnel && !s->single;
    if (status != GEN_DONE || *more) return status;
    if (!s->tunnel) {
        return refuse_more(
            s, "bytes follow the request with --single: run strip for each request, or leave out --single");
    }
    switch (s->upgrade) {
    case GEN_UPGRADE_REFUSE:
        return refuse_more(
            s, "bytes follow a message that can open a tunnel: give --upgrade, or remove Upgrade by the list");
    case GEN_UPGRADE_PASS: return pass_until_end(s);
    case GEN_UPGRADE_END: break;
    }
    return GEN_DONE;
}

gen_status gen_stripper_run(gen_stripper *s, int input, int output)
{
    gen_status status = gen_stream_init(input, output, &s->stream), flushed;
    for (bool more = true; status == GEN_DONE && more;) {
        s->message++;
        status = pass_message(s, &more);
    }
    /* after an error in a message, the pending output belongs to valid messages and chunks before it */
    flushed = status == GEN_IO ? GEN_IO : gen_stream_flush(&s->stream);
    gen_stream_free(&s->stream);
    return flushed > status ? flushed : status;
}
