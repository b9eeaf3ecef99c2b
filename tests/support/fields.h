/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* An array of fields in a caller's layout, next to an unreadable page, with a copy to compare it with afterwards. */
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
    char *before; /* a copy from before the call */
    guarded area;
} fields;

/* Makes an array of names[0, count). It ends at an unreadable page if at_end, otherwise it starts after one. Does
   not copy the names. The length of a NULL name has all bits set, because no code may use it. */
fields fields_open(const fields_layout *layout, uint8_t flags, const oracle_field *names, size_t count, bool at_end);
void fields_close(fields *f);

/* Restores the array from its copy. */
void fields_restore(fields *f);

/* Returns NULL if exactly left fields remain, in order and unchanged, none of them gone, and no byte around the
   array has changed. Otherwise returns a description of the fault. */
const char *fields_wrong(const fields *f, const bool *gone, size_t left);

/* The number of fields that are not gone. */
size_t fields_left(const bool *gone, size_t count);

#endif
