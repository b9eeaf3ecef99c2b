/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "chunk.h"

#include "start_line.h"

#define DIGITS_MAX 16                     /* readers limit the digits, leading zeros included */
#define SIZE_MAX_31 ((uint32_t)INT32_MAX) /* larger values overflow the integers of some readers */

/* Extensions: no control bytes, which readers take for line ends, no bytes from 0x80, no open quote, and no version. */
static const char *check_extensions(gen_span s)
{
    bool quoted = false;
    for (size_t i = 0; i < s.len; i++) {
        if ((uint8_t)s.bytes[i] < ' ' || (uint8_t)s.bytes[i] > '~') {
            return "a control byte, or one from 0x80, in a chunk's extension: leave extensions out";
        }
        if (quoted && s.bytes[i] == '\\' && i + 1 < s.len) {
            i++;
        } else if (s.bytes[i] == '"') {
            quoted = !quoted;
        }
    }
    if (gen_has_version(s)) {
        return "a chunk's extension that contains HTTP/: readers can take it for a start line; leave extensions out";
    }
    return quoted ? "an open quote in a chunk's extension: leave extensions out" : NULL;
}

const char *gen_chunk_line_read(const char *line, size_t len, uint32_t *size)
{
    size_t at = 0;
    *size = 0;
    if (len < 2 || line[len - 2] != '\r') return "a chunk's size ends in a bare LF: end lines with CRLF";
    len -= 2;
    for (; at < len; at++) {
        const uint8_t c = hdrtrie_byte_fold(HDRTRIE_FOLD_CASE, (uint8_t)line[at]);
        if (!hdrtrie_byte_is_digit(c) && (c < 'a' || c > 'f')) break;
        if (at == DIGITS_MAX || *size > SIZE_MAX_31 >> 4)
            return "a chunk of 2 GiB or more, or a size of over 16 digits: send smaller chunks";
        *size = *size << 4 | (uint32_t)(c <= '9' ? c - '0' : c - 'a' + 10);
    }
    if (at == 0) return "a chunk without a size: begin its line with hexadecimal digits";
    while (at < len && line[at] == ' ') at++;
    if (at == len) return NULL;
    if (line[at] != ';') return "text after a chunk's size that is not an extension: end the line after the size";
    return check_extensions((gen_span){line + at, len - at});
}
