/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "ledger.h"
#include "library_commit.h"
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

uint64_t ledger_next_seed(const char *path, const char *program)
{
    char line[512], name[64];
    uint64_t next = 1, seed;
    FILE *file = fopen(path, "r");
    if (file == NULL) return next;
    while (fgets(line, sizeof line, file) != NULL) {
        if (sscanf(line, "%*s %*s %63s %" SCNu64, name, &seed) != 2 || strcmp(name, program) != 0) continue;
        if (seed >= next) next = seed + 1;
    }
    fclose(file);
    return next;
}

void ledger_add(const char *path, const char *program, uint64_t seed, double seconds, uint64_t cases, uint64_t faults)
{
    char line[512], date[32];
    time_t now = time(NULL);
    strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%SZ", gmtime(&now));
    int len = snprintf(line, sizeof line, "%s\t%s\t%s\t%" PRIu64 "\t%.1f\t%" PRIu64 "\t%" PRIu64 "\n", date,
        LIBRARY_COMMIT, program, seed, seconds, cases, faults);
    int file = open(path, O_WRONLY | O_CREAT | O_APPEND, 0666);
    if (file < 0 || write(file, line, (size_t)len) != len || close(file) != 0) {
        perror(path);
        exit(3);
    }
}
