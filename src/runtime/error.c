/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The texts of errors. */
#include <hdrtrie/error.h>

const char *hdrtrie_error_text(hdrtrie_error error)
{
    switch (error) {
    case HDRTRIE_OK: return "no error";
    case HDRTRIE_ERR_MEMORY: return "out of memory";
    case HDRTRIE_ERR_LIST: return "the list has errors; see its diagnostics";
    case HDRTRIE_ERR_LIMIT: return "too many groups, rules or bytes for one table";
    case HDRTRIE_ERR_READ: return "the file cannot be read";
    case HDRTRIE_ERR_TRUNCATED: return "the table is truncated, or something follows it";
    case HDRTRIE_ERR_MAGIC: return "this is not an hdrtrie table";
    case HDRTRIE_ERR_VERSION:
        return "the table has another format version than this library: write it again with this version of hdrtrie";
    case HDRTRIE_ERR_DIGEST: return "the table is damaged: its digest differs";
    case HDRTRIE_ERR_STRUCTURE: return "the table is damaged: a field has an invalid value";
    case HDRTRIE_ERR_ANSWER: return "the table is wrong: a lookup does not return what its rules require";
    }
    return "unknown error";
}
