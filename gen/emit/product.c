/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "product.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

/* MemorySanitizer does not see libc fill the buffer that it passes to put. */
#ifdef __has_feature
#if __has_feature(memory_sanitizer)
#include <sanitizer/msan_interface.h>
#define FILLED_BY_LIBC(bytes, len) __msan_unpoison(bytes, len)
#endif
#endif
#ifndef FILLED_BY_LIBC
#define FILLED_BY_LIBC(bytes, len) (void)0
#endif

static ssize_t put(void *context, const char *bytes, size_t len)
{
    gen_product *product = context;
    FILLED_BY_LIBC(bytes, len);
    if (product->lost) return 0; /* nothing may follow lost bytes */
    if (len > product->room - product->len) {
        const size_t room = 2 * product->room + len;
        char *larger = realloc(product->text, room);
        if (larger == NULL) {
            product->lost = true;
            return 0;
        }
        product->text = larger;
        product->room = room;
    }
    memcpy(product->text + product->len, bytes, len);
    product->len += len;
    return (ssize_t)len;
}

FILE *gen_product_open(gen_product *product)
{
    const cookie_io_functions_t functions = {.write = put};
    *product = (gen_product){NULL, 0, 0, false};
    return fopencookie(product, "w", functions);
}

bool gen_product_close(FILE *stream, gen_product *product)
{
    if (stream != NULL && fclose(stream) == 0 && !product->lost) return true;
    errno = ENOMEM;
    return false;
}
