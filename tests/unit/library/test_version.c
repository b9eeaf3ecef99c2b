/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 6: the versions at run time. */
#include "support/list_fixture.h"
#include <criterion/criterion.h>
#include <hdrtrie/detail/format/table.h>
#include <hdrtrie/version.h>

Test(version, clause_6_the_library_has_the_version_of_its_headers)
{
    cr_assert_str_eq(hdrtrie_version(), HDRTRIE_VERSION);
    cr_assert_eq(hdrtrie_format_version(), HDRTRIE_FORMAT_VERSION);
}

Test(version, clause_6_built_tables_have_the_format_version)
{
    list_fixture list;
    list_fixture_open_text(&list, HDRTRIE_FOLD_CASE, "X-A\n");
    cr_assert_eq(hdrtrie_load_le16(hdrtrie_table_bytes(list.table) + HDRTRIE_AT_VERSION), hdrtrie_format_version());
    list_fixture_close(&list);
}
