/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "wrap.h"

#include <stdarg.h>
#include <string.h>

#include "escape.h"

gen_wrap gen_wrap_make(FILE *out, unsigned indent, unsigned hang)
{
    return (gen_wrap){.out = out, .indent = indent, .hang = hang};
}

void gen_wrap_row(gen_wrap *wrap)
{
    if (wrap->column != 0) fputc('\n', wrap->out);
    wrap->column = 0;
    wrap->after_char = false;
}

/* Moves to the place of a word of len bytes: after a space if spaced, or to a new line if the current one is full. */
static void place(gen_wrap *wrap, size_t len, bool spaced)
{
    const size_t gap = spaced && wrap->column > wrap->indent ? 1 : 0;
    if (wrap->column > wrap->indent && wrap->column + gap + len > GEN_WRAP_COLUMNS) {
        fprintf(wrap->out, "\n%*s", (int)(wrap->indent + wrap->hang), "");
        wrap->column = wrap->indent + wrap->hang;
    } else if (wrap->column == 0) {
        fprintf(wrap->out, "%*s", (int)wrap->indent, "");
        wrap->column = wrap->indent;
    } else if (gap != 0) {
        fputc(' ', wrap->out);
        wrap->column++;
    }
    wrap->column += (unsigned)len;
    wrap->after_char = false;
}

void gen_wrap_word(gen_wrap *wrap, const char *format, ...)
{
    va_list arguments;
    int len;
    va_start(arguments, format);
    len = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    place(wrap, (size_t)len, true);
    va_start(arguments, format);
    vfprintf(wrap->out, format, arguments);
    va_end(arguments);
}

void gen_wrap_char(gen_wrap *wrap, uint8_t c)
{
    char text[GEN_ESCAPE_CHAR_MAX + 2];
    const size_t len = gen_escape_char(text, c);
    text[len] = ',';
    place(wrap, len + 1, !wrap->after_char);
    fwrite(text, 1, len + 1, wrap->out);
    wrap->after_char = true;
}

unsigned gen_wrap_comment_room(const gen_wrap *wrap, size_t least)
{
    const unsigned taken = (unsigned)strlen("/* ... */") + wrap->comment_len;
    const unsigned line = wrap->column + 1 + taken;
    if (line < GEN_WRAP_COLUMNS && GEN_WRAP_COLUMNS - line >= least) return GEN_WRAP_COLUMNS - line;
    return GEN_WRAP_COLUMNS - wrap->indent - wrap->hang - taken;
}

/* Appends text to the comment. Cuts it where the comment, with dots, would be wider than a line. */
static void append(gen_wrap *wrap, const char *text, size_t len)
{
    if (wrap->comment_is_cut || len > gen_wrap_comment_room(wrap, SIZE_MAX)) {
        wrap->comment_is_cut = true;
        return;
    }
    memcpy(wrap->comment + wrap->comment_len, text, len);
    wrap->comment_len += (unsigned)len;
}

void gen_wrap_comment(gen_wrap *wrap, const char *format, ...)
{
    char text[GEN_WRAP_COLUMNS];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    append(wrap, text, strlen(text));
}

void gen_wrap_comment_text(gen_wrap *wrap, const uint8_t *text, size_t len)
{
    char escaped[GEN_ESCAPE_COMMENT_MAX];
    char before = '\0';
    for (size_t i = 0; i < len; i++) {
        append(wrap, escaped, gen_escape_comment_byte(escaped, before, (char)text[i]));
        before = (char)text[i];
    }
}

void gen_wrap_comment_end(gen_wrap *wrap)
{
    gen_wrap_word(wrap, "/* %.*s%s */", (int)wrap->comment_len, wrap->comment, wrap->comment_is_cut ? "..." : "");
    wrap->comment_len = 0;
    wrap->comment_is_cut = false;
}
