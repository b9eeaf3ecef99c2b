/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "keys.h"
#include "need.h"
#include "requests.h"
#include <string.h>

key_list key_list_make(const listing *l)
{
    key_list list = {need_memory(l->count * sizeof(key)), l->count, 0, 0};
    NEED(l->plain && l->fold <= HDRTRIE_FOLD_CASE,
        "list %s has patterns or a wide fold; only plain lists under fold none or case have keys", l->name);
    for (size_t i = 0; i < l->count; i++) list.text_len += l->rules[i].len;
    char *text = need_memory(list.text_len + REQUEST_REACH_LEN);
    for (size_t i = 0; i < l->count; i++) {
        const listing_rule *rule = &l->rules[i];
        if (l->fold == HDRTRIE_FOLD_CASE) {
            char lowered[KEY_CAPACITY];
            key_lower(lowered, rule->literal, rule->len);
            memcpy(text, lowered, rule->len);
        } else {
            memcpy(text, rule->literal, rule->len);
        }
        list.keys[i] = (key){text, rule->len, l->ids[i]};
        if (rule->len > list.longest) list.longest = rule->len;
        text += rule->len;
    }
    return list;
}
