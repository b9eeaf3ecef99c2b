/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A slow, simple model of hdrtrie strip for a stream of messages. head_oracle.c clears heads, and
   cookie_oracle.c Cookie fields; bodies are copied. The
   framing of a message comes from the command's own code, and the model checks each accepted head and each output
   against the ways in which lenient readers could read them. */
#ifndef STRIP_MODEL_H
#define STRIP_MODEL_H

#include "../support/cookie_oracle.h"
#include "../support/head_oracle.h"

#define STRIP_MODEL_MAX 8192 /* bytes of a stream */

typedef struct strip_model {
    const oracle *removed;                     /* the names to remove */
    const oracle *cookies;                     /* the cookies to remove; NULL for none */
    uint32_t head_flags;                       /* of head_oracle_clear, for heads */
    bool responses, repair, no_bodies, single; /* the options of strip; responses excludes single, the others need it */
    const char *in;
    size_t len, at;
    char out[2 * STRIP_MODEL_MAX];
    size_t out_len;
    bool tunnel; /* the message can open a tunnel: nothing may follow it */
} strip_model;

/* Reads in[0, len), len <= STRIP_MODEL_MAX, up to its end or the first malformed message, and writes the expected
   output to out. Returns whether all messages are well-formed. */
bool strip_model_run(strip_model *m, const char *in, size_t len);

#endif
