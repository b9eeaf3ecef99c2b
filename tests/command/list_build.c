/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Builds a table without the command and writes its bytes to standard output.

   - list_build < LIST: builds the list at run time. Generated C and table files must contain the same bytes.
   - list_build GROUP: a table with the rule "A" in a group of this name, even if a list cannot contain the name.
     The program overwrites another name and corrects the digest, as an attacker could. */
#include "../support/digest.h"
#include <hdrtrie/hdrtrie.h>
#include <stdio.h>
#include <string.h>

static char text[1 << 20];

static hdrtrie_error build_with_group(const char *name, hdrtrie_table **table)
{
    static const hdrtrie_rule rule = {"A", 1, HDRTRIE_KIND_EXACT, 0, false, 0, false};
    const size_t len = strlen(name);
    const char *group = memset(text, 'g', len);
    const hdrtrie_error error = hdrtrie_build(&rule, 1, &group, 1, NULL, table);
    if (error == HDRTRIE_OK) {
        uint8_t *t = (uint8_t *)*table;
        memcpy(t + hdrtrie_load_le32(t + hdrtrie_load_le32(t + HDRTRIE_AT_GROUPS)), name, len);
        digest_put(t, hdrtrie_table_len(*table));
    }
    return error;
}

static hdrtrie_error build_from_stdin(hdrtrie_table **table)
{
    const size_t len = fread(text, 1, sizeof text, stdin);
    return len < sizeof text ? hdrtrie_list_build("-", text, len, NULL, table) : HDRTRIE_ERR_LIMIT;
}

int main(int argc, char **argv)
{
    hdrtrie_table *table;
    if ((argc > 1 ? build_with_group(argv[1], &table) : build_from_stdin(&table)) != HDRTRIE_OK) return 1;
    fwrite(table, 1, hdrtrie_table_len(table), stdout);
    hdrtrie_free(table, NULL);
    return fflush(stdout) != 0;
}
