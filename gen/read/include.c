/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "include.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "../command.h"
#include "input.h"

bool gen_include_init(gen_include *include)
{
    *include = (gen_include){NULL, 0, XXH3_createState(), false};
    return include->digest != NULL && XXH3_64bits_reset(include->digest) == XXH_OK;
}

const char *gen_include_add(
    gen_include *include, const char *path, dev_t device, ino_t inode, const char *text, size_t len)
{
    gen_include_file *files;
    char *own;
    XXH3_64bits_update(include->digest, text, len);
    for (size_t i = 0; i < include->count; i++) {
        const gen_include_file *file = &include->files[i];
        if (file->device == device && file->inode == inode) return file->path;
    }
    files = realloc(include->files, (include->count + 1) * sizeof *files);
    if (files == NULL) return NULL;
    include->files = files;
    own = strdup(path);
    if (own == NULL) return NULL;
    files[include->count++] = (gen_include_file){own, device, inode};
    return own;
}

const char *gen_include_base(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

/* Returns name in the folder of from, or an absolute name unchanged; malloc'ed. */
static char *join(const char *from, const char *name)
{
    const size_t folder_len = from == NULL || name[0] == '/' ? 0 : (size_t)(gen_include_base(from) - from);
    const size_t name_len = strlen(name);
    char *path = malloc(folder_len + name_len + 1);
    if (path == NULL) return NULL;
    if (folder_len != 0) memcpy(path, from, folder_len);
    memcpy(path + folder_len, name, name_len + 1);
    return path;
}

static bool open_include(
    void *context, const char *name, const char *from, const char **path, const char **text, size_t *len)
{
    gen_include *include = context;
    gen_input input;
    char *joined = join(from, name);
    bool read, missing;
    errno = joined != NULL ? 0 : ENOMEM;
    read = joined != NULL && strcmp(joined, "-") != 0 && gen_input_read(joined, &input) == 0;
    missing = errno == 0 || errno == ENOENT || errno == ENOTDIR ||
              errno == ENAMETOOLONG; /* an error of the list, not of the system */
    if (read) {
        *path = gen_include_add(include, joined, input.device, input.inode, input.text, input.len);
        *text = input.text;
        *len = input.len;
        if (*path == NULL) {
            free(input.text);
            errno = ENOMEM;
            read = missing = false;
        }
    }
    if (!read && !missing) {
        gen_complain_io(joined != NULL ? joined : name, "cannot read");
        include->failed = true;
    }
    free(joined);
    return read;
}

static void release_include(void *context, const char *path, const char *text)
{
    (void)context;
    (void)path;
    free((void *)(uintptr_t)text);
}

hdrtrie_resolver gen_include_resolver(gen_include *include)
{
    return (hdrtrie_resolver){open_include, release_include, include};
}

uint64_t gen_include_digest(const gen_include *include)
{
    return XXH3_64bits_digest(include->digest);
}

void gen_include_free(gen_include *include)
{
    for (size_t i = 0; i < include->count; i++) free(include->files[i].path);
    free(include->files);
    XXH3_freeState(include->digest);
}
