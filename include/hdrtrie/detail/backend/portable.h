/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The primitives of a find in plain C11. This backend reads exactly [name, name + len). Tests compare all others with
   it.

   A SIMD backend is a set of functions hdrtrie_<backend>_<primitive>; detail/find.inl.h is the algorithm over them.
   target       is the function attributes of the backend.
   name         is the type of a loaded name.
   width        returns the longest name, in bytes, that is one load; lookup_long handles longer ones.
   reach        returns how many bytes load takes from a name of any length.
   readable     returns an address of the name that load, window and last8 may read.
   load, fold   return the bytes, and the folded bytes.
   window       returns eight bytes of the name, not folded; last8 returns its last ones, first8 the first folded ones.
   hash         returns the hash of mode HASHED.
   select       returns the verdict of a record if the name equals it, else that of record 0.
   malformed    tests for a byte that is not a token character.
   equals_long, malformed_long   compare and test names that are not one load. */
#ifndef HDRTRIE_PORTABLE_H
#define HDRTRIE_PORTABLE_H

#include <hdrtrie/detail/backend/page.h>
#include <hdrtrie/detail/patterns.h>
#include <hdrtrie/detail/verdict.h>

#define hdrtrie_portable_target

typedef struct hdrtrie_portable_name {
    const uint8_t *bytes;
    size_t len;
    unsigned fold;
} hdrtrie_portable_name;

#ifdef __FRAMAC__
#include <contracts/portable.acsl.h>
#endif

/* Returns the longest name that is one load: the longest exact name of the table. */
HDRTRIE_INLINE size_t hdrtrie_portable_width(hdrtrie_shape s)
{
    return s.max_len;
}

/* Returns how many bytes one load takes: all. */
HDRTRIE_INLINE size_t hdrtrie_portable_reach(size_t len)
{
    return len;
}

/* Returns name, because this backend reads nothing else. */
HDRTRIE_INLINE const char *hdrtrie_portable_readable(const char *name, size_t len, hdrtrie_shape s, hdrtrie_room *room)
{
    (void)len, (void)s, (void)room;
    return name;
}

/* Returns the name, not folded. It only stores where the name is. */
HDRTRIE_INLINE hdrtrie_portable_name hdrtrie_portable_load(const char *name, size_t len)
{
    hdrtrie_portable_name n;
    n.bytes = (const uint8_t *)name;
    n.len = len;
    n.fold = HDRTRIE_FOLD_NONE;
    return n;
}

/* Returns the name with its fold. The other primitives apply the fold when they read the bytes. */
HDRTRIE_INLINE hdrtrie_portable_name hdrtrie_portable_fold(unsigned fold, hdrtrie_portable_name n)
{
    n.fold = fold;
    return n;
}

/* Returns eight bytes, not folded, from offset on. Either offset + 8 <= len, or len < 8 and offset is 0; missing
   bytes are 0 then. */
HDRTRIE_INLINE uint64_t hdrtrie_portable_window(const char *name, size_t len, size_t offset)
{
    const uint8_t *p = (const uint8_t *)name;
    return len >= 8 ? hdrtrie_load_le64(p + offset) : hdrtrie_load_le_exact(p, len);
}

/* Returns the last eight bytes, not folded, len >= 1. Bytes before the start of the name are 0. */
HDRTRIE_INLINE uint64_t hdrtrie_portable_last8(const char *name, size_t len)
{
    const uint8_t *p = (const uint8_t *)name;
    return len >= 8 ? hdrtrie_load_le64(p + len - 8) : hdrtrie_load_le_exact(p, len) << 8 * (8 - len);
}

/* Returns the first eight folded bytes; those past the name have any value. */
HDRTRIE_INLINE uint64_t hdrtrie_portable_first8(hdrtrie_portable_name n)
{
    return hdrtrie_word_fold(n.fold, hdrtrie_load_le_exact(n.bytes, n.len));
}

/* Returns a number other than 0 if the first eight bytes of the folded name, or all that it has, differ from text,
   else 0. */
HDRTRIE_INLINE uint64_t hdrtrie_portable_differ_first(hdrtrie_portable_name n, const uint8_t *text)
{
    /* bytes past len are 0 in both, but folded in one, so they are removed after the fold */
    const uint64_t differ = hdrtrie_portable_first8(n) ^ hdrtrie_load_le64(text);
    return n.len < 8 ? differ << (8 * (8 - n.len)) : differ;
}

/* Returns a number other than 0 if the folded name differs from text after the first eight bytes, else 0. text has
   the same length. */
HDRTRIE_INLINE uint64_t hdrtrie_portable_differ_rest(hdrtrie_portable_name n, const uint8_t *text)
{
    uint64_t differ = 0;
    size_t i = 8;
    if (n.len <= 8) return 0;
    /*@ loop invariant 8 <= i <= n.len;
        loop assigns i, differ;
        loop variant n.len - i; */
    for (; i + 8 <= n.len; i += 8) {
        differ |= hdrtrie_word_fold(n.fold, hdrtrie_load_le64(n.bytes + i)) ^ hdrtrie_load_le64(text + i);
    }
    return differ |
           (hdrtrie_word_fold(n.fold, hdrtrie_load_le64(n.bytes + n.len - 8)) ^ hdrtrie_load_le64(text + n.len - 8));
}

/* Returns the verdict of the record with this text if the name equals it, else that of record 0. It has one branch
   that depends on the name: whether it is listed. Whether the slot is empty cannot be predicted either, so it must
   not cause another branch. Therefore the first eight bytes and the length are compared in one test, also with record
   0. At least eight bytes follow the head of record 0. */
HDRTRIE_INLINE hdrtrie_verdict hdrtrie_portable_select(
    hdrtrie_portable_name n, const uint8_t *text, size_t len, hdrtrie_shape s, unsigned want)
{
    const uint64_t differ = hdrtrie_portable_differ_first(n, text);
    const uint64_t other_len = hdrtrie_record_len(text, s.flags) ^ len;
    (void)want;
    if ((differ | other_len) != 0) return hdrtrie_verdict_none(s);
    /*@ assert other_len == 0; */
    /*@ assert record_text_len(text, s.flags) == len; */
    return hdrtrie_portable_differ_rest(n, text) == 0 ? hdrtrie_verdict_read(text, s.flags) : hdrtrie_verdict_none(s);
}

/* Returns 1 if the name equals text, else 0; both have len bytes. lookup_long does not call it for a name that is one
   load. */
HDRTRIE_INLINE int hdrtrie_portable_equals_long(unsigned fold, const char *name, const uint8_t *text, size_t len)
{
    const hdrtrie_portable_name n = hdrtrie_portable_fold(fold, hdrtrie_portable_load(name, len));
    return (hdrtrie_portable_differ_first(n, text) | hdrtrie_portable_differ_rest(n, text)) == 0;
}

/* Returns 1 if any byte of the name is not a token character, else 0. It tests eight bytes at once for letters, digits
   and "-"; from the first other byte on it tests each byte. */
HDRTRIE_INLINE uint64_t hdrtrie_portable_malformed(hdrtrie_portable_name n, size_t len)
{
    const uint64_t top = HDRTRIE_EACH_BYTE(0x80);
    size_t i = 0;
    /*@ loop invariant i <= len;
        loop assigns i;
        loop variant len - i; */
    for (; len - i >= 8; i += 8) {
        uint64_t w = hdrtrie_load_le64(n.bytes + i), low = w & ~top;
        uint64_t usual = hdrtrie_word_in_range(low | HDRTRIE_EACH_BYTE(0x20), 'a', 'z') |
                         hdrtrie_word_in_range(low, '0', '9') | hdrtrie_word_in_range(low, '-', '-');
        if (HDRTRIE_UNLIKELY((usual & ~w & top) != top)) break;
    }
    /*@ loop invariant i <= len;
        loop assigns i;
        loop variant len - i; */
    for (; i < len; i++) {
        if (!hdrtrie_byte_is_token(n.bytes[i])) return 1;
    }
    return 0;
}

#define hdrtrie_portable_bytes_ahead 0

/* Returns name, because this backend reads nothing else. */
HDRTRIE_INLINE const char *hdrtrie_portable_ahead(const char *name, size_t len, hdrtrie_room *room)
{
    (void)len, (void)room;
    return name;
}

/* Returns the top bit of each byte of w that is neither a letter, nor a digit, nor "-". */
HDRTRIE_INLINE uint64_t hdrtrie_portable_unusual(uint64_t w)
{
    const uint64_t top = HDRTRIE_EACH_BYTE(0x80), low = w & ~top;
    const uint64_t usual = hdrtrie_word_in_range(low | HDRTRIE_EACH_BYTE(0x20), 'a', 'z') |
                           hdrtrie_word_in_range(low, '0', '9') | hdrtrie_word_in_range(low, '-', '-');
    return (~usual | w) & top;
}

/* Returns two times four bytes of a name as one word. */
HDRTRIE_INLINE uint64_t hdrtrie_portable_pair(const uint8_t *a, const uint8_t *b)
{
    return hdrtrie_load_le32(a) | (uint64_t)hdrtrie_load_le32(b) << 32;
}

/* Returns a number other than 0 if the name, 1 <= len <= 32, has a byte that is neither a letter, nor a digit, nor "-", else 0.
   Names of 4 to 16 bytes take the same path, because a loop over words is mispredicted for every third name. */
HDRTRIE_INLINE uint64_t hdrtrie_portable_suspect(const char *name, size_t len)
{
    const uint8_t *p = (const uint8_t *)name;
    uint64_t unusual;
    if (HDRTRIE_UNLIKELY(len < 4)) {
        return hdrtrie_portable_unusual(hdrtrie_load_le_exact(p, len) | HDRTRIE_EACH_BYTE('-') << 8 * len);
    }
    unusual = hdrtrie_portable_unusual(hdrtrie_portable_pair(p, p + (len < 8 ? len - 4 : 4))) |
              hdrtrie_portable_unusual(hdrtrie_portable_pair(p + (len < 8 ? 0 : len - 8), p + len - 4));
    if (len > 16) {
        unusual |= hdrtrie_portable_unusual(hdrtrie_load_le64(p + 8)) |
                   hdrtrie_portable_unusual(hdrtrie_load_le64(p + len - 16));
    }
    return unusual;
}

/* Returns 1 if the name, of any length, has a byte that is not a token character, else 0. */
HDRTRIE_INLINE uint64_t hdrtrie_portable_malformed_long(const char *name, size_t len)
{
    return hdrtrie_portable_malformed(hdrtrie_portable_load(name, len), len);
}

/* Returns the hash of a name of any length before hdrtrie_hash_mix. */
HDRTRIE_INLINE uint64_t hdrtrie_portable_hash(
    hdrtrie_portable_name n, unsigned fold, const char *name, size_t len, size_t loaded, unsigned seed)
{
    (void)n, (void)loaded;
    return hdrtrie_hash_from(fold, name, len, 0, seed);
}

/* The functions that find.inl.h makes for this backend, declared so that tools find them. Their documentation is
   there. */
HDRTRIE_INLINE uint64_t hdrtrie_portable_slot_of_node(const uint8_t *t, hdrtrie_shape s, const char *name, size_t len);
HDRTRIE_INLINE uint64_t hdrtrie_portable_slot_of_hash(const uint8_t *t, hdrtrie_shape s, const char *name, size_t len,
    hdrtrie_portable_name folded, size_t loaded, uint64_t *mixed);
HDRTRIE_INLINE const uint8_t *hdrtrie_portable_locate(
    const uint8_t *t, hdrtrie_shape s, const char *name, size_t len, hdrtrie_portable_name folded, size_t loaded);
HDRTRIE_INLINE hdrtrie_verdict hdrtrie_portable_lookup_long(
    const hdrtrie_table *table, hdrtrie_shape s, const char *name, size_t len, unsigned want);
HDRTRIE_NOINLINE hdrtrie_verdict hdrtrie_portable_lookup_called(
    const hdrtrie_table *table, const char *name, size_t len);
HDRTRIE_INLINE hdrtrie_verdict hdrtrie_portable_lookup(
    const hdrtrie_table *table, hdrtrie_shape s, const char *name, size_t len, unsigned want);

#include <hdrtrie/detail/spelled.h>

#define HDRTRIE_BACKEND hdrtrie_portable
#include <hdrtrie/detail/find.inl.h>

#endif
