/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Included before every source, it makes gcc a compiler that nobody knows, for the arms of the headers that are for those. The
   system's own headers must know it, so they come first. */
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
