/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Memory between two unreadable pages: a read or write past either edge ends the test.

       guarded area = guarded_open(4096);
       char *name = guarded_at_end(&area, "CF-Ray", 6, 0);     reading name[6] ends the test */
#ifndef GUARDED_H
#define GUARDED_H

#include <stddef.h>

typedef struct guarded {
    char *bytes; /* the first readable byte, at the start of a page */
    size_t len;  /* a multiple of the page size */
} guarded;

/* Readable and writable memory of at least len bytes with an unreadable page on either side. Never fails. */
guarded guarded_open(size_t len);
void guarded_close(guarded *area);

/* Copies bytes so that exactly gap bytes lie between their end and the unreadable page after them. Fills the rest of
   the area with 0xa5. */
char *guarded_at_end(guarded *area, const void *bytes, size_t len, size_t gap);

/* Copies bytes so that exactly gap bytes lie between the unreadable page before them and their start. Fills the rest
   too. */
char *guarded_at_start(guarded *area, const void *bytes, size_t len, size_t gap);

#endif
