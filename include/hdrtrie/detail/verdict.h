/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The verdict on one name: the result of a lookup, for the loops over fields. */
#ifndef HDRTRIE_VERDICT_H
#define HDRTRIE_VERDICT_H

#include <hdrtrie/detail/shape.h>

/* Which fields of a verdict a lookup computes, or-ed. It always computes groups. */
#define HDRTRIE_WANT_GROUPS 0u
#define HDRTRIE_WANT_ID 1u
#define HDRTRIE_WANT_MALFORMED 2u
#define HDRTRIE_WANT_CALL 4u /* handle names that are not one load by a call: for finds outside of loops */

/* The result of a lookup. It has separate fields and more than 16 bytes, because clang would pack a struct that fits
   two registers and unpack it again, even if it is inlined. */
typedef struct hdrtrie_verdict {
    int32_t id;         /* of the match; unspecified unless HDRTRIE_WANT_ID is set */
    uint32_t groups;    /* of the match */
    uint64_t malformed; /* not 0 if HDRTRIE_WANT_MALFORMED is set and the name is malformed, else 0 */
    uint64_t exact;     /* 1 if the name equals an exact rule; unspecified for tables without prefixes and suffixes */
} hdrtrie_verdict;

#ifdef __FRAMAC__
#include <contracts/verdict.acsl.h>
#endif

/* Returns the verdict of record 0, for a name that equals no exact rule. */
HDRTRIE_INLINE hdrtrie_verdict hdrtrie_verdict_none(hdrtrie_shape s)
{
    const hdrtrie_record none = hdrtrie_record_head_unpack(s.none, s.flags);
    hdrtrie_verdict v;
    v.id = none.id;
    v.groups = none.groups;
    v.malformed = 0;
    v.exact = 0;
    return v;
}

/* Returns the verdict of the record with this text. exact is 0 for record 0, whose length is 0. */
HDRTRIE_INLINE hdrtrie_verdict hdrtrie_verdict_read(const uint8_t *text, unsigned flags)
{
    hdrtrie_verdict v;
    v.id = hdrtrie_record_id(text, flags);
    v.groups = hdrtrie_record_groups(text, flags);
    v.malformed = 0;
    v.exact = hdrtrie_record_len(text, flags) != 0;
    return v;
}

/* Returns the id and groups of a verdict. */
HDRTRIE_INLINE hdrtrie_match hdrtrie_verdict_match(hdrtrie_verdict v)
{
    hdrtrie_match m;
    m.id = v.id;
    m.groups = v.groups;
    return m;
}

/* Replaces the id and groups of a verdict. */
HDRTRIE_INLINE void hdrtrie_verdict_set(hdrtrie_verdict *v, hdrtrie_match m)
{
    v->id = m.id;
    v->groups = m.groups;
}

/* Returns a number other than 0 to remove a field with this lookup result, else 0. keep: 1 to remove the fields
   outside the wanted groups, 0 to remove those inside. refuse: all ones if malformed names are removed, else 0. No
   branch. */
HDRTRIE_INLINE uint64_t hdrtrie_verdict_removes(
    uint32_t groups, uint32_t wanted, int keep, uint64_t malformed, uint64_t refuse)
{
    const uint64_t by_groups = keep ? (groups & wanted) == 0 : groups & wanted, by_malformed = malformed & refuse;
    /*@ assert by_groups == 0 <==> (both(wanted, groups) == 0 <==> keep == 0); */
    /*@ assert by_malformed == both(refuse, malformed); */
    /*@ assert (by_groups | by_malformed) == 0 <==> by_groups == 0 && by_malformed == 0; */
    return by_groups | by_malformed;
}

#endif
