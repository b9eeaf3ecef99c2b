/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include <hdrtrie/head.h>

#include "head_field.h"

/* Whether the field at name goes, and whether it is malformed. A name is malformed by what it holds, a field also by what
   stands in its value: a bare CR ends a line for some readers, a NUL ends all for others. */
static bool hdrtrie_head_field_goes(const hdrtrie_table *table, uint32_t groups, const char *name,
                                    const hdrtrie_head_field *field, bool last, bool *malformed)
{
    const bool allowed = (groups & HDRTRIE_ALLOW_MALFORMED) != 0;
    if (!field->named) {
        *malformed = !(field->empty && last); /* the empty line at the end is the head's own */
        return *malformed && !allowed;
    }
    *malformed = field->flawed || !hdrtrie_name_is_token(name, field->name_len);
    if (*malformed && !allowed) return true;
    return (hdrtrie_find(table, name, field->name_len).groups & groups) != 0;
}

hdrtrie_head_result hdrtrie_head_clear(const hdrtrie_table *table, uint32_t groups, char *head, size_t len)
{
    hdrtrie_head_result result = {0, 0, 0, false};
    size_t at, run; /* survivors not yet copied down begin at run and end at at */
    if (len == 0) return result;

    result.complete = head[len - 1] == '\n';
    run = 0;
    at = hdrtrie_head_fields_begin(head, len);
    while (at < len) {
        const hdrtrie_head_field field = hdrtrie_head_field_read(head, len, at);
        bool malformed;
        if (hdrtrie_head_field_goes(table, groups, head + at, &field, field.next == len, &malformed)) {
            /* the first run is in place already */
            if (result.len != run) memmove(head + result.len, head + run, at - run);
            result.len += at - run;
            run = field.next;
            result.removed++;
            result.malformed += malformed;
        }
        at = field.next;
    }
    if (result.len != run) memmove(head + result.len, head + run, len - run);
    result.len += len - run;
    return result;
}
