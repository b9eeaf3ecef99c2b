/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A part of a message. It does not own its bytes. */
#ifndef HDRTRIE_GEN_SPAN_H
#define HDRTRIE_GEN_SPAN_H

#include <hdrtrie/detail/fold.h>
#include <hdrtrie/find.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct gen_span {
    const char *bytes;
    size_t len;
} gen_span;

/* Whether a and b are equal, apart from ASCII case. */
static inline bool gen_span_same(gen_span a, gen_span b)
{
    if (a.len != b.len) return false;
    for (size_t i = 0; i < a.len; i++) {
        if (hdrtrie_byte_fold(HDRTRIE_FOLD_CASE, (uint8_t)a.bytes[i]) !=
            hdrtrie_byte_fold(HDRTRIE_FOLD_CASE, (uint8_t)b.bytes[i])) {
            return false;
        }
    }
    return true;
}

/* Whether s equals word, apart from ASCII case. */
static inline bool gen_span_is(gen_span s, const char *word)
{
    return gen_span_same(s, (gen_span){word, strlen(word)});
}

/* Returns s without spaces and tabs at both ends. */
static inline gen_span gen_span_trim(gen_span s)
{
    while (s.len != 0 && (s.bytes[0] == ' ' || s.bytes[0] == '\t')) s = (gen_span){s.bytes + 1, s.len - 1};
    while (s.len != 0 && (s.bytes[s.len - 1] == ' ' || s.bytes[s.len - 1] == '\t')) s.len--;
    return s;
}

#endif
