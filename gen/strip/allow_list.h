/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Recognises a list of fields to keep that strip would use to remove fields (reference 2.8). */
#ifndef HDRTRIE_GEN_ALLOW_LIST_H
#define HDRTRIE_GEN_ALLOW_LIST_H

#include "../read/compiled.h"

/* Prints a warning for each of the groups (a mask) that has the rule `*` and exceptions. path: LIST, for messages. Cost:
   linear in the rules. */
void gen_allow_list_warn(const gen_compiled *compiled, const char *path, uint32_t groups);

#endif
