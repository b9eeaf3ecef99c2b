/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* One line of a list: what it says, without what the lines before it make of it (reference 2.1, 2.3). */
#ifndef HDRTRIE_SRC_BUILD_LINE_H
#define HDRTRIE_SRC_BUILD_LINE_H

#include <hdrtrie/build.h>

typedef enum line_kind {
    LINE_EMPTY,
    LINE_FOLD,    /* fold */
    LINE_INCLUDE, /* argument, preset */
    LINE_SECTION, /* argument */
    LINE_RULE,    /* kind, exception, literal, literal_len */
    LINE_BAD,     /* column and text say what is wrong */
    LINE_BAD_FOLD /* the same, with a fold that nobody knows */
} line_kind;

typedef struct hdrtrie_line {
    line_kind what;
    uint32_t column; /* 1-based: where it begins, or where it is wrong */
    hdrtrie_fold fold;
    const char *argument;
    size_t argument_len;
    bool preset; /* include <name>, not "name" */
    hdrtrie_kind kind;
    bool exception;
    char literal[HDRTRIE_PATTERN_MAX]; /* unescaped */
    size_t literal_len;
    char text[160]; /* of the bad ones */
} hdrtrie_line;

/* Reads text[0, len), a line without its end. The result points into text. */
void hdrtrie_line_read(const char *text, size_t len, hdrtrie_line *line);

#endif
