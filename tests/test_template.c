/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* reference 5.5: template/clear.inl.h over shapes that no hdrtrie_layout describes: parallel arrays, an array of pointers. */
#include "sweep.h"
#include <criterion/criterion.h>
#include <hdrtrie/inline.h>
#include <hdrtrie/mark.h>
#include <string.h>

/* Names in one buffer, where they begin and how long they are in two arrays, values in a third. */
typedef struct columns {
    const char *text;
    uint16_t begin[200];
    uint8_t len[200];
    int value[200];
} columns;

static void columns_copy(columns *c, size_t to, size_t from)
{
    c->begin[to] = c->begin[from];
    c->len[to] = c->len[from];
    c->value[to] = c->value[from];
}

#define HDRTRIE_CLEAR columns
#define HDRTRIE_CLEAR_FIELDS columns *
#define HDRTRIE_CLEAR_NAME(c, i) ((c)->text + (c)->begin[i])
#define HDRTRIE_CLEAR_LEN(c, i) ((c)->len[i])
#define HDRTRIE_CLEAR_MOVE(c, to, from) columns_copy(c, to, from)
#include <hdrtrie/template/clear.inl.h>

/* Pointers to nodes that live elsewhere; a continuation has no name. The portable body, by name. */
typedef struct node {
    size_t len;
    const char *name;
    struct node *next;
    int value;
} node;

#define HDRTRIE_CLEAR nodes
#define HDRTRIE_CLEAR_FIELDS node **
#define HDRTRIE_CLEAR_NAME(n, i) ((n)[i]->name)
#define HDRTRIE_CLEAR_LEN(n, i) ((n)[i]->len)
#define HDRTRIE_CLEAR_MOVE(n, to, from) ((n)[to] = (n)[from])
#define HDRTRIE_CLEAR_FLAGS (HDRTRIE_LAYOUT_CONTINUATIONS | HDRTRIE_LAYOUT_PSEUDO)
#define HDRTRIE_CLEAR_BACKEND hdrtrie_portable
#include <hdrtrie/template/clear.inl.h>

#ifdef HDRTRIE_CLEAR_JUDGE
#error "template/clear.inl.h leaves macros behind"
#endif

enum verb { CLEAR, KEEP, MARK };

static void check_columns(const judged_list *list, uint32_t groups, enum verb verb, const oracle_field *names,
                          size_t count)
{
    static columns c;
    char text[65536];
    size_t used = 0, left = 0, at = 0;
    bool gone[200];
    uint64_t bitmap[4];
    hdrtrie_shape shape = hdrtrie_shape_read(list->table);
    c.text = text;
    for (size_t i = 0; i < count; i++) {
        c.begin[i] = (uint16_t)used;
        c.len[i] = (uint8_t)names[i].len;
        c.value[i] = (int)i;
        memcpy(text + used, names[i].name, names[i].len);
        used += names[i].len;
    }
    if (verb == KEEP) oracle_keep(&list->o, groups, names, count, 0, gone);
    else oracle_clear(&list->o, groups, names, count, 0, gone);
    switch (verb) {
    case CLEAR: left = columns_clear(list->table, shape, groups, &c, count); break;
    case KEEP: left = columns_keep(list->table, shape, groups, &c, count); break;
    case MARK:
        cr_assert_eq(columns_mark(list->table, shape, groups, &c, count, bitmap), count - fields_left(gone, count));
        left = columns_drop(bitmap, &c, count);
        break;
    }
    cr_assert_eq(left, fields_left(gone, count));
    for (size_t i = 0; i < count; i++) {
        if (!gone[i]) cr_assert_eq(c.value[at++], (int)i);
    }
}

static void check_nodes(const judged_list *list, uint32_t groups, enum verb verb, const oracle_field *names,
                        size_t count)
{
    static node all[200];
    node *nodes[200];
    size_t left = 0, at = 0;
    bool gone[200];
    uint64_t bitmap[4];
    const uint8_t flags = HDRTRIE_LAYOUT_CONTINUATIONS | HDRTRIE_LAYOUT_PSEUDO;
    hdrtrie_shape shape = hdrtrie_shape_read(list->table);
    for (size_t i = 0; i < count; i++) {
        all[i] = (node){names[i].len, names[i].name, NULL, (int)i};
        nodes[i] = &all[i];
    }
    if (verb == KEEP) oracle_keep(&list->o, groups, names, count, flags, gone);
    else oracle_clear(&list->o, groups, names, count, flags, gone);
    switch (verb) {
    case CLEAR: left = nodes_clear(list->table, shape, groups, nodes, count); break;
    case KEEP: left = nodes_keep(list->table, shape, groups, nodes, count); break;
    case MARK:
        cr_assert_eq(nodes_mark(list->table, shape, groups, nodes, count, bitmap), count - fields_left(gone, count));
        left = nodes_drop(bitmap, nodes, count);
        break;
    }
    cr_assert_eq(left, fields_left(gone, count));
    for (size_t i = 0; i < count; i++) {
        if (!gone[i]) cr_assert_eq(nodes[at++]->value, (int)i);
    }
}

static void check_all(bool linked)
{
    random_state r = random_seeded(8);
    for (int fold = 0; fold < 2; fold++) {
        judged_list list;
        sweep_list_open(&list, (hdrtrie_fold)fold);
        for (size_t round = 0; round < 600; round++) {
            oracle_field names[200];
            size_t count = random_below(&r, 200);
            uint8_t flags = linked ? HDRTRIE_LAYOUT_CONTINUATIONS | HDRTRIE_LAYOUT_PSEUDO : 0;
            uint32_t groups = (uint32_t)random_below(&r, 4) | (random_once_in(&r, 3) ? HDRTRIE_ALLOW_MALFORMED : 0);
            sweep_fields(SWEEP_MIXED, flags, &r, names, count);
            if (linked) check_nodes(&list, groups, (enum verb)(round % 3), names, count);
            else check_columns(&list, groups, (enum verb)(round % 3), names, count);
        }
        judged_list_close(&list);
    }
}

Test(template, clause_5_5_parallel_arrays)
{
    check_all(false);
}

Test(template, clause_5_5_an_array_of_pointers)
{
    check_all(true);
}

/* The typed wrappers of generated code come from clear.h: the same answers by the same oracle. */
Test(template, clause_3_3_shaped_calls)
{
    random_state r = random_seeded(9);
    judged_list list;
    sweep_list_open(&list, HDRTRIE_FOLD_CASE);
    hdrtrie_shape shape = hdrtrie_shape_read(list.table);
    for (size_t round = 0; round < 300; round++) {
        oracle_field names[150];
        bool gone[150];
        uint64_t bitmap[3];
        size_t count = random_below(&r, 150);
        const uint8_t flags =
            (uint8_t)(round % 4 * HDRTRIE_LAYOUT_CONTINUATIONS); /* those of the layout, and both, and none */
        const uint32_t groups = round % 3 == 0 ? 3 | HDRTRIE_ALLOW_MALFORMED : 3;
        sweep_fields(SWEEP_MIXED, flags, &r, names, count);
        if (round % 7 == 0 && count != 0) names[0] = (oracle_field){"", 0}; /* no pseudo-field */
        fields f = fields_open(&fields_layouts[round % fields_layout_count], flags, names, count, true);
        oracle_clear(&list.o, groups, names, count, flags, gone);
        cr_assert_eq(hdrtrie_mark_shaped(list.table, shape, groups, f.bytes, count, &f.layout, bitmap),
                     count - fields_left(gone, count));
        cr_assert_null(
            fields_wrong(&f, gone, hdrtrie_clear_shaped(list.table, shape, groups, f.bytes, count, &f.layout)));
        fields_restore(&f);
        oracle_keep(&list.o, groups, names, count, flags, gone);
        cr_assert_null(
            fields_wrong(&f, gone, hdrtrie_keep_shaped(list.table, shape, groups, f.bytes, count, &f.layout)));
        fields_close(&f);
    }
    judged_list_close(&list);
}

/* A NULL name is a continuation only where the layout has them; elsewhere it is malformed, and ends the pseudo-fields. */
Test(template, clause_4_2_a_field_without_a_name_behind_pseudo_fields)
{
    typedef struct line {
        const char *name;
        size_t len;
    } line;
    static const hdrtrie_layout layout = HDRTRIE_LAYOUT_OF(line, name, len, HDRTRIE_LAYOUT_PSEUDO);
    judged_list list;
    sweep_list_open(&list, HDRTRIE_FOLD_CASE);
    for (int exported = 0; exported < 2; exported++) {
        line lines[] = {{":path", 5}, {NULL, 0}, {":x", 2}, {"not-listed-anywhere", 19}};
        const size_t left =
            exported ? hdrtrie_clear(list.table, 0, lines, 4, &layout)
                     : hdrtrie_clear_shaped(list.table, hdrtrie_shape_read(list.table), 0, lines, 4, &layout);
        cr_assert_eq(left, 2);
        cr_expect_str_eq(lines[0].name, ":path");
        cr_expect_str_eq(lines[1].name, "not-listed-anywhere");
    }
    judged_list_close(&list);
}
