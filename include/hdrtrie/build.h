/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Build: a table from rules or from the text of a list, at run time.

       hdrtrie_list_options options = {0};
       hdrtrie_table *edge;
       hdrtrie_error error = hdrtrie_list_build("edge.names", text, text_len, &options, &edge);

   Static, file and run-time tables of one list are the same bytes. */
#ifndef HDRTRIE_BUILD_H
#define HDRTRIE_BUILD_H

#include <hdrtrie/load.h>
#ifndef __cplusplus
#include <stdbool.h>
#endif

/* One rule. The literal is the pattern without its star and its exclamation mark, unescaped. */
typedef struct hdrtrie_rule {
    const char *literal; /* 1..255 token bytes; empty only for "*", which is a prefix without one */
    size_t len;
    hdrtrie_kind kind;
    uint32_t group; /* index into the groups given beside the rules, 0..30 */
    bool exception; /* takes names out of the group */
    uint32_t line;  /* for diagnostics; 0 where there is none */
} hdrtrie_rule;

typedef enum hdrtrie_severity { HDRTRIE_WARNING, HDRTRIE_ERROR } hdrtrie_severity;

/* Something wrong with a list, or doubtful in it. All pointers live only during the call that delivers it. */
typedef struct hdrtrie_diagnostic {
    hdrtrie_severity severity;
    const char *file; /* as given to list_build or to the resolver; "" for rules */
    uint32_t line;    /* 1-based; for rules the rule's own line, or its index + 1; 0 for the groups given beside them */
    uint32_t column;  /* 1-based, in bytes; 0 where line is */
    const char *text; /* an English sentence without a full stop */
} hdrtrie_diagnostic;

typedef struct hdrtrie_build_options {
    hdrtrie_fold fold;                                                     /* hdrtrie_build only; a list says its own */
    const hdrtrie_allocator *allocator;                                    /* NULL: malloc and free */
    void (*diagnose)(void *context, const hdrtrie_diagnostic *diagnostic); /* NULL: not told */
    void *diagnose_context;
} hdrtrie_build_options;

/* Answers an include. name is what stands in the include line, without its quotes or angle brackets; from is the file
   that includes (NULL for presets, which are embedded and come here only if unknown). On success stores in *path a name for
   diagnostics and loop detection, and the text; returns true. release, if not NULL, is called once for each success when
   the text is no longer read. */
typedef struct hdrtrie_resolver {
    bool (*open)(void *context, const char *name, const char *from, const char **path, const char **text, size_t *len);
    void (*release)(void *context, const char *path, const char *text);
    void *context;
} hdrtrie_resolver;

typedef struct hdrtrie_list_options {
    hdrtrie_build_options build;
    const hdrtrie_resolver *resolver; /* NULL: include "…" is an error, include <preset> still works */
} hdrtrie_list_options;

HDRTRIE_EXTERN_C_BEGIN

/* Builds a table from count rules in group_count groups, whose names are tokens of 1..255 bytes, each once, NUL-terminated. Stores it in *table (NULL on error);
   the caller frees it with hdrtrie_free. options may be NULL: no fold, malloc, no diagnostics.
   Errors: MEMORY, LIST (all of them diagnosed), LIMIT. Cost: 118 rules under a millisecond, a million within a second or two;
   memory about five times the table. */
HDRTRIE_API hdrtrie_error hdrtrie_build(const hdrtrie_rule *rules, size_t count, const char *const *groups,
    size_t group_count, const hdrtrie_build_options *options, hdrtrie_table **table);

/* Builds a table from the text of a list, len bytes, UTF-8; file is its name in diagnostics. All errors of a run are
   diagnosed, in order. options may be NULL. */
HDRTRIE_API hdrtrie_error hdrtrie_list_build(
    const char *file, const char *text, size_t len, const hdrtrie_list_options *options, hdrtrie_table **table);

/* The text of the preset with that name ("hop-by-hop"), its length in *len; NULL if there is none. Static. */
HDRTRIE_API const char *hdrtrie_preset_text(const char *name, size_t *len);

HDRTRIE_EXTERN_C_END

#endif
