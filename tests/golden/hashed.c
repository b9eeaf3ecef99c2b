/* hashed: an hdrtrie table. Generated, do not edit.

       hdrtrie gen hashed.names -o hashed.c -H hashed.h --name hashed

   hdrtrie 0.1.0, format version 3; input XXH3 e7d06334c87f0bbd
   fold case; 4 rules, 4 ids, 1 group
   640 bytes in 10 cache lines; finds read 208 of these bytes, in 4 cache lines */
#include "hashed.h"

#if HDRTRIE_FORMAT_VERSION != 3
#error "hashed was generated for format version 3 of hdrtrie; generate it again"
#endif
#if HASHED_DIGEST != 0x997220a21a569c66u
#error "the header is not that of this table; generate both again"
#endif

/* Runs of empty rows: the number is the count of zero bytes. */
#define HDRTRIE_ZEROS_8 0, 0, 0, 0, 0, 0, 0, 0
#define HDRTRIE_ZEROS_16 HDRTRIE_ZEROS_8, HDRTRIE_ZEROS_8
#define HDRTRIE_ZEROS_32 HDRTRIE_ZEROS_16, HDRTRIE_ZEROS_16

#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmissing-braces" /* the rows below fill one line after the other */
#endif

const hdrtrie_table hashed[] = {
    /* header */
    HDRTRIE_HEADER(HDRTRIE_FOLD_CASE, HDRTRIE_MODE_HASHED, /* flags */ 0, /* so dispatch is 10 */
        /* max_len */ 42, /* slot_shift */ 61, /* bucket_shift */ 63, /* seed */ 0,
        /* text_bits */ 16, /* nodes */ 128, /* slots */ 132, /* records */ 148,
        /* record_count */ 5),

    /* prefixes */
    HDRTRIE_ZEROS_32, /* no such rule */

    /* suffixes */
    HDRTRIE_ZEROS_32, /* no such rule */

    /* sizes, and the part that no find reads */
    HDRTRIE_COLD(/* total_len */ 640, /* hot_len */ 208, /* rule_count */ 4, /* groups */ 336,
        /* rules */ 344, /* id_count */ 4, /* ids */ 392, /* group_count */ 1),

    /* pilots, one per bucket of the hash */
    HDRTRIE_PILOT(0), /* 2 names: a-name-1-whose-bytes-all-but-0-are-alike-0, ... */
    HDRTRIE_PILOT(1), /* 2 names: a-name-0-whose-bytes-all-but-1-are-alike-0, ... */

    /* slots: where the text of a record begins */
    HDRTRIE_SLOT(4), HDRTRIE_SLOT(4), HDRTRIE_SLOT(8), HDRTRIE_SLOT(54), HDRTRIE_SLOT(100),
    HDRTRIE_SLOT(4), HDRTRIE_SLOT(146), HDRTRIE_SLOT(4),

    /* records: groups, id, length, then the folded text */
    HDRTRIE_RECORD(0x0u, -1, 0), /* without a name: empty slots lead here */
    HDRTRIE_RECORD(0x1u, 1, 42), 'a','-','n','a','m','e','-','1','-','w','h','o','s','e','-','b',
        'y','t','e','s','-','a','l','l','-','b','u','t','-','0','-','a','r','e','-','a','l','i','k',
        'e','-','0', /* a-name-1-whose-bytes-all-but-0-are-alike-0 */
    HDRTRIE_RECORD(0x1u, 2, 42), 'a','-','n','a','m','e','-','0','-','w','h','o','s','e','-','b',
        'y','t','e','s','-','a','l','l','-','b','u','t','-','1','-','a','r','e','-','a','l','i','k',
        'e','-','0', /* a-name-0-whose-bytes-all-but-1-are-alike-0 */
    HDRTRIE_RECORD(0x1u, 3, 42), 'a','-','n','a','m','e','-','0','-','w','h','o','s','e','-','b',
        'y','t','e','s','-','a','l','l','-','b','u','t','-','0','-','a','r','e','-','a','l','i','k',
        'e','-','1', /* a-name-0-whose-bytes-all-but-0-are-alike-1 */
    HDRTRIE_RECORD(0x1u, 0, 42), 'a','-','n','a','m','e','-','0','-','w','h','o','s','e','-','b',
        'y','t','e','s','-','a','l','l','-','b','u','t','-','0','-','a','r','e','-','a','l','i','k',
        'e','-','0', /* a-name-0-whose-bytes-all-but-0-are-alike-0 */

    /* groups: text, len */
    HDRTRIE_GROUP(408, 7), /* [default] */

    /* rules: text, id, len, kind, group, exception */
    HDRTRIE_RULE(416, 0, 42, HDRTRIE_KIND_EXACT, 0, 0),
        /* A-Name-0-Whose-Bytes-All-But-0-Are-Alike-0 */
    HDRTRIE_RULE(459, 1, 42, HDRTRIE_KIND_EXACT, 0, 0),
        /* A-Name-1-Whose-Bytes-All-But-0-Are-Alike-0 */
    HDRTRIE_RULE(502, 2, 42, HDRTRIE_KIND_EXACT, 0, 0),
        /* A-Name-0-Whose-Bytes-All-But-1-Are-Alike-0 */
    HDRTRIE_RULE(545, 3, 42, HDRTRIE_KIND_EXACT, 0, 0),
        /* A-Name-0-Whose-Bytes-All-But-0-Are-Alike-1 */

    /* ids: the first rule of each */
    HDRTRIE_ID_RULE(0), HDRTRIE_ID_RULE(1), HDRTRIE_ID_RULE(2), HDRTRIE_ID_RULE(3),

    /* texts of the groups and rules */
    'd','e','f','a','u','l','t',0,
    'A','-','N','a','m','e','-','0','-','W','h','o','s','e','-','B','y','t','e','s','-','A','l','l',
        '-','B','u','t','-','0','-','A','r','e','-','A','l','i','k','e','-','0',0,
    'A','-','N','a','m','e','-','1','-','W','h','o','s','e','-','B','y','t','e','s','-','A','l','l',
        '-','B','u','t','-','0','-','A','r','e','-','A','l','i','k','e','-','0',0,
    'A','-','N','a','m','e','-','0','-','W','h','o','s','e','-','B','y','t','e','s','-','A','l','l',
        '-','B','u','t','-','1','-','A','r','e','-','A','l','i','k','e','-','0',0,
    'A','-','N','a','m','e','-','0','-','W','h','o','s','e','-','B','y','t','e','s','-','A','l','l',
        '-','B','u','t','-','0','-','A','r','e','-','A','l','i','k','e','-','1',0,
    0,0,0,0, HDRTRIE_ZEROS_32, HDRTRIE_ZEROS_8,

    /* digest */
    HDRTRIE_U64(0x997220a21a569c66u)
};

#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
