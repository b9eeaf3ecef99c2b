/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "cookie_pair.h"

#include <hdrtrie/detail/fold.h>

/* A pair and the table that names are looked up in. */
typedef struct search {
    const hdrtrie_table *cookies;
    uint32_t groups;
    const char *value;
    size_t from, to; /* the pair without the white space around it */
    hdrtrie_cookie_seen *seen;
} search;

#ifdef __FRAMAC__
#include <contracts/cookie_names.acsl.h>
#endif

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_control(char c)
{
    const uint8_t byte = (uint8_t)c;
    return byte < ' ' ? byte != '\t' : byte == 0x7f;
}

static bool is_low(char c)
{
    return (uint8_t)c <= ' ';
}

/* Whether some reader can end a name or a value at c, or skips it: white space, also that of Latin-1 and Unicode; commas
   and quotes; control bytes. */
static bool is_gap(char c)
{
    const uint8_t byte = (uint8_t)c;
    return byte <= ' ' || byte >= 0x7f || byte == ',' || byte == '"';
}

hdrtrie_cookie_pair hdrtrie_cookie_pair_read(const char *value, size_t len, size_t begin)
{
    hdrtrie_cookie_pair pair;
    pair.begin = begin;
    pair.end = begin;
    /*@ loop invariant begin <= pair.end <= len;
        loop assigns pair.end;
        loop variant len - pair.end; */
    while (pair.end < len && value[pair.end] != ';') pair.end++;
    pair.from = begin;
    pair.to = pair.end;
    /*@ loop invariant begin <= pair.from <= pair.to;
        loop assigns pair.from;
        loop variant pair.to - pair.from; */
    while (pair.from < pair.to && is_blank(value[pair.from])) pair.from++;
    /*@ loop invariant pair.from <= pair.to <= pair.end;
        loop assigns pair.to;
        loop variant pair.to; */
    while (pair.from < pair.to && is_blank(value[pair.to - 1])) pair.to--;
    pair.equals = pair.from;
    /*@ loop invariant pair.from <= pair.equals <= pair.to;
        loop assigns pair.equals;
        loop variant pair.to - pair.equals; */
    while (pair.equals < pair.to && value[pair.equals] != '=') pair.equals++;
    return pair;
}

/* Whether the quotes in value[at, end), the value of a pair, cannot hide the `;` after it. The number of quotes is even.
   If the value begins with one, the last byte ends the quoted string, with and without backslashes as escapes. */
static bool quotes_close(const char *value, size_t at, size_t end)
{
    size_t quotes = 0, closed = end, i;
    bool escaped = false;
    /*@ loop invariant at <= end;
        loop assigns at;
        loop variant end - at; */
    while (at < end && is_blank(value[at])) at++;
    /*@ loop invariant at <= i <= end && quotes <= i - at;
        loop assigns i, quotes, closed, escaped;
        loop variant end - i; */
    for (i = at; i < end; i++) {
        if (value[i] == '"') {
            quotes++;
            if (i != at && !escaped && closed == end) closed = i;
        }
        escaped = value[i] == '\\' && !escaped;
    }
    if (quotes % 2 != 0) return false;
    return quotes == 0 || value[at] != '"' || closed + 1 == end;
}

static bool is_malformed(const char *value, const hdrtrie_cookie_pair *pair)
{
    size_t i;
    /*@ loop invariant pair->from <= i <= pair->to;
        loop assigns i;
        loop variant pair->to - i; */
    for (i = pair->from; i < pair->to; i++) {
        if (is_control(value[i])) return true;
    }
    if (!hdrtrie_name_is_token(value + pair->from, pair->equals - pair->from)) return true;
    return pair->equals != pair->to && !quotes_close(value, pair->equals + 1, pair->to);
}

static bool is_in_groups(const hdrtrie_table *cookies, uint32_t groups, const char *name, size_t len)
{
    return (hdrtrie_find(cookies, name, len).groups & groups & HDRTRIE_ALL_GROUPS) != 0;
}

/* The value of a hexadecimal digit; -1 for other bytes. */
static int digit_value(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Decodes a name as a form does: `%` with two digits, and `+` for a space. Returns false if it is too long. */
static bool name_decode(const char *name, size_t len, hdrtrie_cookie_seen *seen)
{
    size_t i, from = 0, count = 0;
    seen->name = seen->decoded;
    seen->len = 0;
    /*@ loop invariant 0 <= i <= len && count <= HDRTRIE_COOKIE_DECODED_MAX;
        loop assigns i, count, seen->decoded[0 .. HDRTRIE_COOKIE_DECODED_MAX - 1];
        loop variant len - i; */
    for (i = 0; i < len; i++) {
        char c = name[i] == '+' ? ' ' : name[i];
        if (c == '%' && len - i > 2 && digit_value(name[i + 1]) >= 0 && digit_value(name[i + 2]) >= 0) {
            c = (char)(16 * digit_value(name[i + 1]) + digit_value(name[i + 2]));
            i += 2;
        }
        if (count == HDRTRIE_COOKIE_DECODED_MAX) return false;
        seen->decoded[count++] = c;
    }
    /*@ loop invariant 0 <= from <= count;
        loop assigns from;
        loop variant count - from; */
    while (from < count && is_low(seen->decoded[from])) from++;
    /*@ loop invariant from <= count <= HDRTRIE_COOKIE_DECODED_MAX;
        loop assigns count;
        loop variant count; */
    while (from < count && is_low(seen->decoded[count - 1])) count--;
    seen->name = seen->decoded + from;
    seen->len = count - from;
    return true;
}

/* Whether a name is listed, as it is, decoded, or up to a `[` or NUL, where some readers cut it. */
static bool is_listed(
    const hdrtrie_table *cookies, uint32_t groups, const char *name, size_t len, hdrtrie_cookie_seen *seen)
{
    size_t i, cut;
    seen->name = name;
    seen->len = len;
    if (len == 0) return false;
    if (is_in_groups(cookies, groups, name, len)) return true;
    /*@ loop invariant 0 <= i <= len;
        loop assigns i;
        loop variant len - i; */
    for (i = 0; i < len; i++) {
        if (name[i] == '%' || name[i] == '+' || name[i] == '[' || name[i] == '\0') break;
    }
    if (i == len) return false;
    if (!name_decode(name, len, seen)) return true;
    if (is_in_groups(cookies, groups, seen->name, seen->len)) return true;
    /*@ loop invariant 0 <= cut <= seen->len;
        loop assigns cut;
        loop variant seen->len - cut; */
    for (cut = 0; cut < seen->len; cut++) {
        if (seen->name[cut] == '[' || seen->name[cut] == '\0') break;
    }
    if (cut == 0 || cut == seen->len) return false;
    seen->len = cut;
    return is_in_groups(cookies, groups, seen->name, cut);
}

/* Whether the name in value[from, to) is listed, up to the first `=` and without the white space around it. */
static bool is_name_listed(const search *s, size_t from, size_t to)
{
    size_t end = from;
    /*@ loop invariant from <= end <= to;
        loop assigns end;
        loop variant to - end; */
    while (end < to && s->value[end] != '=') end++;
    /*@ loop invariant from <= end;
        loop assigns from;
        loop variant end - from; */
    while (from < end && is_low(s->value[from])) from++;
    /*@ loop invariant from <= end <= to;
        loop assigns end;
        loop variant end; */
    while (from < end && is_low(s->value[end - 1])) end--;
    return is_listed(s->cookies, s->groups, s->value + from, end - from, s->seen);
}

/* Whether `=` is the first byte from `at` on that is not white space, or with gaps, no gap. */
static bool equals_follow(const search *s, size_t at, bool gaps)
{
    /*@ loop invariant at <= s->to;
        loop assigns at;
        loop variant s->to - at; */
    while (at < s->to && (gaps ? is_gap(s->value[at]) : is_low(s->value[at]))) at++;
    return at < s->to && s->value[at] == '=';
}

/* For readers that also split at commas. */
static bool has_listed_after_comma(const search *s)
{
    size_t at = s->from, end;
    /*@ loop invariant search_sound(s) && at <= s->to && s->seen == \at(s->seen, Pre);
        loop assigns at, end, *\at(s->seen, Pre);
        loop variant s->to - at; */
    while (at < s->to) {
        end = at;
        /*@ loop invariant at <= end <= s->to;
            loop assigns end;
            loop variant s->to - end; */
        while (end < s->to && s->value[end] != ',') end++;
        if (is_name_listed(s, at, end)) return true;
        at = end < s->to ? end + 1 : end;
    }
    return false;
}

/* For readers that also split at white space and control bytes; `=` follows the name. */
static bool has_listed_word(const search *s)
{
    size_t at = s->from, end;
    /*@ loop invariant search_sound(s) && at <= s->to && s->seen == \at(s->seen, Pre);
        loop assigns at, end, *\at(s->seen, Pre);
        loop variant s->to - at; */
    while (at < s->to) {
        end = at;
        /*@ loop invariant at <= end <= s->to;
            loop assigns end;
            loop variant s->to - end; */
        while (end < s->to && s->value[end] != '=' && !is_low(s->value[end])) end++;
        if (end != at && equals_follow(s, end, false) && is_name_listed(s, at, end)) return true;
        /*@ loop invariant at <= end <= s->to;
            loop assigns end;
            loop variant s->to - end; */
        while (end < s->to && !is_low(s->value[end])) end++;
        at = end < s->to ? end + 1 : end;
    }
    return false;
}

/* For readers that take other gaps for the end of a value, or trim them. A name begins after each gap. `=` follows it,
   unless only gaps are between it and a comma or the pair's begin. There `=` is a gap too. */
static bool has_listed_after_gap(const search *s)
{
    size_t at = s->from, end;
    bool separated = true;
    /*@ loop invariant at <= s->to;
        loop assigns at;
        loop variant s->to - at; */
    while (at < s->to && (s->value[at] == '=' || is_gap(s->value[at]))) at++;
    /*@ loop invariant search_sound(s) && at <= s->to && s->seen == \at(s->seen, Pre);
        loop assigns at, end, separated, *\at(s->seen, Pre);
        loop variant s->to - at; */
    while (at < s->to) { /* value[at] is not a gap */
        end = at;
        /*@ loop invariant at <= end <= s->to;
            loop assigns end;
            loop variant s->to - end; */
        while (end < s->to && s->value[end] != '=' && !is_gap(s->value[end])) end++;
        if ((separated || equals_follow(s, end, true)) && is_name_listed(s, at, end)) return true;
        /*@ loop invariant \at(at, LoopEntry) <= at < s->to;
            loop assigns at;
            loop variant s->to - at; */
        do at++;
        while (at < s->to && !is_gap(s->value[at]));
        separated = false;
        /*@ loop invariant \at(at, LoopEntry) <= at <= s->to;
            loop assigns at, separated;
            loop variant s->to - at; */
        for (; at < s->to && is_gap(s->value[at]); at++) separated = separated || s->value[at] == ',';
    }
    return false;
}

/* Whether a listed name is among those that readers can see in a pair. */
static bool has_listed_name(const search *s)
{
    size_t gap = s->from;
    if (is_name_listed(s, s->from, s->to)) return true;
    /*@ loop invariant gap <= s->to;
        loop assigns gap;
        loop variant s->to - gap; */
    while (gap < s->to && !is_gap(s->value[gap])) gap++;
    if (gap == s->to && s->value[s->from] != '=') return false;
    return has_listed_after_comma(s) || has_listed_word(s) || has_listed_after_gap(s);
}

hdrtrie_cookie_fate hdrtrie_cookie_pair_judge(const hdrtrie_table *cookies, uint32_t groups, const char *value,
    const hdrtrie_cookie_pair *pair, hdrtrie_cookie_seen *seen)
{
    const search s = {cookies, groups, value, pair->from, pair->to, seen};
    if (has_listed_name(&s)) return HDRTRIE_COOKIE_LISTED;
    if ((groups & HDRTRIE_ALLOW_MALFORMED) == 0 && is_malformed(value, pair)) return HDRTRIE_COOKIE_MALFORMED;
    return HDRTRIE_COOKIE_STAYS;
}

/* Whether text is word, in any case; word is in lower case. */
static bool is_word(const char *text, size_t len, const char *word, size_t word_len)
{
    size_t i;
    if (len != word_len) return false;
    /*@ loop invariant 0 <= i <= len;
        loop assigns i;
        loop variant len - i; */
    for (i = 0; i < len; i++) {
        if (hdrtrie_byte_fold(HDRTRIE_FOLD_CASE, (uint8_t)text[i]) != (uint8_t)word[i]) return false;
    }
    return true;
}

bool hdrtrie_cookie_pair_is_attribute(const char *value, const hdrtrie_cookie_pair *pair)
{
    static const char path[] = "$path", domain[] = "$domain", port[] = "$port";
    const char *name = value + pair->from;
    const size_t len = pair->equals - pair->from;
    return is_word(name, len, path, sizeof path - 1) || is_word(name, len, domain, sizeof domain - 1) ||
           is_word(name, len, port, sizeof port - 1);
}
