/* exact: an hdrtrie table. Generated, do not edit.

       hdrtrie gen exact.names -o exact.c -H exact.h --name exact

   hdrtrie claims no rights in this file.
   hdrtrie 0.1.0, format version 4; input XXH3 46bfd0939c1d278b
   fold case; 9 rules, 9 ids, 1 group
   4480 bytes in 70 cache lines; calls read 3968 of these bytes, in 62 cache lines */
#include "exact.h"

#if HDRTRIE_FORMAT_VERSION != 4
#error "exact was generated for format version 4 of hdrtrie; generate it again"
#endif
#if EXACT_DIGEST != 0xdc4962593d8c241eu
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
#define HDRTRIE_ZEROS_64 HDRTRIE_ZEROS_32, HDRTRIE_ZEROS_32
#define HDRTRIE_ZEROS_128 HDRTRIE_ZEROS_64, HDRTRIE_ZEROS_64
#define HDRTRIE_ZEROS_256 HDRTRIE_ZEROS_128, HDRTRIE_ZEROS_128
#define HDRTRIE_ZEROS_512 HDRTRIE_ZEROS_256, HDRTRIE_ZEROS_256

#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmissing-braces" /* the rows below fill one line after the other */
#endif

const hdrtrie_table exact[] = {
    /* header */
    HDRTRIE_HEADER(HDRTRIE_FOLD_CASE, HDRTRIE_MODE_ENDS, /* flags */ 0, /* so dispatch is 11 */
        /* max_len */ 15, /* slot_shift */ 0, /* bucket_shift */ 0, /* seed */ 0,
        /* text_bits */ 16, /* nodes */ 192, /* slots */ 1248, /* records */ 1270,
        /* record_count */ 10),

    /* prefixes */
    HDRTRIE_ZEROS_32, /* no such rule */

    /* suffixes */
    HDRTRIE_ZEROS_32, /* no such rule */

    /* sizes, and the part that no find reads */
    HDRTRIE_COLD(/* total_len */ 4480, /* hot_len */ 3968, /* rule_count */ 9, /* groups */ 4160,
        /* rules */ 4168, /* id_count */ 9, /* ids */ 4276, /* group_count */ 1),

    /* nested tables */
    HDRTRIE_NESTED(/* cookies */ 0, /* spelled */ 0, /* results */ 0, /* sieve */ 1408),

    /* nodes, one per length: mask1, mask2, multiplier, base, offset1, offset2, shift */
    HDRTRIE_ZEROS_128, /* lengths 0 to 3: 4 empty nodes */
    HDRTRIE_NODE(0, 0, 0, 1, 0, 0, 63), /* length 4: 1 name: host */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 5: no name */
    HDRTRIE_NODE(0x0000dfdfdfdfdfdfu, 0, 0xbd64a5d9adefe000u, 2, 0, 0, 62),
        /* length 6: 3 names: origin, accept, cookie */
    HDRTRIE_ZEROS_64, HDRTRIE_ZEROS_32, /* lengths 7 to 9: 3 empty nodes */
    HDRTRIE_NODE(0, 0, 0, 6, 0, 0, 63), /* length 10: 1 name: user-agent */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 11: no name */
    HDRTRIE_NODE(0, 0, 0, 7, 0, 0, 63), /* length 12: 1 name: content-type */
    HDRTRIE_NODE(0, 0, 0, 0, 0, 0, 0), /* length 13: no name */
    HDRTRIE_NODE(0, 0, 0, 8, 0, 0, 63), /* length 14: 1 name: content-length */
    HDRTRIE_NODE(0xdfffdfdfdfdfdfdfu, 0xdfdfdfdfdfdfdf00u, 0x8f7db21c19764e33u, 9, 0, 7, 63),
        /* length 15: 2 names: accept-language, accept-encoding */
    HDRTRIE_ZEROS_512, HDRTRIE_ZEROS_32, /* lengths 16 to 32: 17 empty nodes */

    /* slots: where the text of a record begins */
    HDRTRIE_SLOT(4), HDRTRIE_SLOT(8), HDRTRIE_SLOT(16), HDRTRIE_SLOT(4), HDRTRIE_SLOT(26),
    HDRTRIE_SLOT(36), HDRTRIE_SLOT(46), HDRTRIE_SLOT(60), HDRTRIE_SLOT(76), HDRTRIE_SLOT(94),
    HDRTRIE_SLOT(113),

    /* records: groups, id, length, then the folded text */
    HDRTRIE_RECORD(0x0u, -1, 0), /* without a name: empty slots lead here */
    HDRTRIE_RECORD(0x1u, 0, 4), 'h','o','s','t', /* host */
    HDRTRIE_RECORD(0x1u, 7, 6), 'o','r','i','g','i','n', /* origin */
    HDRTRIE_RECORD(0x1u, 1, 6), 'a','c','c','e','p','t', /* accept */
    HDRTRIE_RECORD(0x1u, 6, 6), 'c','o','o','k','i','e', /* cookie */
    HDRTRIE_RECORD(0x1u, 8, 10), 'u','s','e','r','-','a','g','e','n','t', /* user-agent */
    HDRTRIE_RECORD(0x1u, 4, 12), 'c','o','n','t','e','n','t','-','t','y','p','e', /* content-type */
    HDRTRIE_RECORD(0x1u, 5, 14), 'c','o','n','t','e','n','t','-','l','e','n','g','t','h',
        /* content-length */
    HDRTRIE_RECORD(0x1u, 3, 15), 'a','c','c','e','p','t','-','l','a','n','g','u','a','g','e',
        /* accept-language */
    HDRTRIE_RECORD(0x1u, 2, 15), 'a','c','c','e','p','t','-','e','n','c','o','d','i','n','g',
        /* accept-encoding */
    0,0, HDRTRIE_ZEROS_8,

    /* sieve: bytes per row, offsets */
    HDRTRIE_U32(2), HDRTRIE_U8(0), HDRTRIE_U8(1), HDRTRIE_U8(2), HDRTRIE_U8(3),
    HDRTRIE_ZEROS_32, HDRTRIE_ZEROS_16, HDRTRIE_ZEROS_8,

    /* sieve: rows by the length of the name */
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)), /* 0 to 3 */
    HDRTRIE_U16(0x0040u), HDRTRIE_U16(0x0000u), HDRTRIE_U16(0x00a1u), HDRTRIE_U16(0x0000u),
    HDRTRIE_U16(0x0000u), HDRTRIE_U16(0x0000u), HDRTRIE_U16(0x0100u), HDRTRIE_U16(0x0000u),
    HDRTRIE_U16(0x0010u), HDRTRIE_U16(0x0000u), HDRTRIE_U16(0x0008u), HDRTRIE_U16(0x0006u),
    HDRTRIE_TIMES_32(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_16(HDRTRIE_U16(0x0000u)), /* 16 to 63 */

    /* sieve: rows by the last byte */
    HDRTRIE_TIMES_64(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)),
    HDRTRIE_U16(0x0000u), /* 0x00 to 0x44 */
    HDRTRIE_U16(0x0034u), HDRTRIE_U16(0x0000u), HDRTRIE_U16(0x0002u), HDRTRIE_U16(0x0008u),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)), HDRTRIE_U16(0x0000u), /* 0x49 to 0x4d */
    HDRTRIE_U16(0x0080u),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)), HDRTRIE_U16(0x0000u), /* 0x4f to 0x53 */
    HDRTRIE_U16(0x0141u),
    HDRTRIE_TIMES_16(HDRTRIE_U16(0x0000u)), /* 0x55 to 0x64 */
    HDRTRIE_U16(0x0034u), HDRTRIE_U16(0x0000u), HDRTRIE_U16(0x0002u), HDRTRIE_U16(0x0008u),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)), HDRTRIE_U16(0x0000u), /* 0x69 to 0x6d */
    HDRTRIE_U16(0x0080u),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)), HDRTRIE_U16(0x0000u), /* 0x6f to 0x73 */
    HDRTRIE_U16(0x0141u),
    HDRTRIE_TIMES_128(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_8(HDRTRIE_U16(0x0000u)),
    HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)), HDRTRIE_U16(0x0000u), /* 0x75 to 0xff */

    /* sieve: rows by the byte at the first offset */
    HDRTRIE_TIMES_64(HDRTRIE_U16(0x0000u)), HDRTRIE_U16(0x0000u), /* 0x00 to 0x40 */
    HDRTRIE_U16(0x0007u), HDRTRIE_U16(0x0000u), HDRTRIE_U16(0x0038u),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)), /* 0x44 to 0x47 */
    HDRTRIE_U16(0x0040u),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)), /* 0x49 to 0x4e */
    HDRTRIE_U16(0x0080u),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)), HDRTRIE_U16(0x0000u), /* 0x50 to 0x54 */
    HDRTRIE_U16(0x0100u),
    HDRTRIE_TIMES_8(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)),
    HDRTRIE_U16(0x0000u), /* 0x56 to 0x60 */
    HDRTRIE_U16(0x0007u), HDRTRIE_U16(0x0000u), HDRTRIE_U16(0x0038u),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)), /* 0x64 to 0x67 */
    HDRTRIE_U16(0x0040u),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)), /* 0x69 to 0x6e */
    HDRTRIE_U16(0x0080u),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)), HDRTRIE_U16(0x0000u), /* 0x70 to 0x74 */
    HDRTRIE_U16(0x0100u),
    HDRTRIE_TIMES_128(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_8(HDRTRIE_U16(0x0000u)),
    HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)), /* 0x76 to 0xff */

    /* sieve: rows by the byte at the second offset */
    HDRTRIE_TIMES_64(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)),
    HDRTRIE_U16(0x0000u), /* 0x00 to 0x42 */
    HDRTRIE_U16(0x0007u),
    HDRTRIE_TIMES_8(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)),
    HDRTRIE_U16(0x0000u), /* 0x44 to 0x4e */
    HDRTRIE_U16(0x0078u), HDRTRIE_U16(0x0000u), HDRTRIE_U16(0x0000u), HDRTRIE_U16(0x0080u),
    HDRTRIE_U16(0x0100u),
    HDRTRIE_TIMES_8(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)),
    HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)), HDRTRIE_U16(0x0000u), /* 0x54 to 0x62 */
    HDRTRIE_U16(0x0007u),
    HDRTRIE_TIMES_8(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)),
    HDRTRIE_U16(0x0000u), /* 0x64 to 0x6e */
    HDRTRIE_U16(0x0078u), HDRTRIE_U16(0x0000u), HDRTRIE_U16(0x0000u), HDRTRIE_U16(0x0080u),
    HDRTRIE_U16(0x0100u),
    HDRTRIE_TIMES_128(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_8(HDRTRIE_U16(0x0000u)),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)), /* 0x74 to 0xff */

    /* sieve: rows by the byte at the third offset */
    HDRTRIE_TIMES_64(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)),
    HDRTRIE_U16(0x0000u), /* 0x00 to 0x42 */
    HDRTRIE_U16(0x0007u), HDRTRIE_U16(0x0000u), HDRTRIE_U16(0x0100u), HDRTRIE_U16(0x0000u),
    HDRTRIE_U16(0x0000u), HDRTRIE_U16(0x0000u), HDRTRIE_U16(0x0080u),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)), /* 0x4a to 0x4d */
    HDRTRIE_U16(0x0018u), HDRTRIE_U16(0x0020u), HDRTRIE_U16(0x0000u), HDRTRIE_U16(0x0000u),
    HDRTRIE_U16(0x0000u), HDRTRIE_U16(0x0040u),
    HDRTRIE_TIMES_8(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)),
    HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)), HDRTRIE_U16(0x0000u), /* 0x54 to 0x62 */
    HDRTRIE_U16(0x0007u), HDRTRIE_U16(0x0000u), HDRTRIE_U16(0x0100u), HDRTRIE_U16(0x0000u),
    HDRTRIE_U16(0x0000u), HDRTRIE_U16(0x0000u), HDRTRIE_U16(0x0080u),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)), /* 0x6a to 0x6d */
    HDRTRIE_U16(0x0018u), HDRTRIE_U16(0x0020u), HDRTRIE_U16(0x0000u), HDRTRIE_U16(0x0000u),
    HDRTRIE_U16(0x0000u), HDRTRIE_U16(0x0040u),
    HDRTRIE_TIMES_128(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_8(HDRTRIE_U16(0x0000u)),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)), /* 0x74 to 0xff */

    /* sieve: rows by the byte at the fourth offset */
    HDRTRIE_TIMES_64(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)),
    HDRTRIE_U16(0x0000u), /* 0x00 to 0x44 */
    HDRTRIE_U16(0x0007u), HDRTRIE_U16(0x0000u), HDRTRIE_U16(0x0080u), HDRTRIE_U16(0x0000u),
    HDRTRIE_U16(0x0000u), HDRTRIE_U16(0x0000u), HDRTRIE_U16(0x0020u),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)), /* 0x4c to 0x51 */
    HDRTRIE_U16(0x0100u), HDRTRIE_U16(0x0000u), HDRTRIE_U16(0x0058u),
    HDRTRIE_TIMES_16(HDRTRIE_U16(0x0000u)), /* 0x55 to 0x64 */
    HDRTRIE_U16(0x0007u), HDRTRIE_U16(0x0000u), HDRTRIE_U16(0x0080u), HDRTRIE_U16(0x0000u),
    HDRTRIE_U16(0x0000u), HDRTRIE_U16(0x0000u), HDRTRIE_U16(0x0020u),
    HDRTRIE_TIMES_4(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)), /* 0x6c to 0x71 */
    HDRTRIE_U16(0x0100u), HDRTRIE_U16(0x0000u), HDRTRIE_U16(0x0058u),
    HDRTRIE_TIMES_128(HDRTRIE_U16(0x0000u)), HDRTRIE_TIMES_8(HDRTRIE_U16(0x0000u)),
    HDRTRIE_TIMES_2(HDRTRIE_U16(0x0000u)), HDRTRIE_U16(0x0000u), /* 0x75 to 0xff */

    /* groups: text, len */
    HDRTRIE_GROUP(4312, 7), /* [default] */

    /* rules: text, id, len, kind, group, exception */
    HDRTRIE_RULE(4320, 0, 4, HDRTRIE_KIND_EXACT, 0, 0), /* Host */
    HDRTRIE_RULE(4325, 1, 6, HDRTRIE_KIND_EXACT, 0, 0), /* Accept */
    HDRTRIE_RULE(4332, 2, 15, HDRTRIE_KIND_EXACT, 0, 0), /* Accept-Encoding */
    HDRTRIE_RULE(4348, 3, 15, HDRTRIE_KIND_EXACT, 0, 0), /* Accept-Language */
    HDRTRIE_RULE(4364, 4, 12, HDRTRIE_KIND_EXACT, 0, 0), /* Content-Type */
    HDRTRIE_RULE(4377, 5, 14, HDRTRIE_KIND_EXACT, 0, 0), /* Content-Length */
    HDRTRIE_RULE(4392, 6, 6, HDRTRIE_KIND_EXACT, 0, 0), /* Cookie */
    HDRTRIE_RULE(4399, 7, 6, HDRTRIE_KIND_EXACT, 0, 0), /* Origin */
    HDRTRIE_RULE(4406, 8, 10, HDRTRIE_KIND_EXACT, 0, 0), /* User-Agent */

    /* ids: the first rule of each */
    HDRTRIE_ID_RULE(0), HDRTRIE_ID_RULE(1), HDRTRIE_ID_RULE(2), HDRTRIE_ID_RULE(3),
    HDRTRIE_ID_RULE(4), HDRTRIE_ID_RULE(5), HDRTRIE_ID_RULE(6), HDRTRIE_ID_RULE(7),
    HDRTRIE_ID_RULE(8),

    /* texts of the groups and rules */
    'd','e','f','a','u','l','t',0,
    'H','o','s','t',0,
    'A','c','c','e','p','t',0,
    'A','c','c','e','p','t','-','E','n','c','o','d','i','n','g',0,
    'A','c','c','e','p','t','-','L','a','n','g','u','a','g','e',0,
    'C','o','n','t','e','n','t','-','T','y','p','e',0,
    'C','o','n','t','e','n','t','-','L','e','n','g','t','h',0,
    'C','o','o','k','i','e',0,
    'O','r','i','g','i','n',0,
    'U','s','e','r','-','A','g','e','n','t',0,
    0,0,0,0,0,0,0, HDRTRIE_ZEROS_32, HDRTRIE_ZEROS_16,

    /* digest */
    HDRTRIE_U64(0xdc4962593d8c241eu),
};

#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
