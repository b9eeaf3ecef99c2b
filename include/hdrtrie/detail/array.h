/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Arrays of the caller's structs, read and moved by their layout. */
#ifndef HDRTRIE_ARRAY_H
#define HDRTRIE_ARRAY_H

#include <hdrtrie/layout.h>
#include <string.h>

/* Returns the pointer to the name of field index. The copy by bytes allows any alignment. */
HDRTRIE_INLINE const char *hdrtrie_layout_name(const hdrtrie_layout *layout, const void *fields, size_t index)
{
    const char *name;
    memcpy(&name, (const char *)fields + index * layout->stride + layout->name_offset, sizeof name);
    return name;
}

/* Returns the length at this address, a number of len_size bytes. An unknown len_size is read as 1. */
HDRTRIE_INLINE size_t hdrtrie_len_read(const char *at, unsigned len_size)
{
    uint64_t len64;
    uint32_t len32;
    uint16_t len16;
    if (HDRTRIE_LIKELY(len_size == 8)) { /* the usual case: size_t */
        memcpy(&len64, at, sizeof len64);
        return (size_t)len64;
    }
    switch (len_size) {
    case 4: memcpy(&len32, at, sizeof len32); return len32;
    case 2: memcpy(&len16, at, sizeof len16); return len16;
    default: return *(const unsigned char *)at;
    }
}

/* Returns the length in bytes of the name of field index. */
HDRTRIE_INLINE size_t hdrtrie_layout_len(const hdrtrie_layout *layout, const void *fields, size_t index)
{
    return hdrtrie_len_read((const char *)fields + index * layout->stride + layout->len_offset, layout->len_size);
}

/* The stride of a name and a value with their lengths, the usual struct. */
#define HDRTRIE_USUAL_STRIDE 32

/* Copies field `from` over field `to`, to <= from, of stride bytes each. The usual struct is one copy of a constant size.
   Others are copied by words, and then the remaining bytes; most structs have none. */
HDRTRIE_INLINE void hdrtrie_stride_move(size_t stride, void *fields, size_t to, size_t from)
{
    char *target = (char *)fields + to * stride;
    const char *source = (const char *)fields + from * stride;
    size_t i;
    if (HDRTRIE_LIKELY(stride == HDRTRIE_USUAL_STRIDE)) {
        char field[HDRTRIE_USUAL_STRIDE];
        memcpy(field, source, sizeof field);
        memcpy(target, field, sizeof field);
        return;
    }
    for (i = 0; i + 8 <= stride; i += 8) {
        uint64_t word;
        memcpy(&word, source + i, sizeof word);
        memcpy(target + i, &word, sizeof word);
    }
    for (; i < stride; i++) target[i] = source[i];
}

/* Copies field `from` over field `to`, to <= from. */
HDRTRIE_INLINE void hdrtrie_layout_move(const hdrtrie_layout *layout, void *fields, size_t to, size_t from)
{
    hdrtrie_stride_move(layout->stride, fields, to, from);
}

/* An array of fields and its layout. */
typedef struct hdrtrie_array {
    void *fields;
    const hdrtrie_layout *layout;
} hdrtrie_array;

/* Returns the array of fields with that layout. It takes a pointer to const for mark, which only reads fields. */
HDRTRIE_INLINE hdrtrie_array hdrtrie_array_of(const void *fields, const hdrtrie_layout *layout)
{
    hdrtrie_array a;
    a.fields = (void *)(uintptr_t)fields; /* const is removed only for callers that passed a pointer without it */
    a.layout = layout;
    return a;
}

/* The names and lengths of an array, and the flags of its layout: what a loop needs, without an addition per field. */
typedef struct hdrtrie_columns {
    const char *names; /* the first name; the others follow at the stride */
    size_t stride;
    ptrdiff_t to_len; /* bytes from a name to its length */
    unsigned len_size;
    uint32_t flags;
} hdrtrie_columns;

/* Returns the columns of the fields from first on. */
HDRTRIE_INLINE hdrtrie_columns hdrtrie_columns_of(hdrtrie_array a, size_t first)
{
    const char *start = (const char *)a.fields + first * a.layout->stride;
    hdrtrie_columns c;
    c.names = start + a.layout->name_offset;
    c.stride = a.layout->stride;
    c.to_len = (ptrdiff_t)a.layout->len_offset - (ptrdiff_t)a.layout->name_offset;
    c.len_size = a.layout->len_size;
    c.flags = a.layout->flags;
    return c;
}

/* Returns 1 if lengths are of 8 bytes and no field is a continuation, else 0. */
HDRTRIE_INLINE int hdrtrie_columns_usual(hdrtrie_columns c)
{
    return c.len_size == 8 && !(c.flags & HDRTRIE_LAYOUT_CONTINUATIONS);
}

/* Returns usual columns, with both facts as constants: three instructions less per field. */
HDRTRIE_INLINE hdrtrie_columns hdrtrie_columns_as_usual(hdrtrie_columns c)
{
    c.len_size = 8;
    c.flags &= ~(uint32_t)HDRTRIE_LAYOUT_CONTINUATIONS;
    return c;
}

/* Returns the pointer to the name of field index. */
HDRTRIE_INLINE const char *hdrtrie_columns_name(hdrtrie_columns c, size_t index)
{
    const char *name;
    memcpy(&name, c.names + index * c.stride, sizeof name);
    return name;
}

/* Returns the length in bytes of the name of field index. */
HDRTRIE_INLINE size_t hdrtrie_columns_len(hdrtrie_columns c, size_t index)
{
    return hdrtrie_len_read(c.names + index * c.stride + c.to_len, c.len_size);
}

#endif
