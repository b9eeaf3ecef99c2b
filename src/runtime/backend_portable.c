/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The portable backend: every CPU, with exact reads. */
#define BACKEND hdrtrie_portable
#define BACKEND_SUPPORTED 1
#include "backend.inl.h"

const hdrtrie_backend hdrtrie_backend_portable = BACKEND_CALLS("portable");

#undef BACKEND /* all backends also compile as one file */
#undef BACKEND_SUPPORTED
