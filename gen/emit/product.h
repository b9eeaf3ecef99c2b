/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A text that is being written in memory, either complete or not at all. */
#ifndef HDRTRIE_GEN_PRODUCT_H
#define HDRTRIE_GEN_PRODUCT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

typedef struct gen_product {
    char *text; /* malloc'ed, without a NUL at the end; NULL if empty */
    size_t len, room;
    bool lost; /* memory ran out, so the text is incomplete */
} gen_product;

/* Opens a stream that appends to product, empty at first. NULL if memory runs out. It replaces open_memstream:
   if memory runs out in glibc's, bytes are lost, and neither ferror nor fclose reports it. */
FILE *gen_product_open(gen_product *product);

/* Closes the stream (or NULL). Returns false, with errno ENOMEM, if the text is incomplete. The caller frees
   product->text in both cases. */
bool gen_product_close(FILE *stream, gen_product *product);

#endif
