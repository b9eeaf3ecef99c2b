/* kept: an hdrtrie table. Generated, do not edit.

       hdrtrie gen kept.names -o kept.c -H kept.h --name kept

   hdrtrie 0.1.0, layout version 1; input XXH3 0642593376d2a7c9
   fold separators; 3 rules, 2 ids, 2 groups
   1472 bytes in 23 cache lines, of which finds read 1174 in 19 */
#include "kept.h"

#if HDRTRIE_LAYOUT_VERSION != 1
#error "kept was generated for layout version 1 of hdrtrie; generate it anew"
#endif
_Static_assert(kept_DIGEST == 0xec5848707e9dbaf2u,
               "the header is not that of this table; generate both anew");

#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wmissing-braces" /* rows are bytes, lines are filled as they come */
#endif

const hdrtrie_table kept[] = {
    /* header: fold, mode, vectors, flags, max_len, slot_shift, bucket_shift, seed, group_count, nodes, slots,
       records, record_count */
    HDRTRIE_HEADER(3, 1, 1, 2, 13, 0, 0, 0, 2, 128, 1184, 1190, 3),

    /* prefixes: head_len, slot_shift, bucket_shift, pilots, slots, literals, literal_count, any */
    HDRTRIE_AFFIX(6, 63, 63, 1264, 1232, 1272, 1, 0),
    0,0,0,0,0,0,0,0,

    /* suffixes: the same */
    HDRTRIE_AFFIX(0, 0, 0, 0, 0, 0, 0, 0),
    0,0,0,0,0,0,0,0,

    /* cold: total_len, hot_len, rule_count, groups, rules, id_count, ids */
    HDRTRIE_COLD(1472, 1174, 3, 1304, 1320, 2, 1356),

    /* nodes, one a length: mask1, mask2, multiplier, base, offset1, offset2, shift */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 0: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 1: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 2: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 3: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 4: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 5: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 6: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 7: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 8: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 9: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 10: no name */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 11: no name */
    HDRTRIE_NODE(0, 0, 0, 1, 0, 0, 63), /* length 12: 1 name: x-int-public */
    HDRTRIE_NODE(0, 0, 0, 2, 0, 0, 63), /* length 13: 1 name: x-debug-token */
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
    HDRTRIE_SLOT(4), HDRTRIE_SLOT(8), HDRTRIE_SLOT(24),

    /* records: groups, id, length, then the folded text */
    HDRTRIE_RECORD(0x0u, -1, 0), /* no name's: where empty slots lead */
    HDRTRIE_RECORD(0x0u, -1, 12), 'x','-','i','n','t','-','p','u','b','l','i','c', /* x-int-public */
    HDRTRIE_RECORD(0x2u, 1, 13), 'x','-','d','e','b','u','g','-','t','o','k','e','n', /* x-debug-token */
    0,0,0,0,0,

    /* prefixes' probe: first bytes, first literal, count */
    HDRTRIE_AFFIX_SLOT(0x00002d746e692d78u, 0, 1), /* x-int- */
    HDRTRIE_AFFIX_SLOT(0x0000000000000000u, 0, 0),

    /* pilots of the prefixes' probe */
    HDRTRIE_PILOT(0), HDRTRIE_PILOT(0),
    0,0,0,0,

    /* prefixes: text, len, parent, in, out, id */
    HDRTRIE_LITERAL(1296, 6, 0, 0x1u, 0x0u, 0), /* x-int- */

    /* texts of the prefixes */
    'x','-','i','n','t','-',
    0,0,

    /* groups: text, len */
    HDRTRIE_GROUP(1364, 8), /* internal */
    HDRTRIE_GROUP(1373, 5), /* debug */

    /* rules: text, id, len, kind, group, exception */
    HDRTRIE_RULE(1379, 0, 6, 1, 0, 0), /* X-Int-* */
    HDRTRIE_RULE(1387, -1, 12, 0, 0, 1), /* X-Int-Public */
    HDRTRIE_RULE(1400, 1, 13, 0, 1, 0), /* X-Debug-Token */

    /* ids: their first rules */
    HDRTRIE_ID_RULE(0), HDRTRIE_ID_RULE(2),

    /* texts of the groups and rules */
    'i','n','t','e','r','n','a','l',0,
    'd','e','b','u','g',0,
    'X','-','I','n','t','-','*',0,
    'X','-','I','n','t','-','P','u','b','l','i','c',0,
    'X','-','D','e','b','u','g','-','T','o','k','e','n',0,
    0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,

    /* digest */
    HDRTRIE_U64(0xec5848707e9dbaf2u)
};
