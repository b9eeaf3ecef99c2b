/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "list_fixture.h"
#include <hdrtrie/load.h>
#include <string.h>

void list_fixture_open(list_fixture *j)
{
    j->o = oracle_of(&j->set);
    j->table = ruleset_build(&j->set);
}

void list_fixture_open_text(list_fixture *j, hdrtrie_fold fold, const char *text)
{
    ruleset_start(&j->set, fold);
    ruleset_read(&j->set, text, strlen(text));
    list_fixture_open(j);
}

void list_fixture_close(list_fixture *j)
{
    hdrtrie_free(j->table, NULL);
    oracle_free(&j->o);
    ruleset_free(&j->set);
}
