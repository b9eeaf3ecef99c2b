/* kept: an hdrtrie table. Generated, do not edit.

       hdrtrie gen kept.names -o kept.c -H kept.h --name kept

   hdrtrie claims no rights in this file.
   hdrtrie 0.1.0, format version 4; input XXH3 0642593376d2a7c9
   fold separators; 3 rules, 2 ids, 2 groups
   4416 bytes in 69 cache lines; calls read 4096 of these bytes, in 64 cache lines */
#include "kept.h"

#if HDRTRIE_FORMAT_VERSION != 4
#error "kept was generated for format version 4 of hdrtrie; generate it again"
#endif
#if KEPT_DIGEST != 0x29fc1dfa997850a6u
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

const hdrtrie_table kept[] = {
    /* header */
    HDRTRIE_HEADER(HDRTRIE_FOLD_SEPARATORS, HDRTRIE_MODE_ENDS, HDRTRIE_FLAG_PREFIXES,
        /* so dispatch is 22 */ /* max_len */ 13, /* slot_shift */ 0, /* bucket_shift */ 0,
        /* seed */ 0, /* text_bits */ 16, /* nodes */ 192, /* slots */ 1248, /* records */ 1254,
        /* record_count */ 3),

    /* prefixes */
    HDRTRIE_AFFIX(/* head_len */ 6, /* slot_shift */ 63, /* bucket_shift */ 63,
        /* filter_shift */ 60, /* pilots */ 1456, /* slots */ 1424, /* literals */ 1464,
        /* literal_count */ 1, /* filter */ 1296, /* mask */ 0x0000ffffffffffffu),

    /* suffixes */
    HDRTRIE_ZEROS_32, /* no such rule */

    /* sizes, and the part that no find reads */
    HDRTRIE_COLD(/* total_len */ 4416, /* hot_len */ 4096, /* rule_count */ 3, /* groups */ 4288,
        /* rules */ 4304, /* id_count */ 2, /* ids */ 4340, /* group_count */ 2),

    /* nested tables */
    HDRTRIE_NESTED(/* cookies */ 0, /* spelled */ 0, /* results */ 0, /* sieve */ 1536),

    /* nodes, one per length: mask1, mask2, multiplier, base, offset1, offset2, shift */
    HDRTRIE_ZEROS_256, HDRTRIE_ZEROS_128, /* lengths 0 to 11: 12 empty nodes */
    HDRTRIE_NODE(0, 0, 0, 1, 0, 0, 63), /* length 12: 1 name: x-int-public */
    HDRTRIE_NODE(0, 0, 0, 2, 0, 0, 63), /* length 13: 1 name: x-debug-token */
    HDRTRIE_ZEROS_512, HDRTRIE_ZEROS_64, HDRTRIE_ZEROS_32, /* lengths 14 to 32: 19 empty nodes */

    /* slots: where the text of a record begins */
    HDRTRIE_SLOT(4), HDRTRIE_SLOT(8), HDRTRIE_SLOT(24),

    /* records: groups, id, length, then the folded text */
    HDRTRIE_RECORD(0x0u, -1, 0), /* without a name: empty slots lead here */
    HDRTRIE_RECORD(0x0u, -1, 12), 'x','-','i','n','t','-','p','u','b','l','i','c',
        /* x-int-public */
    HDRTRIE_RECORD(0x2u, 1, 13), 'x','-','d','e','b','u','g','-','t','o','k','e','n',
        /* x-debug-token */
    0,0,0,0,0,

    /* filter of the prefixes */
    HDRTRIE_ZEROS_32, HDRTRIE_ZEROS_8, /* 5 empty words */
    HDRTRIE_FILTER_WORD(0xffffffffffffffffu),
    HDRTRIE_ZEROS_64, HDRTRIE_ZEROS_16, /* 10 empty words */

    /* probe of the prefixes: first bytes, first literal, count of literals */
    HDRTRIE_AFFIX_SLOT(0x00002d746e692d78u, 0, 1), /* x-int- */
    HDRTRIE_AFFIX_SLOT(0x0000000000000000u, 0, 0),

    /* pilots of the prefixes' probe */
    HDRTRIE_PILOT(0), HDRTRIE_PILOT(0),
    0,0,0,0,

    /* prefixes: text, len, parent, in, out, id */
    HDRTRIE_LITERAL(1488, 6, 0, 0x1u, 0x0u, 0), /* x-int- */

    /* texts of the prefixes */
    'x','-','i','n','t','-',
    0,0, HDRTRIE_ZEROS_32, HDRTRIE_ZEROS_8,

    /* sieve: bytes per row, offsets */
    HDRTRIE_U32(2), HDRTRIE_U8(0), HDRTRIE_U8(2), HDRTRIE_U8(4), HDRTRIE_U8(5),
    HDRTRIE_ZEROS_32, HDRTRIE_ZEROS_16, HDRTRIE_ZEROS_8,

    /* sieve: rows by the length of the name */
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)), /* 0 to 5 */
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0002u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x0002u)),
    HDRTRIE_U16(0x0002u), /* 6 to 12 */
    HDRTRIE_U16(0x0003u),
    HDRTRIE_TIMES_32(HDRTRIE_U16(0x0002u)), HDRTRIE_TIMES_16(HDRTRIE_U16(0x0002u)),
    HDRTRIE_TIMES_2(HDRTRIE_U16(0x0002u)), /* 14 to 63 */

    /* sieve: rows by the last byte */
    HDRTRIE_TIMES_64(HDRTRIE_U16(0x0002u)), HDRTRIE_TIMES_8(HDRTRIE_U16(0x0002u)),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0002u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x0002u)), /* 0x00 to 0x4d */
    HDRTRIE_U16(0x0003u),
    HDRTRIE_TIMES_16(HDRTRIE_U16(0x0002u)), HDRTRIE_TIMES_8(HDRTRIE_U16(0x0002u)),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0002u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x0002u)),
    HDRTRIE_U16(0x0002u), /* 0x4f to 0x6d */
    HDRTRIE_U16(0x0003u),
    HDRTRIE_TIMES_128(HDRTRIE_U16(0x0002u)), HDRTRIE_TIMES_16(HDRTRIE_U16(0x0002u)),
    HDRTRIE_U16(0x0002u), /* 0x6f to 0xff */

    /* sieve: rows by the byte at the first offset */
    HDRTRIE_TIMES_64(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_16(HDRTRIE_U16(0x0000u)),
    HDRTRIE_TIMES_8(HDRTRIE_U16(0x0000u)), /* 0x00 to 0x57 */
    HDRTRIE_U16(0x0003u),
    HDRTRIE_TIMES_16(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_8(HDRTRIE_U16(0x0000u)),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)),
    HDRTRIE_U16(0x0000u), /* 0x59 to 0x77 */
    HDRTRIE_U16(0x0003u),
    HDRTRIE_TIMES_128(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)),
    HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)), HDRTRIE_U16(0x0000u), /* 0x79 to 0xff */

    /* sieve: rows by the byte at the second offset */
    HDRTRIE_TIMES_64(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)),
    /* 0x00 to 0x43 */
    HDRTRIE_U16(0x0001u),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)), /* 0x45 to 0x48 */
    HDRTRIE_U16(0x0002u),
    HDRTRIE_TIMES_16(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_8(HDRTRIE_U16(0x0000u)),
    HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)), /* 0x4a to 0x63 */
    HDRTRIE_U16(0x0001u),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)), /* 0x65 to 0x68 */
    HDRTRIE_U16(0x0002u),
    HDRTRIE_TIMES_128(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_16(HDRTRIE_U16(0x0000u)),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)), /* 0x6a to 0xff */

    /* sieve: rows by the byte at the third offset */
    HDRTRIE_TIMES_64(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)),
    /* 0x00 to 0x41 */
    HDRTRIE_U16(0x0001u),
    HDRTRIE_TIMES_16(HDRTRIE_U16(0x0000u)), HDRTRIE_U16(0x0000u), /* 0x43 to 0x53 */
    HDRTRIE_U16(0x0002u),
    HDRTRIE_TIMES_8(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)),
    HDRTRIE_U16(0x0000u), /* 0x55 to 0x61 */
    HDRTRIE_U16(0x0001u),
    HDRTRIE_TIMES_16(HDRTRIE_U16(0x0000u)), HDRTRIE_U16(0x0000u), /* 0x63 to 0x73 */
    HDRTRIE_U16(0x0002u),
    HDRTRIE_TIMES_128(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_8(HDRTRIE_U16(0x0000u)),
    HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)), HDRTRIE_U16(0x0000u), /* 0x75 to 0xff */

    /* sieve: rows by the byte at the fourth offset */
    HDRTRIE_TIMES_32(HDRTRIE_U16(0x0002u)), HDRTRIE_TIMES_16(HDRTRIE_U16(0x0002u)),
    /* 0x00 to 0x2f */
    HDRTRIE_TIMES_8(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)), /* 0x30 to 0x39 */
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0002u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x0002u)),
    HDRTRIE_U16(0x0002u), /* 0x3a to 0x40 */
    HDRTRIE_TIMES_16(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)),
    /* 0x41 to 0x54 */
    HDRTRIE_U16(0x0001u),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)), HDRTRIE_U16(0x0000u), /* 0x56 to 0x5a */
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0002u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x0002u)), /* 0x5b to 0x60 */
    HDRTRIE_TIMES_16(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)),
    /* 0x61 to 0x74 */
    HDRTRIE_U16(0x0001u),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)), HDRTRIE_U16(0x0000u), /* 0x76 to 0x7a */
    HDRTRIE_TIMES_128(HDRTRIE_U16(0x0002u)), HDRTRIE_TIMES_4(HDRTRIE_U16(0x0002u)),
    HDRTRIE_U16(0x0002u), /* 0x7b to 0xff */

    /* groups: text, len */
    HDRTRIE_GROUP(4348, 8), /* [internal] */
    HDRTRIE_GROUP(4357, 5), /* [debug] */

    /* rules: text, id, len, kind, group, exception */
    HDRTRIE_RULE(4363, 0, 6, HDRTRIE_KIND_PREFIX, 0, 0), /* X-Int-* */
    HDRTRIE_RULE(4371, -1, 12, HDRTRIE_KIND_EXACT, 0, 1), /* !X-Int-Public */
    HDRTRIE_RULE(4384, 1, 13, HDRTRIE_KIND_EXACT, 1, 0), /* X-Debug-Token */

    /* ids: the first rule of each */
    HDRTRIE_ID_RULE(0), HDRTRIE_ID_RULE(2),

    /* texts of the groups and rules */
    'i','n','t','e','r','n','a','l',0,
    'd','e','b','u','g',0,
    'X','-','I','n','t','-','*',0,
    'X','-','I','n','t','-','P','u','b','l','i','c',0,
    'X','-','D','e','b','u','g','-','T','o','k','e','n',0,
    0,0, HDRTRIE_ZEROS_8,

    /* digest */
    HDRTRIE_U64(0x29fc1dfa997850a6u),
};

#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
