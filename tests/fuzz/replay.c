/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Runs a target without a fuzzer, so that any compiler can build it. For each file, or each file of a folder, it also
   runs beginnings of the input, and the input with single bytes changed.

       replay FOLDER|FILE... */
#include "finding.h"
#include <dirent.h>
#include <string.h>
#include <sys/stat.h>

#define INPUT_MAX ((size_t)1 << 20)
#define CHANGES_MAX 400 /* number of beginnings and of changed bytes per input, evenly spread */

static size_t inputs, executions;

/* Runs one input in a heap block of exactly its length, as libFuzzer does. */
static void run(const uint8_t *bytes, size_t len)
{
    uint8_t *input = malloc(len + (len == 0));
    if (input == NULL) abort();
    memcpy(input, bytes, len);
    LLVMFuzzerTestOneInput(input, len);
    free(input);
    executions++;
}

static void replay_file(const char *path)
{
    static uint8_t bytes[INPUT_MAX];
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        perror(path);
        exit(3);
    }
    const size_t len = fread(bytes, 1, sizeof bytes, file), step = 1 + len / CHANGES_MAX;
    fclose(file);
    fprintf(stderr, "%s\n", path); /* the last line of the output if the target aborts */
    run(bytes, len);
    for (size_t at = 0; at < len; at += step) {
        run(bytes, at);
        bytes[at] ^= 0xff;
        run(bytes, len);
        bytes[at] ^= 0xff ^ 0x20;
        run(bytes, len);
        bytes[at] ^= 0x20;
    }
    inputs++;
}

static void replay(const char *path)
{
    struct stat about;
    if (stat(path, &about) != 0 || !S_ISDIR(about.st_mode)) {
        replay_file(path);
        return;
    }
    DIR *folder = opendir(path);
    if (folder == NULL) {
        perror(path);
        exit(3);
    }
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        char name[4096];
        if (entry->d_name[0] == '.') continue;
        if (snprintf(name, sizeof name, "%s/%s", path, entry->d_name) >= (int)sizeof name) exit(3);
        replay(name);
    }
    closedir(folder);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) replay(argv[i]);
    printf("replay: %zu inputs, %zu executions\n", inputs, executions);
    return inputs == 0; /* running no input is a failure */
}
