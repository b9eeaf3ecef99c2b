/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The lower bounds. touch only reads the first 16 bytes of each name; no way to match names is faster. copy, for clear only,
   does nothing; its time is the cost of restoring the fields, a part of every implementation's time. */
#include "implementation.h"
#include <string.h>

static uint64_t touch_pass(const void *state, const bench_name *names, size_t count)
{
    uint64_t low = 0, high = 0;
    (void)state;
    for (size_t i = 0; i < count; i++) {
        uint64_t word[2];
        memcpy(word, names[i].text, sizeof word); /* may pass the end of the name, within REQUEST_REACH_LEN */
        low ^= word[0];
        high ^= word[1];
    }
    return low + high;
}

/* The empty statement reads the result, so the compiler cannot remove the loads. */
static size_t touch_clear(const void *state, request_field *fields, size_t count)
{
    uint64_t low = 0, high = 0;
    (void)state;
    for (size_t i = 0; i < count; i++) {
        uint64_t word[2];
        memcpy(word, fields[i].name, sizeof word);
        low ^= word[0];
        high ^= word[1];
    }
    __asm__ volatile("" : : "r"(low + high));
    return count;
}

static size_t copy_clear(const void *state, request_field *fields, size_t count)
{
    (void)state;
    __asm__ volatile("" : : "r"(fields) : "memory");
    return count;
}

#define TOUCH(fold_)                                                                                                   \
    {                                                                                                                  \
        .name = "touch", .fold = fold_, .patterns = true, .lower_bound = true, .pass = touch_pass,                     \
        .clear = touch_clear                                                                                           \
    }
#define COPY(fold_)                                                                                                    \
    {                                                                                                                  \
        .name = "copy", .fold = fold_, .patterns = true, .lower_bound = true, .clear = copy_clear                      \
    }

static const implementation lower_bounds[] = {
    TOUCH(HDRTRIE_FOLD_NONE),
    TOUCH(HDRTRIE_FOLD_CASE),
    TOUCH(HDRTRIE_FOLD_UNDERSCORE),
    TOUCH(HDRTRIE_FOLD_SEPARATORS),
    COPY(HDRTRIE_FOLD_NONE),
    COPY(HDRTRIE_FOLD_CASE),
    COPY(HDRTRIE_FOLD_UNDERSCORE),
    COPY(HDRTRIE_FOLD_SEPARATORS),
};

const implementation_set lower_bounds_set = {lower_bounds, sizeof lower_bounds / sizeof *lower_bounds};
