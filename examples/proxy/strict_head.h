/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Strict head: refuses requests that two servers could read differently (docs/reference.md, 3.4, has the reasons). */
#ifndef STRICT_HEAD_H
#define STRICT_HEAD_H

#include <stddef.h>

/* Judges the head of a request: head[0, len), up to its first empty line, with a NUL at head[len] or later.
   Returns 0, and stores the length of the body in *body; or the status to respond with. Call it before hdrtrie_head_clear,
   which removes the fields that it reads, and refuse the head if that call finds malformed names. */
int strict_head_refusal(const char *head, size_t len, unsigned long long *body);

#endif
