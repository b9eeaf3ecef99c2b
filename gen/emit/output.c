/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../read/include.h"
#include "../read/input.h"

#define LINKS_MAX 40

static int write_all(int fd, const char *bytes, size_t len)
{
    while (len != 0) {
        const ssize_t written = write(fd, bytes, len);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return -1;
        bytes += written;
        len -= (size_t)written;
    }
    return 0;
}

/* Closes fd and keeps the errno of an earlier failure. Returns -1 if failed is or if close fails. */
static int finish(int fd, int failed)
{
    const int kept = errno;
    if (close(fd) != 0) return -1;
    errno = kept;
    return failed;
}

/* Whether standard output is redirected to the file at path. Replacing it would leave the redirection on the old file. */
static bool is_standard_output(const char *path)
{
    struct stat target, standard;
    if (strcmp(path, "-") == 0) return true;
    return stat(path, &target) == 0 && fstat(STDOUT_FILENO, &standard) == 0 && target.st_dev == standard.st_dev &&
           target.st_ino == standard.st_ino;
}

static int write_direct(const char *path, const void *bytes, size_t len)
{
    int fd;
    if (is_standard_output(path)) return write_all(STDOUT_FILENO, bytes, len);
    fd = open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC);
    if (fd < 0) return -1;
    return finish(fd, write_all(fd, bytes, len));
}

char *gen_output_resolve(const char *path)
{
    char *resolved = strdup(path);
    for (int links = 0; resolved != NULL; links++) {
        char target[4096], *joined;
        const ssize_t target_len = readlink(resolved, target, sizeof target);
        size_t folder_len;
        if (target_len < 0 && (errno == EINVAL || errno == ENOENT)) break; /* not a link, or it does not exist */
        if (target_len < 0 || links == LINKS_MAX || (size_t)target_len == sizeof target) {
            if (target_len >= 0) errno = links == LINKS_MAX ? ELOOP : ENAMETOOLONG;
            free(resolved);
            return NULL; /* else a file might replace a link */
        }
        folder_len = target[0] == '/' ? 0 : (size_t)(gen_include_base(resolved) - resolved);
        joined = malloc(folder_len + (size_t)target_len + 1);
        if (joined != NULL) {
            memcpy(joined, resolved, folder_len);
            memcpy(joined + folder_len, target, (size_t)target_len);
            joined[folder_len + (size_t)target_len] = '\0';
        }
        free(resolved);
        resolved = joined;
    }
    return resolved;
}

/* Creates a new file beside path, with a name that no other process uses. *name: malloc'ed. */
static int open_beside(const char *path, char **name)
{
    const char *base = gen_include_base(path);
    const size_t room = strlen(path) + 48;
    int fd = -1;
    *name = malloc(room);
    if (*name == NULL) return -1;
    for (unsigned attempt = 0; attempt < 100; attempt++) {
        snprintf(*name, room, "%.*s.%s.%ld-%u.tmp", (int)(base - path), path, base, (long)getpid(), attempt);
        fd = open(*name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (fd >= 0 || errno != EEXIST) break;
    }
    if (fd < 0) {
        const int kept = errno;
        free(*name);
        *name = NULL;
        errno = kept;
    }
    return fd;
}

/* Sets the owner first, because that clears bits of the mode. EPERM is not an error here. */
static int keep_owner_and_mode(int fd, const struct stat *old)
{
    struct stat info;
    if (fstat(fd, &info) != 0) return -1;
    if ((info.st_uid != old->st_uid || info.st_gid != old->st_gid) && fchown(fd, old->st_uid, old->st_gid) != 0 &&
        errno != EPERM) {
        return -1;
    }
    return fchmod(fd, old->st_mode & 07777);
}

/* Makes the new name survive a crash. Errors are ignored: file systems without fsync for folders do not need it. */
static void sync_folder(const char *path)
{
    const size_t folder_len = (size_t)(gen_include_base(path) - path);
    char *folder = strndup(folder_len == 0 ? "." : path, folder_len == 0 ? 1 : folder_len);
    const int fd = folder != NULL ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    if (fd >= 0) {
        (void)fsync(fd);
        close(fd);
    }
    free(folder);
}

/* Replaces the target by the temporary file in one step. Exchanges the two if possible, so that it can be undone. */
static int replace(gen_output *output)
{
#ifdef RENAME_EXCHANGE
    if (output->exists && renameat2(AT_FDCWD, output->temporary, AT_FDCWD, output->target, RENAME_EXCHANGE) == 0) {
        return 0;
    }
    if (output->exists && errno != EINVAL && errno != ENOSYS && errno != ENOENT) return -1;
#endif
    if (rename(output->temporary, output->target) != 0) return -1;
    free(output->temporary);
    output->temporary = NULL;
    return 0;
}

/* Writes and syncs a temporary file beside output->target. */
static int stage_replacement(gen_output *output, const struct stat *old)
{
    const int fd = open_beside(output->target, &output->temporary);
    int failed;
    if (fd < 0) return -1;
    failed = (old != NULL && keep_owner_and_mode(fd, old) != 0) || write_all(fd, output->bytes, output->len) != 0 ||
             fsync(fd) != 0;
    return finish(fd, failed ? -1 : 0);
}

/* Returns 1 if the file holds these bytes, 0 if it holds others, -1 if it cannot be read. */
static int holds(const char *path, const void *bytes, size_t len)
{
    gen_input input;
    int same;
    if (gen_input_read(path, &input) != 0) return -1;
    same = input.len == len && memcmp(input.text, bytes, len) == 0;
    free(input.text);
    return same;
}

static int stage(gen_output *output)
{
    struct stat old;
    output->direct = is_standard_output(output->path);
    if (output->direct) return 0;
    output->exists = stat(output->path, &old) == 0;
    if (!output->exists && errno != ENOENT) return -1;
    output->direct = output->exists && !S_ISREG(old.st_mode);
    if (output->direct) return 0;
    if (output->exists && (size_t)old.st_size == output->len && holds(output->path, output->bytes, output->len) == 1) {
        return 0;
    }
    output->target = gen_output_resolve(output->path);
    if (output->target == NULL) return -1;
    return stage_replacement(output, output->exists ? &old : NULL);
}

gen_status gen_output_stage(const char *path, const void *bytes, size_t len, gen_output *output)
{
    *output = (gen_output){.path = path, .bytes = bytes, .len = len};
    return stage(output) == 0 ? GEN_DONE : gen_complain_io(path, "cannot write");
}

gen_status gen_output_commit(gen_output *output)
{
    if (output->direct) {
        if (write_direct(output->path, output->bytes, output->len) == 0) return GEN_DONE;
        return gen_complain_io(gen_output_name(output->path), "cannot write");
    }
    if (output->temporary == NULL) return GEN_DONE; /* the file has this content already */
    if (replace(output) != 0) return gen_complain_io(output->path, "cannot write");
    output->committed = true;
    sync_folder(output->target);
    return GEN_DONE;
}

void gen_output_undo(gen_output *output)
{
    if (output->committed && output->temporary != NULL && rename(output->temporary, output->target) == 0) {
        free(output->temporary);
        output->temporary = NULL;
    } else if (output->committed && !output->exists) {
        unlink(output->target);
    }
    output->committed = false;
}

void gen_output_free(gen_output *output)
{
    if (output->temporary != NULL && unlink(output->temporary) != 0) {
        (void)gen_complain_io(output->temporary, "cannot remove"); /* not an error: the outputs are complete */
    }
    free(output->temporary);
    free(output->target);
    output->temporary = output->target = NULL;
}

const char *gen_output_name(const char *path)
{
    return strcmp(path, "-") == 0 ? "standard output" : path;
}

gen_status gen_output_check(const char *path, const void *bytes, size_t len)
{
    const int same = holds(path, bytes, len);
    if (same == 1) return GEN_DONE;
    if (same < 0 && errno != ENOENT) return gen_complain_io(path, "cannot read");
    return gen_complain(
        GEN_BAD_INPUT, "%s: %s; generate it again", path, same == 0 ? "is out of date" : "does not exist");
}
