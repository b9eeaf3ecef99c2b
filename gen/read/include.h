/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The files that a list is made of: answers its includes from the file system, and remembers what it opened. */
#ifndef HDRTRIE_GEN_INCLUDE_H
#define HDRTRIE_GEN_INCLUDE_H

#include <stdint.h>
#include <sys/types.h>

#include <hdrtrie/build.h>
#include <xxhash.h>

typedef struct gen_include_file {
    char *path; /* as first named: the list's own path, or joined to the including file's folder */
    dev_t device;
    ino_t inode;
} gen_include_file;

typedef struct gen_include {
    gen_include_file *files; /* in order of first appearance, the list itself first unless it is standard input */
    size_t count;
    XXH3_state_t *digest; /* of all texts in the order of their reading */
    bool failed;          /* an included file is there, but could not be read; that was told */
} gen_include;

/* False when there is no memory. Free with gen_include_free in any case. */
bool gen_include_init(gen_include *include);

/* Remembers a file and takes text into the digest. Returns its path, which is that of its first appearance: the list
   reader knows loops by equal paths, and a/../a.names is a.names. Stays until gen_include_free. NULL: no memory. */
const char *gen_include_add(gen_include *include, const char *path, dev_t device, ino_t inode, const char *text,
                            size_t len);

/* A resolver whose context is include. */
hdrtrie_resolver gen_include_resolver(gen_include *include);

uint64_t gen_include_digest(const gen_include *include);

void gen_include_free(gen_include *include);

/* What stands behind the last slash of path. */
const char *gen_include_base(const char *path);

#endif
