/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The format of a node: how the modes ENDS and FREE select a slot for names of one length. */
#ifndef HDRTRIE_NODE_H
#define HDRTRIE_NODE_H

#include <hdrtrie/detail/format/header.h>

/* A node, one per length, 32 bytes, so that none crosses a cache line. mask1 and mask2 contain only bits that no fold
   can change in any listed name of the length. mask2 is 0 if one window is enough. A node of zeros selects slot 0,
   which leads to record 0. In mode ENDS offset1 is 0, and offset2 is len - 8 if mask2 is not 0, so a find need not read
   them.

   word 0   | mask1                                                      |   of the 8 bytes from offset1 on
        1   | mask2                                                      |   of the 8 bytes from offset2 on
        2   | multiplier                                                 |
        3   | zero: 8 | shift: 8 | offset2: 8 | offset1: 8 | base: 32    |

   slot = base + ((bits1 + bits2) * multiplier >> shift). A node can select a row of 2^(64 - shift) slots from base on.
   They lead only to records of the node's length or to record 0, so a find need not compare lengths. (With the last
   word's fields in the low half of the multiplier a node would be 24 bytes. But then two bytes of each window hardly
   reach the top of the product; see docs/design.md.) */
#define HDRTRIE_NODE(mask1, mask2, multiplier, base, offset1, offset2, shift)                                          \
    HDRTRIE_U64(mask1), HDRTRIE_U64(mask2), HDRTRIE_U64(multiplier), HDRTRIE_U32(base), HDRTRIE_U8(offset1),           \
        HDRTRIE_U8(offset2), HDRTRIE_U8(shift), HDRTRIE_U8(0)
#define HDRTRIE_NODE_LEN 32

/* The numbers of an HDRTRIE_NODE. */
typedef struct hdrtrie_node {
    uint64_t mask1, mask2, multiplier;
    uint32_t base;
    uint8_t offset1, offset2, shift;
} hdrtrie_node;

#ifdef __FRAMAC__
#include <contracts/node.acsl.h>
#endif

/* Returns the node in the 32 bytes at p. */
HDRTRIE_INLINE hdrtrie_node hdrtrie_node_read(const uint8_t *p)
{
    hdrtrie_node n;
    n.mask1 = hdrtrie_load_le64(p);
    n.mask2 = hdrtrie_load_le64(p + 8);
    n.multiplier = hdrtrie_load_le64(p + 16);
    n.base = hdrtrie_load_le32(p + 24);
    n.offset1 = p[28];
    n.offset2 = p[29];
    n.shift = p[30];
    return n;
}

/* Returns how many slots the node can select, from its base on, at least 1. */
HDRTRIE_INLINE uint64_t hdrtrie_node_row_len(hdrtrie_node n)
{
    return n.mask1 == 0 && n.mask2 == 0 ? 1 : (uint64_t)1 << (64 - n.shift);
}

#endif
