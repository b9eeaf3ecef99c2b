/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The framing fields: Host, Content-Length and Transfer-Encoding. They decide where a message ends and who receives it,
   so a field with such a name stays unless the caller frames the message again. This is the only definition of the
   names; mark.h, connection.h and hdrtrie strip use it.

   A name is a framing name in any ASCII case. An alias such as Content_Length is not one, although a wide fold equates
   them: HTTP parsers do not frame a message by it. Applications that read CGI variables can, so a listed alias is
   removed. */
#ifndef HDRTRIE_FRAMING_NAME_H
#define HDRTRIE_FRAMING_NAME_H

#include <hdrtrie/detail/bytes.h>
#include <hdrtrie/layout.h>

/* The lengths of the framing names, 4, 14 and 17, as bits; 0 if flags contains HDRTRIE_LAYOUT_FRAMING. It is arithmetic,
   because gcc 12 turned a condition into a branch per field. */
#define HDRTRIE_FRAMING_LENS(flags)                                                                                    \
    (((uint64_t)1 << 4 | (uint64_t)1 << 14 | (uint64_t)1 << 17) & ((uint64_t)(flags) / HDRTRIE_LAYOUT_FRAMING % 2 - 1))

#ifdef __FRAMAC__
#include <contracts/framing_name.acsl.h>
#endif

/* Returns the bit of lens for len modulo 64, without a branch. It is 1 for every framing name that must stay, and for
   other names of such a length. lens: HDRTRIE_FRAMING_LENS. */
HDRTRIE_INLINE uint64_t hdrtrie_len_may_frame(uint64_t lens, size_t len)
{
    return lens >> len % 64 & 1;
}

/* Returns 1 if name is Host, Content-Length or Transfer-Encoding in any ASCII case, else 0. It reads only the name, and
   only if the length is equal. 0x20 makes letters small. It is missing for each hyphen, because it would turn CR into
   one. No other byte becomes one of these letters. */
HDRTRIE_INLINE int hdrtrie_name_is_framing(const char *name, size_t len)
{
    const uint8_t *p = (const uint8_t *)name;
    switch (len) {
    case 4: return (hdrtrie_load_le32(p) | 0x20202020u) == 0x74736f68u; /* host */
    case 14:
        return (hdrtrie_load_le64(p) | 0x0020202020202020u) == 0x2d746e65746e6f63u &&   /* content- */
               (hdrtrie_load_le64(p + 6) | 0x2020202020200020u) == 0x6874676e656c2d74u; /* t-length */
    case 17:
        return (hdrtrie_load_le64(p) | 0x2020202020202020u) == 0x726566736e617274u &&     /* transfer */
               (hdrtrie_load_le64(p + 8) | 0x2020202020202000u) == 0x6e69646f636e652du && /* -encodin */
               (p[16] | 0x20) == 'g';
    default: return 0;
    }
}

#endif
