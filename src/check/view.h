/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie_view: a table under check, as the five files of hdrtrie_check share it. */
#ifndef HDRTRIE_SRC_CHECK_VIEW_H
#define HDRTRIE_SRC_CHECK_VIEW_H

#include <hdrtrie/detail/backend/portable.h>
#include <hdrtrie/error.h>
#include <stdbool.h>

/* The table's bytes and its header, unpacked. len is the number of bytes given, equal to the header's total length. */
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

/* The offset of the text of the record that follows the one at text. */
static inline size_t hdrtrie_view_record_next(hdrtrie_view s, uint32_t text)
{
    const uint32_t len = hdrtrie_record_len(s.bytes + s.shape.records + text, s.shape.flags);
    return (size_t)text + len + HDRTRIE_RECORD_LEN(s.shape.flags);
}

/* Checks the prefix rules, or with reversed not 0 the suffix rules. Returns a static text that names the fault, or
   NULL. */
const char *hdrtrie_view_affix_fault(hdrtrie_view s, hdrtrie_affix affix, int reversed);

/* Checks the sieve, if there is one. Records, prefixes and suffixes must be sound. Returns a static text that names the
   fault, or NULL. */
const char *hdrtrie_view_sieve_fault(hdrtrie_view s);

/* Checks the cold section. Returns a static text that names the fault, or NULL. */
const char *hdrtrie_view_cold_fault(hdrtrie_view s);

/* Looks up the name of every stored rule. The structure must be sound. Returns HDRTRIE_ERR_ANSWER if a lookup does not
   reach the name's own record or literal, HDRTRIE_ERR_STRUCTURE if rules contradict each other. May set *why to a
   static text. */
hdrtrie_error hdrtrie_view_check_answers(hdrtrie_view s, const char **why);

#endif
