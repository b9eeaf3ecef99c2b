/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Finds names in a generated table, and prints the result for each. A find returns the groups of a name as bits, and
   the rule that decides.

       ./find_name X_Int_Trace X-Int-Public

   Change internal.names: each of its groups becomes a constant. Generate the table again, and compile this file again. */
#include "internal.h"

#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
    if (argc < 2) {
        fprintf(stderr, "usage: find_name NAME...\n");
        return 2;
    }
    for (int i = 1; i < argc; i++) {
        const hdrtrie_match m = internal_find(argv[i], strlen(argv[i])); /* the name needs no NUL */
        const char *what = "in another group";
        if (m.groups == 0) what = "not listed";
        if (m.groups & INTERNAL_GROUP_DEBUG) what = "in [debug]";
        if (m.groups & INTERNAL_GROUP_INTERNAL) what = "in [internal]";
        printf("%s: %s%s\n", argv[i], what, m.id == INTERNAL_ID_PREFIX_X_INT ? ", by X-Int-*" : "");
    }
    return 0;
}
