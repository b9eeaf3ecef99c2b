/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reads past a name, but only in pages that contain a byte of it. Shared by the backends with wide loads. A page has
   at least 4096 bytes. */
#ifndef HDRTRIE_PAGE_H
#define HDRTRIE_PAGE_H

#include <hdrtrie/detail/shape.h>

/* Space for a copy of a name from near the edge of a page. 8 bytes before the copy and 32 from it on can be read. */
typedef struct hdrtrie_room {
    uint8_t bytes[8 + 32 + 32];
} hdrtrie_room;

#if defined(__GNUC__) || defined(__clang__)
/* Copies a name of at most 32 bytes, which begins in the last 32 or the first 8 bytes of a page, and returns the
   copy. It reads 32 bytes of that page, among them the name. A name that continues in the next page is returned
   itself, because both pages can be read. Costs about 20 instructions and no call. */
HDRTRIE_INLINE const char *hdrtrie_page_move(const char *name, size_t len, hdrtrie_room *room)
{
    const size_t offset = (uintptr_t)name & 4095, back = offset < 4096 - 32 ? 0 : offset - (4096 - 32);
    if (offset + len > 4096) return name;
    memset(room->bytes, 0, sizeof room->bytes);
    memcpy(room->bytes + 8, name - back, 32);
    return (const char *)room->bytes + 8 + back;
}

/* Returns an address of the name, 1 <= len <= 32, from which 32 bytes can be read. If the mode or suffix rules need
   the 8 bytes before the end of a name, those can be read too. One name in 128, or in 102 with these bytes, begins
   near a page's edge and is copied. The branch is mispredicted for these. */
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

/* Returns an address of the name, len >= 1, from which 32 bytes can be read. One name in 128 begins near a page's end and is
   copied. A sift without this branch was slower: it costs three instructions per name and is rarely mispredicted. */
HDRTRIE_INLINE const char *hdrtrie_page_ahead32(const char *name, size_t len, hdrtrie_room *room)
{
    name = hdrtrie_unbounded(name);
    if (HDRTRIE_UNLIKELY((((uintptr_t)name + 32) & (4096 - 32)) == 0)) name = hdrtrie_page_move(name, len, room);
    return name;
}
#endif

/* Returns how many bytes one load takes from a name: at most 32. */
HDRTRIE_INLINE size_t hdrtrie_page_reach32(size_t len)
{
    return len < 32 ? len : 32;
}

/* Returns eight bytes, not folded, from offset on, perhaps past the name. */
HDRTRIE_INLINE uint64_t hdrtrie_page_window(const char *name, size_t len, size_t offset)
{
    (void)len;
    return hdrtrie_load_le64((const uint8_t *)name + offset);
}

/* Returns the eight bytes, not folded, before the end of the name, perhaps from before its start. */
HDRTRIE_INLINE uint64_t hdrtrie_page_last8(const char *name, size_t len)
{
    return hdrtrie_load_le64((const uint8_t *)name + len - 8);
}

#endif
