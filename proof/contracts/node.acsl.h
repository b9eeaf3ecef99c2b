/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contracts of detail/format/node.h. */

/* n is the node at p, unpacked. Its row has one slot if it keeps no bits, else as many as its shift allows. */
/*@ predicate node_of{L}(uint8_t *p, hdrtrie_node n) = n.mask1 == le64(p) && n.mask2 == le64(p + 8) &&
      n.base == le32(p + 24) && n.offset1 == p[28] && n.offset2 == p[29] && n.shift == p[30];
    logic integer node_row_len(hdrtrie_node n) = n.mask1 == 0 && n.mask2 == 0 ? 1 : row_len(n.shift); */

/*@ requires \valid_read(p + (0 .. 30));
    assigns \nothing;
    ensures node_of(p, \result); */
HDRTRIE_INLINE hdrtrie_node hdrtrie_node_read(const uint8_t *p);

/*@ requires n.mask1 == 0 && n.mask2 == 0 || 33 <= n.shift <= 63;
    assigns \nothing;
    ensures \result == node_row_len(n); */
HDRTRIE_INLINE uint64_t hdrtrie_node_row_len(hdrtrie_node n);
