/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "connection_trial.h"
#include <hdrtrie/find.h>
#include <stdlib.h>
#include <string.h>

#define COUNT_MAX 1000
#define WORD_COUNT ((COUNT_MAX + 63) / 64)

#define HDRTRIE_CONNECTION plain
#define HDRTRIE_CONNECTION_FIELDS const connection_field *
#define HDRTRIE_CONNECTION_NAME(fields, i) (fields)[i].name
#define HDRTRIE_CONNECTION_LEN(fields, i) (fields)[i].name_len
#define HDRTRIE_CONNECTION_VALUE(fields, i) (fields)[i].value
#define HDRTRIE_CONNECTION_VALUE_LEN(fields, i) (fields)[i].value_len
#include <hdrtrie/template/connection.inl.h>

#define HDRTRIE_CONNECTION flagged
#define HDRTRIE_CONNECTION_FIELDS connection_field *
#define HDRTRIE_CONNECTION_NAME(fields, i) (fields)[i].name
#define HDRTRIE_CONNECTION_LEN(fields, i) (fields)[i].name_len
#define HDRTRIE_CONNECTION_VALUE(fields, i) (fields)[i].value
#define HDRTRIE_CONNECTION_VALUE_LEN(fields, i) (fields)[i].value_len
#define HDRTRIE_CONNECTION_FLAGS (HDRTRIE_LAYOUT_CONTINUATIONS | HDRTRIE_LAYOUT_PSEUDO)
#define HDRTRIE_CONNECTION_FIND hdrtrie_find
#include <hdrtrie/template/connection.inl.h>

/* Another shape: short lengths, pointers at odd places. */
#pragma pack(push, 1)
typedef struct odd_field {
    char flag;
    uint16_t value_len;
    const char *value;
    uint32_t name_len;
    const char *name;
} odd_field;
#pragma pack(pop)

static void list_open(connection_lists *lists, size_t index, hdrtrie_fold fold, const char *preset, const char *more)
{
    ruleset *set = &lists->sets[index];
    size_t len;
    const char *text = hdrtrie_preset_text(preset, &len);
    if (text == NULL) abort();
    ruleset_start(set, fold);
    ruleset_read(set, text, len);
    ruleset_read(set, more, strlen(more));
    lists->oracles[index] = oracle_of(set);
}

void connection_lists_open(connection_lists *lists, hdrtrie_fold fold)
{
    list_open(lists, 0, fold, "hop-by-hop", "[more]\nX-Hop-*\n*-Hop\n");
    list_open(lists, 1, HDRTRIE_FOLD_SEPARATORS, "protected", "[more]\n*-Token\nUpgrade-Insecure-Requests\n");
    lists->hop_by_hop = ruleset_build(&lists->sets[0]);
    lists->protected_names = ruleset_build(&lists->sets[1]);
}

void connection_lists_close(connection_lists *lists)
{
    hdrtrie_free(lists->hop_by_hop, NULL);
    hdrtrie_free(lists->protected_names, NULL);
    for (size_t i = 0; i < 2; i++) {
        oracle_free(&lists->oracles[i]);
        ruleset_free(&lists->sets[i]);
    }
}

hdrtrie_connection_options connection_trial_options(const connection_trial *t)
{
    hdrtrie_connection_options options = {t->use_hop_by_hop ? t->lists->hop_by_hop : NULL, t->groups,
                                          t->use_protected ? t->lists->protected_names : NULL, t->cap, t->flags};
    return options;
}

static char *copy_of(const char *bytes, size_t len)
{
    char *copy = malloc(len != 0 ? len : 1);
    if (copy == NULL) abort();
    return len != 0 ? memcpy(copy, bytes, len) : copy;
}

/* What a call must say, and the words it wrote into. */
typedef struct expectation {
    hdrtrie_connection_verdict verdict;
    bool goes[COUNT_MAX];
    uint64_t before[WORD_COUNT], words[WORD_COUNT];
    size_t count;
} expectation;

/* Bits that stand already, among them beyond count: they stay. Of each field some form shows whether it is marked. */
static void prepare(expectation *e, uint64_t bits)
{
    for (size_t i = 0; i < WORD_COUNT; i++) e->before[i] = bits * (i + 1);
    memcpy(e->words, e->before, sizeof e->words);
}

static const char *compare(const expectation *e, const hdrtrie_connection_verdict *v)
{
    size_t marked = 0;
    for (size_t i = 0; i < 64 * WORD_COUNT; i++) {
        const bool before = e->before[i / 64] >> i % 64 & 1, after = e->words[i / 64] >> i % 64 & 1;
        const bool goes = i < e->count && e->goes[i];
        if (after != (before || goes))
            return goes ? "a field is not marked" : after ? "a field is marked" : "a bit was cleared";
        marked += after && !before;
    }
    if (v->marked != marked) return "marked";
    if (v->fields != e->verdict.fields) return "Connection fields";
    if (v->nominated != e->verdict.nominated) return "nominated";
    if (v->notes != e->verdict.notes) return "notes";
    for (size_t i = 0; i < HDRTRIE_CONNECTION_REASON_COUNT; i++) {
        const hdrtrie_connection_refusal *a = &v->refused[i], *b = &e->verdict.refused[i];
        if (a->count != b->count) return "refused, how many";
        if (a->field != b->field || a->offset != b->offset || a->len != b->len) return "refused, where";
    }
    return NULL;
}

static const char *try_exported(const hdrtrie_connection_options *options, uint8_t flags,
                                const connection_field *fields, expectation *e)
{
    const hdrtrie_field_layout layout =
        HDRTRIE_FIELD_LAYOUT_OF(connection_field, name, name_len, value, value_len, flags);
    hdrtrie_connection_verdict v;
    prepare(e, 0x8000000000000421);
    v = hdrtrie_connection_mark(options, fields, e->count, &layout, e->words);
    return compare(e, &v);
}

/* By halves, in another layout: lengths that do not fit it are not tried. */
static const char *try_halves(const hdrtrie_connection_options *options, uint8_t flags, const connection_field *fields,
                              expectation *e)
{
    const hdrtrie_field_layout layout = HDRTRIE_FIELD_LAYOUT_OF(odd_field, name, name_len, value, value_len, flags);
    odd_field *odd = calloc(e->count + 1, sizeof *odd);
    hdrtrie_connection c;
    const char *wrong = NULL;
    bool fits = true;
    if (odd == NULL) abort();
    for (size_t i = 0; i < e->count; i++) {
        fits = fits && fields[i].value_len <= UINT16_MAX;
        odd[i].name = fields[i].name;
        odd[i].name_len = fields[i].name == NULL && (flags & HDRTRIE_LAYOUT_CONTINUATIONS)
                              ? UINT32_MAX
                              : (uint32_t)fields[i].name_len;
        odd[i].value = fields[i].value;
        odd[i].value_len = (uint16_t)fields[i].value_len;
    }
    if (fits) {
        prepare(e, 0x4000000000000842);
        memset(&c, 0xa5, sizeof c);
        hdrtrie_connection_read(options, odd, e->count, &layout, &c);
        hdrtrie_connection_apply(&c, odd, e->count, &layout, e->words);
        wrong = compare(e, &c.verdict);
    }
    free(odd);
    return wrong;
}

static const char *try_template(const hdrtrie_connection_options *options, uint8_t flags, connection_field *fields,
                                expectation *e)
{
    hdrtrie_connection_verdict v;
    prepare(e, 0x2000000000001084);
    if (flags == 0) {
        v = plain_mark(options, fields, e->count, e->words);
    } else if (flags == (HDRTRIE_LAYOUT_CONTINUATIONS | HDRTRIE_LAYOUT_PSEUDO)) {
        v = flagged_mark(options, fields, e->count, e->words);
    } else {
        return NULL;
    }
    return compare(e, &v);
}

const char *connection_trial_wrong(const connection_trial *t, const connection_field *fields, size_t count,
                                   hdrtrie_connection_verdict *said)
{
    static expectation e;
    const hdrtrie_connection_options options = connection_trial_options(t);
    const connection_oracle o = {t->use_hop_by_hop ? &t->lists->oracles[0] : NULL, t->groups,
                                 t->use_protected ? &t->lists->oracles[1] : NULL, t->cap, t->flags};
    const connection_field behind = {(const char *)(uintptr_t)1, 32, NULL,
                                     0}; /* no field's: who reads the name faults */
    connection_field *own = calloc(count + 1, sizeof *own);
    const char *wrong;
    if (own == NULL || count > COUNT_MAX) abort();
    for (size_t i = 0; i < count; i++) {
        own[i] = fields[i];
        if (fields[i].name != NULL) own[i].name = copy_of(fields[i].name, fields[i].name_len);
        else if (t->layout_flags & HDRTRIE_LAYOUT_CONTINUATIONS) own[i].name_len = SIZE_MAX; /* which nobody reads */
        if (fields[i].value != NULL) own[i].value = copy_of(fields[i].value, fields[i].value_len);
    }
    own[count] = behind;
    e.count = count;
    e.verdict = connection_oracle_mark(&o, fields, count, t->layout_flags, e.goes);
    if (said != NULL) *said = e.verdict;
    wrong = try_exported(&options, t->layout_flags, own, &e);
    if (wrong == NULL) wrong = try_halves(&options, t->layout_flags, own, &e);
    if (wrong == NULL) wrong = try_template(&options, t->layout_flags, own, &e);
    for (size_t i = 0; i < count; i++) {
        free((char *)(uintptr_t)own[i].name);
        free((char *)(uintptr_t)own[i].value);
    }
    free(own);
    return wrong;
}
