/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* What hdrtrie does to requests besides clearing them, for comparisons with itself: mark; keep; mark, then drop; clear
   without the check for malformed names. Compiled once for each list and fold, beside hdrtrie.c, whose macros it uses, and

       SUBJECT_VERBS   the name of this file's subject_set
       SUBJECT_KEEPS   1 if the fold is one that keep takes, else 0

   Bodies: best is the exported functions, native the exported functions of a library compiled for this very CPU, avx2
   that code inlined, with the table's shape as constants. */
#include "../native_calls.h"
#include "../need.h"
#include "../subject.h"
#include <hdrtrie/hdrtrie.h>
#include SUBJECT_HEADER

static const hdrtrie_layout layout = HDRTRIE_LAYOUT_OF(request_field, name, name_len, 0);

enum { bitmap_words = 16 };

static void check_count(size_t count)
{
    NEED(count <= 64 * bitmap_words, "a request of %zu fields: %d at most", count, 64 * bitmap_words);
}

static size_t best_mark(const void *state, request_field *fields, size_t count)
{
    uint64_t bitmap[bitmap_words];
    (void)state;
    check_count(count);
    return count - hdrtrie_mark(SUBJECT_TABLE, HDRTRIE_ALL_GROUPS, fields, count, &layout, bitmap);
}

static size_t best_mark_drop(const void *state, request_field *fields, size_t count)
{
    uint64_t bitmap[bitmap_words];
    (void)state;
    check_count(count);
    hdrtrie_mark(SUBJECT_TABLE, HDRTRIE_ALL_GROUPS, fields, count, &layout, bitmap);
    return hdrtrie_drop(bitmap, fields, count, &layout);
}

static size_t best_unchecked(const void *state, request_field *fields, size_t count)
{
    (void)state;
    return hdrtrie_clear(SUBJECT_TABLE, HDRTRIE_ALL_GROUPS | HDRTRIE_ALLOW_MALFORMED, fields, count, &layout);
}

static size_t native_mark(const void *state, request_field *fields, size_t count)
{
    uint64_t bitmap[bitmap_words];
    (void)state;
    check_count(count);
    return count - native_calls.mark(SUBJECT_TABLE, HDRTRIE_ALL_GROUPS, fields, count, &layout, bitmap);
}

static size_t native_clear(const void *state, request_field *fields, size_t count)
{
    (void)state;
    return native_calls.clear(SUBJECT_TABLE, HDRTRIE_ALL_GROUPS, fields, count, &layout);
}

#if SUBJECT_KEEPS
static size_t best_keep(const void *state, request_field *fields, size_t count)
{
    (void)state;
    return hdrtrie_keep(SUBJECT_TABLE, HDRTRIE_ALL_GROUPS, fields, count, &layout);
}

static size_t native_keep(const void *state, request_field *fields, size_t count)
{
    (void)state;
    return native_calls.keep(SUBJECT_TABLE, HDRTRIE_ALL_GROUPS, fields, count, &layout);
}
#endif

/* The empty statement reads the groups; else the compiler might leave them out. */
HDRTRIE_INLINE int32_t id_of(hdrtrie_match m)
{
    __asm__ volatile("" : : "r"(m.groups));
    return m.id;
}

#define FIND(state, name, len) id_of(native_calls.find(SUBJECT_TABLE, name, len))
#define FIND_VARIANT native_exported
#define FIND_TARGET
#include "../find_loop.h"

#ifdef HDRTRIE_HAS_X86_BACKENDS
#define HDRTRIE_CLEAR avx2_fields
#define HDRTRIE_CLEAR_FIELDS request_field *
#define HDRTRIE_CLEAR_NAME(fields, i) (fields)[i].name
#define HDRTRIE_CLEAR_LEN(fields, i) (fields)[i].name_len
#define HDRTRIE_CLEAR_MOVE(fields, to, from) ((fields)[to] = (fields)[from])
#define HDRTRIE_CLEAR_BACKEND hdrtrie_avx2
#include <hdrtrie/template/clear.inl.h>

hdrtrie_avx2_target static size_t avx2_mark_drop(const void *state, request_field *fields, size_t count)
{
    uint64_t bitmap[bitmap_words];
    (void)state;
    check_count(count);
    avx2_fields_mark(SUBJECT_TABLE, SUBJECT_SHAPE, HDRTRIE_ALL_GROUPS, fields, count, bitmap);
    return avx2_fields_drop(bitmap, fields, count);
}

hdrtrie_avx2_target static size_t avx2_unchecked(const void *state, request_field *fields, size_t count)
{
    (void)state;
    return avx2_fields_clear(SUBJECT_TABLE, SUBJECT_SHAPE, HDRTRIE_ALL_GROUPS | HDRTRIE_ALLOW_MALFORMED, fields, count);
}

static bool has_avx2(void)
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
}
#endif

#define VERB(verb_, body_, runs_, clear_)                                                                              \
    {                                                                                                                  \
        .name = "hdrtrie", .list = SUBJECT_LIST, .body = body_, .fold = SUBJECT_FOLD, .patterns = true, .runs = runs_, \
        .verb = verb_, .clear = clear_                                                                                 \
    }

static const subject verbs[] = {
    {.name = "hdrtrie",
     .list = SUBJECT_LIST,
     .body = "native",
     .fold = SUBJECT_FOLD,
     .patterns = true,
     .runs = native_calls_open,
     .find = native_exported_find,
     .pass = native_exported_pass,
     .clear = native_clear},
    VERB("mark", "best", NULL, best_mark),
    VERB("mark", "native", native_calls_open, native_mark),
    VERB("mark-drop", "best", NULL, best_mark_drop),
    VERB("unchecked", "best", NULL, best_unchecked),
#if SUBJECT_KEEPS
    VERB("keep", "best", NULL, best_keep),
    VERB("keep", "native", native_calls_open, native_keep),
#endif
#ifdef HDRTRIE_HAS_X86_BACKENDS
    VERB("mark-drop", "avx2", has_avx2, avx2_mark_drop),
    VERB("unchecked", "avx2", has_avx2, avx2_unchecked),
#endif
};

const subject_set SUBJECT_VERBS = {verbs, sizeof verbs / sizeof *verbs};
