/* worked: an hdrtrie table. Generated, do not edit.

       hdrtrie gen worked.names -o worked.c -H worked.h --name worked

   hdrtrie claims no rights in this file.
   hdrtrie 0.1.0, format version 4; input XXH3 29b1be77b5fbbe29
   fold separators; 8 rules, 7 ids, 2 groups
   4800 bytes in 75 cache lines; calls read 4352 of these bytes, in 68 cache lines */
#include "worked.h"

#if HDRTRIE_FORMAT_VERSION != 4
#error "worked was generated for format version 4 of hdrtrie; generate it again"
#endif
#if WORKED_DIGEST != 0xcfb4af8f1a6241afu
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

const hdrtrie_table worked[] = {
    /* header */
    HDRTRIE_HEADER(HDRTRIE_FOLD_SEPARATORS, HDRTRIE_MODE_ENDS,
        HDRTRIE_FLAG_PREFIXES | HDRTRIE_FLAG_SUFFIXES, /* so dispatch is 22 */ /* max_len */ 11,
        /* slot_shift */ 0, /* bucket_shift */ 0, /* seed */ 0, /* text_bits */ 16, /* nodes */ 192,
        /* slots */ 1248, /* records */ 1260, /* record_count */ 6),

    /* prefixes */
    HDRTRIE_AFFIX(/* head_len */ 6, /* slot_shift */ 63, /* bucket_shift */ 63,
        /* filter_shift */ 60, /* pilots */ 1488, /* slots */ 1456, /* literals */ 1496,
        /* literal_count */ 2, /* filter */ 1328, /* mask */ 0x0000ffffffffffffu),

    /* suffixes */
    HDRTRIE_AFFIX(/* head_len */ 8, /* slot_shift */ 63, /* bucket_shift */ 63,
        /* filter_shift */ 60, /* pilots */ 1728, /* slots */ 1696, /* literals */ 1736,
        /* literal_count */ 1, /* filter */ 1568, /* mask */ 0xdfdfdfdfdfdfdfdfu),

    /* sizes, and the part that no find reads */
    HDRTRIE_COLD(/* total_len */ 4800, /* hot_len */ 4352, /* rule_count */ 8, /* groups */ 4544,
        /* rules */ 4560, /* id_count */ 7, /* ids */ 4656, /* group_count */ 2),

    /* nested tables */
    HDRTRIE_NESTED(/* cookies */ 0, /* spelled */ 0, /* results */ 0, /* sieve */ 1792),

    /* nodes, one per length: mask1, mask2, multiplier, base, offset1, offset2, shift */
    HDRTRIE_ZEROS_128, HDRTRIE_ZEROS_64, /* lengths 0 to 5: 6 empty nodes */
    HDRTRIE_NODE(0, 0, 0, 1, 0, 0, 63), /* length 6: 1 name: cf-ray */
    HDRTRIE_NODE(0x00dfdfdfdfdf00dfu, 0, 0x63cbe1e459320dd7u, 2, 0, 0, 63),
        /* length 7: 2 names: x-debug, x-delay */
    HDRTRIE_ZEROS_64, /* lengths 8 to 9: 2 empty nodes */
    HDRTRIE_NODE(0, 0, 0, 4, 0, 0, 63), /* length 10: 1 name: cf-visitor */
    HDRTRIE_NODE(0, 0, 0, 5, 0, 0, 63), /* length 11: 1 name: x-int-trace */
    HDRTRIE_ZEROS_512, HDRTRIE_ZEROS_128, HDRTRIE_ZEROS_32, /* lengths 12 to 32: 21 empty nodes */

    /* slots: where the text of a record begins */
    HDRTRIE_SLOT(4), HDRTRIE_SLOT(8), HDRTRIE_SLOT(18), HDRTRIE_SLOT(29), HDRTRIE_SLOT(40),
    HDRTRIE_SLOT(54),

    /* records: groups, id, length, then the folded text */
    HDRTRIE_RECORD(0x0u, -1, 0), /* without a name: empty slots lead here */
    HDRTRIE_RECORD(0x1u, 0, 6), 'c','f','-','r','a','y', /* cf-ray */
    HDRTRIE_RECORD(0x2u, 5, 7), 'x','-','d','e','b','u','g', /* x-debug */
    HDRTRIE_RECORD(0x2u, 6, 7), 'x','-','d','e','l','a','y', /* x-delay */
    HDRTRIE_RECORD(0x1u, 1, 10), 'c','f','-','v','i','s','i','t','o','r', /* cf-visitor */
    HDRTRIE_RECORD(0x3u, 4, 11), 'x','-','i','n','t','-','t','r','a','c','e', /* x-int-trace */
    0,0,0,

    /* filter of the prefixes */
    HDRTRIE_ZEROS_32, HDRTRIE_ZEROS_8, /* 5 empty words */
    HDRTRIE_FILTER_WORD(0xffffffffffffffffu),
    HDRTRIE_ZEROS_64, HDRTRIE_ZEROS_16, /* 10 empty words */

    /* probe of the prefixes: first bytes, first literal, count of literals */
    HDRTRIE_AFFIX_SLOT(0x00002d746e692d78u, 0, 2), /* x-int- */
    HDRTRIE_AFFIX_SLOT(0x0000000000000000u, 0, 0),

    /* pilots of the prefixes' probe */
    HDRTRIE_PILOT(0), HDRTRIE_PILOT(0),
    0,0,0,0,

    /* prefixes: text, len, parent, in, out, id */
    HDRTRIE_LITERAL(1544, 6, 0, 0x1u, 0x0u, 2), /* x-int- */
    HDRTRIE_LITERAL(1550, 13, 1, 0x0u, 0x1u, -1), /* x-int-public- */

    /* texts of the prefixes */
    'x','-','i','n','t','-',
    'x','-','i','n','t','-','p','u','b','l','i','c','-',
    0,0,0,0,0,

    /* filter of the suffixes */
    HDRTRIE_ZEROS_16, /* 2 empty words */
    HDRTRIE_FILTER_WORD(0x0000020000000200u),
    HDRTRIE_ZEROS_64, HDRTRIE_ZEROS_32, HDRTRIE_ZEROS_8, /* 13 empty words */

    /* probe of the suffixes: last bytes, first literal, count of literals */
    HDRTRIE_AFFIX_SLOT(0x6c616e7265746e69u, 0, 1), /* internal */
    HDRTRIE_AFFIX_SLOT(0x0000000000000000u, 0, 0),

    /* pilots of the suffixes' probe */
    HDRTRIE_PILOT(0), HDRTRIE_PILOT(0),
    0,0,0,0,

    /* suffixes, reversed: text, len, parent, in, out, id */
    HDRTRIE_LITERAL(1760, 9, 0, 0x1u, 0x0u, 3), /* lanretni- */

    /* texts of the suffixes, reversed */
    'l','a','n','r','e','t','n','i','-',
    0,0,0,0,0,0,0, HDRTRIE_ZEROS_16,

    /* sieve: bytes per row, offsets */
    HDRTRIE_U32(2), HDRTRIE_U8(2), HDRTRIE_U8(4), HDRTRIE_U8(5), HDRTRIE_U8(13),
    HDRTRIE_ZEROS_32, HDRTRIE_ZEROS_16, HDRTRIE_ZEROS_8,

    /* sieve: rows by the length of the name */
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)), /* 0 to 5 */
    HDRTRIE_U16(0x0005u), HDRTRIE_U16(0x0006u), HDRTRIE_U16(0x0004u), HDRTRIE_U16(0x000cu),
    HDRTRIE_U16(0x0015u), HDRTRIE_U16(0x0014u), HDRTRIE_U16(0x0024u), HDRTRIE_U16(0x0044u),
    HDRTRIE_U16(0x0084u), HDRTRIE_U16(0x0104u), HDRTRIE_U16(0x0204u), HDRTRIE_U16(0x0404u),
    HDRTRIE_U16(0x0804u), HDRTRIE_U16(0x1004u), HDRTRIE_U16(0x0204u), HDRTRIE_U16(0x2004u),
    HDRTRIE_U16(0x4004u),
    HDRTRIE_TIMES_32(HDRTRIE_U16(0x8004u)), HDRTRIE_TIMES_8(HDRTRIE_U16(0x8004u)),
    HDRTRIE_U16(0x8004u), /* 23 to 63 */

    /* sieve: rows by the last byte */
    HDRTRIE_TIMES_64(HDRTRIE_U16(0x0004u)), HDRTRIE_TIMES_4(HDRTRIE_U16(0x0004u)),
    HDRTRIE_TIMES_2(HDRTRIE_U16(0x0004u)), HDRTRIE_U16(0x0004u), /* 0x00 to 0x46 */
    HDRTRIE_U16(0x0006u),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0004u)), /* 0x48 to 0x4b */
    HDRTRIE_U16(0xfffcu),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0004u)), HDRTRIE_U16(0x0004u), /* 0x4d to 0x51 */
    HDRTRIE_U16(0x0005u),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0004u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x0004u)), /* 0x53 to 0x58 */
    HDRTRIE_U16(0x0007u),
    HDRTRIE_TIMES_8(HDRTRIE_U16(0x0004u)), HDRTRIE_TIMES_4(HDRTRIE_U16(0x0004u)),
    HDRTRIE_U16(0x0004u), /* 0x5a to 0x66 */
    HDRTRIE_U16(0x0006u),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0004u)), /* 0x68 to 0x6b */
    HDRTRIE_U16(0xfffcu),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0004u)), HDRTRIE_U16(0x0004u), /* 0x6d to 0x71 */
    HDRTRIE_U16(0x0005u),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0004u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x0004u)), /* 0x73 to 0x78 */
    HDRTRIE_U16(0x0007u),
    HDRTRIE_TIMES_128(HDRTRIE_U16(0x0004u)), HDRTRIE_TIMES_4(HDRTRIE_U16(0x0004u)),
    HDRTRIE_TIMES_2(HDRTRIE_U16(0x0004u)), /* 0x7a to 0xff */

    /* sieve: rows by the byte at the first offset */
    HDRTRIE_TIMES_32(HDRTRIE_U16(0xfff1u)), HDRTRIE_TIMES_16(HDRTRIE_U16(0xfff1u)),
    /* 0x00 to 0x2f */
    HDRTRIE_TIMES_8(HDRTRIE_U16(0xffe0u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0xffe0u)), /* 0x30 to 0x39 */
    HDRTRIE_TIMES_4(HDRTRIE_U16(0xfff1u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0xfff1u)),
    HDRTRIE_U16(0xfff1u), /* 0x3a to 0x40 */
    HDRTRIE_U16(0xffe0u), HDRTRIE_U16(0xffe0u), HDRTRIE_U16(0xffe0u), HDRTRIE_U16(0xffe2u),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0xffe0u)), /* 0x45 to 0x48 */
    HDRTRIE_U16(0xfff4u),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0xffe0u)), /* 0x4a to 0x4d */
    HDRTRIE_U16(0xffe8u),
    HDRTRIE_TIMES_8(HDRTRIE_U16(0xffe0u)), HDRTRIE_TIMES_4(HDRTRIE_U16(0xffe0u)), /* 0x4f to 0x5a */
    HDRTRIE_TIMES_4(HDRTRIE_U16(0xfff1u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0xfff1u)), /* 0x5b to 0x60 */
    HDRTRIE_U16(0xffe0u), HDRTRIE_U16(0xffe0u), HDRTRIE_U16(0xffe0u), HDRTRIE_U16(0xffe2u),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0xffe0u)), /* 0x65 to 0x68 */
    HDRTRIE_U16(0xfff4u),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0xffe0u)), /* 0x6a to 0x6d */
    HDRTRIE_U16(0xffe8u),
    HDRTRIE_TIMES_8(HDRTRIE_U16(0xffe0u)), HDRTRIE_TIMES_4(HDRTRIE_U16(0xffe0u)), /* 0x6f to 0x7a */
    HDRTRIE_TIMES_128(HDRTRIE_U16(0xfff1u)), HDRTRIE_TIMES_4(HDRTRIE_U16(0xfff1u)),
    HDRTRIE_U16(0xfff1u), /* 0x7b to 0xff */

    /* sieve: rows by the byte at the second offset */
    HDRTRIE_TIMES_32(HDRTRIE_U16(0xffc0u)), HDRTRIE_TIMES_16(HDRTRIE_U16(0xffc0u)),
    /* 0x00 to 0x2f */
    HDRTRIE_TIMES_8(HDRTRIE_U16(0xff80u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0xff80u)), /* 0x30 to 0x39 */
    HDRTRIE_TIMES_4(HDRTRIE_U16(0xffc0u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0xffc0u)),
    HDRTRIE_U16(0xffc0u), /* 0x3a to 0x40 */
    HDRTRIE_U16(0xff81u), HDRTRIE_U16(0xff82u), HDRTRIE_U16(0xff80u), HDRTRIE_U16(0xff80u),
    HDRTRIE_U16(0xff88u), HDRTRIE_U16(0xff80u), HDRTRIE_U16(0xff80u), HDRTRIE_U16(0xff80u),
    HDRTRIE_U16(0xffa1u), HDRTRIE_U16(0xff80u), HDRTRIE_U16(0xff80u), HDRTRIE_U16(0xff82u),
    HDRTRIE_U16(0xff80u), HDRTRIE_U16(0xff90u),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0xff80u)), HDRTRIE_U16(0xff80u), /* 0x4f to 0x53 */
    HDRTRIE_U16(0xff94u),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0xff80u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0xff80u)), /* 0x55 to 0x5a */
    HDRTRIE_TIMES_4(HDRTRIE_U16(0xffc0u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0xffc0u)), /* 0x5b to 0x60 */
    HDRTRIE_U16(0xff81u), HDRTRIE_U16(0xff82u), HDRTRIE_U16(0xff80u), HDRTRIE_U16(0xff80u),
    HDRTRIE_U16(0xff88u), HDRTRIE_U16(0xff80u), HDRTRIE_U16(0xff80u), HDRTRIE_U16(0xff80u),
    HDRTRIE_U16(0xffa1u), HDRTRIE_U16(0xff80u), HDRTRIE_U16(0xff80u), HDRTRIE_U16(0xff82u),
    HDRTRIE_U16(0xff80u), HDRTRIE_U16(0xff90u),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0xff80u)), HDRTRIE_U16(0xff80u), /* 0x6f to 0x73 */
    HDRTRIE_U16(0xff94u),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0xff80u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0xff80u)), /* 0x75 to 0x7a */
    HDRTRIE_TIMES_128(HDRTRIE_U16(0xffc0u)), HDRTRIE_TIMES_4(HDRTRIE_U16(0xffc0u)),
    HDRTRIE_U16(0xffc0u), /* 0x7b to 0xff */

    /* sieve: rows by the byte at the third offset */
    HDRTRIE_TIMES_32(HDRTRIE_U16(0xff84u)), HDRTRIE_TIMES_16(HDRTRIE_U16(0xff84u)),
    /* 0x00 to 0x2f */
    HDRTRIE_TIMES_8(HDRTRIE_U16(0xff00u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0xff00u)), /* 0x30 to 0x39 */
    HDRTRIE_TIMES_4(HDRTRIE_U16(0xff84u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0xff84u)),
    HDRTRIE_U16(0xff84u), /* 0x3a to 0x40 */
    HDRTRIE_U16(0xff02u), HDRTRIE_U16(0xff00u), HDRTRIE_U16(0xff00u), HDRTRIE_U16(0xff00u),
    HDRTRIE_U16(0xff10u), HDRTRIE_U16(0xff00u), HDRTRIE_U16(0xff00u), HDRTRIE_U16(0xff00u),
    HDRTRIE_U16(0xff40u),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0xff00u)), /* 0x4a to 0x4d */
    HDRTRIE_U16(0xff20u), HDRTRIE_U16(0xff00u), HDRTRIE_U16(0xff00u), HDRTRIE_U16(0xff00u),
    HDRTRIE_U16(0xff08u), HDRTRIE_U16(0xff01u), HDRTRIE_U16(0xff10u), HDRTRIE_U16(0xff02u),
    HDRTRIE_U16(0xff00u), HDRTRIE_U16(0xff00u), HDRTRIE_U16(0xff00u), HDRTRIE_U16(0xff01u),
    HDRTRIE_U16(0xff00u),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0xff84u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0xff84u)), /* 0x5b to 0x60 */
    HDRTRIE_U16(0xff02u), HDRTRIE_U16(0xff00u), HDRTRIE_U16(0xff00u), HDRTRIE_U16(0xff00u),
    HDRTRIE_U16(0xff10u), HDRTRIE_U16(0xff00u), HDRTRIE_U16(0xff00u), HDRTRIE_U16(0xff00u),
    HDRTRIE_U16(0xff40u),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0xff00u)), /* 0x6a to 0x6d */
    HDRTRIE_U16(0xff20u), HDRTRIE_U16(0xff00u), HDRTRIE_U16(0xff00u), HDRTRIE_U16(0xff00u),
    HDRTRIE_U16(0xff08u), HDRTRIE_U16(0xff01u), HDRTRIE_U16(0xff10u), HDRTRIE_U16(0xff02u),
    HDRTRIE_U16(0xff00u), HDRTRIE_U16(0xff00u), HDRTRIE_U16(0xff00u), HDRTRIE_U16(0xff01u),
    HDRTRIE_U16(0xff00u),
    HDRTRIE_TIMES_128(HDRTRIE_U16(0xff84u)), HDRTRIE_TIMES_4(HDRTRIE_U16(0xff84u)),
    HDRTRIE_U16(0xff84u), /* 0x7b to 0xff */

    /* sieve: rows by the byte at the fourth offset */
    HDRTRIE_TIMES_32(HDRTRIE_U16(0xc07fu)), HDRTRIE_TIMES_16(HDRTRIE_U16(0xc07fu)),
    /* 0x00 to 0x2f */
    HDRTRIE_TIMES_8(HDRTRIE_U16(0x807fu)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x807fu)), /* 0x30 to 0x39 */
    HDRTRIE_TIMES_4(HDRTRIE_U16(0xc07fu)), HDRTRIE_TIMES_2(HDRTRIE_U16(0xc07fu)),
    HDRTRIE_U16(0xc07fu), /* 0x3a to 0x40 */
    HDRTRIE_U16(0x817fu), HDRTRIE_U16(0x807fu), HDRTRIE_U16(0x807fu), HDRTRIE_U16(0x807fu),
    HDRTRIE_U16(0x887fu), HDRTRIE_U16(0x807fu), HDRTRIE_U16(0x807fu), HDRTRIE_U16(0x807fu),
    HDRTRIE_U16(0xa07fu), HDRTRIE_U16(0x807fu), HDRTRIE_U16(0x807fu), HDRTRIE_U16(0x80ffu),
    HDRTRIE_U16(0x807fu), HDRTRIE_U16(0x827fu), HDRTRIE_U16(0x807fu), HDRTRIE_U16(0x807fu),
    HDRTRIE_U16(0x807fu), HDRTRIE_U16(0x847fu), HDRTRIE_U16(0x807fu), HDRTRIE_U16(0x907fu),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x807fu)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x807fu)), /* 0x55 to 0x5a */
    HDRTRIE_TIMES_4(HDRTRIE_U16(0xc07fu)), HDRTRIE_TIMES_2(HDRTRIE_U16(0xc07fu)), /* 0x5b to 0x60 */
    HDRTRIE_U16(0x817fu), HDRTRIE_U16(0x807fu), HDRTRIE_U16(0x807fu), HDRTRIE_U16(0x807fu),
    HDRTRIE_U16(0x887fu), HDRTRIE_U16(0x807fu), HDRTRIE_U16(0x807fu), HDRTRIE_U16(0x807fu),
    HDRTRIE_U16(0xa07fu), HDRTRIE_U16(0x807fu), HDRTRIE_U16(0x807fu), HDRTRIE_U16(0x80ffu),
    HDRTRIE_U16(0x807fu), HDRTRIE_U16(0x827fu), HDRTRIE_U16(0x807fu), HDRTRIE_U16(0x807fu),
    HDRTRIE_U16(0x807fu), HDRTRIE_U16(0x847fu), HDRTRIE_U16(0x807fu), HDRTRIE_U16(0x907fu),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x807fu)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x807fu)), /* 0x75 to 0x7a */
    HDRTRIE_TIMES_128(HDRTRIE_U16(0xc07fu)), HDRTRIE_TIMES_4(HDRTRIE_U16(0xc07fu)),
    HDRTRIE_U16(0xc07fu), /* 0x7b to 0xff */

    /* groups: text, len */
    HDRTRIE_GROUP(4684, 8), /* [internal] */
    HDRTRIE_GROUP(4693, 5), /* [debug] */

    /* rules: text, id, len, kind, group, exception */
    HDRTRIE_RULE(4699, 0, 6, HDRTRIE_KIND_EXACT, 0, 0), /* CF-Ray */
    HDRTRIE_RULE(4706, 1, 10, HDRTRIE_KIND_EXACT, 0, 0), /* CF-Visitor */
    HDRTRIE_RULE(4717, 2, 6, HDRTRIE_KIND_PREFIX, 0, 0), /* X-Int-* */
    HDRTRIE_RULE(4725, 3, 9, HDRTRIE_KIND_SUFFIX, 0, 0), /* *-Internal */
    HDRTRIE_RULE(4736, -1, 13, HDRTRIE_KIND_PREFIX, 0, 1), /* !X-Int-Public-* */
    HDRTRIE_RULE(4751, 4, 11, HDRTRIE_KIND_EXACT, 1, 0), /* X-Int-Trace */
    HDRTRIE_RULE(4763, 5, 7, HDRTRIE_KIND_EXACT, 1, 0), /* X-Debug */
    HDRTRIE_RULE(4771, 6, 7, HDRTRIE_KIND_EXACT, 1, 0), /* X-Delay */

    /* ids: the first rule of each */
    HDRTRIE_ID_RULE(0), HDRTRIE_ID_RULE(1), HDRTRIE_ID_RULE(2), HDRTRIE_ID_RULE(3),
    HDRTRIE_ID_RULE(5), HDRTRIE_ID_RULE(6), HDRTRIE_ID_RULE(7),

    /* texts of the groups and rules */
    'i','n','t','e','r','n','a','l',0,
    'd','e','b','u','g',0,
    'C','F','-','R','a','y',0,
    'C','F','-','V','i','s','i','t','o','r',0,
    'X','-','I','n','t','-','*',0,
    '*','-','I','n','t','e','r','n','a','l',0,
    'X','-','I','n','t','-','P','u','b','l','i','c','-','*',0,
    'X','-','I','n','t','-','T','r','a','c','e',0,
    'X','-','D','e','b','u','g',0,
    'X','-','D','e','l','a','y',0,
    0,0,0,0,0, HDRTRIE_ZEROS_8,

    /* digest */
    HDRTRIE_U64(0xcfb4af8f1a6241afu),
};

#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
