/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The layout of a table's cold part, as table.h has that of the rest: entries of fixed length, then their texts, for people and
   for check; no find reads them. The packing macros stand on table.h's HDRTRIE_U32 and its kin. */
#ifndef HDRTRIE_COLD_H
#define HDRTRIE_COLD_H

#include <hdrtrie/detail/bytes.h>
#include <hdrtrie/detail/format/pack.h>

/* Cold entries. A rule's text is its pattern (star included) with a NUL behind it; len is that of the literal. */
#define HDRTRIE_GROUP(text, len) HDRTRIE_U32(text), HDRTRIE_U32(len)
#define HDRTRIE_GROUP_LEN 8
#define HDRTRIE_RULE(text, id, len, kind, group, exception)                                                            \
    HDRTRIE_U32(text), HDRTRIE_ID32(id), HDRTRIE_U8(len), HDRTRIE_U8(kind), HDRTRIE_U8(group), HDRTRIE_U8(exception)
#define HDRTRIE_RULE_LEN 12
#define HDRTRIE_ID_RULE(rule) HDRTRIE_U32(rule)
#define HDRTRIE_ID_RULE_LEN 4

typedef struct hdrtrie_rule_entry {
    uint32_t text;
    int32_t id;
    uint8_t len, kind, group, exception;
} hdrtrie_rule_entry;

#ifdef __FRAMAC__
#include <contracts/cold.acsl.h>
#endif

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
