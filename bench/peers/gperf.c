/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Peer: gperf with -l (lengths first, then memcmp), and with --ignore-case. Compiled once for each list and fold,
   from what gperf generated at build time:

       SUBJECT_SET      the name of this file's subject_set
       SUBJECT_LIST     the list's name, a string
       SUBJECT_FOLD     HDRTRIE_FOLD_NONE or HDRTRIE_FOLD_CASE
       SUBJECT_SOURCE   gperf's output, a string; its function is gperf_lookup */
#include "../subject.h"
#include <string.h>

/* gperf leaves its function extern; declared so beforehand it is static, and inlined like everyone's. */
struct gperf_word;
HDRTRIE_INLINE const struct gperf_word *gperf_lookup(const char *name, size_t len);

#include SUBJECT_SOURCE

HDRTRIE_INLINE int32_t gperf_id(const char *name, size_t len)
{
    const struct gperf_word *word = gperf_lookup(name, len);
    return word == NULL ? -1 : word->id;
}

#define FIND(state, name, len) gperf_id(name, len)
#define FIND_VARIANT gperf
#define FIND_TARGET
#include "../find_loop.h"

static const void *gperf_build(const listing *l)
{
    return l;
}

/* Counted, because the tables are inside gperf's functions: words, lengths, values of characters, texts. */
static size_t gperf_bytes(const void *state)
{
    const listing *l = state;
    size_t bytes = (MAX_HASH_VALUE + 1) * (sizeof(struct gperf_word) + 1) + 256 * (MAX_HASH_VALUE < 255 ? 1 : 2);
    if (SUBJECT_FOLD == HDRTRIE_FOLD_CASE) bytes += 256;
    for (size_t i = 0; i < l->count; i++) bytes += l->rules[i].len + 1u;
    return bytes;
}

static const subject gperf_subject = {
    .name = "gperf",
    .list = SUBJECT_LIST,
    .fold = SUBJECT_FOLD,
    .build = gperf_build,
    .find = gperf_find,
    .pass = gperf_pass,
    .clear = gperf_clear,
    .bytes = gperf_bytes,
};

const subject_set SUBJECT_SET = {&gperf_subject, 1};
