/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Refuses outputs that would overwrite an input of the same run, or each other. */
#ifndef HDRTRIE_GEN_COLLISION_H
#define HDRTRIE_GEN_COLLISION_H

#include "../command.h"
#include "../read/include.h"

/* One output: the option that names it ("-o", "-H", "--depfile") and its path, "-" for standard output, NULL if it is not
   wanted. */
typedef struct gen_target {
    const char *option, *path;
} gen_target;

/* Compares the files themselves, so other spellings, symbolic links and hard links are seen. Only regular files and names
   without a file count: several outputs may go to one device or pipe. list: the LIST argument, "-" for standard input.
   include: the files that were read. Returns GEN_DONE, or GEN_USAGE after a message. */
gen_status gen_collision_check(const gen_target *targets, size_t count, const char *list, const gen_include *include);

/* Refuses a report of strip that would overwrite the list, an included file, standard input or standard output. path:
   "-" for standard error, which is never refused. Returns GEN_DONE, or GEN_USAGE after a message. */
gen_status gen_collision_check_report(const char *path, const char *list, const gen_include *include);

#endif
