/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The verdict on one name: what a lookup returns to the loops over fields. */
#ifndef HDRTRIE_VERDICT_H
#define HDRTRIE_VERDICT_H

#include <hdrtrie/detail/shape.h>

/* What is wanted of a lookup, or-ed; groups always are. */
#define HDRTRIE_WANT_GROUPS 0u
#define HDRTRIE_WANT_ID 1u
#define HDRTRIE_WANT_MALFORMED 2u
#define HDRTRIE_WANT_CALL 4u /* that names which are not one load are answered by a call: for finds outside of loops */

/* What a lookup finds out. More than 16 bytes, and fields on their own: what fits two registers clang packs into them and
   unpacks again, inlined or not. */
typedef struct hdrtrie_verdict {
    int32_t id; /* of the match, where that is wanted, else anything */
    uint32_t groups;
    uint64_t
        malformed;  /* 1 if the name is empty or has a byte that is no token character, where that is wanted, else 0 */
    uint64_t exact; /* 1 if an exact rule's name was found, where the table has prefixes or suffixes */
} hdrtrie_verdict;

#ifdef __FRAMAC__
#include <contracts/verdict.acsl.h>
#endif

/* What record 0 says. */
HDRTRIE_INLINE hdrtrie_verdict hdrtrie_verdict_none(hdrtrie_shape s)
{
    const hdrtrie_record none = hdrtrie_head_unpack(s.none, s.flags);
    hdrtrie_verdict v;
    v.id = none.id;
    v.groups = none.groups;
    v.malformed = 0;
    v.exact = 0;
    return v;
}

/* What the record of text says. Record 0's is no exact rule's name, whatever bytes follow its head. */
HDRTRIE_INLINE hdrtrie_verdict hdrtrie_verdict_read(const uint8_t *text, unsigned flags)
{
    hdrtrie_verdict v;
    v.id = hdrtrie_record_id(text, flags);
    v.groups = hdrtrie_record_groups(text, flags);
    v.malformed = 0;
    v.exact = hdrtrie_record_len(text, flags) != 0;
    return v;
}

HDRTRIE_INLINE hdrtrie_match hdrtrie_verdict_match(hdrtrie_verdict v)
{
    hdrtrie_match m;
    m.id = v.id;
    m.groups = v.groups;
    return m;
}

HDRTRIE_INLINE void hdrtrie_verdict_set(hdrtrie_verdict *v, hdrtrie_match m)
{
    v->id = m.id;
    v->groups = m.groups;
}

/* Not 0 if a field goes of whose name a lookup said so. refuse: all ones if malformed names go, else 0. */
HDRTRIE_INLINE uint64_t hdrtrie_verdict_removes(
    uint32_t groups, uint32_t wanted, int keep, uint64_t malformed, uint64_t refuse)
{
    const uint64_t own = keep ? (groups & wanted) == 0 : groups & wanted, bad = malformed & refuse;
    /*@ assert own == 0 <==> (both(wanted, groups) == 0 <==> keep == 0); */
    /*@ assert bad == both(refuse, malformed); */
    /*@ assert (own | bad) == 0 <==> own == 0 && bad == 0; */
    return own | bad;
}

#endif
