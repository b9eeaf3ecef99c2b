/* kept: an hdrtrie table. Generated, do not edit.

       hdrtrie gen kept.names -o kept.c -H kept.h --name kept

   hdrtrie 0.1.0, format version 3; input XXH3 0642593376d2a7c9
   fold separators; 3 rules, 2 ids, 2 groups
   1600 bytes in 25 cache lines; finds read 1302 of these bytes, in 21 cache lines */
#include "kept.h"

#if HDRTRIE_FORMAT_VERSION != 3
#error "kept was generated for format version 3 of hdrtrie; generate it again"
#endif
#if KEPT_DIGEST != 0xfc0ffb66b526729fu
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

const hdrtrie_table kept[] = {
    /* header */
    HDRTRIE_HEADER(HDRTRIE_FOLD_SEPARATORS, HDRTRIE_MODE_ENDS, HDRTRIE_FLAG_PREFIXES,
        /* so dispatch is 22 */ /* max_len */ 13, /* slot_shift */ 0, /* bucket_shift */ 0,
        /* seed */ 0, /* text_bits */ 16, /* nodes */ 128, /* slots */ 1184, /* records */ 1190,
        /* record_count */ 3),

    /* prefixes */
    HDRTRIE_AFFIX(/* head_len */ 6, /* slot_shift */ 63, /* bucket_shift */ 63,
        /* filter_shift */ 60, /* pilots */ 1392, /* slots */ 1360, /* literals */ 1400,
        /* literal_count */ 1, /* filter */ 1232, /* mask */ 0x0000ffffffffffffu),

    /* suffixes */
    HDRTRIE_ZEROS_32, /* no such rule */

    /* sizes, and the part that no find reads */
    HDRTRIE_COLD(/* total_len */ 1600, /* hot_len */ 1302, /* rule_count */ 3, /* groups */ 1432,
        /* rules */ 1448, /* id_count */ 2, /* ids */ 1484, /* group_count */ 2),

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
    HDRTRIE_LITERAL(1424, 6, 0, 0x1u, 0x0u, 0), /* x-int- */

    /* texts of the prefixes */
    'x','-','i','n','t','-',
    0,0,

    /* groups: text, len */
    HDRTRIE_GROUP(1492, 8), /* [internal] */
    HDRTRIE_GROUP(1501, 5), /* [debug] */

    /* rules: text, id, len, kind, group, exception */
    HDRTRIE_RULE(1507, 0, 6, HDRTRIE_KIND_PREFIX, 0, 0), /* X-Int-* */
    HDRTRIE_RULE(1515, -1, 12, HDRTRIE_KIND_EXACT, 0, 1), /* !X-Int-Public */
    HDRTRIE_RULE(1528, 1, 13, HDRTRIE_KIND_EXACT, 1, 0), /* X-Debug-Token */

    /* ids: the first rule of each */
    HDRTRIE_ID_RULE(0), HDRTRIE_ID_RULE(2),

    /* texts of the groups and rules */
    'i','n','t','e','r','n','a','l',0,
    'd','e','b','u','g',0,
    'X','-','I','n','t','-','*',0,
    'X','-','I','n','t','-','P','u','b','l','i','c',0,
    'X','-','D','e','b','u','g','-','T','o','k','e','n',0,
    0,0, HDRTRIE_ZEROS_32, HDRTRIE_ZEROS_16,

    /* digest */
    HDRTRIE_U64(0xfc0ffb66b526729fu)
};

#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
