/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "escape.h"

static int is_printable(uint8_t c)
{
    return c >= 0x20 && c < 0x7f;
}

void gen_escape_comment(FILE *out, const char *text, size_t len)
{
    char before = '\0';
    for (size_t i = 0; i < len; i++) {
        const char c = text[i];
        const int pair = (c == '/' && before == '*') || (c == '*' && before == '/') || (c == '?' && before == '?');
        if (is_printable((uint8_t)c) && c != '\\' && !pair) {
            fputc(c, out);
        } else {
            fprintf(out, "\\x%02x", (unsigned)(uint8_t)c);
        }
        before = c;
    }
}

void gen_escape_char(FILE *out, uint8_t c)
{
    if (is_printable(c) && c != '\'' && c != '\\') {
        fprintf(out, "'%c'", c);
    } else {
        fprintf(out, "%u", (unsigned)c);
    }
}

void gen_escape_dot(FILE *out, const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        const uint8_t c = (uint8_t)text[i];
        if (c == '"' || c == '\\') fputc('\\', out);
        if (is_printable(c)) {
            fputc(c, out);
        } else {
            fprintf(out, "\\\\x%02x", (unsigned)c);
        }
    }
}
