/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "shipped_lists.h"
#include "varied_list.h"
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

static int is_list(const struct dirent *entry)
{
    const char *dot = strrchr(entry->d_name, '.');
    return dot != NULL && strcmp(dot, ".names") == 0;
}

static void open_one(shipped_list *s, const char *list, hdrtrie_fold fold)
{
    snprintf(s->list, sizeof s->list, "%s", list);
    ruleset_start(&s->set, fold);
    ruleset_read_list(&s->set, list);
    s->set.fold = fold;
    const size_t count = s->set.count;
    varied_list_drop_conflicts(&s->set);
    if (s->set.count != count) {
        printf("%s, fold %s: two rules contradict each other\n", list, fold_name(fold));
        exit(3);
    }
    s->o = oracle_of(&s->set);
    s->fast = fast_oracle_open(&s->o);
    s->table = ruleset_build(&s->set);
    s->tested = implementations_of(s->table);
}

size_t shipped_lists_open(shipped_list all[SHIPPED_LISTS_MAX])
{
    struct dirent **files;
    const int file_count = scandir(SOURCE_ROOT "/lists", &files, is_list, alphasort);
    size_t count = 0;
    if (file_count <= 0 || file_count > SHIPPED_LISTS_MAX / 4) {
        perror(SOURCE_ROOT "/lists");
        exit(3);
    }
    for (int i = 0; i < file_count; i++) {
        for (int fold = HDRTRIE_FOLD_NONE; fold <= HDRTRIE_FOLD_SEPARATORS; fold++) {
            open_one(&all[count++], files[i]->d_name, (hdrtrie_fold)fold);
        }
        free(files[i]);
    }
    free(files);
    return count;
}

void shipped_lists_close(shipped_list *all, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        hdrtrie_free(all[i].table, NULL);
        fast_oracle_close(all[i].fast);
        oracle_free(&all[i].o);
        ruleset_free(&all[i].set);
    }
}
