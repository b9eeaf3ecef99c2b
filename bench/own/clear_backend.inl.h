/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The library's own loops over an array of request_field with one backend, as an adapter instantiates them. Define
   CLEAR_BACKEND, the backend's name, then include it once per backend. It makes <backend>_fields_clear,
   <backend>_fields_mark and <backend>_fields_drop. */

#define HDRTRIE_CLEAR HDRTRIE_PASTE(CLEAR_BACKEND, fields)
#define HDRTRIE_CLEAR_FIELDS request_field *
#define HDRTRIE_CLEAR_NAME(fields, i) (fields)[i].name
#define HDRTRIE_CLEAR_LEN(fields, i) (fields)[i].name_len
#define HDRTRIE_CLEAR_MOVE(fields, to, from) ((fields)[to] = (fields)[from])
#define HDRTRIE_CLEAR_BACKEND HDRTRIE_PASTE(hdrtrie, CLEAR_BACKEND)
#include <hdrtrie/template/clear.inl.h>

#undef CLEAR_BACKEND
