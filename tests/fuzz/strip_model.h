/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A slow, simple model of hdrtrie strip for a stream of messages. head_oracle.c clears heads; bodies are copied. The
   framing of a message comes from the command's own code, and the model checks it against the ways in which lenient
   readers could read the head. */
#ifndef STRIP_MODEL_H
#define STRIP_MODEL_H

#include "../support/head_oracle.h"

#define STRIP_MODEL_MAX 8192 /* bytes of a stream */

typedef struct strip_model {
    const oracle *heads, *trailers; /* the names to remove from heads and from trailers */
    const char *in;
    size_t len, at;
    char out[2 * STRIP_MODEL_MAX];
    size_t out_len;
} strip_model;

/* Reads in[0, len), len <= STRIP_MODEL_MAX, up to its end or the first malformed message, and writes the expected
   output to out. Returns whether all messages are well-formed. */
bool strip_model_run(strip_model *m, const char *in, size_t len);

#endif
