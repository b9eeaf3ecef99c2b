/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie_check, for all bytes of every length: it reads in bounds, and every table that it accepts is sound
   (table_sound, contracts/shape.acsl.h). Its sieve, if it has one, covers its records and literals (sieve_covers,
   contracts/sieve_cover.acsl.h). */
#include <contracts/calls.acsl.h>

#include "compare.h"

#include "check.c"
#include "check_affix.c"
#include "check_answers.c"
#include "check_cold.c"
#include "check_sieve.c"
