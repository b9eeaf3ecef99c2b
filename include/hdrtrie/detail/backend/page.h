/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reading more than a name, but never a page that holds none of it: what bodies with 32-byte loads share. */
#ifndef HDRTRIE_PAGE_H
#define HDRTRIE_PAGE_H

#include <hdrtrie/detail/shape.h>

/* Where a name stands that was moved away from a page's edge: 8 bytes before it and 32 from it on can be read. */
typedef struct hdrtrie_room {
    uint8_t bytes[8 + 32 + 32];
} hdrtrie_room;

#if defined(__GNUC__) || defined(__clang__)
/* Moves a name of at most 32 bytes that begins in the last 32 or the first 8 bytes of a page. Reads 32 bytes of that page, among
   them the name; one that goes on into the next page stays where it is, since both can be read. Some 20 instructions, no
   call. */
HDRTRIE_INLINE const char *hdrtrie_page_move(const char *name, size_t len, hdrtrie_room *room)
{
    const size_t offset = (uintptr_t)name & 4095, back = offset < 4096 - 32 ? 0 : offset - (4096 - 32);
    if (offset + len > 4096) return name;
    memset(room->bytes, 0, sizeof room->bytes);
    memcpy(room->bytes + 8, name - back, 32);
    return (const char *)room->bytes + 8 + back;
}

/* The name, 1 <= len <= 32, where 32 bytes from it on can be read, and, where mode or suffixes look at the 8 bytes before a
   name's end, those. One name in 128, or in 102, begins too near to a page's edge and is moved; so often is this branch
   mispredicted. */
HDRTRIE_INLINE const char *hdrtrie_page_readable32(const char *name, size_t len, hdrtrie_shape s, hdrtrie_room *room)
{
    const int before = s.mode == HDRTRIE_MODE_ENDS || (s.flags & HDRTRIE_FLAG_SUFFIXES) != 0;
    name = hdrtrie_unbounded(name);
    if (HDRTRIE_UNLIKELY(
            before ? (((uintptr_t)name - 8) & 4095) > 4096 - 40 : (((uintptr_t)name + 32) & (4096 - 32)) == 0)) {
        name = hdrtrie_page_move(name, len, room);
    }
    return name;
}

/* The same for bodies that only read 8 bytes beyond a name, and only where it is shorter. */
HDRTRIE_INLINE const char *hdrtrie_page_readable8(const char *name, size_t len, hdrtrie_shape s, hdrtrie_room *room)
{
    (void)s;
    name = hdrtrie_unbounded(name);
    if (HDRTRIE_UNLIKELY((((uintptr_t)name + 8) & (4096 - 16)) == 0) && len < 8) {
        name = hdrtrie_page_move(name, len, room);
    }
    return name;
}
#endif

HDRTRIE_INLINE size_t hdrtrie_page_reach32(size_t len)
{
    return len < 32 ? len : 32;
}

/* Eight raw bytes from offset on, perhaps past the name. */
HDRTRIE_INLINE uint64_t hdrtrie_page_window(const char *name, size_t len, size_t offset)
{
    (void)len;
    return hdrtrie_load_le64((const uint8_t *)name + offset);
}

/* The eight raw bytes before the name's end, perhaps before its beginning. */
HDRTRIE_INLINE uint64_t hdrtrie_page_last8(const char *name, size_t len)
{
    return hdrtrie_load_le64((const uint8_t *)name + len - 8);
}

#endif
