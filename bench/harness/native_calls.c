/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "native_calls.h"
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

native_calls_table native_calls;

/* C does not convert the object pointer of dlsym to a function pointer. POSIX permits a copy of its bytes. */
static bool fill(void *library, const char *name, void *call, size_t len)
{
    void *symbol = dlsym(library, name);
    if (symbol == NULL) fprintf(stderr, "bench: %s\n", dlerror());
    memcpy(call, &symbol, len);
    return symbol != NULL;
}

bool native_calls_open(void)
{
    native_calls_table *c = &native_calls;
    if (c->find != NULL) return true;
    void *library = dlopen(BENCH_NATIVE_LIBRARY, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) {
        fprintf(stderr, "bench: %s\n", dlerror());
        return false;
    }
    return fill(library, "hdrtrie_mark", &c->mark, sizeof c->mark) &&
           fill(library, "hdrtrie_clear", &c->clear, sizeof c->clear) &&
           fill(library, "hdrtrie_keep", &c->keep, sizeof c->keep) &&
           fill(library, "hdrtrie_find", &c->find, sizeof c->find);
}
