/* hashed: an hdrtrie table. Generated, do not edit.

       hdrtrie gen hashed.names -o hashed.c -H hashed.h --name hashed

   hdrtrie 0.1.0, layout version 3; input XXH3 e7d06334c87f0bbd
   fold case; 4 rules, 4 ids, 1 groups
   640 bytes in 10 cache lines, of which finds read 208 in 4 */
#include "hashed.h"

#if HDRTRIE_FORMAT_VERSION != 3
#error "hashed was generated for layout version 3 of hdrtrie; generate it anew"
#endif
_Static_assert(hashed_DIGEST == 0x997220a21a569c66u,
               "the header is not that of this table; generate both anew");

#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wmissing-braces" /* rows are bytes, lines are filled as they come */
#endif

const hdrtrie_table hashed[] = {
    /* header: fold, mode, flags, max_len, slot_shift, bucket_shift, seed, text_bits, nodes, slots,
       records, record_count */
    HDRTRIE_HEADER(1, 0, 0, 42, 61, 63, 0, 16, 128, 132, 148, 5),

    /* prefixes: head_len, slot_shift, bucket_shift, filter_shift, pilots, slots, literals, literal_count,
       filter, mask */
    HDRTRIE_AFFIX(0, 0, 0, 0, 0, 0, 0, 0, 0, 0x0000000000000000u),

    /* suffixes: the same */
    HDRTRIE_AFFIX(0, 0, 0, 0, 0, 0, 0, 0, 0, 0x0000000000000000u),

    /* cold: total_len, hot_len, rule_count, groups, rules, id_count, ids, group_count */
    HDRTRIE_COLD(640, 208, 4, 336, 344, 4, 392, 1),

    /* pilots */
    HDRTRIE_PILOT(0), /* 2 names: a-name-1-whose-bytes-all-but-0-are-alike-0, a-name-0-whose-bytes-all-but-0-are-alike-1 */
    HDRTRIE_PILOT(1), /* 2 names: a-name-0-whose-bytes-all-but-1-are-alike-0, a-name-0-whose-bytes-all-but-0-are-alike-0 */

    /* slots: where a record's text begins */
    HDRTRIE_SLOT(4), HDRTRIE_SLOT(4), HDRTRIE_SLOT(8), HDRTRIE_SLOT(54), HDRTRIE_SLOT(100), HDRTRIE_SLOT(4), HDRTRIE_SLOT(146), HDRTRIE_SLOT(4),

    /* records: groups, id, length, then the folded text */
    HDRTRIE_RECORD(0x0u, -1, 0), /* no name's: where empty slots lead */
    HDRTRIE_RECORD(0x1u, 1, 42), 'a','-','n','a','m','e','-','1','-','w','h','o','s','e','-','b','y','t','e','s','-','a','l','l','-','b','u','t','-','0','-','a','r','e','-','a','l','i','k','e','-','0', /* a-name-1-whose-bytes-all-but-0-are-alike-0 */
    HDRTRIE_RECORD(0x1u, 2, 42), 'a','-','n','a','m','e','-','0','-','w','h','o','s','e','-','b','y','t','e','s','-','a','l','l','-','b','u','t','-','1','-','a','r','e','-','a','l','i','k','e','-','0', /* a-name-0-whose-bytes-all-but-1-are-alike-0 */
    HDRTRIE_RECORD(0x1u, 3, 42), 'a','-','n','a','m','e','-','0','-','w','h','o','s','e','-','b','y','t','e','s','-','a','l','l','-','b','u','t','-','0','-','a','r','e','-','a','l','i','k','e','-','1', /* a-name-0-whose-bytes-all-but-0-are-alike-1 */
    HDRTRIE_RECORD(0x1u, 0, 42), 'a','-','n','a','m','e','-','0','-','w','h','o','s','e','-','b','y','t','e','s','-','a','l','l','-','b','u','t','-','0','-','a','r','e','-','a','l','i','k','e','-','0', /* a-name-0-whose-bytes-all-but-0-are-alike-0 */

    /* groups: text, len */
    HDRTRIE_GROUP(408, 7), /* default */

    /* rules: text, id, len, kind, group, exception */
    HDRTRIE_RULE(416, 0, 42, 0, 0, 0), /* A-Name-0-Whose-Bytes-All-But-0-Are-Alike-0 */
    HDRTRIE_RULE(459, 1, 42, 0, 0, 0), /* A-Name-1-Whose-Bytes-All-But-0-Are-Alike-0 */
    HDRTRIE_RULE(502, 2, 42, 0, 0, 0), /* A-Name-0-Whose-Bytes-All-But-1-Are-Alike-0 */
    HDRTRIE_RULE(545, 3, 42, 0, 0, 0), /* A-Name-0-Whose-Bytes-All-But-0-Are-Alike-1 */

    /* ids: their first rules */
    HDRTRIE_ID_RULE(0), HDRTRIE_ID_RULE(1), HDRTRIE_ID_RULE(2), HDRTRIE_ID_RULE(3),

    /* texts of the groups and rules */
    'd','e','f','a','u','l','t',0,
    'A','-','N','a','m','e','-','0','-','W','h','o','s','e','-','B','y','t','e','s','-','A','l','l','-','B','u','t','-','0','-','A','r','e','-','A','l','i','k','e','-','0',0,
    'A','-','N','a','m','e','-','1','-','W','h','o','s','e','-','B','y','t','e','s','-','A','l','l','-','B','u','t','-','0','-','A','r','e','-','A','l','i','k','e','-','0',0,
    'A','-','N','a','m','e','-','0','-','W','h','o','s','e','-','B','y','t','e','s','-','A','l','l','-','B','u','t','-','1','-','A','r','e','-','A','l','i','k','e','-','0',0,
    'A','-','N','a','m','e','-','0','-','W','h','o','s','e','-','B','y','t','e','s','-','A','l','l','-','B','u','t','-','0','-','A','r','e','-','A','l','i','k','e','-','1',0,
    0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,

    /* digest */
    HDRTRIE_U64(0x997220a21a569c66u)
};
