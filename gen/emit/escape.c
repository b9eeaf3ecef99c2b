/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "escape.h"

static int is_printable(uint8_t c)
{
    return c >= 0x20 && c < 0x7f;
}

size_t gen_escape_comment_byte(char *out, char before, char c)
{
    static const char digits[] = "0123456789abcdef";
    const int pair = (c == '/' && before == '*') || (c == '*' && before == '/') || (c == '?' && before == '?');
    if (is_printable((uint8_t)c) && c != '\\' && !pair) {
        out[0] = c;
        return 1;
    }
    out[0] = '\\';
    out[1] = 'x';
    out[2] = digits[(uint8_t)c >> 4];
    out[3] = digits[(uint8_t)c & 15];
    return 4;
}

void gen_escape_comment(FILE *out, const char *text, size_t len)
{
    char escaped[GEN_ESCAPE_COMMENT_MAX];
    char before = '\0';
    for (size_t i = 0; i < len; i++) {
        const size_t escaped_len = gen_escape_comment_byte(escaped, before, text[i]);
        fwrite(escaped, 1, escaped_len, out);
        before = text[i];
    }
}

size_t gen_escape_char(char *out, uint8_t c)
{
    char text[GEN_ESCAPE_CHAR_MAX + 1];
    const int quoted = is_printable(c) && c != '\'' && c != '\\';
    const int len = snprintf(text, sizeof text, quoted ? "'%c'" : "%u", c);
    for (int i = 0; i < len; i++) out[i] = text[i];
    return (size_t)len;
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

void gen_escape_html(FILE *out, const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        const uint8_t c = (uint8_t)text[i];
        if (c == '"' || c == '&' || c == '<' || c == '>') {
            fprintf(out, "&#%u;", (unsigned)c);
        } else if (is_printable(c)) {
            fputc(c, out);
        } else {
            fprintf(out, "\\x%02x", (unsigned)c);
        }
    }
}
