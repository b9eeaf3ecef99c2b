/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The format of slots, pilots and records. */
#ifndef HDRTRIE_RECORD_H
#define HDRTRIE_RECORD_H

#include <hdrtrie/detail/format/header.h>

/* A slot: the offset of a record's text, counted from the start of the records, in the low text_bits bits. A pilot has
   2 bytes.

   wide   | tag: 32 - text_bits | text: text_bits |

   tag: the same bits of the mixed hash of the record's name. If the tag differs, the name cannot match. Then a find
   uses record 0, always in cache; most records of a large table are not. */
#define HDRTRIE_SLOT(text) HDRTRIE_U16(text)
#define HDRTRIE_SLOT_WIDE(tag, text, text_bits)                                                                        \
    HDRTRIE_U32((unsigned long long)(tag) << (text_bits) | ((text) + HDRTRIE_FITS(text, text_bits)))
#define HDRTRIE_PILOT(value) HDRTRIE_U16(value)
#define HDRTRIE_SLOT_LEN(flags) (((flags)&HDRTRIE_FLAG_WIDE) ? 4u : 2u)

/* The head of a record, directly before its text. A find loads each field alone, or all of them at once. The id is at
   the top, so that an arithmetic shift extends its sign.

   narrow, 4 bytes   31         16 15      8 7          0
                     | id: 16      | len: 8 | groups: 8 |
   wide, 8 bytes     63         40 39     32 31         0
                     | id: 24      | len: 8 | groups: 32 |

   Only record 0 has len 0. It is the result for names that match no exact rule: that of the rule "*", or groups 0 and
   id -1. */
#define HDRTRIE_RECORD(groups, id, len) HDRTRIE_U8(groups), HDRTRIE_U8(len), HDRTRIE_ID16(id)
#define HDRTRIE_RECORD_WIDE(groups, id, len) HDRTRIE_U32(groups), HDRTRIE_U8(len), HDRTRIE_ID24(id)
#define HDRTRIE_RECORD_LEN(flags) (((flags)&HDRTRIE_FLAG_WIDE) ? 8u : 4u)

/* The result for a spelled exception, 8 bytes: what a find returns for that spelling of the name. */
#define HDRTRIE_RESULT(id, groups) HDRTRIE_ID32(id), HDRTRIE_U32(groups)
#define HDRTRIE_RESULT_LEN 8

/* The numbers of a record's head. */
typedef struct hdrtrie_record {
    uint32_t groups;
    int32_t id;
    uint32_t len;
} hdrtrie_record;

#ifdef __FRAMAC__
#include <contracts/record.acsl.h>
#endif

/* Returns the offset of the text in a slot, without its tag. */
HDRTRIE_INLINE uint32_t hdrtrie_slot_text(uint32_t slot, unsigned text_bits)
{
    return slot & (uint32_t) ~(~(uint64_t)0 << text_bits);
}

/* Returns the tag of a slot, or the bits of a mixed hash that a tag contains. 0 if text_bits is 32. */
HDRTRIE_INLINE uint32_t hdrtrie_slot_tag(uint64_t bits, unsigned text_bits)
{
    return (uint32_t)((bits & 0xffffffffu) >> text_bits);
}

/* Returns the slot at index, 2 or 4 bytes by the flags. */
HDRTRIE_INLINE uint32_t hdrtrie_slot_read(const uint8_t *slots, uint64_t index, unsigned flags)
{
    return (flags & HDRTRIE_FLAG_WIDE) ? hdrtrie_load_le32(slots + 4 * index) : hdrtrie_load_le16(slots + 2 * index);
}

/* Returns the offset of the candidate's text for a slot of a wide hashed table and a name's mixed hash, or that of
   record 0 if the tag differs. 1 <= text_bits <= 32. No branch, because whether a name is listed cannot be
   predicted. */
HDRTRIE_INLINE uint32_t hdrtrie_slot_untag(uint32_t slot, uint64_t mixed, unsigned text_bits)
{
    const uint64_t differ = hdrtrie_slot_tag(slot ^ mixed, text_bits);
    const uint32_t same = 0u - (uint32_t)((differ - 1) >> 63), none = HDRTRIE_RECORD_LEN(HDRTRIE_FLAG_WIDE);
    return none ^ ((hdrtrie_slot_text(slot, text_bits) ^ none) & same);
}

/* Returns the head of the record with this text, as one number of 4 or 8 bytes. */
HDRTRIE_INLINE uint64_t hdrtrie_record_head_read(const uint8_t *text, unsigned flags)
{
    return (flags & HDRTRIE_FLAG_WIDE) ? hdrtrie_load_le64(text - 8) : hdrtrie_load_le32(text - 4);
}

/* Returns the fields of a head. */
HDRTRIE_INLINE hdrtrie_record hdrtrie_record_head_unpack(uint64_t head, unsigned flags)
{
    hdrtrie_record r;
    if (flags & HDRTRIE_FLAG_WIDE) {
        r.groups = (uint32_t)head;
        r.len = (uint32_t)(head >> 32) & 0xff;
        r.id = (int32_t)((int64_t)head >> 40);
    } else {
        r.groups = (uint32_t)head & 0xff;
        r.len = (uint32_t)head >> 8 & 0xff;
        r.id = (int32_t)(uint32_t)head >> 16;
    }
    return r;
}

/* Returns the fields of the record with this text. */
HDRTRIE_INLINE hdrtrie_record hdrtrie_record_read(const uint8_t *text, unsigned flags)
{
    return hdrtrie_record_head_unpack(hdrtrie_record_head_read(text, flags), flags);
}

/* Returns the groups of the record with this text. Each field has a load for itself, which costs a find less than one
   load of all fields and a shift. */
HDRTRIE_INLINE uint32_t hdrtrie_record_groups(const uint8_t *text, unsigned flags)
{
    return (flags & HDRTRIE_FLAG_WIDE) ? hdrtrie_load_le32(text - 8) : text[-4];
}

/* Returns the length of the name of the record with this text, 0..255; 0 only for record 0. */
HDRTRIE_INLINE uint32_t hdrtrie_record_len(const uint8_t *text, unsigned flags)
{
    return text[(flags & HDRTRIE_FLAG_WIDE) ? -4 : -3];
}

/* Returns the id of the record with this text, -1 or more. */
HDRTRIE_INLINE int32_t hdrtrie_record_id(const uint8_t *text, unsigned flags)
{
    return (flags & HDRTRIE_FLAG_WIDE) ? (int32_t)hdrtrie_load_le32(text - 4) >> 8
                                       : (int32_t)(int16_t)hdrtrie_load_le16(text - 2);
}

/* Returns the result in the 8 bytes at p. */
HDRTRIE_INLINE hdrtrie_match hdrtrie_result_read(const uint8_t *p)
{
    hdrtrie_match m;
    m.id = (int32_t)hdrtrie_load_le32(p);
    m.groups = hdrtrie_load_le32(p + 4);
    return m;
}

#endif
