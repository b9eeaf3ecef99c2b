/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The sift of every backend against a plain model: random sieves, and names of 0 to 300 bytes at both edges of a page, next to
   unreadable pages. And clear and mark with the sieves of the shipped lists against the oracle. */
#include "support/available_backends.h"
#include "support/fields.h"
#include "support/guarded.h"
#include "support/list_fixture.h"
#include "support/random.h"
#include <criterion/criterion.h>
#include <hdrtrie/detail/fold.h>
#include <stdlib.h>
#include <string.h>

#define LEN_MAX 300
#define FIELD_MAX 64

/* The results of a sift, and the malformed names. */
typedef struct sift_result {
    hdrtrie_sifted sifted;
    uint64_t malformed;
} sift_result;

/* Makes NAME_call, which sifts with this backend and a constant size of rows, as the library does. */
#define HDRTRIE_CLEAR_FIELDS const oracle_field *
#define HDRTRIE_CLEAR_NAME(f, i) ((f)[i].name)
#define HDRTRIE_CLEAR_LEN(f, i) ((f)[i].len)
#define HDRTRIE_CLEAR_FLAGS HDRTRIE_LAYOUT_CONTINUATIONS
#define DEFINE_CALL(name, target)                                                                                      \
    static target sift_result name##_call(                                                                             \
        hdrtrie_sieve_view sieve, const oracle_field *fields, size_t first, size_t count)                              \
    {                                                                                                                  \
        sift_result r;                                                                                                 \
        if (sieve.row == 2) sieve.row = 2, r.sifted = name##_sift(sieve, fields, first, count);                        \
        else if (sieve.row == 4) sieve.row = 4, r.sifted = name##_sift(sieve, fields, first, count);                   \
        else sieve.row = 8, r.sifted = name##_sift(sieve, fields, first, count);                                       \
        r.malformed = name##_malformed(fields, first, count);                                                          \
        return r;                                                                                                      \
    }

#define HDRTRIE_CLEAR portable
#define HDRTRIE_CLEAR_BACKEND hdrtrie_portable
#include <hdrtrie/template/clear.inl.h>
DEFINE_CALL(portable, hdrtrie_portable_target)

#ifdef HDRTRIE_HAS_X86_BACKENDS
#define HDRTRIE_CLEAR_FIELDS const oracle_field *
#define HDRTRIE_CLEAR_NAME(f, i) ((f)[i].name)
#define HDRTRIE_CLEAR_LEN(f, i) ((f)[i].len)
#define HDRTRIE_CLEAR_FLAGS HDRTRIE_LAYOUT_CONTINUATIONS
#define HDRTRIE_CLEAR sse2
#define HDRTRIE_CLEAR_BACKEND hdrtrie_sse2
#include <hdrtrie/template/clear.inl.h>
DEFINE_CALL(sse2, hdrtrie_sse2_target)

#define HDRTRIE_CLEAR_FIELDS const oracle_field *
#define HDRTRIE_CLEAR_NAME(f, i) ((f)[i].name)
#define HDRTRIE_CLEAR_LEN(f, i) ((f)[i].len)
#define HDRTRIE_CLEAR_FLAGS HDRTRIE_LAYOUT_CONTINUATIONS
#define HDRTRIE_CLEAR avx2
#define HDRTRIE_CLEAR_BACKEND hdrtrie_avx2
#include <hdrtrie/template/clear.inl.h>
DEFINE_CALL(avx2, hdrtrie_avx2_target)

#define HDRTRIE_CLEAR_FIELDS const oracle_field *
#define HDRTRIE_CLEAR_NAME(f, i) ((f)[i].name)
#define HDRTRIE_CLEAR_LEN(f, i) ((f)[i].len)
#define HDRTRIE_CLEAR_FLAGS HDRTRIE_LAYOUT_CONTINUATIONS
#define HDRTRIE_CLEAR avx512
#define HDRTRIE_CLEAR_BACKEND hdrtrie_avx512
#include <hdrtrie/template/clear.inl.h>
DEFINE_CALL(avx512, hdrtrie_avx512_target)
#endif

#ifdef HDRTRIE_HAS_NEON_BACKEND
#define HDRTRIE_CLEAR_FIELDS const oracle_field *
#define HDRTRIE_CLEAR_NAME(f, i) ((f)[i].name)
#define HDRTRIE_CLEAR_LEN(f, i) ((f)[i].len)
#define HDRTRIE_CLEAR_FLAGS HDRTRIE_LAYOUT_CONTINUATIONS
#define HDRTRIE_CLEAR neon
#define HDRTRIE_CLEAR_BACKEND hdrtrie_neon
#include <hdrtrie/template/clear.inl.h>
DEFINE_CALL(neon, hdrtrie_neon_target)
#endif

typedef struct sift_backend {
    const char *name;
    bool exact; /* it suspects no well-formed name */
    sift_result (*call)(hdrtrie_sieve_view sieve, const oracle_field *fields, size_t first, size_t count);
} sift_backend;

static const sift_backend sift_backends[] = {
#ifdef HDRTRIE_HAS_X86_BACKENDS
    {"sse2", false, sse2_call},
    {"avx2", true, avx2_call},
    {"avx512", true, avx512_call},
#endif
#ifdef HDRTRIE_HAS_NEON_BACKEND
    {"neon", true, neon_call},
#endif
    {"portable", false, portable_call},
};

static bool is_available(const char *name)
{
    const hdrtrie_backend *backends[AVAILABLE_BACKENDS_MAX];
    const size_t count = available_backends(backends);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(backends[i]->name, name) == 0) return true;
    }
    return false;
}

/* A random sieve. Bucket b is in every row of each level whose offset is free[b] or more, as if its rule had that length. */
typedef struct random_sieve {
    HDRTRIE_ALIGN(64) uint8_t bytes[HDRTRIE_SIEVE_LEN(8)];
    hdrtrie_sieve_view view;
    size_t offsets[HDRTRIE_SIEVE_LEVELS];
    size_t free[64];
} random_sieve;

static void put_row(random_sieve *s, size_t rows, size_t index, uint64_t row)
{
    for (unsigned i = 0; i < s->view.row; i++) s->bytes[rows + s->view.row * index + i] = (uint8_t)(row >> 8 * i);
}

static uint64_t get_row(const random_sieve *s, size_t rows, size_t index)
{
    uint64_t row = 0;
    for (unsigned i = 0; i < s->view.row; i++) row |= (uint64_t)s->bytes[rows + s->view.row * index + i] << 8 * i;
    return row;
}

/* few: about how many buckets are in a row, of 64. With few of them most names are rejected. Some rows have only the first
   bucket, or all. */
static uint64_t random_row(random_state *r, size_t few)
{
    uint64_t row = 0;
    if (random_once_in(r, 8)) return random_once_in(r, 2) ? 1 : UINT64_MAX;
    for (size_t b = 0; b < 64; b++) row |= (uint64_t)(random_below(r, 64) < few) << b;
    return row;
}

static void random_sieve_make(random_sieve *s, unsigned row, random_state *r)
{
    const size_t few = (size_t[]){12, 32, 50, 64}[random_below(r, 4)] * 2 / (row > 4 ? 3 : 2);
    size_t offset = 0;
    s->view.bytes = s->bytes;
    s->view.row = row;
    s->view.offsets = 0;
    memset(s->bytes, 0, sizeof s->bytes);
    for (size_t b = 0; b < 64; b++) s->free[b] = 1 + random_below(r, 40);
    for (size_t i = 0; i < HDRTRIE_SIEVE_LENS; i++) put_row(s, HDRTRIE_SIEVE_LENGTHS, i, random_row(r, few));
    for (size_t i = 0; i < 256; i++) put_row(s, HDRTRIE_SIEVE_LAST(row), i, random_row(r, few));
    for (unsigned k = 0; k < HDRTRIE_SIEVE_LEVELS; k++, offset++) {
        offset += random_below(r, random_once_in(r, 4) ? 20 : 4);
        if (offset > HDRTRIE_SIEVE_OFFSET_MAX - 3 + k) offset = HDRTRIE_SIEVE_OFFSET_MAX - 3 + k;
        s->offsets[k] = offset;
        s->view.offsets |= (uint32_t)offset << 8 * k;
        for (size_t i = 0; i < 256; i++) {
            uint64_t bits = random_row(r, few);
            for (size_t b = 0; b < 64; b++) bits |= (uint64_t)(s->free[b] <= offset) << b;
            put_row(s, HDRTRIE_SIEVE_LEVEL(row, k), i, bits);
        }
    }
}

/* The model. *must: the name must be a candidate; *may: it may be one. They differ only by levels past the name's end, which
   may read any byte. */
static void model_sift(const random_sieve *s, const char *name, size_t len, bool *must, bool *may)
{
    const uint8_t *p = (const uint8_t *)name;
    uint64_t buckets, sure;
    *must = *may = false;
    if (len == 0) return;
    buckets = get_row(s, HDRTRIE_SIEVE_LENGTHS, len < 63 ? len : 63) &
              get_row(s, HDRTRIE_SIEVE_LAST(s->view.row), p[len - 1]);
    for (unsigned k = 0; k < HDRTRIE_SIEVE_LEVELS; k++) {
        if (s->offsets[k] < len) buckets &= get_row(s, HDRTRIE_SIEVE_LEVEL(s->view.row, k), p[s->offsets[k]]);
    }
    sure = buckets;
    for (unsigned k = 0; k < HDRTRIE_SIEVE_LEVELS; k++) {
        if (s->offsets[k] < len) continue;
        for (size_t b = 0; b < 64; b++) sure &= ~((uint64_t)(s->free[b] > s->offsets[k]) << b);
    }
    *may = buckets != 0;
    *must = sure != 0;
}

/* Names next to unreadable pages, with bytes that are mostly tokens. A NULL name is a continuation. */
static void place_names(const guarded *areas, random_state *r, oracle_field *fields, size_t count)
{
    static const char usual[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789----------";
    const size_t damage = random_below(r, 3);
    for (size_t i = 0; i < count; i++) {
        char name[LEN_MAX + 1];
        const size_t len = random_once_in(r, 4) ? random_below(r, LEN_MAX + 1) : random_below(r, 36);
        const size_t gap = random_below(r, 70) + (random_once_in(r, 4) ? 4096 - 40 : 0);
        for (size_t k = 0; k < len; k++) name[k] = usual[random_below(r, sizeof usual - 1)];
        if (damage != 0 && len != 0 && random_once_in(r, damage == 1 ? 2 : 40)) {
            name[random_below(r, len)] = (char)random_below(r, 256);
        }
        fields[i].len = len;
        fields[i].name = random_once_in(r, 2) ? guarded_at_end((guarded *)(uintptr_t)&areas[i], name, len, gap)
                                              : guarded_at_start((guarded *)(uintptr_t)&areas[i], name, len, gap);
        if (damage != 0 && random_once_in(r, 30)) fields[i] = (oracle_field){NULL, SIZE_MAX - random_below(r, 2)};
        if (damage == 0 && len == 0) fields[i] = (oracle_field){NULL, 0};
    }
}

/* A sift gives up if and only if the last fields are candidates, and there are more. */
static const char *gives_up_wrong(
    const hdrtrie_sifted *sifted, const random_sieve *s, const oracle_field *end, size_t count)
{
    bool must_all = count > HDRTRIE_SIFT_PROBE, may_all = must_all;
    for (size_t i = 1; i <= HDRTRIE_SIFT_PROBE && i <= count; i++) {
        bool must = false, may = false;
        if (end[-(ptrdiff_t)i].name != NULL)
            model_sift(s, end[-(ptrdiff_t)i].name, end[-(ptrdiff_t)i].len, &must, &may);
        must_all = must_all && must;
        may_all = may_all && may;
    }
    if (must_all && !sifted->given_up) return "does not give up";
    return sifted->given_up && !may_all ? "gives up" : NULL;
}

static const char *sift_wrong(const sift_backend *b, const random_sieve *s, const oracle_field *fields, size_t first,
    size_t count, size_t *given_up)
{
    const sift_result r = b->call(s->view, fields, first, count);
    bool suspect = false;
    const char *wrong = gives_up_wrong(&r.sifted, s, fields + first + count, count);
    *given_up += r.sifted.given_up != 0;
    if (wrong != NULL || r.sifted.given_up) return wrong;
    if (count < 64 && (r.sifted.candidates | r.sifted.continues | r.malformed) >> count != 0)
        return "bits past the count";
    for (size_t i = 0; i < count; i++) {
        const oracle_field *f = &fields[first + i];
        const bool candidate = r.sifted.candidates >> i & 1, continues = r.sifted.continues >> i & 1;
        bool must = false, may = false;
        if (continues != (f->name == NULL)) return "continuations";
        if (f->name != NULL) model_sift(s, f->name, f->len, &must, &may);
        if (must && !candidate) return "a name that must be a candidate is not";
        if (candidate && !may) return "a name is a candidate and must not";
        if ((r.malformed >> i & 1) != (f->name != NULL && oracle_is_malformed(f->name, f->len))) return "malformed";
        suspect |= f->name != NULL && oracle_is_malformed(f->name, f->len);
    }
    if (suspect && r.sifted.suspect == 0) return "a malformed name is not suspect";
    if (!suspect && r.sifted.suspect != 0 && b->exact) return "suspects without a malformed name";
    return NULL;
}

static void expect_sifts(unsigned row)
{
    static random_sieve s;
    random_state r = random_seeded(row);
    guarded areas[FIELD_MAX];
    size_t positions = 0, candidates = 0, names = 0, given_up = 0;
    for (size_t i = 0; i < FIELD_MAX; i++) areas[i] = guarded_open(8192);
    for (size_t round = 0; round < 1500; round++) {
        oracle_field fields[FIELD_MAX];
        const size_t count = random_once_in(&r, 2) ? FIELD_MAX : 1 + random_below(&r, FIELD_MAX);
        const size_t first = random_below(&r, count);
        if (round % 10 == 0) random_sieve_make(&s, row, &r);
        place_names(areas, &r, fields, count);
        for (size_t b = 0; b < sizeof sift_backends / sizeof *sift_backends; b++) {
            const char *what;
            if (!is_available(sift_backends[b].name)) continue;
            what = sift_wrong(
                &sift_backends[b], &s, fields, round % 2 ? 0 : first, round % 2 ? count : count - first, &given_up);
            cr_assert_null(what, "%s, round %zu: %s", sift_backends[b].name, round, what);
        }
        for (size_t i = 0; i < count; i++) {
            bool must = false, may = false;
            if (fields[i].name == NULL) continue;
            model_sift(&s, fields[i].name, fields[i].len, &must, &may);
            names++;
            candidates += must;
            positions += must && i == 63;
        }
    }
    for (size_t i = 0; i < FIELD_MAX; i++) guarded_close(&areas[i]);
    cr_expect_gt(candidates, names / 20, "%zu of %zu names are candidates", candidates, names);
    cr_expect_lt(candidates, names - names / 20, "%zu of %zu names are candidates", candidates, names);
    cr_expect_gt(given_up, 20, "the sift gives up only %zu times", given_up);
    cr_expect_gt(positions, 20, "the last of 64 fields is a candidate only %zu times", positions);
}

Test(sift, rows_of_2_bytes)
{
    expect_sifts(2);
}

Test(sift, rows_of_4_bytes)
{
    expect_sifts(4);
}

Test(sift, rows_of_8_bytes)
{
    expect_sifts(8);
}

/* hdrtrie_sieve_passes decides on long names; it reads rows by exact lengths and offsets. */
Test(sift, long_names)
{
    static random_sieve s;
    random_state r = random_seeded(5);
    guarded area = guarded_open(8192);
    size_t passed = 0, tried = 0;
    for (size_t round = 0; round < 30000; round++) {
        oracle_field f;
        uint64_t buckets;
        if (round % 100 == 0) random_sieve_make(&s, (unsigned[]){2, 4, 8}[round / 100 % 3], &r);
        place_names(&area, &r, &f, 1);
        if (f.name == NULL || f.len == 0) continue;
        buckets = get_row(&s, HDRTRIE_SIEVE_LENGTHS, f.len < 63 ? f.len : 63) &
                  get_row(&s, HDRTRIE_SIEVE_LAST(s.view.row), (uint8_t)f.name[f.len - 1]);
        for (unsigned k = 0; k < HDRTRIE_SIEVE_LEVELS; k++) {
            const size_t at = s.offsets[k] < f.len ? s.offsets[k] : f.len - 1;
            buckets &= get_row(&s, HDRTRIE_SIEVE_LEVEL(s.view.row, k), (uint8_t)f.name[at]);
        }
        cr_assert_eq(hdrtrie_sieve_passes(s.view, f.name, f.len), buckets != 0);
        passed += buckets != 0;
        tried++;
    }
    guarded_close(&area);
    cr_expect_gt(passed, tried / 20);
    cr_expect_lt(passed, tried - tried / 20);
}

/* Every call of every backend on random names that are related to the list. */
static void expect_list(const char *name, hdrtrie_fold fold, size_t *with_sieve)
{
    const hdrtrie_backend *backends[AVAILABLE_BACKENDS_MAX];
    const size_t backend_count = available_backends(backends);
    random_state r = random_seeded((uint64_t)fold + strlen(name));
    list_fixture list;
    size_t removed = 0, fields_total = 0;
    ruleset_start(&list.set, fold);
    ruleset_read_list(&list.set, name);
    list_fixture_open(&list);
    *with_sieve += hdrtrie_shape_read(list.table).sieve != 0;
    for (size_t round = 0; round < 300; round++) {
        static char names[200][RANDOM_NAME_MAX];
        oracle_field fields[200];
        bool gone[200];
        const size_t count = random_below(&r, 200);
        const uint8_t flags = (uint8_t)random_below(&r, 8);
        const uint32_t groups = (random_once_in(&r, 2) ? HDRTRIE_ALL_GROUPS : (uint32_t)random_below(&r, 64)) |
                                (random_once_in(&r, 3) ? HDRTRIE_ALLOW_MALFORMED : 0);
        for (size_t i = 0; i < count; i++) {
            fields[i] = (oracle_field){names[i], random_name(&r, &list.set, names[i])};
            if ((flags & HDRTRIE_LAYOUT_CONTINUATIONS) && random_once_in(&r, 10)) fields[i] = (oracle_field){NULL, 0};
        }
        oracle_clear(&list.o, groups, fields, count, flags, gone);
        for (size_t b = 0; b < backend_count; b++) {
            uint64_t bitmap[4];
            struct fields f = fields_open(&fields_layouts[0], flags, fields, count, round % 2 == 0);
            const size_t marked =
                hdrtrie_backend_mark(backends[b], list.table, groups, f.bytes, count, &f.layout, bitmap);
            const char *what;
            cr_assert_eq(marked, count - fields_left(gone, count), "%s, %s: mark", name, backends[b]->name);
            for (size_t i = 0; i < count; i++) {
                cr_assert_eq(bitmap[i / 64] >> i % 64 & 1, gone[i], "%s, %s: %.*s", name, backends[b]->name,
                    fields[i].name != NULL ? (int)fields[i].len : 0, fields[i].name);
            }
            what = fields_wrong(
                &f, gone, hdrtrie_backend_clear(backends[b], list.table, groups, f.bytes, count, &f.layout));
            cr_assert_null(what, "%s, %s: %s", name, backends[b]->name, what);
            fields_close(&f);
        }
        removed += count - fields_left(gone, count);
        fields_total += count;
    }
    cr_expect_gt(removed, fields_total / 20, "%s", name);
    list_fixture_close(&list);
}

Test(sift, shipped_lists)
{
    static const char *const names[] = {
        "cgi.names", "edge-exact.names", "edge.names", "hop-by-hop.names", "protected.names", "well-known.names"};
    size_t with_sieve = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        expect_list(names[i], HDRTRIE_FOLD_CASE, &with_sieve);
        expect_list(names[i], HDRTRIE_FOLD_SEPARATORS, &with_sieve);
    }
    cr_expect_gt(with_sieve, 6, "only %zu tables have a sieve", with_sieve);
}
