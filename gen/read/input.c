/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Reads to the end of the file, not up to its size: the size of a pipe is unknown, and files may grow. */
static int read_all(int fd, gen_input *input)
{
    size_t room = 0;
    for (;;) {
        ssize_t got;
        if (input->len == room) {
            char *larger;
            if (room >= GEN_INPUT_MAX) {
                errno = EFBIG;
                return -1;
            }
            room = room == 0 ? 65536 : 2 * room;
            larger = realloc(input->text, room);
            if (larger == NULL) return -1;
            input->text = larger;
        }
        got = read(fd, input->text + input->len, room - input->len);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return -1;
        if (got == 0) break;
        input->len += (size_t)got;
    }
    return 0;
}

int gen_input_read(const char *path, gen_input *input)
{
    const int standard = strcmp(path, "-") == 0;
    const int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    int failed;

    *input = (gen_input){NULL, 0};
    if (fd < 0) return -1;
    failed = read_all(fd, input) != 0;
    if (!standard) {
        const int kept = errno;
        close(fd);
        errno = kept;
    }
    if (failed) {
        free(input->text);
        input->text = NULL;
        return -1;
    }
    return 0;
}
