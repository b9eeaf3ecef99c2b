/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* What the tests of hdrtrie_check share: lists for tables to damage, places in a table, and the expected refusal. */
#ifndef REFUSAL_H
#define REFUSAL_H

#include "support/answer.h"
#include "support/damaged_table.h"
#include <criterion/criterion.h>
#include <hdrtrie/detail/hash.h>
#include <hdrtrie/detail/patterns.h>
#include <hdrtrie/rules.h>
#include <string.h>

/* Tables of mode ENDS and of mode FREE. */
#define ENDS "fold case\n[g]\nab\nac\ncde\nfgh\nijklmno\npqrstuv\nabcdefghijkl\nmnopqrstuvwx\n"
#define FREE "fold case\n[g]\naaaaaaaaaaaaaaaaaaaa\naaaaaaaaaabaaaaaaaaa\nab\n"

/* Expects that check refuses the changed copy because of its structure, with a reason that contains the word. Then undoes the
   change. what and which describe the change in a failure's message. */
static inline void expect_refused(damaged_table *t, const char *word, const char *what, size_t which)
{
    hdrtrie_error error = damaged_table_check(t);
    cr_expect_eq(error, HDRTRIE_ERR_STRUCTURE, "%s %zu: %s", what, which, hdrtrie_error_text(error));
    cr_expect(t->why != NULL && strstr(t->why, word) != NULL, "%s %zu: %s", what, which, t->why);
    damaged_table_undo(t);
}

/* Writes value as len bytes at a place of the copy. */
static inline void put(damaged_table *t, size_t at, uint64_t value, size_t len)
{
    put_le(t->bytes + at, value, len);
}

/* A count or an offset of 4 bytes. */
static inline uint32_t word_of(const damaged_table *t, size_t at)
{
    return hdrtrie_load_le32(t->bytes + at);
}

/* Expects the refusal with exactly these words after "the table is damaged: ". Then undoes the change. */
static inline void refused(damaged_table *t, const char *words)
{
    static const char damaged[] = "the table is damaged: ";
    hdrtrie_error error = damaged_table_check(t);
    cr_expect_eq(error, HDRTRIE_ERR_STRUCTURE, "%s: %s", words, hdrtrie_error_text(error));
    cr_expect(t->why != NULL && strncmp(t->why, damaged, sizeof damaged - 1) == 0, "%s", words);
    cr_expect_str_eq(t->why + sizeof damaged - 1, words);
    damaged_table_undo(t);
}

static inline void put_refused(damaged_table *t, size_t at, uint64_t value, size_t len, const char *words)
{
    put(t, at, value, len);
    refused(t, words);
}

/* Expects that the value does not cause the refusal with these words. Check may still refuse it for another reason. */
static inline void put_passes(damaged_table *t, size_t at, uint64_t value, size_t len, const char *words)
{
    put(t, at, value, len);
    hdrtrie_error error = damaged_table_check(t);
    cr_expect(error == HDRTRIE_OK || strcmp(strchr(t->why, ':') + 2, words) != 0, "%s", t->why);
    damaged_table_undo(t);
}

static inline size_t node_max(const damaged_table *t)
{
    return hdrtrie_shape_node_max(t->shape);
}

/* The node of names of len bytes. */
static inline uint8_t *node_of(damaged_table *t, size_t len)
{
    return t->bytes + t->shape.nodes + HDRTRIE_NODE_LEN * len;
}

/* Offsets in a node. */
enum { AT_BASE = 24, AT_OFFSET1 = 28, AT_OFFSET2 = 29, AT_SHIFT = 30 };

static inline size_t slot_count(const damaged_table *t)
{
    return (t->shape.records - t->shape.slots) / HDRTRIE_SLOT_LEN(t->shape.flags);
}

static inline uint32_t slot_of(const damaged_table *t, size_t i)
{
    return hdrtrie_slot_read(t->bytes + t->shape.slots, i, t->shape.flags);
}

/* A list with more names of one length than a node can hold, and nine groups: its table is hashed and wide, and its slots have
   tags. */
static inline damaged_table damaged_table_open_large(void)
{
    char list[4096] = "fold case\n[0]\na\n[1]\na\n[2]\na\n[3]\na\n[4]\na\n[5]\na\n[6]\na\n[7]\na\n[8]\n";
    for (int i = 0; i < 100; i++) snprintf(list + strlen(list), sizeof list - strlen(list), "n%02d\n", i);
    damaged_table t = damaged_table_open(list);
    cr_assert(t.shape.mode == HDRTRIE_MODE_HASHED && (t.shape.flags & HDRTRIE_FLAG_WIDE));
    cr_assert_lt(t.shape.text_bits, 16, "100 records of 11 bytes need only 11 bits, not %u", t.shape.text_bits);
    return t;
}

#endif
