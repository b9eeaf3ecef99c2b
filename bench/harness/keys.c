/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "keys.h"
#include "need.h"
#include "requests.h"
#include <string.h>

void key_fold_literal(hdrtrie_fold fold, char *folded, const char *literal, size_t len)
{
    char copied[KEY_CAPACITY];
    if (fold == HDRTRIE_FOLD_NONE) key_fold(HDRTRIE_FOLD_NONE, copied, literal, len);
    if (fold == HDRTRIE_FOLD_CASE) key_fold(HDRTRIE_FOLD_CASE, copied, literal, len);
    if (fold == HDRTRIE_FOLD_UNDERSCORE) key_fold(HDRTRIE_FOLD_UNDERSCORE, copied, literal, len);
    if (fold == HDRTRIE_FOLD_SEPARATORS) key_fold(HDRTRIE_FOLD_SEPARATORS, copied, literal, len);
    memcpy(folded, copied, len);
}

/* Two groups of a list with patterns may have the same name. A plain list has no name twice. */
static bool has_key(const key_list *list, const char *text, size_t len)
{
    for (size_t i = 0; i < list->count; i++) {
        if (list->keys[i].len == len && memcmp(list->keys[i].text, text, len) == 0) return true;
    }
    return false;
}

key_list key_list_make(const listing *l)
{
    key_list list = {need_memory(l->count * sizeof(key)), 0, 0, 0};
    for (size_t i = 0; i < l->count; i++) list.text_len += l->rules[i].len;
    char *text = need_memory(list.text_len + REQUEST_REACH_LEN);
    list.text_len = 0;
    for (size_t i = 0; i < l->count; i++) {
        const listing_rule *rule = &l->rules[i];
        if (rule->kind != HDRTRIE_KIND_EXACT) continue;
        const int32_t id = l->plain ? l->ids[i] : listing_find(l, rule->literal, rule->len);
        key_fold_literal(l->fold, text, rule->literal, rule->len);
        if (!l->plain && has_key(&list, text, rule->len)) continue;
        list.keys[list.count++] = (key){text, rule->len, id < 0 ? KEY_EXCEPTED : id};
        if (rule->len > list.longest) list.longest = rule->len;
        list.text_len += rule->len;
        text += rule->len;
    }
    return list;
}
