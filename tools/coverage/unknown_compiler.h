/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Included before every source, this makes gcc an unknown compiler, so that the fallback code of the headers is compiled. System
   headers need to know the compiler, so they are included first. */
#ifndef COVERAGE_UNKNOWN_COMPILER_H
#define COVERAGE_UNKNOWN_COMPILER_H

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>
#undef __GNUC__

#endif
