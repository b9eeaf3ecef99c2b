/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Removes the fields that end at a proxy: those that Connection nominates, and the preset <hop-by-hop>. A client cannot
   nominate the names of <protected>, such as X-Forwarded-For.

       ./nominated_fields 'Host: a' 'Connection: X-Trace, X-Real-IP' 'X-Trace: b' 'X-Real-IP: c'

   Change the texts of the two lists: add the names that your proxies set to the second one. */
#include <hdrtrie/hdrtrie.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct field {
    const char *name;
    size_t name_len;
    const char *value;
    size_t value_len;
};
static const hdrtrie_field_layout layout = HDRTRIE_FIELD_LAYOUT_OF(struct field, name, name_len, value, value_len, 0);

static hdrtrie_table *build(const char *name, const char *text)
{
    hdrtrie_table *table;
    const hdrtrie_error error = hdrtrie_list_build(name, text, strlen(text), NULL, &table);
    if (error == HDRTRIE_OK) return table;
    fprintf(stderr, "%s: %s\n", name, hdrtrie_error_text(error));
    exit(1);
}

static struct field split(const char *line)
{
    const size_t len = strcspn(line, ":");
    if (line[len] != ':') return (struct field){line, 0, "", 0}; /* malformed: hdrtrie_mark removes it */
    return (struct field){line, len, line + len + 1, strlen(line + len + 1)};
}

int main(int argc, char **argv)
{
    size_t count = argc > 1 ? (size_t)argc - 1 : 0;
    hdrtrie_table *hop_by_hop = build("hop-by-hop", "fold separators\ninclude <hop-by-hop>\n");
    hdrtrie_table *protected_names = build("protected", "fold separators\ninclude <protected>\n");
    const hdrtrie_connection_options options = {hop_by_hop, 0, protected_names, 0, HDRTRIE_CONNECTION_KEEP_TE_TRAILERS};
    const char *wrong = hdrtrie_connection_wrong(&options);
    struct field *fields = calloc(count + 1, sizeof *fields);
    uint64_t *bitmap = calloc(count / 64 + 1, sizeof *bitmap);
    if (wrong != NULL || fields == NULL || bitmap == NULL) {
        fprintf(stderr, "nominated_fields: %s\n", wrong != NULL ? wrong : "out of memory");
        return 1;
    }
    for (size_t i = 0; i < count; i++) fields[i] = split(argv[i + 1]);

    /* Group 0: only malformed names. Use your own table and its groups here. */
    hdrtrie_mark(hop_by_hop, 0, fields, count, &layout.name, bitmap);
    const hdrtrie_connection_verdict v = hdrtrie_connection_mark(&options, fields, count, &layout, bitmap);
    count = hdrtrie_drop(bitmap, fields, count, &layout.name);

    for (size_t i = 0; i < count; i++) printf("%.*s:%s\n", (int)fields[i].name_len, fields[i].name, fields[i].value);
    if (v.refused[HDRTRIE_CONNECTION_PROTECTED].count != 0) fprintf(stderr, "a protected name was nominated\n");
    const int over_cap = v.refused[HDRTRIE_CONNECTION_OVER_CAP].count != 0;
    if (over_cap) fprintf(stderr, "too many nominations: respond with status 400\n");
    free(bitmap);
    free(fields);
    hdrtrie_free(protected_names, NULL);
    hdrtrie_free(hop_by_hop, NULL);
    return over_cap;
}
