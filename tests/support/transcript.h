/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Collects what a build says, as the lines that the command would print. */
#ifndef TRANSCRIPT_H
#define TRANSCRIPT_H

#include <hdrtrie/build.h>

typedef struct transcript {
    char text[65536]; /* "file:line:col: error: message" and a newline each; cut when full */
    size_t len;
    size_t error_count, warning_count;
} transcript;

/* For hdrtrie_build_options: diagnose = transcript_add, diagnose_context = the transcript. */
void transcript_add(void *context, const hdrtrie_diagnostic *diagnostic);

/* A file system of the tests: files[i] is the name that an include asks for; relative to nothing. */
typedef struct source {
    const char *name, *text;
} source;

typedef struct sources {
    const source *files;
    size_t count;
    size_t open;         /* texts given out and not released yet */
    char last_from[256]; /* which file asked last */
} sources;

hdrtrie_resolver sources_resolver(sources *s);

/* Builds the list text (up to its NUL), named file. Clears said first. sources may be NULL. */
hdrtrie_error list_read(const char *file, const char *text, sources *s, transcript *said, hdrtrie_table **table);

/* Whether said is expected: the same number of lines, each beginning with the "file:line:col: severity:" of its expected
   line and holding each of the words behind it, which "|" parts. Prints both where it is not. */
bool transcript_is(const transcript *said, const char *expected);

#endif
