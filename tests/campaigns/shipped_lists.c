/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "shipped.h"
#include "lot.h"
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

static int is_list(const struct dirent *entry)
{
    const char *dot = strrchr(entry->d_name, '.');
    return dot != NULL && strcmp(dot, ".names") == 0;
}

static void open_one(shipped *s, const char *list, hdrtrie_fold fold)
{
    snprintf(s->list, sizeof s->list, "%s", list);
    ruleset_start(&s->set, fold);
    ruleset_read_list(&s->set, list);
    s->own_fold = s->set.fold == fold;
    s->set.fold = fold;
    const size_t count = s->set.count;
    lot_settle(&s->set);
    if (s->set.count != count) {
        printf("%s, fold %s: rules contradict one another\n", list, fold_name(fold));
        exit(3);
    }
    s->o = oracle_of(&s->set);
    s->right = classifier_open(&s->o);
    s->table = ruleset_build(&s->set);
    s->who = crowd_of(s->table);
}

size_t shipped_open(shipped all[SHIPPED_MAX])
{
    struct dirent **files;
    const int file_count = scandir(SOURCE_ROOT "/lists", &files, is_list, alphasort);
    size_t count = 0;
    if (file_count <= 0 || file_count > SHIPPED_MAX / 4) {
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

void shipped_close(shipped *all, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        hdrtrie_free(all[i].table, NULL);
        classifier_close(all[i].right);
        oracle_free(&all[i].o);
        ruleset_free(&all[i].set);
    }
}
