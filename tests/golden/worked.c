/* worked: an hdrtrie table. Generated, do not edit.

       hdrtrie gen worked.names -o worked.c -H worked.h --name worked

   hdrtrie 0.1.0, layout version 3; input XXH3 f3565c9307ceeb2b
   fold separators; 8 rules, 7 ids, 2 groups
   1984 bytes in 31 cache lines, of which finds read 1577 in 25 */
#include "worked.h"

#if HDRTRIE_FORMAT_VERSION != 3
#error "worked was generated for layout version 3 of hdrtrie; generate it anew"
#endif
_Static_assert(worked_DIGEST == 0x462361f931ff4397u,
               "the header is not that of this table; generate both anew");

#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wmissing-braces" /* rows are bytes, lines are filled as they come */
#endif

const hdrtrie_table worked[] = {
    /* header: fold, mode, flags, max_len, slot_shift, bucket_shift, seed, text_bits, nodes, slots,
       records, record_count */
    HDRTRIE_HEADER(3, 1, 6, 11, 0, 0, 0, 16, 128, 1184, 1196, 6),

    /* prefixes: head_len, slot_shift, bucket_shift, filter_shift, pilots, slots, literals, literal_count,
       filter, mask */
    HDRTRIE_AFFIX(6, 63, 63, 60, 1424, 1392, 1432, 2, 1264, 0x0000ffffffffffffu),

    /* suffixes: the same */
    HDRTRIE_AFFIX(8, 63, 63, 60, 1664, 1632, 1672, 1, 1504, 0xdfdfdfdfdfdfdfdfu),

    /* cold: total_len, hot_len, rule_count, groups, rules, id_count, ids, group_count */
    HDRTRIE_COLD(1984, 1577, 8, 1712, 1728, 7, 1824, 2),

    /* nodes, one a length: mask1, mask2, multiplier, base, offset1, offset2, shift */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 0: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 1: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 2: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 3: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 4: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 5: no name */
    HDRTRIE_NODE(0, 0, 0, 1, 0, 0, 63), /* length 6: 1 name: cf-ray */
    HDRTRIE_NODE(0x00dfdfdfdfdf00dfu, 0, 0x63cbe1e459320dd7u, 2, 0, 0, 63), /* length 7: 2 names: x-debug, x-delay */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 8: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 9: no name */
    HDRTRIE_NODE(0, 0, 0, 4, 0, 0, 63), /* length 10: 1 name: cf-visitor */
    HDRTRIE_NODE(0, 0, 0, 5, 0, 0, 63), /* length 11: 1 name: x-int-trace */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 12: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 13: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 14: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 15: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 16: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 17: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 18: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 19: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 20: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 21: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 22: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 23: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 24: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 25: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 26: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 27: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 28: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 29: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 30: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 31: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 32: no name */

    /* slots: where a record's text begins */
    HDRTRIE_SLOT(4), HDRTRIE_SLOT(8), HDRTRIE_SLOT(18), HDRTRIE_SLOT(29), HDRTRIE_SLOT(40), HDRTRIE_SLOT(54),

    /* records: groups, id, length, then the folded text */
    HDRTRIE_RECORD(0x0u, -1, 0), /* no name's: where empty slots lead */
    HDRTRIE_RECORD(0x1u, 0, 6), 'c','f','-','r','a','y', /* cf-ray */
    HDRTRIE_RECORD(0x2u, 5, 7), 'x','-','d','e','b','u','g', /* x-debug */
    HDRTRIE_RECORD(0x2u, 6, 7), 'x','-','d','e','l','a','y', /* x-delay */
    HDRTRIE_RECORD(0x1u, 1, 10), 'c','f','-','v','i','s','i','t','o','r', /* cf-visitor */
    HDRTRIE_RECORD(0x3u, 4, 11), 'x','-','i','n','t','-','t','r','a','c','e', /* x-int-trace */
    0,0,0,

    /* filter of the prefixes */
    HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0xffffffffffffffffu),
    HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u),

    /* prefixes' probe: first bytes, first literal, count */
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
    HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000020000000200u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u),

    /* suffixes' probe: last bytes, first literal, count */
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
    HDRTRIE_GROUP(1852, 8), /* internal */
    HDRTRIE_GROUP(1861, 5), /* debug */

    /* rules: text, id, len, kind, group, exception */
    HDRTRIE_RULE(1867, 0, 6, 0, 0, 0), /* CF-Ray */
    HDRTRIE_RULE(1874, 1, 10, 0, 0, 0), /* CF-Visitor */
    HDRTRIE_RULE(1885, 2, 6, 1, 0, 0), /* X-Int-* */
    HDRTRIE_RULE(1893, 3, 9, 2, 0, 0), /* *-Internal */
    HDRTRIE_RULE(1904, -1, 13, 1, 0, 1), /* X-Int-Public-* */
    HDRTRIE_RULE(1919, 4, 11, 0, 1, 0), /* X-Int-Trace */
    HDRTRIE_RULE(1931, 5, 7, 0, 1, 0), /* X-Debug */
    HDRTRIE_RULE(1939, 6, 7, 0, 1, 0), /* X-Delay */

    /* ids: their first rules */
    HDRTRIE_ID_RULE(0), HDRTRIE_ID_RULE(1), HDRTRIE_ID_RULE(2), HDRTRIE_ID_RULE(3), HDRTRIE_ID_RULE(5), HDRTRIE_ID_RULE(6), HDRTRIE_ID_RULE(7),

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
    0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,

    /* digest */
    HDRTRIE_U64(0x462361f931ff4397u)
};
