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

/* Returns the length in bytes of the name of field index. An unknown len_size is read as 1. */
HDRTRIE_INLINE size_t hdrtrie_layout_len(const hdrtrie_layout *layout, const void *fields, size_t index)
{
    const char *at = (const char *)fields + index * layout->stride + layout->len_offset;
    uint64_t len64;
    uint32_t len32;
    uint16_t len16;
    if (HDRTRIE_LIKELY(layout->len_size == 8)) { /* the usual case: size_t */
        memcpy(&len64, at, sizeof len64);
        return (size_t)len64;
    }
    switch (layout->len_size) {
    case 4: memcpy(&len32, at, sizeof len32); return len32;
    case 2: memcpy(&len16, at, sizeof len16); return len16;
    default: return *(const unsigned char *)at;
    }
}

/* Copies field `from` over field `to`, to <= from. It copies words and then the remaining bytes; most structs have
   none. */
HDRTRIE_INLINE void hdrtrie_layout_move(const hdrtrie_layout *layout, void *fields, size_t to, size_t from)
{
    char *target = (char *)fields + to * layout->stride;
    const char *source = (const char *)fields + from * layout->stride;
    size_t i;
    for (i = 0; i + 8 <= layout->stride; i += 8) {
        uint64_t word;
        memcpy(&word, source + i, sizeof word);
        memcpy(target + i, &word, sizeof word);
    }
    for (; i < layout->stride; i++) target[i] = source[i];
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

#endif
