/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The format of a table's cold section: entries of fixed length, then their texts. People and hdrtrie_check read it;
   no find does. */
#ifndef HDRTRIE_COLD_H
#define HDRTRIE_COLD_H

#include <hdrtrie/detail/bytes.h>
#include <hdrtrie/detail/format/packing.h>

/* The entries. A rule's text is its pattern, star included, with a NUL after it; len is the length of its literal,
   0..255. exception: 0, HDRTRIE_EXCEPTION or
   HDRTRIE_EXCEPTION_SPELLED, which has the id -1. */
#define HDRTRIE_GROUP(text, len) HDRTRIE_U32(text), HDRTRIE_U32(len)
#define HDRTRIE_GROUP_LEN 8
#define HDRTRIE_RULE(text, id, len, kind, group, exception)                                                            \
    HDRTRIE_U32(text), HDRTRIE_ID32(id), HDRTRIE_U8(len), HDRTRIE_U8(kind), HDRTRIE_U8(group), HDRTRIE_U8(exception)
#define HDRTRIE_RULE_LEN 12
#define HDRTRIE_ID_RULE(rule) HDRTRIE_U32(rule)
#define HDRTRIE_ID_RULE_LEN 4

/* The numbers of an HDRTRIE_RULE. */
typedef struct hdrtrie_rule_entry {
    uint32_t text;
    int32_t id;
    uint8_t len, kind, group, exception;
} hdrtrie_rule_entry;

#ifdef __FRAMAC__
#include <contracts/cold.acsl.h>
#endif

/* Returns the rule in the 12 bytes at p. */
HDRTRIE_INLINE hdrtrie_rule_entry hdrtrie_rule_entry_read(const uint8_t *p)
{
    hdrtrie_rule_entry r;
    r.text = hdrtrie_load_le32(p);
    r.id = (int32_t)hdrtrie_load_le32(p + 4);
    r.len = p[8];
    r.kind = p[9];
    r.group = p[10];
    r.exception = p[11];
    return r;
}

#endif
