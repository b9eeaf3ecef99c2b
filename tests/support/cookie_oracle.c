/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "cookie_oracle.h"
#include <stdlib.h>
#include <string.h>

typedef struct text {
    const char *bytes;
    size_t len;
} text;

static bool is_white(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_gap(char c)
{
    return (unsigned char)c <= ' ' || (unsigned char)c >= 0x7f || c == ',' || c == '"';
}

static text trim(text t, bool (*is_trimmed)(char))
{
    while (t.len != 0 && is_trimmed(t.bytes[0])) t = (text){t.bytes + 1, t.len - 1};
    while (t.len != 0 && is_trimmed(t.bytes[t.len - 1])) t.len--;
    return t;
}

static text before(text t, char c)
{
    const char *at = t.len != 0 ? memchr(t.bytes, c, t.len) : NULL;
    return at != NULL ? (text){t.bytes, (size_t)(at - t.bytes)} : t;
}

static bool finds(const oracle *o, uint32_t groups, text name)
{
    return name.len != 0 && (oracle_find(o, name.bytes, name.len).groups & groups & HDRTRIE_ALL_GROUPS) != 0;
}

static int hex(char c)
{
    static const char digits[] = "0123456789abcdef0123456789ABCDEF";
    const char *at = c != 0 ? strchr(digits, c) : NULL;
    return at != NULL ? (int)(at - digits) % 16 : -1;
}

static bool is_low(char c)
{
    return (unsigned char)c <= ' ';
}

/* The name, decoded, in a buffer of name.len bytes. */
static text decode(text name, char *buffer)
{
    text d = {buffer, 0};
    for (size_t i = 0; i < name.len; i++) {
        char c = name.bytes[i];
        if (c == '+') c = ' ';
        if (c == '%' && i + 2 < name.len && hex(name.bytes[i + 1]) >= 0 && hex(name.bytes[i + 2]) >= 0) {
            c = (char)(hex(name.bytes[i + 1]) * 16 + hex(name.bytes[i + 2]));
            i += 2;
        }
        buffer[d.len++] = c;
    }
    return d;
}

/* Whether a name is listed as it is, decoded, or cut. */
static bool finds_any(const oracle *o, uint32_t groups, text name)
{
    bool found = finds(o, groups, name);
    if (!found && name.len != 0) {
        char *buffer = malloc(name.len);
        const text all = decode(name, buffer), d = trim(all, is_low);
        const bool coded = before(before(before(before(name, '%'), '+'), '['), 0).len != name.len;
        found = coded && (all.len > 512 || finds(o, groups, d) || finds(o, groups, before(before(d, '['), 0)));
        free(buffer);
    }
    return found;
}

/* Whether a name that begins at `at` counts without `=`: only gaps since the begin of the pair or a comma. */
static bool is_separated(text pair, size_t at)
{
    size_t i = at;
    while (i != 0 && is_gap(pair.bytes[i - 1])) {
        if (pair.bytes[--i] == ',') return true;
    }
    for (i = 0; i < at; i++) {
        if (!is_gap(pair.bytes[i]) && pair.bytes[i] != '=') return false;
    }
    return true;
}

/* Whether a name is listed that begins after a byte that `ends` accepts, and goes on up to such a byte or `=`. */
static bool is_listed_between(const oracle *o, uint32_t groups, text pair, bool (*ends)(char), bool needs_equals)
{
    for (size_t at = 0; at < pair.len; at++) {
        size_t end = at, next;
        if (at != 0 && !ends(pair.bytes[at - 1])) continue;
        while (end < pair.len && pair.bytes[end] != '=' && !ends(pair.bytes[end])) end++;
        for (next = end; next < pair.len && is_low(pair.bytes[next]);) next++;
        if (needs_equals && (next == pair.len || pair.bytes[next] != '=')) continue;
        if (finds_any(o, groups, trim((text){pair.bytes + at, end - at}, is_low))) return true;
    }
    return false;
}

static bool is_comma(char c)
{
    return c == ',';
}

static bool is_nothing(char c)
{
    (void)c;
    return false;
}

static bool is_listed(const oracle *o, uint32_t groups, text pair)
{
    if (is_listed_between(o, groups, pair, is_nothing, false)) return true;
    if (is_listed_between(o, groups, pair, is_comma, false)) return true;
    if (is_listed_between(o, groups, pair, is_low, true)) return true;
    for (size_t at = 0; at < pair.len; at++) {
        size_t end = at, next;
        bool leading = is_separated(pair, at) && at != 0 && pair.bytes[at - 1] == '=';
        if (at != 0 && !is_gap(pair.bytes[at - 1]) && !leading) continue;
        while (end < pair.len && pair.bytes[end] != '=' && !is_gap(pair.bytes[end])) end++;
        for (next = end; next < pair.len && is_gap(pair.bytes[next]);) next++;
        if (!is_separated(pair, at) && (next == pair.len || pair.bytes[next] != '=')) continue;
        if (finds_any(o, groups, (text){pair.bytes + at, end - at})) return true;
    }
    return false;
}

/* Whether the quotes of a value close: an even number; a value that begins with one is one quoted string. */
static bool closes(text value)
{
    size_t quotes = 0, i;
    value = trim(value, is_white);
    for (i = 0; i < value.len; i++) quotes += value.bytes[i] == '"';
    if (quotes % 2 != 0) return false;
    if (value.len == 0 || value.bytes[0] != '"') return true;
    for (i = 1; i < value.len && value.bytes[i] != '"'; i++) {
        if (value.bytes[i] == '\\' && ++i >= value.len - 1) return false;
    }
    return i == value.len - 1;
}

static bool is_malformed(text pair)
{
    const text name = before(pair, '=');
    for (size_t i = 0; i < pair.len; i++) {
        if (pair.bytes[i] == 0x7f || ((unsigned char)pair.bytes[i] < ' ' && pair.bytes[i] != '\t')) return true;
    }
    if (oracle_is_malformed(name.bytes, name.len)) return true;
    return name.len != pair.len && !closes((text){pair.bytes + name.len + 1, pair.len - name.len - 1});
}

static bool is_attribute(text pair)
{
    static const char *const names[] = {"$path", "$domain", "$port"};
    const text name = before(pair, '=');
    for (size_t i = 0; i < 3; i++) {
        if (oracle_same_literal(HDRTRIE_FOLD_CASE, name.bytes, name.len, names[i], strlen(names[i]))) return true;
    }
    return false;
}

hdrtrie_cookie_result cookie_oracle_clear(const oracle *o, uint32_t groups, const char *value, size_t len, char *out)
{
    hdrtrie_cookie_result r = {0, 0, 0};
    text rest = {value, len};
    bool follows = false, first = true, occupied = false;
    if (len == 0) return r;
    for (;;) {
        const text all = before(rest, ';'), pair = trim(all, is_white);
        bool listed = false, malformed = false, attribute = false;
        if (pair.len != 0) {
            listed = is_listed(o, groups, pair);
            malformed = !listed && !(groups & HDRTRIE_ALLOW_MALFORMED) && is_malformed(pair);
            attribute = follows && is_attribute(pair);
            follows = listed || malformed || attribute;
        }
        r.removed += listed || malformed || attribute;
        r.malformed += malformed;
        if (!listed && !malformed && !attribute) {
            text kept = all;
            if (!first) {
                out[r.len++] = ';';
            } else if (all.bytes != value) { /* it takes the place of the first pair */
                while (is_white(value[r.len])) {
                    out[r.len] = value[r.len];
                    r.len++;
                }
                while (kept.len != 0 && is_white(kept.bytes[0])) kept = (text){kept.bytes + 1, kept.len - 1};
            }
            if (kept.len != 0) memcpy(out + r.len, kept.bytes, kept.len);
            r.len += kept.len;
            first = false;
            occupied = occupied || pair.len != 0;
        }
        if (all.len == rest.len) break;
        rest = (text){all.bytes + all.len + 1, rest.len - all.len - 1};
    }
    if (r.removed != 0 && !occupied) r.len = 0;
    return r;
}

/* Python's: pairs anywhere between white space and `;`, quoted strings as values. */
static bool quotes_reader_sees(const oracle *o, uint32_t groups, text rest)
{
    size_t at = 0;
    while (at < rest.len) {
        size_t from, end;
        while (at < rest.len && (is_low(rest.bytes[at]) || rest.bytes[at] == ';')) at++;
        for (from = at; at < rest.len && rest.bytes[at] != '=' && rest.bytes[at] != ';' && !is_low(rest.bytes[at]);)
            at++;
        end = at;
        while (at < rest.len && is_low(rest.bytes[at])) at++;
        if (at == rest.len || rest.bytes[at] != '=') continue;
        if (finds(o, groups, (text){rest.bytes + from, end - from})) return true;
        for (at++; at < rest.len && is_low(rest.bytes[at]);) at++;
        if (at < rest.len && rest.bytes[at] == '"') {
            for (at++; at < rest.len && rest.bytes[at] != '"'; at++) {
                if (rest.bytes[at] == '\\') at++;
            }
        }
        while (at < rest.len && rest.bytes[at] != ';' && !is_low(rest.bytes[at])) at++;
    }
    return false;
}

bool cookie_reader_sees(cookie_reader reader, const oracle *o, uint32_t groups, const char *value, size_t len)
{
    text rest = {value, len};
    if (reader == READER_QUOTES) return quotes_reader_sees(o, groups, rest);
    for (;;) {
        text piece = before(rest, ';'), name;
        if (reader == READER_COMMA) piece = before(piece, ',');
        name = trim(before(trim(piece, is_low), '='), is_low);
        if (reader == READER_DECODED && name.len != 0) {
            char *buffer = malloc(name.len);
            const bool found = finds(o, groups, before(before(trim(decode(name, buffer), is_low), '['), 0));
            free(buffer);
            if (found) return true;
        }
        if (finds(o, groups, name)) return true;
        if (piece.len == rest.len) return false;
        rest = (text){piece.bytes + piece.len + 1, rest.len - piece.len - 1};
    }
}
