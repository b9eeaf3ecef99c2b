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

/* Returns the length of the line that begins at, with its LF; 0 if there is no LF. */
static size_t line_len(const strip_model *m, size_t at)
{
    const char *end = at < m->len ? memchr(m->in + at, '\n', m->len - at) : NULL;
    return end != NULL ? (size_t)(end - (m->in + at)) + 1 : 0;
}

static bool line_is_empty(const char *line, size_t len)
{
    return len == 1 || (len == 2 && line[0] == '\r');
}

/* Returns the length of the section that begins at m->at, with the empty line at its end; 0 if it does not end. */
static size_t section_len(const strip_model *m)
{
    for (size_t at = m->at, len; (len = line_len(m, at)) != 0; at += len) {
        if (line_is_empty(m->in + at, len)) return at + len - m->at;
    }
    return 0;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Copies a section to out, with room for as many bytes, and repairs it. Returns the new length. */
static size_t repair(const char *in, size_t len, bool head, char *out)
{
    size_t n = 0;
    const char *const first = head ? memchr(in, '\n', len) : NULL;
    for (const char *c = first != NULL ? first + 1 : in, *line = c; c < in + len; c++) {
        if (*c == ':' && memchr(line, ':', (size_t)(c - line)) == NULL) {
            while (n != 0 && is_blank(out[n - 1])) n--;
        }
        if (c != line && c[0] == '\r' && c[1] == '\n' && c + 2 < in + len && is_blank(c[2]) && c != in) {
            memcpy(out + n, "  ", 2);
            c++;
            n += 2;
            continue;
        }
        out[n++] = *c;
        if (*c == '\n') line = c + 1;
    }
    if (first == NULL) return n;
    memmove(out + (first + 1 - in), out, n);
    memcpy(out, in, (size_t)(first + 1 - in));
    return n + (size_t)(first + 1 - in);
}

/* Checks that all readers see the same lines: each ends in CRLF, none but the last is empty, none begins with a blank,
   and no other byte is a control byte apart from the tab. */
static void check_lines(const char *section, size_t len)
{
    bool begins = true;
    for (size_t i = 0; i < len; i++) {
        const unsigned char c = (unsigned char)section[i];
        if (c == '\r' && i + 1 < len && section[i + 1] == '\n') {
            if (begins && i + 2 != len) FINDING("an empty line before the end of a section");
            begins = true;
            i++;
            continue;
        }
        if (begins && is_blank(section[i])) FINDING("a line that begins with a blank");
        if ((c < 32 && c != '\t') || c == 127) FINDING("the control byte %d", c);
        begins = false;
    }
    if (!begins) FINDING("a section does not end in a line end");
}

/* Whether the letters and digits before the first colon are word: a reader that skips or maps other bytes would accept
   the line as it. */
static bool looks_like(const char *line, size_t len, const char *word, const char **value, size_t *value_len)
{
    const char *colon = memchr(line, ':', len);
    if (colon == NULL) return false;
    for (const char *c = line; c < colon; c++) {
        if (!isalnum((unsigned char)*c) || (unsigned char)*c > 127) continue;
        if (tolower((unsigned char)*c) != *word++) return false;
    }
    *value = colon + 1;
    *value_len = (size_t)(line + len - 2 - *value);
    return *word == 0;
}

/* The value of a number that every reader understands in the same way. */
static unsigned long long check_number(const char *value, size_t len)
{
    unsigned long long number = 0;
    if (len != 0 && *value == ' ') value++, len--;
    if (len == 0 || len > 19 || (len > 1 && *value == '0')) FINDING("a Content-Length of %zu bytes", len);
    for (size_t i = 0; i < len; i++) {
        if (!isdigit((unsigned char)value[i])) FINDING("a Content-Length that is not a number");
        number = 10 * number + (unsigned)(value[i] - '0');
    }
    return number;
}

/* How often an accepted head has each field that decides about framing. */
typedef struct found {
    size_t lengths, encodings, hosts;
    unsigned long long length;
} found;

static found find_fields(const char *head, size_t len)
{
    found f = {0};
    const char *value, *end;
    for (size_t at = 0, value_len; at < len; at = (size_t)(end + 1 - head)) {
        const char *line = head + at;
        end = memchr(line, '\n', len - at);
        const size_t line_len = (size_t)(end + 1 - line);
        if (looks_like(line, line_len, "contentlength", &value, &value_len)) {
            f.length = check_number(value, value_len);
            f.lengths++;
        }
        if (looks_like(line, line_len, "transferencoding", &value, &value_len)) {
            if (value_len < 7 || value_len > 8 || memcmp(value + value_len - 7, "chunked", 7) != 0)
                FINDING("a Transfer-Encoding that is not chunked");
            f.encodings++;
        }
        f.hosts += looks_like(line, line_len, "host", &value, &value_len);
    }
    return f;
}

/* Returns whether the start line has a method or a status of the words, which are separated by spaces. */
static bool start_has(const char *word, size_t len, const char *words)
{
    for (const char *w = words; *w != 0; w += strcspn(w, " "), w += *w == ' ') {
        if (strcspn(w, " ") == len && strncasecmp(w, word, len) == 0) return true;
    }
    return false;
}

/* Checks that all readers frame an accepted head in the same way. */
static void check_framing(const strip_model *m, const char *head, size_t len, const gen_framing *f)
{
    check_lines(head, len);
    const found n = find_fields(head, len);
    const bool response = strncmp(head, "HTTP/1.", 7) == 0;
    const size_t method = strcspn(head, " ");
    const char *status = head + 9, *line = memchr(head, '\r', len);
    if (response != m->responses) FINDING("a message of the other kind");
    if (n.lengths + n.encodings > 1) FINDING("two framing fields");
    if (n.hosts > 1 && !response) FINDING("two Hosts");
    if (response) {
        const bool bodiless = *status == '1' || start_has(status, 3, "204 304") || m->no_bodies;
        const gen_body body = bodiless         ? GEN_BODY_NONE
                              : n.encodings    ? GEN_BODY_CHUNKED
                              : n.lengths != 0 ? GEN_BODY_LENGTH
                                               : GEN_BODY_UNTIL_END;
        if (f->body != body) FINDING("a response with another body");
        if ((*status == '1' || start_has(status, 3, "204")) && n.encodings + n.length != 0)
            FINDING("a body after %.3s", status);
    } else {
        const gen_body body = n.encodings != 0 ? GEN_BODY_CHUNKED : n.lengths != 0 ? GEN_BODY_LENGTH : GEN_BODY_NONE;
        if (f->body != body) FINDING("a request with another body");
        if (start_has(head, method, "connect") && n.encodings + n.lengths != 0) FINDING("CONNECT with a framing field");
        if (start_has(head, method, "get head trace") && n.encodings + n.length != 0)
            FINDING("a body of a method without one");
        if (memcmp(line - 9, " HTTP/1.", 8) != 0 || (line[-1] != '0' && line[-1] != '1')) FINDING("another version");
        if (line[-1] == '1' && n.hosts == 0) FINDING("no Host");
        if (line[-1] == '0' && n.encodings != 0) FINDING("Transfer-Encoding in HTTP/1.0");
    }
    if (f->body == GEN_BODY_LENGTH && n.length != f->len) FINDING("another length");
}

/* Checks an accepted trailer section. */
static void check_trailers(const char *section, size_t len)
{
    check_lines(section, len);
    const found n = find_fields(section, len);
    if (n.lengths + n.encodings + n.hosts != 0) FINDING("a framing field in trailers");
}

/* Puts the line of a Cookie field, without the cookies that the rules remove. No reader may see one of these then. */
static void put_cookies(strip_model *m, const char *line, size_t len)
{
    static char left[STRIP_MODEL_MAX];
    const char *value = (const char *)memchr(line, ':', len) + 1;
    const size_t value_len = (size_t)(line + len - 2 - value);
    const hdrtrie_cookie_result r = cookie_oracle_clear(m->cookies, HDRTRIE_ALL_GROUPS, value, value_len, left);
    if (r.removed != 0 && r.len == 0) return;
    for (int reader = 0; reader < READER_COUNT; reader++) {
        if (cookie_reader_sees((cookie_reader)reader, m->cookies, HDRTRIE_ALL_GROUPS, left, r.len))
            FINDING("reader %d sees a listed cookie", reader);
    }
    put(m, line, (size_t)(value - line));
    put(m, left, r.len);
    put(m, "\r\n", 2);
}

/* Puts the lines that head_oracle.c leaves. With an Upgrade, or a name that looks like it, a request can open a tunnel. */
static void put_lines(strip_model *m, const char *lines, size_t len)
{
    for (const char *line = lines, *next, *value; line < lines + len; line = next) {
        size_t value_len;
        next = (const char *)memchr(line, '\n', (size_t)(lines + len - line)) + 1;
        if (!m->responses && looks_like(line, (size_t)(next - line), "upgrade", &value, &value_len)) m->tunnel = true;
        if (m->cookies != NULL && next - line > 7 && strncasecmp(line, "cookie:", 7) == 0) {
            put_cookies(m, line, (size_t)(next - line));
        } else {
            put(m, line, (size_t)(next - line));
        }
    }
}

/* Clears a section, text[0, len). A trailer has no start line, so the oracle gets an artificial one. */
static void clear_section(strip_model *m, const char *text, size_t len, bool head)
{
    static char whole[STRIP_MODEL_MAX + 3], left[STRIP_MODEL_MAX + 3];
    const size_t more = head ? 0 : 3;
    memcpy(whole, "T\r\n", 3);
    memcpy(whole + more, text, len);
    const hdrtrie_head_result r =
        head_oracle_clear(m->removed, HDRTRIE_ALL_GROUPS, whole, len + more, head ? m->head_flags : 0, left);
    check_lines(left, r.len);
    put_lines(m, left + more, r.len - more);
}

/* Returns the section of len bytes at m->at, repaired if that is an option, and moves m->at behind it. */
static const char *take_section(strip_model *m, size_t *len, bool head)
{
    static char repaired[STRIP_MODEL_MAX];
    const char *section = m->in + m->at;
    m->at += *len;
    if (!m->repair) return section;
    *len = repair(section, *len, head, repaired);
    return repaired;
}

static bool pass_length(strip_model *m, unsigned long long len)
{
    const size_t there = m->len - m->at;
    pass(m, len < there ? (size_t)len : there);
    return len <= there;
}

/* Reads: chunk-size [ spaces ] [ ";" printable ASCII with closed quotes, without "HTTP/" ] CRLF; 1 to 16 digits, below
   2^31. */
static bool read_chunk_size(const char *line, size_t len, unsigned long long *size)
{
    size_t at = 0;
    bool quoted = false;
    *size = 0;
    if (len < 3 || line[len - 2] != '\r') return false;
    for (len -= 2; at < len && isxdigit((unsigned char)line[at]); at++) {
        const int c = tolower((unsigned char)line[at]);
        *size = *size * 16 + (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10);
        if (*size > INT32_MAX || at == 16) return false;
    }
    if (at == 0) return false;
    while (at < len && line[at] == ' ') at++;
    if (at != len && line[at] != ';') return false;
    for (size_t i = at; i + 5 <= len; i++) {
        if (strncasecmp(line + i, "http/", 5) == 0) return false;
    }
    for (; at < len; at++) {
        if (line[at] < 32 || line[at] > 126) return false;
        if (quoted && line[at] == '\\' && at + 1 < len) {
            if (line[++at] < 32 || line[at] > 126) return false;
        } else if (line[at] == '"') {
            quoted = !quoted;
        }
    }
    return !quoted;
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
    size_t len = section_len(m);
    if (len == 0) return false;
    const char *section = take_section(m, &len, false);
    if (gen_trailers_check((gen_span){section, len}) != NULL) return false;
    check_trailers(section, len);
    clear_section(m, section, len, false);
    return true;
}

bool strip_model_run(strip_model *m, const char *in, size_t len)
{
    m->in = in;
    m->len = len;
    m->at = m->out_len = 0;
    for (;;) {
        gen_framing framing;
        while (m->len - m->at >= 2 && memcmp(m->in + m->at, "\r\n", 2) == 0) m->at += 2;
        if (m->at == m->len) return true;
        size_t head_len = section_len(m);
        if (head_len == 0) return false;
        const char *head = take_section(m, &head_len, true);
        const gen_stream_kind kind = {m->responses, m->no_bodies};
        if (gen_framing_read((gen_span){head, head_len}, kind, &framing) != NULL) return false;
        if (m->single && framing.body == GEN_BODY_CHUNKED) return false;
        check_framing(m, head, head_len, &framing);
        m->tunnel = m->responses ? strncmp(head + 9, "101", 3) == 0 : strncasecmp(head, "connect ", 8) == 0;
        const size_t before = m->out_len;
        clear_section(m, head, head_len, true);
        if (!m->responses && m->tunnel && (framing.body == GEN_BODY_CHUNKED || framing.len != 0)) {
            m->out_len = before; /* Upgrade in a request with a body */
            return false;
        }
        if (framing.body == GEN_BODY_LENGTH && !pass_length(m, framing.len)) return false;
        if (framing.body == GEN_BODY_CHUNKED && !pass_chunked(m)) return false;
        if (framing.body == GEN_BODY_UNTIL_END) pass(m, m->len - m->at);
        if (m->tunnel || m->single) return m->at == m->len;
    }
}
