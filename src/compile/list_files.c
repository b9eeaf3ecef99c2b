/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "list_files.h"

#include <errno.h>
#include <hdrtrie/detail/format/header.h>
#include <string.h>
#include <sys/stat.h>

#include "../check/memory.h"
#include "../check/read_file.h"

const char *hdrtrie_list_files_base(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

bool hdrtrie_list_files_is_table(const char *text, size_t len)
{
    return len >= sizeof(uint32_t) && hdrtrie_load_le32((const uint8_t *)text) == HDRTRIE_MAGIC;
}

/* Returns name in the folder of from, or an absolute name unchanged; NULL if memory runs out. */
static char *path_join(const hdrtrie_allocator *allocator, const char *from, const char *name)
{
    const size_t folder_len = from == NULL || name[0] == '/' ? 0 : (size_t)(hdrtrie_list_files_base(from) - from);
    const size_t name_len = strlen(name);
    char *path = (char *)hdrtrie_memory_take(allocator, folder_len + name_len + 1);
    if (path == NULL) return NULL;
    if (from != NULL) memcpy(path, from, folder_len);
    memcpy(path + folder_len, name, name_len + 1);
    return path;
}

static void release(const hdrtrie_list_files *files, void *memory)
{
    if (memory != NULL) hdrtrie_memory_release(files->allocator, memory);
}

/* Makes room for one more file. Returns false if memory runs out. */
static bool files_grow(hdrtrie_list_files *files)
{
    const size_t room = files->room != 0 ? 2 * files->room : 8;
    hdrtrie_list_file *larger;
    if (files->count < files->room) return true;
    larger = (hdrtrie_list_file *)hdrtrie_memory_take(files->allocator, room * sizeof *larger);
    if (larger == NULL) return false;
    if (files->count != 0) memcpy(larger, files->items, files->count * sizeof *larger);
    release(files, files->items);
    files->items = larger;
    files->room = room;
    return true;
}

/* The path that was first used for a file. Windows has no inodes, so there each path is a file of its own. NULL if memory runs
   out. */
static const char *keep(hdrtrie_list_files *files, const char *path, const struct stat *info)
{
    const uint64_t device = (uint64_t)info->st_dev, inode = (uint64_t)info->st_ino;
    char *own;
    for (size_t i = 0; i < files->count; i++) {
        const hdrtrie_list_file *file = &files->items[i];
        if (inode != 0 ? file->device == device && file->inode == inode : strcmp(file->path, path) == 0) {
            return file->path;
        }
    }
    if (!files_grow(files)) return NULL;
    own = path_join(files->allocator, NULL, path);
    if (own == NULL) return NULL;
    files->items[files->count++] = (hdrtrie_list_file){own, device, inode};
    return own;
}

hdrtrie_error hdrtrie_list_files_read(
    hdrtrie_list_files *files, const char *path, const char **kept, char **text, size_t *len)
{
    struct stat info;
    hdrtrie_error error;
    *text = NULL;
    if (stat(path, &info) != 0) return HDRTRIE_ERR_READ;
    error = hdrtrie_read_file(path, files->allocator, HDRTRIE_LIST_FILE_MAX, text, len);
    if (error != HDRTRIE_OK) return error;
    *kept = keep(files, path, &info);
    if (*kept == NULL) {
        release(files, *text);
        *text = NULL;
        return HDRTRIE_ERR_MEMORY;
    }
    if (files->seen != NULL) files->seen(files->context, *text, *len);
    return HDRTRIE_OK;
}

/* A file that is missing is an error of the list, not of the system. */
static bool is_missing(int reason)
{
    return reason == ENOENT || reason == ENOTDIR || reason == ENAMETOOLONG;
}

static bool file_open(
    void *context, const char *name, const char *from, const char **path, const char **text, size_t *len)
{
    hdrtrie_list_files *files = (hdrtrie_list_files *)context;
    hdrtrie_error error = HDRTRIE_ERR_MEMORY;
    char *read = NULL;
    int reason;
    if (from == NULL) return false; /* a preset that the library does not contain */
    release(files, files->tried);
    files->tried = path_join(files->allocator, from, name);
    if (files->tried != NULL) error = hdrtrie_list_files_read(files, files->tried, path, &read, len);
    *text = read;
    if (error == HDRTRIE_OK) return true;
    reason = error == HDRTRIE_ERR_MEMORY ? ENOMEM : errno;
    *path = files->tried;
    if (files->failure == 0 && !is_missing(reason)) {
        files->failure = reason;
        files->failed = files->tried;
        files->tried = NULL;
    }
    errno = reason;
    return false;
}

static void file_release(void *context, const char *path, const char *text)
{
    (void)path;
    release((hdrtrie_list_files *)context, (void *)(uintptr_t)text);
}

hdrtrie_resolver hdrtrie_list_files_resolver(hdrtrie_list_files *files)
{
    return (hdrtrie_resolver){file_open, file_release, files};
}

void hdrtrie_list_files_free(hdrtrie_list_files *files)
{
    for (size_t i = 0; i < files->count; i++) release(files, files->items[i].path);
    release(files, files->items);
    release(files, files->tried);
    release(files, files->failed);
}

/* Reports why a table cannot be used. */
static void report_table(const char *path, const char *why, const hdrtrie_build_options *options)
{
    const hdrtrie_diagnostic d = {HDRTRIE_ERROR, path, 0, 0, why};
    if (options->diagnose != NULL) options->diagnose(options->diagnose_context, &d);
}

static hdrtrie_error build_file(hdrtrie_list_files *files, const char *path, const char *text, size_t len,
    hdrtrie_list_options options, hdrtrie_table **table)
{
    const hdrtrie_resolver resolver = hdrtrie_list_files_resolver(files);
    hdrtrie_error error;
    if (options.resolver == NULL) options.resolver = &resolver;
    error = hdrtrie_list_build(path, text, len, &options, table);
    if (files->failure == 0 || error != HDRTRIE_ERR_LIST) return error;
    return files->failure == ENOMEM ? HDRTRIE_ERR_MEMORY : HDRTRIE_ERR_READ;
}

hdrtrie_error hdrtrie_list_load(const char *path, const hdrtrie_list_options *options, hdrtrie_table **table)
{
    hdrtrie_list_options own = {{HDRTRIE_FOLD_NONE, NULL, NULL, NULL}, NULL};
    hdrtrie_list_files files;
    const char *kept, *why;
    char *text;
    size_t len;
    hdrtrie_error error;
    int reason;
    memset(&files, 0, sizeof files);
    if (options != NULL) own = *options;
    files.allocator = own.build.allocator;
    *table = NULL;
    error = hdrtrie_list_files_read(&files, path, &kept, &text, &len);
    if (error == HDRTRIE_OK && hdrtrie_list_files_is_table(text, len)) {
        error = hdrtrie_load_bytes(text, len, files.allocator, table, &why);
        if (error != HDRTRIE_OK && error != HDRTRIE_ERR_MEMORY) report_table(path, why, &own.build);
    } else if (error == HDRTRIE_OK) {
        error = build_file(&files, kept, text, len, own, table);
    }
    reason = files.failure != 0 ? files.failure : errno;
    release(&files, text);
    hdrtrie_list_files_free(&files);
    errno = reason;
    return error;
}
