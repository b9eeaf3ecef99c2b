/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* `load_kept TABLE NAME...`: loads a table, and prints the groups of each name; or the number of the error and its text. */
#include <hdrtrie/find.h>
#include <hdrtrie/load.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
    hdrtrie_table *table;
    const char *why = "";
    hdrtrie_error error;
    int i;
    if (argc < 2) return 2;
    error = hdrtrie_load(argv[1], NULL, &table, &why);
    if (error != HDRTRIE_OK) {
        printf("%s: %s\n", error == HDRTRIE_ERR_VERSION ? "HDRTRIE_ERR_VERSION" : "another error", why);
        return 1;
    }
    for (i = 2; i < argc; i++)
        printf("%s %" PRIu32 "\n", argv[i], hdrtrie_find(table, argv[i], strlen(argv[i])).groups);
    hdrtrie_free(table, NULL);
    return 0;
}
