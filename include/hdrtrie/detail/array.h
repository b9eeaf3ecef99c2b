/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* An array of the caller's structs, read and moved through its layout. */
#ifndef HDRTRIE_ARRAY_H
#define HDRTRIE_ARRAY_H

#include <hdrtrie/layout.h>
#include <string.h>

/* The name pointer and the length of field index. */
HDRTRIE_INLINE const char *hdrtrie_layout_name(const hdrtrie_layout *layout, const void *fields, size_t index)
{
    const char *name;
    memcpy(&name, (const char *)fields + index * layout->stride + layout->name_offset, sizeof name);
    return name;
}

HDRTRIE_INLINE size_t hdrtrie_layout_len(const hdrtrie_layout *layout, const void *fields, size_t index)
{
    const char *at = (const char *)fields + index * layout->stride + layout->len_offset;
    uint64_t len64;
    uint32_t len32;
    uint16_t len16;
    if (HDRTRIE_LIKELY(layout->len_size == 8)) { /* size_t, nearly always */
        memcpy(&len64, at, sizeof len64);
        return (size_t)len64;
    }
    switch (layout->len_size) {
    case 4: memcpy(&len32, at, sizeof len32); return len32;
    case 2: memcpy(&len16, at, sizeof len16); return len16;
    default: return *(const unsigned char *)at;
    }
}

/* Copies field from over field to, to <= from. Word by word, and what is left byte by byte: of most structs nothing. */
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

/* An array of fields and where they keep their names. */
typedef struct hdrtrie_array {
    void *fields;
    const hdrtrie_layout *layout;
} hdrtrie_array;

HDRTRIE_INLINE hdrtrie_array hdrtrie_array_of(const void *fields, const hdrtrie_layout *layout)
{
    hdrtrie_array a;
    a.fields = (void *)(uintptr_t)fields; /* mark only reads; drop, clear and keep were given what they may write */
    a.layout = layout;
    return a;
}

#endif
