/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A layout tells where an array of the caller's own structs keeps a field's name. Values, hashes, flags: the library moves
   them with their struct and never looks at them.

       struct field { const char *name; size_t name_len; const char *value; size_t value_len; };
       static const hdrtrie_layout layout = HDRTRIE_LAYOUT_OF(struct field, name, name_len, 0); */
#ifndef HDRTRIE_LAYOUT_H
#define HDRTRIE_LAYOUT_H

#include <hdrtrie/bytes.h>

typedef struct hdrtrie_layout {
    size_t stride;      /* bytes from one field to the next */
    size_t name_offset; /* where in a field the pointer to its name stands, any alignment */
    size_t len_offset;  /* where in a field the name's length in bytes stands, in the machine's own byte order */
    uint8_t len_size;   /* bytes of that length: 1, 2, 4 or 8 */
    uint8_t flags;      /* HDRTRIE_LAYOUT_… or-ed */
} hdrtrie_layout;

/* A field whose name is NULL, whatever its length says, continues the field before it (obs-fold, as picohttpparser reports
   it) and shares its fate; at the very beginning it is an orphan and counts as malformed. */
#define HDRTRIE_LAYOUT_CONTINUATIONS 1
/* Names that begin with ":" (HTTP/2 and HTTP/3 pseudo-fields) before any other are left alone; a later one is malformed,
   as any name with a ":" is. */
#define HDRTRIE_LAYOUT_PSEUDO 2

#define HDRTRIE_LAYOUT_OF(type, name, len, flags)                                                                      \
    {                                                                                                                  \
        sizeof(type), offsetof(type, name), offsetof(type, len), (uint8_t)sizeof(((type *)0)->len), (flags)            \
    }

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

#endif
