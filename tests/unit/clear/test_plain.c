/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 4.3 to 4.6 and 5.5: arrays of plain structs. With HDRTRIE_CLEAR_PLAIN, clear and keep test and move the
   fields in one pass, as generated code and most adapters do. Without flags, and with continuations and
   pseudo-fields. */
#include "support/host_sweep.h"
#include <criterion/criterion.h>
#include <hdrtrie/find.h>

typedef struct plain_field {
    const char *name;
    size_t len, value;
} plain_field;

#define HDRTRIE_CLEAR bare
#define HDRTRIE_CLEAR_FIELDS plain_field *
#define HDRTRIE_CLEAR_NAME(f, i) ((f)[i].name)
#define HDRTRIE_CLEAR_LEN(f, i) ((f)[i].len)
#define HDRTRIE_CLEAR_MOVE(f, to, from) ((f)[to] = (f)[from])
#define HDRTRIE_CLEAR_PLAIN
#include <hdrtrie/template/clear.inl.h>

#define HDRTRIE_CLEAR flagged
#define HDRTRIE_CLEAR_FIELDS plain_field *
#define HDRTRIE_CLEAR_NAME(f, i) ((f)[i].name)
#define HDRTRIE_CLEAR_LEN(f, i) ((f)[i].len)
#define HDRTRIE_CLEAR_MOVE(f, to, from) ((f)[to] = (f)[from])
#define HDRTRIE_CLEAR_FLAGS (HDRTRIE_LAYOUT_CONTINUATIONS | HDRTRIE_LAYOUT_PSEUDO)
#define HDRTRIE_CLEAR_PLAIN
#include <hdrtrie/template/clear.inl.h>

static plain_field now[HOST_SWEEP_MAX];

static void fill(const host_case *c)
{
    for (size_t i = 0; i < c->count; i++) now[i] = (plain_field){c->names[i].name, c->names[i].len, i};
}

static const char *wrong(const host_case *c, size_t left)
{
    size_t at = 0;
    for (size_t i = 0; i < c->count; i++) {
        if (c->gone[i]) continue;
        if (at == left) return "too few are left";
        if (now[at++].value != i) return "another field is left";
    }
    return at == left ? NULL : "too many are left";
}

#define DEFINE_CHECK(prefix)                                                                                           \
    static const char *prefix##_check(const host_case *c)                                                              \
    {                                                                                                                  \
        uint64_t bitmap[(HOST_SWEEP_MAX + 63) / 64];                                                                   \
        size_t left;                                                                                                   \
        fill(c);                                                                                                       \
        if (c->verb == SWEEP_KEEP) {                                                                                   \
            left = prefix##_keep(c->table, c->shape, c->groups, now, c->count);                                        \
        } else if (c->verb == SWEEP_CLEAR) {                                                                           \
            left = prefix##_clear(c->table, c->shape, c->groups, now, c->count);                                       \
        } else {                                                                                                       \
            const size_t marked = prefix##_mark(c->table, c->shape, c->groups, now, c->count, bitmap);                 \
            left = prefix##_drop(bitmap, now, c->count);                                                               \
            if (marked != c->count - left) return "a wrong number is marked";                                          \
        }                                                                                                              \
        return wrong(c, left);                                                                                         \
    }
DEFINE_CHECK(bare)
DEFINE_CHECK(flagged)

Test(plain, clause_5_5_plain_structs)
{
    size_t compared = 0;
    const char *what = host_sweep_wrong(bare_check, 0, 11, &compared);
    cr_assert_null(what, "%s", what);
    cr_expect_gt(compared, 100000);
}

Test(plain, clause_4_2_plain_structs_with_continuations_and_pseudo_fields)
{
    size_t compared = 0;
    const char *what =
        host_sweep_wrong(flagged_check, HDRTRIE_LAYOUT_CONTINUATIONS | HDRTRIE_LAYOUT_PSEUDO, 12, &compared);
    cr_assert_null(what, "%s", what);
    cr_expect_gt(compared, 100000);
}

/* Single cases of continuations: at the start of the array, and after pseudo-fields. */
Test(plain, clause_4_2_leading_fields)
{
    static const oracle_field names[][3] = {{{NULL, 0}, {"zz", 2}, {NULL, 0}}, {{":a", 2}, {NULL, 0}, {"zz", 2}},
        {{":a", 2}, {"zz", 2}, {":b", 2}}, {{"", 0}, {NULL, 0}, {":b", 2}},
        {{":a", 0}, {NULL, 0}, {":b", 2}}}; /* a name of no bytes */
    list_fixture list;
    sweep_list_open(&list, HDRTRIE_FOLD_CASE);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        for (int verb = SWEEP_MARK; verb <= SWEEP_KEEP; verb++) {
            for (int allow = 0; allow < 2; allow++) {
                const uint32_t groups = 1 | (allow ? HDRTRIE_ALLOW_MALFORMED : 0);
                const uint8_t flags = HDRTRIE_LAYOUT_CONTINUATIONS | HDRTRIE_LAYOUT_PSEUDO;
                bool gone[3];
                (verb == SWEEP_KEEP ? oracle_keep : oracle_clear)(&list.o, groups, names[i], 3, flags, gone);
                host_case c = {(sweep_verb)verb, list.table, hdrtrie_shape_read(list.table), groups, names[i], 3, gone};
                cr_expect_null(flagged_check(&c), "array %zu, verb %d, allow %d", i, verb, allow);
                c.shape.sieve = 0;
                cr_expect_null(flagged_check(&c), "array %zu, verb %d, allow %d, no sieve", i, verb, allow);
            }
        }
    }
    list_fixture_close(&list);
}
