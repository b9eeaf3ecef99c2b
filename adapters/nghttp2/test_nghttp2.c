/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie_nghttp2.h without a session: arrays, single fields, and nghttp2's own deflater and inflater, against the oracle. */
#include "hdrtrie_nghttp2.h"
#include "support/host_sweep.h"
#include <criterion/criterion.h>
#include <hdrtrie/mark.h>
#include <signal.h>

static const fields_layout nva_layout = {"nghttp2_nv", sizeof(nghttp2_nv), offsetof(nghttp2_nv, name),
                                         offsetof(nghttp2_nv, namelen), sizeof(size_t)};
static const bool nothing_gone[HOST_SWEEP_MAX];

static const char *check_array(const host_case *c)
{
    const hdrtrie_layout layout = HDRTRIE_NGHTTP2_LAYOUT;
    uint64_t bitmap[(HOST_SWEEP_MAX + 63) / 64];
    size_t left = 0, again = 0;
    fields f = fields_open(&nva_layout, HDRTRIE_LAYOUT_PSEUDO, c->names, c->count, true);
    nghttp2_nv *nva = (nghttp2_nv *)(void *)f.bytes;
    const char *what = NULL;
    memset(bitmap, 0xcc, sizeof bitmap);
    switch (c->verb) {
    case SWEEP_MARK:
        left = c->count - hdrtrie_nghttp2_nva_mark(c->table, c->shape, c->groups, nva, c->count, bitmap);
        what = fields_wrong(&f, nothing_gone, c->count);
        if (hdrtrie_nghttp2_nva_drop(bitmap, nva, c->count) != left) what = "drop leaves another number than mark says";
        break;
    case SWEEP_CLEAR: left = hdrtrie_nghttp2_nva_clear(c->table, c->shape, c->groups, nva, c->count); break;
    case SWEEP_KEEP: left = hdrtrie_nghttp2_nva_keep(c->table, c->shape, c->groups, nva, c->count); break;
    }
    if (what == NULL) what = fields_wrong(&f, c->gone, left);
    fields_restore(&f);
    again = c->verb == SWEEP_KEEP ? hdrtrie_keep(c->table, c->groups, nva, c->count, &layout)
                                  : hdrtrie_clear(c->table, c->groups, nva, c->count, &layout);
    if (what == NULL) what = fields_wrong(&f, c->gone, again);
    fields_close(&f);
    return what;
}

Test(nghttp2, arrays)
{
    size_t judged = 0;
    const char *what = host_sweep_wrong(check_array, HDRTRIE_LAYOUT_PSEUDO, 41, &judged);
    cr_assert_null(what, "%s", what);
    cr_assert_gt(judged, 300000);
}

static int judge(hdrtrie_nghttp2_block *block, const host_case *c, const uint8_t *name, size_t namelen)
{
    if (c->verb == SWEEP_KEEP) {
        return !hdrtrie_nghttp2_block_stays(block, c->table, c->shape, c->groups, name, namelen);
    }
    return hdrtrie_nghttp2_block_goes(block, c->table, c->shape, c->groups, name, namelen);
}

/* Field by field; and without a block, which differs for late pseudo-fields only. */
static const char *check_fields(const host_case *c)
{
    hdrtrie_nghttp2_block block = {0};
    for (size_t i = 0; i < c->count; i++) {
        const uint8_t *name = (const uint8_t *)c->names[i].name;
        const size_t namelen = c->names[i].len;
        const bool pseudo = namelen != 0 && name[0] == ':';
        const int gone = c->verb == SWEEP_KEEP ? !hdrtrie_nghttp2_stays(c->table, c->shape, c->groups, name, namelen)
                                               : hdrtrie_nghttp2_goes(c->table, c->shape, c->groups, name, namelen);
        if ((judge(&block, c, name, namelen) != 0) != c->gone[i]) return "a field of a block";
        if ((gone != 0) != (c->gone[i] && !pseudo)) return "a field alone";
    }
    return NULL;
}

Test(nghttp2, fields_one_by_one)
{
    size_t judged = 0;
    const char *what = host_sweep_wrong(check_fields, HDRTRIE_LAYOUT_PSEUDO, 42, &judged);
    cr_assert_null(what, "%s", what);
    cr_assert_gt(judged, 300000);
}

static int stays_under_a_wide_fold(void)
{
    list_fixture list;
    sweep_list_open(&list, HDRTRIE_FOLD_SEPARATORS);
    const int stays = hdrtrie_nghttp2_stays(list.table, hdrtrie_shape_read(list.table), HDRTRIE_ALL_GROUPS,
                                            (const uint8_t *)"cf-ray", 6);
    list_fixture_close(&list);
    return stays;
}

#ifdef NDEBUG
Test(nghttp2, nothing_stays_under_a_wide_fold)
{
    cr_assert_eq(stays_under_a_wide_fold(), 0);
}
#else
Test(nghttp2, stays_asserts_a_narrow_fold, .signal = SIGABRT)
{
    stays_under_a_wide_fold();
}
#endif

static size_t deflate(nghttp2_hd_deflater *deflater, uint8_t *wire, size_t capacity, const nghttp2_nv *nva,
                      size_t nvlen)
{
    const ssize_t len = nghttp2_hd_deflate_hd(deflater, wire, capacity, nva, nvlen);
    cr_assert_geq(len, 0, "%s", nghttp2_strerror((int)len));
    return (size_t)len;
}

/* Inflates a block; checks that its fields are those of names that are not skipped, in order, and how each is judged. */
static void inflate(nghttp2_hd_inflater *inflater, uint8_t *wire, size_t len, const host_case *c, const bool *skipped)
{
    hdrtrie_nghttp2_block block = {0};
    size_t at = 0;
    for (;;) {
        nghttp2_nv nv;
        int flags = 0;
        const ssize_t read = nghttp2_hd_inflate_hd2(inflater, &nv, &flags, wire, len, 1);
        cr_assert_geq(read, 0, "%s", nghttp2_strerror((int)read));
        wire += read;
        len -= (size_t)read;
        if (flags & NGHTTP2_HD_INFLATE_EMIT) {
            while (at < c->count && skipped[at]) at++;
            cr_assert_lt(at, c->count, "a field more than was sent");
            cr_assert(nv.namelen == c->names[at].len && memcmp(nv.name, c->names[at].name, nv.namelen) == 0);
            cr_assert(nv.valuelen == sizeof at && memcmp(nv.value, &at, sizeof at) == 0, "a value at another name");
            cr_assert_eq(judge(&block, c, nv.name, nv.namelen) != 0, c->gone[at]);
            at++;
        }
        if (flags & NGHTTP2_HD_INFLATE_FINAL) break;
    }
    nghttp2_hd_inflate_end_headers(inflater);
    while (at < c->count && skipped[at]) at++;
    cr_assert_eq(at, c->count, "a field was lost");
}

static nghttp2_hd_deflater *deflater;
static nghttp2_hd_inflater *inflater;

/* All is sent, and judged where it is inflated; then what clear leaves is sent. The dynamic tables live through all of it. Both
   ends may hold names that no session would let through. */
static const char *check_round_trip(const host_case *c)
{
    static nghttp2_nv nva[HOST_SWEEP_MAX];
    static size_t values[HOST_SWEEP_MAX];
    static uint8_t wire[1 << 17];
    bool none[HOST_SWEEP_MAX];
    size_t left;
    for (size_t i = 0; i < c->count; i++) {
        values[i] = i;
        nva[i] = (nghttp2_nv){(uint8_t *)(uintptr_t)c->names[i].name, (uint8_t *)&values[i], c->names[i].len,
                              sizeof values[i], i % 3 == 0 ? NGHTTP2_NV_FLAG_NO_INDEX : NGHTTP2_NV_FLAG_NONE};
    }
    inflate(inflater, wire, deflate(deflater, wire, sizeof wire, nva, c->count), c, nothing_gone);
    left = c->verb == SWEEP_KEEP ? hdrtrie_nghttp2_nva_keep(c->table, c->shape, c->groups, nva, c->count)
                                 : hdrtrie_nghttp2_nva_clear(c->table, c->shape, c->groups, nva, c->count);
    for (size_t i = 0; i < c->count; i++) none[i] = false;
    {
        /* nothing that is inflated now may go: it is what clear left */
        const host_case again = {c->verb, c->table, c->shape, c->groups, c->names, c->count, none};
        inflate(inflater, wire, deflate(deflater, wire, sizeof wire, nva, left), &again, c->gone);
    }
    return NULL;
}

Test(nghttp2, deflated_and_inflated)
{
    size_t judged = 0;
    cr_assert_eq(nghttp2_hd_deflate_new(&deflater, 4096), 0);
    cr_assert_eq(nghttp2_hd_inflate_new(&inflater), 0);
    host_sweep_wrong(check_round_trip, HDRTRIE_LAYOUT_PSEUDO, 43, &judged);
    cr_assert_gt(judged, 300000);
    nghttp2_hd_deflate_del(deflater);
    nghttp2_hd_inflate_del(inflater);
}
