/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reads one line of a list. All errors that are visible in one line are found here. */
#include "line.h"

#include <hdrtrie/detail/fold.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "pasted.h"

static bool is_space(char c)
{
    return c == ' ' || c == '\t';
}

static void line_error(hdrtrie_line *line, size_t at, const char *format, ...) __attribute__((format(printf, 3, 4)));
static void line_error(hdrtrie_line *line, size_t at, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line->text, sizeof line->text, format, arguments);
    va_end(arguments);
    line->what = LINE_BAD;
    line->column = (uint32_t)(at + 1);
}

/* Length in bytes of the UTF-8 sequence at text (RFC 3629); 0 if the bytes are not UTF-8. */
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

/* Whether the line is UTF-8 text without control bytes that would split it. If not, *line holds the error. */
static bool text_check(const char *text, size_t len, hdrtrie_line *line)
{
    size_t at = 0;
    while (at < len) {
        size_t step = utf8_len((const unsigned char *)text + at, len - at);
        if (text[at] == '\0') {
            line_error(line, at, "NUL byte; save the list as UTF-8 text");
            return false;
        }
        if (step == 0) {
            line_error(
                line, at, "byte 0x%02x is not UTF-8; save the list as UTF-8 text", (unsigned)(unsigned char)text[at]);
            return false;
        }
        if (text[at] == '\r') {
            line_error(line, at, "carriage return inside a line; end lines with LF or CRLF");
            return false;
        }
        at += step;
    }
    return true;
}

/* The end of the line without its comment and the white space before it. A comment begins with a # that starts the line
   or follows white space. The search for it begins at from. */
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
    line_error(line, at, "unknown fold; write none, case, underscore or separators, in lower case and without quotes");
    line->what = LINE_BAD_FOLD;
}

/* Reads the argument of an include, which begins with `<` or `"` at `at`. It may contain a #: comments begin after
   it. */
static void include_read(const char *text, size_t at, size_t len, hdrtrie_line *line)
{
    char close = text[at] == '<' ? '>' : '"';
    size_t from = at + 1, end;
    if (text[at] != '<' && text[at] != '"') {
        line_error(line, at, "write the include as include <preset> or include \"file\"");
        return;
    }
    for (end = from; end < len && text[end] != close; end++) continue;
    if (end == len) {
        line_error(line, at, "the include's %c is not closed; add %c after the name", text[at], close);
    } else if (end == from) {
        line_error(line, at, "the include names nothing; write the name of a preset or of a file");
    } else if (code_end(text, end + 1, len) != end + 1) {
        line_error(line, end + 1, "only a comment may follow an include; write one rule per line");
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
            line_error(line, close,
                "byte 0x%02x is not a token character; name sections with letters, digits, - _ and .",
                (unsigned)(unsigned char)text[close]);
            return;
        }
    }
    if (close == end) {
        line_error(line, at, "the section's [ is not closed; add ] after the name");
    } else if (close == from) {
        line_error(line, at, "the section's name is empty; write a name between [ and ]");
    } else if (close + 1 != end) {
        line_error(line, close + 1, "only a comment may follow a section; write one rule per line");
    } else if (close - from > HDRTRIE_PATTERN_MAX) {
        line_error(line, from + HDRTRIE_PATTERN_MAX, "the section's name is longer than %d bytes; shorten it",
            HDRTRIE_PATTERN_MAX);
    } else {
        line->what = LINE_SECTION;
        line->argument = text + from;
        line->argument_len = close - from;
    }
}

/* The stars of a pattern. */
typedef struct pattern_stars {
    bool before, after; /* the literal */
} pattern_stars;

/* Takes the star at `at`. False if it may not be there. */
static bool star_take(size_t at, size_t end, pattern_stars *stars, hdrtrie_line *line)
{
    if (stars->before && (line->literal_len == 0 || at + 1 == end)) {
        line_error(line, at, "more than one * in a pattern; write a rule for each of them");
        return false;
    }
    if (line->literal_len != 0 && at + 1 != end) {
        line_error(line, at,
            "a * may only be first or last: a pattern is not a regular expression; a * that belongs to the name is "
            "written "
            "\\*");
        return false;
    }
    if (line->literal_len == 0) {
        stars->before = true;
    } else {
        stars->after = true;
    }
    return true;
}

/* Reports a byte that no name contains, and what to do about it. begin: where the rule begins. */
static void byte_error(hdrtrie_line *line, const char *text, size_t begin, size_t at)
{
    const char c = text[at];
    const unsigned char byte = (unsigned char)c;
    const bool fold = word_is(text + begin, at - begin, "fold");
    if (c == ':' && (fold || word_is(text + begin, at - begin, "include"))) {
        line_error(line, at, "a keyword has no colon; delete it");
        if (fold) line->what = LINE_BAD_FOLD;
        return;
    }
    if (byte > ' ' && byte < 0x7f) {
        line_error(line, at, "`%c` is not a token character; %s", c, hdrtrie_pasted_hint(byte));
    } else {
        line_error(line, at, "byte 0x%02x is not a token character; %s", (unsigned)byte, hdrtrie_pasted_hint(byte));
    }
}

/* The length of the mark of an exception, `!`, or `!fold` or `!case` with the white space after it; 0 if there is
   none. */
static size_t mark_read(const char *text, size_t at, size_t end, hdrtrie_line *line)
{
    size_t len = 5;
    line->exception = text[at] == '!';
    line->aliases_meant = line->spelled = false;
    if (!line->exception) return 0;
    if (end - at <= len || !is_space(text[at + len])) return 1;
    line->aliases_meant = memcmp(text + at, "!fold", len) == 0;
    line->spelled = memcmp(text + at, "!case", len) == 0;
    if (!line->aliases_meant && !line->spelled) return 1;
    while (is_space(text[at + len])) len++;
    return len;
}

/* Whether the byte after a backslash may be there: a token character that is not a letter or digit. */
static bool is_escapable(const char *text, size_t at, size_t end)
{
    return at < end && hdrtrie_byte_is_token((uint8_t)text[at]) &&
           hdrtrie_byte_fold(HDRTRIE_FOLD_SEPARATORS, (uint8_t)text[at]) == '-';
}

/* Reads `cookie:` at *pattern and moves *pattern past it. Returns false if the line has an error there. */
static bool cookie_read(const char *text, size_t end, hdrtrie_line *line, size_t *pattern)
{
    static const char word[] = "cookie:";
    const size_t len = sizeof word - 1, at = *pattern;
    size_t i;
    line->cookie = false;
    for (i = 0; i < len && at + i < end; i++) {
        if (hdrtrie_byte_fold(HDRTRIE_FOLD_CASE, (uint8_t)text[at + i]) != (uint8_t)word[i]) break;
    }
    if (i != len) return true;
    if (memcmp(text + at, word, len) != 0) {
        if (at + len == end || is_space(text[at + len])) return true; /* a pasted field: the colon is an error */
        line_error(line, at, "write cookie: in lower case, and the name of the cookie directly after it");
        return false;
    }
    *pattern = at + len;
    line->cookie = true;
    if (line->aliases_meant || line->spelled) {
        line_error(line, at, "names of cookies are not folded; write ! instead of !fold or !case");
    } else if (*pattern == end || is_space(text[*pattern])) {
        line_error(line, at, "cookie: names no cookie; write the name directly after the colon");
    } else if (text[*pattern] == '!') {
        line_error(line, *pattern, "write an exception as !cookie:NAME, or \\! if the cookie's name begins with !");
    } else {
        return true;
    }
    return false;
}

/* Whether the line is a keyword without its argument: a name, but hardly ever meant as one. Then text has a warning. */
static bool keyword_is_bare(const char *text, size_t len, hdrtrie_line *line)
{
    static const char *const words[] = {"fold", "include", "!fold", "!case"};
    size_t i;
    for (i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (!word_is(text, len, words[i])) continue;
        snprintf(line->text, sizeof line->text,
            "`%s` without an argument is the name of a field; add the argument, or write the name in capitals",
            words[i]);
        return true;
    }
    return false;
}

/* A pattern: [!|!fold|!case] [cookie:] [*] token [*]. */
static void rule_read(const char *text, size_t at, size_t end, hdrtrie_line *line)
{
    const size_t begin = at;
    size_t pattern = at + mark_read(text, at, end, line);
    pattern_stars stars = {false, false};
    line->literal_len = 0;
    at = pattern;
    if (at < end && line->exception && text[at] == '!') {
        line_error(line, at, "a second ! must be part of the name, and is then written \\!");
        return;
    }
    if (!cookie_read(text, end, line, &pattern)) return;
    at = pattern;
    for (; at < end; at++) {
        char c = text[at];
        if (c == '*') {
            if (!star_take(at, end, &stars, line)) return;
            continue;
        }
        if (c == '\\') {
            if (!is_escapable(text, at + 1, end)) {
                line_error(line, at, "\\ is allowed only before a byte of a name that is not a letter or digit; %s",
                    hdrtrie_pasted_hint('\\'));
                return;
            }
            c = text[++at];
        } else if (is_space(c)) {
            line_error(line, at + 1, "only a comment may follow a pattern; write one rule per line");
            return;
        }
        if (!hdrtrie_byte_is_token((uint8_t)c)) {
            byte_error(line, text, begin, at);
            return;
        }
        if (line->literal_len == HDRTRIE_PATTERN_MAX) {
            line_error(line, at, "the pattern is longer than %d bytes; shorten it", HDRTRIE_PATTERN_MAX);
            return;
        }
        line->literal[line->literal_len++] = c;
    }
    if (line->literal_len == 0 && !stars.before) {
        line_error(line, begin, "the exception names nothing; write a pattern after the !");
        return;
    }
    if (line->literal_len == 0 && line->exception) {
        line_error(
            line, begin, "`!%s*` would except every name; delete the rules instead", line->cookie ? "cookie:" : "");
        return;
    }
    if (line->spelled && (stars.before || stars.after)) {
        line_error(line, begin, "`!case` excepts one exact name; list each name, or write !fold for the pattern");
        return;
    }
    line->what = LINE_RULE;
    line->kind = stars.after || line->literal_len == 0 ? HDRTRIE_KIND_PREFIX
                 : stars.before                        ? HDRTRIE_KIND_SUFFIX
                                                       : HDRTRIE_KIND_EXACT;
    if (keyword_is_bare(text + begin, end - begin, line)) {
        line->dubious_column = (uint32_t)(begin + 1);
        return;
    }
    at = hdrtrie_pasted_find(text, begin, pattern, end, line->cookie, line->text, sizeof line->text);
    line->dubious_column = at < end ? (uint32_t)(at + 1) : 0;
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
    if (word < end) { /* without an argument, `fold` and `include` are field names */
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
