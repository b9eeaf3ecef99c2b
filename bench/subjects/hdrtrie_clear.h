/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The library's own loop over fields with one body, as an adapter instantiates it. A template for hdrtrie.c: define
   CLEAR_VARIANT, the body's name, and CLEAR_TARGET, its attributes; it makes the function clear_<body>. */

#define CLEAR_CONCAT_(first, second) first##_##second
#define CLEAR_CONCAT(first, second) CLEAR_CONCAT_(first, second)

#define HDRTRIE_CLEAR CLEAR_CONCAT(CLEAR_VARIANT, fields)
#define HDRTRIE_CLEAR_FIELDS request_field *
#define HDRTRIE_CLEAR_NAME(fields, i) (fields)[i].name
#define HDRTRIE_CLEAR_LEN(fields, i) (fields)[i].name_len
#define HDRTRIE_CLEAR_MOVE(fields, to, from) ((fields)[to] = (fields)[from])
#define HDRTRIE_CLEAR_BACKEND HDRTRIE_PASTE(hdrtrie, CLEAR_VARIANT)
#define HDRTRIE_CLEAR_PLAIN
#include <hdrtrie/template/clear.inl.h>

CLEAR_TARGET static size_t CLEAR_CONCAT(clear, CLEAR_VARIANT)(const void *state, request_field *fields, size_t count)
{
    (void)state;
    return CLEAR_CONCAT(CLEAR_CONCAT(CLEAR_VARIANT, fields), clear)(SUBJECT_TABLE, SUBJECT_SHAPE, HDRTRIE_ALL_GROUPS,
                                                                    fields, count);
}

#undef CLEAR_VARIANT
#undef CLEAR_TARGET
#undef CLEAR_CONCAT
#undef CLEAR_CONCAT_
