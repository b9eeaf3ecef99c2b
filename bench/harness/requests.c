/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#define _DEFAULT_SOURCE /* scandir */
#include "requests.h"
#include "need.h"
#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *read_text(const char *path, size_t *len)
{
    FILE *file = fopen(path, "rb");
    NEED(file != NULL, "%s: %s", path, strerror(errno));
    NEED(fseek(file, 0, SEEK_END) == 0, "%s: %s", path, strerror(errno));
    long end = ftell(file);
    NEED(end >= 0 && fseek(file, 0, SEEK_SET) == 0, "%s: %s", path, strerror(errno));
    char *text = need_memory((size_t)end + REQUEST_REACH_LEN);
    *len = fread(text, 1, (size_t)end, file);
    NEED(*len == (size_t)end, "%s: cannot be read", path);
    fclose(file);
    return text;
}

/* Converts each line up to its first colon. The start line changes too, but no benchmark reads it. */
static void lower_names(char *text, const char *end)
{
    bool name = true;
    for (char *p = text; p < end; p++) {
        if (*p == ':') name = false;
        if (*p == '\n') name = true;
        if (name && *p >= 'A' && *p <= 'Z') *p = (char)(*p + 'a' - 'A');
    }
}

static const char *skip_blank(const char *p, const char *end)
{
    while (p < end && (*p == ' ' || *p == '\t')) p++;
    return p;
}

/* Returns the number of lines up to the empty line that ends the head. */
static size_t count_lines(const char *at, const char *end)
{
    size_t lines = 0;
    while (at < end && *at != '\r' && *at != '\n') {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        at = stop != NULL ? stop + 1 : end;
        lines++;
    }
    return lines;
}

/* Parses the head that begins at *at, and moves *at behind it. No head has an obs-fold, so every line after the first is a field. */
static request parse_head(const char *path, const char **at, const char *end)
{
    const char *line = memchr(*at, '\n', (size_t)(end - *at));
    request head = {need_memory(count_lines(*at, end) * sizeof(request_field)), 0};
    NEED(line != NULL, "%s: the start line is missing", path);
    for (line++; line < end && *line != '\r' && *line != '\n';) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        NEED(stop != NULL, "%s: the last line does not end with a line feed", path);
        const char *colon = memchr(line, ':', (size_t)(stop - line));
        NEED(colon != NULL && colon != line, "%s: a line is not a field: it has no name and colon", path);
        const char *last = stop > line && stop[-1] == '\r' ? stop - 1 : stop;
        request_field *field = &head.fields[head.count++];
        field->name = line;
        field->name_len = (size_t)(colon - line);
        field->value = skip_blank(colon + 1, last);
        field->value_len = (size_t)(last - field->value);
        line = stop + 1;
    }
    NEED(head.count != 0, "%s: the fields are missing", path);
    const char *empty = line < end ? memchr(line, '\n', (size_t)(end - line)) : NULL;
    *at = empty != NULL ? empty + 1 : end;
    return head;
}

static void add_head(requests *all, request head)
{
    all->heads[all->count++] = head;
    all->field_count += head.count;
    if (head.count > all->longest) all->longest = head.count;
}

static int is_head(const struct dirent *entry)
{
    size_t len = strlen(entry->d_name);
    return len > 5 && strcmp(entry->d_name + len - 5, ".http") == 0;
}

/* Compares bytes, for the same order in every locale; alphasort depends on the locale. */
static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

requests requests_read(const char *folder, bool lower)
{
    struct dirent **entries;
    int found = scandir(folder, &entries, is_head, by_name);
    NEED(found > 0, "%s: %s", folder, found < 0 ? strerror(errno) : "the folder does not contain *.http files");
    requests all = {need_memory((size_t)found * sizeof(request)), 0, 0, 0};
    for (size_t i = 0; i < (size_t)found; i++) {
        size_t len, path_len = strlen(folder) + strlen(entries[i]->d_name) + 2;
        char *path = need_memory(path_len);
        snprintf(path, path_len, "%s/%s", folder, entries[i]->d_name);
        char *text = read_text(path, &len);
        if (lower) lower_names(text, text + len);
        const char *at = text;
        add_head(&all, parse_head(path, &at, text + len));
        free(path);
        free(entries[i]);
    }
    free(entries);
    return all;
}

requests requests_read_traffic(const char *path, bool lower)
{
    size_t len, lines = 0;
    char *text = read_text(path, &len);
    if (lower) lower_names(text, text + len);
    for (size_t i = 0; i < len; i++) lines += text[i] == '\n';
    requests all = {
        need_memory((lines / 2 + 1) * sizeof(request)), 0, 0, 0}; /* a head has a start line and a field, or more */
    for (const char *at = text; at < text + len;) add_head(&all, parse_head(path, &at, text + len));
    NEED(all.count != 0, "%s: the heads are missing", path);
    return all;
}
