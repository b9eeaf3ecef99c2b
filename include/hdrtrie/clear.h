/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Not for new code. Generated C of the table formats 1 and 2 includes this header, and then refuses to compile with the name of its
   format version. Without the header, the compiler would only report that it does not exist (docs/compatibility.md). */
#ifndef HDRTRIE_CLEAR_H
#define HDRTRIE_CLEAR_H

#include <hdrtrie/types.h>

#endif
