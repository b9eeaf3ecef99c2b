/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Arrays of fields: mark and drop, clear, and keep must leave the fields that reference 4.2 to 4.6 define, in order and
   unchanged, and must not write outside the array. Covers every backend and the inline forms. The first four bytes of
   an input choose the table, the groups, the layout and the place of the array. Each line after them is the name of a
   field; a line "\" is a field with a NULL name. */
#include "../support/guarded.h"
#include "corpus_tables.h"
#include "finding.h"
#include <hdrtrie/inline.h>
#include <hdrtrie/mark.h>
#include <string.h>

#define FIELDS_MAX 130 /* more than two words of a bitmap */
#define STRIDE_MAX 40
#define FENCE 16
#define ROOM 8192 /* the array and two fences: more than FIELDS_MAX * STRIDE_MAX */

static const hdrtrie_layout layouts[] = {
    {16, 0, 8, 8, 0},
    {24, 8, 16, 8, 0},
    {40, 0, 8, 8, 0},
    {12, 0, 8, 4, 0},
    {11, 2, 0, 2, 0},
    {9, 0, 8, 1, 0},
    {32, 24, 0, 8, 0},
    {21, 13, 5, 8, 0},
};

typedef struct trial {
    const corpus_table *t;
    hdrtrie_layout layout;
    uint32_t groups;
    size_t count;
    oracle_field fields[FIELDS_MAX];
    hdrtrie_match expected[FIELDS_MAX];
    char before[FIELDS_MAX * STRIDE_MAX];
    bool removed[FIELDS_MAX], kept[FIELDS_MAX]; /* the expected effect of clear and of keep */
    char *array;                                /* at one end of area */
    size_t below, above;                        /* bytes of the fences before and after it */
    guarded area, bitmap;
} trial;

/* Reads fields from lines. Names stay in the input, so the last one ends at the end of a heap block. */
static void read_fields(trial *w, const char *text, size_t len)
{
    const size_t longest = w->layout.len_size == 1 ? 255 : 65535;
    w->count = 0;
    for (size_t at = 0; at < len && w->count < FIELDS_MAX; w->count++) {
        const char *end = memchr(text + at, '\n', len - at);
        const size_t n = end != NULL ? (size_t)(end - text) - at : len - at;
        oracle_field *f = &w->fields[w->count];
        f->name = text + at;
        f->len = n < longest ? n : longest;
        if (n == 1 && text[at] == '\\') {
            f->name = NULL;
            f->len = w->layout.flags & HDRTRIE_LAYOUT_CONTINUATIONS ? n : 0;
        }
        at += n + 1;
    }
}

/* Writes the original array. Bytes outside the name and the length identify the field. */
static void write_array(trial *w)
{
    const hdrtrie_layout *l = &w->layout;
    for (size_t i = 0; i < w->count; i++) {
        char *field = w->before + i * l->stride;
        const uint64_t len64 = w->fields[i].len;
        const uint32_t len32 = (uint32_t)len64;
        const uint16_t len16 = (uint16_t)len64;
        const uint8_t len8 = (uint8_t)len64;
        for (size_t j = 0; j < l->stride; j++) field[j] = (char)(i * 7 + j);
        memcpy(field + l->name_offset, &w->fields[i].name, sizeof w->fields[i].name);
        const void *number = l->len_size == 8   ? (const void *)&len64
                             : l->len_size == 4 ? (const void *)&len32
                             : l->len_size == 2 ? (const void *)&len16
                                                : (const void *)&len8;
        memcpy(field + l->len_offset, number, l->len_size);
    }
}

/* Computes the expected effect: from the matches of the names, or with the slow oracle if the layout has flags. */
static void expect(trial *w)
{
    const bool allow = (w->groups & HDRTRIE_ALLOW_MALFORMED) != 0;
    if (w->layout.flags != 0) {
        oracle_clear(&w->t->o, w->groups, w->fields, w->count, w->layout.flags, w->removed);
        oracle_keep(&w->t->o, w->groups, w->fields, w->count, w->layout.flags, w->kept);
        for (size_t i = 0; i < w->count; i++) w->kept[i] = !w->kept[i];
        return;
    }
    for (size_t i = 0; i < w->count; i++) {
        const oracle_field *f = &w->fields[i];
        const bool malformed = oracle_is_malformed(f->name, f->len);
        const bool match = (fast_oracle_find(w->t->fast, f->name, f->len).groups & w->groups) != 0;
        const bool framing = oracle_is_framing(f->name, f->len);
        w->removed[i] = !framing && (match || (malformed && !allow));
        w->kept[i] = framing || (match && !malformed);
    }
}

static void restore(trial *w)
{
    if (w->count != 0) memcpy(w->array, w->before, w->count * w->layout.stride);
}

/* Puts the array gap bytes from one end of the area, with a fence on both sides if there is room. */
static void place_array(trial *w, size_t gap, bool at_start)
{
    const size_t len = w->count * w->layout.stride;
    w->array = at_start ? w->area.bytes + gap : w->area.bytes + w->area.len - len - gap;
    w->below = at_start ? gap : FENCE;
    w->above = at_start ? FENCE : gap;
    memset(w->array - w->below, 0x5a, w->below);
    memset(w->array + len, 0x5a, w->above);
}

/* Checks that the chosen fields are left, in order, and that the fences are unchanged. */
static void compare(
    const trial *w, const char *implementation, const char *verb, const bool *chosen, bool value, size_t left)
{
    const size_t stride = w->layout.stride, len = w->count * stride;
    size_t at = 0;
    for (size_t i = 0; i < w->count; i++) {
        if (chosen[i] != value) continue;
        if (at < left && memcmp(w->array + at * stride, w->before + i * stride, stride) != 0) {
            FINDING("%s, %s: field %zu is not the one left at %zu", implementation, verb, i, at);
        }
        at++;
    }
    if (at != left) FINDING("%s, %s: %zu fields are left, expected %zu", implementation, verb, left, at);
    for (const char *c = w->array - w->below; c < w->array; c++) {
        if (*c != 0x5a) FINDING("%s, %s: wrote before the array", implementation, verb);
    }
    for (const char *c = w->array + len; c < w->array + len + w->above; c++) {
        if (*c != 0x5a) FINDING("%s, %s: wrote after the array", implementation, verb);
    }
}

static void compare_bits(const trial *w, const char *implementation, const uint64_t *bitmap, size_t marked)
{
    size_t count = 0;
    for (size_t i = 0; i < (w->count + 63) / 64 * 64; i++) {
        const bool expected = i < w->count && w->removed[i];
        count += expected;
        if ((bitmap[i / 64] >> i % 64 & 1) != expected) FINDING("%s, mark: bit %zu is wrong", implementation, i);
    }
    if (count != marked) FINDING("%s, mark: %zu marked, expected %zu", implementation, marked, count);
}

/* body NULL: the inline forms, which test and move fields in one pass. */
static void check_verbs(trial *w, const hdrtrie_backend *body)
{
    const hdrtrie_table *table = w->t->table;
    const hdrtrie_shape shape = hdrtrie_shape_read_hot(table, HDRTRIE_FLAGS_UNKNOWN);
    const hdrtrie_layout *l = &w->layout;
    const char *implementation = body != NULL ? body->name : "inline";
    const uint32_t groups = w->groups;
    const size_t count = w->count;
    uint64_t *bitmap = (uint64_t *)(void *)(w->bitmap.bytes + w->bitmap.len) - (count + 63) / 64;
    size_t n;
    restore(w);
    n = body != NULL ? hdrtrie_backend_mark(body, table, groups, w->array, count, l, bitmap)
                     : hdrtrie_mark_shaped(table, shape, groups, w->array, count, l, bitmap);
    compare_bits(w, implementation, bitmap, n);
    if (count % 64 != 0) bitmap[count / 64] |= ~(uint64_t)0 << count % 64; /* the unused bits must have no effect */
    compare(w, implementation, "drop", w->removed, false, hdrtrie_drop(bitmap, w->array, count, l));
    restore(w);
    n = body != NULL ? hdrtrie_backend_clear(body, table, groups, w->array, count, l)
                     : hdrtrie_clear_shaped(table, shape, groups, w->array, count, l);
    compare(w, implementation, "clear", w->removed, false, n);
    if (w->t->set.fold > HDRTRIE_FOLD_CASE) return;
    restore(w);
    n = body != NULL ? hdrtrie_backend_keep(body, table, groups, w->array, count, l)
                     : hdrtrie_keep_shaped(table, shape, groups, w->array, count, l);
    compare(w, implementation, "keep", w->kept, true, n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    static trial w;
    uint8_t choice[4] = {0, 0xff, 0, 0};
    if (w.area.bytes == NULL) {
        w.area = guarded_open(ROOM);
        w.bitmap = guarded_open(sizeof(uint64_t));
    }
    memcpy(choice, data, len < 4 ? len : 4);
    w.t = corpus_table_at(choice[0]);
    w.groups = choice[1] < 128 ? choice[1] : HDRTRIE_ALL_GROUPS;
    if (choice[1] & 1) w.groups ^= HDRTRIE_ALLOW_MALFORMED;
    w.layout = layouts[choice[2] % (sizeof layouts / sizeof *layouts)];
    w.layout.flags = choice[2] >> 5;
    read_fields(&w, len > 4 ? (const char *)data + 4 : NULL, len > 4 ? len - 4 : 0);
    write_array(&w);
    place_array(&w, choice[3] & 7, choice[3] & 8);
    expect(&w);
    for (size_t i = 0; i < w.t->tested.backend_count; i++) check_verbs(&w, w.t->tested.backends[i]);
    check_verbs(&w, NULL);
    return 0;
}
