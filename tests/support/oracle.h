/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The oracle: which rule a name matches and which fields are removed, by a slow and obvious loop over the rules.
   Written only from reference 2 and 4.2 to 4.6. Everything fast is compared with it. */
#ifndef ORACLE_H
#define ORACLE_H

#include "ruleset.h"
#include <hdrtrie/detail/patterns.h>
#include <hdrtrie/layout.h>

typedef struct oracle {
    const ruleset *set;
    int32_t *ids; /* the id of each rule, -1 for exceptions */
} oracle;

/* Numbers the rules of set. The set must outlive the oracle. */
oracle oracle_of(const ruleset *set);
void oracle_free(oracle *o);

/* The number of ids. */
uint32_t oracle_id_count(const oracle *o);

uint8_t oracle_fold_byte(hdrtrie_fold fold, uint8_t c);
bool oracle_byte_is_token(uint8_t c);

/* Whether name is empty or contains a byte that is not a token character. */
bool oracle_is_malformed(const char *name, size_t len);

/* Whether name is Host, Content-Length or Transfer-Encoding, apart from ASCII case. */
bool oracle_is_framing(const char *name, size_t len);

/* Whether two literals of one kind are equal with this fold. */
bool oracle_same_literal(hdrtrie_fold fold, const char *a, size_t a_len, const char *b, size_t b_len);

/* The match (reference 2.5 and 2.6). */
hdrtrie_match oracle_find(const oracle *o, const char *name, size_t len);

/* A field of an array, as the oracle reads it. */
typedef struct oracle_field {
    const char *name; /* NULL: continues the previous field, if the layout has continuations */
    size_t len;
} oracle_field;

/* Sets gone[i] for each field that clear removes. flags as in hdrtrie_layout. */
void oracle_clear(
    const oracle *o, uint32_t groups, const oracle_field *fields, size_t count, uint8_t flags, bool *gone);

/* Sets gone[i] for each field that keep removes. */
void oracle_keep(const oracle *o, uint32_t groups, const oracle_field *fields, size_t count, uint8_t flags, bool *gone);

#endif
