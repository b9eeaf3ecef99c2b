/* cookies: an hdrtrie table. Generated, do not edit.

       hdrtrie gen cookies.names -o cookies.c -H cookies.h --name cookies

   hdrtrie claims no rights in this file.
   hdrtrie 0.1.0, format version 4; input XXH3 51d0d6fd93e38929
   fold separators; 2 rules, 2 ids, 2 groups; 4 cookie rules
   6208 bytes in 97 cache lines; calls read 5888 of these bytes, in 92 cache lines */
#include "cookies.h"

#if HDRTRIE_FORMAT_VERSION != 4
#error "cookies was generated for format version 4 of hdrtrie; generate it again"
#endif
#if COOKIES_DIGEST != 0x4ba1dc36ba18bf06u
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

const hdrtrie_table cookies[] = {
    /* header */
    HDRTRIE_HEADER(HDRTRIE_FOLD_SEPARATORS, HDRTRIE_MODE_ENDS, HDRTRIE_FLAG_PREFIXES,
        /* so dispatch is 22 */ /* max_len */ 7, /* slot_shift */ 0, /* bucket_shift */ 0,
        /* seed */ 0, /* text_bits */ 16, /* nodes */ 192, /* slots */ 1248, /* records */ 1252,
        /* record_count */ 2),

    /* prefixes */
    HDRTRIE_AFFIX(/* head_len */ 6, /* slot_shift */ 63, /* bucket_shift */ 63,
        /* filter_shift */ 60, /* pilots */ 1432, /* slots */ 1400, /* literals */ 1440,
        /* literal_count */ 1, /* filter */ 1272, /* mask */ 0x0000ffffffffffffu),

    /* suffixes */
    HDRTRIE_ZEROS_32, /* no such rule */

    /* sizes, and the part that no find reads */
    HDRTRIE_COLD(/* total_len */ 6208, /* hot_len */ 5888, /* rule_count */ 2, /* groups */ 6080,
        /* rules */ 6096, /* id_count */ 2, /* ids */ 6120, /* group_count */ 2),

    /* nested tables */
    HDRTRIE_NESTED(/* cookies */ 1472, /* spelled */ 0, /* results */ 0, /* sieve */ 3328),

    /* nodes, one per length: mask1, mask2, multiplier, base, offset1, offset2, shift */
    HDRTRIE_ZEROS_128, HDRTRIE_ZEROS_64, HDRTRIE_ZEROS_32, /* lengths 0 to 6: 7 empty nodes */
    HDRTRIE_NODE(0, 0, 0, 1, 0, 0, 63), /* length 7: 1 name: x-debug */
    HDRTRIE_ZEROS_512, HDRTRIE_ZEROS_256, HDRTRIE_ZEROS_32, /* lengths 8 to 32: 25 empty nodes */

    /* slots: where the text of a record begins */
    HDRTRIE_SLOT(4), HDRTRIE_SLOT(8),

    /* records: groups, id, length, then the folded text */
    HDRTRIE_RECORD(0x0u, -1, 0), /* without a name: empty slots lead here */
    HDRTRIE_RECORD(0x2u, 1, 7), 'x','-','d','e','b','u','g', /* x-debug */
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
    HDRTRIE_LITERAL(1464, 6, 0, 0x1u, 0x0u, 0), /* x-int- */

    /* texts of the prefixes */
    'x','-','i','n','t','-',
    0,0,

    /* ---- the nested table of cookie names, from byte 1472 on */

    /* header */
    HDRTRIE_HEADER(HDRTRIE_FOLD_NONE, HDRTRIE_MODE_ENDS,
        HDRTRIE_FLAG_PREFIXES | HDRTRIE_FLAG_SUFFIXES, /* so dispatch is 1 */ /* max_len */ 7,
        /* slot_shift */ 0, /* bucket_shift */ 0, /* seed */ 0, /* text_bits */ 16, /* nodes */ 192,
        /* slots */ 1248, /* records */ 1254, /* record_count */ 3),

    /* prefixes */
    HDRTRIE_AFFIX(/* head_len */ 4, /* slot_shift */ 63, /* bucket_shift */ 63,
        /* filter_shift */ 60, /* pilots */ 1440, /* slots */ 1408, /* literals */ 1448,
        /* literal_count */ 1, /* filter */ 1280, /* mask */ 0x00000000ffffffffu),

    /* suffixes */
    HDRTRIE_AFFIX(/* head_len */ 4, /* slot_shift */ 63, /* bucket_shift */ 63,
        /* filter_shift */ 60, /* pilots */ 1640, /* slots */ 1608, /* literals */ 1648,
        /* literal_count */ 1, /* filter */ 1480, /* mask */ 0xffffffff00000000u),

    /* sizes, and the part that no find reads */
    HDRTRIE_COLD(/* total_len */ 1856, /* hot_len */ 1484, /* rule_count */ 4, /* groups */ 1680,
        /* rules */ 1696, /* id_count */ 3, /* ids */ 1744, /* group_count */ 2),

    /* nested tables */
    HDRTRIE_NESTED(/* cookies */ 0, /* spelled */ 0, /* results */ 0, /* sieve */ 0),

    /* nodes, one per length: mask1, mask2, multiplier, base, offset1, offset2, shift */
    HDRTRIE_ZEROS_128, HDRTRIE_ZEROS_64, /* lengths 0 to 5: 6 empty nodes */
    HDRTRIE_NODE(0, 0, 0, 1, 0, 0, 63), /* length 6: 1 name: sid_ok */
    HDRTRIE_NODE(0, 0, 0, 2, 0, 0, 63), /* length 7: 1 name: session */
    HDRTRIE_ZEROS_512, HDRTRIE_ZEROS_256, HDRTRIE_ZEROS_32, /* lengths 8 to 32: 25 empty nodes */

    /* slots: where the text of a record begins */
    HDRTRIE_SLOT(4), HDRTRIE_SLOT(8), HDRTRIE_SLOT(18),

    /* records: groups, id, length, then the folded text */
    HDRTRIE_RECORD(0x0u, -1, 0), /* without a name: empty slots lead here */
    HDRTRIE_RECORD(0x0u, -1, 6), 's','i','d','_','o','k', /* sid_ok */
    HDRTRIE_RECORD(0x1u, 0, 7), 's','e','s','s','i','o','n', /* session */
    0,

    /* filter of the prefixes */
    HDRTRIE_ZEROS_16, HDRTRIE_ZEROS_8, /* 3 empty words */
    HDRTRIE_FILTER_WORD(0xffffffffffffffffu),
    HDRTRIE_ZEROS_64, HDRTRIE_ZEROS_32, /* 12 empty words */

    /* probe of the prefixes: first bytes, first literal, count of literals */
    HDRTRIE_AFFIX_SLOT(0x000000005f646973u, 0, 1), /* sid_ */
    HDRTRIE_AFFIX_SLOT(0x0000000000000000u, 0, 0),

    /* pilots of the prefixes' probe */
    HDRTRIE_PILOT(0), HDRTRIE_PILOT(0),
    0,0,0,0,

    /* prefixes: text, len, parent, in, out, id */
    HDRTRIE_LITERAL(1472, 4, 0, 0x1u, 0x0u, 1), /* sid_ */

    /* texts of the prefixes */
    's','i','d','_',
    0,0,0,0,

    /* filter of the suffixes */
    HDRTRIE_ZEROS_32, HDRTRIE_ZEROS_16, /* 6 empty words */
    HDRTRIE_FILTER_WORD(0xffffffffffffffffu),
    HDRTRIE_ZEROS_64, HDRTRIE_ZEROS_8, /* 9 empty words */

    /* probe of the suffixes: last bytes, first literal, count of literals */
    HDRTRIE_AFFIX_SLOT(0x0000000000000000u, 0, 0),
    HDRTRIE_AFFIX_SLOT(0x000000006762642du, 0, 1), /* -dbg */

    /* pilots of the suffixes' probe */
    HDRTRIE_PILOT(0), HDRTRIE_PILOT(0),
    0,0,0,0,

    /* suffixes, reversed: text, len, parent, in, out, id */
    HDRTRIE_LITERAL(1672, 4, 0, 0x2u, 0x0u, 2), /* gbd- */

    /* texts of the suffixes, reversed */
    'g','b','d','-',
    0,0,0,0,

    /* groups: text, len */
    HDRTRIE_GROUP(1756, 8), /* [internal] */
    HDRTRIE_GROUP(1765, 5), /* [debug] */

    /* rules: text, id, len, kind, group, exception */
    HDRTRIE_RULE(1771, 0, 7, HDRTRIE_KIND_EXACT, 0, 0), /* session */
    HDRTRIE_RULE(1779, 1, 4, HDRTRIE_KIND_PREFIX, 0, 0), /* sid_* */
    HDRTRIE_RULE(1785, -1, 6, HDRTRIE_KIND_EXACT, 0, 1), /* !sid_ok */
    HDRTRIE_RULE(1792, 2, 4, HDRTRIE_KIND_SUFFIX, 1, 0), /* *-dbg */

    /* ids: the first rule of each */
    HDRTRIE_ID_RULE(0), HDRTRIE_ID_RULE(1), HDRTRIE_ID_RULE(3),

    /* texts of the groups and rules */
    'i','n','t','e','r','n','a','l',0,
    'd','e','b','u','g',0,
    's','e','s','s','i','o','n',0,
    's','i','d','_','*',0,
    's','i','d','_','o','k',0,
    '*','-','d','b','g',0,
    0,0, HDRTRIE_ZEROS_32, HDRTRIE_ZEROS_16,

    /* digest */
    HDRTRIE_U64(0x2626ae1e3a8b6f7bu),

    /* ---- the end of the nested table */

    /* sieve: bytes per row, offsets */
    HDRTRIE_U32(2), HDRTRIE_U8(0), HDRTRIE_U8(2), HDRTRIE_U8(4), HDRTRIE_U8(5),
    HDRTRIE_ZEROS_32, HDRTRIE_ZEROS_16, HDRTRIE_ZEROS_8,

    /* sieve: rows by the length of the name */
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)), /* 0 to 5 */
    HDRTRIE_U16(0x0002u), HDRTRIE_U16(0x0003u),
    HDRTRIE_TIMES_32(HDRTRIE_U16(0x0002u)), HDRTRIE_TIMES_16(HDRTRIE_U16(0x0002u)),
    HDRTRIE_TIMES_8(HDRTRIE_U16(0x0002u)), /* 8 to 63 */

    /* sieve: rows by the last byte */
    HDRTRIE_TIMES_64(HDRTRIE_U16(0x0002u)), HDRTRIE_TIMES_4(HDRTRIE_U16(0x0002u)),
    HDRTRIE_TIMES_2(HDRTRIE_U16(0x0002u)), HDRTRIE_U16(0x0002u), /* 0x00 to 0x46 */
    HDRTRIE_U16(0x0003u),
    HDRTRIE_TIMES_16(HDRTRIE_U16(0x0002u)), HDRTRIE_TIMES_8(HDRTRIE_U16(0x0002u)),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0002u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x0002u)),
    HDRTRIE_U16(0x0002u), /* 0x48 to 0x66 */
    HDRTRIE_U16(0x0003u),
    HDRTRIE_TIMES_128(HDRTRIE_U16(0x0002u)), HDRTRIE_TIMES_16(HDRTRIE_U16(0x0002u)),
    HDRTRIE_TIMES_8(HDRTRIE_U16(0x0002u)), /* 0x68 to 0xff */

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
    HDRTRIE_GROUP(6128, 8), /* [internal] */
    HDRTRIE_GROUP(6137, 5), /* [debug] */

    /* rules: text, id, len, kind, group, exception */
    HDRTRIE_RULE(6143, 0, 6, HDRTRIE_KIND_PREFIX, 0, 0), /* X-Int-* */
    HDRTRIE_RULE(6151, 1, 7, HDRTRIE_KIND_EXACT, 1, 0), /* X-Debug */

    /* ids: the first rule of each */
    HDRTRIE_ID_RULE(0), HDRTRIE_ID_RULE(1),

    /* texts of the groups and rules */
    'i','n','t','e','r','n','a','l',0,
    'd','e','b','u','g',0,
    'X','-','I','n','t','-','*',0,
    'X','-','D','e','b','u','g',0,
    0, HDRTRIE_ZEROS_32, HDRTRIE_ZEROS_8,

    /* digest */
    HDRTRIE_U64(0x4ba1dc36ba18bf06u),
};

#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
