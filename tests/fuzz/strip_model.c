/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "strip_model.h"
#include "../../gen/strip/framing.h"
#include "finding.h"
#include <ctype.h>
#include <string.h>
#include <strings.h>

static void put(strip_model *m, const char *bytes, size_t len)
{
    if (len != 0) memcpy(m->out + m->out_len, bytes, len);
    m->out_len += len;
}

static void pass(strip_model *m, size_t len)
{
    put(m, m->in + m->at, len);
    m->at += len;
}

/* Bytes of the line that begins at, its LF included; 0 where there is no LF. */
static size_t line_len(const strip_model *m, size_t at)
{
    const char *end = at < m->len ? memchr(m->in + at, '\n', m->len - at) : NULL;
    return end != NULL ? (size_t)(end - (m->in + at)) + 1 : 0;
}

static bool line_is_empty(const char *line, size_t len)
{
    return len == 1 || (len == 2 && line[0] == '\r');
}

/* Bytes of the section that begins at m->at, the empty line at its end included; 0 where it does not end. A head has a start line,
   behind any number of empty ones. */
static size_t section_len(const strip_model *m, bool head)
{
    bool started = !head;
    for (size_t at = m->at, len; (len = line_len(m, at)) != 0; at += len) {
        const bool empty = line_is_empty(m->in + at, len);
        if (empty && started) return at + len - m->at;
        started |= !empty;
    }
    return 0;
}

/* Whether only empty lines are left. */
static bool rest_is_empty(const strip_model *m)
{
    size_t at = m->at;
    for (size_t len; (len = line_len(m, at)) != 0 && line_is_empty(m->in + at, len);) at += len;
    return at == m->len;
}

/* Whether the token characters before the line's first colon are word's: what a reader that skips others takes for it. */
static bool looks_like(const char *line, size_t len, const char *word, const char **value, size_t *value_len)
{
    const char *colon = memchr(line, ':', len), *end = line + len;
    if (colon == NULL) return false;
    for (const char *c = line; c < colon; c++) {
        if (!oracle_byte_is_token((uint8_t)*c)) continue;
        if (tolower((unsigned char)*c) != *word++) return false;
    }
    if (*word != 0) return false;
    for (colon++; colon < end && isspace((unsigned char)*colon); colon++) continue;
    while (end > colon && isspace((unsigned char)end[-1])) end--;
    *value = colon;
    *value_len = (size_t)(end - colon);
    return true;
}

/* A head that was accepted says one thing to all: every line that might be a Content-Length says the same number, there is none beside a
   Transfer-Encoding, of which there is one, which ends in chunked. */
static void judge_framing(const char *head, size_t len, const gen_framing *f)
{
    const bool response = strncmp(head + strspn(head, "\r\n"), "HTTP/", 5) == 0;
    const char *value;
    size_t value_len, lengths = 0, encodings = 0;
    for (size_t at = 0; at < len;) {
        const char *end = memchr(head + at, '\n', len - at);
        const size_t line = (size_t)(end + 1 - (head + at));
        if (looks_like(head + at, line, "content-length", &value, &value_len)) {
            unsigned long long number = 0;
            for (; value_len > 1 && *value == '0'; value_len--) value++; /* RFC 9110 8.6 allows them */
            if (value_len == 0 || value_len > 19) FINDING("a Content-Length of %zu bytes", value_len);
            for (size_t i = 0; i < value_len; i++) {
                if (!isdigit((unsigned char)value[i])) FINDING("a Content-Length that is no number");
                number = 10 * number + (unsigned)(value[i] - '0');
            }
            if (f->body == GEN_BODY_LENGTH && number != f->len) FINDING("Content-Lengths that differ");
            if (f->body != GEN_BODY_LENGTH && f->body != GEN_BODY_NONE) FINDING("a Content-Length that does not count");
            lengths++;
        }
        if (looks_like(head + at, line, "transfer-encoding", &value, &value_len)) {
            if (value_len < 7 || strncasecmp(value + value_len - 7, "chunked", 7) != 0)
                FINDING("does not end in chunked");
            encodings++;
        }
        at += line;
    }
    if (encodings > 1 || (encodings != 0 && lengths != 0)) FINDING("framed twice");
    if ((f->body == GEN_BODY_LENGTH) > lengths) FINDING("a length out of nowhere");
    if ((f->body == GEN_BODY_CHUNKED) > encodings) FINDING("chunked without an encoding");
    if (f->body == GEN_BODY_UNTIL_END && encodings + lengths != 0) FINDING("framed, and yet it has no end");
    if (f->body == GEN_BODY_NONE && encodings != 0 && !response) FINDING("an encoding that does not count");
}

/* The section's survivors; a trailer's are cleared behind a start line that it does not have. */
static void clear_section(strip_model *m, size_t len, bool head)
{
    static char text[STRIP_MODEL_MAX + 2], left[STRIP_MODEL_MAX + 2];
    const size_t more = head ? 0 : 2;
    memcpy(text, "T\n", 2);
    memcpy(text + more, m->in + m->at, len);
    const hdrtrie_head_result r =
        head_oracle_clear(head ? m->heads : m->trailers, HDRTRIE_ALL_GROUPS, text, len + more, left);
    put(m, left + more, r.len - more);
    m->at += len;
}

static bool pass_length(strip_model *m, unsigned long long len)
{
    const size_t there = m->len - m->at;
    pass(m, len < there ? (size_t)len : there);
    return len <= there;
}

/* chunk-size [ BWS ";" anything ] CRLF, without a CR or a NUL in it; at most 2^63 - 1. */
static bool read_chunk_size(const char *line, size_t len, unsigned long long *size)
{
    size_t at = 0;
    *size = 0;
    if (len < 3 || line[len - 2] != '\r') return false;
    for (len -= 2; at < len && isxdigit((unsigned char)line[at]); at++) {
        const int c = tolower((unsigned char)line[at]);
        if (*size >> 59 != 0) return false;
        *size = *size * 16 + (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10);
    }
    if (at == 0) return false;
    if (at == len) return true;
    while (at < len && (line[at] == ' ' || line[at] == '\t')) at++;
    return at < len && line[at] == ';' && memchr(line, '\r', len) == NULL && memchr(line, 0, len) == NULL;
}

static bool pass_chunked(strip_model *m)
{
    for (;;) {
        unsigned long long size;
        size_t len = line_len(m, m->at);
        if (len == 0 || !read_chunk_size(m->in + m->at, len, &size)) return false;
        pass(m, len);
        if (size == 0) break;
        if (!pass_length(m, size)) return false;
        if (line_len(m, m->at) != 2 || m->in[m->at] != '\r') return false;
        pass(m, 2);
    }
    const size_t len = section_len(m, false);
    if (len != 0) clear_section(m, len, false);
    return len != 0;
}

bool strip_model_run(strip_model *m, const char *in, size_t len)
{
    m->in = in;
    m->len = len;
    m->at = m->out_len = 0;
    while (!rest_is_empty(m)) {
        gen_framing framing;
        const size_t head_len = section_len(m, true);
        if (head_len == 0 || gen_framing_read(m->in + m->at, head_len, &framing) != NULL) return false;
        judge_framing(m->in + m->at, head_len, &framing);
        clear_section(m, head_len, true);
        if (framing.body == GEN_BODY_LENGTH && !pass_length(m, framing.len)) return false;
        if (framing.body == GEN_BODY_CHUNKED && !pass_chunked(m)) return false;
        if (framing.body == GEN_BODY_UNTIL_END) pass(m, m->len - m->at);
    }
    pass(m, m->len - m->at);
    return true;
}
