/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A table under examination: what the parts of a check share. */
#ifndef HDRTRIE_SRC_SUBJECT_H
#define HDRTRIE_SRC_SUBJECT_H

#include <hdrtrie/body_portable.h>
#include <hdrtrie/error.h>
#include <stdbool.h>

/* The table under examination; len is what it says of itself and what there is. */
typedef struct hdrtrie_subject {
    const uint8_t *bytes;
    size_t len;
    hdrtrie_shape shape;
    uint32_t group_count, record_count, rule_count, id_count, hot_end;
    size_t slot_count;
    const char *why;
} hdrtrie_subject;

/* Notes what is wrong; returns error. why is static, or NULL where the error says it all. */
static inline hdrtrie_error hdrtrie_subject_fault(hdrtrie_subject *s, hdrtrie_error error, const char *why)
{
    s->why = why;
    return error;
}

#define STRUCTURE(s, why) hdrtrie_subject_fault((s), HDRTRIE_ERR_STRUCTURE, (why))

/* Whether count entries of entry_len bytes from offset on lie between the header and the digest. */
static inline bool hdrtrie_subject_holds(const hdrtrie_subject *s, uint32_t offset, uint64_t count, size_t entry_len)
{
    const size_t end = s->len - HDRTRIE_DIGEST_LEN;
    return offset >= HDRTRIE_HEADER_LEN && offset <= end && count <= (end - offset) / entry_len;
}

/* The rules of one end, whose constants end is, reversed for suffixes; the cold part. STRUCTURE if they are not sound. */
hdrtrie_error hdrtrie_subject_check_end(hdrtrie_subject *s, hdrtrie_affix end, int reversed);
hdrtrie_error hdrtrie_subject_check_cold(hdrtrie_subject *s);

/* Looks every stored rule up; the structure was found sound. ANSWER if one is not found at its own leaf. */
hdrtrie_error hdrtrie_subject_ask(hdrtrie_subject *s);

#endif
