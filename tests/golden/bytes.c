/* bytes: an hdrtrie table. Generated, do not edit.

       hdrtrie gen bytes.names -o bytes.c -H bytes.h --name bytes

   hdrtrie claims no rights in this file.
   hdrtrie 0.1.0, format version 4; input XXH3 f9aeb3ddcf8553de
   fold none; 5 rules, 3 ids, 2 groups
   1664 bytes in 26 cache lines; calls read 1319 of these bytes, in 21 cache lines */
#include "bytes.h"

#if HDRTRIE_FORMAT_VERSION != 4
#error "bytes was generated for format version 4 of hdrtrie; generate it again"
#endif
#if BYTES_DIGEST != 0x7318c707a3f0bfb8u
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

const hdrtrie_table bytes[] = {
    /* header */
    HDRTRIE_HEADER(HDRTRIE_FOLD_NONE, HDRTRIE_MODE_ENDS, HDRTRIE_FLAG_PREFIXES | HDRTRIE_FLAG_ANY,
        /* so dispatch is 1 */ /* max_len */ 6, /* slot_shift */ 0, /* bucket_shift */ 0,
        /* seed */ 0, /* text_bits */ 16, /* nodes */ 192, /* slots */ 1248, /* records */ 1256,
        /* record_count */ 4),

    /* prefixes */
    HDRTRIE_AFFIX(/* head_len */ 7, /* slot_shift */ 63, /* bucket_shift */ 63,
        /* filter_shift */ 60, /* pilots */ 1448, /* slots */ 1416, /* literals */ 1456,
        /* literal_count */ 2, /* filter */ 1288, /* mask */ 0x00ffffffffffffffu),

    /* suffixes */
    HDRTRIE_ZEROS_32, /* no such rule */

    /* sizes, and the part that no find reads */
    HDRTRIE_COLD(/* total_len */ 1664, /* hot_len */ 1319, /* rule_count */ 5, /* groups */ 1512,
        /* rules */ 1528, /* id_count */ 3, /* ids */ 1588, /* group_count */ 2),

    /* nested tables */
    HDRTRIE_NESTED(/* cookies */ 0, /* spelled */ 0, /* results */ 0, /* sieve */ 0),

    /* nodes, one per length: mask1, mask2, multiplier, base, offset1, offset2, shift */
    HDRTRIE_ZEROS_64, HDRTRIE_ZEROS_32, /* lengths 0 to 2: 3 empty nodes */
    HDRTRIE_NODE(0, 0, 0, 1, 0, 0, 63), /* length 3: 1 name: *!# */
    HDRTRIE_NODE(0, 0, 0, 2, 0, 0, 63), /* length 4: 1 name: it's */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 5: no name */
    HDRTRIE_NODE(0, 0, 0, 3, 0, 0, 63), /* length 6: 1 name: x-kept */
    HDRTRIE_ZEROS_512, HDRTRIE_ZEROS_256, HDRTRIE_ZEROS_64, /* lengths 7 to 32: 26 empty nodes */

    /* slots: where the text of a record begins */
    HDRTRIE_SLOT(4), HDRTRIE_SLOT(8), HDRTRIE_SLOT(15), HDRTRIE_SLOT(23),

    /* records: groups, id, length, then the folded text */
    HDRTRIE_RECORD(0x1u, 0, 0), /* without a name: empty slots lead here */
    HDRTRIE_RECORD(0x3u, 2, 3), '*','!','#', /* *!# */
    HDRTRIE_RECORD(0x3u, 1, 4), 'i','t',39,'s', /* it's */
    HDRTRIE_RECORD(0x0u, -1, 6), 'x','-','k','e','p','t', /* x-kept */
    0,0,0,

    /* filter of the prefixes */
    HDRTRIE_ZEROS_16, HDRTRIE_ZEROS_8, /* 3 empty words */
    HDRTRIE_FILTER_WORD(0xffffffffffffffffu),
    HDRTRIE_ZEROS_64, HDRTRIE_ZEROS_32, /* 12 empty words */

    /* probe of the prefixes: first bytes, first literal, count of literals */
    HDRTRIE_AFFIX_SLOT(0x002d7470656b2d78u, 1, 1), /* x-kept- */
    HDRTRIE_AFFIX_SLOT(0x0000000000000000u, 0, 0),

    /* pilots of the prefixes' probe */
    HDRTRIE_PILOT(0), HDRTRIE_PILOT(0),
    0,0,0,0,

    /* prefixes: text, len, parent, in, out, id */
    HDRTRIE_LITERAL(1504, 0, 0, 0x1u, 0x0u, 0), /* any name */
    HDRTRIE_LITERAL(1504, 7, 1, 0x0u, 0x1u, -1), /* x-kept- */

    /* texts of the prefixes */
    'x','-','k','e','p','t','-',
    0,

    /* groups: text, len */
    HDRTRIE_GROUP(1600, 3), /* [all] */
    HDRTRIE_GROUP(1604, 5), /* [marks] */

    /* rules: text, id, len, kind, group, exception */
    HDRTRIE_RULE(1610, 0, 0, HDRTRIE_KIND_PREFIX, 0, 0), /* * */
    HDRTRIE_RULE(1612, -1, 6, HDRTRIE_KIND_EXACT, 0, 1), /* !x-kept */
    HDRTRIE_RULE(1619, -1, 7, HDRTRIE_KIND_PREFIX, 0, 1), /* !x-kept-* */
    HDRTRIE_RULE(1628, 1, 4, HDRTRIE_KIND_EXACT, 1, 0), /* it's */
    HDRTRIE_RULE(1633, 2, 3, HDRTRIE_KIND_EXACT, 1, 0), /* *!# */

    /* ids: the first rule of each */
    HDRTRIE_ID_RULE(0), HDRTRIE_ID_RULE(3), HDRTRIE_ID_RULE(4),

    /* texts of the groups and rules */
    'a','l','l',0,
    'm','a','r','k','s',0,
    '*',0,
    'x','-','k','e','p','t',0,
    'x','-','k','e','p','t','-','*',0,
    'i','t',39,'s',0,
    '*','!','#',0,
    0,0,0, HDRTRIE_ZEROS_16,

    /* digest */
    HDRTRIE_U64(0x7318c707a3f0bfb8u),
};

#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
