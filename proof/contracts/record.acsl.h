/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contracts of detail/format/record.h, for narrow and wide slots and records. */

/* slot_at: the slot at an index. slot_text: the offset in a slot, without its tag. record_head: the bytes before a
   record's text, which contain its length. record_readable: these bytes, the text and at least 8 bytes from its start
   can be read. The lemmas are on words of bits (shown by lemmas.smt2). */
/*@ logic integer slot_at{L}(uint8_t *slots, integer index, integer flags) =
      (flags & HDRTRIE_FLAG_WIDE) != 0 ? le32(slots + 4 * index) : le16(slots + 2 * index);
    logic integer slot_text(integer slot, integer text_bits) = slot & (uint32_t)(~(0xffffffffffffffff << text_bits));
    admit lemma text_of_16: \forall integer slot; 0 <= slot <= UINT16_MAX ==> slot_text(slot, 16) == slot;
    admit lemma text_of_32: \forall integer slot; 0 <= slot <= UINT32_MAX ==> slot_text(slot, 32) == slot;
    logic integer record_head_len(integer flags) = (flags & HDRTRIE_FLAG_WIDE) != 0 ? 8 : 4;
    logic integer record_head{L}(uint8_t *text, integer flags) =
      (flags & HDRTRIE_FLAG_WIDE) != 0 ? le64(text - 8) : le32(text - 4);
    logic integer head_text_len(integer head, integer flags) =
      (flags & HDRTRIE_FLAG_WIDE) != 0 ? (uint32_t)(head >> 32) & 0xff : (uint32_t)head >> 8 & 0xff;
    logic integer record_text_len{L}(uint8_t *text, integer flags) =
      (flags & HDRTRIE_FLAG_WIDE) != 0 ? text[-4] : text[-3];
    logic integer head_groups(integer head, integer flags) = (flags & HDRTRIE_FLAG_WIDE) != 0 ? (uint32_t)head : (uint32_t)head & 0xff;
    logic integer record_groups{L}(uint8_t *text, integer flags) =
      (flags & HDRTRIE_FLAG_WIDE) != 0 ? le32(text - 8) : text[-4];
    predicate record_readable{L}(uint8_t *text, integer flags) =
      \valid_read(text + (-record_head_len(flags) .. 7)) &&
      \valid_read(text + (-record_head_len(flags) .. record_text_len(text, flags) - 1));
    admit lemma text_len{L}: \forall uint8_t *text, integer flags;
      (\forall integer i; -8 <= i < 0 ==> 0 <= text[i] <= 255) ==>
      head_text_len(record_head(text, flags), flags) == record_text_len(text, flags);
    admit lemma text_groups{L}: \forall uint8_t *text, integer flags;
      (\forall integer i; -8 <= i < 0 ==> 0 <= text[i] <= 255) ==>
      head_groups(record_head(text, flags), flags) == record_groups(text, flags);
    admit lemma chosen: \forall uint32_t text, uint64_t differ;
      \let same = (uint32_t)(-((uint64_t)(differ - 1) >> 63));
      \let result = (uint32_t)(8 ^ ((uint32_t)(8 ^ text) & same)); result == 8 || result == text; */

/*@ requires text_bits <= 32;
    assigns \nothing;
    ensures \result == slot_text(slot, text_bits); */
HDRTRIE_INLINE uint32_t hdrtrie_slot_text(uint32_t slot, unsigned text_bits);

/*@ requires text_bits <= 32;
    assigns \nothing; */
HDRTRIE_INLINE uint32_t hdrtrie_slot_tag(uint64_t bits, unsigned text_bits);

/*@ requires index <= UINT32_MAX;
    requires (flags & HDRTRIE_FLAG_WIDE) != 0 ? \valid_read(slots + (4 * index .. 4 * index + 3))
                                              : \valid_read(slots + (2 * index .. 2 * index + 1));
    assigns \nothing;
    ensures \result == slot_at(slots, index, flags); */
HDRTRIE_INLINE uint32_t hdrtrie_slot_read(const uint8_t *slots, uint64_t index, unsigned flags);

/*@ requires text_bits <= 32;
    assigns \nothing;
    ensures \result == 8 || \result == slot_text(slot, text_bits); */
HDRTRIE_INLINE uint32_t hdrtrie_slot_untag(uint32_t slot, uint64_t mixed, unsigned text_bits);

/*@ requires \valid_read(text - (1 .. record_head_len(flags)));
    assigns \nothing;
    ensures \result == record_head(text, flags); */
HDRTRIE_INLINE uint64_t hdrtrie_record_head_read(const uint8_t *text, unsigned flags);

/*@ assigns \nothing;
    ensures \result.len == head_text_len(head, flags) && \result.groups == head_groups(head, flags); */
HDRTRIE_INLINE hdrtrie_record hdrtrie_record_head_unpack(uint64_t head, unsigned flags);

/*@ requires \valid_read(text - (1 .. record_head_len(flags)));
    assigns \nothing;
    ensures \result.len == record_text_len(text, flags) && \result.groups == record_groups(text, flags); */
HDRTRIE_INLINE hdrtrie_record hdrtrie_record_read(const uint8_t *text, unsigned flags);

/*@ requires \valid_read(text - (1 .. record_head_len(flags)));
    assigns \nothing;
    ensures \result == record_groups(text, flags); */
HDRTRIE_INLINE uint32_t hdrtrie_record_groups(const uint8_t *text, unsigned flags);

/*@ requires \valid_read(text - (1 .. record_head_len(flags)));
    assigns \nothing;
    ensures \result == record_text_len(text, flags); */
HDRTRIE_INLINE uint32_t hdrtrie_record_len(const uint8_t *text, unsigned flags);

/*@ requires \valid_read(text - (1 .. record_head_len(flags)));
    assigns \nothing; */
HDRTRIE_INLINE int32_t hdrtrie_record_id(const uint8_t *text, unsigned flags);

/*@ requires \valid_read(p + (0 .. 7));
    assigns \nothing; */
HDRTRIE_INLINE hdrtrie_match hdrtrie_result_read(const uint8_t *p);
