/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Opens the files that a list includes, and records each for the depfile and the digest. */
#ifndef HDRTRIE_GEN_INCLUDE_H
#define HDRTRIE_GEN_INCLUDE_H

#include <stdint.h>
#include <sys/types.h>

#include <hdrtrie/build.h>
#include <xxhash.h>

typedef struct gen_include_file {
    char *path; /* the first one used for this file; relative to the working directory */
    dev_t device;
    ino_t inode;
} gen_include_file;

typedef struct gen_include {
    gen_include_file *files; /* in order of first use; the list itself is first, unless it is standard input */
    size_t count;
    XXH3_state_t *digest; /* of all texts, in the order of reading */
    bool failed;          /* an included file exists but could not be read; a message was printed */
} gen_include;

/* Returns false if memory runs out. Free with gen_include_free in both cases. */
bool gen_include_init(gen_include *include);

/* Records a file and adds text to the digest. Returns the path that was first used for this file, valid until
   gen_include_free; NULL if memory runs out. The list reader finds loops by comparing paths, so one file must have one
   path: a/../a.names becomes a.names. */
const char *gen_include_add(
    gen_include *include, const char *path, dev_t device, ino_t inode, const char *text, size_t len);

/* A resolver whose context is include. */
hdrtrie_resolver gen_include_resolver(gen_include *include);

uint64_t gen_include_digest(const gen_include *include);

void gen_include_free(gen_include *include);

/* The part of path after its last slash. */
const char *gen_include_base(const char *path);

#endif
