/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie_check: for every length and all bytes; what it accepts is sound. */
#include "check.c"
