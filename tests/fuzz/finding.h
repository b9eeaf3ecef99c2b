/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* How a fuzz target says that an answer is wrong: on stderr, and by the end of the program, which keeps the input. */
#ifndef FINDING_H
#define FINDING_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* What libFuzzer calls, and replay.c. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

#define FINDING(...) (fprintf(stderr, "finding: " __VA_ARGS__), fputc('\n', stderr), abort())

#endif
