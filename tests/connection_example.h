/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Examples of connection_mark: a message as text, and the names that are left of it. Each is a trial, too. */
#ifndef CONNECTION_EXAMPLE_H
#define CONNECTION_EXAMPLE_H

#include "connection_message.h"
#include "connection_trial.h"
#include <criterion/criterion.h>
#include <hdrtrie/mark.h>
#include <string.h>

/* Which names are left of text, len bytes, and the verdict; fails the case where a trial finds something wrong. */
static inline const char *connection_example_of(const connection_trial *t, const char *text, size_t len,
                                                hdrtrie_connection_verdict *v)
{
    static connection_message m;
    static uint64_t bitmap[(CONNECTION_MESSAGE_MAX + 63) / 64];
    const hdrtrie_connection_options options = connection_trial_options(t);
    const hdrtrie_field_layout layout =
        HDRTRIE_FIELD_LAYOUT_OF(connection_field, name, name_len, value, value_len, t->layout_flags);
    const char *wrong;
    size_t left;
    connection_message_read(&m, text, len);
    wrong = connection_trial_wrong(t, m.fields, m.count, NULL);
    cr_expect_null(wrong, "%s: \"%s\"", wrong, text);
    memset(bitmap, 0, sizeof bitmap);
    *v = hdrtrie_connection_mark(&options, m.fields, m.count, &layout, bitmap);
    left = hdrtrie_drop(bitmap, m.fields, m.count, &layout.name);
    cr_expect_eq(left, m.count - v->marked, "\"%s\"", text);
    return connection_message_names(m.fields, left);
}

/* The same, of a literal, compared with what is expected. */
#define LEFT_OF(trial, text, v, expected)                                                                              \
    do {                                                                                                               \
        const char *left_ = connection_example_of(trial, text, sizeof(text) - 1, v);                                   \
        cr_expect_str_eq(left_, expected, "\"%s\" leaves \"%s\", not \"%s\"", text, left_, expected);                  \
    } while (0)

#define EXPECT_REFUSED(v, reason_, count_)                                                                             \
    cr_expect_eq((v).refused[HDRTRIE_CONNECTION_##reason_].count, count_, #reason_ " %zu, not %zu",                    \
                 (v).refused[HDRTRIE_CONNECTION_##reason_].count, (size_t)(count_))

static connection_lists lists;

static inline void connection_example_open(void)
{
    connection_lists_open(&lists, HDRTRIE_FOLD_SEPARATORS);
}

static inline void connection_example_close(void)
{
    connection_lists_close(&lists);
}

/* Both lists, all groups, the cap that is the default. */
static inline connection_trial connection_example_trial(uint32_t flags, uint8_t layout_flags)
{
    connection_trial t = {&lists, true, true, 0, 0, flags, layout_flags};
    return t;
}

#endif
