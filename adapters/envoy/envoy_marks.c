/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Marks: decides which fields of a section are removed, and removes them. */
#include <stdlib.h>
#include <string.h>

#include "envoy_filter.h"

/* Trailers frame nothing, so the list decides about Content-Length and the like there (reference 4.13). */
static const hdrtrie_field_layout headers_layout =
    HDRTRIE_FIELD_LAYOUT_OF(envoy_field, name, name_len, value, value_len, HDRTRIE_LAYOUT_PSEUDO);
static const hdrtrie_field_layout trailers_layout =
    HDRTRIE_FIELD_LAYOUT_OF(envoy_field, name, name_len, value, value_len, HDRTRIE_LAYOUT_FRAMING);

void *envoy_allocate(size_t len)
{
    void *memory = malloc(len);
    if (memory == NULL) abort();
    return memory;
}

static bool is_trailers(const envoy_marks *marks)
{
    return marks->section == ENVOY_REQUEST_TRAILERS || marks->section == ENVOY_RESPONSE_TRAILERS;
}

static const hdrtrie_field_layout *layout_of(const envoy_marks *marks)
{
    return is_trailers(marks) ? &trailers_layout : &headers_layout;
}

static size_t words_of(const envoy_marks *marks)
{
    return (marks->count + 63) / 64;
}

/* Adds marks->more to the marks. Leaves in more those that were new, and returns their number. */
static size_t merge(envoy_marks *marks)
{
    size_t i, added = 0;
    for (i = 0; i < words_of(marks); i++) {
        marks->more[i] &= ~marks->words[i];
        marks->words[i] |= marks->more[i];
        added += (size_t)__builtin_popcountll(marks->more[i]);
    }
    return added;
}

/* Calls body with each i whose bit is set in words. */
#define FOR_EACH_MARK(i, words, count)                                                                                 \
    for (size_t i = 0; i < (count); i++)                                                                               \
        if ((words)[i / 64] >> (i % 64) & 1)

static void count_groups(const envoy_marks *marks, const envoy_use *use)
{
    uint64_t counts[32] = {0};
    uint32_t group;
    FOR_EACH_MARK(i, marks->more, marks->count)
    {
        uint32_t groups =
            use->groups & hdrtrie_find(use->table, marks->fields[i].name, marks->fields[i].name_len).groups;
        for (; groups != 0; groups &= groups - 1) counts[__builtin_ctz(groups)]++;
    }
    for (group = 0; group < hdrtrie_group_count(use->table); group++) {
        if (counts[group] == 0) continue;
        envoy_count(
            marks, marks->filter->policy->counter_fields, hdrtrie_group_name(use->table, group, NULL), counts[group]);
    }
}

/* Clears the bits in more of the fields that a keep line keeps. */
static void spare_kept(envoy_marks *marks, const envoy_use *use)
{
    size_t i, kept, left;
    memcpy(marks->copy, marks->fields, marks->count * sizeof *marks->copy);
    left = hdrtrie_keep(use->table, use->groups, marks->copy, marks->count, &layout_of(marks)->name);
    /* What is left has the order of the fields. Fields with one pointer have one name, so they share their fate. */
    for (i = 0, kept = 0; i < marks->count && kept < left; i++) {
        if (marks->fields[i].name != marks->copy[kept].name) continue;
        marks->more[i / 64] &= ~((uint64_t)1 << (i % 64));
        kept++;
    }
}

void envoy_marks_add_uses(envoy_marks *marks)
{
    const envoy_uses *uses = &marks->policy->uses[marks->direction];
    size_t i, removed;
    for (i = 0; i < uses->count && !uses->items[i].keeps; i++) {
        const envoy_use *use = &uses->items[i];
        if (hdrtrie_mark(use->table, use->groups, marks->fields, marks->count, &layout_of(marks)->name, marks->more) ==
            0) {
            continue;
        }
        merge(marks);
        count_groups(marks, use);
    }
    if (i == uses->count) return;
    memset(marks->more, 0, words_of(marks) * sizeof *marks->more);
    for (removed = 0; removed < marks->count; removed++) marks->more[removed / 64] |= (uint64_t)1 << (removed % 64);
    for (; i < uses->count; i++) spare_kept(marks, &uses->items[i]);
    removed = merge(marks);
    if (removed != 0) envoy_count(marks, marks->filter->policy->counter_not_kept, NULL, removed);
}

/* Copies the nominations, because their texts die with the first change of a field. */
static envoy_nominations *nominations_copy(const hdrtrie_connection *connection)
{
    envoy_nominations *copy;
    size_t i, len = 0;
    for (i = 0; i < connection->count; i++) len += connection->names[i].len;
    copy = envoy_allocate(sizeof *copy + len);
    copy->connection = *connection;
    for (i = 0, len = 0; i < connection->count; i++) {
        memcpy(copy->text + len, connection->names[i].text, connection->names[i].len);
        copy->connection.names[i].text = copy->text + len;
        len += connection->names[i].len;
    }
    return copy;
}

bool envoy_marks_add_connection(envoy_marks *marks, bool is_last)
{
    envoy_nominations **nominations = &marks->filter->nominations[marks->direction];
    hdrtrie_connection connection;
    size_t removed;
    if (is_trailers(marks) && *nominations != NULL) {
        connection = (*nominations)->connection;
        connection.options = &marks->policy->hops;
    } else {
        hdrtrie_connection_read(
            &marks->policy->hops, marks->fields, is_trailers(marks) ? 0 : marks->count, layout_of(marks), &connection);
    }
    if (marks->direction == ENVOY_REQUEST && connection.verdict.refused[HDRTRIE_CONNECTION_OVER_CAP].count != 0)
        return false;
    if (!is_trailers(marks) && !is_last && connection.count != 0 && *nominations == NULL) {
        *nominations = nominations_copy(&connection);
    }
    memset(marks->more, 0, words_of(marks) * sizeof *marks->more);
    hdrtrie_connection_apply(&connection, marks->fields, marks->count, layout_of(marks), marks->more);
    removed = merge(marks);
    if (removed != 0) envoy_count(marks, marks->filter->policy->counter_hop_by_hop, NULL, removed);
    return true;
}

/* Removes the fields with the names in text, which end with commas, and reports them. */
static void remove_names(const envoy_marks *marks, const char *text, size_t len)
{
    const envoy_text names = {text, len - 1}, none = {NULL, 0};
    const char *at, *comma, *const end = text + len;
    const char *section = envoy_section_name(marks->section);
    for (at = text; at < end; at = comma + 1) {
        comma = memchr(at, ',', (size_t)(end - at));
        envoy_dynamic_module_callback_http_set_header(
            marks->stream, marks->section, (envoy_text){at, (size_t)(comma - at)}, none);
    }
    if (marks->policy->report_metadata) {
        envoy_dynamic_module_callback_http_set_dynamic_metadata_string(
            marks->stream, (envoy_text){"hdrtrie", 7}, (envoy_text){section, strlen(section)}, names);
    }
    if (marks->policy->report_log) {
        envoy_log(ENVOY_LEVEL_INFO, "hdrtrie: removed from %s: %.*s", section, (int)names.len, text);
    }
}

void envoy_marks_apply(const envoy_marks *marks)
{
    char local[2048], *text = local;
    size_t len = 0;
    FOR_EACH_MARK(i, marks->words, marks->count) len += marks->fields[i].name_len + 1;
    if (len == 0) return;
    if (len > sizeof local) text = envoy_allocate(len);
    len = 0;
    /* The names are copied, because the pointers are valid only until the first change. A comma cannot be part of a name. */
    FOR_EACH_MARK(i, marks->words, marks->count)
    {
        memcpy(text + len, marks->fields[i].name, marks->fields[i].name_len);
        len += marks->fields[i].name_len;
        text[len++] = ',';
    }
    remove_names(marks, text, len);
    if (text != local) free(text);
}
