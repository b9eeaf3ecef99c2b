/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The exported find, which serves foreign languages, and which bodies there are. */
#include "body.h"

static const hdrtrie_body *const bodies[] = {
#ifdef HDRTRIE_HAS_X86_BODIES
    &hdrtrie_body_avx2,     &hdrtrie_body_avx512, &hdrtrie_body_sse2,
#endif
#ifdef HDRTRIE_HAS_NEON_BODY
    &hdrtrie_body_neon,
#endif
    &hdrtrie_body_portable,
};

const hdrtrie_body *const *hdrtrie_bodies(size_t *count)
{
    *count = sizeof bodies / sizeof bodies[0];
    return bodies;
}

hdrtrie_match hdrtrie_find(const hdrtrie_table *table, const char *name, size_t len)
{
    return hdrtrie_body_find(hdrtrie_body_best(), table, name, len);
}

int hdrtrie_name_is_token(const char *name, size_t len)
{
    return len != 0 && hdrtrie_portable_malformed_long(name, len) == 0;
}
