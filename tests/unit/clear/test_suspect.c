/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Which names the sift suspects of being malformed. A wrong suspicion costs only time, so no other test sees it. */
#include "support/oracle.h"
#include <criterion/criterion.h>
#include <hdrtrie/detail/backend/backends.h>
#include <string.h>

#define LEN_MAX 32
#define ROOM (LEN_MAX + 32) /* some backends read 32 bytes from any start of a name */

typedef uint64_t suspect_call(const char *name, size_t len);

static uint64_t portable_suspect(const char *name, size_t len)
{
    return hdrtrie_portable_suspect(name, len);
}

#ifdef HDRTRIE_HAS_X86_BACKENDS
static uint64_t sse2_suspect(const char *name, size_t len)
{
    return hdrtrie_sse2_suspect(name, len);
}
#endif

static bool is_usual(uint8_t byte)
{
    return byte == '-' || (oracle_byte_is_token(byte) && oracle_fold_byte(HDRTRIE_FOLD_SEPARATORS, byte) != '-');
}

/* Tries all bytes at each place of a name, among others of one kind, and behind it. */
static void suspects_unusual_bytes(suspect_call *suspect)
{
    static const char others[] = "aAzZ09-:";
    char name[ROOM];
    for (size_t len = 1; len <= LEN_MAX; len++) {
        for (const char *other = others; *other != '\0'; other++) {
            for (size_t at = 0; at <= len; at++) {
                memset(name, ':', sizeof name);
                memset(name, *other, len);
                for (int byte = 0; byte < 256; byte++) {
                    name[at] = (char)byte;
                    const bool others_usual = is_usual((uint8_t)*other) || (len == 1 && at == 0);
                    const bool usual = others_usual && (at == len || is_usual((uint8_t)byte));
                    cr_assert_eq(
                        suspect(name, len) == 0, usual, "0x%02x at %zu of %zu bytes of '%c'", byte, at, len, *other);
                }
            }
        }
    }
}

Test(suspect, portable)
{
    suspects_unusual_bytes(portable_suspect);
}

#ifdef HDRTRIE_HAS_X86_BACKENDS
Test(suspect, sse2)
{
    suspects_unusual_bytes(sse2_suspect);
}
#endif
