/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "subject_index.h"
#include "subject_index_compiled.h"

#define DECLARE_LIST(symbol) extern const listing_source listing_##symbol;
SUBJECT_INDEX_LISTS(DECLARE_LIST)
#define DECLARE_SET(symbol) extern const subject_set symbol;
SUBJECT_INDEX_SETS(DECLARE_SET)
extern const subject_set touch_subjects, linear_subjects, xxh3_subjects;

#define LIST_POINTER(symbol) &listing_##symbol,
const listing_source *const subject_lists[] = {SUBJECT_INDEX_LISTS(LIST_POINTER)};
const size_t subject_list_count = sizeof subject_lists / sizeof *subject_lists;

#define SET_POINTER(symbol) &symbol,
const subject_set *const subject_sets[] = {
    SUBJECT_INDEX_SETS(SET_POINTER) & xxh3_subjects,
    &linear_subjects,
    &touch_subjects,
};
const size_t subject_set_count = sizeof subject_sets / sizeof *subject_sets;
