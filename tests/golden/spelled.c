/* spelled: an hdrtrie table. Generated, do not edit.

       hdrtrie gen spelled.names -o spelled.c -H spelled.h --name spelled

   hdrtrie claims no rights in this file.
   hdrtrie 0.1.0, format version 4; input XXH3 a6292f637e8c8d66
   fold separators; 7 rules, 4 ids, 2 groups
   6016 bytes in 94 cache lines; calls read 5568 of these bytes, in 87 cache lines */
#include "spelled.h"

#if HDRTRIE_FORMAT_VERSION != 4
#error "spelled was generated for format version 4 of hdrtrie; generate it again"
#endif
#if SPELLED_DIGEST != 0xe317a67abc6f6724u
#error "the header is not that of this table; generate both again"
#endif

/* Runs of equal rows. */
#define HDRTRIE_TIMES_2(...) __VA_ARGS__, __VA_ARGS__
#define HDRTRIE_TIMES_4(...) HDRTRIE_TIMES_2(__VA_ARGS__), HDRTRIE_TIMES_2(__VA_ARGS__)
#define HDRTRIE_TIMES_8(...) HDRTRIE_TIMES_4(__VA_ARGS__), HDRTRIE_TIMES_4(__VA_ARGS__)
#define HDRTRIE_TIMES_16(...) HDRTRIE_TIMES_8(__VA_ARGS__), HDRTRIE_TIMES_8(__VA_ARGS__)
#define HDRTRIE_TIMES_32(...) HDRTRIE_TIMES_16(__VA_ARGS__), HDRTRIE_TIMES_16(__VA_ARGS__)
#define HDRTRIE_TIMES_64(...) HDRTRIE_TIMES_32(__VA_ARGS__), HDRTRIE_TIMES_32(__VA_ARGS__)
#define HDRTRIE_TIMES_128(...) HDRTRIE_TIMES_64(__VA_ARGS__), HDRTRIE_TIMES_64(__VA_ARGS__)

/* Runs of empty rows: the number is the count of zero bytes. */
#define HDRTRIE_ZEROS_8 0, 0, 0, 0, 0, 0, 0, 0
#define HDRTRIE_ZEROS_16 HDRTRIE_ZEROS_8, HDRTRIE_ZEROS_8
#define HDRTRIE_ZEROS_32 HDRTRIE_ZEROS_16, HDRTRIE_ZEROS_16
#define HDRTRIE_ZEROS_64 HDRTRIE_ZEROS_32, HDRTRIE_ZEROS_32
#define HDRTRIE_ZEROS_128 HDRTRIE_ZEROS_64, HDRTRIE_ZEROS_64
#define HDRTRIE_ZEROS_256 HDRTRIE_ZEROS_128, HDRTRIE_ZEROS_128
#define HDRTRIE_ZEROS_512 HDRTRIE_ZEROS_256, HDRTRIE_ZEROS_256

#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmissing-braces" /* the rows below fill one line after the other */
#endif

const hdrtrie_table spelled[] = {
    /* header */
    HDRTRIE_HEADER(HDRTRIE_FOLD_SEPARATORS, HDRTRIE_MODE_ENDS,
        HDRTRIE_FLAG_PREFIXES | HDRTRIE_FLAG_SPELLED, /* so dispatch is 29 */ /* max_len */ 12,
        /* slot_shift */ 0, /* bucket_shift */ 0, /* seed */ 0, /* text_bits */ 16, /* nodes */ 192,
        /* slots */ 1248, /* records */ 1254, /* record_count */ 3),

    /* prefixes */
    HDRTRIE_AFFIX(/* head_len */ 2, /* slot_shift */ 63, /* bucket_shift */ 63,
        /* filter_shift */ 60, /* pilots */ 1448, /* slots */ 1416, /* literals */ 1456,
        /* literal_count */ 2, /* filter */ 1288, /* mask */ 0x000000000000ffffu),

    /* suffixes */
    HDRTRIE_ZEROS_32, /* no such rule */

    /* sizes, and the part that no find reads */
    HDRTRIE_COLD(/* total_len */ 6016, /* hot_len */ 5568, /* rule_count */ 7, /* groups */ 5760,
        /* rules */ 5776, /* id_count */ 4, /* ids */ 5860, /* group_count */ 2),

    /* nested tables */
    HDRTRIE_NESTED(/* cookies */ 0, /* spelled */ 1536, /* results */ 2944, /* sieve */ 3008),

    /* nodes, one per length: mask1, mask2, multiplier, base, offset1, offset2, shift */
    HDRTRIE_ZEROS_128, HDRTRIE_ZEROS_32, /* lengths 0 to 4: 5 empty nodes */
    HDRTRIE_NODE(0, 0, 0, 1, 0, 0, 63), /* length 5: 1 name: x-foo */
    HDRTRIE_ZEROS_128, HDRTRIE_ZEROS_64, /* lengths 6 to 11: 6 empty nodes */
    HDRTRIE_NODE(0, 0, 0, 2, 0, 0, 63), /* length 12: 1 name: x-int-public */
    HDRTRIE_ZEROS_512, HDRTRIE_ZEROS_128, /* lengths 13 to 32: 20 empty nodes */

    /* slots: where the text of a record begins */
    HDRTRIE_SLOT(4), HDRTRIE_SLOT(8), HDRTRIE_SLOT(17),

    /* records: groups, id, length, then the folded text */
    HDRTRIE_RECORD(0x0u, -1, 0), /* without a name: empty slots lead here */
    HDRTRIE_RECORD(0x3u, 1, 5), 'x','-','f','o','o', /* x-foo */
    HDRTRIE_RECORD(0x3u, 2, 12), 'x','-','i','n','t','-','p','u','b','l','i','c', /* x-int-public */
    0,0,0,0,0,

    /* filter of the prefixes */
    HDRTRIE_ZEROS_64, HDRTRIE_ZEROS_32, HDRTRIE_ZEROS_16, /* 14 empty words */
    HDRTRIE_FILTER_WORD(0xffffffffffffffffu),
    HDRTRIE_FILTER_WORD(0x0000000000000000u),

    /* probe of the prefixes: first bytes, first literal, count of literals */
    HDRTRIE_AFFIX_SLOT(0x0000000000000000u, 0, 0),
    HDRTRIE_AFFIX_SLOT(0x0000000000002d78u, 0, 2), /* x- */

    /* pilots of the prefixes' probe */
    HDRTRIE_PILOT(0), HDRTRIE_PILOT(0),
    0,0,0,0,

    /* prefixes: text, len, parent, in, out, id */
    HDRTRIE_LITERAL(1504, 2, 0, 0x2u, 0x0u, 3), /* x- */
    HDRTRIE_LITERAL(1506, 6, 1, 0x1u, 0x0u, 0), /* x-int- */

    /* texts of the prefixes */
    'x','-',
    'x','-','i','n','t','-',
    HDRTRIE_ZEROS_16, HDRTRIE_ZEROS_8,

    /* ---- the nested table of spelled exceptions, from byte 1536 on */

    /* header */
    HDRTRIE_HEADER(HDRTRIE_FOLD_CASE, HDRTRIE_MODE_ENDS, /* flags */ 0, /* so dispatch is 11 */
        /* max_len */ 12, /* slot_shift */ 0, /* bucket_shift */ 0, /* seed */ 0,
        /* text_bits */ 16, /* nodes */ 192, /* slots */ 1248, /* records */ 1256,
        /* record_count */ 4),

    /* prefixes */
    HDRTRIE_ZEROS_32, /* no such rule */

    /* suffixes */
    HDRTRIE_ZEROS_32, /* no such rule */

    /* sizes, and the part that no find reads */
    HDRTRIE_COLD(/* total_len */ 1408, /* hot_len */ 1109, /* rule_count */ 3, /* groups */ 1304,
        /* rules */ 1312, /* id_count */ 3, /* ids */ 1348, /* group_count */ 1),

    /* nested tables */
    HDRTRIE_NESTED(/* cookies */ 0, /* spelled */ 0, /* results */ 0, /* sieve */ 0),

    /* nodes, one per length: mask1, mask2, multiplier, base, offset1, offset2, shift */
    HDRTRIE_ZEROS_128, HDRTRIE_ZEROS_32, /* lengths 0 to 4: 5 empty nodes */
    HDRTRIE_NODE(0, 0, 0, 1, 0, 0, 63), /* length 5: 1 name: x-foo */
    HDRTRIE_ZEROS_128, HDRTRIE_ZEROS_64, /* lengths 6 to 11: 6 empty nodes */
    HDRTRIE_NODE(0xdfdfffdfdfdfffdfu, 0xdfdfdfdf00000000u, 0x3c17d7d72f7f76eeu, 2, 0, 4, 63),
        /* length 12: 2 names: x-int-public, x_int_public */
    HDRTRIE_ZEROS_512, HDRTRIE_ZEROS_128, /* lengths 13 to 32: 20 empty nodes */

    /* slots: where the text of a record begins */
    HDRTRIE_SLOT(4), HDRTRIE_SLOT(8), HDRTRIE_SLOT(17), HDRTRIE_SLOT(33),

    /* records: groups, id, length, then the folded text */
    HDRTRIE_RECORD(0x0u, -1, 0), /* without a name: empty slots lead here */
    HDRTRIE_RECORD(0x1u, 1, 5), 'x','-','f','o','o', /* x-foo */
    HDRTRIE_RECORD(0x1u, 0, 12), 'x','-','i','n','t','-','p','u','b','l','i','c', /* x-int-public */
    HDRTRIE_RECORD(0x1u, 2, 12), 'x','_','i','n','t','_','p','u','b','l','i','c', /* x_int_public */
    0,0,0,

    /* groups: text, len */
    HDRTRIE_GROUP(1360, 7), /* [spelled] */

    /* rules: text, id, len, kind, group, exception */
    HDRTRIE_RULE(1368, 0, 12, HDRTRIE_KIND_EXACT, 0, 0), /* x-int-public */
    HDRTRIE_RULE(1381, 1, 5, HDRTRIE_KIND_EXACT, 0, 0), /* x-foo */
    HDRTRIE_RULE(1387, 2, 12, HDRTRIE_KIND_EXACT, 0, 0), /* x_int_public */

    /* ids: the first rule of each */
    HDRTRIE_ID_RULE(0), HDRTRIE_ID_RULE(1), HDRTRIE_ID_RULE(2),

    /* texts of the groups and rules */
    's','p','e','l','l','e','d',0,
    'x','-','i','n','t','-','p','u','b','l','i','c',0,
    'x','-','f','o','o',0,
    'x','_','i','n','t','_','p','u','b','l','i','c',0,

    /* digest */
    HDRTRIE_U64(0xfc06812128ca92b9u),

    /* ---- the end of the nested table */

    /* results of the spelled exceptions, by their ids: id, groups */
    HDRTRIE_RESULT(2, 0x2u), /* x-int-public */
    HDRTRIE_RESULT(3, 0x2u), /* x-foo */
    HDRTRIE_RESULT(0, 0x1u), /* x_int_public */
    HDRTRIE_ZEROS_32, HDRTRIE_ZEROS_8,

    /* sieve: bytes per row, offsets */
    HDRTRIE_U32(2), HDRTRIE_U8(0), HDRTRIE_U8(1), HDRTRIE_U8(2), HDRTRIE_U8(3),
    HDRTRIE_ZEROS_32, HDRTRIE_ZEROS_16, HDRTRIE_ZEROS_8,

    /* sieve: rows by the length of the name */
    HDRTRIE_U16(0x0000u), HDRTRIE_U16(0x0000u),
    HDRTRIE_TIMES_32(HDRTRIE_U16(0x0001u)), HDRTRIE_TIMES_16(HDRTRIE_U16(0x0001u)),
    HDRTRIE_TIMES_8(HDRTRIE_U16(0x0001u)), HDRTRIE_TIMES_4(HDRTRIE_U16(0x0001u)),
    HDRTRIE_TIMES_2(HDRTRIE_U16(0x0001u)), /* 2 to 63 */

    /* sieve: rows by the last byte */
    HDRTRIE_TIMES_128(HDRTRIE_U16(0x0001u)), HDRTRIE_TIMES_128(HDRTRIE_U16(0x0001u)),
    /* 0x00 to 0xff */

    /* sieve: rows by the byte at the first offset */
    HDRTRIE_TIMES_64(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_16(HDRTRIE_U16(0x0000u)),
    HDRTRIE_TIMES_8(HDRTRIE_U16(0x0000u)), /* 0x00 to 0x57 */
    HDRTRIE_U16(0x0001u),
    HDRTRIE_TIMES_16(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_8(HDRTRIE_U16(0x0000u)),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)),
    HDRTRIE_U16(0x0000u), /* 0x59 to 0x77 */
    HDRTRIE_U16(0x0001u),
    HDRTRIE_TIMES_128(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)),
    HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)), HDRTRIE_U16(0x0000u), /* 0x79 to 0xff */

    /* sieve: rows by the byte at the second offset */
    HDRTRIE_TIMES_32(HDRTRIE_U16(0x0001u)), HDRTRIE_TIMES_16(HDRTRIE_U16(0x0001u)),
    /* 0x00 to 0x2f */
    HDRTRIE_TIMES_8(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)), /* 0x30 to 0x39 */
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0001u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x0001u)),
    HDRTRIE_U16(0x0001u), /* 0x3a to 0x40 */
    HDRTRIE_TIMES_16(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_8(HDRTRIE_U16(0x0000u)),
    HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)), /* 0x41 to 0x5a */
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0001u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x0001u)), /* 0x5b to 0x60 */
    HDRTRIE_TIMES_16(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_8(HDRTRIE_U16(0x0000u)),
    HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)), /* 0x61 to 0x7a */
    HDRTRIE_TIMES_128(HDRTRIE_U16(0x0001u)), HDRTRIE_TIMES_4(HDRTRIE_U16(0x0001u)),
    HDRTRIE_U16(0x0001u), /* 0x7b to 0xff */

    /* sieve: rows by the byte at the third offset */
    HDRTRIE_TIMES_128(HDRTRIE_U16(0x0001u)), HDRTRIE_TIMES_128(HDRTRIE_U16(0x0001u)),
    /* 0x00 to 0xff */

    /* sieve: rows by the byte at the fourth offset */
    HDRTRIE_TIMES_128(HDRTRIE_U16(0x0001u)), HDRTRIE_TIMES_128(HDRTRIE_U16(0x0001u)),
    /* 0x00 to 0xff */

    /* groups: text, len */
    HDRTRIE_GROUP(5876, 8), /* [internal] */
    HDRTRIE_GROUP(5885, 5), /* [debug] */

    /* rules: text, id, len, kind, group, exception */
    HDRTRIE_RULE(5891, 0, 6, HDRTRIE_KIND_PREFIX, 0, 0), /* X-Int-* */
    HDRTRIE_RULE(5899, 1, 5, HDRTRIE_KIND_EXACT, 0, 0), /* X-Foo */
    HDRTRIE_RULE(5905, -1, 5, HDRTRIE_KIND_EXACT, 0, 2), /* !case X-Foo */
    HDRTRIE_RULE(5911, 2, 12, HDRTRIE_KIND_EXACT, 1, 0), /* X-Int-Public */
    HDRTRIE_RULE(5924, -1, 12, HDRTRIE_KIND_EXACT, 0, 2), /* !case X-Int-Public */
    HDRTRIE_RULE(5937, -1, 12, HDRTRIE_KIND_EXACT, 1, 2), /* !case X_Int_Public */
    HDRTRIE_RULE(5950, 3, 2, HDRTRIE_KIND_PREFIX, 1, 0), /* X-* */

    /* ids: the first rule of each */
    HDRTRIE_ID_RULE(0), HDRTRIE_ID_RULE(1), HDRTRIE_ID_RULE(3), HDRTRIE_ID_RULE(6),

    /* texts of the groups and rules */
    'i','n','t','e','r','n','a','l',0,
    'd','e','b','u','g',0,
    'X','-','I','n','t','-','*',0,
    'X','-','F','o','o',0,
    'X','-','F','o','o',0,
    'X','-','I','n','t','-','P','u','b','l','i','c',0,
    'X','-','I','n','t','-','P','u','b','l','i','c',0,
    'X','_','I','n','t','_','P','u','b','l','i','c',0,
    'X','-','*',0,
    0,0,0,0,0,0, HDRTRIE_ZEROS_32, HDRTRIE_ZEROS_16,

    /* digest */
    HDRTRIE_U64(0xe317a67abc6f6724u),
};

#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
