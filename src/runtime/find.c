/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The exported find, for callers that cannot inline it, and the list of backends. */
#include <hdrtrie/find.h>

#include "dispatch.h"

static const hdrtrie_backend *const backends[] = {
#ifdef HDRTRIE_HAS_X86_BACKENDS
    &hdrtrie_backend_avx2,
    &hdrtrie_backend_avx512,
    &hdrtrie_backend_sse2,
#endif
#ifdef HDRTRIE_HAS_NEON_BACKEND
    &hdrtrie_backend_neon,
#endif
    &hdrtrie_backend_portable,
};

const hdrtrie_backend *const *hdrtrie_backends(size_t *count)
{
    *count = sizeof backends / sizeof backends[0];
    return backends;
}

hdrtrie_match hdrtrie_find(const hdrtrie_table *table, const char *name, size_t len)
{
    return hdrtrie_backend_find(hdrtrie_backend_best(), table, name, len);
}

uint64_t hdrtrie_find_packed(const hdrtrie_table *table, const char *name, size_t len)
{
    const hdrtrie_match m = hdrtrie_backend_find(hdrtrie_backend_best(), table, name, len);
    return (uint64_t)m.groups << 32 | ((uint32_t)m.id + 1); /* a match always has an id, 0 or more */
}

int hdrtrie_name_is_token(const char *name, size_t len)
{
    return len != 0 && hdrtrie_portable_malformed_long(name, len) == 0;
}
