/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Peer: the automaton that re2c makes of the list, a rule a name, with bit vectors (-b); under fold case of its own
   case-insensitive literals, so that nothing is lowered. No bytes: it is code. Compiled once for each list and fold:

       SUBJECT_SET      the name of this file's subject_set
       SUBJECT_LIST     the list's name, a string
       SUBJECT_FOLD     HDRTRIE_FOLD_NONE or HDRTRIE_FOLD_CASE
       SUBJECT_SOURCE   re2c's output, a string; its function is re2c_lookup

   Unfair to it: the names have a length and no end mark, so each byte read is preceded by a look at the end; a lexer whose
   input ends in a sentinel saves that. And it would find where a name ends, which all others are told. */
#include "../subject.h"

/* Declared so, it is inlined like everyone's. */
HDRTRIE_INLINE int32_t re2c_lookup(const char *name, size_t len);

#include SUBJECT_SOURCE

#define FIND(state, name, len) re2c_lookup(name, len)
#define FIND_VARIANT automaton
#define FIND_TARGET
#include "../find_loop.h"

static const subject re2c_subject = {
    .name = "re2c",
    .list = SUBJECT_LIST,
    .fold = SUBJECT_FOLD,
    .find = automaton_find,
    .pass = automaton_pass,
    .clear = automaton_clear,
};

const subject_set SUBJECT_SET = {&re2c_subject, 1};
