/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The names that no table may have, because C, C++, POSIX or a C library use them. */
#ifndef HDRTRIE_GEN_TAKEN_H
#define HDRTRIE_GEN_TAKEN_H

#include <stdbool.h>

/* name: a C identifier of at least one byte. */
bool gen_taken(const char *name);

#endif
