/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "judged_list.h"
#include <hdrtrie/load.h>
#include <string.h>

void judged_list_open(judged_list *j)
{
    j->o = oracle_of(&j->set);
    j->table = ruleset_build(&j->set);
}

void judged_list_open_text(judged_list *j, hdrtrie_fold fold, const char *text)
{
    ruleset_start(&j->set, fold);
    ruleset_read(&j->set, text, strlen(text));
    judged_list_open(j);
}

void judged_list_close(judged_list *j)
{
    hdrtrie_free(j->table, NULL);
    oracle_free(&j->o);
    ruleset_free(&j->set);
}
