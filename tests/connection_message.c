/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "connection_message.h"
#include <stdio.h>
#include <string.h>

static connection_field line_read(const char *line, size_t len)
{
    connection_field f = {line, len, NULL, 0};
    const char *colon = len > 1 ? memchr(line + 1, ':', len - 1) : NULL;
    if (len != 0 && (line[0] == ' ' || line[0] == '\t')) {
        f.name = NULL;
        f.name_len = 0;
        f.value = line;
        f.value_len = len;
    } else if (colon != NULL) {
        f.name_len = (size_t)(colon - line);
        f.value = colon + 1;
        f.value_len = len - f.name_len - 1;
    }
    return f;
}

void connection_message_read(connection_message *m, const char *text, size_t len)
{
    size_t at = 0;
    for (m->count = 0; at < len && m->count < CONNECTION_MESSAGE_MAX; m->count++) {
        const char *end = memchr(text + at, '\n', len - at);
        const size_t line_len = end != NULL ? (size_t)(end - text) - at : len - at;
        m->fields[m->count] = line_read(text + at, line_len);
        at += line_len + 1;
    }
}

const char *connection_message_names(const connection_field *fields, size_t count)
{
    static char names[4096];
    size_t len = 0;
    names[0] = 0;
    for (size_t i = 0; i < count && len < sizeof names; i++) {
        const char *name = fields[i].name == NULL ? "~" : fields[i].name;
        const int name_len = fields[i].name == NULL ? 1 : (int)fields[i].name_len;
        len += (size_t)snprintf(names + len, sizeof names - len, "%s%.*s", i == 0 ? "" : " ", name_len, name);
    }
    return names;
}
