/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* An array of fields in a caller's layout, flush with an unreadable page, and a copy to compare it with afterwards. */
#ifndef FIELDS_H
#define FIELDS_H

#include "guarded.h"
#include "oracle.h"

typedef struct fields_layout {
    const char *label;
    size_t stride, name_offset, len_offset;
    uint8_t len_size;
} fields_layout;

/* Lengths of 1, 2, 4 and 8 bytes, odd strides, unaligned pointers. */
extern const fields_layout fields_layouts[];
extern const size_t fields_layout_count;

typedef struct fields {
    hdrtrie_layout layout;
    size_t count;
    char *bytes;  /* the array */
    char *before; /* the array as it was */
    guarded area;
} fields;

/* An array of names[0, count): ends at the unreadable page where at_end, else starts at one. Names are not copied. A NULL
   name's length is all ones: nobody may look at it. */
fields fields_open(const fields_layout *layout, uint8_t flags, const oracle_field *names, size_t count, bool at_end);
void fields_close(fields *f);

/* Puts the array back as it was. */
void fields_restore(fields *f);

/* NULL if left fields are there, those not gone, in order and with their bytes, and nothing around the array has changed;
   else what is wrong. */
const char *fields_wrong(const fields *f, const bool *gone, size_t left);

/* How many are not gone. */
size_t fields_left(const bool *gone, size_t count);

#endif
