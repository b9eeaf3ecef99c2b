/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "implementation_index.h"
#include "compiled_index.h"

#define DECLARE_LIST(symbol) extern const listing_rules listing_##symbol;
INDEX_LISTS(DECLARE_LIST)
#define DECLARE_SET(symbol) extern const implementation_set symbol;
INDEX_SETS(DECLARE_SET)
#define DECLARE_TURN(symbol) extern const turn_set symbol;
INDEX_TURNS(DECLARE_TURN)
extern const implementation_set hdrtrie_built_set, lower_bounds_set, linear_peers, xxh3_peers;

#define LIST_POINTER(symbol) &listing_##symbol,
const listing_rules *const bench_lists[] = {INDEX_LISTS(LIST_POINTER)};
const size_t bench_list_count = sizeof bench_lists / sizeof *bench_lists;

#define FOLD_VALUE(name) HDRTRIE_FOLD_##name,
const hdrtrie_fold bench_folds[] = {INDEX_FOLDS(FOLD_VALUE)};
const size_t bench_fold_count = sizeof bench_folds / sizeof *bench_folds;

#define SET_POINTER(symbol) &symbol,
const implementation_set *const implementation_sets[] = {
    INDEX_SETS(SET_POINTER) & hdrtrie_built_set,
    &xxh3_peers,
    &linear_peers,
    &lower_bounds_set,
};
const size_t implementation_set_count = sizeof implementation_sets / sizeof *implementation_sets;

/* NULL ends the array, so it is never empty. */
const turn_set *const turn_sets[] = {INDEX_TURNS(SET_POINTER) NULL};
