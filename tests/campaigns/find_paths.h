/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* All paths that the portable find can take through a table of exact names. A path leads from the length of a name
   through its node's masks, or through the hash, to a slot and a record. */
#ifndef FIND_PATHS_H
#define FIND_PATHS_H

#include "shipped_lists.h"
#include <hdrtrie/detail/backend/portable.h>

typedef struct find_paths {
    const shipped_list *s;
    hdrtrie_shape shape;
    uint64_t cases;
    const char *fault; /* the first fault; NULL if there is none */
    size_t fault_at;   /* a slot or a length */
    char name[HDRTRIE_PATTERN_MAX];
    size_t name_len;
} find_paths;

/* Returns whether the list has exact rules only. Other lists are not supported. */
bool find_paths_supported(const shipped_list *s);

find_paths find_paths_of(const shipped_list *s);

/* Checks every slot that a name of each length can select. It must lead to record 0, which has no groups and no id, or
   to a record with the text of a listed name and the oracle's answer for it. Except in hashed tables that name must
   have the length. */
void find_paths_check_slots(find_paths *w);

/* Checks that every listed name is found and leads to its own record, in every spelling that its node distinguishes.
   end: the end of a readable page. */
void find_paths_check_names(find_paths *w, char *end);

/* Checks that find does not read any byte of a name that is empty or longer than all listed names, and finds nothing.
   The names begin at end, which is unreadable. */
void find_paths_check_other_lengths(find_paths *w, const char *end);

#endif
