/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Build: makes a table at run time, from rules or from the text of a list.

       hdrtrie_list_options options = {0};
       hdrtrie_table *edge;
       hdrtrie_error error = hdrtrie_list_load("edge.names", &options, &edge);

   One list always gives the same bytes, whether it is compiled to C, to a file, or at run time. */
#ifndef HDRTRIE_BUILD_H
#define HDRTRIE_BUILD_H

#include <hdrtrie/load.h>
#ifndef __cplusplus
#include <stdbool.h>
#endif

/* One rule. The library only reads it during the call. */
typedef struct hdrtrie_rule {
    const char *literal; /* token bytes, without star, `!`, `cookie:` and backslashes; not NULL; needs no NUL */
    size_t len;          /* 1..255; 0 only for a prefix, which then is the pattern "*" */
    hdrtrie_kind kind;
    uint32_t group;    /* index into the caller's array of groups, 0..30 */
    uint8_t exception; /* 0; HDRTRIE_EXCEPTION (or true): names that match are taken out of the group;
                          HDRTRIE_EXCEPTION_SPELLED */
    uint32_t line;     /* line number for diagnostics; 0: unknown */
    bool cookie;       /* true: names of cookies, compared with their case, not of fields (cookie.h) */
} hdrtrie_rule;

typedef enum hdrtrie_severity { HDRTRIE_WARNING, HDRTRIE_ERROR } hdrtrie_severity;

/* One error or warning about a list. All pointers are valid only during the callback that receives it. */
typedef struct hdrtrie_diagnostic {
    hdrtrie_severity severity;
    const char *file; /* the name given to hdrtrie_list_build or by the resolver, or a path; "" for hdrtrie_build */
    uint32_t line;   /* from 1. For hdrtrie_build: the rule's own line, or its index + 1; 0 for an error in a group, and
                         for a table that hdrtrie_list_load refuses */
    uint32_t column; /* from 1, in bytes; 0 if line is 0 */
    const char *text; /* an English sentence without a full stop */
} hdrtrie_diagnostic;

typedef struct hdrtrie_build_options {
    hdrtrie_fold fold;                  /* for hdrtrie_build; hdrtrie_list_build ignores it: a list states its fold */
    const hdrtrie_allocator *allocator; /* NULL: malloc and free */
    /* Receives each error and warning, in order. NULL: they are dropped. */
    void (*diagnose)(void *context, const hdrtrie_diagnostic *diagnostic);
    void *diagnose_context; /* the first argument of diagnose */
} hdrtrie_build_options;

/* Finds the text for an `include` line of a list.

   open      Receives the name between the quotes or angle brackets, and the file that includes it (from). from is NULL
             for a preset that the library does not contain. On success it stores the text, its length, and in *path a
             NUL-terminated name for diagnostics and for the detection of loops, and returns true. If it returns false,
             the list has an error. Its message contains the reason if errno is set (it is 0 before the call), and *path
             if that is set (it is NULL before); *path must then stay valid until the next call.
   release   Called once per success of open, when the text and the path are no longer read. NULL: not called. */
typedef struct hdrtrie_resolver {
    bool (*open)(void *context, const char *name, const char *from, const char **path, const char **text, size_t *len);
    void (*release)(void *context, const char *path, const char *text);
    void *context; /* the first argument of both */
} hdrtrie_resolver;

typedef struct hdrtrie_list_options {
    hdrtrie_build_options build;
    /* NULL: hdrtrie_list_build takes include "file" for an error, and hdrtrie_list_load reads files. include <preset> works
       in any case. */
    const hdrtrie_resolver *resolver;
} hdrtrie_list_options;

/* The largest file that hdrtrie_list_load reads, in bytes. A list of a million names has about 30 MB. */
#define HDRTRIE_LIST_FILE_MAX ((size_t)256 << 20)

HDRTRIE_EXTERN_C_BEGIN

/* Builds a table from rules.
   rules        count rules, 0..8,388,606. May be NULL if count is 0.
   groups       group_count names, 0..31, each a different NUL-terminated token of 1..255 bytes. May be NULL if
                group_count is 0.
   options      NULL: fold none, malloc and free, no diagnostics.
   table        Receives the table, or NULL on error. The caller owns it and frees it with hdrtrie_free and the same
                allocator.
   Returns HDRTRIE_OK or
   HDRTRIE_ERR_LIST     A group or a rule is invalid, or two rules contradict each other. diagnose received the errors
                        of all rules, or the first error of the groups.
   HDRTRIE_ERR_LIMIT    Too many groups or rules, an unknown fold (no diagnostic), or a table of more than 4 GiB.
   HDRTRIE_ERR_MEMORY   The allocator returned NULL.
   Several threads may build at once if the allocator and diagnose allow it.
   Cost: less than a millisecond for 118 rules, one to two seconds for a million; it
   allocates up to about five times the table's length. */
HDRTRIE_API hdrtrie_error hdrtrie_build(const hdrtrie_rule *rules, size_t count, const char *const *groups,
    size_t group_count, const hdrtrie_build_options *options, hdrtrie_table **table);

/* Builds a table from the text of a list (docs/reference.md, section 2).
   file         The name of the list in diagnostics, and the `from` of its includes. NUL-terminated, not NULL.
   text         len bytes of UTF-8, only read during the call. A text of 0 bytes is an error, because `fold` is
                required.
   options      NULL: malloc and free, no diagnostics, no resolver.
   table        Receives the table, or NULL on error. The caller owns it and frees it with hdrtrie_free and the same
                allocator.
   Returns HDRTRIE_OK or
   HDRTRIE_ERR_LIST     The list has errors. diagnose received all of them.
   HDRTRIE_ERR_LIMIT    The list has more than 8,388,606 rules, or its table would exceed 4 GiB.
   HDRTRIE_ERR_MEMORY   The allocator returned NULL.
   Several threads may build at once if the allocator, diagnose and the resolver allow it.
   Cost: less than a millisecond for 118 rules, one to two seconds for a million; it
   allocates up to about five times the table's length. */
HDRTRIE_API hdrtrie_error hdrtrie_list_build(
    const char *file, const char *text, size_t len, const hdrtrie_list_options *options, hdrtrie_table **table);

/* Builds a table from a list file and the files that it includes. A path in an include is relative to the including file.
   Also loads a binary table, which it recognises by its first bytes: a program then takes either.
   path         NUL-terminated, not NULL. Diagnostics begin with it, or with the path of the included file.
   options      NULL: malloc and free, no diagnostics.
   table        Receives the table, or NULL on error. The caller owns it and frees it with hdrtrie_free and the same
                allocator.
   Returns HDRTRIE_OK or
   HDRTRIE_ERR_READ     The file, or an included file that exists, cannot be opened or read; errno has the cause: EFBIG for
                        more than HDRTRIE_LIST_FILE_MAX bytes. diagnose received the place of the include.
   HDRTRIE_ERR_LIST     The list has errors, or includes a file that does not exist. diagnose received all errors.
   HDRTRIE_ERR_LIMIT, HDRTRIE_ERR_MEMORY   As hdrtrie_list_build.
   Errors of hdrtrie_load, from HDRTRIE_ERR_TRUNCATED on   The file is a table and cannot be used. diagnose received the
                        reason, with line 0.
   Several threads may load at once if the allocator and diagnose allow it.
   Cost: that of hdrtrie_list_build, and one read of each file. */
HDRTRIE_API hdrtrie_error hdrtrie_list_load(
    const char *path, const hdrtrie_list_options *options, hdrtrie_table **table);

/* Returns the text of a preset, such as "hop-by-hop", and stores its length in bytes in *len; neither pointer may be
   NULL. The text is static. Returns NULL, and leaves *len unchanged, for an unknown name. */
HDRTRIE_API const char *hdrtrie_preset_text(const char *name, size_t *len);

/* Returns the name of a preset of this library, by its index from 0 on. The text is static. Returns NULL for an
   index past the last one. */
HDRTRIE_API const char *hdrtrie_preset_name(size_t index);

HDRTRIE_EXTERN_C_END

#endif
