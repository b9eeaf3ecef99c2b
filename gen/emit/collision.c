/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "collision.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "output.h"

/* What a path means: a regular file, or a name in a folder where a file would be created. */
typedef struct identity {
    bool known;
    bool exists;
    dev_t device; /* of the file if it exists, else of its folder */
    ino_t inode;
    char *name; /* in the folder; NULL if the file exists; malloc'ed */
} identity;

static identity identify_open(int fd)
{
    struct stat info;
    identity i = {0};
    if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) return i;
    i.known = i.exists = true;
    i.device = info.st_dev;
    i.inode = info.st_ino;
    return i;
}

/* A file that does not exist is identified by its folder and its name there. */
static identity identify_new(const char *path)
{
    identity i = {0};
    struct stat info;
    char *target = gen_output_resolve(path), *folder;
    const char *base;
    if (target == NULL) return i;
    base = gen_include_base(target);
    folder = base == target ? strdup(".") : strndup(target, (size_t)(base - target));
    if (folder != NULL && stat(folder, &info) == 0) {
        i.device = info.st_dev;
        i.inode = info.st_ino;
        i.name = strdup(base);
        i.known = i.name != NULL;
    }
    free(folder);
    free(target);
    return i;
}

/* An unknown path, such as one in a folder that does not exist, is equal to no other: writing to it fails anyway. */
static identity identify(const char *path)
{
    struct stat info;
    identity i = {0};
    if (strcmp(path, "-") == 0) return identify_open(STDOUT_FILENO);
    if (stat(path, &info) != 0) return errno == ENOENT ? identify_new(path) : i;
    if (!S_ISREG(info.st_mode)) return i;
    i.known = i.exists = true;
    i.device = info.st_dev;
    i.inode = info.st_ino;
    return i;
}

static bool is_same(const identity *a, const identity *b)
{
    if (!a->known || !b->known || a->exists != b->exists) return false;
    if (a->device != b->device || a->inode != b->inode) return false;
    return a->exists || (a->name != NULL && b->name != NULL && strcmp(a->name, b->name) == 0);
}

/* command: "gen" or "strip". */
static gen_status check_files(
    const char *command, const gen_target *target, const identity *i, const char *list, const gen_include *include)
{
    for (size_t k = 0; k < include->files.count; k++) {
        const hdrtrie_list_file *file = &include->files.items[k];
        const identity read = {true, true, file->device, file->inode, NULL};
        if (!is_same(i, &read)) continue;
        return gen_complain_usage("%s: %s %s: this file is %s%s%s, which would be lost; write to another file", command,
            target->option, target->path, strcmp(list, file->path) == 0 ? "the list" : "a part of the list",
            strcmp(target->path, file->path) == 0 ? "" : ", ", strcmp(target->path, file->path) == 0 ? "" : file->path);
    }
    return GEN_DONE;
}

static gen_status check_inputs(
    const gen_target *target, const identity *i, const char *list, const gen_include *include)
{
    const identity standard = identify_open(STDIN_FILENO);
    const size_t path_len = strlen(target->path);
    if (path_len > 2 && target->path[0] == '<' && target->path[path_len - 1] == '>') {
        return gen_complain_usage(
            "gen: %s %s: this is written like a preset; give the name of a file", target->option, target->path);
    }
    if (strcmp(list, "-") == 0 && is_same(i, &standard)) {
        return gen_complain_usage(
            "gen: %s %s: this file is the list on standard input, which would be lost; write to another file",
            target->option, target->path);
    }
    return check_files("gen", target, i, list, include);
}

gen_status gen_collision_check_report(const char *path, const char *list, const gen_include *include)
{
    const gen_target target = {"--report", path};
    const identity input = identify_open(STDIN_FILENO), output = identify_open(STDOUT_FILENO);
    identity i = {0};
    gen_status status = GEN_DONE;
    if (strcmp(path, "-") == 0) return GEN_DONE;
    i = identify(path);
    if (is_same(&i, &input)) {
        status = gen_complain_usage(
            "strip: --report %s: this file is standard input, which would be lost; write to another file", path);
    } else if (is_same(&i, &output)) {
        status = gen_complain_usage(
            "strip: --report %s: this file is standard output; write the report to another file", path);
    } else {
        status = check_files("strip", &target, &i, list, include);
    }
    free(i.name);
    return status;
}

gen_status gen_collision_check(const gen_target *targets, size_t count, const char *list, const gen_include *include)
{
    identity identities[3] = {{0}, {0}, {0}};
    gen_status status = GEN_DONE;
    for (size_t i = 0; i < count && status == GEN_DONE; i++) {
        if (targets[i].path == NULL) continue;
        identities[i] = identify(targets[i].path);
        status = check_inputs(&targets[i], &identities[i], list, include);
        for (size_t j = 0; j < i && status == GEN_DONE; j++) {
            if (targets[j].path == NULL || !is_same(&identities[i], &identities[j])) continue;
            status = gen_complain_usage("gen: %s %s and %s %s are the same file; give each output a file of its own",
                targets[j].option, targets[j].path, targets[i].option, targets[i].path);
        }
    }
    for (size_t i = 0; i < count; i++) free(identities[i].name);
    return status;
}
