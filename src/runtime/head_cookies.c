/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "head_cookies.h"

#include <hdrtrie/cookie.h>
#include <string.h>

#include "head_field.h"

#ifdef __FRAMAC__
#include <contracts/head_cookies_parts.acsl.h>
#endif

static bool is_cookie(const char *head, size_t len, size_t at, const hdrtrie_head_field *field)
{
    static const char name[] = "cookie";
    size_t i;
    (void)len; /* for the proof */
    if (!field->named || field->name_len != sizeof name - 1) return false;
    /*@ loop invariant 0 <= i <= 6;
        loop assigns i;
        loop variant 6 - i; */
    for (i = 0; i < sizeof name - 1; i++) {
        if (hdrtrie_byte_fold(HDRTRIE_FOLD_CASE, (uint8_t)head[at + i]) != (uint8_t)name[i]) return false;
    }
    return true;
}

/* Where the value ends that ends before `next`: without the line end, if there is one. */
static size_t value_end(const char *head, size_t from, size_t next)
{
    if (next != from && head[next - 1] == '\n') next--;
    if (next != from && head[next - 1] == '\r') next--;
    return next;
}

/* Copies head[from, end) down to head[to, ...). Returns the end of the copy. */
static size_t copy_down(char *head, size_t to, size_t from, size_t end)
{
    if (to != from) memmove(head + to, head + from, end - from);
    return to + (end - from);
}

hdrtrie_head_result hdrtrie_head_cookies_clear(
    const hdrtrie_table *cookies, uint32_t groups, char *head, hdrtrie_head_result result)
{
    const size_t len = result.len;
    size_t at = hdrtrie_head_fields_begin(head, len), run = 0, to = 0; /* [run, at) remains but is not copied yet */
    /*@ loop invariant to <= run <= at <= len && result.len == len;
        loop assigns at, run, to, result, head[0 .. len - 1];
        loop variant len - at; */
    while (at < len) {
        const hdrtrie_head_field field = hdrtrie_head_field_read(head, len, at);
        if (is_cookie(head, len, at, &field)) {
            const size_t value = at + field.name_len + 1, end = value_end(head, value, field.next);
            const hdrtrie_cookie_result r = hdrtrie_cookie_clear(cookies, groups, head + value, end - value);
            if (r.removed != 0) {
                const bool gone = r.len == 0;
                to = copy_down(head, to, run, gone ? at : value + r.len);
                run = gone ? field.next : end;
                result.removed += gone;
                result.cookies += r.removed;
            }
        }
        at = field.next;
    }
    result.len = copy_down(head, to, run, len);
    return result;
}
