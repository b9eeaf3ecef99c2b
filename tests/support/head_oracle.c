/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "head_oracle.h"
#include <stdlib.h>
#include <string.h>

typedef struct line {
    const char *bytes;
    size_t len;     /* without the line end */
    size_t end_len; /* 2 for CRLF, 1 for LF, 0 for a last line without an end */
} line;

/* Splits head into lines. The last line may lack its line end. Returns the number of lines. */
static size_t split(const char *head, size_t len, line *lines)
{
    size_t count = 0, from = 0;
    while (from < len) {
        size_t at = from;
        line *l = &lines[count++];
        while (at < len && head[at] != '\n') at++;
        l->bytes = head + from;
        l->len = at - from;
        l->end_len = at < len ? 1 : 0;
        if (at < len && l->len != 0 && head[at - 1] == '\r') {
            l->len--;
            l->end_len = 2;
        }
        from = at + l->end_len - (l->end_len == 2);
    }
    return count;
}

/* Whether the line contains a NUL, or a CR that is not part of its end. */
static bool has_bare(const line *l)
{
    for (size_t i = 0; i < l->len; i++) {
        if (l->bytes[i] == '\r' || l->bytes[i] == 0) return true;
    }
    return false;
}

static bool is_continuation(const line *l)
{
    return l->len != 0 && (l->bytes[0] == ' ' || l->bytes[0] == '\t');
}

static void keep(const line *l, char *out, hdrtrie_head_result *r)
{
    memcpy(out + r->len, l->bytes, l->len + l->end_len);
    r->len += l->len + l->end_len;
}

/* Whether the field in lines[first, last) is removed. Sets *malformed. A field is any line with its continuations,
   but an empty line has none. The first line may be malformed, empty, or a continuation without a field before it. */
static bool is_removed(
    const oracle *o, uint32_t groups, uint32_t flags, const line *lines, size_t first, size_t last, bool *malformed)
{
    const line *l = &lines[first];
    const char *colon = l->len == 0 ? NULL : memchr(l->bytes, ':', l->len);
    bool nameless = is_continuation(l) || colon == NULL;
    *malformed = nameless || oracle_is_malformed(l->bytes, (size_t)(colon - l->bytes));
    for (size_t i = first; i < last; i++) *malformed |= has_bare(&lines[i]);
    if (*malformed && !(groups & HDRTRIE_ALLOW_MALFORMED)) return true;
    if (!nameless && !(flags & HDRTRIE_HEAD_FRAMING) && oracle_is_framing(l->bytes, (size_t)(colon - l->bytes))) {
        return false;
    }
    return !nameless && (oracle_find(o, l->bytes, (size_t)(colon - l->bytes)).groups & groups) != 0;
}

hdrtrie_head_result head_oracle_clear(
    const oracle *o, uint32_t groups, const char *head, size_t len, uint32_t flags, char *out)
{
    hdrtrie_head_result r = {0, 0, 0, 0, false};
    line *lines = malloc((len + 1) * sizeof *lines);
    size_t count = split(head, len, lines), at = 0;
    r.complete = count != 0 && lines[count - 1].end_len != 0;
    while (at < count && lines[at].len == 0) keep(&lines[at++], out, &r); /* leading empty lines */
    if (at < count) keep(&lines[at++], out, &r);                          /* the start line */
    while (at < count) {
        size_t first = at++;
        bool malformed;
        if (lines[first].len == 0 && at == count) { /* the empty line at the end */
            keep(&lines[first], out, &r);
            break;
        }
        /* Continuations share the fate of their line. An empty line cannot be continued: the next one starts a new
           field. */
        while (lines[first].len != 0 && at < count && is_continuation(&lines[at])) at++;
        if (is_removed(o, groups, flags, lines, first, at, &malformed)) {
            r.removed++;
            r.malformed += malformed;
        } else {
            for (size_t i = first; i < at; i++) keep(&lines[i], out, &r);
        }
    }
    free(lines);
    return r;
}
