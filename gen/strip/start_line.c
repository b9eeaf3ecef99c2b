/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "start_line.h"

static const char not_a_request[] =
    "the first line is not a request line of HTTP/1; strip reads requests, and responses "
    "with --responses",
                  not_a_response[] = "the first line is not a status line of HTTP/1; --responses reads responses only";

/* "HTTP/1.0" or "HTTP/1.1". */
static bool read_version(gen_span s, gen_start_line *start)
{
    if (s.len != 8 || memcmp(s.bytes, "HTTP/1.", 7) != 0 || (s.bytes[7] != '0' && s.bytes[7] != '1')) return false;
    start->version_1_0 = s.bytes[7] == '0';
    return true;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool gen_is_host(gen_span value)
{
    static const char others[] = "-._~%:[]!$&'()*+;=";
    for (size_t i = 0; i < value.len; i++) {
        const char c = value.bytes[i];
        if (!is_letter(c) && !hdrtrie_byte_is_digit((uint8_t)c) && (c == 0 || strchr(others, c) == NULL)) return false;
    }
    return true;
}

bool gen_has_version(gen_span value)
{
    for (; value.len >= 5; value.bytes++, value.len--) {
        if (gen_span_is((gen_span){value.bytes, 5}, "http/")) return true;
    }
    return false;
}

/* Whether s is HOST:PORT. */
static bool is_authority_form(gen_span s)
{
    size_t port = s.len;
    while (port != 0 && hdrtrie_byte_is_digit((uint8_t)s.bytes[port - 1])) port--;
    return port != s.len && port > 1 && s.bytes[port - 1] == ':' && gen_is_host(s);
}

/* Whether s begins with a scheme and "://"; *authority is then the part up to the path. */
static bool read_absolute_form(gen_span s, gen_span *authority)
{
    size_t at = 0, begin;
    while (at < s.len && (is_letter(s.bytes[at]) || (at != 0 && (hdrtrie_byte_is_digit((uint8_t)s.bytes[at]) ||
                                                                    strchr("+-.", s.bytes[at]) != NULL)))) {
        at++;
    }
    if (at == 0 || s.len - at < 3 || memcmp(s.bytes + at, "://", 3) != 0) return false;
    at = begin = at + 3;
    while (at < s.len && s.bytes[at] != '/' && s.bytes[at] != '?' && s.bytes[at] != '#') at++;
    *authority = (gen_span){s.bytes + begin, at - begin};
    return at != begin && gen_is_host(*authority);
}

/* RFC 9112, section 3.2: the method decides which forms a target can have. */
static const char *read_target(gen_span target, gen_start_line *start)
{
    for (size_t i = 0; i < target.len; i++) {
        if ((uint8_t)target.bytes[i] <= ' ' || (uint8_t)target.bytes[i] > '~') return not_a_request;
    }
    if (gen_span_is(start->method, "connect")) {
        return is_authority_form(target) ? NULL : "a CONNECT target that is not HOST:PORT";
    }
    if (target.bytes[0] == '/' || (gen_span_is(target, "*") && gen_span_is(start->method, "options"))) return NULL;
    return read_absolute_form(target, &start->authority)
               ? NULL
               : "a request target that is neither a path nor an absolute URI with HOST or HOST:PORT";
}

const char *gen_request_line_read(gen_span line, gen_start_line *start)
{
    const char *target = memchr(line.bytes, ' ', line.len), *end = line.bytes + line.len, *version;
    *start = (gen_start_line){.method = {line.bytes, target != NULL ? (size_t)(target - line.bytes) : 0}};
    if (target == NULL || !hdrtrie_name_is_token(line.bytes, start->method.len)) return not_a_request;
    target++;
    version = memchr(target, ' ', (size_t)(end - target));
    if (version == NULL || version == target) return not_a_request;
    if (!read_version((gen_span){version + 1, (size_t)(end - version - 1)}, start)) return not_a_request;
    return read_target((gen_span){target, (size_t)(version - target)}, start);
}

/* status-line = HTTP-version SP 3DIGIT [ SP reason ], and no tab in the reason */
const char *gen_status_line_read(gen_span line, gen_start_line *start)
{
    *start = (gen_start_line){.status = 0};
    if (line.len < 12 || !read_version((gen_span){line.bytes, 8}, start) || line.bytes[8] != ' ') return not_a_response;
    for (size_t i = 9; i < 12; i++) {
        if (!hdrtrie_byte_is_digit((uint8_t)line.bytes[i])) return not_a_response;
        start->status = 10 * start->status + (unsigned)(line.bytes[i] - '0');
    }
    if (start->status < 100 || start->status > 599) return "a status that is not from 100 to 599";
    if (line.len > 12 && line.bytes[12] != ' ') return not_a_response;
    return memchr(line.bytes, '\t', line.len) == NULL ? NULL : "a tab in the status line";
}
