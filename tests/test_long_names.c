/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* reference 2.2, 4.1: names that are more than one load of a body, and those around the longest that is listed. */
#include "answer.h"
#include <criterion/criterion.h>
#include <string.h>

/* Each position is the last or the first of a load for some body. */
Test(long_names, clause_2_2_every_byte_counts)
{
    static const size_t lens[] = {33, 34, 64, 65, 66, 67, 96, 97, 98, 128, 129, 130, 160, 255};
    for (size_t l = 0; l < sizeof lens / sizeof *lens; l++) {
        char list[300] = "fold case\n[g]\n", *name = list + strlen(list);
        memset(name, 'q', lens[l]);
        hdrtrie_table *table = table_of(list);
        cr_expect(answer_is(table, name, lens[l], 0, 1));
        for (size_t at = 0; at < lens[l]; at++) {
            name[at] = 'r';
            cr_expect(answer_is(table, name, lens[l], -1, 0), "byte %zu of %zu", at, lens[l]);
            name[at] = 'q';
        }
        hdrtrie_free(table, NULL);
    }
}

/* The longest listed name decides up to which length a body asks the nodes. */
Test(long_names, clause_4_1_one_name_of_any_length_is_the_longest)
{
    static char name[300];
    memset(name, 'q', sizeof name);
    for (size_t longest = 1; longest <= HDRTRIE_PATTERN_MAX; longest++) {
        char list[600];
        snprintf(list, sizeof list, "fold separators\n[g]\n%.*s\n%.*s\n", (int)longest, name, (int)(longest / 2 + 1),
                 name);
        hdrtrie_table *table = table_of(list);
        for (size_t len = 1; len < sizeof name; len++) {
            const int32_t id = len == longest ? 0 : len == longest / 2 + 1 ? 1 : -1;
            cr_assert(answer_is(table, name, len, id, id >= 0), "%zu of %zu", len, longest);
        }
        hdrtrie_free(table, NULL);
    }
}
