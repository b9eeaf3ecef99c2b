/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The NEON backend: every little-endian aarch64. */
#include <hdrtrie/detail/backend/backends.h>

#ifdef HDRTRIE_HAS_NEON_BACKEND
#define BACKEND hdrtrie_neon
#define BACKEND_SUPPORTED 1
#include "backend.inl.h"

const hdrtrie_backend hdrtrie_backend_neon = BACKEND_CALLS("neon");

#undef BACKEND /* all backends also compile as one file */
#undef BACKEND_SUPPORTED
#endif
