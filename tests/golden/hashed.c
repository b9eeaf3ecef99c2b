/* hashed: an hdrtrie table. Generated, do not edit.

       hdrtrie gen hashed.names -o hashed.c -H hashed.h --name hashed

   hdrtrie claims no rights in this file.
   hdrtrie 0.1.0, format version 4; input XXH3 e7d06334c87f0bbd
   fold case; 4 rules, 4 ids, 1 group
   3520 bytes in 55 cache lines; calls read 3008 of these bytes, in 47 cache lines */
#include "hashed.h"

#if HDRTRIE_FORMAT_VERSION != 4
#error "hashed was generated for format version 4 of hdrtrie; generate it again"
#endif
#if HASHED_DIGEST != 0xaed80342cdba9549u
#error "the header is not that of this table; generate both again"
#endif

/* Runs of equal rows. */
#define HDRTRIE_TIMES_2(...) __VA_ARGS__, __VA_ARGS__
#define HDRTRIE_TIMES_4(...) HDRTRIE_TIMES_2(__VA_ARGS__), HDRTRIE_TIMES_2(__VA_ARGS__)
#define HDRTRIE_TIMES_8(...) HDRTRIE_TIMES_4(__VA_ARGS__), HDRTRIE_TIMES_4(__VA_ARGS__)
#define HDRTRIE_TIMES_16(...) HDRTRIE_TIMES_8(__VA_ARGS__), HDRTRIE_TIMES_8(__VA_ARGS__)
#define HDRTRIE_TIMES_32(...) HDRTRIE_TIMES_16(__VA_ARGS__), HDRTRIE_TIMES_16(__VA_ARGS__)
#define HDRTRIE_TIMES_64(...) HDRTRIE_TIMES_32(__VA_ARGS__), HDRTRIE_TIMES_32(__VA_ARGS__)
#define HDRTRIE_TIMES_128(...) HDRTRIE_TIMES_64(__VA_ARGS__), HDRTRIE_TIMES_64(__VA_ARGS__)

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
        /* text_bits */ 16, /* nodes */ 192, /* slots */ 196, /* records */ 212,
        /* record_count */ 5),

    /* prefixes */
    HDRTRIE_ZEROS_32, /* no such rule */

    /* suffixes */
    HDRTRIE_ZEROS_32, /* no such rule */

    /* sizes, and the part that no find reads */
    HDRTRIE_COLD(/* total_len */ 3520, /* hot_len */ 3008, /* rule_count */ 4, /* groups */ 3200,
        /* rules */ 3208, /* id_count */ 4, /* ids */ 3256, /* group_count */ 1),

    /* nested tables */
    HDRTRIE_NESTED(/* cookies */ 0, /* spelled */ 0, /* results */ 0, /* sieve */ 448),

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
    HDRTRIE_ZEROS_32, HDRTRIE_ZEROS_16,

    /* sieve: bytes per row, offsets */
    HDRTRIE_U32(2), HDRTRIE_U8(4), HDRTRIE_U8(7), HDRTRIE_U8(9), HDRTRIE_U8(15),
    HDRTRIE_ZEROS_32, HDRTRIE_ZEROS_16, HDRTRIE_ZEROS_8,

    /* sieve: rows by the length of the name */
    HDRTRIE_TIMES_32(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_8(HDRTRIE_U16(0x0000u)),
    HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)), /* 0 to 41 */
    HDRTRIE_U16(0x000fu),
    HDRTRIE_TIMES_16(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)),
    HDRTRIE_U16(0x0000u), /* 43 to 63 */

    /* sieve: rows by the last byte */
    HDRTRIE_TIMES_32(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_16(HDRTRIE_U16(0x0000u)),
    /* 0x00 to 0x2f */
    HDRTRIE_U16(0x000du), HDRTRIE_U16(0x0002u),
    HDRTRIE_TIMES_128(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_64(HDRTRIE_U16(0x0000u)),
    HDRTRIE_TIMES_8(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)),
    HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)), /* 0x32 to 0xff */

    /* sieve: rows by the byte at the first offset */
    HDRTRIE_TIMES_64(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_8(HDRTRIE_U16(0x0000u)),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)), HDRTRIE_U16(0x0000u), /* 0x00 to 0x4c */
    HDRTRIE_U16(0x000fu),
    HDRTRIE_TIMES_16(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_8(HDRTRIE_U16(0x0000u)),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)),
    HDRTRIE_U16(0x0000u), /* 0x4e to 0x6c */
    HDRTRIE_U16(0x000fu),
    HDRTRIE_TIMES_128(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_16(HDRTRIE_U16(0x0000u)),
    HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)), /* 0x6e to 0xff */

    /* sieve: rows by the byte at the second offset */
    HDRTRIE_TIMES_32(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_16(HDRTRIE_U16(0x0000u)),
    /* 0x00 to 0x2f */
    HDRTRIE_U16(0x0007u), HDRTRIE_U16(0x0008u),
    HDRTRIE_TIMES_128(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_64(HDRTRIE_U16(0x0000u)),
    HDRTRIE_TIMES_8(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)),
    HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)), /* 0x32 to 0xff */

    /* sieve: rows by the byte at the third offset */
    HDRTRIE_TIMES_64(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_16(HDRTRIE_U16(0x0000u)),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)),
    HDRTRIE_U16(0x0000u), /* 0x00 to 0x56 */
    HDRTRIE_U16(0x000fu),
    HDRTRIE_TIMES_16(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_8(HDRTRIE_U16(0x0000u)),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)),
    HDRTRIE_U16(0x0000u), /* 0x58 to 0x76 */
    HDRTRIE_U16(0x000fu),
    HDRTRIE_TIMES_128(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_8(HDRTRIE_U16(0x0000u)),
    /* 0x78 to 0xff */

    /* sieve: rows by the byte at the fourth offset */
    HDRTRIE_TIMES_64(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)),
    /* 0x00 to 0x41 */
    HDRTRIE_U16(0x000fu),
    HDRTRIE_TIMES_16(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_8(HDRTRIE_U16(0x0000u)),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)),
    HDRTRIE_U16(0x0000u), /* 0x43 to 0x61 */
    HDRTRIE_U16(0x000fu),
    HDRTRIE_TIMES_128(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_16(HDRTRIE_U16(0x0000u)),
    HDRTRIE_TIMES_8(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)),
    HDRTRIE_U16(0x0000u), /* 0x63 to 0xff */

    /* groups: text, len */
    HDRTRIE_GROUP(3272, 7), /* [default] */

    /* rules: text, id, len, kind, group, exception */
    HDRTRIE_RULE(3280, 0, 42, HDRTRIE_KIND_EXACT, 0, 0),
        /* A-Name-0-Whose-Bytes-All-But-0-Are-Alike-0 */
    HDRTRIE_RULE(3323, 1, 42, HDRTRIE_KIND_EXACT, 0, 0),
        /* A-Name-1-Whose-Bytes-All-But-0-Are-Alike-0 */
    HDRTRIE_RULE(3366, 2, 42, HDRTRIE_KIND_EXACT, 0, 0),
        /* A-Name-0-Whose-Bytes-All-But-1-Are-Alike-0 */
    HDRTRIE_RULE(3409, 3, 42, HDRTRIE_KIND_EXACT, 0, 0),
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
    0,0,0,0, HDRTRIE_ZEROS_32, HDRTRIE_ZEROS_16, HDRTRIE_ZEROS_8,

    /* digest */
    HDRTRIE_U64(0xaed80342cdba9549u),
};

#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
