/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The types and constants that all calls share: tables, matches, folds, groups. */
#ifndef HDRTRIE_TYPES_H
#define HDRTRIE_TYPES_H

#include <hdrtrie/detail/compiler.h>

/* The version of this header (docs/reference.md 6). The only place where it is written: builds read it here. */
#define HDRTRIE_VERSION "0.1.0"

/* The version of a table's byte format (docs/format.md). A table of another version does not compile, and hdrtrie_check
   refuses it: generate it again and compile its users again. */
#define HDRTRIE_FORMAT_VERSION 4

/* A compiled list: an array of 64-byte lines, immutable, without pointers, with the same bytes on every machine.
   Declare, copy and map it as a whole, aligned to 64 bytes; detail/format/ describes the bytes. Any number of threads
   may read it. */
typedef struct hdrtrie_table {
    HDRTRIE_ALIGN(64) uint8_t line[64];
} hdrtrie_table;

/* The result of a find. Without a match: id -1, groups 0. */
typedef struct hdrtrie_match {
    int32_t id;      /* of the most specific rule that matches, 0 <= id < hdrtrie_id_count; or -1 */
    uint32_t groups; /* bit g is 1 if the name is in the table's group g, 0 <= g <= 30 */
} hdrtrie_match;

/* Which differences between two names a comparison ignores (reference 2.2). Each fold includes the one before it. */
typedef enum hdrtrie_fold {
    HDRTRIE_FOLD_NONE = 0,       /* none: bytes are compared */
    HDRTRIE_FOLD_CASE = 1,       /* A-Z equal a-z */
    HDRTRIE_FOLD_UNDERSCORE = 2, /* also `_` equals `-` */
    HDRTRIE_FOLD_SEPARATORS = 3  /* also every byte that is not an ASCII letter or digit equals `-` */
} hdrtrie_fold;

/* What a rule's literal is compared with. */
typedef enum hdrtrie_kind {
    HDRTRIE_KIND_EXACT = 0,  /* the whole name */
    HDRTRIE_KIND_PREFIX = 1, /* the name's beginning; `*` alone is the prefix with an empty literal */
    HDRTRIE_KIND_SUFFIX = 2  /* the name's end */
} hdrtrie_kind;

/* Values of the exception of a rule (reference 2.3). SPELLED is `!case NAME`: only this spelling of an exact name is
   excepted, compared without case. Under fold none it is an error; under fold case it equals HDRTRIE_EXCEPTION. */
#define HDRTRIE_EXCEPTION 1
#define HDRTRIE_EXCEPTION_SPELLED 2

/* Values of the argument `groups` of mark, clear, keep and head_clear: bits of groups, or-ed. */
#define HDRTRIE_ALL_GROUPS 0x7fffffffu
/* Or-ed to them: malformed names are matched like other names, not removed. keep always removes them. */
#define HDRTRIE_ALLOW_MALFORMED 0x80000000u

/* Limits of a list (reference 2.7). */
#define HDRTRIE_PATTERN_MAX 255 /* bytes of a rule's literal */
#define HDRTRIE_GROUP_MAX 31    /* groups per table; bit 31 of a mask of groups is HDRTRIE_ALLOW_MALFORMED */
#define HDRTRIE_ID_MAX 0x7ffffe /* highest id: a record stores it in 24 signed bits */

#endif
