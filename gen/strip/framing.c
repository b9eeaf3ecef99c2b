/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "framing.h"

#include <hdrtrie/find.h>
#include <string.h>

#include "../../src/runtime/head_field.h"

#define LENGTH_MAX ((uint64_t)INT64_MAX) /* larger values overflow signed integers of other readers */

static const char content_length[] = "content-length", transfer_encoding[] = "transfer-encoding", host[] = "host";

/* A part of a head. */
typedef struct span {
    const char *bytes;
    size_t len;
} span;

typedef struct start {
    bool response, version_1_0;
    unsigned status;
} start;

/* Whether s equals word, in any case; word is in lower case. */
static bool span_is(span s, const char *word)
{
    if (s.len != strlen(word)) return false;
    for (size_t i = 0; i < s.len; i++) {
        if (hdrtrie_byte_fold(HDRTRIE_FOLD_CASE, (uint8_t)s.bytes[i]) != (uint8_t)word[i]) return false;
    }
    return true;
}

bool gen_framing_owns(const char *name, size_t len)
{
    const span s = {name, len};
    return span_is(s, host) || span_is(s, content_length) || span_is(s, transfer_encoding);
}

static span trim(span s)
{
    while (s.len != 0 && (s.bytes[0] == ' ' || s.bytes[0] == '\t')) s = (span){s.bytes + 1, s.len - 1};
    while (s.len != 0 && (s.bytes[s.len - 1] == ' ' || s.bytes[s.len - 1] == '\t')) s.len--;
    return s;
}

/* "HTTP/1." and a digit. */
static bool read_version(span s, start *out)
{
    if (s.len != 8 || memcmp(s.bytes, "HTTP/1.", 7) != 0 || !hdrtrie_byte_is_digit((uint8_t)s.bytes[7])) return false;
    out->version_1_0 = s.bytes[7] == '0';
    return true;
}

/* status-line = HTTP-version SP 3DIGIT [ SP reason ] */
static bool read_status_line(span line, start *out)
{
    if (line.len < 12 || !read_version((span){line.bytes, 8}, out) || line.bytes[8] != ' ') return false;
    for (size_t i = 9; i < 12; i++) {
        if (!hdrtrie_byte_is_digit((uint8_t)line.bytes[i])) return false;
        out->status = 10 * out->status + (unsigned)(line.bytes[i] - '0');
    }
    return out->status >= 100 && (line.len == 12 || line.bytes[12] == ' ');
}

/* request-line = token SP target SP HTTP-version, and no white space in the target */
static bool read_request_line(span line, start *out)
{
    const char *target = memchr(line.bytes, ' ', line.len), *end = line.bytes + line.len, *version;
    if (target == NULL || !hdrtrie_name_is_token(line.bytes, (size_t)(target - line.bytes))) return false;
    target++;
    version = memchr(target, ' ', (size_t)(end - target));
    if (version == NULL || version == target) return false;
    return read_version((span){version + 1, (size_t)(end - version - 1)}, out);
}

/* Reads the start line. It must be valid HTTP/1 and without control characters. */
static const char *read_start(span head, size_t fields_begin, start *out)
{
    size_t at = 0, end = fields_begin;
    while (hdrtrie_head_line_is_empty(head.bytes, at, fields_begin)) at += head.bytes[at] == '\n' ? 1 : 2;
    end--; /* the LF */
    if (end > at && head.bytes[end - 1] == '\r') end--;
    for (size_t i = at; i < end; i++) {
        if ((uint8_t)head.bytes[i] < 0x20 || head.bytes[i] == 0x7f) return "a control character in the start line";
    }
    out->response = end - at >= 5 && memcmp(head.bytes + at, "HTTP/", 5) == 0;
    if (out->response) {
        return read_status_line((span){head.bytes + at, end - at}, out)
                   ? NULL
                   : "the first line is not a status line of HTTP/1";
    }
    return read_request_line((span){head.bytes + at, end - at}, out) ? NULL
                                                                     : "the first line is not a request line of HTTP/1";
}

/* Whether before, the text up to a colon, ends in a line that a reader could take for word: equal after dropping all
   bytes that are not token characters. Reads backwards and stops at another colon, so that many colons cost no more
   than one. */
static bool is_named(span before, const char *word)
{
    size_t left = strlen(word);
    while (before.len-- != 0) {
        const uint8_t c = (uint8_t)before.bytes[before.len];
        if (c == ':') return false;
        if (left == 0 && (c == '\n' || c == '\r')) return true;
        if (!hdrtrie_byte_is_token(c)) continue;
        if (left == 0 || hdrtrie_byte_fold(HDRTRIE_FOLD_CASE, c) != (uint8_t)word[--left]) return false;
    }
    return left == 0;
}

/* Whether another reader could take a folded or malformed field for framing. Each of its lines is tried, because readers
   without folding, or with lines that end at a bare CR, see each line as a field. */
static bool may_frame(span field)
{
    const char *colon = field.bytes, *end = field.bytes + field.len;
    while ((colon = memchr(colon, ':', (size_t)(end - colon))) != NULL) {
        const span before = {field.bytes, (size_t)(colon++ - field.bytes)};
        if (is_named(before, content_length) || is_named(before, transfer_encoding)) return true;
    }
    return false;
}

/* The value of a field of one line, without white space around it. */
static span read_value(span field, size_t name_len)
{
    span value = {field.bytes + name_len + 1, field.len - name_len - 1};
    value.len--; /* the LF, which every line of a complete head has */
    if (value.len != 0 && value.bytes[value.len - 1] == '\r') value.len--;
    return trim(value);
}

static bool read_length(span value, uint64_t *len)
{
    *len = 0;
    if (value.len == 0) return false;
    for (size_t i = 0; i < value.len; i++) {
        const unsigned digit = (unsigned)(uint8_t)value.bytes[i] - '0';
        if (digit > 9 || *len > (LENGTH_MAX - digit) / 10) return false;
        *len = 10 * *len + digit;
    }
    return true;
}

/* Whether value is a list of codings without parameters; the last one, and no other, is chunked. */
static bool is_one_final_chunked(span value)
{
    for (;;) {
        const char *comma = memchr(value.bytes, ',', value.len);
        const span coding = trim((span){value.bytes, comma != NULL ? (size_t)(comma - value.bytes) : value.len});
        if (comma == NULL) return span_is(coding, "chunked");
        if (!hdrtrie_name_is_token(coding.bytes, coding.len) || span_is(coding, "chunked")) return false;
        value.len -= (size_t)(comma + 1 - value.bytes);
        value.bytes = comma + 1;
    }
}

/* The framing fields of a head. */
typedef struct fields {
    span length, encoding;
    bool has_length, has_encoding;
} fields;

static const char *read_field(span field, const hdrtrie_head_field *f, bool malformed, fields *out)
{
    const span name = {field.bytes, f->named ? f->name_len : 0};
    span value;
    if ((malformed || f->folded) && may_frame(field)) {
        return malformed ? "a malformed Content-Length or Transfer-Encoding"
                         : "a folded Content-Length or Transfer-Encoding";
    }
    if (!span_is(name, content_length) && !span_is(name, transfer_encoding)) return NULL;
    value = read_value(field, f->name_len);
    if (span_is(name, transfer_encoding)) {
        if (out->has_encoding) return "more than one Transfer-Encoding";
        out->encoding = value;
        out->has_encoding = true;
        return NULL;
    }
    if (out->has_length && (value.len != out->length.len || memcmp(value.bytes, out->length.bytes, value.len) != 0)) {
        return "two Content-Length fields with different values";
    }
    out->length = value;
    out->has_length = true;
    return NULL;
}

const char *gen_framing_read(const char *head, size_t len, gen_framing *framing)
{
    const size_t begin = hdrtrie_head_fields_begin(head, len);
    fields found = {{NULL, 0}, {NULL, 0}, false, false};
    start line = {false, false, 0};
    const char *wrong = read_start((span){head, len}, begin, &line);
    *framing = (gen_framing){GEN_BODY_NONE, 0};
    for (size_t at = begin; wrong == NULL && at < len;) {
        const hdrtrie_head_field field = hdrtrie_head_field_read(head, len, at);
        const bool malformed = hdrtrie_head_field_is_malformed(head, len, at, &field);
        wrong = read_field((span){head + at, field.next - at}, &field, malformed, &found);
        at = field.next;
    }
    if (wrong != NULL) return wrong;
    if (found.has_length && found.has_encoding) return "both Content-Length and Transfer-Encoding";
    if (found.has_length && !read_length(found.length, &framing->len))
        return "a Content-Length that is not a decimal number";
    if (found.has_encoding && line.version_1_0) return "Transfer-Encoding in HTTP/1.0";
    if (found.has_encoding && !is_one_final_chunked(found.encoding))
        return "a Transfer-Encoding in which chunked is not the last coding, and only the last";
    if (line.response && (line.status < 200 || line.status == 204 || line.status == 304)) return NULL;
    if (found.has_encoding) {
        framing->body = GEN_BODY_CHUNKED;
    } else if (found.has_length) {
        framing->body = GEN_BODY_LENGTH;
    } else if (line.response) {
        framing->body = GEN_BODY_UNTIL_END;
    }
    return NULL;
}

const char *gen_framing_read_chunk(const char *line, size_t len, uint64_t *size)
{
    size_t at = 0;
    *size = 0;
    if (len < 3 || line[len - 2] != '\r') return "a chunk's size does not end in CRLF";
    len -= 2;
    for (; at < len; at++) {
        const uint8_t c = hdrtrie_byte_fold(HDRTRIE_FOLD_CASE, (uint8_t)line[at]);
        if (!hdrtrie_byte_is_digit(c) && (c < 'a' || c > 'f')) break;
        if (*size > LENGTH_MAX >> 4) return "a chunk's size is too large";
        *size = *size << 4 | (uint64_t)(c <= '9' ? c - '0' : c - 'a' + 10);
    }
    if (at == 0) return "a chunk without a size";
    if (at == len) return NULL;
    while (at < len && (line[at] == ' ' || line[at] == '\t')) at++;
    if (at == len || line[at] != ';') return "text after a chunk's size that is not an extension";
    if (memchr(line, '\r', len) != NULL || memchr(line, '\0', len) != NULL)
        return "a control character in a chunk's extension";
    return NULL;
}
