/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Recognises text that belongs to other tools: regular expressions, variables, quotes, diffs (reference 2.8). */
#ifndef HDRTRIE_SRC_COMPILE_PASTED_H
#define HDRTRIE_SRC_COMPILE_PASTED_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a valid pattern looks like text of another tool, so that it probably matches nothing.
   line       The line of the list. The pattern is line[at, end) with its stars and backslashes; line[begin, at) is the
              mark of an exception, and `cookie:`, before it.
   cookie     Whether the pattern is of names of cookies. These may begin with HTTP_.
   text       Receives the warning: what the text means here, and what to write instead.
   Returns the offset in line of the byte that shows it, or end. Cost: linear in the pattern. */
size_t hdrtrie_pasted_find(const char *line, size_t begin, size_t at, size_t end, bool cookie, char *text, size_t room);

/* What to do about a byte that no field name contains. */
const char *hdrtrie_pasted_hint(unsigned char byte);

#endif
