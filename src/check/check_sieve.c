/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Part of hdrtrie_check: the sieve. It may reject a name only if no record, prefix or suffix can give the name a group.
   This is shown from the rows, for all names that match: no name is tried. */
#include <hdrtrie/detail/patterns.h>
#include <hdrtrie/detail/sift.h>

#include "view.h"

#define LONG (HDRTRIE_SIEVE_LENS - 1) /* the row of this length is that of all greater ones, too */

/* The sieve, with the rows that a pattern needs joined: its bits are those of every row that a matching name can
   select. */
typedef struct sieve_view {
    const uint8_t *bytes; /* of the section */
    unsigned row;
    uint64_t from[HDRTRIE_SIEVE_LENS];   /* per length: the AND of its row and those of all greater lengths */
    uint64_t free[HDRTRIE_SIEVE_LEVELS]; /* per level: the AND of all rows */
    uint64_t free_last;
} sieve_view;

#ifdef __FRAMAC__
#include <contracts/check_sieve.acsl.h>
#endif

/* The offset of the rows of level k in the sieve. */
static size_t level_rows(const sieve_view *v, size_t k)
{
    const size_t rows = HDRTRIE_SIEVE_LEVEL(v->row, k);
    /*@ assert v->row == 2 || v->row == 4 || v->row == 8; */
    /*@ assert k == 0 || k == 1 || k == 2 || k == 3; */
    /*@ assert k == 0 ==> rows == HDRTRIE_SIEVE_LEVEL(v->row, 0); */
    /*@ assert k == 1 ==> rows == HDRTRIE_SIEVE_LEVEL(v->row, 1); */
    /*@ assert k == 2 ==> rows == HDRTRIE_SIEVE_LEVEL(v->row, 2); */
    /*@ assert k == 3 ==> rows == HDRTRIE_SIEVE_LEVEL(v->row, 3); */
    /*@ assert v->bytes + rows == sieve_level(v->bytes, v->row, k); */
    return rows;
}

static uint64_t row_read(const sieve_view *v, size_t rows, size_t index)
{
    return hdrtrie_sieve_row(v->bytes + rows, v->row, index);
}

/* The AND of the 256 rows at `rows`. */
static uint64_t rows_join(const sieve_view *v, size_t rows)
{
    uint64_t join = ~(uint64_t)0;
    unsigned c;
    /*@ loop invariant c <= 256 && joined(join, v->bytes + rows, v->row, 0, c);
        loop assigns c, join;
        loop variant 256 - c; */
    for (c = 0; c < 256; c++) join &= row_read(v, rows, c);
    return join;
}

static void joins_make(sieve_view *v)
{
    uint64_t join = ~(uint64_t)0;
    size_t i;
    /*@ assert v->row == 2 || v->row == 4 || v->row == 8; */
    /*@ loop invariant i <= HDRTRIE_SIEVE_LENS && sieve_reads(v);
        loop invariant joined(join, sieve_lengths(v->bytes), v->row, i, HDRTRIE_SIEVE_LENS);
        loop invariant \forall integer n; i <= n < HDRTRIE_SIEVE_LENS ==>
          joined(v->from[n], sieve_lengths(v->bytes), v->row, n, HDRTRIE_SIEVE_LENS);
        loop assigns i, join, v->from[0 .. HDRTRIE_SIEVE_LENS - 1];
        loop variant i; */
    for (i = HDRTRIE_SIEVE_LENS; i-- != 0;) v->from[i] = join &= row_read(v, HDRTRIE_SIEVE_LENGTHS, i);
    /*@ loop invariant i <= HDRTRIE_SIEVE_LEVELS && sieve_reads(v);
        loop invariant \forall integer k; 0 <= k < i ==> joined(v->free[k], sieve_level(v->bytes, v->row, k), v->row, 0, 256);
        loop assigns i, v->free[0 .. HDRTRIE_SIEVE_LEVELS - 1];
        loop variant HDRTRIE_SIEVE_LEVELS - i; */
    for (i = 0; i < HDRTRIE_SIEVE_LEVELS; i++) {
        v->free[i] = rows_join(v, level_rows(v, i));
    }
    /*@ assert v->bytes + HDRTRIE_SIEVE_LAST(v->row) == sieve_last(v->bytes, v->row); */
    v->free_last = rows_join(v, HDRTRIE_SIEVE_LAST(v->row));
    /*@ assert joined(v->free_last, sieve_last(v->bytes, v->row), v->row, 0, 256); */
    /*@ assert \forall integer k; 0 <= k < HDRTRIE_SIEVE_LEVELS ==>
          joined(v->free[k], sieve_level(v->bytes, v->row, k), v->row, 0, 256); */
}

/* Whether bytes that fold to one byte have equal rows. Then the rows of a folded literal are those of its spellings. */
static bool rows_are_folded(const sieve_view *v, size_t rows, unsigned fold)
{
    unsigned c;
    /*@ loop invariant c <= 256;
        loop invariant \forall integer j; 0 <= j < c ==>
          sieve_row(v->bytes + rows, v->row, j) == sieve_row(v->bytes + rows, v->row, byte_folded(fold, j));
        loop assigns c;
        loop variant 256 - c; */
    for (c = 0; c < 256; c++) {
        if (row_read(v, rows, c) != row_read(v, rows, hdrtrie_byte_fold(fold, (uint8_t)c))) return false;
    }
    return true;
}

/* The row of a level for a folded byte. */
static uint64_t level_read(const sieve_view *v, size_t k, uint8_t byte)
{
    return row_read(v, level_rows(v, k), byte);
}

static uint64_t last_read(const sieve_view *v, uint8_t byte)
{
    const size_t rows = HDRTRIE_SIEVE_LAST(v->row);
    /*@ assert v->row == 2 || v->row == 4 || v->row == 8; */
    /*@ assert v->bytes + rows == sieve_last(v->bytes, v->row); */
    return row_read(v, rows, byte);
}

/* Whether some bucket is in all rows that names can select which begin with this text; or, if exact, the name that is
   the text. 1 <= len. */
static bool start_passes(const sieve_view *v, bool exact, const uint8_t *text, size_t len)
{
    const size_t length = len < LONG ? len : LONG;
    uint64_t buckets = exact ? row_read(v, HDRTRIE_SIEVE_LENGTHS, length) & last_read(v, text[len - 1])
                             : v->from[length] & v->free_last;
    size_t k;
    /*@ assert length == length_row(len); */
    /*@ loop invariant k <= HDRTRIE_SIEVE_LEVELS;
        loop invariant exact != 0 ==> \forall integer b; 0 <= b <= 63 && bit_at(buckets, b) ==>
          length_has(v->bytes, v->row, len, b) && last_has(v->bytes, v->row, text[len - 1], b);
        loop invariant exact == 0 ==> \forall integer b; 0 <= b <= 63 && bit_at(buckets, b) ==>
          length_free(v->bytes, v->row, len, b) && last_free(v->bytes, v->row, b);
        loop invariant \forall integer b, j; 0 <= b <= 63 && bit_at(buckets, b) && 0 <= j < k ==>
          level_covers(v->bytes, v->row, j, text, len, b);
        loop assigns k, buckets;
        loop variant HDRTRIE_SIEVE_LEVELS - k; */
    for (k = 0; k < HDRTRIE_SIEVE_LEVELS; k++) {
        const size_t offset = v->bytes[HDRTRIE_AT_SIEVE_OFFSETS + k];
        buckets &= offset < len ? level_read(v, k, text[offset]) : v->free[k];
        /*@ assert \let w = \at(buckets, LoopCurrent); \forall integer b; 0 <= b <= 63 && bit_at(buckets, b) ==> bit_at(w, b); */
        /*@ assert \forall integer b; 0 <= b <= 63 && bit_at(buckets, b) ==>
              level_covers(v->bytes, v->row, k, text, len, b); */
    }
    /*@ assert \forall integer b; 0 <= b <= 63 && bit_at(buckets, b) ==>
          levels_cover(v->bytes, v->row, text, len, b); */
    /*@ assert buckets != 0 ==> \exists integer b; 0 <= b <= 63 && bit_at(buckets, b); */
    /*@ assert exact != 0 && buckets != 0 ==> exact_covered(v->bytes, v->row, text, len); */
    /*@ assert exact == 0 && buckets != 0 ==> start_covered(v->bytes, v->row, text, len); */
    return buckets != 0;
}

/* The buckets that are in all rows of level k which names of this length can select if they end with the text. The text is
   reversed. */
static uint64_t end_level(const sieve_view *v, size_t k, const uint8_t *text, size_t len, size_t length)
{
    const size_t offset = v->bytes[HDRTRIE_AT_SIEVE_OFFSETS + k];
    size_t at;
    /*@ assert offset <= 255 && (size_t)(offset + len) == offset + len && (size_t)(length - 1) == length - 1; */
    if (length == LONG || offset >= length || offset + len < length) {
        /*@ assert \forall integer b; 0 <= b <= 63 && bit_at(v->free[k], b) ==>
              end_level_covers(v->bytes, v->row, k, text, len, length, b); */
        return v->free[k];
    }
    at = length - 1 - offset;
    /*@ assert offset == v->bytes[HDRTRIE_AT_SIEVE_OFFSETS + k]; */
    /*@ assert at == length - 1 - offset; */
    /*@ assert text[at] == text[length - 1 - v->bytes[HDRTRIE_AT_SIEVE_OFFSETS + k]]; */
    /*@ assert \forall integer b; 0 <= b <= 63 && level_has(v->bytes, v->row, k, text[at], b) ==>
          end_level_covers(v->bytes, v->row, k, text, len, length, b); */
    return level_read(v, k, text[at]);
}

/* Whether, for each length, some bucket is in all rows that names of that length can select which end with this text.
   The text is reversed; 1 <= len. */
static bool end_passes(const sieve_view *v, const uint8_t *text, size_t len)
{
    size_t length, k;
    /*@ loop invariant length_row(len) <= length <= LONG + 1;
        loop invariant \forall integer n; length_row(len) <= n < length ==>
          end_has(v->bytes, v->row, text, len, n);
        loop assigns length, k;
        loop variant LONG + 1 - length; */
    for (length = len < LONG ? len : LONG; length <= LONG; length++) {
        uint64_t buckets = row_read(v, HDRTRIE_SIEVE_LENGTHS, length) & last_read(v, text[0]);
        /*@ loop invariant k <= HDRTRIE_SIEVE_LEVELS;
            loop invariant \forall integer b; 0 <= b <= 63 && bit_at(buckets, b) ==>
              length_has(v->bytes, v->row, length, b) && last_has(v->bytes, v->row, text[0], b);
            loop invariant \forall integer b, j; 0 <= b <= 63 && bit_at(buckets, b) && 0 <= j < k ==>
              end_level_covers(v->bytes, v->row, j, text, len, length, b);
            loop assigns k, buckets;
            loop variant HDRTRIE_SIEVE_LEVELS - k; */
        for (k = 0; k < HDRTRIE_SIEVE_LEVELS; k++) {
            buckets &= end_level(v, k, text, len, length);
            /*@ assert \let w = \at(buckets, LoopCurrent); \forall integer b; 0 <= b <= 63 && bit_at(buckets, b) ==> bit_at(w, b); */
            /*@ assert \forall integer b; 0 <= b <= 63 && bit_at(buckets, b) ==>
                  end_level_covers(v->bytes, v->row, k, text, len, length, b); */
        }
        if (buckets == 0) return false;
        /*@ assert \exists integer b; 0 <= b <= 63 && bit_at(buckets, b); */
        /*@ assert end_has(v->bytes, v->row, text, len, length); */
    }
    return true;
}

/* Whether the sieve passes every name that one of these literals matches. No literal is empty: the rule * has no sieve. */
static bool affix_passes(hdrtrie_view s, const sieve_view *v, hdrtrie_affix affix, bool reversed)
{
    uint32_t i;
    /*@ loop invariant i <= affix.literal_count;
        loop invariant literals_covered(s.bytes, affix.literals, i, reversed, v->bytes, v->row);
        loop assigns i;
        loop variant affix.literal_count - i; */
    for (i = 0; i < affix.literal_count; i++) {
        /*@ assert literal_sound(s.bytes, affix.literals, i); */
        const hdrtrie_literal l = hdrtrie_affix_literal(s.bytes, affix, i);
        const uint8_t *text = s.bytes + l.text;
        /*@ assert literal_filled(s.bytes, affix.literals, i); */
        if (l.in == 0) continue; /* only exceptions */
        if (reversed ? !end_passes(v, text, l.len) : !start_passes(v, false, text, l.len)) return false;
        /*@ assert literal_covered(s.bytes, affix.literals, i, reversed, v->bytes, v->row); */
    }
    return true;
}

/* Whether the sieve passes the names of all records with groups. */
static bool records_pass(hdrtrie_view s, const sieve_view *v)
{
    size_t at = 2 * (size_t)HDRTRIE_RECORD_LEN(s.shape.flags); /* after record 0 */
    uint32_t i;
    /*@ loop invariant 1 <= i && (i <= s.record_count || i == 1);
        loop invariant at == record_at(s.bytes, i);
        loop invariant records_covered(s.bytes, i, v->bytes, v->row);
        loop assigns i, at;
        loop variant s.record_count - i; */
    for (i = 1; i < s.record_count; i++) {
        /*@ assert record_follows(s.bytes, at); */
        const uint8_t *text = s.bytes + s.shape.records + at;
        const hdrtrie_record r = hdrtrie_record_read(text, s.shape.flags);
        /*@ assert text == s.bytes + le32(s.bytes + HDRTRIE_AT_RECORDS) + record_at(s.bytes, i) &&
              s.shape.flags == s.bytes[HDRTRIE_AT_FLAGS]; */
        /*@ assert r.groups == record_groups(text, s.bytes[HDRTRIE_AT_FLAGS]) &&
              r.len == record_text_len(text, s.bytes[HDRTRIE_AT_FLAGS]); */
        if (r.groups != 0 && !start_passes(v, true, text, r.len)) return false;
        /*@ assert r.groups != 0 ==> exact_covered(v->bytes, v->row, text, r.len); */
        /*@ assert r.groups != 0 ==> exact_covered(v->bytes, v->row, s.bytes + le32(s.bytes + HDRTRIE_AT_RECORDS) + record_at(s.bytes, i),
              record_text_len(text, s.bytes[HDRTRIE_AT_FLAGS])); */
        /*@ assert record_covered(s.bytes, i, v->bytes, v->row); */
        /*@ ghost record_step(s.bytes, i); */
        /*@ assert (uint32_t)at == at == record_at(s.bytes, i); */
        at = hdrtrie_view_record_next(s, (uint32_t)at);
        /*@ assert \let k = i + 1; (uint32_t)k == k && at == record_at(s.bytes, k); */
    }
    return true;
}

/* Checks the first 64 bytes of the section. */
static bool head_is_sound(const uint8_t *p)
{
    size_t i;
    if (p[HDRTRIE_AT_SIEVE_ROW] != 2 && p[HDRTRIE_AT_SIEVE_ROW] != 4 && p[HDRTRIE_AT_SIEVE_ROW] != 8) return false;
    /*@ loop invariant 1 <= i <= HDRTRIE_SIEVE_LEVELS;
        loop assigns i;
        loop variant HDRTRIE_SIEVE_LEVELS - i; */
    for (i = 1; i < HDRTRIE_SIEVE_LEVELS; i++) {
        if (p[HDRTRIE_AT_SIEVE_OFFSETS + i] <= p[HDRTRIE_AT_SIEVE_OFFSETS + i - 1]) return false;
    }
    if (p[HDRTRIE_AT_SIEVE_OFFSETS + HDRTRIE_SIEVE_LEVELS - 1] > HDRTRIE_SIEVE_OFFSET_MAX) return false;
    /*@ loop invariant 1 <= i <= HDRTRIE_SIEVE_HEAD_LEN;
        loop assigns i;
        loop variant HDRTRIE_SIEVE_HEAD_LEN - i; */
    for (i = HDRTRIE_AT_SIEVE_ROW + 1; i < HDRTRIE_SIEVE_HEAD_LEN; i++) {
        if ((i < HDRTRIE_AT_SIEVE_OFFSETS || i >= HDRTRIE_AT_SIEVE_OFFSETS + HDRTRIE_SIEVE_LEVELS) && p[i] != 0)
            return false;
    }
    return true;
}

/* Checks that the section at the offset lies in the part that finds read, and its first 64 bytes. */
static const char *place_fault(hdrtrie_view s, uint32_t offset)
{
    static const char outside[] = "the table is damaged: the sieve lies outside the part that finds read";
    unsigned row;
    if (offset % HDRTRIE_CACHE_LINE_LEN != 0 || offset < s.shape.records || offset > s.hot_end ||
        s.hot_end - offset < HDRTRIE_SIEVE_HEAD_LEN) {
        return outside;
    }
    if (!head_is_sound(s.bytes + offset)) return "the table is damaged: the head of the sieve is not valid";
    row = s.bytes[offset + HDRTRIE_AT_SIEVE_ROW];
    /*@ assert row == 2 || row == 4 || row == 8; */
    if (s.hot_end - offset < HDRTRIE_SIEVE_LEN(row)) return outside;
    /*@ assert row == 2 ==> sieve_fits(s.bytes + offset, 2); */
    /*@ assert row == 4 ==> sieve_fits(s.bytes + offset, 4); */
    /*@ assert row == 8 ==> sieve_fits(s.bytes + offset, 8); */
    return NULL;
}

/* Whether all rows of bytes are folded. */
static bool sieve_is_folded(const sieve_view *v, unsigned fold)
{
    /*@ assert v->row == 2 || v->row == 4 || v->row == 8; */
    /*@ assert v->bytes + HDRTRIE_SIEVE_LAST(v->row) == sieve_last(v->bytes, v->row); */
    size_t k;
    if (!rows_are_folded(v, HDRTRIE_SIEVE_LAST(v->row), fold)) return false;
    /*@ loop invariant k <= HDRTRIE_SIEVE_LEVELS;
        loop invariant \forall integer j; 0 <= j < k ==> rows_folded(sieve_level(v->bytes, v->row, j), v->row, fold);
        loop assigns k;
        loop variant HDRTRIE_SIEVE_LEVELS - k; */
    for (k = 0; k < HDRTRIE_SIEVE_LEVELS; k++) {
        if (!rows_are_folded(v, level_rows(v, k), fold)) return false;
    }
    return true;
}

/* Reads the sieve and compares it with the rules. Its place and its head are sound. */
static const char *rules_fault(hdrtrie_view s, sieve_view *v)
{
    if (!sieve_is_folded(v, s.shape.fold))
        return "the table is damaged: the sieve treats spellings of one name differently";
    joins_make(v);
    if (!records_pass(s, v) || !affix_passes(s, v, s.shape.prefix, false) ||
        !affix_passes(s, v, s.shape.suffix, true)) {
        return "the table is damaged: the sieve rejects a name that a rule matches";
    }
    return NULL;
}

const char *hdrtrie_view_sieve_fault(hdrtrie_view s)
{
    const uint32_t offset = hdrtrie_load_le32(s.bytes + HDRTRIE_AT_SIEVE);
    const char *why;
    sieve_view v;
    if (offset == 0) return NULL;
    if (s.shape.flags & HDRTRIE_FLAG_ANY) return "the table is damaged: it has a sieve and the rule *";
    why = place_fault(s, offset);
    if (why != NULL) return why;
    v.bytes = s.bytes + offset;
    v.row = v.bytes[HDRTRIE_AT_SIEVE_ROW];
    return rules_fault(s, &v);
}
