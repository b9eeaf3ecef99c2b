/* a: an hdrtrie table. Generated, do not edit.

       hdrtrie gen a.names -o b.c -H b.h --name a

   hdrtrie 0.1.0, layout version 3; input XXH3 b0f4a4a790b26134
   fold case; 2 rules, 2 ids, 1 groups
   1472 bytes in 23 cache lines, of which finds read 1266 in 20 */
#include "b.h"

#if HDRTRIE_LAYOUT_VERSION != 3
#error "a was generated for layout version 3 of hdrtrie; generate it anew"
#endif
_Static_assert(a_DIGEST == 0x2e064dad28b07c23u, "the header is not that of this table; generate both anew");

#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wmissing-braces" /* rows are bytes, lines are filled as they come */
#endif

const hdrtrie_table a[] = {
    /* header: fold, mode, flags, max_len, slot_shift, bucket_shift, seed, text_bits, nodes, slots,
       records, record_count */
    HDRTRIE_HEADER(1, 1, 2, 1, 0, 0, 0, 16, 128, 1184, 1188, 2),

    /* prefixes: head_len, slot_shift, bucket_shift, filter_shift, pilots, slots, literals, literal_count,
       filter, mask */
    HDRTRIE_AFFIX(2, 63, 63, 60, 1360, 1328, 1368, 1, 1200, 0x000000000000ffffu),

    /* suffixes: the same */
    HDRTRIE_AFFIX(0, 0, 0, 0, 0, 0, 0, 0, 0, 0x0000000000000000u),

    /* cold: total_len, hot_len, rule_count, groups, rules, id_count, ids, group_count */
    HDRTRIE_COLD(1472, 1266, 2, 1400, 1408, 2, 1432, 1),

    /* nodes, one a length: mask1, mask2, multiplier, base, offset1, offset2, shift */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0),  /* length 0: no name */
    HDRTRIE_NODE(0, 0, 0, 1, 0, 0, 63), /* length 1: 1 name: a */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0),  /* length 2: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0),  /* length 3: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0),  /* length 4: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0),  /* length 5: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0),  /* length 6: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0),  /* length 7: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0),  /* length 8: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0),  /* length 9: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0),  /* length 10: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0),  /* length 11: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0),  /* length 12: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0),  /* length 13: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0),  /* length 14: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0),  /* length 15: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0),  /* length 16: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0),  /* length 17: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0),  /* length 18: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0),  /* length 19: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0),  /* length 20: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0),  /* length 21: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0),  /* length 22: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0),  /* length 23: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0),  /* length 24: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0),  /* length 25: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0),  /* length 26: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0),  /* length 27: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0),  /* length 28: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0),  /* length 29: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0),  /* length 30: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0),  /* length 31: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0),  /* length 32: no name */

    /* slots: where a record's text begins */
    HDRTRIE_SLOT(4), HDRTRIE_SLOT(8),

    /* records: groups, id, length, then the folded text */
    HDRTRIE_RECORD(0x0u, -1, 0),     /* no name's: where empty slots lead */
    HDRTRIE_RECORD(0x1u, 0, 1), 'a', /* a */
    0, 0, 0,

    /* filter of the prefixes */
    HDRTRIE_FILTER_WORD(0x0000000000000000u), HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u), HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u), HDRTRIE_FILTER_WORD(0xffffffffffffffffu),
    HDRTRIE_FILTER_WORD(0x0000000000000000u), HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u), HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u), HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u), HDRTRIE_FILTER_WORD(0x0000000000000000u),
    HDRTRIE_FILTER_WORD(0x0000000000000000u), HDRTRIE_FILTER_WORD(0x0000000000000000u),

    /* prefixes' probe: first bytes, first literal, count */
    HDRTRIE_AFFIX_SLOT(0x0000000000002d62u, 0, 1), /* b- */
    HDRTRIE_AFFIX_SLOT(0x0000000000000000u, 0, 0),

    /* pilots of the prefixes' probe */
    HDRTRIE_PILOT(0), HDRTRIE_PILOT(0), 0, 0, 0, 0,

    /* prefixes: text, len, parent, in, out, id */
    HDRTRIE_LITERAL(1392, 2, 0, 0x1u, 0x0u, 1), /* b- */

    /* texts of the prefixes */
    'b', '-', 0, 0, 0, 0, 0, 0,

    /* groups: text, len */
    HDRTRIE_GROUP(1440, 7), /* default */

    /* rules: text, id, len, kind, group, exception */
    HDRTRIE_RULE(1448, 0, 1, 0, 0, 0), /* A */
    HDRTRIE_RULE(1450, 1, 2, 1, 0, 0), /* B-* */

    /* ids: their first rules */
    HDRTRIE_ID_RULE(0), HDRTRIE_ID_RULE(1),

    /* texts of the groups and rules */
    'd', 'e', 'f', 'a', 'u', 'l', 't', 0, 'A', 0, 'B', '-', '*', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,

    /* digest */
    HDRTRIE_U64(0x2e064dad28b07c23u)};
