/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie_nghttp2.h without a session: arrays, single fields, and nghttp2's deflater and inflater, compared with the oracle. */
#include "hdrtrie_nghttp2.h"
#include <signal.h>
#include <string.h>

#define ADAPTER_CALL(verb) HDRTRIE_PASTE(hdrtrie_nghttp2_nva, verb)
#define ADAPTER_FIELD nghttp2_nv
#define ADAPTER_LAYOUT HDRTRIE_NGHTTP2_LAYOUT
#include "../adapter_sweep.inl.h"

Test(nghttp2, arrays)
{
    assert_sweep(check_array, HDRTRIE_LAYOUT_PSEUDO, 41);
}

/* Returns not 0 if the call of the case removes the next field of block. */
static int block_removes(hdrtrie_nghttp2_block *block, const host_case *c, const uint8_t *name, size_t namelen)
{
    if (c->verb == SWEEP_KEEP) {
        return !hdrtrie_nghttp2_block_keeps(block, c->table, c->shape, c->groups, name, namelen);
    }
    return hdrtrie_nghttp2_block_removes(block, c->table, c->shape, c->groups, name, namelen);
}

/* Checks each field with a block and without one. The two differ for late pseudo-fields only. */
static const char *check_fields(const host_case *c)
{
    hdrtrie_nghttp2_block block = {0};
    for (size_t i = 0; i < c->count; i++) {
        const uint8_t *name = (const uint8_t *)c->names[i].name;
        const size_t namelen = c->names[i].len;
        const bool pseudo = namelen != 0 && name[0] == ':';
        const int removed = c->verb == SWEEP_KEEP
                                ? !hdrtrie_nghttp2_keeps(c->table, c->shape, c->groups, name, namelen)
                                : hdrtrie_nghttp2_removes(c->table, c->shape, c->groups, name, namelen);
        if ((block_removes(&block, c, name, namelen) != 0) != c->gone[i]) return "wrong answer for a field of a block";
        if ((removed != 0) != (c->gone[i] && !pseudo)) return "wrong answer for a field without a block";
    }
    return NULL;
}

Test(nghttp2, single_fields)
{
    assert_sweep(check_fields, HDRTRIE_LAYOUT_PSEUDO, 42);
}

static int keeps_with_a_wide_fold(void)
{
    list_fixture list;
    sweep_list_open(&list, HDRTRIE_FOLD_SEPARATORS);
    const int keeps = hdrtrie_nghttp2_keeps(
        list.table, hdrtrie_shape_read(list.table), HDRTRIE_ALL_GROUPS, (const uint8_t *)"cf-ray", 6);
    list_fixture_close(&list);
    return keeps;
}

#ifdef NDEBUG
Test(nghttp2, nothing_is_kept_with_a_wide_fold)
{
    cr_assert_eq(keeps_with_a_wide_fold(), 0);
}
#else
Test(nghttp2, keeps_asserts_a_narrow_fold, .signal = SIGABRT)
{
    keeps_with_a_wide_fold();
}
#endif

static size_t deflate(
    nghttp2_hd_deflater *deflater, uint8_t *wire, size_t capacity, const nghttp2_nv *nva, size_t nvlen)
{
    const ssize_t len = nghttp2_hd_deflate_hd(deflater, wire, capacity, nva, nvlen);
    cr_assert_geq(len, 0, "%s", nghttp2_strerror((int)len));
    return (size_t)len;
}

/* Inflates a block. Checks that it has the fields of c that are not skipped, in order, and which of them the case removes. */
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
            cr_assert_lt(at, c->count, "the inflater emitted more fields than were sent");
            cr_assert(nv.namelen == c->names[at].len && memcmp(nv.name, c->names[at].name, nv.namelen) == 0);
            cr_assert(
                nv.valuelen == sizeof at && memcmp(nv.value, &at, sizeof at) == 0, "a value belongs to another name");
            cr_assert_eq(block_removes(&block, c, nv.name, nv.namelen) != 0, c->gone[at]);
            at++;
        }
        if (flags & NGHTTP2_HD_INFLATE_FINAL) break;
    }
    nghttp2_hd_inflate_end_headers(inflater);
    while (at < c->count && skipped[at]) at++;
    cr_assert_eq(at, c->count, "a field was lost between deflater and inflater");
}

static nghttp2_hd_deflater *deflater;
static nghttp2_hd_inflater *inflater;

/* Sends all fields and removes some on arrival, then sends the fields that clear leaves. Deflater and inflater keep their
   dynamic tables through the whole sweep. Some names are malformed: a session would reject them, these two calls do not. */
static const char *check_round_trip(const host_case *c)
{
    static nghttp2_nv nva[HOST_SWEEP_MAX];
    static size_t values[HOST_SWEEP_MAX];
    static uint8_t wire[1 << 17];
    host_case again = *c;
    size_t left;
    for (size_t i = 0; i < c->count; i++) {
        values[i] = i;
        nva[i] = (nghttp2_nv){(uint8_t *)(uintptr_t)c->names[i].name, (uint8_t *)&values[i], c->names[i].len,
            sizeof values[i], i % 3 == 0 ? NGHTTP2_NV_FLAG_NO_INDEX : NGHTTP2_NV_FLAG_NONE};
    }
    inflate(inflater, wire, deflate(deflater, wire, sizeof wire, nva, c->count), c, nothing_removed);
    left = c->verb == SWEEP_KEEP ? hdrtrie_nghttp2_nva_keep(c->table, c->shape, c->groups, nva, c->count)
                                 : hdrtrie_nghttp2_nva_clear(c->table, c->shape, c->groups, nva, c->count);
    /* clear has left these fields, so none of them may be removed on arrival */
    again.gone = nothing_removed;
    inflate(inflater, wire, deflate(deflater, wire, sizeof wire, nva, left), &again, c->gone);
    return NULL;
}

Test(nghttp2, deflated_and_inflated)
{
    cr_assert_eq(nghttp2_hd_deflate_new(&deflater, 4096), 0);
    cr_assert_eq(nghttp2_hd_inflate_new(&inflater), 0);
    assert_sweep(check_round_trip, HDRTRIE_LAYOUT_PSEUDO, 43);
    nghttp2_hd_deflate_del(deflater);
    nghttp2_hd_inflate_del(inflater);
}
