/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* What the tests of mark, clear and keep share: a small array of fields, and one sweep over all arrays. */
#ifndef CLEAR_FIXTURE_H
#define CLEAR_FIXTURE_H

#include "support/sweep.h"
#include <criterion/criterion.h>
#include <hdrtrie/mark.h>

/* A field of the simplest layout. The tag shows which field it was before the others moved. */
typedef struct tagged_field {
    const char *name;
    size_t len;
    int tag;
} tagged_field;

static const hdrtrie_layout tagged_layout = HDRTRIE_LAYOUT_OF(tagged_field, name, len, 0);

/* Compares verb with the oracle over every shape of array and every layout. */
static inline void expect_sweep(sweep_verb verb, hdrtrie_fold fold, uint32_t groups, uint8_t flags)
{
    static const uint64_t seeds[] = {[SWEEP_MARK] = 0, [SWEEP_CLEAR] = 17, [SWEEP_KEEP] = 71};
    size_t compared = 0;
    const char *what = sweep_all_wrong(verb, fold, groups, flags, groups + flags + seeds[verb], &compared);
    cr_assert_null(what, "%s", what);
    cr_assert_gt(compared, 100000);
}

#endif
