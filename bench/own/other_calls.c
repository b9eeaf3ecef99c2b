/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie's other calls on a request, to compare with its clear: mark; keep; mark, then drop; clear without the check for
   malformed names. Compiled once per list and fold, beside generated_table.c. It uses the same macros, and

       OWN_OTHER_CALLS   the name of this file's implementation_set
       OWN_KEEPS         1 if keep accepts the fold, else 0

   Backends: best is the exported functions. native is the exported functions of a library that is compiled for this
   machine's CPU. avx2 is that backend inline, with the table's shape as constants. */
#include "../harness/native_calls.h"
#include "../harness/need.h"
#include "own_support.h"
#include OWN_HEADER

static const hdrtrie_layout layout = HDRTRIE_LAYOUT_OF(request_field, name, name_len, 0);

enum { bitmap_words = 16 };

static void check_count(size_t count)
{
    NEED(count <= 64 * bitmap_words, "a request has %zu fields; at most %d are supported", count, 64 * bitmap_words);
}

static size_t best_mark(const void *state, request_field *fields, size_t count)
{
    uint64_t bitmap[bitmap_words];
    (void)state;
    check_count(count);
    return count - hdrtrie_mark(OWN_TABLE, HDRTRIE_ALL_GROUPS, fields, count, &layout, bitmap);
}

static size_t best_mark_drop(const void *state, request_field *fields, size_t count)
{
    uint64_t bitmap[bitmap_words];
    (void)state;
    check_count(count);
    hdrtrie_mark(OWN_TABLE, HDRTRIE_ALL_GROUPS, fields, count, &layout, bitmap);
    return hdrtrie_drop(bitmap, fields, count, &layout);
}

static size_t best_unchecked(const void *state, request_field *fields, size_t count)
{
    (void)state;
    return hdrtrie_clear(OWN_TABLE, HDRTRIE_ALL_GROUPS | HDRTRIE_ALLOW_MALFORMED, fields, count, &layout);
}

static size_t native_mark(const void *state, request_field *fields, size_t count)
{
    uint64_t bitmap[bitmap_words];
    (void)state;
    check_count(count);
    return count - native_calls.mark(OWN_TABLE, HDRTRIE_ALL_GROUPS, fields, count, &layout, bitmap);
}

static size_t native_clear(const void *state, request_field *fields, size_t count)
{
    (void)state;
    return native_calls.clear(OWN_TABLE, HDRTRIE_ALL_GROUPS, fields, count, &layout);
}

#if OWN_KEEPS
static size_t best_keep(const void *state, request_field *fields, size_t count)
{
    (void)state;
    return hdrtrie_keep(OWN_TABLE, HDRTRIE_ALL_GROUPS, fields, count, &layout);
}

static size_t native_keep(const void *state, request_field *fields, size_t count)
{
    (void)state;
    return native_calls.keep(OWN_TABLE, HDRTRIE_ALL_GROUPS, fields, count, &layout);
}
#endif

#define FIND(state, name, len) own_id(native_calls.find(OWN_TABLE, name, len))
#define FIND_VARIANT native_exported
#define FIND_TARGET
#include "../harness/find_loop.inl.h"

#ifdef HDRTRIE_HAS_X86_BACKENDS
#define CLEAR_BACKEND avx2
#include "clear_backend.inl.h"

hdrtrie_avx2_target static size_t avx2_mark_drop(const void *state, request_field *fields, size_t count)
{
    uint64_t bitmap[bitmap_words];
    (void)state;
    check_count(count);
    avx2_fields_mark(OWN_TABLE, OWN_SHAPE, HDRTRIE_ALL_GROUPS, fields, count, bitmap);
    return avx2_fields_drop(bitmap, fields, count);
}

hdrtrie_avx2_target static size_t avx2_unchecked(const void *state, request_field *fields, size_t count)
{
    (void)state;
    return avx2_fields_clear(OWN_TABLE, OWN_SHAPE, HDRTRIE_ALL_GROUPS | HDRTRIE_ALLOW_MALFORMED, fields, count);
}
#endif

#define OTHER_CALL(task_, backend_, is_supported_, clear_)                                                             \
    {                                                                                                                  \
        .name = "hdrtrie", .list = OWN_LIST, .backend = backend_, .fold = OWN_FOLD, .patterns = true,                  \
        .is_supported = is_supported_, .task = task_, .clear = clear_                                                  \
    }

static const implementation other_calls[] = {
    {.name = "hdrtrie",
        .list = OWN_LIST,
        .backend = "native",
        .fold = OWN_FOLD,
        .patterns = true,
        .is_supported = native_calls_open,
        .find = native_exported_find,
        .pass = native_exported_pass,
        .clear = native_clear},
    OTHER_CALL("mark", "best", NULL, best_mark),
    OTHER_CALL("mark", "native", native_calls_open, native_mark),
    OTHER_CALL("mark-drop", "best", NULL, best_mark_drop),
    OTHER_CALL("unchecked", "best", NULL, best_unchecked),
#if OWN_KEEPS
    OTHER_CALL("keep", "best", NULL, best_keep),
    OTHER_CALL("keep", "native", native_calls_open, native_keep),
#endif
#ifdef HDRTRIE_HAS_X86_BACKENDS
    OTHER_CALL("mark-drop", "avx2", own_has_avx2, avx2_mark_drop),
    OTHER_CALL("unchecked", "avx2", own_has_avx2, avx2_unchecked),
#endif
};

const implementation_set OWN_OTHER_CALLS = {other_calls, sizeof other_calls / sizeof *other_calls};
