/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The primitives of a find in plain C11. This body reads exactly [name, name + len) and is the reference for all others.

   A body is a set of these functions, hdrtrie_<body>_<primitive>; detail/find.inl.h is the one algorithm over them.
   name        a type: a name as load leaves it and fold folds it
   width       up to how many bytes a name is one load; longer ones go to lookup_long
   reach       how many bytes of a name of any length load loads
   readable    where load, window and last8 may read the name
   load, fold  its bytes, folded
   window      eight raw bytes of it; last8 its last; first8 the first of the folded ones
   hash        of mode HASHED
   select      what the record of a text says, if the name is its own, or record 0
   malformed   whether a byte is no token character
   equals_long, malformed_long   the same two for names that are not one load */
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

/* All lengths that can be listed. */
HDRTRIE_INLINE size_t hdrtrie_portable_width(hdrtrie_shape s)
{
    return s.max_len;
}

HDRTRIE_INLINE size_t hdrtrie_portable_reach(size_t len)
{
    return len;
}

HDRTRIE_INLINE const char *hdrtrie_portable_readable(const char *name, size_t len, hdrtrie_shape s, hdrtrie_room *room)
{
    (void)len, (void)s, (void)room;
    return name;
}

HDRTRIE_INLINE hdrtrie_portable_name hdrtrie_portable_load(const char *name, size_t len)
{
    hdrtrie_portable_name n;
    n.bytes = (const uint8_t *)name;
    n.len = len;
    n.fold = HDRTRIE_FOLD_NONE;
    return n;
}

HDRTRIE_INLINE hdrtrie_portable_name hdrtrie_portable_fold(unsigned fold, hdrtrie_portable_name n)
{
    n.fold = fold;
    return n;
}

/* Eight raw bytes from offset on; offset + 8 <= len unless len < 8, when offset is 0 and the missing bytes are 0. */
HDRTRIE_INLINE uint64_t hdrtrie_portable_window(const char *name, size_t len, size_t offset)
{
    const uint8_t *p = (const uint8_t *)name;
    return len >= 8 ? hdrtrie_load_le64(p + offset) : hdrtrie_load_le_exact(p, len);
}

/* The last eight raw bytes, 1 <= len; those before the name are 0. */
HDRTRIE_INLINE uint64_t hdrtrie_portable_last8(const char *name, size_t len)
{
    const uint8_t *p = (const uint8_t *)name;
    return len >= 8 ? hdrtrie_load_le64(p + len - 8) : hdrtrie_load_le_exact(p, len) << 8 * (8 - len);
}

/* The first eight folded bytes; those past len are anything. */
HDRTRIE_INLINE uint64_t hdrtrie_portable_first8(hdrtrie_portable_name n)
{
    return hdrtrie_word_fold(n.fold, hdrtrie_load_le_exact(n.bytes, n.len));
}

/* Not 0 if the folded name's first eight bytes, or all it has, differ from text's. */
HDRTRIE_INLINE uint64_t hdrtrie_portable_differ_first(hdrtrie_portable_name n, const uint8_t *text)
{
    /* bytes past len: zeros on both sides, folded on one only, so fold before they are cut off */
    const uint64_t differ = hdrtrie_portable_first8(n) ^ hdrtrie_load_le64(text);
    return n.len < 8 ? differ << (8 * (8 - n.len)) : differ;
}

/* Not 0 if they differ in one of the bytes from the ninth on; text has as many. */
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

/* What the record of text says if the name is text's, else record 0. One branch, taken as often as names are listed; that
   the slot of most names is empty, of others not, and nobody knows which, must not be another. So the first eight bytes are
   compared first, wherever text is (record 0 has more bytes than eight behind it), and the length in the same test. */
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

/* lookup_long asks for no name that is one load. */
HDRTRIE_INLINE int hdrtrie_portable_equals_long(unsigned fold, const char *name, const uint8_t *text, size_t len)
{
    const hdrtrie_portable_name n = hdrtrie_portable_fold(fold, hdrtrie_portable_load(name, len));
    return (hdrtrie_portable_differ_first(n, text) | hdrtrie_portable_differ_rest(n, text)) == 0;
}

/* Not 0 if a byte is no token character. Letters, digits and "-" are tested eight at a time; what else there is, singly. */
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

HDRTRIE_INLINE uint64_t hdrtrie_portable_malformed_long(const char *name, size_t len)
{
    return hdrtrie_portable_malformed(hdrtrie_portable_load(name, len), len);
}

HDRTRIE_INLINE uint64_t hdrtrie_portable_hash(
    hdrtrie_portable_name n, unsigned fold, const char *name, size_t len, size_t loaded, unsigned seed)
{
    (void)n, (void)loaded;
    return hdrtrie_hash_from(fold, name, len, 0, seed);
}

/* The functions that find.inl.h makes for this backend; their documentation is there. */
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

#define HDRTRIE_BACKEND hdrtrie_portable
#include <hdrtrie/detail/find.inl.h>

#endif
