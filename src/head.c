/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include <hdrtrie/head.h>
#include <hdrtrie/mark.h>

#include "head_field.h"

/* So many fields are found before they are marked, in one call: the body is picked and the table's header read once. */
#define BATCH 64
_Static_assert(BATCH <= 64, "a batch is one word of marks");

/* A field as mark sees it, and what it does not. */
typedef struct marked_field {
    const char *name;
    size_t name_len;
    hdrtrie_head_field field;
} marked_field;

static const hdrtrie_layout marked_layout = {sizeof(marked_field), offsetof(marked_field, name),
                                             offsetof(marked_field, name_len), sizeof(size_t), 0};

/* A head being cleared: [0, left) is done, survivors not yet copied down to there begin at run. */
typedef struct clearing {
    const hdrtrie_table *table;
    uint32_t groups;
    char *head;
    size_t len, run;
    hdrtrie_head_result result;
} clearing;

/* Whether the field that begins at at goes; bit is what mark says of its name. */
static bool goes(clearing *c, size_t at, const hdrtrie_head_field *field, bool bit)
{
    const bool allowed = (c->groups & HDRTRIE_ALLOW_MALFORMED) != 0;
    if (!field->named) return !allowed && hdrtrie_head_field_is_malformed(c->head, c->len, at, field);
    return bit || (field->flawed && !allowed);
}

/* Copies down what stands between the last field that went and at. */
static void close_run(clearing *c, size_t at)
{
    if (c->result.len != c->run) memmove(c->head + c->result.len, c->head + c->run, at - c->run);
    c->result.len += at - c->run;
}

/* Clears up to BATCH fields from at on; where the next one begins. Bytes only move down, to where all is done, so the
   names of the batch stand where they were found until it is through. */
static size_t clear_batch(clearing *c, size_t at)
{
    marked_field fields[BATCH];
    const size_t begin = at;
    size_t count = 0, i;
    uint64_t marks;
    for (; count < BATCH && at < c->len; count++) {
        fields[count].name = c->head + at;
        fields[count].field = hdrtrie_head_field_read(c->head, c->len, at);
        fields[count].name_len = fields[count].field.name_len;
        at = fields[count].field.next;
    }
    hdrtrie_mark(c->table, c->groups, fields, count, &marked_layout, &marks);
    at = begin;
    for (i = 0; i < count; i++) {
        const hdrtrie_head_field *field = &fields[i].field;
        if (goes(c, at, field, (marks >> i & 1) != 0)) {
            c->result.removed++;
            c->result.malformed += hdrtrie_head_field_is_malformed(c->head, c->len, at, field);
            close_run(c, at);
            c->run = field->next;
        }
        at = field->next;
    }
    return at;
}

hdrtrie_head_result hdrtrie_head_clear(const hdrtrie_table *table, uint32_t groups, char *head, size_t len)
{
    clearing c = {table, groups, head, len, 0, {0, 0, 0, false}};
    size_t at;
    if (len == 0) return c.result;
    c.result.complete = head[len - 1] == '\n';
    at = hdrtrie_head_fields_begin(head, len);
    while (at < len) at = clear_batch(&c, at);
    close_run(&c, len);
    return c.result;
}
