/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A layout tells where an array of the caller's own structs keeps a field's name. Values, hashes, flags: the library moves
   them with their struct and never looks at them.

       struct field { const char *name; size_t name_len; const char *value; size_t value_len; };
       static const hdrtrie_layout layout = HDRTRIE_LAYOUT_OF(struct field, name, name_len, 0); */
#ifndef HDRTRIE_LAYOUT_H
#define HDRTRIE_LAYOUT_H

#include <hdrtrie/detail/compiler.h>

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

#endif
