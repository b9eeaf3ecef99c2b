/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* First phase: reads a list and the files it includes, line by line. Reports all errors, then fails. */
#include "list.h"

#include <errno.h>
#include <hdrtrie/detail/fold.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "line.h"

#define INCLUDE_DEPTH_MAX 64
#define INCLUDE_MAX 65536 /* files that each include the next one twice would else be read 2^64 times */

/* A file being read. The chain of includers shows whether a file includes itself. */
typedef struct open_file {
    const struct open_file *includer;
    const char *path;
    uint32_t index; /* in list->files */
    bool preset;
} open_file;

typedef struct reader {
    const hdrtrie_list_options *options;
    hdrtrie_arena *arena;
    hdrtrie_list *list;
    size_t rule_room, cookie_room, file_room;
    bool failed;        /* an error was reported */
    uint32_t fold_line; /* of the top file, if list->fold_stated */
    bool fold_missed;   /* the missing fold was reported: once is enough */
} reader;

static void diagnose(
    reader *r, hdrtrie_severity severity, const open_file *file, uint32_t line, uint32_t column, const char *text)
{
    const hdrtrie_build_options *options = &r->options->build;
    const hdrtrie_diagnostic d = {severity, file->path, line, column, text};
    if (severity == HDRTRIE_ERROR) r->failed = true;
    if (options->diagnose != NULL) options->diagnose(options->diagnose_context, &d);
}

static void report(reader *r, const open_file *file, uint32_t line, uint32_t column, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
static void report(reader *r, const open_file *file, uint32_t line, uint32_t column, const char *format, ...)
{
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    diagnose(r, HDRTRIE_ERROR, file, line, column, text);
}

/* Makes room for one more of *items. Doubles the room if it is full. */
static bool grow(hdrtrie_arena *arena, void **items, size_t *room, size_t count, size_t len)
{
    void *larger;
    if (count < *room) return true;
    larger = hdrtrie_arena_take(arena, *room != 0 ? 2 * *room : 64, len);
    if (larger == NULL) return false;
    if (count != 0) memcpy(larger, *items, count * len);
    *items = larger;
    *room = *room != 0 ? 2 * *room : 64;
    return true;
}

#define NO_GROUP UINT32_MAX

/* The number of the group with that name. Adds a group if the name is new. Returns NO_GROUP after it reported too many
   groups, or set *error because memory is short. */
static uint32_t group_of(reader *r, const open_file *file, uint32_t line, uint32_t column, const char *name, size_t len,
    hdrtrie_error *error)
{
    hdrtrie_list *list = r->list;
    size_t i;
    for (i = 0; i < list->group_count; i++) {
        if (strlen(list->groups[i]) == len && memcmp(list->groups[i], name, len) == 0) return (uint32_t)i;
    }
    if (list->group_count == HDRTRIE_GROUP_MAX) {
        report(r, file, line, column, "more than %d groups; merge sections", HDRTRIE_GROUP_MAX);
        return NO_GROUP;
    }
    list->groups[i] = hdrtrie_arena_text(r->arena, name, len);
    if (list->groups[i] == NULL) {
        *error = HDRTRIE_ERR_MEMORY;
        return NO_GROUP;
    }
    list->group_origins[i] = (hdrtrie_origin){.file = file->index, .line = line, .column = column & 0x7fffffff};
    list->group_count++;
    return (uint32_t)i;
}

/* Takes a fold line. Only the top file sets the fold; an included file may repeat it. */
static void fold_take(reader *r, const open_file *file, uint32_t number, const hdrtrie_line *line)
{
    if (file->includer != NULL) {
        if (!r->list->fold_stated) {
            report(r, file, number, line->column,
                "an included file states a fold before the top file does; state it in the top file first");
        } else if (line->fold != r->list->fold) {
            report(r, file, number, line->column, "another fold than that of the top file, line %u; delete this line",
                (unsigned)r->fold_line);
        }
    } else if (r->list->fold_stated) {
        report(r, file, number, line->column, "the fold is already stated in line %u; delete one of the two lines",
            (unsigned)r->fold_line);
    } else {
        if (r->fold_missed) {
            report(r, file, number, line->column, "the fold must be stated before any rule; move this line up");
        }
        r->list->fold_stated = true;
        r->fold_line = number;
        r->list->fold = line->fold;
    }
}

/* Reports, once, that a rule or the end of the list comes before any fold. */
static void fold_require(reader *r, const open_file *file, uint32_t number, uint32_t column)
{
    if (r->list->fold_stated || r->fold_missed) return;
    r->fold_missed = true;
    report(r, file, number, column,
        "no fold is stated before the first rule: write `fold separators` to strip, `fold case` to keep");
}

static hdrtrie_error rule_add(
    reader *r, const open_file *file, uint32_t number, const hdrtrie_line *line, uint32_t *group)
{
    hdrtrie_list *list = r->list;
    hdrtrie_rule **rules = line->cookie ? &list->cookies : &list->rules, *rule;
    hdrtrie_origin **origins = line->cookie ? &list->cookie_origins : &list->origins, *origin;
    size_t *count = line->cookie ? &list->cookie_count : &list->count;
    size_t *room = line->cookie ? &r->cookie_room : &r->rule_room, origin_room = *room;
    hdrtrie_error error = HDRTRIE_OK;
    const char *literal;
    fold_require(r, file, number, line->column);
    if (line->dubious_column != 0) diagnose(r, HDRTRIE_WARNING, file, number, line->dubious_column, line->text);
    if (*group == NO_GROUP) *group = group_of(r, file, number, line->column, "default", 7, &error);
    if (*group == NO_GROUP) return error;
    if (list->count + list->cookie_count == HDRTRIE_ID_MAX) {
        report(r, file, number, line->column, "more than %d rules; split the list", HDRTRIE_ID_MAX);
        return HDRTRIE_ERR_LIST;
    }
    literal = hdrtrie_arena_text(r->arena, line->literal, line->literal_len);
    if (literal == NULL || !grow(r->arena, (void **)origins, &origin_room, *count, sizeof **origins) ||
        !grow(r->arena, (void **)rules, room, *count, sizeof **rules)) {
        return HDRTRIE_ERR_MEMORY;
    }
    origin = &(*origins)[*count];
    origin->file = file->index;
    origin->line = number;
    origin->column = line->column & 0x7fffffff; /* a line of 2 GiB would be an error */
    origin->aliases_meant = line->aliases_meant;
    rule = &(*rules)[(*count)++];
    rule->literal = literal;
    rule->len = line->literal_len;
    rule->kind = line->kind;
    rule->group = *group;
    rule->exception = line->spelled ? HDRTRIE_EXCEPTION_SPELLED : line->exception;
    rule->cookie = line->cookie;
    rule->line = number;
    return HDRTRIE_OK;
}

static hdrtrie_error file_read(
    reader *r, const open_file *includer, const char *path, bool preset, const char *text, size_t len, uint32_t group);

static bool is_open(const open_file *file, const char *path, bool preset)
{
    for (; file != NULL; file = file->includer) {
        if (file->preset == preset && strcmp(file->path, path) == 0) return true;
    }
    return false;
}

/* Reads a preset of this build that file includes. */
static hdrtrie_error preset_read(reader *r, const open_file *file, uint32_t number, const hdrtrie_line *line,
    const char *name, const char *text, size_t len, uint32_t group)
{
    char *shown = (char *)hdrtrie_arena_take(r->arena, line->argument_len + 3, 1);
    if (shown == NULL) return HDRTRIE_ERR_MEMORY;
    sprintf(shown, "<%s>", name);
    if (is_open(file, shown, true)) {
        report(r, file, number, line->column, "<%s> includes itself; delete this include", name);
        return HDRTRIE_OK;
    }
    return file_read(r, file, shown, true, text, len, group);
}

/* Whether two names are equal but for their case and for the bytes that are not letters or digits. */
static bool is_alike(const char *a, const char *b)
{
    size_t i = strlen(a);
    if (strlen(b) != i) return false;
    while (i-- != 0) {
        if (hdrtrie_byte_fold(HDRTRIE_FOLD_SEPARATORS, (uint8_t)a[i]) !=
            hdrtrie_byte_fold(HDRTRIE_FOLD_SEPARATORS, (uint8_t)b[i])) {
            return false;
        }
    }
    return true;
}

/* Suggests a preset whose name is alike, or lists all. */
static void report_unknown_preset(reader *r, const open_file *file, uint32_t number, uint32_t column, const char *name)
{
    char presets[256] = "";
    const char *preset;
    size_t i, len = 0;
    for (i = 0; (preset = hdrtrie_preset_name(i)) != NULL && len < sizeof presets; i++) {
        if (is_alike(preset, name)) {
            report(r, file, number, column, "unknown preset <%s>; write include <%s>", name, preset);
            return;
        }
        len += (size_t)snprintf(presets + len, sizeof presets - len, "%s<%s>", i != 0 ? ", " : "", preset);
    }
    report(r, file, number, column, "unknown preset <%s>; there are %s; write include \"%s\" to read a file", name,
        presets, name);
}

/* Reports an include that cannot be read. errno is the reason, or 0. path: the file that was tried, or NULL. */
static void report_unread(
    reader *r, const open_file *file, uint32_t number, const hdrtrie_line *line, const char *name, const char *path)
{
    const char *reason =
        errno != 0 ? strerror(errno) : NULL; /* NOLINT(concurrency-mt-unsafe): known numbers are static */
    if (line->preset) {
        report_unknown_preset(r, file, number, line->column, name);
    } else if (r->options->resolver == NULL) {
        report(r, file, number, line->column, "cannot read \"%s\": this program does not read files", name);
    } else if (reason == NULL) {
        report(r, file, number, line->column, "cannot read \"%s\"", name);
    } else if (path == NULL || strcmp(path, name) == 0) {
        report(r, file, number, line->column, "cannot read \"%s\": %s", name, reason);
    } else {
        report(r, file, number, line->column, "cannot read \"%s\": %s: %s", name, path, reason);
    }
}

/* Reads the preset or file of an include line: a preset of this build, else text from the resolver. An include that
   cannot be read is reported; it does not end the reading of the list. */
static hdrtrie_error include(
    reader *r, const open_file *file, uint32_t number, const hdrtrie_line *line, uint32_t group)
{
    const hdrtrie_resolver *resolver = r->options->resolver;
    char *name = hdrtrie_arena_text(r->arena, line->argument, line->argument_len);
    const char *path, *text;
    hdrtrie_error error = HDRTRIE_OK;
    const open_file *f;
    unsigned depth = 0;
    size_t len;
    if (name == NULL) return HDRTRIE_ERR_MEMORY;
    for (f = file; f != NULL; f = f->includer) depth++;
    if (depth > INCLUDE_DEPTH_MAX) {
        report(r, file, number, line->column, "includes are nested more than %d deep; include the files from one list",
            INCLUDE_DEPTH_MAX);
        return HDRTRIE_OK;
    }
    if (r->list->file_count > INCLUDE_MAX) {
        report(r, file, number, line->column, "more than %d includes; include each file once", INCLUDE_MAX);
        return HDRTRIE_ERR_LIST;
    }
    text = line->preset ? hdrtrie_preset_text(name, &len) : NULL;
    if (text != NULL) return preset_read(r, file, number, line, name, text, len, group);
    path = NULL;
    errno = 0;
    if (resolver == NULL ||
        !resolver->open(resolver->context, name, line->preset ? NULL : file->path, &path, &text, &len)) {
        report_unread(r, file, number, line, name, path);
        return HDRTRIE_OK;
    }
    if (is_open(file, path, false)) {
        report(r, file, number, line->column, "\"%s\" includes itself; delete this include", name);
    } else {
        char *kept = hdrtrie_arena_text(r->arena, path, strlen(path));
        error = kept != NULL ? file_read(r, file, kept, false, text, len, group) : HDRTRIE_ERR_MEMORY;
    }
    if (resolver->release != NULL) resolver->release(resolver->context, path, text);
    return error;
}

/* Adds what one line contains to the list. *group is the current section. */
static hdrtrie_error line_take(
    reader *r, const open_file *file, uint32_t number, const hdrtrie_line *line, uint32_t *group)
{
    hdrtrie_error error = HDRTRIE_OK;
    uint32_t section;
    switch (line->what) {
    case LINE_EMPTY: break;
    case LINE_BAD: report(r, file, number, line->column, "%s", line->text); break;
    case LINE_BAD_FOLD:
        r->fold_missed = true; /* do not report it as missing, too */
        report(r, file, number, line->column, "%s", line->text);
        break;
    case LINE_FOLD: fold_take(r, file, number, line); break;
    case LINE_INCLUDE: return include(r, file, number, line, *group);
    case LINE_SECTION:
        section = group_of(r, file, number, line->column, line->argument, line->argument_len, &error);
        if (section != NO_GROUP) *group = section;
        return error;
    case LINE_RULE: return rule_add(r, file, number, line, group);
    }
    return HDRTRIE_OK;
}

/* Reads one file. Its first rules join the section `group`. Its sections end with the file. */
static hdrtrie_error file_read(
    reader *r, const open_file *includer, const char *path, bool preset, const char *text, size_t len, uint32_t group)
{
    hdrtrie_list *list = r->list;
    const open_file file = {includer, path, (uint32_t)list->file_count, preset};
    uint32_t number = 0, section = group;
    hdrtrie_error error = HDRTRIE_OK;
    size_t at = 0;
    if (!grow(r->arena, (void **)&list->files, &r->file_room, list->file_count, sizeof *list->files)) {
        return HDRTRIE_ERR_MEMORY;
    }
    list->files[list->file_count++] = path;
    if (len >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) at = 3;
    if (len >= 2 && (memcmp(text, "\xff\xfe", 2) == 0 || memcmp(text, "\xfe\xff", 2) == 0)) {
        report(r, &file, 1, 1, "the file is UTF-16; save the list as UTF-8 text");
        return HDRTRIE_OK;
    }
    while (at < len && error == HDRTRIE_OK) {
        const char *newline = (const char *)memchr(text + at, '\n', len - at);
        size_t end = newline != NULL ? (size_t)(newline - text) : len, code = end;
        hdrtrie_line line;
        if (newline != NULL && code > at && text[code - 1] == '\r') code--;
        hdrtrie_line_read(text + at, code - at, &line);
        error = line_take(r, &file, ++number, &line, &section);
        at = end + 1;
    }
    return error;
}

/* A caller that selects such a group clears nothing. */
static void warn_of_empty_groups(reader *r)
{
    const hdrtrie_list *list = r->list;
    uint32_t used = 0, g;
    size_t i;
    for (i = 0; i < list->count; i++) used |= (uint32_t)1 << list->rules[i].group;
    for (i = 0; i < list->cookie_count; i++) used |= (uint32_t)1 << list->cookies[i].group;
    for (g = 0; g < list->group_count; g++) {
        const hdrtrie_origin *origin = &list->group_origins[g];
        const open_file file = {.path = list->files[origin->file]};
        char text[512];
        if (used >> g & 1) continue;
        snprintf(text, sizeof text,
            "[%s] has no rule and matches nothing; write a rule below it, or delete it (sections of an included file "
            "are "
            "other groups)",
            list->groups[g]);
        diagnose(r, HDRTRIE_WARNING, &file, origin->line, origin->column, text);
    }
}

hdrtrie_error hdrtrie_list_read(const char *file, const char *text, size_t len, const hdrtrie_list_options *options,
    hdrtrie_arena *arena, hdrtrie_list *list)
{
    reader r;
    hdrtrie_error error;
    const open_file top = {.path = hdrtrie_arena_text(arena, file, strlen(file))};
    memset(&r, 0, sizeof r);
    memset(list, 0, sizeof *list);
    r.options = options;
    r.arena = arena;
    r.list = list;
    if (top.path == NULL) return HDRTRIE_ERR_MEMORY;
    error = file_read(&r, NULL, top.path, false, text, len, NO_GROUP);
    if (error != HDRTRIE_OK) return error;
    fold_require(&r, &top, 1, 1);
    if (list->count + list->cookie_count == 0 && !r.failed) {
        diagnose(&r, HDRTRIE_WARNING, &top, 1, 1, "the list has no rule and matches nothing; write one name per line");
    } else if (!r.failed) {
        warn_of_empty_groups(&r);
    }
    return r.failed ? HDRTRIE_ERR_LIST : HDRTRIE_OK;
}
