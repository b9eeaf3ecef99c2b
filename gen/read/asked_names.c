/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "asked_names.h"

#include <string.h>

static bool begins_with(const char *line, size_t len, const char *text)
{
    return len >= strlen(text) && memcmp(line, text, strlen(text)) == 0;
}

/* "GET / HTTP/1.1" or "HTTP/1.1 200 OK". Of fields, only values contain these bytes. */
static bool is_start_line(const char *line, size_t len)
{
    const char *colon = memchr(line, ':', len);
    if (begins_with(line, len, "HTTP/")) return true;
    for (size_t i = 0; i + 6 <= len; i++) {
        if (memcmp(line + i, " HTTP/", 6) != 0) continue;
        /* the colon of a field comes before any white space; that of an absolute target comes after it */
        return colon == NULL || memchr(line, ' ', (size_t)(colon - line)) != NULL;
    }
    return false;
}

static size_t name_len(const char *line, size_t len)
{
    const char *colon = memchr(line, ':', len);
    if (colon == NULL) return len;
    if (begins_with(line, len, "cookie:") && memchr(line, '=', len) == NULL && len > 7 && line[7] != ' ') return len;
    return colon == line ? len : (size_t)(colon - line); /* a pseudo-field of HTTP/2 is one malformed name */
}

bool gen_asked_names_next(gen_asked_names *names, const char **name, size_t *len)
{
    while (names->at != names->end) {
        const char *line = names->at, *newline = memchr(line, '\n', (size_t)(names->end - line));
        size_t line_len = (size_t)((newline != NULL ? newline : names->end) - line);
        names->at = newline != NULL ? newline + 1 : names->end;
        if (line_len != 0 && line[line_len - 1] == '\r') line_len--;
        if (line_len == 0 || line[0] == ' ' || line[0] == '\t' || is_start_line(line, line_len)) continue;
        *name = line;
        *len = name_len(line, line_len);
        return true;
    }
    return false;
}
