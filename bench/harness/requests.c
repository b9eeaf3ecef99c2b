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

/* The corpus has no obs-fold, so every line after the first is a field. */
static request parse_head(const char *path, const char *text, size_t len)
{
    const char *end = text + len, *line = memchr(text, '\n', len);
    size_t lines = 0;
    for (const char *p = text; p < end; p++) lines += *p == '\n';
    request head = {need_memory(lines * sizeof(request_field)), 0};
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
    return head;
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
    requests all = {need_memory((size_t)found * sizeof(request)), (size_t)found, 0, 0};
    for (size_t i = 0; i < all.count; i++) {
        size_t len, path_len = strlen(folder) + strlen(entries[i]->d_name) + 2;
        char *path = need_memory(path_len);
        snprintf(path, path_len, "%s/%s", folder, entries[i]->d_name);
        char *text = read_text(path, &len);
        if (lower) lower_names(text, text + len);
        all.heads[i] = parse_head(path, text, len);
        all.field_count += all.heads[i].count;
        if (all.heads[i].count > all.longest) all.longest = all.heads[i].count;
        free(path);
        free(entries[i]);
    }
    free(entries);
    return all;
}

/* Returns the field of a line that ends at stop. Its name_len is 0 if the line has no field. */
static request_field parse_line(const char *line, const char *stop)
{
    request_field field = {line, 0, stop, 0};
    while (stop > line && (stop[-1] == '\r' || stop[-1] == ' ' || stop[-1] == '\t')) stop--;
    const char *colon = memchr(line, ':', (size_t)(stop - line)), *end = colon != NULL ? colon : stop;
    if (memchr(line, ' ', (size_t)(end - line)) != NULL) return field;
    field.name_len = (size_t)(end - line);
    field.value = colon != NULL ? skip_blank(colon + 1, stop) : stop;
    field.value_len = (size_t)(stop - field.value);
    return field;
}

static void add_field(requests *all, request_field field)
{
    request *head = &all->heads[all->count];
    if (head->count != 0 && (field.name_len == 0 || head->count == REQUEST_NAMES_MAX)) {
        if (head->count > all->longest) all->longest = head->count;
        head++;
        all->count++;
    }
    if (field.name_len == 0) return;
    if (head->fields == NULL) head->fields = need_memory(REQUEST_NAMES_MAX * sizeof *head->fields);
    head->fields[head->count++] = field;
    all->field_count++;
}

requests requests_read_names(const char *path, bool lower)
{
    size_t len, lines = 2;
    char *text = read_text(path, &len);
    if (lower) lower_names(text, text + len);
    for (size_t i = 0; i < len; i++) lines += text[i] == '\n';
    requests all = {need_memory(lines * sizeof(request)), 0, 0, 0};
    for (const char *line = text; line < text + len;) {
        const char *stop = memchr(line, '\n', (size_t)(text + len - line));
        if (stop == NULL) stop = text + len;
        const request_field field = parse_line(line, stop);
        const bool ends = skip_blank(line, stop) == stop || *skip_blank(line, stop) == '\r';
        if (field.name_len != 0 || ends) add_field(&all, field);
        line = stop + 1;
    }
    add_field(&all, (request_field){.name_len = 0});
    NEED(all.field_count != 0, "%s is empty: write one field name per line", path);
    return all;
}
