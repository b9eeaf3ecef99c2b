/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The files of a list, for the depfile, and the digest of their texts. */
#ifndef HDRTRIE_GEN_INCLUDE_H
#define HDRTRIE_GEN_INCLUDE_H

#include "../../src/compile/list_files.h"

typedef struct gen_include {
    hdrtrie_list_files files; /* the list itself is first, unless it is standard input */
    uint64_t digest;          /* of all texts, in the order of reading */
} gen_include;

/* Free with gen_include_free. Do not move include. */
void gen_include_init(gen_include *include);

/* Adds a text to the digest: the list itself if it has no path. The texts of files are added when they are read. */
void gen_include_digest_add(gen_include *include, const char *text, size_t len);

void gen_include_free(gen_include *include);

/* The part of path after its last slash. */
const char *gen_include_base(const char *path);

#endif
