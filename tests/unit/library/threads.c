/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 4.9: several threads read shared tables while others build, check, load and free separate tables. Plain C11
   with POSIX threads and without a test framework, so that the thread and memory sanitizers can run it (./dev sanitize).

       threads [READER_ROUNDS [BUILDER_ROUNDS]]

   Each thread does at least its rounds. Readers continue until all builders have finished. Builders continue until each
   reader has begun BESIDE rounds during a build, so the overlap is counted, not timed. Prints the counts. Exits with 1 if an
   answer was wrong or a thread did too little. */
#include <hdrtrie/connection.h>
#include <hdrtrie/hdrtrie.h>
#include <hdrtrie/inline.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { READERS = 4, BUILDERS = 2, TABLES = 2, NAMES = 8, BESIDE = 100 };

typedef struct field {
    const char *name;
    size_t len;
    const char *value;
    size_t value_len;
} field;

static const hdrtrie_layout layout = HDRTRIE_LAYOUT_OF(field, name, len, 0);
static const hdrtrie_field_layout field_layout = {
    HDRTRIE_LAYOUT_OF(field, name, len, 0), HDRTRIE_LAYOUT_OF(field, value, value_len, 0)};

static const char *const names[NAMES] = {"CF-Ray", "cf_ray", "X-Int-Trace", "Accept", "X-Any-Internal",
    "X-Int-Public-Id", "bad name", "X-Name-27-Of-A-List"};
/* The groups of each name in the list below, of any size. The malformed name is removed but not found. */
static const uint32_t wanted_groups[NAMES] = {1, 1, 3, 0, 1, 0, 0, 4};
enum { SURVIVORS = 2 }; /* of NAMES: Accept, X-Int-Public-Id */

typedef struct shared {
    hdrtrie_table *tables[TABLES];
    pthread_barrier_t gate;
    atomic_int building; /* builders that have not finished */
    atomic_int lacking;  /* readers that have not yet begun BESIDE rounds during a build */
    size_t reader_rounds, builder_rounds;
} shared;

typedef struct worker {
    pthread_t thread;
    shared *with;
    unsigned number;
    size_t rounds, finds, clears, beside; /* beside: rounds begun while a builder was working */
    size_t built, loaded, refused;
    bool enough;
    size_t wrong;
} worker;

/* A list whose size and digest depend on salt. With more than 64 names of one length its table is hashed. */
static hdrtrie_table *make(unsigned count, unsigned salt)
{
    char *text = malloc(300 + (size_t)count * 40);
    size_t len;
    hdrtrie_table *table = NULL;
    if (text == NULL) return NULL;
    len = (size_t)sprintf(
        text, "fold separators\n[a]\nCF-Ray\nX-Int-*\n*-Internal\n!X-Int-Public-*\n[b]\nX-Int-Trace\n[c]\n");
    for (unsigned i = 0; i < count; i++) len += (size_t)sprintf(text + len, "X-Name-%u-Of-A-List\n", i + 10);
    len += (size_t)sprintf(text + len, "X-Salt-%u\n", salt);
    if (hdrtrie_list_build("threads", text, len, NULL, &table) != HDRTRIE_OK) table = NULL;
    free(text);
    return table;
}

static void read_names(worker *w, const hdrtrie_table *table)
{
    for (size_t i = 0; i < NAMES; i++) {
        const size_t len = strlen(names[i]);
        w->wrong += hdrtrie_find(table, names[i], len).groups != wanted_groups[i];
        w->wrong += hdrtrie_find_inline(table, names[i], len).groups != wanted_groups[i];
        w->finds += 2;
    }
}

static void read_fields(worker *w, const hdrtrie_table *table)
{
    field fields[NAMES + 1] = {{"Connection", 10, "x-name-27-of-a-list, close", 26}}, again[NAMES + 1];
    const hdrtrie_connection_options options = {NULL, 0, table, 0, 0};
    uint64_t bitmap = 0;
    char head[] = "GET / HTTP/1.1\r\nX_Int_Trace: 1\r\nHost: a\r\nX.Name.27.Of.A.List: 2\r\n\r\n";
    for (size_t i = 0; i < NAMES; i++) fields[i + 1] = (field){names[i], strlen(names[i]), "", 0};
    memcpy(again, fields, sizeof fields);
    w->wrong += hdrtrie_mark(table, HDRTRIE_ALL_GROUPS, fields, NAMES + 1, &layout, &bitmap) != NAMES - SURVIVORS;
    w->wrong += hdrtrie_drop(&bitmap, again, NAMES + 1, &layout) != SURVIVORS + 1;
    w->wrong += hdrtrie_connection_mark(&options, fields, NAMES + 1, &field_layout, &bitmap).marked !=
                1; /* the nominated name is protected */
    w->wrong += hdrtrie_clear(table, HDRTRIE_ALL_GROUPS, fields, NAMES + 1, &layout) != SURVIVORS + 1;
    w->wrong += memcmp(fields, again, (SURVIVORS + 1) * sizeof *fields) != 0;
    w->wrong += hdrtrie_head_clear(table, HDRTRIE_ALL_GROUPS, head, sizeof head - 1, 0).removed != 2;
    w->clears++;
}

static void *read_on(void *argument)
{
    worker *w = argument;
    pthread_barrier_wait(&w->with->gate);
    while (w->rounds < w->with->reader_rounds || atomic_load(&w->with->building) != 0) {
        const hdrtrie_table *table = w->with->tables[(w->rounds + w->number) % TABLES];
        w->beside += atomic_load(&w->with->building) != 0;
        if (w->beside == BESIDE && !w->enough) atomic_fetch_sub(&w->with->lacking, 1);
        w->enough |= w->beside == BESIDE;
        read_names(w, table);
        read_fields(w, table);
        w->rounds++;
    }
    return NULL;
}

static void *build_on(void *argument)
{
    worker *w = argument;
    pthread_barrier_wait(&w->with->gate);
    for (; w->rounds < w->with->builder_rounds || atomic_load(&w->with->lacking) != 0; w->rounds++) {
        hdrtrie_table *built = make(w->rounds % 2 != 0 ? 80 : 90, w->number * 1000 + (unsigned)w->rounds),
                      *loaded = NULL;
        size_t len = built != NULL ? hdrtrie_table_len(built) : 0;
        uint8_t *bytes = malloc(len);
        if (built == NULL || bytes == NULL) {
            w->wrong++;
            break;
        }
        memcpy(bytes, built, len);
        w->wrong += hdrtrie_check(built, len, NULL) != HDRTRIE_OK;
        hdrtrie_free(built, NULL);
        w->built++;
        w->wrong += hdrtrie_load_bytes(bytes, len, NULL, &loaded, NULL) != HDRTRIE_OK;
        if (loaded != NULL) {
            read_names(w, loaded);
            hdrtrie_free(loaded, NULL);
            w->loaded++;
        }
        bytes[w->rounds % len] ^= 1;
        w->refused += hdrtrie_load_bytes(bytes, len, NULL, &loaded, NULL) != HDRTRIE_OK;
        free(bytes);
    }
    atomic_fetch_sub(&w->with->building, 1);
    return NULL;
}

int main(int argc, char **argv)
{
    static worker workers[READERS + BUILDERS];
    shared s = {.reader_rounds = argc > 1 ? strtoul(argv[1], NULL, 10) : 2000,
        .builder_rounds = argc > 2 ? strtoul(argv[2], NULL, 10) : 50};
    size_t wrong = 0, short_of = 0, finds = 0, clears = 0, built = 0, loaded = 0;
    s.tables[0] = make(90, 0); /* hashed */
    s.tables[1] = make(50, 0); /* with windows */
    if (s.tables[0] == NULL || s.tables[1] == NULL) return 1;
    /* both tables would have the same mode */
    if (hdrtrie_shape_read(s.tables[0]).mode == hdrtrie_shape_read(s.tables[1]).mode) return 1;
    atomic_init(&s.building, BUILDERS);
    atomic_init(&s.lacking, READERS);
    pthread_barrier_init(&s.gate, NULL, READERS + BUILDERS);
    for (unsigned i = 0; i < READERS + BUILDERS; i++) {
        workers[i].with = &s;
        workers[i].number = i;
        if (pthread_create(&workers[i].thread, NULL, i < READERS ? read_on : build_on, &workers[i]) != 0) return 1;
    }
    for (unsigned i = 0; i < READERS + BUILDERS; i++) {
        const worker *w = &workers[i];
        pthread_join(w->thread, NULL);
        wrong += w->wrong;
        finds += w->finds;
        clears += w->clears;
        built += w->built;
        loaded += w->loaded;
        if (i < READERS) {
            short_of += w->rounds < s.reader_rounds || w->finds < 2 * NAMES * s.reader_rounds ||
                        w->clears < s.reader_rounds || w->beside < BESIDE;
        } else {
            short_of += w->built < s.builder_rounds || w->loaded != w->built || w->refused != w->built;
        }
    }
    pthread_barrier_destroy(&s.gate);
    for (size_t i = 0; i < TABLES; i++) hdrtrie_free(s.tables[i], NULL);
    printf("threads: %d readers, %zu finds, %zu arrays cleared; %d builders, %zu tables built, %zu loaded; %zu wrong, "
           "%zu did too little\n",
        READERS, finds, clears, BUILDERS, built, loaded, wrong, short_of);
    return wrong != 0 || short_of != 0;
}
