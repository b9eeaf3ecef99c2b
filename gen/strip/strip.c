/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie strip: removes fields from a stream of HTTP/1 messages. */
#include <getopt.h>
#include <hdrtrie/detail/format/table.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "../../src/runtime/head_field.h"
#include "../command.h"
#include "../help.h"
#include "../read/compiled.h"
#include "framing.h"
#include "stream.h"

#define SECTION_MAX ((size_t)1 << 20)     /* bytes of a head, or of a trailer section */
#define CHUNK_LINE_MAX ((size_t)16 << 10) /* bytes of the line before a chunk */
#define GROUP_ARGUMENT_MAX 64

typedef struct options {
    const char *list, *groups[GROUP_ARGUMENT_MAX];
    size_t group_count;
    bool keep, framing;
} options;

typedef struct stripper {
    const hdrtrie_table *table;
    uint32_t groups;
    bool keep, framing;
    gen_stream stream;
    uint64_t message; /* 1-based, for error messages */
} stripper;

static gen_status complain(const stripper *s, const char *wrong)
{
    return gen_complain(GEN_BAD_INPUT, "standard input: message %" PRIu64 ": %s", s->message, wrong);
}

static bool is_removed(const stripper *s, const char *name, size_t len, bool trailer)
{
    /* framing fields of a trailer frame nothing, and a reader that merges trailers must not see them */
    if (!s->framing && !trailer && gen_framing_owns(name, len)) return false;
    return ((hdrtrie_find(s->table, name, len).groups & s->groups) != 0) != s->keep;
}

/* Writes the next len bytes of the input without the removed fields; fields begin at offset at. */
static gen_status pass_fields(stripper *s, size_t at, size_t len, bool trailer)
{
    const char *head = s->stream.bytes + s->stream.begin;
    gen_status status = gen_stream_put(&s->stream, head, at);
    while (status == GEN_DONE && at < len) {
        const hdrtrie_head_field field = hdrtrie_head_field_read(head, len, at);
        const bool malformed = hdrtrie_head_field_is_malformed(head, len, at, &field);
        if (!malformed && !(field.named && is_removed(s, head + at, field.name_len, trailer))) {
            status = gen_stream_put(&s->stream, head + at, field.next - at);
        }
        at = field.next;
    }
    s->stream.begin += len;
    return status;
}

/* Reads until a section is complete: lines up to an empty one, which in a head comes after the start line. *len is its
   length; 0 if the stream ends with at most empty lines. */
static gen_status read_section(stripper *s, bool head, size_t *len)
{
    gen_stream *in = &s->stream;
    size_t line = 0, searched = 0; /* from in->begin on */
    bool started = !head;
    for (;;) {
        const size_t there = in->end - in->begin;
        const char *bytes = in->bytes + in->begin, *newline;
        gen_status status;
        while (there > searched && (newline = memchr(bytes + searched, '\n', there - searched)) != NULL) {
            const bool empty = hdrtrie_head_line_is_empty(bytes, line, there);
            line = searched = (size_t)(newline - bytes) + 1;
            *len = line;
            if (line > SECTION_MAX) return complain(s, "a head or trailer section of more than 1 MiB");
            if (empty && started) return GEN_DONE;
            started |= !empty;
        }
        searched = there;
        if (there > SECTION_MAX) return complain(s, "a head or trailer section of more than 1 MiB");
        if (in->ended) break;
        status = gen_stream_read(in);
        if (status != GEN_DONE) return status;
    }
    if (line != in->end - in->begin || started) return complain(s, "the stream ends inside a head or trailer section");
    *len = 0; /* empty lines after the last message are kept */
    return gen_stream_pass(in, line);
}

/* Reads until a line is complete; *len is its length with the LF. */
static gen_status read_line(stripper *s, size_t *len)
{
    gen_stream *in = &s->stream;
    for (;;) {
        const size_t there = in->end - in->begin;
        const char *newline = there != 0 ? memchr(in->bytes + in->begin, '\n', there) : NULL;
        gen_status status;
        *len = newline != NULL ? (size_t)(newline - (in->bytes + in->begin)) + 1 : there;
        if (*len > CHUNK_LINE_MAX) return complain(s, "a chunk's size line of more than 16 KiB");
        if (newline != NULL) return GEN_DONE;
        if (in->ended) return complain(s, "the stream ends inside a chunked body");
        status = gen_stream_read(in);
        if (status != GEN_DONE) return status;
    }
}

static gen_status pass_length(stripper *s, uint64_t len)
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

static gen_status pass_until_end(stripper *s)
{
    gen_status status = gen_stream_pass(&s->stream, s->stream.end - s->stream.begin);
    while (status == GEN_DONE && !s->stream.ended) {
        status = gen_stream_read(&s->stream);
        if (status == GEN_DONE) status = gen_stream_pass(&s->stream, s->stream.end - s->stream.begin);
    }
    return status;
}

static gen_status pass_chunk(stripper *s, bool *last)
{
    size_t len = 0;
    uint64_t size;
    const char *wrong;
    gen_status status = read_line(s, &len);
    if (status != GEN_DONE) return status;
    wrong = gen_framing_read_chunk(s->stream.bytes + s->stream.begin, len, &size);
    if (wrong != NULL) return complain(s, wrong);
    status = gen_stream_pass(&s->stream, len);
    *last = size == 0;
    if (status != GEN_DONE || *last) return status;
    status = pass_length(s, size);
    if (status == GEN_DONE) status = read_line(s, &len);
    if (status != GEN_DONE) return status;
    if (len != 2 || s->stream.bytes[s->stream.begin] != '\r') return complain(s, "a chunk is not as long as its size");
    return gen_stream_pass(&s->stream, len);
}

static gen_status pass_chunked(stripper *s)
{
    size_t len = 0;
    gen_status status = GEN_DONE;
    for (bool last = false; status == GEN_DONE && !last;) status = pass_chunk(s, &last);
    if (status == GEN_DONE) status = read_section(s, false, &len);
    return status == GEN_DONE ? pass_fields(s, 0, len, true) : status;
}

/* Passes one message; *more is false at the end of the stream. */
static gen_status pass_message(stripper *s, bool *more)
{
    gen_framing framing;
    const char *head, *wrong;
    size_t len = 0;
    gen_status status = read_section(s, true, &len);
    *more = len != 0;
    if (status != GEN_DONE || len == 0) return status;
    head = s->stream.bytes + s->stream.begin;
    wrong = gen_framing_read(head, len, &framing);
    if (wrong != NULL) return complain(s, wrong);
    status = pass_fields(s, hdrtrie_head_fields_begin(head, len), len, false);
    if (status != GEN_DONE) return status;
    switch (framing.body) {
    case GEN_BODY_NONE: break;
    case GEN_BODY_LENGTH: return pass_length(s, framing.len);
    case GEN_BODY_CHUNKED: return pass_chunked(s);
    case GEN_BODY_UNTIL_END: return pass_until_end(s);
    }
    return GEN_DONE;
}

static gen_status pass_messages(stripper *s)
{
    gen_status status = gen_stream_init(STDIN_FILENO, STDOUT_FILENO, &s->stream), flushed;
    for (bool more = true; status == GEN_DONE && more;) {
        s->message++;
        status = pass_message(s, &more);
    }
    /* after an error in a message, the pending output belongs to valid messages and chunks before it */
    flushed = status == GEN_IO ? GEN_IO : gen_stream_flush(&s->stream);
    gen_stream_free(&s->stream);
    return flushed > status ? flushed : status;
}

static gen_status read_options(int argc, char **argv, options *o, bool *done)
{
    enum { KEEP = 256, FRAMING, HELP };
    static const struct option known[] = {{"keep", no_argument, NULL, KEEP}, {"framing", no_argument, NULL, FRAMING},
        {"help", no_argument, NULL, HELP}, {NULL, 0, NULL, 0}};
    int option;
    while ((option = getopt_long(argc, argv, "g:", known, NULL)) != -1) {
        switch (option) {
        case 'g':
            if (o->group_count == GROUP_ARGUMENT_MAX)
                return gen_complain(GEN_USAGE, "strip: more than %d options -g", GROUP_ARGUMENT_MAX);
            o->groups[o->group_count++] = optarg;
            break;
        case KEEP: o->keep = true; break;
        case FRAMING: o->framing = true; break;
        case HELP: *done = true; return gen_help_print();
        default: return gen_help_hint();
        }
    }
    if (optind + 1 != argc || strcmp(argv[optind], "-") == 0) {
        return gen_complain_usage("strip: give one LIST that is a file: standard input holds the messages");
    }
    o->list = argv[optind];
    return GEN_DONE;
}

/* Applies the options to the table. */
static gen_status prepare(const options *o, const hdrtrie_table *table, stripper *s)
{
    s->table = table;
    s->keep = o->keep;
    s->framing = o->framing;
    s->groups = o->group_count == 0 ? HDRTRIE_ALL_GROUPS : 0;
    for (size_t i = 0; i < o->group_count; i++) {
        const int group = hdrtrie_group_find(table, o->groups[i], strlen(o->groups[i]));
        if (group < 0)
            return gen_complain(GEN_USAGE, "strip: -g %s: %s does not have this group; hdrtrie stats lists the groups",
                o->groups[i], o->list);
        s->groups |= (uint32_t)1 << group;
    }
    if (o->keep && hdrtrie_table_bytes(table)[HDRTRIE_AT_FOLD] > HDRTRIE_FOLD_CASE) {
        return gen_complain(GEN_BAD_INPUT,
            "strip: --keep needs a list with fold none or fold case: a wider fold would also keep aliases");
    }
    return GEN_DONE;
}

gen_status gen_run_strip(int argc, char **argv)
{
    options o = {0};
    stripper s = {0};
    gen_compiled compiled;
    bool done = false;
    gen_status status = read_options(argc, argv, &o, &done);
    if (status != GEN_DONE || done) return status;
    status = gen_compiled_read(o.list, false, &compiled);
    if (status == GEN_DONE) status = prepare(&o, compiled.table, &s);
    if (status == GEN_DONE) status = pass_messages(&s);
    gen_compiled_free(&compiled);
    return status;
}
