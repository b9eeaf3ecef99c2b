/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* What the tests of damaged tables stand on: a table, the copy that is damaged, and what check must say of it. */
#ifndef DAMAGE_SUBJECT_H
#define DAMAGE_SUBJECT_H

#include "answer.h"
#include "damage.h"
#include <criterion/criterion.h>
#include <hdrtrie/detail/shape.h>
#include <hdrtrie/rules.h>
#include <string.h>

/* A table under test, its shape with both ends, and the copy that is damaged. */
typedef struct subject {
    hdrtrie_table *table;
    hdrtrie_shape shape;
    damage d;
} subject;

static inline subject subject_open(const char *list)
{
    hdrtrie_table *table = table_of(list);
    subject s = {table, hdrtrie_shape_read(table), damage_open(table)};
    s.shape.prefix = hdrtrie_affix_read(s.d.bytes + HDRTRIE_AT_PREFIX);
    s.shape.suffix = hdrtrie_affix_read(s.d.bytes + HDRTRIE_AT_SUFFIX);
    return s;
}

static inline void subject_close(subject *s)
{
    damage_close(&s->d);
    hdrtrie_free(s->table, NULL);
}

/* Refused for its structure, with a reason that holds the word. */
static inline void expect_refused(subject *s, const char *word, const char *what, size_t which)
{
    hdrtrie_error error = damage_check(&s->d);
    cr_expect_eq(error, HDRTRIE_ERR_STRUCTURE, "%s %zu: %s", what, which, hdrtrie_error_text(error));
    cr_expect(s->d.why != NULL && strstr(s->d.why, word) != NULL, "%s %zu: %s", what, which, s->d.why);
    damage_undo(&s->d);
}

static inline void put_le(uint8_t *at, uint64_t value, size_t len)
{
    for (size_t i = 0; i < len; i++) at[i] = (uint8_t)(value >> (8 * i));
}

#define ENDS "fold case\n[g]\nab\nac\ncde\nfgh\nijklmno\npqrstuv\nabcdefghijkl\nmnopqrstuvwx\n"
#define FREE "fold case\n[g]\naaaaaaaaaaaaaaaaaaaa\naaaaaaaaaabaaaaaaaaa\nab\n"

static inline size_t node_max(const subject *s)
{
    return hdrtrie_shape_node_max(s->shape);
}

static inline uint8_t *node_of(subject *s, size_t len)
{
    return s->d.bytes + s->shape.nodes + HDRTRIE_NODE_LEN * len;
}

/* As many names of one length as no node takes, with a ninth group: a hashed wide table, whose slots have tags. */
static inline subject subject_open_large(void)
{
    char list[4096] = "fold case\n[0]\na\n[1]\na\n[2]\na\n[3]\na\n[4]\na\n[5]\na\n[6]\na\n[7]\na\n[8]\n";
    for (int i = 0; i < 100; i++) snprintf(list + strlen(list), sizeof list - strlen(list), "n%02d\n", i);
    subject s = subject_open(list);
    cr_assert(s.shape.mode == HDRTRIE_MODE_HASHED && (s.shape.flags & HDRTRIE_FLAG_WIDE));
    cr_assert_lt(s.shape.text_bits, 16, "100 records of 11 bytes need 11 bits, not %u", s.shape.text_bits);
    return s;
}

#endif
