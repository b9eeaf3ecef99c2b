/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The portable find with all functions it calls, for every sound table and every name of every length: it reads in
   bounds. */
#include <contracts/calls.acsl.h>
#include <hdrtrie/detail/find_inline.h>
