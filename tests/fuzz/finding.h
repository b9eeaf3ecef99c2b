/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* FINDING reports a wrong answer on stderr and aborts. The fuzzer then keeps the input. */
#ifndef FINDING_H
#define FINDING_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* The entry point for libFuzzer and replay.c. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

#define FINDING(...) (fprintf(stderr, "finding: " __VA_ARGS__), fputc('\n', stderr), abort())

#endif
