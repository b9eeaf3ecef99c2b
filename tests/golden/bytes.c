/* bytes: an hdrtrie table. Generated, do not edit.

       hdrtrie gen bytes.names -o bytes.c -H bytes.h --name bytes

   hdrtrie 0.1.0, layout version 3; input XXH3 fe28cf73f0432486
   fold none; 5 rules, 3 ids, 2 groups
   1600 bytes in 25 cache lines, of which finds read 1319 in 21 */
#include "bytes.h"

#if HDRTRIE_FORMAT_VERSION != 3
#error "bytes was generated for layout version 3 of hdrtrie; generate it anew"
#endif
_Static_assert(bytes_DIGEST == 0x160a54c77fd848adu,
               "the header is not that of this table; generate both anew");

#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wmissing-braces" /* rows are bytes, lines are filled as they come */
#endif

const hdrtrie_table bytes[] = {
    /* header: fold, mode, flags, max_len, slot_shift, bucket_shift, seed, text_bits, nodes, slots,
       records, record_count */
    HDRTRIE_HEADER(0, 1, 10, 6, 0, 0, 0, 16, 128, 1184, 1192, 4),

    /* prefixes: head_len, slot_shift, bucket_shift, filter_shift, pilots, slots, literals, literal_count,
       filter, mask */
    HDRTRIE_AFFIX(7, 63, 63, 60, 1384, 1352, 1392, 2, 1224, 0x00ffffffffffffffu),

    /* suffixes: the same */
    HDRTRIE_AFFIX(0, 0, 0, 0, 0, 0, 0, 0, 0, 0x0000000000000000u),

    /* cold: total_len, hot_len, rule_count, groups, rules, id_count, ids, group_count */
    HDRTRIE_COLD(1600, 1319, 5, 1448, 1464, 3, 1524, 2),

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
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 9: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 10: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 11: no name */
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
    HDRTRIE_SLOT(4), HDRTRIE_SLOT(8), HDRTRIE_SLOT(15), HDRTRIE_SLOT(23),

    /* records: groups, id, length, then the folded text */
    HDRTRIE_RECORD(0x1u, 0, 0), /* no name's: where empty slots lead */
    HDRTRIE_RECORD(0x3u, 2, 3), '*','!','#', /* *!# */
    HDRTRIE_RECORD(0x3u, 1, 4), 'i','t',39,'s', /* it's */
    HDRTRIE_RECORD(0x0u, -1, 6), 'x','-','k','e','p','t', /* x-kept */
    0,0,0,

    /* filter of the prefixes */
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
    HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u),

    /* prefixes' probe: first bytes, first literal, count */
    HDRTRIE_AFFIX_SLOT(0x002d7470656b2d78u, 1, 1), /* x-kept- */
    HDRTRIE_AFFIX_SLOT(0x0000000000000000u, 0, 0),

    /* pilots of the prefixes' probe */
    HDRTRIE_PILOT(0), HDRTRIE_PILOT(0),
    0,0,0,0,

    /* prefixes: text, len, parent, in, out, id */
    HDRTRIE_LITERAL(1440, 0, 0, 0x1u, 0x0u, 0), /* any name */
    HDRTRIE_LITERAL(1440, 7, 1, 0x0u, 0x1u, -1), /* x-kept- */

    /* texts of the prefixes */
    'x','-','k','e','p','t','-',
    0,

    /* groups: text, len */
    HDRTRIE_GROUP(1536, 3), /* all */
    HDRTRIE_GROUP(1540, 5), /* marks */

    /* rules: text, id, len, kind, group, exception */
    HDRTRIE_RULE(1546, 0, 0, 1, 0, 0), /* * */
    HDRTRIE_RULE(1548, -1, 6, 0, 0, 1), /* x-kept */
    HDRTRIE_RULE(1555, -1, 7, 1, 0, 1), /* x-kept-* */
    HDRTRIE_RULE(1564, 1, 4, 0, 1, 0), /* it's */
    HDRTRIE_RULE(1569, 2, 3, 0, 1, 0), /* *!# */

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
    0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,

    /* digest */
    HDRTRIE_U64(0x160a54c77fd848adu)
};
