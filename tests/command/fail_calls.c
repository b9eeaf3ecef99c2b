/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Replaces functions of libc (with LD_PRELOAD) by ones that can fail. Requires glibc: its allocator has other names too.
 *
 *     FAIL_ALLOCATION=N    allocation N of the run fails, counted from 1
 *     FAIL_ALLOCATION=N+   allocation N and all later ones fail
 *     COUNT_TO=FD          at its end the run writes the number of its allocations there
 *     SHORT_IO=1           read and write move at most 7 bytes, and every second call is interrupted
 *
 * Allocations of exit handlers do not count: a command that is built for ./dev coverage writes its profile there.
 */
#include <dlfcn.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>

/* NOLINTBEGIN(bugprone-reserved-identifier,readability-inconsistent-declaration-parameter-name): names of glibc */
extern void *__libc_malloc(size_t len);
extern void *__libc_calloc(size_t count, size_t len);
extern void *__libc_realloc(void *memory, size_t len);
extern void *__libc_memalign(size_t alignment, size_t len);

static unsigned long calls, fail_at;
static bool fail_after, short_io, begun, ended;

__attribute__((constructor)) static void begin(void)
{
    const char *at = getenv("FAIL_ALLOCATION");
    char *end;
    short_io = getenv("SHORT_IO") != NULL;
    calls = 0;
    if (at == NULL) return;
    fail_at = strtoul(at, &end, 10);
    fail_after = *end == '+';
}

__attribute__((destructor)) static void finish(void)
{
    const char *to = getenv("COUNT_TO");
    if (to != NULL) dprintf((int)strtol(to, NULL, 10), "%lu\n", calls);
}

static void end(void)
{
    ended = true;
}

static bool fails(void)
{
    if (!begun) { /* not in begin: exit handlers run in reverse order, and end must run before the profile's handler */
        begun = true;
        atexit(end);
    }
    if (ended) return false;
    calls++;
    if (fail_at == 0 || calls < fail_at || (calls > fail_at && !fail_after)) return false;
    errno = ENOMEM;
    return true;
}

void *malloc(size_t len)
{
    return fails() ? NULL : __libc_malloc(len);
}

void *calloc(size_t count, size_t len)
{
    return fails() ? NULL : __libc_calloc(count, len);
}

void *realloc(void *memory, size_t len)
{
    return fails() ? NULL : __libc_realloc(memory, len);
}

void *aligned_alloc(size_t alignment, size_t len)
{
    return fails() ? NULL : __libc_memalign(alignment, len);
}

/* NOLINTEND(bugprone-reserved-identifier,readability-inconsistent-declaration-parameter-name) */

/* Returns whether this call is interrupted. Limits *len to 7. */
static bool interrupts(size_t *len)
{
    static bool turn;
    if (!short_io) return false;
    if (*len > 7) *len = 7;
    turn = !turn;
    if (turn) errno = EINTR;
    return turn;
}

ssize_t read(int fd, void *bytes, size_t len)
{
    static ssize_t (*next)(int, void *, size_t);
    if (next == NULL) *(void **)&next = dlsym(RTLD_NEXT, "read");
    return interrupts(&len) ? -1 : next(fd, bytes, len);
}

ssize_t write(int fd, const void *bytes, size_t len)
{
    static ssize_t (*next)(int, const void *, size_t);
    if (next == NULL) *(void **)&next = dlsym(RTLD_NEXT, "write");
    return interrupts(&len) ? -1 : next(fd, bytes, len);
}
