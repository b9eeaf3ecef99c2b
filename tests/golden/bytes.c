/* bytes: an hdrtrie table. Generated, do not edit.

       hdrtrie gen bytes.names -o bytes.c -H bytes.h --name bytes

   hdrtrie 0.1.0, layout version 2; input XXH3 fe28cf73f0432486
   fold none; 5 rules, 3 ids, 2 groups
   1536 bytes in 24 cache lines, of which finds read 1223 in 20 */
#include "bytes.h"

#if HDRTRIE_LAYOUT_VERSION != 2
#error "bytes was generated for layout version 2 of hdrtrie; generate it anew"
#endif
_Static_assert(bytes_DIGEST == 0x2ae9e5c53cc4d744u,
               "the header is not that of this table; generate both anew");

#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wmissing-braces" /* rows are bytes, lines are filled as they come */
#endif

const hdrtrie_table bytes[] = {
    /* header: fold, mode, flags, max_len, slot_shift, bucket_shift, seed, group_count, nodes, slots,
       records, record_count */
    HDRTRIE_HEADER(0, 1, 10, 6, 0, 0, 0, 2, 128, 1184, 1192, 4),

    /* prefixes: head_len, slot_shift, bucket_shift, filter_shift, pilots, slots, literals, literal_count,
       filter, mask */
    HDRTRIE_AFFIX(7, 63, 63, 62, 1288, 1256, 1296, 2, 1224, 0x00ffffffffffffffu),

    /* suffixes: the same */
    HDRTRIE_AFFIX(0, 0, 0, 0, 0, 0, 0, 0, 0, 0x0000000000000000u),

    /* cold: total_len, hot_len, rule_count, groups, rules, id_count, ids */
    HDRTRIE_COLD(1536, 1223, 5, 1352, 1368, 3, 1428),

    /* nodes, one a length: mask1, mask2, multiplier, base, offset1, offset2, shift */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 0: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 1: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 2: no name */
    HDRTRIE_NODE(0, 0, 0, 1, 0, 0, 63), /* length 3: 1 name: *!# */
    HDRTRIE_NODE(0, 0, 0, 2, 0, 0, 63), /* length 4: 1 name: it's */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 5: no name */
    HDRTRIE_NODE(0, 0, 0, 3, 0, 0, 63), /* length 6: 1 name: x-kept */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 7: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 8: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 1, 0), /* length 9: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 2, 0), /* length 10: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 3, 0), /* length 11: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 4, 0), /* length 12: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 5, 0), /* length 13: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 6, 0), /* length 14: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 7, 0), /* length 15: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 8, 0), /* length 16: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 9, 0), /* length 17: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 10, 0), /* length 18: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 11, 0), /* length 19: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 12, 0), /* length 20: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 13, 0), /* length 21: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 14, 0), /* length 22: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 15, 0), /* length 23: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 16, 0), /* length 24: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 17, 0), /* length 25: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 18, 0), /* length 26: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 19, 0), /* length 27: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 20, 0), /* length 28: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 21, 0), /* length 29: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 22, 0), /* length 30: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 23, 0), /* length 31: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 24, 0), /* length 32: no name */

    /* slots: where a record's text begins */
    HDRTRIE_SLOT(4), HDRTRIE_SLOT(8), HDRTRIE_SLOT(15), HDRTRIE_SLOT(23),

    /* records: groups, id, length, then the folded text */
    HDRTRIE_RECORD(0x1u, 0, 0), /* no name's: where empty slots lead */
    HDRTRIE_RECORD(0x3u, 2, 3), '*','!','#', /* *!# */
    HDRTRIE_RECORD(0x3u, 1, 4), 'i','t',39,'s', /* it's */
    HDRTRIE_RECORD(0x0u, -1, 6), 'x','-','k','e','p','t', /* x-kept */
    0,0,0,

    /* filter of the prefixes */
    HDRTRIE_FILTER_WORD(0xffffffffffffffffu),
    HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u),

    /* prefixes' probe: first bytes, first literal, count */
    HDRTRIE_AFFIX_SLOT(0x002d7470656b2d78u, 1, 1), /* x-kept- */
    HDRTRIE_AFFIX_SLOT(0x0000000000000000u, 0, 0),

    /* pilots of the prefixes' probe */
    HDRTRIE_PILOT(0), HDRTRIE_PILOT(0),
    0,0,0,0,

    /* prefixes: text, len, parent, in, out, id */
    HDRTRIE_LITERAL(1344, 0, 0, 0x1u, 0x0u, 0), /* any name */
    HDRTRIE_LITERAL(1344, 7, 1, 0x0u, 0x1u, -1), /* x-kept- */

    /* texts of the prefixes */
    'x','-','k','e','p','t','-',
    0,

    /* groups: text, len */
    HDRTRIE_GROUP(1440, 3), /* all */
    HDRTRIE_GROUP(1444, 5), /* marks */

    /* rules: text, id, len, kind, group, exception */
    HDRTRIE_RULE(1450, 0, 0, 1, 0, 0), /* * */
    HDRTRIE_RULE(1452, -1, 6, 0, 0, 1), /* x-kept */
    HDRTRIE_RULE(1459, -1, 7, 1, 0, 1), /* x-kept-* */
    HDRTRIE_RULE(1468, 1, 4, 0, 1, 0), /* it's */
    HDRTRIE_RULE(1473, 2, 3, 0, 1, 0), /* *!# */

    /* ids: their first rules */
    HDRTRIE_ID_RULE(0), HDRTRIE_ID_RULE(3), HDRTRIE_ID_RULE(4),

    /* texts of the groups and rules */
    'a','l','l',0,
    'm','a','r','k','s',0,
    '*',0,
    'x','-','k','e','p','t',0,
    'x','-','k','e','p','t','-','*',0,
    'i','t',39,'s',0,
    '*','!','#',0,
    0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,

    /* digest */
    HDRTRIE_U64(0x2ae9e5c53cc4d744u)
};
