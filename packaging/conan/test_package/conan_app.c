/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Compares the answers of the generated table and of the library: a wrong package could contain two versions. */
#include "edge.h"
#include <hdrtrie/hdrtrie.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    static const struct {
        const char *name;
        uint32_t groups;
    } cases[] = {{"x_int_a", 1}, {"X-Int-Public", 0}, {"Host", 0}};
    size_t i;
    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const size_t len = strlen(cases[i].name);
        if (edge_find(cases[i].name, len).groups != cases[i].groups ||
            hdrtrie_find(edge, cases[i].name, len).groups != cases[i].groups) {
            printf("the answer for %s is wrong\n", cases[i].name);
            return 1;
        }
    }
    printf("hdrtrie %s: all answers are right\n", hdrtrie_version());
    return 0;
}
