/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The typed inline calls of a generated table, compiled with -march=native: the fastest clear that a caller can build. Compiled
   once per list and fold, with the macros of generated_table.c. The find is only for checks. */
#include OWN_HEADER
#include "own_support.h"

static const hdrtrie_layout layout = HDRTRIE_LAYOUT_OF(request_field, name, name_len, 0);

static int32_t native_find(const void *state, const char *name, size_t len)
{
    (void)state;
    return own_id(OWN_FIND(name, len));
}

static size_t native_clear(const void *state, request_field *fields, size_t count)
{
    (void)state;
    return OWN_CLEAR(HDRTRIE_ALL_GROUPS, fields, count, &layout);
}

static const implementation native_table = {.name = "hdrtrie",
    .list = OWN_LIST,
    .backend = "inline-native",
    .fold = OWN_FOLD,
    .patterns = true,
    .find = native_find,
    .clear = native_clear};

const implementation_set OWN_SET = {&native_table, 1};
