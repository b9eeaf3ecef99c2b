/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie_head_clear: removes fields from the text of an HTTP/1 head, in place. It finds a batch of fields
   (head_field.h), marks them in one call, then moves the bytes that remain. head_cookies.c then clears Cookie fields. */
#include <hdrtrie/cookie.h>
#include <hdrtrie/head.h>
#include <hdrtrie/mark.h>
#include <string.h>

#include "head_cookies.h"
#include "head_field.h"

/* Fields per call of mark. The call chooses the backend and reads the table's header, so its cost is paid once per
   batch. */
#define BATCH 64
HDRTRIE_STATIC_ASSERT(BATCH <= 64, "a batch is one word of marks");

/* A field: the name for mark, and the rest of the field, which mark does not read. */
typedef struct marked_field {
    const char *name;
    size_t name_len;
    hdrtrie_head_field field;
} marked_field;

/* The layout without and with HDRTRIE_LAYOUT_FRAMING. */
static const hdrtrie_layout marked_layouts[] = {
    HDRTRIE_LAYOUT_OF(marked_field, name, name_len, 0),
    HDRTRIE_LAYOUT_OF(marked_field, name, name_len, HDRTRIE_LAYOUT_FRAMING),
};

/* A head during the call. The bytes before `at` are done: [0, result.len) is the result so far, and [run, at) remains
   but is not copied down yet. Passed by value: compilers inline every call, and the proof need not separate its memory
   from that of the fields. */
typedef struct clearing {
    const hdrtrie_table *table;
    uint32_t groups;
    const hdrtrie_layout *layout;
    char *head;
    size_t len, at, run;
    hdrtrie_head_result result;
} clearing;

#ifdef __FRAMAC__
#include <contracts/head.acsl.h>
#endif

/* Whether the field that begins at c.at must be removed. bit is mark's result for its name. */
static bool removes(clearing c, hdrtrie_head_field field, bool bit)
{
    const bool allowed = (c.groups & HDRTRIE_ALLOW_MALFORMED) != 0;
    if (!field.named) return !allowed && hdrtrie_head_field_is_malformed(c.head, c.len, c.at, &field);
    return bit || (field.flawed && !allowed);
}

/* Copies down the remaining bytes between run and at. */
static clearing close_run(clearing c)
{
    if (c.result.len != c.run) memmove(c.head + c.result.len, c.head + c.run, c.at - c.run);
    c.result.len += c.at - c.run;
    c.run = c.at;
    return c;
}

/* Removes or keeps the field at c.at. bit is mark's result for its name. */
static clearing field_clear(clearing c, hdrtrie_head_field field, bool bit)
{
    if (removes(c, field, bit)) {
        c.result.removed++;
        c.result.malformed += hdrtrie_head_field_is_malformed(c.head, c.len, c.at, &field);
        c = close_run(c);
        c.run = field.next;
    }
    c.at = field.next;
    return c;
}

/* Finds the field at `at`. Returns where the next one begins. */
static size_t field_find(const char *head, size_t len, size_t at, marked_field *found)
{
    found->name = head + at;
    found->field = hdrtrie_head_field_read(head, len, at);
    found->name_len = found->field.name_len;
    return found->field.next;
}

/* Finds up to BATCH fields from `at` on, at < len. Returns their number. */
static size_t fields_find(const char *head, size_t len, size_t at, marked_field *fields)
{
    size_t count = 0;
    /*@ loop invariant 0 <= count < BATCH && at < len;
        loop invariant at == begins(fields, count, \at(at, Pre));
        loop invariant fields_found(fields, count, \at(at, Pre), head, len);
        loop assigns at, count, fields[0 .. BATCH - 1];
        loop variant BATCH - count; */
    do {
        at = field_find(head, len, at, fields + count);
        /* The fields found before are unchanged. The provers need this for each member. */
        /*@ assert \forall integer k; 0 <= k < count ==>
              fields[k].field.next == \at(fields[k].field.next, LoopCurrent); */
        /*@ assert \forall integer k; 0 <= k < count ==>
              fields[k].field.name_len == \at(fields[k].field.name_len, LoopCurrent); */
        /*@ assert \forall integer k; 0 <= k < count ==> fields[k].name_len == \at(fields[k].name_len, LoopCurrent); */
        /*@ assert \forall integer k; 0 <= k < count ==> fields[k].name == \at(fields[k].name, LoopCurrent); */
        /*@ assert \forall integer k; 0 <= k <= count ==>
              begins(fields, k, \at(at, Pre)) == \at(begins(fields, k, \at(at, Pre)), LoopCurrent); */
        /*@ assert \forall integer k; 0 <= k < count ==>
              \at(field_found(fields + k, begins(fields, k, \at(at, Pre)), head, len), LoopCurrent); */
        /*@ assert \forall integer k; 0 <= k < count ==>
              field_found(fields + k, begins(fields, k, \at(at, Pre)), head, len); */
        /*@ assert field_found(fields + count, begins(fields, count, \at(at, Pre)), head, len); */
        /*@ assert fields_found(fields, count + 1, \at(at, Pre), head, len); */
        count++;
    } while (count < BATCH && at < len);
    return count;
}

/* Removes or keeps count fields, the first at c.at. Bit i of marks is mark's result for field i. */
static clearing fields_clear(clearing c, const marked_field *fields, size_t count, uint64_t marks)
{
    size_t i;
    /*@ loop invariant 0 <= i <= count && clearing_sound(c) && same_head(c, \at(c, Pre));
        loop invariant c.at == begins(fields, i, \at(c.at, Pre)) && (i != 0 ==> \at(c.at, Pre) < c.at);
        loop invariant fields_found(fields, count, \at(c.at, Pre), c.head, c.len);
        loop assigns i, c, \at(c.head, Pre)[0 .. \at(c.len, Pre) - 1];
        loop variant count - i; */
    for (i = 0; i < count; i++) {
        /*@ assert field_found(fields + i, c.at, c.head, c.len); */
        c = field_clear(c, fields[i].field, (marks >> i & 1) != 0);
    }
    return c;
}

/* Clears up to BATCH fields from c.at on, at < len. Bytes only move down, into the part that is done, so the names of
   the batch stay in place until all of them are handled. */
static clearing clear_batch(clearing c)
{
    marked_field fields[BATCH];
    const size_t count = fields_find(c.head, c.len, c.at, fields);
    uint64_t marks;
    /*@ assert names_readable_in(&fields[0], count); // mark requires it */
    hdrtrie_mark(c.table, c.groups, fields, count, c.layout, &marks);
    return fields_clear(c, fields, count, marks);
}

hdrtrie_head_result hdrtrie_head_clear(
    const hdrtrie_table *table, uint32_t groups, char *head, size_t len, uint32_t flags)
{
    const hdrtrie_layout *layout = &marked_layouts[(flags & HDRTRIE_HEAD_FRAMING) != 0];
    clearing c = {table, groups, layout, head, len, 0, 0, {0, 0, 0, 0, false}};
    const hdrtrie_table *cookies;
    if (len == 0) return c.result;
    c.result.complete = head[len - 1] == '\n';
    c.at = hdrtrie_head_fields_begin(head, len);
    /*@ loop invariant clearing_sound(c) && c.head == head && c.len == len;
        loop assigns c, head[0 .. len - 1];
        loop variant len - c.at; */
    while (c.at < len) c = clear_batch(c);
    c = close_run(c);
    cookies = hdrtrie_cookies(table);
    return cookies == NULL ? c.result : hdrtrie_head_cookies_clear(cookies, groups, head, c.result);
}
