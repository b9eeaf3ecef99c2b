/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "host_sweep.h"
#include <stdio.h>

static const size_t counts[] = {0, 1, 2, 3, 17, 63, 64, 65, 66, 127, 128, 129, 192, HOST_SWEEP_MAX};
static const uint32_t group_choices[] = {
    HDRTRIE_ALL_GROUPS, 1, 2, 0, HDRTRIE_ALL_GROUPS | HDRTRIE_ALLOW_MALFORMED, HDRTRIE_ALLOW_MALFORMED};

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

static const char *wrong(host_check *check, const list_fixture *list, sweep_verb verb, uint32_t groups, uint8_t flags,
    const oracle_field *names, size_t count)
{
    static bool gone[HOST_SWEEP_MAX];
    host_case c = {verb, list->table, hdrtrie_shape_read(list->table), groups, names, count, gone};
    const char *what;
    if (verb == SWEEP_KEEP) oracle_keep(&list->o, groups, names, count, flags, gone);
    else oracle_clear(&list->o, groups, names, count, flags, gone);
    what = check(&c);
    if (what != NULL) return what;
    c.shape.sieve = 0;
    return check(&c);
}

const char *host_sweep_wrong(host_check *check, uint8_t flags, uint64_t seed, size_t *compared)
{
    static const char *const verbs[] = {"mark", "clear", "keep"};
    static oracle_field names[HOST_SWEEP_MAX];
    static char text[256];
    random_state r = random_seeded(seed);
    const char *what = NULL;
    for (int fold = 0; fold < 4 && what == NULL; fold++) {
        const int last = fold <= HDRTRIE_FOLD_CASE ? SWEEP_KEEP : SWEEP_CLEAR;
        list_fixture list;
        sweep_list_open(&list, (hdrtrie_fold)fold);
        for (size_t i = 0; i < COUNT_OF(counts) * SWEEP_SHAPE_COUNT * COUNT_OF(group_choices) && what == NULL; i++) {
            const sweep_shape shape = (sweep_shape)(i % SWEEP_SHAPE_COUNT);
            const uint32_t groups = group_choices[i / SWEEP_SHAPE_COUNT % COUNT_OF(group_choices)];
            const size_t count = counts[i / SWEEP_SHAPE_COUNT / COUNT_OF(group_choices)];
            for (int verb = SWEEP_MARK; verb <= last && what == NULL; verb++) {
                sweep_fields(shape, flags, &r, names, count);
                if ((flags & HDRTRIE_LAYOUT_CONTINUATIONS) && count > 64 && random_once_in(&r, 2)) {
                    names[64] = (oracle_field){NULL, SIZE_MAX};
                }
                what = wrong(check, &list, (sweep_verb)verb, groups, flags, names, count);
                *compared += count;
                if (what == NULL) continue;
                snprintf(text, sizeof text, "%s, fold %s, groups %#x, %zu fields, shape %d: %s", verbs[verb],
                    fold_name((hdrtrie_fold)fold), (unsigned)groups, count, shape, what);
            }
        }
        list_fixture_close(&list);
    }
    return what != NULL ? text : NULL;
}
