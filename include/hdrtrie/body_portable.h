/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The primitives of a find in plain C11. This body reads exactly [name, name + len), is the reference for all others and
   serves what they leave alone: names longer than their vectors, names near the end of a page, empty names.

   A body is a set of these functions, hdrtrie_<body>_<primitive>; find_template.h is the one algorithm over them. vectors
   is 1 or 2 and a constant; a vector holds 32 bytes. */
#ifndef HDRTRIE_BODY_PORTABLE_H
#define HDRTRIE_BODY_PORTABLE_H

#include <hdrtrie/affix.h>

#define HDRTRIE_TARGET_portable

#define HDRTRIE_PASTE_(body, primitive) hdrtrie_##body##_##primitive
#define HDRTRIE_PASTE(body, primitive) HDRTRIE_PASTE_(body, primitive)
#define HDRTRIE_BODY_NAME(primitive) HDRTRIE_PASTE(HDRTRIE_BODY, primitive)

/* What a lookup finds out. */
typedef struct hdrtrie_verdict {
    hdrtrie_match match;
    uint32_t malformed; /* 1 if the name is empty or has a byte that is no token character, where that was asked */
    uint32_t leaf; /* the text of the record that the name equals, from the first record on; 0 where it equals none */
} hdrtrie_verdict;

typedef struct hdrtrie_portable_name {
    const uint8_t *bytes;
    size_t len;
    unsigned fold;
} hdrtrie_portable_name;

/* Whether the lookup may go on with this name; what it refuses, slow() answers. */
HDRTRIE_INLINE int hdrtrie_portable_reach(const char *name, size_t len, hdrtrie_shape s)
{
    (void)name;
    return len != 0 && len <= hdrtrie_shape_node_max(s);
}

/* The name as load() and window() read it; wide bodies hide its object from the compiler here (hdrtrie_unbounded). */
HDRTRIE_INLINE const char *hdrtrie_portable_unbounded(const char *name)
{
    return name;
}

HDRTRIE_INLINE hdrtrie_portable_name hdrtrie_portable_load(const char *name, size_t len, unsigned vectors)
{
    hdrtrie_portable_name n;
    (void)vectors;
    n.bytes = (const uint8_t *)name;
    n.len = len;
    n.fold = HDRTRIE_FOLD_NONE;
    return n;
}

HDRTRIE_INLINE hdrtrie_portable_name hdrtrie_portable_fold(unsigned fold, hdrtrie_portable_name n, unsigned vectors)
{
    (void)vectors;
    n.fold = fold;
    return n;
}

/* Eight raw bytes from offset on; offset + 8 <= len unless len < 8, when offset is 0 and the missing bytes are 0. */
HDRTRIE_INLINE uint64_t hdrtrie_portable_window(const char *name, size_t len, size_t offset)
{
    const uint8_t *p = (const uint8_t *)name;
    return len >= 8 ? hdrtrie_load_le64(p + offset) : hdrtrie_load_le_exact(p, len);
}

/* The first eight folded bytes; those past len are anything. */
HDRTRIE_INLINE uint64_t hdrtrie_portable_first8(hdrtrie_portable_name n)
{
    return hdrtrie_word_fold(n.fold, hdrtrie_load_le_exact(n.bytes, n.len));
}

/* Not 0 if the folded name differs from text, which has text_len bytes. Wide bodies leave the lengths aside where they cannot
   differ unless text is record 0's; here the test is also what keeps the read inside that one, and ends most misses. */
HDRTRIE_INLINE uint64_t hdrtrie_portable_differ(hdrtrie_portable_name n, const uint8_t *text, size_t len,
                                                uint32_t text_len, int lengths_may_differ, unsigned vectors)
{
    uint64_t differ = 0;
    size_t i = 0;
    (void)lengths_may_differ, (void)vectors;
    if (text_len != len) return 1;
    if (len < 8) {
        /* bytes past len: zeros on both sides, folded on one only, so fold before they are cut off */
        uint64_t folded = hdrtrie_word_fold(n.fold, hdrtrie_load_le_exact(n.bytes, len));
        return (folded ^ hdrtrie_load_le64(text)) << (8 * (8 - len));
    }
    for (; i + 8 <= len; i += 8) {
        differ |= hdrtrie_word_fold(n.fold, hdrtrie_load_le64(n.bytes + i)) ^ hdrtrie_load_le64(text + i);
    }
    return differ |
           (hdrtrie_word_fold(n.fold, hdrtrie_load_le64(n.bytes + len - 8)) ^ hdrtrie_load_le64(text + len - 8));
}

/* 0 for 0, else 32 ones. The empty statement hides how the value came about: gcc and clang both turn a select on it into
   a branch otherwise, and hits among misses are what no branch predictor can learn. It costs no instruction. */
HDRTRIE_INLINE uint32_t hdrtrie_portable_select(uint64_t differ)
{
    uint32_t miss = 0u - (uint32_t)(differ != 0);
#if defined(__GNUC__) || defined(__clang__)
    __asm__("" : "+r"(miss));
#endif
    return miss;
}

/* Not 0 if a byte is no token character. Letters, digits and "-" are tested eight at a time; what else there is, singly. */
HDRTRIE_INLINE uint64_t hdrtrie_portable_malformed(hdrtrie_portable_name n, size_t len, unsigned vectors)
{
    const uint64_t top = HDRTRIE_EACH_BYTE(0x80);
    size_t i = 0;
    (void)vectors;
    for (; i + 8 <= len; i += 8) {
        uint64_t w = hdrtrie_load_le64(n.bytes + i), low = w & ~top;
        uint64_t usual = hdrtrie_word_in_range(low | HDRTRIE_EACH_BYTE(0x20), 'a', 'z') |
                         hdrtrie_word_in_range(low, '0', '9') | hdrtrie_word_in_range(low, '-', '-');
        if (HDRTRIE_UNLIKELY((usual & ~w & top) != top)) break;
    }
    for (; i < len; i++) {
        if (!hdrtrie_byte_is_token(n.bytes[i])) return 1;
    }
    return 0;
}

/* The hash of mode 0 over the whole folded name. */
HDRTRIE_INLINE uint64_t hdrtrie_portable_hash(hdrtrie_portable_name n, size_t len, unsigned vectors, unsigned seed)
{
    const uint32_t *key = hdrtrie_hash_keys + 8 * seed;
    uint64_t sum = 0;
    size_t i = 0;
    (void)vectors;
    for (; i + 8 <= len; i += 8, key += 2) {
        sum += hdrtrie_hash_word(hdrtrie_word_fold(n.fold, hdrtrie_load_le64(n.bytes + i)), key);
    }
    if (i < len) {
        uint64_t w = hdrtrie_word_fold(n.fold, hdrtrie_load_le_exact(n.bytes + i, len - i));
        w &= ~(uint64_t)0 >> (8 * (8 - (len - i)));
        sum += hdrtrie_hash_word(w, key);
        key += 2;
        i += 8;
    }
    /* a vector hashes its zeros, too: 0 + key times 0 + key, so that all bodies agree */
    for (; i < 32 || (i < 64 && vectors == 2); i += 8, key += 2) sum += hdrtrie_hash_word(0, key);
    return sum;
}

/* Empty names and names longer than any exact rule: what the prefix and suffix rules say. */
HDRTRIE_INLINE hdrtrie_verdict hdrtrie_portable_slow(const hdrtrie_table *table, const char *name, size_t len,
                                                     int judge)
{
    hdrtrie_verdict v;
    v.match = hdrtrie_affix_find(table, name, len);
    v.malformed = 0;
    v.leaf = 0;
    if (judge) {
        v.malformed = len == 0 || hdrtrie_portable_malformed(hdrtrie_portable_load(name, len, 1), len, 1) != 0;
    }
    return v;
}

#define HDRTRIE_BODY portable
#define HDRTRIE_BODY_TARGET HDRTRIE_TARGET_portable
#include <hdrtrie/find_template.h>

/* The portable lookup out of line: what the other bodies call for the names they do not reach. */
HDRTRIE_NOINLINE hdrtrie_verdict hdrtrie_find_slow(const hdrtrie_table *table, const char *name, size_t len, int judge)
{
    return judge ? hdrtrie_portable_lookup(table, hdrtrie_shape_read_hot(table), name, len, 1)
                 : hdrtrie_portable_lookup(table, hdrtrie_shape_read_hot(table), name, len, 0);
}

#endif
