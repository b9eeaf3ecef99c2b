/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* demo_timing CORPUS LIST: measures the cost of clearing the requests of a folder on this machine, for ./dev demo. Builds
   the table from the list at run time. Prints one line: nanoseconds per request, nanoseconds per field, requests, fields.
   Prints a second line, on standard error, that explains how the figures were measured. */
#define _POSIX_C_SOURCE 200809L /* clock_gettime */
#include "need.h"
#include "workload.h"
#include <errno.h>
#include <hdrtrie/hdrtrie.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { round_count = 31 };

static const hdrtrie_layout layout = HDRTRIE_LAYOUT_OF(request_field, name, name_len, 0);

static void print_diagnostic(void *context, const hdrtrie_diagnostic *d)
{
    (void)context;
    if (d->severity == HDRTRIE_ERROR) fprintf(stderr, "%s:%u:%u: error: %s\n", d->file, d->line, d->column, d->text);
}

static hdrtrie_table *build(const char *path)
{
    const hdrtrie_list_options options = {.build = {.diagnose = print_diagnostic}};
    char *text = NULL;
    size_t len = 0, capacity = 0;
    hdrtrie_table *table;
    FILE *file = fopen(path, "rb");
    NEED(file != NULL, "%s: %s", path, strerror(errno));
    do {
        capacity = capacity * 2 + 4096;
        text = realloc(text, capacity);
        NEED(text != NULL, "out of memory");
        len += fread(text + len, 1, capacity - len, file);
    } while (len == capacity);
    fclose(file);
    hdrtrie_error error = hdrtrie_list_build(path, text, len, &options, &table);
    NEED(error == HDRTRIE_OK, "%s: %s", path, hdrtrie_error_text(error));
    free(text);
    return table;
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

/* Returns the nanoseconds of one round over count requests. If table is NULL, the round only copies the arrays. */
static double time_round(const hdrtrie_table *table, const request *const *order, size_t count, request_field *scratch)
{
    size_t left = 0;
    const double start = now();
    for (size_t i = 0; i < count; i++) {
        const request *head = order[i];
        memcpy(scratch, head->fields, head->count * sizeof *scratch);
        __asm__ volatile("" : : "r"(scratch) : "memory");
        if (table != NULL) left += hdrtrie_clear(table, HDRTRIE_ALL_GROUPS, scratch, head->count, &layout);
    }
    __asm__ volatile("" : : "r"(left));
    return now() - start;
}

static int compare(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    double cleared[round_count], copied[round_count];
    NEED(argc == 3, "usage: demo_timing CORPUS LIST");
    const requests all = requests_read(argv[1], false);
    hdrtrie_table *table = build(argv[2]);
    request_field *scratch = need_memory(all.longest * sizeof *scratch);
    size_t count, field_count = 0;
    const request **order = workload_replay(&all, &count);
    for (size_t i = 0; i < count; i++) field_count += order[i]->count;
    for (size_t i = 0; i < round_count; i++) { /* alternates, so that a disturbance affects both */
        copied[i] = time_round(NULL, order, count, scratch);
        cleared[i] = time_round(table, order, count, scratch);
    }
    qsort(cleared, round_count, sizeof *cleared, compare);
    qsort(copied, round_count, sizeof *copied, compare);
    const double copy = copied[round_count / 2], round = cleared[round_count / 2] - copy;
    printf("%.1f %.2f %zu %zu\n", round / (double)count, round / (double)field_count, all.count, all.field_count);
    fprintf(stderr,
        "median of %d rounds of %zu requests in random order; copying each array back, %.1f ns, is subtracted\n",
        (int)round_count, count, copy / (double)count);
    hdrtrie_free(table, NULL);
    return 0;
}
