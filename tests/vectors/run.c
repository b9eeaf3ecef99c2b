/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Runs the vectors over every body that the machine has, in plain C11, without a test framework: for foreign targets, under an
   emulator or on a board (tests/vectors/foreign compiles it). Tables are built here, so that their bytes are compared, too. */
#include "../../src/runtime/dispatch.h"
#include <hdrtrie/hdrtrie.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LINE_MAX_LEN 4096
#define TEXT_MAX_LEN 65536
#define PAGE_LEN 4096

typedef struct runner {
    char text[TEXT_MAX_LEN]; /* the list being read */
    size_t text_len;
    hdrtrie_table *table;
    size_t line, lists, names, wrong;
    bool ended; /* the last line was read, and says as many as there were */
} runner;

static void complain(runner *r, const char *who, const char *what)
{
    if (r->wrong++ < 20) fprintf(stderr, "line %zu: %s: %s\n", r->line, who, what);
}

static void list_line(runner *r, const char *line, size_t len)
{
    hdrtrie_free(r->table, NULL);
    r->table = NULL;
    if (r->text_len + len + 1 > sizeof r->text) {
        complain(r, "run.c", "the list is too long");
        return;
    }
    memcpy(r->text + r->text_len, line, len);
    r->text_len += len;
    r->text[r->text_len++] = '\n';
}

static void table_line(runner *r, const char *line)
{
    char *end;
    size_t len = strtoul(line, &end, 10);
    uint64_t digest = strtoull(end, NULL, 16);
    const char *why = "";
    const uint8_t *bytes;
    r->lists++;
    if (hdrtrie_list_build("list", r->text, r->text_len, NULL, &r->table) != HDRTRIE_OK) {
        complain(r, "build", "the list is refused");
        return;
    }
    r->text_len = 0;
    bytes = hdrtrie_table_bytes(r->table);
    if (hdrtrie_table_len(r->table) != len || hdrtrie_load_le64(bytes + len - HDRTRIE_DIGEST_LEN) != digest) {
        complain(r, "build", "the table has other bytes");
    }
    if (hdrtrie_check(r->table, hdrtrie_table_len(r->table), &why) != HDRTRIE_OK) complain(r, "check", why);
}

/* Reads a quoted name into name; returns what stands behind it, NULL if it is none. */
static const char *name_read(const char *line, char *name, size_t *len)
{
    *len = 0;
    for (line++; *line != '"'; line++) {
        char digits[3] = {0};
        if (*line == 0) return NULL;
        if (*line != '\\') {
            name[(*len)++] = *line;
            continue;
        }
        if (line[1] == 0 || line[2] == 0) return NULL;
        digits[0] = line[1];
        digits[1] = line[2];
        name[(*len)++] = (char)strtoul(digits, NULL, 16);
        line += 2;
    }
    return line + 1;
}

typedef struct field {
    const char *name;
    size_t len;
} field;

static int is_malformed(const hdrtrie_backend *body, const hdrtrie_table *table, const char *name, size_t len)
{
    static const hdrtrie_layout layout = HDRTRIE_LAYOUT_OF(field, name, len, 0);
    const field f = {name, len};
    uint64_t bitmap;
    return hdrtrie_backend_mark(body, table, 0, &f, 1, &layout, &bitmap) != 0; /* of no group: malformed names only */
}

static void judge(runner *r, const char *name, size_t len, hdrtrie_match expected, int malformed)
{
    size_t count, i;
    const hdrtrie_backend *const *bodies = hdrtrie_backends(&count);
    hdrtrie_match m = hdrtrie_find(r->table, name, len);
    if (m.id != expected.id || m.groups != expected.groups) complain(r, "hdrtrie_find", "another answer");
    m = hdrtrie_find_inline(r->table, name, len);
    if (m.id != expected.id || m.groups != expected.groups) complain(r, "hdrtrie_find_inline", "another answer");
    if (hdrtrie_name_is_token(name, len) != !malformed) complain(r, "hdrtrie_name_is_token", "another answer");
    for (i = 0; i < count; i++) {
        if (!bodies[i]->supported()) continue;
        m = hdrtrie_backend_find(bodies[i], r->table, name, len);
        if (m.id != expected.id || m.groups != expected.groups) complain(r, bodies[i]->name, "another answer");
        if (is_malformed(bodies[i], r->table, name, len) != malformed) complain(r, bodies[i]->name, "malformed or not");
    }
}

static void name_line(runner *r, const char *line)
{
    static char pages[3 * PAGE_LEN];
    char name[LINE_MAX_LEN], *end;
    size_t len, at = r->names * 37 % PAGE_LEN; /* all alignments, and across the ends of pages */
    hdrtrie_match expected;
    const char *rest = name_read(line, name, &len);
    if (rest == NULL || r->table == NULL || at + len > sizeof pages) {
        complain(r, "run.c", "no name, or no table for it");
        return;
    }
    expected.id = (int32_t)strtol(rest, &end, 10);
    expected.groups = (uint32_t)strtoul(end, &end, 16);
    memcpy(pages + at, name, len);
    r->names++;
    judge(r, pages + at, len, expected, (int)strtol(end, NULL, 10));
}

static void end_line(runner *r, const char *line)
{
    char *end;
    r->ended = strtoul(line, &end, 10) == r->lists && r->lists != 0 && strtoul(end, NULL, 10) == r->names;
}

int main(int argc, char **argv)
{
    static runner r;
    static char line[LINE_MAX_LEN];
    size_t count, i;
    const hdrtrie_backend *const *bodies = hdrtrie_backends(&count);
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (file == NULL) {
        fputs("usage: run vectors.txt\n", stderr);
        return 2;
    }
    while (fgets(line, sizeof line, file) != NULL) {
        size_t len = strcspn(line, "\n");
        line[len] = 0;
        r.line++;
        if (line[0] == '|') list_line(&r, line + 1, len - 1);
        else if (line[0] == '"') name_line(&r, line);
        else if (memcmp(line, "table ", 6) == 0) table_line(&r, line + 6);
        else if (memcmp(line, "end ", 4) == 0) end_line(&r, line + 4);
        else if (line[0] != '#' && line[0] != 0) complain(&r, "run.c", "a line of no known kind");
    }
    fclose(file);
    hdrtrie_free(r.table, NULL);
    if (!r.ended) complain(&r, "run.c", "the file is not whole");
    printf("%zu names, %zu lists;", r.names, r.lists);
    for (i = 0; i < count; i++) printf(" %s%s", bodies[i]->name, bodies[i]->supported() ? "" : " (not on this CPU)");
    printf(": %zu wrong\n", r.wrong);
    return r.wrong != 0;
}
