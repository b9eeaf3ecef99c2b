/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "sweep.h"
#include "available_backends.h"
#include <hdrtrie/mark.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void sweep_list_open(list_fixture *list, hdrtrie_fold fold)
{
    static const char text[] =
        "[strip]\nCF-Ray\nX-Int-*\n!X-Int-Public\n[debug]\n*-Debug\nX-Int-Trace\nVery-Long-Name-Of-"
        "More-Than-Thirty-Two-And-Even-Of-More-Than-Sixty-Four-Bytes\nHos*\nContent-*\n*-Encoding\n";
    list_fixture_open_text(list, fold, text);
}

#define NAME(text)                                                                                                     \
    {                                                                                                                  \
        text, sizeof text - 1                                                                                          \
    }
static const oracle_field listed[] = {
    NAME("CF-Ray"),
    NAME("X-Int-Secret"),
    NAME("X-Int-"),
    NAME("A-Debug"),
    NAME("X-Int-Trace"),
    NAME("Very-Long-Name-Of-More-Than-Thirty-Two-And-Even-Of-More-Than-Sixty-Four-Bytes"),
};
static const oracle_field unlisted[] = {
    NAME("Host"),
    NAME("Accept"),
    NAME("X-Int-Public"),
    NAME("User-Agent"),
    NAME("a"),
    NAME("CF-Ra"),
    NAME("CF-Rays"),
    NAME("A-Much-Longer-Name-Than-Usual-That-No-Vector-Holds-In-One-Piece-Nor-In-Two-Of-Them"),
};
static const oracle_field doubtful[] = {
    NAME("cf-ray"),
    NAME("CF_Ray"),
    NAME("CF.Ray"),
    NAME("CF Ray"),
    NAME("CF-Ray "),
    NAME(" Host"),
    NAME(""),
    NAME("Host\0"),
    NAME("X-Int-\xff"),
    NAME("Host:"),
    NAME(":late"),
    NAME("x_int_trace"),
    NAME("\n"),
};
/* Framing names, which no rule removes, and their neighbours: other names of the same lengths, aliases, and bytes that
   differ from a letter or a hyphen by 0x20 only. */
static const oracle_field framing[] = {
    NAME("Host"),
    NAME("hOST"),
    NAME("Hosu"),
    NAME("Content-Length"),
    NAME("content-lengtH"),
    NAME("Content-Lengti"),
    NAME("Content_Length"),
    NAME("Content\rLength"),
    NAME("Transfer-Encoding"),
    NAME("TRANSFER-ENCODING"),
    NAME("Transfes-Encoding"),
    NAME("Transfer.Encoding"),
    NAME("Transfer\rEncoding"),
    NAME("Transfer-EncodinG "),
};
static const oracle_field pseudo[] = {NAME(":method"), NAME(":path"), NAME(":"), NAME(":cf-ray")};

#define ANY_OF(array, r) (array)[random_below(r, sizeof(array) / sizeof *(array))]

void sweep_fields(sweep_shape shape, uint8_t flags, random_state *r, oracle_field *fields, size_t count)
{
    static const oracle_field continuation = {NULL, SIZE_MAX}; /* no code may use its length */
    size_t leading = (flags & HDRTRIE_LAYOUT_PSEUDO) && shape == SWEEP_MIXED ? random_below(r, 70) : 0;
    for (size_t i = 0; i < count; i++) {
        bool removed = (shape == SWEEP_FIRST && i == 0) || (shape == SWEEP_LAST && i + 1 == count) ||
                       shape == SWEEP_ALL || (shape == SWEEP_ALTERNATING && i % 2 == 0);
        fields[i] = removed ? ANY_OF(listed, r) : ANY_OF(unlisted, r);
        if (shape == SWEEP_ONE_NAME) fields[i] = listed[0];
        if (shape != SWEEP_MIXED) continue;
        if (random_once_in(r, 3)) fields[i] = ANY_OF(listed, r);
        if (random_once_in(r, 3)) fields[i] = ANY_OF(doubtful, r);
        if (random_once_in(r, 4)) fields[i] = ANY_OF(framing, r);
        if (i < leading) fields[i] = ANY_OF(pseudo, r);
        if ((flags & HDRTRIE_LAYOUT_CONTINUATIONS) && random_once_in(r, 4)) fields[i] = continuation;
    }
}

static char why[256];

static const char *wrong(const char *who, const fields_layout *layout, const char *what)
{
    snprintf(why, sizeof why, "%s, layout \"%s\": %s", who, layout->label, what);
    return why;
}

/* mark must write every word of the bitmap and no other byte, set the right bits, and leave the fields unchanged. */
static const char *mark_wrong(
    const hdrtrie_backend *backend, const list_fixture *list, uint32_t groups, fields *f, const bool *gone)
{
    static const bool nothing_gone[1 << 17];
    size_t words = (f->count + 63) / 64, marked;
    guarded area = guarded_open(8 * words + 8);
    char *bytes = guarded_at_end(&area, NULL, 0, 8 * words);
    uint64_t *bitmap = (uint64_t *)(void *)bytes;
    const char *what = NULL;
    if (words != 0) memset(bytes, 0xcc, 8 * words);
    marked = backend == NULL
                 ? hdrtrie_mark(list->table, groups, f->bytes, f->count, &f->layout, bitmap)
                 : hdrtrie_backend_mark(backend, list->table, groups, f->bytes, f->count, &f->layout, bitmap);
    if (marked != f->count - fields_left(gone, f->count)) what = "mark returns a wrong number";
    for (size_t i = 0; i < 64 * words; i++) {
        bool bit = bitmap[i / 64] >> (i % 64) & 1;
        if (bit != (i < f->count && gone[i])) what = i < f->count ? "a bit is wrong" : "a bit past count is set";
    }
    for (const char *p = area.bytes; p < bytes; p++) {
        if (*p != (char)0xa5) what = "mark wrote before the bitmap";
    }
    if (what == NULL) what = fields_wrong(f, nothing_gone, f->count);
    if (what == NULL) what = fields_wrong(f, gone, hdrtrie_drop(bitmap, f->bytes, f->count, &f->layout));
    guarded_close(&area);
    return what;
}

static size_t sweep(
    sweep_verb verb, const hdrtrie_backend *backend, const list_fixture *list, uint32_t groups, fields *f, size_t count)
{
    if (backend == NULL) {
        return verb == SWEEP_CLEAR ? hdrtrie_clear(list->table, groups, f->bytes, count, &f->layout)
                                   : hdrtrie_keep(list->table, groups, f->bytes, count, &f->layout);
    }
    return verb == SWEEP_CLEAR ? hdrtrie_backend_clear(backend, list->table, groups, f->bytes, count, &f->layout)
                               : hdrtrie_backend_keep(backend, list->table, groups, f->bytes, count, &f->layout);
}

const char *sweep_wrong(sweep_verb verb, const list_fixture *list, uint32_t groups, const fields_layout *layout,
    uint8_t flags, const oracle_field *names, size_t count, bool at_end, size_t *compared)
{
    const hdrtrie_backend *backends[AVAILABLE_BACKENDS_MAX + 1] = {NULL}; /* NULL: the exported call */
    size_t backend_count = 1 + available_backends(backends + 1);
    const char *what = NULL;
    bool *gone = malloc(count + 1);
    if (gone == NULL) abort();
    if (verb == SWEEP_KEEP) oracle_keep(&list->o, groups, names, count, flags, gone);
    else oracle_clear(&list->o, groups, names, count, flags, gone);
    for (size_t b = 0; b < backend_count && what == NULL; b++) {
        fields f = fields_open(layout, flags, names, count, at_end);
        if (verb == SWEEP_MARK) {
            what = mark_wrong(backends[b], list, groups, &f, gone);
        } else {
            size_t left = sweep(verb, backends[b], list, groups, &f, count);
            what = fields_wrong(&f, gone, left);
            /* A second call must change nothing: pseudo-fields are still first, and continuations still follow their
               fields. */
            if (what == NULL && sweep(verb, backends[b], list, groups, &f, left) != left)
                what = "a second call removes more fields";
            if (what == NULL) what = fields_wrong(&f, gone, left);
        }
        if (what != NULL) what = wrong(b == 0 ? "exported" : backends[b]->name, layout, what);
        fields_close(&f);
        *compared += count;
    }
    free(gone);
    return what;
}

const char *sweep_all_wrong(
    sweep_verb verb, hdrtrie_fold fold, uint32_t groups, uint8_t flags, uint64_t seed, size_t *compared)
{
    static const size_t counts[] = {0, 1, 2, 63, 64, 65, 127, 128, 129, 1000};
    static oracle_field fields[1000];
    static char text[512];
    const char *what = NULL;
    list_fixture list;
    random_state r = random_seeded(seed);
    sweep_list_open(&list, fold);
    for (size_t c = 0; c < sizeof counts / sizeof *counts && what == NULL; c++) {
        for (int shape = 0; shape < SWEEP_SHAPE_COUNT && what == NULL; shape++) {
            for (size_t l = 0; l < fields_layout_count && what == NULL; l++) {
                sweep_fields((sweep_shape)shape, flags, &r, fields, counts[c]);
                what = sweep_wrong(
                    verb, &list, groups, &fields_layouts[l], flags, fields, counts[c], l % 2 == 0, compared);
                if (what != NULL) snprintf(text, sizeof text, "%zu fields, shape %d: %s", counts[c], shape, what);
            }
        }
    }
    list_fixture_close(&list);
    return what != NULL ? text : NULL;
}
