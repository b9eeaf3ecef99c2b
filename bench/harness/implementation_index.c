/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "subject_index.h"
#include "subject_index_compiled.h"

#define DECLARE_LIST(symbol) extern const listing_source listing_##symbol;
SUBJECT_INDEX_LISTS(DECLARE_LIST)
#define DECLARE_SET(symbol) extern const subject_set symbol;
SUBJECT_INDEX_SETS(DECLARE_SET)
#define DECLARE_TURN(symbol) extern const turn_set symbol;
SUBJECT_INDEX_TURNS(DECLARE_TURN)
extern const subject_set hdrtrie_built_subjects, touch_subjects, linear_subjects, xxh3_subjects;

#define LIST_POINTER(symbol) &listing_##symbol,
const listing_source *const subject_lists[] = {SUBJECT_INDEX_LISTS(LIST_POINTER)};
const size_t subject_list_count = sizeof subject_lists / sizeof *subject_lists;

#define SET_POINTER(symbol) &symbol,
const subject_set *const subject_sets[] = {
    SUBJECT_INDEX_SETS(SET_POINTER) & hdrtrie_built_subjects,
    &xxh3_subjects,
    &linear_subjects,
    &touch_subjects,
};
const size_t subject_set_count = sizeof subject_sets / sizeof *subject_sets;

/* NULL at the end: there may be none. */
const turn_set *const subject_turns[] = {SUBJECT_INDEX_TURNS(SET_POINTER) NULL};
