/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "include.h"

#include <hdrtrie/detail/format/table.h>

#include "../../src/check/xxh3_64.h"

void gen_include_digest_add(gen_include *include, const char *text, size_t len)
{
    const uint64_t digest = hdrtrie_xxh3_64((const uint8_t *)text, len);
    const uint8_t both[] = {HDRTRIE_U64(include->digest), HDRTRIE_U64(digest)};
    include->digest = include->digest == 0 ? digest : hdrtrie_xxh3_64(both, sizeof both);
}

static void add_seen(void *context, const char *text, size_t len)
{
    gen_include_digest_add(context, text, len);
}

void gen_include_init(gen_include *include)
{
    *include = (gen_include){.digest = 0};
    include->files.seen = add_seen;
    include->files.context = include;
}

void gen_include_free(gen_include *include)
{
    hdrtrie_list_files_free(&include->files);
}

const char *gen_include_base(const char *path)
{
    return hdrtrie_list_files_base(path);
}
