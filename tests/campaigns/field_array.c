/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "field_array.h"
#include "../support/guarded.h"
#include <hdrtrie/mark.h>
#include <stdlib.h>
#include <string.h>

#define FIELDS_MAX (2 * NAME_BATCH_COUNT + 1)

typedef struct field {
    const char *name;
    size_t name_len;
    uint32_t tag; /* its index at first */
} field;

struct field_array {
    guarded fields, bitmap;
    field before[FIELDS_MAX];
    hdrtrie_match expected[FIELDS_MAX];
    bool removed[FIELDS_MAX];
    size_t count;
};

static const char *const verbs[] = {"clear", "keep", "mark"};

field_array *field_array_open(void)
{
    field_array *w = calloc(1, sizeof *w);
    if (w == NULL) abort();
    w->fields = guarded_open(sizeof w->before);
    w->bitmap = guarded_open(8 * 3);
    return w;
}

void field_array_close(field_array *w)
{
    guarded_close(&w->fields);
    guarded_close(&w->bitmap);
    free(w);
}

/* Chooses names from the batch. flags: of the layout. */
static void fill(field_array *w, const name_batch *b, uint8_t flags, random_state *r)
{
    static const size_t counts[] = {0, 1, 2, 17, 31, 32, 63, 64, 65, 100, 127, 128, FIELDS_MAX};
    w->count = counts[random_below(r, sizeof counts / sizeof *counts)];
    if (b->count == 0) w->count = 0;
    for (size_t i = 0; i < w->count; i++) {
        uint64_t dice = random_u64(r);
        size_t j = (dice & 0xffff) % b->count;
        field *f = &w->before[i];
        f->name = b->places[(dice >> 16 & 0xf) % NAME_BATCH_PLACES][j];
        f->name_len = b->lens[j];
        f->tag = (uint32_t)i;
        w->expected[i] = b->expected[j];
        if ((flags & HDRTRIE_LAYOUT_CONTINUATIONS) && (dice >> 20 & 7) == 0) {
            f->name = NULL;
            f->name_len = SIZE_MAX;
        }
        if ((flags & HDRTRIE_LAYOUT_PSEUDO) && (i < 3 || (dice >> 24 & 15) == 0)) {
            f->name = ":path";
            f->name_len = 5;
            w->expected[i].groups = UINT32_MAX; /* not known here: the slow oracle computes the result of such arrays */
        }
    }
}

/* Computes which fields must be removed (reference 4.3 and 4.6). The slow oracle does so for layouts with flags, and
   for a sample. */
static void find_removed(field_array *w, const oracle *o, int verb, uint32_t groups, uint8_t flags, random_state *r)
{
    const bool allow = (groups & HDRTRIE_ALLOW_MALFORMED) != 0, keep = verb == 1;
    if (flags != 0 || random_once_in(r, 64)) {
        oracle_field fields[FIELDS_MAX];
        for (size_t i = 0; i < w->count; i++) {
            fields[i].name = w->before[i].name;
            fields[i].len = w->before[i].name_len;
        }
        (keep ? oracle_keep : oracle_clear)(o, groups, fields, w->count, flags, w->removed);
        return;
    }
    for (size_t i = 0; i < w->count; i++) {
        const bool malformed = oracle_is_malformed(w->before[i].name, w->before[i].name_len);
        const bool match = (w->expected[i].groups & groups) != 0;
        w->removed[i] = !oracle_is_framing(w->before[i].name, w->before[i].name_len) &&
                        (keep ? malformed || !match : match || (malformed && !allow));
    }
}

/* Compares the fields that are left with the expected ones. Returns NULL or a description of the fault. */
static const char *wrong(const field_array *w, const field *fields, size_t left)
{
    size_t at = 0;
    for (size_t i = 0; i < w->count; i++) {
        if (w->removed[i]) continue;
        if (at == left) return "too few fields are left";
        if (fields[at].name != w->before[i].name || fields[at].name_len != w->before[i].name_len ||
            fields[at].tag != w->before[i].tag) {
            return "a wrong field is left";
        }
        at++;
    }
    return at == left ? NULL : "too many fields are left";
}

static const char *bits_wrong(const field_array *w, const uint64_t *bitmap, size_t marked)
{
    size_t removed = 0;
    for (size_t i = 0; i < w->count; i++) removed += w->removed[i];
    if (marked != removed) return "the number of marked fields is wrong";
    for (size_t i = 0; i < (w->count + 63) / 64 * 64; i++) {
        if ((bitmap[i / 64] >> i % 64 & 1) != (i < w->count && w->removed[i])) return "a bit of the bitmap is wrong";
    }
    return NULL;
}

void field_array_check(field_array *w, const name_batch *b, const oracle *o, const hdrtrie_table *table,
    const implementations *tested, random_state *r, campaign *c)
{
    hdrtrie_layout layout = HDRTRIE_LAYOUT_OF(field, name, name_len, 0);
    const bool narrow = o->set->fold == HDRTRIE_FOLD_NONE || o->set->fold == HDRTRIE_FOLD_CASE;
    const int verb = (int)random_below(r, 3);
    const uint32_t groups = random_once_in(r, 2) ? HDRTRIE_ALL_GROUPS : (uint32_t)random_u64(r);
    if (random_once_in(r, o->set->count + 16))
        layout.flags = (uint8_t)random_below(r, 8); /* rarely, because the slow oracle computes the result */
    if (verb == 1 && !narrow) return;               /* keep asserts against it */
    fill(w, b, layout.flags, r);
    find_removed(w, o, verb, groups, layout.flags, r);
    field *fields = (field *)(void *)(w->fields.bytes + w->fields.len - w->count * sizeof(field));
    uint64_t *bitmap = (uint64_t *)(void *)(w->bitmap.bytes + w->bitmap.len - 8 * ((w->count + 63) / 64));
    for (size_t i = 0; i < tested->backend_count; i++) {
        const char *what = NULL;
        size_t left;
        memcpy(fields, w->before, w->count * sizeof(field));
        campaign_set_current(tested->names[i], verbs[verb], strlen(verbs[verb]));
        if (verb == 0) {
            left = hdrtrie_backend_clear(tested->backends[i], table, groups, fields, w->count, &layout);
        } else if (verb == 1) {
            left = hdrtrie_backend_keep(tested->backends[i], table, groups, fields, w->count, &layout);
        } else {
            size_t marked = hdrtrie_backend_mark(tested->backends[i], table, groups, fields, w->count, &layout, bitmap);
            what = bits_wrong(w, bitmap, marked);
            left = hdrtrie_drop(bitmap, fields, w->count, &layout);
        }
        if (what == NULL) what = wrong(w, fields, left);
        if (what != NULL) {
            campaign_fault(c, "%s by %s, groups %#x, flags %d, %zu fields: %s", verbs[verb], tested->names[i],
                (unsigned)groups, layout.flags, w->count, what);
        }
        c->cases += w->count;
    }
    campaign_set_current(NULL, NULL, 0);
}
