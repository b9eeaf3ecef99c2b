/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Policy: reads the text of a configuration. One line is one directive; README.md describes them. */
#include <hdrtrie/detail/format/table.h>
#include <stdlib.h>
#include <string.h>

#include "envoy_policy.h"

enum { WORDS_MAX = 2 + 1 + 31 }; /* `strip request PATH` and all groups that a list can have */

/* A line of the configuration, with the data for its directive. */
typedef struct line_reader {
    envoy_policy *policy;
    const char *start, *rest; /* of the line; of the text after `---`, with blanks in place of the lines before it */
    size_t rest_len, number;
    envoy_text words[WORDS_MAX];
    size_t word_count;
} line_reader;

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static bool word_is(const line_reader *line, size_t i, const char *text)
{
    return i < line->word_count && line->words[i].len == strlen(text) &&
           memcmp(line->words[i].at, text, line->words[i].len) == 0;
}

/* Logs an error at word i, or after the last word if there are fewer. Returns false. */
static bool refuse(const line_reader *line, size_t i, const char *text)
{
    const envoy_text *last = &line->words[line->word_count - 1];
    const char *at = i < line->word_count ? line->words[i].at : last->at + last->len;
    envoy_log(ENVOY_LEVEL_ERROR, "hdrtrie: configuration:%zu:%zu: error: %s", line->number,
        (size_t)(at - line->start) + 1, text);
    return false;
}

/* Splits a line at blanks. `#` begins a comment at the start of a word. Returns false if it has too many words. */
static bool split(line_reader *line, const char *end)
{
    const char *at = line->start;
    line->word_count = 0;
    for (;;) {
        envoy_text *word = &line->words[line->word_count];
        while (at < end && is_blank(*at)) at++;
        if (at == end || *at == '#') return true;
        if (line->word_count == WORDS_MAX) return refuse(line, WORDS_MAX, "more words than any directive has");
        word->at = at;
        while (at < end && !is_blank(*at)) at++;
        word->len = (size_t)(at - word->at);
        line->word_count++;
    }
}

/* strip|keep request|response PATH [GROUP...] */
static bool read_use(line_reader *line, bool keeps)
{
    const int direction = word_is(line, 1, "request") ? ENVOY_REQUEST : ENVOY_RESPONSE;
    envoy_use use = {NULL, line->word_count > 3 ? 0 : HDRTRIE_ALL_GROUPS, keeps}, *items;
    envoy_uses *uses = &line->policy->uses[direction];
    size_t i, place;
    if (direction == ENVOY_RESPONSE && !word_is(line, 1, "response"))
        return refuse(line, 1, "write request or response here");
    if (line->word_count < 3)
        return refuse(line, 2, "write the path of a list here, or - for the text after the line ---");
    if (uses->count == ENVOY_USES_MAX)
        return refuse(line, 0, "more than 8 lines for this direction; include lists in one list");
    if (word_is(line, 2, "-") && line->rest == NULL) return refuse(line, 2, "- needs a line --- and a list after it");
    use.table = envoy_list_read(line->policy, line->words[2], line->rest, line->rest_len);
    if (use.table == NULL) return refuse(line, 2, "this list cannot be used, see the messages above");
    for (i = 3; i < line->word_count; i++) {
        const int group = hdrtrie_group_find(use.table, line->words[i].at, line->words[i].len);
        if (group < 0) return refuse(line, i, "no group of the list is called so");
        use.groups |= (uint32_t)1 << group;
    }
    if (keeps && hdrtrie_table_bytes(use.table)[HDRTRIE_AT_FOLD] > HDRTRIE_FOLD_CASE) {
        return refuse(line, 2, "keep needs a list with fold case or none, because a wide fold would keep aliases too");
    }
    if (keeps && hdrtrie_cookies(use.table) != NULL)
        return refuse(line, 2, "keep does not support cookie rules; use strip");
    items = uses->items;
    for (place = uses->count; !keeps && place > 0 && items[place - 1].keeps; place--) items[place] = items[place - 1];
    items[place] = use;
    uses->count++;
    line->policy->has_cookie_rules |= direction == ENVOY_REQUEST && hdrtrie_cookies(use.table) != NULL;
    return true;
}

static bool read_connection(line_reader *line)
{
    hdrtrie_connection_options *hops = &line->policy->hops;
    if (line->word_count != 2 || !(word_is(line, 1, "on") || word_is(line, 1, "off"))) {
        return refuse(line, 1, "write on or off here");
    }
    line->policy->connection = word_is(line, 1, "on");
    if (!line->policy->connection || hops->hop_by_hop != NULL) return true;
    hops->hop_by_hop = envoy_preset_read(line->policy, "hop-by-hop", "case");
    hops->protected_names = envoy_preset_read(line->policy, "protected", "separators");
    hops->flags = HDRTRIE_CONNECTION_KEEP_TE_TRAILERS | HDRTRIE_CONNECTION_KEEP_UPGRADE;
    return hops->hop_by_hop != NULL && hops->protected_names != NULL;
}

static bool read_report(line_reader *line)
{
    size_t i;
    for (i = 1; i < line->word_count; i++) {
        if (word_is(line, i, "metadata")) {
            line->policy->report_metadata = true;
        } else if (word_is(line, i, "log")) {
            line->policy->report_log = true;
        } else {
            return refuse(line, i, "write metadata or log here");
        }
    }
    return i > 1 || refuse(line, 1, "write metadata or log here");
}

static bool read_line(line_reader *line)
{
    if (line->word_count == 0) return true;
    if (word_is(line, 0, "strip")) return read_use(line, false);
    if (word_is(line, 0, "keep")) return read_use(line, true);
    if (word_is(line, 0, "connection")) return read_connection(line);
    if (word_is(line, 0, "report")) return read_report(line);
    if (word_is(line, 0, "off")) return line->word_count == 1 || refuse(line, 1, "nothing may follow off");
    return refuse(line, 0, "unknown directive; there are strip, keep, connection, report and off");
}

/* Finds the line `---`. Returns the text with blanks up to the end of that line: diagnostics of the list then have the line
   numbers of the configuration. The caller frees it. Without such a line, returns NULL and leaves *len unchanged. */
static char *rest_find(envoy_text text, size_t *len)
{
    const char *at = text.at, *const end = text.at + text.len, *stop;
    char *rest;
    size_t i;
    for (; at < end; at = stop + 1) {
        stop = memchr(at, '\n', (size_t)(end - at));
        if (stop == NULL) return NULL;
        if (stop - at < 3 || memcmp(at, "---", 3) != 0 || (stop - at > 3 && at[3] != '\r')) continue;
        rest = malloc(text.len);
        if (rest == NULL) return NULL;
        memcpy(rest, text.at, text.len);
        for (i = 0; i < (size_t)(stop - text.at); i++) rest[i] = rest[i] == '\n' ? '\n' : ' ';
        *len = text.len;
        return rest;
    }
    return NULL;
}

envoy_policy *envoy_policy_read(envoy_text text)
{
    const char *const end = text.at + text.len, *stop;
    line_reader line = {0};
    bool is_right;
    char *rest = rest_find(text, &line.rest_len);
    line.policy = calloc(1, sizeof *line.policy);
    line.rest = rest;
    is_right = line.policy != NULL;
    for (line.start = text.at; is_right && line.start < end; line.start = stop + 1) {
        stop = memchr(line.start, '\n', (size_t)(end - line.start));
        if (stop == NULL) stop = end;
        line.number++;
        is_right = split(&line, stop);
        if (is_right && word_is(&line, 0, "---")) break;
        is_right = is_right && read_line(&line);
    }
    free(rest);
    if (is_right) return line.policy;
    envoy_policy_free(line.policy);
    return NULL;
}

void envoy_policy_free(envoy_policy *policy)
{
    size_t i;
    if (policy == NULL) return;
    for (i = 0; i < policy->list_count; i++) {
        free(policy->lists[i].path);
        hdrtrie_free(policy->lists[i].table, NULL);
    }
    free(policy);
}
