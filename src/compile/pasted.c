/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "pasted.h"

#include <hdrtrie/detail/fold.h>
#include <stdio.h>
#include <string.h>

/* A longer replacement is not shown: the line is too long for a message. */
#define SHOWN_MAX 64

static char to_lower(char c)
{
    return (char)hdrtrie_byte_fold(HDRTRIE_FOLD_CASE, (uint8_t)c);
}

static bool text_begins_with(const char *text, size_t len, const char *lower)
{
    size_t i;
    for (i = 0; lower[i] != '\0'; i++) {
        if (i == len || to_lower(text[i]) != lower[i]) return false;
    }
    return true;
}

/* The first byte of set in text without a backslash before it; len if there is none. */
static size_t find_any(const char *text, size_t len, const char *set)
{
    size_t i;
    for (i = 0; i < len; i++) {
        if (text[i] == '\\') {
            i++;
        } else if (strchr(set, text[i]) != NULL) {
            return i;
        }
    }
    return len;
}

/* Whether the last byte of text is c, without a backslash before it. */
static bool ends_with(const char *text, size_t len, char c)
{
    return len != 0 && text[len - 1] == c && (len == 1 || text[len - 2] != '\\');
}

/* The offset of the first .+ without a backslash before it; len if there is none. */
static size_t find_repetition(const char *text, size_t len)
{
    size_t at = 0;
    for (;;) {
        at += find_any(text + at, len - at, ".");
        if (at == len || (at + 1 < len && text[at + 1] == '+')) return at;
        at++;
    }
}

/* The offset of the byte that makes the pattern a regular expression; len if it is none. */
static size_t find_regex(const char *text, size_t len)
{
    size_t at = find_any(text, len, "^|$");
    if (at != len) return at;
    if (text[0] == '~') return 0;
    if (ends_with(text, len, '*') && ends_with(text, len - 1, '.')) return len - 2;
    if ((at = find_repetition(text, len)) != len) return at;
    return ends_with(text, len, '+') ? len - 1 : len;
}

/* Variables of Varnish: req.http.X-Foo. Returns the length of the part before the name of the field, or 0. */
static size_t find_vcl_field(const char *text, size_t len)
{
    static const char *const objects[] = {"req.http.", "bereq.http.", "beresp.http.", "resp.http.", "obj.http."};
    size_t i;
    for (i = 0; i < sizeof objects / sizeof objects[0]; i++) {
        if (text_begins_with(text, len, objects[i]) && len > strlen(objects[i])) return strlen(objects[i]);
    }
    return 0;
}

/* The first reason to take text for that of another tool, and the offset of the byte that shows it. NULL: none. */
static const char *find_reason(const char *text, size_t len, bool cookie, size_t *at)
{
    if ((*at = find_any(text, len, "#")) != len) return "a # without white space before it is part of the name";
    if ((*at = find_any(text, len, "'`")) != len) return "quotes are part of the name";
    if ((*at = find_any(text, len, "%")) != len) return "a % is part of the name, not a wildcard";
    *at = 0;
    if (text[0] == '$') return "variables are not expanded";
    if (text[0] == '+' || text[0] == '-') return "the first byte is part of the name";
    if ((*at = find_any(text, len, "|")) != len) return "regular expressions are not supported: one rule per line";
    if ((*at = find_regex(text, len)) != len) return "regular expressions are not supported";
    *at = find_vcl_field(text, len) - 1;
    if (find_vcl_field(text, len) != 0) return "this is the name of a variable, not of a field";
    *at = 4;
    if (!cookie && text_begins_with(text, len, "http_") && len > 5)
        return "this is the name of a variable, not of a field";
    *at = len - 1;
    if (text[0] != '*' && (ends_with(text, len, '-') || ends_with(text, len, '_'))) {
        return "this is one exact name, not a prefix";
    }
    return NULL;
}

/* The pattern without what belongs to the other tool. */
typedef struct pasted_cleaned {
    char text[2 * SHOWN_MAX];
    size_t len;
} pasted_cleaned;

static void put_cleaned(pasted_cleaned *out, const char *text, size_t len)
{
    if (len > SHOWN_MAX - out->len) len = SHOWN_MAX - out->len;
    memcpy(out->text + out->len, text, len);
    out->len += len;
}

/* Writes the name of the field that the variable X_FOO or x_foo is made from: X-Foo. */
static void put_field(pasted_cleaned *out, const char *text, size_t len)
{
    bool first = true;
    size_t i;
    for (i = 0; i < len; i++) {
        char c = text[i] == '_' ? '-' : to_lower(text[i]);
        if (first && hdrtrie_byte_is_letter((uint8_t)c)) c = (char)(c - 'a' + 'A');
        first = c == '-';
        put_cleaned(out, &c, 1);
    }
}

static void clean(const char *text, size_t len, pasted_cleaned *out)
{
    static const char *const variables[] = {"sent_http_", "upstream_http_", "http_"};
    bool begins = false, ends = false, plus = false, field = false, star, regex, begins_any;
    size_t i, bar, object;
    out->len = 0;
    len = find_any(text, len, "#");
    if (find_any(text, len, "%") != len) return;
    for (; len != 0 && strchr("'`|~^$+-", text[0]) != NULL; text++, len--) begins |= text[0] == '^';
    for (; len != 0 && strchr("'`|$+", text[len - 1]) != NULL; len--) {
        ends |= text[len - 1] == '$';
        plus |= text[len - 1] == '+';
    }
    object = find_vcl_field(text, len);
    text += object;
    len -= object;
    for (i = 0; i < sizeof variables / sizeof variables[0] && !field; i++) {
        if (!text_begins_with(text, len, variables[i])) continue;
        text += strlen(variables[i]);
        len -= strlen(variables[i]);
        field = true;
    }
    star = ends_with(text, len, '*');
    if (star) len--;
    regex = (star || plus) && ends_with(text, len, '.');
    if (regex) len--;
    star |= regex;
    if (len == 0) {
        if (regex) put_cleaned(out, "*", 1);
        return;
    }
    begins_any = !star && find_repetition(text, len) == 0; /* more follows: a + at the end was cut off */
    if (begins_any) {
        text += 2;
        len -= 2;
    }
    if (find_repetition(text, len) != len) return;
    if (begins_any || (ends && !begins && text[0] != '*')) put_cleaned(out, "*", 1);
    while ((bar = find_any(text, len, "|")) != len) {
        put_cleaned(out, text, bar);
        put_cleaned(out, " and ", 5);
        text += bar + 1;
        len -= bar + 1;
    }
    if (field) {
        put_field(out, text, len);
    } else {
        put_cleaned(out, text, len);
    }
    if (text[0] == '*' || begins_any) return;
    if (star || (begins && !ends) || ends_with(text, len, '-') || ends_with(text, len, '_')) put_cleaned(out, "*", 1);
}

size_t hdrtrie_pasted_find(const char *line, size_t begin, size_t at, size_t end, bool cookie, char *text, size_t room)
{
    size_t where;
    const char *reason = find_reason(line + at, end - at, cookie, &where);
    pasted_cleaned out;
    if (reason == NULL) return end;
    clean(line + at, end - at, &out);
    if (out.len == 0 || out.len == SHOWN_MAX || at - begin > SHOWN_MAX / 2) {
        snprintf(text, room, "%s; write only a name, or \\%c if the name contains this byte", reason, line[at + where]);
    } else {
        snprintf(text, room, "%s; write %.*s%.*s, or \\%c if the name contains this byte", reason, (int)(at - begin),
            line + begin, (int)out.len, out.text, line[at + where]);
    }
    return at + where;
}

const char *hdrtrie_pasted_hint(unsigned char byte)
{
    switch (byte) {
    case ':': return "delete the colon and all after it: a rule is only a name";
    case '"': return "delete the quotes";
    case '/': return "begin comments with #";
    case ';': return "begin comments with #, and write one rule per line without a mark at its end";
    case ',': return "write one rule per line";
    case '=':
    case '@': return "write only the name";
    case '<':
    case '>': return "write only the name, or include <preset>";
    case '(':
    case ')':
    case '[':
    case ']':
    case '{':
    case '}':
    case '?':
    case '\\': return "no regular expressions: write a name, a prefix such as X-* or a suffix such as *-X";
    default: return byte > 0x7f ? "field names are ASCII: type the line again" : "delete it";
    }
}
