/* worked: an hdrtrie table. Generated, do not edit.

       hdrtrie gen worked.names -o worked.c -H worked.h --name worked

   hdrtrie 0.1.0, format version 3; input XXH3 f3565c9307ceeb2b
   fold separators; 8 rules, 7 ids, 2 groups
   1984 bytes in 31 cache lines; finds read 1577 of these bytes, in 25 cache lines */
#include "worked.h"

#if HDRTRIE_FORMAT_VERSION != 3
#error "worked was generated for format version 3 of hdrtrie; generate it again"
#endif
#if WORKED_DIGEST != 0x462361f931ff4397u
#error "the header is not that of this table; generate both again"
#endif

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
        /* slot_shift */ 0, /* bucket_shift */ 0, /* seed */ 0, /* text_bits */ 16, /* nodes */ 128,
        /* slots */ 1184, /* records */ 1196, /* record_count */ 6),

    /* prefixes */
    HDRTRIE_AFFIX(/* head_len */ 6, /* slot_shift */ 63, /* bucket_shift */ 63,
        /* filter_shift */ 60, /* pilots */ 1424, /* slots */ 1392, /* literals */ 1432,
        /* literal_count */ 2, /* filter */ 1264, /* mask */ 0x0000ffffffffffffu),

    /* suffixes */
    HDRTRIE_AFFIX(/* head_len */ 8, /* slot_shift */ 63, /* bucket_shift */ 63,
        /* filter_shift */ 60, /* pilots */ 1664, /* slots */ 1632, /* literals */ 1672,
        /* literal_count */ 1, /* filter */ 1504, /* mask */ 0xdfdfdfdfdfdfdfdfu),

    /* sizes, and the part that no find reads */
    HDRTRIE_COLD(/* total_len */ 1984, /* hot_len */ 1577, /* rule_count */ 8, /* groups */ 1712,
        /* rules */ 1728, /* id_count */ 7, /* ids */ 1824, /* group_count */ 2),

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
    HDRTRIE_LITERAL(1480, 6, 0, 0x1u, 0x0u, 2), /* x-int- */
    HDRTRIE_LITERAL(1486, 13, 1, 0x0u, 0x1u, -1), /* x-int-public- */

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
    HDRTRIE_LITERAL(1696, 9, 0, 0x1u, 0x0u, 3), /* lanretni- */

    /* texts of the suffixes, reversed */
    'l','a','n','r','e','t','n','i','-',
    0,0,0,0,0,0,0,

    /* groups: text, len */
    HDRTRIE_GROUP(1852, 8), /* [internal] */
    HDRTRIE_GROUP(1861, 5), /* [debug] */

    /* rules: text, id, len, kind, group, exception */
    HDRTRIE_RULE(1867, 0, 6, HDRTRIE_KIND_EXACT, 0, 0), /* CF-Ray */
    HDRTRIE_RULE(1874, 1, 10, HDRTRIE_KIND_EXACT, 0, 0), /* CF-Visitor */
    HDRTRIE_RULE(1885, 2, 6, HDRTRIE_KIND_PREFIX, 0, 0), /* X-Int-* */
    HDRTRIE_RULE(1893, 3, 9, HDRTRIE_KIND_SUFFIX, 0, 0), /* *-Internal */
    HDRTRIE_RULE(1904, -1, 13, HDRTRIE_KIND_PREFIX, 0, 1), /* !X-Int-Public-* */
    HDRTRIE_RULE(1919, 4, 11, HDRTRIE_KIND_EXACT, 1, 0), /* X-Int-Trace */
    HDRTRIE_RULE(1931, 5, 7, HDRTRIE_KIND_EXACT, 1, 0), /* X-Debug */
    HDRTRIE_RULE(1939, 6, 7, HDRTRIE_KIND_EXACT, 1, 0), /* X-Delay */

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
    0,0,0,0,0, HDRTRIE_ZEROS_16, HDRTRIE_ZEROS_8,

    /* digest */
    HDRTRIE_U64(0x462361f931ff4397u)
};

#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
