/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "line.h"

#include <hdrtrie/detail/fold.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static bool is_space(char c)
{
    return c == ' ' || c == '\t';
}

static void bad(hdrtrie_line *line, size_t at, const char *format, ...) __attribute__((format(printf, 3, 4)));
static void bad(hdrtrie_line *line, size_t at, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line->text, sizeof line->text, format, arguments);
    va_end(arguments);
    line->what = LINE_BAD;
    line->column = (uint32_t)(at + 1);
}

/* Length in bytes of the UTF-8 sequence at text (RFC 3629), 0 if there is none. */
static size_t utf8_len(const unsigned char *text, size_t len)
{
    static const struct {
        unsigned char from, to, second_from, second_to, len;
    } rows[] = {{0x01, 0x7f, 0, 0, 1}, {0xc2, 0xdf, 0x80, 0xbf, 2}, {0xe0, 0xe0, 0xa0, 0xbf, 3},
        {0xe1, 0xec, 0x80, 0xbf, 3}, {0xed, 0xed, 0x80, 0x9f, 3}, {0xee, 0xef, 0x80, 0xbf, 3},
        {0xf0, 0xf0, 0x90, 0xbf, 4}, {0xf1, 0xf3, 0x80, 0xbf, 4}, {0xf4, 0xf4, 0x80, 0x8f, 4}};
    size_t i, k;
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (text[0] < rows[i].from || text[0] > rows[i].to) continue;
        if (rows[i].len > len) return 0;
        if (rows[i].len > 1 && (text[1] < rows[i].second_from || text[1] > rows[i].second_to)) return 0;
        for (k = 2; k < rows[i].len; k++) {
            if ((text[k] & 0xc0) != 0x80) return 0;
        }
        return rows[i].len;
    }
    return 0;
}

/* Whether the line is text; says where it is not. */
static bool text_check(const char *text, size_t len, hdrtrie_line *line)
{
    size_t at = 0;
    while (at < len) {
        size_t step = utf8_len((const unsigned char *)text + at, len - at);
        if (text[at] == '\0') {
            bad(line, at, "NUL byte: a list is UTF-8 text");
            return false;
        }
        if (step == 0) {
            bad(line, at, "byte 0x%02x is not UTF-8", (unsigned)(unsigned char)text[at]);
            return false;
        }
        if (text[at] == '\r') {
            bad(line, at, "carriage return inside a line: lines end in LF or CRLF");
            return false;
        }
        at += step;
    }
    return true;
}

/* Where the line ends without its comment and the white space before it. A comment begins with a # that starts the line or
   follows white space; from is where that is looked for. */
static size_t code_end(const char *text, size_t from, size_t len)
{
    size_t at;
    for (at = from; at < len; at++) {
        if (text[at] == '#' && (at == 0 || is_space(text[at - 1]))) break;
    }
    while (at > from && is_space(text[at - 1])) at--;
    return at;
}

static bool word_is(const char *text, size_t len, const char *word)
{
    return len == strlen(word) && memcmp(text, word, len) == 0;
}

static void fold_read(const char *text, size_t at, size_t end, hdrtrie_line *line)
{
    static const char *const names[] = {"none", "case", "underscore", "separators"};
    unsigned i;
    for (i = 0; i < 4; i++) {
        if (!word_is(text + at, end - at, names[i])) continue;
        line->what = LINE_FOLD;
        line->fold = (hdrtrie_fold)i;
        return;
    }
    bad(line, at, "unknown fold; there are none, case, underscore and separators");
    line->what = LINE_BAD_FOLD;
}

/* The argument of an include, at `<` or `"`; comments are looked for behind it, so that it may hold a #. */
static void include_read(const char *text, size_t at, size_t len, hdrtrie_line *line)
{
    char close = text[at] == '<' ? '>' : '"';
    size_t from = at + 1, end;
    if (text[at] != '<' && text[at] != '"') {
        bad(line, at, "an include names a <preset> or a \"file\"");
        return;
    }
    for (end = from; end < len && text[end] != close; end++) continue;
    if (end == len) {
        bad(line, at, "the include's %c is not closed", text[at]);
    } else if (end == from) {
        bad(line, at, "the include names nothing");
    } else if (code_end(text, end + 1, len) != end + 1) {
        bad(line, end + 1, "one rule a line: only a comment may follow an include");
    } else {
        line->what = LINE_INCLUDE;
        line->preset = close == '>';
        line->argument = text + from;
        line->argument_len = end - from;
    }
}

static void section_read(const char *text, size_t at, size_t end, hdrtrie_line *line)
{
    size_t from = at + 1, close;
    for (close = from; close < end && text[close] != ']'; close++) {
        if (!hdrtrie_byte_is_token((uint8_t)text[close])) {
            bad(line, close, "a section's name is a token (letters, digits, - _ . and the like)");
            return;
        }
    }
    if (close == end) {
        bad(line, at, "the section's [ is not closed");
    } else if (close == from) {
        bad(line, at, "the section has no name");
    } else if (close + 1 != end) {
        bad(line, close + 1, "one rule a line: only a comment may follow a section");
    } else if (close - from > HDRTRIE_PATTERN_MAX) {
        bad(line, from + HDRTRIE_PATTERN_MAX, "a section's name has at most %d bytes", HDRTRIE_PATTERN_MAX);
    } else {
        line->what = LINE_SECTION;
        line->argument = text + from;
        line->argument_len = close - from;
    }
}

/* A pattern: [!] [*] token [*]. */
static void rule_read(const char *text, size_t at, size_t end, hdrtrie_line *line)
{
    const size_t begin = at;
    bool star_before = false, star_behind = false;
    line->literal_len = 0;
    line->exception = text[at] == '!';
    if (line->exception) at++;
    if (at < end && line->exception && text[at] == '!') {
        bad(line, at, "a leading ! that belongs to the name is written \\!");
        return;
    }
    for (; at < end; at++) {
        char c = text[at];
        if (c == '*') {
            if (star_before && line->literal_len == 0) {
                bad(line, at, "more than one * in a pattern");
                return;
            }
            if (line->literal_len == 0) {
                star_before = true;
            } else if (at + 1 == end) {
                if (star_before) {
                    bad(line, at, "more than one * in a pattern");
                    return;
                }
                star_behind = true;
            } else {
                bad(line, at, "a * stands at the end (prefix), at the start (suffix) or alone");
                return;
            }
            continue;
        }
        if (c == '\\') {
            if (at + 1 == end || (text[at + 1] != '*' && text[at + 1] != '!' && text[at + 1] != '#')) {
                bad(line, at, "\\ is written only before *, ! and #");
                return;
            }
            c = text[++at];
        } else if (is_space(c)) {
            bad(line, at + 1, "one rule a line");
            return;
        }
        if (!hdrtrie_byte_is_token((uint8_t)c)) {
            bad(line, at, "byte 0x%02x is no token character", (unsigned)(unsigned char)c);
            return;
        }
        if (line->literal_len == HDRTRIE_PATTERN_MAX) {
            bad(line, at, "a pattern has at most %d bytes", HDRTRIE_PATTERN_MAX);
            return;
        }
        line->literal[line->literal_len++] = c;
    }
    if (line->literal_len == 0 && !star_before) {
        bad(line, begin, "the exception names nothing");
        return;
    }
    if (line->literal_len == 0 && line->exception) {
        bad(line, begin, "`!*` would except every name; delete the rules instead");
        return;
    }
    line->what = LINE_RULE;
    line->kind = star_behind || line->literal_len == 0 ? HDRTRIE_KIND_PREFIX
                 : star_before                         ? HDRTRIE_KIND_SUFFIX
                                                       : HDRTRIE_KIND_EXACT;
}

void hdrtrie_line_read(const char *text, size_t len, hdrtrie_line *line)
{
    size_t at = 0, end, word;
    line->what = LINE_EMPTY;
    if (!text_check(text, len, line)) return;
    while (at < len && is_space(text[at])) at++;
    end = code_end(text, at, len);
    if (at == end) return;
    line->column = (uint32_t)(at + 1);
    if (text[at] == '[') {
        section_read(text, at, end, line);
        return;
    }
    for (word = at; word < end && !is_space(text[word]); word++) continue;
    if (word < end) { /* an argument follows: else it is a name like any other */
        size_t argument = word;
        while (is_space(text[argument])) argument++;
        if (word_is(text + at, word - at, "fold")) {
            fold_read(text, argument, end, line);
            return;
        }
        if (word_is(text + at, word - at, "include")) {
            include_read(text, argument, len, line);
            return;
        }
    }
    rule_read(text, at, end, line);
}
