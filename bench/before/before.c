/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* before: the exported find and clear of hdrtrie at the commit before the sieve (build_before), so that a gain is measured,
   not remembered. Its table is built when the program starts; that of today's row `best` is compiled in. */
#include "../harness/implementation.h"
#include "../harness/need.h"
#include "before_calls.h"
#include <stdlib.h>

static const void *build(const listing *l)
{
    before_rule *rules = need_memory(l->count * sizeof *rules);
    const char *why;
    for (size_t i = 0; i < l->count; i++) {
        const listing_rule *r = &l->rules[i];
        rules[i] = (before_rule){r->literal, r->len, r->kind, r->group, r->exception};
    }
    const void *table = before_build(rules, l->count, l->fold, &why);
    NEED(table != NULL, "before: cannot build list %s: %s", l->name, why);
    free(rules);
    return table;
}

#define BEFORE(fold_)                                                                                                  \
    {                                                                                                                  \
        .name = "before", .fold = fold_, .patterns = true, .build = build, .find = before_find, .clear = before_clear  \
    }

static const implementation folds[] = {
    BEFORE(HDRTRIE_FOLD_NONE),
    BEFORE(HDRTRIE_FOLD_CASE),
    BEFORE(HDRTRIE_FOLD_SEPARATORS),
};

const implementation_set before_set = {folds, sizeof folds / sizeof *folds};
