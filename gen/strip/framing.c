/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "framing.h"

#include "section.h"

#define LENGTH_MAX ((uint64_t)INT64_MAX) /* larger values overflow signed integers of other readers */

/* The fields of a head that decide its framing or its receiver. */
enum { HOST, LENGTH, ENCODING, EXPECT, CONNECTION, KNOWN_COUNT };
static const char *const known[KNOWN_COUNT] = {"host", "content-length", "transfer-encoding", "expect", "connection"};

typedef struct fields {
    gen_span values[CONNECTION]; /* of each but Connection, with the white space around it */
    bool has[CONNECTION];
    bool upgrade;
} fields;

/* The next proxy removes what Connection nominates. */
static const char *check_connection(gen_span value)
{
    for (;;) {
        const char *comma = memchr(value.bytes, ',', value.len);
        const gen_span option = {value.bytes, comma != NULL ? (size_t)(comma - value.bytes) : value.len};
        for (int i = HOST; i <= ENCODING; i++) {
            if (gen_name_resembles(option, known[i])) return "a Connection that nominates Host or a framing field";
        }
        if (comma == NULL) return NULL;
        value.len -= (size_t)(comma + 1 - value.bytes);
        value.bytes = comma + 1;
    }
}

static const char *read_field(const gen_field *f, fields *out)
{
    static const char *const malformed[CONNECTION] = {
        "a name that readers can take for Host: spell it Host",
        "a name that readers can take for Content-Length: spell it Content-Length",
        "a name that readers can take for Transfer-Encoding: spell it Transfer-Encoding",
        "a name that readers can take for Expect: spell it Expect",
    };
    static const char *const repeated[CONNECTION] = {
        "more than one Host: send one",
        "more than one Content-Length: send one",
        "more than one Transfer-Encoding: send one",
        "more than one Expect: send one",
    };
    if (gen_name_resembles(f->name, "upgrade")) out->upgrade = true;
    for (int i = 0; i < KNOWN_COUNT; i++) {
        if (!gen_name_resembles(f->name, known[i])) continue;
        if (i == CONNECTION) return check_connection(f->value);
        if (f->malformed || !gen_span_is(f->name, known[i])) return malformed[i];
        if (out->has[i]) return repeated[i];
        out->values[i] = f->value;
        out->has[i] = true;
        return NULL;
    }
    return NULL;
}

/* Returns the value without the one space that may be before it. Any other white space remains, and is an error: not
   every reader removes it. */
static gen_span read_exact(gen_span value)
{
    if (value.len != 0 && value.bytes[0] == ' ') value = (gen_span){value.bytes + 1, value.len - 1};
    return value;
}

/* Some readers take a number with a leading 0 for octal. */
static bool read_length(gen_span value, uint64_t *len)
{
    *len = 0;
    if (value.len == 0 || (value.len > 1 && value.bytes[0] == '0')) return false;
    for (size_t i = 0; i < value.len; i++) {
        const unsigned digit = (unsigned)(uint8_t)value.bytes[i] - '0';
        if (digit > 9 || *len > (LENGTH_MAX - digit) / 10) return false;
        *len = 10 * *len + digit;
    }
    return true;
}

static const char *check_request(const gen_start_line *start, const fields *f, bool body)
{
    static const char *const bodiless[] = {"get", "head", "trace"};
    const gen_span host = gen_span_trim(f->values[HOST]);
    if (!f->has[HOST] && !start->version_1_0) return "a request of HTTP/1.1 without Host: send one";
    if (!gen_is_host(host)) return "a Host that is not HOST or HOST:PORT";
    if (f->has[HOST] && start->authority.len != 0 && !gen_span_same(host, start->authority)) {
        return "an absolute request target with another host than Host: send the same";
    }
    if (f->has[EXPECT] && !gen_span_is(gen_span_trim(f->values[EXPECT]), "100-continue")) {
        return "an Expect that is not 100-continue";
    }
    if (gen_span_is(start->method, "connect") && (f->has[LENGTH] || f->has[ENCODING])) {
        return "CONNECT with Content-Length or Transfer-Encoding: send neither";
    }
    for (size_t i = 0; body && i < sizeof bodiless / sizeof *bodiless; i++) {
        if (gen_span_is(start->method, bodiless[i])) return "GET, HEAD or TRACE with a body: use another method";
    }
    return NULL;
}

static const char *check_response(const gen_start_line *start, const fields *f, bool body, bool no_bodies)
{
    if ((start->status < 200 || start->status == 204) && body) {
        return "a response 1xx or 204 with a body or Transfer-Encoding: send neither";
    }
    if (start->status == 304 && f->has[ENCODING]) return "a response 304 with Transfer-Encoding: send none";
    if (start->status == 205 && !no_bodies && (body || !f->has[LENGTH]))
        return "a response 205 without Content-Length: 0: send that";
    return NULL;
}

static const char *read_fields(gen_span head, size_t at, fields *f)
{
    gen_field field;
    while (gen_section_next(head, &at, &field)) {
        const char *wrong = read_field(&field, f);
        if (wrong != NULL) return wrong;
    }
    return NULL;
}

/* Checks the two framing fields, in requests and responses. */
static const char *check_lengths(const fields *f, bool version_1_0, uint64_t *len)
{
    if (f->has[LENGTH] && f->has[ENCODING]) return "both Content-Length and Transfer-Encoding: send one";
    if (f->has[LENGTH] && !read_length(read_exact(f->values[LENGTH]), len)) {
        return "a Content-Length that is not a plain decimal number after at most one space";
    }
    if (!f->has[ENCODING]) return NULL;
    if (version_1_0) return "Transfer-Encoding in HTTP/1.0: send HTTP/1.1";
    const gen_span coding = read_exact(f->values[ENCODING]);
    return coding.len == 7 && memcmp(coding.bytes, "chunked", 7) == 0
               ? NULL
               : "a Transfer-Encoding that is not exactly chunked, in lower case after at most one space";
}

const char *gen_framing_read(gen_span head, gen_stream_kind kind, gen_framing *framing)
{
    const char *wrong = gen_section_check(head), *end;
    fields f = {.has = {false}};
    bool body;
    *framing = (gen_framing){.body = GEN_BODY_NONE};
    if (wrong != NULL) return wrong;
    end = memchr(head.bytes, '\r', head.len);
    framing->fields_begin = (size_t)(end + 2 - head.bytes);
    const gen_span line = {head.bytes, framing->fields_begin - 2};
    wrong = kind.responses ? gen_status_line_read(line, &framing->start) : gen_request_line_read(line, &framing->start);
    if (wrong == NULL) wrong = read_fields(head, framing->fields_begin, &f);
    if (wrong == NULL) wrong = check_lengths(&f, framing->start.version_1_0, &framing->len);
    if (wrong != NULL) return wrong;
    body = f.has[ENCODING] || framing->len != 0;
    wrong = kind.responses ? check_response(&framing->start, &f, body, kind.no_bodies)
                           : check_request(&framing->start, &f, body);
    if (wrong != NULL) return wrong;
    framing->upgrade_with_body = !kind.responses && f.upgrade && body;
    if (kind.responses && (kind.no_bodies || framing->start.status < 200 || framing->start.status == 204 ||
                              framing->start.status == 304)) {
        return NULL;
    }
    if (f.has[ENCODING]) {
        framing->body = GEN_BODY_CHUNKED;
    } else if (f.has[LENGTH]) {
        framing->body = GEN_BODY_LENGTH;
    } else if (kind.responses) {
        framing->body = GEN_BODY_UNTIL_END;
    }
    return NULL;
}

const char *gen_trailers_check(gen_span section)
{
    static const char *const refused[] = {
        "host", "content-length", "transfer-encoding", "connection", "expect", "upgrade"};
    const char *wrong = gen_section_check(section);
    gen_field field;
    size_t at = 0;
    if (wrong != NULL) return wrong;
    while (gen_section_next(section, &at, &field)) {
        for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
            if (gen_name_resembles(field.name, refused[i])) {
                return "a trailer that frames, routes or keeps a connection, such as Content-Length or Host: send it "
                       "in the head";
            }
        }
        if (gen_has_version(field.line)) return "a trailer that contains HTTP/: readers can take it for a start line";
    }
    return NULL;
}
