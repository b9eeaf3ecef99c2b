/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A table under examination: what the parts of a check share. */
#ifndef HDRTRIE_SRC_SUBJECT_H
#define HDRTRIE_SRC_SUBJECT_H

#include <hdrtrie/detail/backend/portable.h>
#include <hdrtrie/error.h>
#include <stdbool.h>

/* The table under examination; len is what it says of itself and what there is. */
typedef struct hdrtrie_view {
    const uint8_t *bytes;
    size_t len;
    hdrtrie_shape shape;
    uint32_t group_count, record_count, rule_count, id_count, hot_end;
} hdrtrie_view;

#ifdef __FRAMAC__
#include <contracts/view.acsl.h>
#endif

/* Whether count entries of entry_len bytes from offset on lie between the header and the digest. */
static inline bool hdrtrie_view_holds(hdrtrie_view s, uint32_t offset, uint64_t count, size_t entry_len)
{
    const size_t end = s.len - HDRTRIE_DIGEST_LEN;
    return offset >= HDRTRIE_HEADER_LEN && offset <= end && count <= (end - offset) / entry_len;
}

/* The node for names of that length. */
static inline hdrtrie_node hdrtrie_view_node(hdrtrie_view s, size_t len)
{
    const hdrtrie_node n = hdrtrie_node_read(s.bytes + s.shape.nodes + len * HDRTRIE_NODE_LEN);
    /*@ assert node_of(s.bytes + s.shape.nodes + HDRTRIE_NODE_LEN * len, n); */
    return n;
}

/* What is wrong with the rules of one end, whose constants end is, reversed for suffixes; with the cold part. Static, or NULL. */
const char *hdrtrie_view_affix_fault(hdrtrie_view s, hdrtrie_affix end, int reversed);

const char *hdrtrie_view_cold_fault(hdrtrie_view s);

/* Looks every stored rule up; the structure was found sound. ANSWER if one is not found at its own leaf, STRUCTURE if they
   contradict one another; *why may say more. */
hdrtrie_error hdrtrie_view_check_answers(hdrtrie_view s, const char **why);

#endif
