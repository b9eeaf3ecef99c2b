/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The limits. touch reads each name's first 16 bytes and nothing else: no way to match names is faster. copy, for clear
   only, does nothing: what putting the fields back costs, which every subject's time includes. */
#include "../subject.h"
#include <string.h>

static uint64_t touch_pass(const void *state, const subject_name *names, size_t count)
{
    uint64_t low = 0, high = 0;
    (void)state;
    for (size_t i = 0; i < count; i++) {
        uint64_t word[2];
        memcpy(word, names[i].text, sizeof word); /* may end past the name, never past the text's reach */
        low ^= word[0];
        high ^= word[1];
    }
    return low + high;
}

/* The empty statement is a reader that the compiler cannot see through. */
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
        .name = "touch", .fold = fold_, .patterns = true, .limit = true, .pass = touch_pass, .clear = touch_clear      \
    }
#define COPY(fold_)                                                                                                    \
    {                                                                                                                  \
        .name = "copy", .fold = fold_, .patterns = true, .limit = true, .clear = copy_clear                            \
    }

static const subject limits[] = {
    TOUCH(HDRTRIE_FOLD_NONE), TOUCH(HDRTRIE_FOLD_CASE), TOUCH(HDRTRIE_FOLD_SEPARATORS),
    COPY(HDRTRIE_FOLD_NONE),  COPY(HDRTRIE_FOLD_CASE),  COPY(HDRTRIE_FOLD_SEPARATORS),
};

const subject_set touch_subjects = {limits, sizeof limits / sizeof *limits};
