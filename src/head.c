/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include <hdrtrie/head.h>

#include "head_field.h"

hdrtrie_head_result hdrtrie_head_clear(const hdrtrie_table *table, uint32_t groups, char *head, size_t len)
{
    hdrtrie_head_result result = {0, 0, 0, false};
    const bool allowed = (groups & HDRTRIE_ALLOW_MALFORMED) != 0;
    size_t at, run; /* survivors not yet copied down begin at run and end at at */
    if (len == 0) return result;

    result.complete = head[len - 1] == '\n';
    run = 0;
    at = hdrtrie_head_fields_begin(head, len);
    while (at < len) {
        const hdrtrie_head_field field = hdrtrie_head_field_read(head, len, at);
        const bool malformed = hdrtrie_head_field_is_malformed(head, len, at, &field);
        const bool goes = (malformed && !allowed) ||
                          (field.named && (hdrtrie_find(table, head + at, field.name_len).groups & groups) != 0);
        if (goes) {
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
