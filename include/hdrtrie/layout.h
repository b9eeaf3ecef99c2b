/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Layout: describes where the caller's own struct keeps a field's name. The library moves values, hashes and flags
   together with their struct and never reads them.

       struct field { const char *name; size_t name_len; const char *value; size_t value_len; };
       static const hdrtrie_layout layout = HDRTRIE_LAYOUT_OF(struct field, name, name_len, 0);

   A layout is not the format of a table; HDRTRIE_FORMAT_VERSION belongs to that. */
#ifndef HDRTRIE_LAYOUT_H
#define HDRTRIE_LAYOUT_H

#include <hdrtrie/detail/compiler.h>

typedef struct hdrtrie_layout {
    size_t stride;      /* bytes from one field to the next, at least 1 */
    size_t name_offset; /* offset in a field of the pointer to its name; any alignment */
    size_t len_offset;  /* offset in a field of the name's length in bytes, in native byte order; any alignment */
    uint8_t len_size;   /* size of that length: 1, 2, 4 or 8 bytes, nothing else */
    uint8_t flags;      /* HDRTRIE_LAYOUT_... or-ed; 0 for none */
} hdrtrie_layout;

/* A field with the name NULL continues the field before it (obs-fold, as picohttpparser reports it), with any length.
   It is removed if that field is removed. At the start of the array it is an orphan, and malformed. Without this flag
   no name of more than 0 bytes may be NULL. */
#define HDRTRIE_LAYOUT_CONTINUATIONS 1
/* Names that begin with ":" (pseudo-fields of HTTP/2 and HTTP/3) are left alone at the start of the array. After any
   other field they are malformed, as all names with a ":" are. */
#define HDRTRIE_LAYOUT_PSEUDO 2
/* Host, Content-Length and Transfer-Encoding, in any case, are judged like all other fields. Without this flag no call
   removes them (mark.h). Set it only in a program that frames each message again before it forwards it. */
#define HDRTRIE_LAYOUT_FRAMING 4

/* Initializes a hdrtrie_layout for the struct type. name and len are its members; flags as above, constant. */
#define HDRTRIE_LAYOUT_OF(type, name, len, flags)                                                                      \
    {                                                                                                                  \
        sizeof(type), offsetof(type, name), offsetof(type, len), (uint8_t)sizeof(((type *)0)->len), (flags)            \
    }

#endif
