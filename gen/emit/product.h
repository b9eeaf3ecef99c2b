/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A text that is being made, in memory, whole or not at all. */
#ifndef HDRTRIE_GEN_PRODUCT_H
#define HDRTRIE_GEN_PRODUCT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

typedef struct gen_product {
    char *text; /* malloc'ed, NULL where nothing was put; no NUL behind it */
    size_t len, room;
    bool lost; /* there was no memory for some of it */
} gen_product;

/* A stream into product, which begins empty. NULL when there is no memory. open_memstream is no choice: glibc's loses
   what it finds no memory for and tells nobody, neither by ferror nor by fclose, so that the text has a hole. */
FILE *gen_product_open(gen_product *product);

/* Closes the stream, which may be NULL; false, and errno ENOMEM, if anything was lost. free(product->text) is the
   caller's in any case. */
bool gen_product_close(FILE *stream, gen_product *product);

#endif
