/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reads a whole file. */
#ifndef HDRTRIE_SRC_CHECK_READ_FILE_H
#define HDRTRIE_SRC_CHECK_READ_FILE_H

#include <hdrtrie/load.h>

/* Stores the bytes of a file, which the caller releases with the allocator, and their number. Reads to the end of the file,
   not up to its size: pipes have none, and files may grow. After an error *bytes is NULL. Returns HDRTRIE_ERR_MEMORY, or
   HDRTRIE_ERR_READ with errno set: EFBIG for more than max bytes. */
hdrtrie_error hdrtrie_read_file(
    const char *path, const hdrtrie_allocator *allocator, size_t max, char **bytes, size_t *len);

#endif
