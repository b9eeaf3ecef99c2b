/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "need.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void need_fail(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("bench: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    exit(1);
}

void *need_memory(size_t len)
{
    void *memory = calloc(len == 0 ? 1 : len, 1);
    NEED(memory != NULL, "out of memory");
    return memory;
}
