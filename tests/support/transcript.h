/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Collects the diagnostics of a build as lines of text, in the form that the command prints. */
#ifndef TRANSCRIPT_H
#define TRANSCRIPT_H

#include <hdrtrie/build.h>

typedef struct transcript {
    char text[65536]; /* a line "file:line:col: error: message" per diagnostic; truncated when full */
    size_t len;
    size_t error_count, warning_count;
} transcript;

/* For hdrtrie_build_options: diagnose = transcript_add, diagnose_context = the transcript. */
void transcript_add(void *context, const hdrtrie_diagnostic *diagnostic);

/* A file system for tests: an include of files[i].name gives files[i].text. Names are not relative to a folder. */
typedef struct source {
    const char *name, *text;
} source;

typedef struct sources {
    const source *files;
    size_t count;
    size_t open;         /* texts that were opened and not yet released */
    char last_from[256]; /* the file of the last include */
} sources;

hdrtrie_resolver sources_resolver(sources *s);

/* Builds the table of the NUL-terminated list text. file is its name in diagnostics. Clears *messages first. sources may
   be NULL. */
hdrtrie_error list_read(const char *file, const char *text, sources *s, transcript *messages, hdrtrie_table **table);

/* Whether the diagnostics are as expected: the same number of lines, each starting with the "file:line:col:
   severity:" of the expected line and containing each of its words, which "|" separates. If not, prints both. */
bool transcript_is(const transcript *messages, const char *expected);

#endif
