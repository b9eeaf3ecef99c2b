/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The sieve of a table (format/sieve.h), read: which names need a lookup. The loop over fields is in template/clear.inl.h,
   its step in sift.inl.h. */
#ifndef HDRTRIE_SIFT_H
#define HDRTRIE_SIFT_H

#include <hdrtrie/detail/format/sieve.h>
#include <hdrtrie/detail/shape.h>

/* The longest name, in bytes, that the loop of a sift decides without a branch. */
#define HDRTRIE_SIFT_LEN 32

/* If the first fields that a sift reads, this many, are all candidates, it gives up: then a lookup of each field costs less. */
#define HDRTRIE_SIFT_PROBE 4

/* A sieve, and the numbers of its head. They are constants in generated code, and row is one in every compiled loop. */
typedef struct hdrtrie_sieve_view {
    const uint8_t *bytes; /* the section */
    unsigned row;         /* bytes of a row: 2, 4 or 8 */
    uint32_t offsets;     /* of the levels, one per byte, the first lowest */
} hdrtrie_sieve_view;

/* The result of a sift of at most 64 fields. */
typedef struct hdrtrie_sifted {
    uint64_t candidates; /* bit i: a rule may match field i, and its name is not empty */
    uint64_t continues;  /* bit i: field i is a continuation; then it is not a candidate */
    uint64_t suspect;    /* 0 if no name is malformed */
    int given_up;        /* 1 if the sift gave up; then the words are incomplete */
} hdrtrie_sifted;

#ifdef __FRAMAC__
#include <contracts/sieve.acsl.h>

#include <contracts/sift.acsl.h>
#endif

/* Returns the sieve of a table. The table has one. */
HDRTRIE_INLINE hdrtrie_sieve_view hdrtrie_sieve_of(const hdrtrie_table *table, hdrtrie_shape s)
{
    hdrtrie_sieve_view sieve;
    sieve.bytes = hdrtrie_table_bytes(table) + s.sieve;
    sieve.row = s.sieve_row != 0 ? s.sieve_row : sieve.bytes[HDRTRIE_AT_SIEVE_ROW];
    sieve.offsets = s.sieve_row != 0 ? s.sieve_offsets : hdrtrie_load_le32(sieve.bytes + HDRTRIE_AT_SIEVE_OFFSETS);
    /*@ assert sieve.row == 2 ==> sieve_fits(sieve.bytes, 2); */
    /*@ assert sieve.row == 4 ==> sieve_fits(sieve.bytes, 4); */
    /*@ assert sieve.row == 8 ==> sieve_fits(sieve.bytes, 8); */
    return sieve;
}

/* Returns row `index` of the rows at this address. */
HDRTRIE_INLINE uint64_t hdrtrie_sieve_row(const uint8_t *rows, unsigned row, size_t index)
{
    if (row == 2) return hdrtrie_load_le16(rows + 2 * index);
    if (row == 4) return hdrtrie_load_le32(rows + 4 * index);
    return hdrtrie_load_le64(rows + 8 * index);
}

/* Returns the offset of level k in a name, 0..62. */
HDRTRIE_INLINE size_t hdrtrie_sieve_offset(hdrtrie_sieve_view s, unsigned k)
{
    return s.offsets >> 8 * k & 255;
}

/* Returns the buckets that level k lets pass. ahead: as for hdrtrie_sieve_buckets. An offset past the name may read any of its
   bytes, or of those that can be read after it. */
HDRTRIE_INLINE uint64_t hdrtrie_sieve_level(
    hdrtrie_sieve_view s, unsigned k, const uint8_t *name, size_t len, size_t ahead)
{
    const size_t offset = hdrtrie_sieve_offset(s, k);
    const size_t at = ahead != 0 ? offset % ahead : offset < len ? offset : len - 1;
    const unsigned rows = HDRTRIE_SIEVE_LEVEL(s.row, k);
    /*@ assert s.row == 2 || s.row == 4 || s.row == 8; */
    /*@ assert k == 0 || k == 1 || k == 2 || k == 3; */
    /*@ assert k == 0 ==> rows == HDRTRIE_SIEVE_LEVEL(s.row, 0); */
    /*@ assert k == 1 ==> rows == HDRTRIE_SIEVE_LEVEL(s.row, 1); */
    /*@ assert k == 2 ==> rows == HDRTRIE_SIEVE_LEVEL(s.row, 2); */
    /*@ assert k == 3 ==> rows == HDRTRIE_SIEVE_LEVEL(s.row, 3); */
    /*@ assert s.bytes + rows == sieve_level(s.bytes, s.row, k); */
    /*@ assert rows_readable(sieve_level(s.bytes, s.row, k), s.row, 256); */
    /*@ assert ahead == 0 ==> at == byte_index(offset, len); */
    return hdrtrie_sieve_row(s.bytes + rows, s.row, name[at]);
}

/* Returns the buckets that may have a rule for the name, 1 <= len <= 32. ahead (compile-time constant): 0 to read only the
   name; or how many bytes from its start can be read: then offsets are limited once, before a loop, which saves three
   instructions per level. Six loads from the sieve, five from the name, no branch. */
HDRTRIE_INLINE uint64_t hdrtrie_sieve_buckets(hdrtrie_sieve_view s, const char *name, size_t len, size_t ahead)
{
    const uint8_t *p = (const uint8_t *)name;
    const unsigned last = HDRTRIE_SIEVE_LAST(s.row);
    uint64_t by_length, by_last, buckets;
    /*@ assert s.row == 2 || s.row == 4 || s.row == 8; */
    /*@ assert s.bytes + last == sieve_last(s.bytes, s.row); */
    by_length = hdrtrie_sieve_row(s.bytes + HDRTRIE_SIEVE_LENGTHS, s.row, len);
    by_last = hdrtrie_sieve_row(s.bytes + last, s.row, p[len - 1]);
    /*@ assert by_length == sieve_row(sieve_lengths(s.bytes), s.row, length_row(len)); */
    /*@ assert (size_t)(len - 1) == len - 1; */
    /*@ assert by_last == sieve_row(sieve_last(s.bytes, s.row), s.row, p[len - 1]); */
    buckets = by_length & by_last;
    /*@ assert \forall integer b; 0 <= b <= 63 ==> (bit_at(buckets, b) <==> bit_at(by_length, b) && bit_at(by_last, b)); */
    /*@ assert \forall integer b; length_has(s.bytes, s.row, len, b) ==> bit_at(by_length, b); */
    /*@ assert \forall integer b; last_has(s.bytes, s.row, p[len - 1], b) ==> bit_at(by_last, b); */
    /*@ assert ahead == 0 ==> \forall integer b; 0 <= b <= 63 &&
          has_bucket(s.bytes, s.row, s.offsets, (uint8_t *)name, len, b) ==> bit_at(buckets, b); */
    buckets = buckets & hdrtrie_sieve_level(s, 0, p, len, ahead) & hdrtrie_sieve_level(s, 1, p, len, ahead);
    /*@ assert ahead == 0 ==> \forall integer b; 0 <= b <= 63 &&
          has_bucket(s.bytes, s.row, s.offsets, (uint8_t *)name, len, b) ==> bit_at(buckets, b); */
    buckets = buckets & hdrtrie_sieve_level(s, 2, p, len, ahead) & hdrtrie_sieve_level(s, 3, p, len, ahead);
    /*@ assert ahead == 0 ==> \forall integer b; 0 <= b <= 63 &&
          has_bucket(s.bytes, s.row, s.offsets, (uint8_t *)name, len, b) ==> bit_at(buckets, b); */
    return buckets;
}

/* Returns 1 if a rule may match the name, 1 <= len, else 0. For names of any length, with exact reads. */
HDRTRIE_INLINE int hdrtrie_sieve_passes(hdrtrie_sieve_view s, const char *name, size_t len)
{
    uint64_t buckets = hdrtrie_sieve_row(s.bytes + HDRTRIE_SIEVE_LENGTHS, s.row, len < 63 ? len : 63);
    const uint8_t *p = (const uint8_t *)name;
    unsigned last, k;
    /*@ assert s.row == 2 || s.row == 4 || s.row == 8; */
    if (buckets == 0) return 0; /* few lists have rules for long names */
    last = HDRTRIE_SIEVE_LAST(s.row);
    /*@ assert s.bytes + last == sieve_last(s.bytes, s.row); */
    /*@ ghost uint64_t of_length = buckets; */
    buckets &= hdrtrie_sieve_row(s.bytes + last, s.row, p[len - 1]);
    /*@ assert \forall integer b; 0 <= b <= 63 && bit_at(of_length, b) && last_has(s.bytes, s.row, p[len - 1], b) ==>
          bit_at(buckets, b); */
    /*@ loop invariant k <= HDRTRIE_SIEVE_LEVELS;
        loop invariant \forall integer b; 0 <= b <= 63 && has_bucket(s.bytes, s.row, s.offsets, (uint8_t *)name, len, b) ==>
          bit_at(buckets, b);
        loop assigns k, buckets;
        loop variant HDRTRIE_SIEVE_LEVELS - k; */
    for (k = 0; k < HDRTRIE_SIEVE_LEVELS; k++) buckets &= hdrtrie_sieve_level(s, k, p, len, 0);
    return buckets != 0;
}

#endif
