/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* What hdrtrie strip makes of a stream of messages, by slow and obvious means: heads by head_oracle.c, bodies copied. How a head
   frames its message, it asks the command's own reader, and judges the answer by what lenient readers would see. */
#ifndef STRIP_MODEL_H
#define STRIP_MODEL_H

#include "../support/head_oracle.h"

#define STRIP_MODEL_MAX 8192 /* bytes of a stream */

typedef struct strip_model {
    const oracle *heads, *trailers; /* what goes: of heads, of trailers */
    const char *in;
    size_t len, at;
    char out[2 * STRIP_MODEL_MAX];
    size_t out_len;
} strip_model;

/* Reads in[0, len), len <= STRIP_MODEL_MAX, to the end or to the first message that is wrong. Whether all is well; what comes out, up
   to there, is in out. */
bool strip_model_run(strip_model *m, const char *in, size_t len);

#endif
