/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* One line of a list, read without regard to other lines (reference 2.1, 2.3). */
#ifndef HDRTRIE_SRC_COMPILE_LINE_H
#define HDRTRIE_SRC_COMPILE_LINE_H

#include <hdrtrie/build.h>

typedef enum line_kind {
    LINE_EMPTY,
    LINE_FOLD,    /* fold */
    LINE_INCLUDE, /* argument, preset */
    LINE_SECTION, /* argument */
    LINE_RULE,    /* kind, exception, cookie, aliases_meant, spelled, literal, literal_len, dubious_column */
    LINE_BAD,     /* column and text of the error */
    LINE_BAD_FOLD /* as LINE_BAD: a fold line whose fold is unknown */
} line_kind;

typedef struct hdrtrie_line {
    line_kind what;
    uint32_t column; /* 1-based: of the first byte, or of the error */
    hdrtrie_fold fold;
    const char *argument;
    size_t argument_len;
    bool preset; /* include <name>, not "name" */
    hdrtrie_kind kind;
    bool exception;
    bool cookie;                       /* `cookie:`: the pattern is of names of cookies */
    bool aliases_meant;                /* `!fold`: the exception shall keep every spelling that the fold equates */
    bool spelled;                      /* `!case`: the exception shall keep only this spelling, in any case */
    char literal[HDRTRIE_PATTERN_MAX]; /* unescaped */
    size_t literal_len;
    uint32_t dubious_column; /* LINE_RULE: text warns about the byte in this column; 0: no warning */
    char text[256];          /* the error of LINE_BAD and LINE_BAD_FOLD, the warning of LINE_RULE */
} hdrtrie_line;

/* Reads text[0, len), a line without its line end. line->argument points into text. */
void hdrtrie_line_read(const char *text, size_t len, hdrtrie_line *line);

#endif
