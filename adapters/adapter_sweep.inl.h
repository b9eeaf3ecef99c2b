/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Compares an adapter with the oracle. Include it once in a test: it defines assert_sweep. For an adapter of an array, define
   three macros first; the file then defines check_array as well, a check for assert_sweep.

   ADAPTER_CALL(verb)   the adapter's function mark, drop, clear or keep
   ADAPTER_FIELD        the type of one field
   ADAPTER_LAYOUT       the adapter's initializer of a hdrtrie_layout */
#include "host_sweep.h"
#include <criterion/criterion.h>
#include <string.h>

static const bool nothing_removed[HOST_SWEEP_MAX];

/* Runs check over every case of host_sweep.h and fails if one is wrong, or if the sweep was much smaller than it should be. */
static void assert_sweep(host_check *check, uint8_t flags, uint64_t seed)
{
    size_t compared = 0;
    const char *what = host_sweep_wrong(check, flags, seed, &compared);
    cr_assert_null(what, "%s", what);
    cr_assert_gt(compared, 300000);
}

#ifdef ADAPTER_CALL
#include <hdrtrie/mark.h>

/* Calls the adapter, then the exported call of mark.h with the adapter's layout. */
static const char *check_array(const host_case *c)
{
    const hdrtrie_layout layout = ADAPTER_LAYOUT;
    const fields_layout array = {"adapter", layout.stride, layout.name_offset, layout.len_offset, layout.len_size};
    uint64_t bitmap[(HOST_SWEEP_MAX + 63) / 64];
    size_t left = 0, exported = 0;
    fields f = fields_open(&array, layout.flags, c->names, c->count, true);
    ADAPTER_FIELD *entries = (ADAPTER_FIELD *)(void *)f.bytes;
    const char *what = NULL;
    memset(bitmap, 0xcc, sizeof bitmap);
    switch (c->verb) {
    case SWEEP_MARK:
        left = c->count - ADAPTER_CALL(mark)(c->table, c->shape, c->groups, entries, c->count, bitmap);
        what = fields_wrong(&f, nothing_removed, c->count);
        if (ADAPTER_CALL(drop)(bitmap, entries, c->count) != left) what = "drop removes more or less than mark reports";
        break;
    case SWEEP_CLEAR: left = ADAPTER_CALL(clear)(c->table, c->shape, c->groups, entries, c->count); break;
    case SWEEP_KEEP: left = ADAPTER_CALL(keep)(c->table, c->shape, c->groups, entries, c->count); break;
    }
    if (what == NULL) what = fields_wrong(&f, c->gone, left);
    fields_restore(&f);
    exported = c->verb == SWEEP_KEEP ? hdrtrie_keep(c->table, c->groups, entries, c->count, &layout)
                                     : hdrtrie_clear(c->table, c->groups, entries, c->count, &layout);
    if (what == NULL) what = fields_wrong(&f, c->gone, exported);
    fields_close(&f);
    return what;
}
#endif
