/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The portable find and all that it is made of: for every table that check accepts, every name, every length. */
#include <contracts/calls.acsl.h>
#include <hdrtrie/detail/find_inline.h>
