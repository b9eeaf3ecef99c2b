/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "damage.h"
#include "digest.h"
#include "guarded.h"
#include "oracle.h"
#include <hdrtrie/find.h>
#include <hdrtrie/load.h>
#include <hdrtrie/rules.h>
#include <stdlib.h>
#include <string.h>

damage damage_open(const hdrtrie_table *table)
{
    damage d = {table, NULL, hdrtrie_table_len(table), NULL};
    d.bytes = malloc(d.len);
    if (d.bytes == NULL) abort();
    damage_undo(&d);
    return d;
}

void damage_close(damage *d)
{
    free(d->bytes);
}

void damage_undo(damage *d)
{
    memcpy(d->bytes, d->table, d->len);
}

hdrtrie_error damage_check(damage *d)
{
    guarded area = guarded_open(d->len);
    digest_put(d->bytes, d->len);
    d->why = NULL;
    hdrtrie_error error = hdrtrie_check(guarded_at_end(&area, d->bytes, d->len, 0), d->len, &d->why);
    guarded_close(&area);
    return error;
}

static bool same_answer(const hdrtrie_table *a, const hdrtrie_table *b, const char *name, size_t len)
{
    hdrtrie_match m = hdrtrie_find(a, name, len), k = hdrtrie_find(b, name, len);
    return m.id == k.id && m.groups == k.groups;
}

/* The name as it is, in capitals and in small letters, with another separator. */
static bool same_spellings(const hdrtrie_table *a, const hdrtrie_table *b, const char *name, size_t len)
{
    char other[4 * HDRTRIE_PATTERN_MAX];
    if (!same_answer(a, b, name, len)) return false;
    for (int way = 0; way < 4; way++) {
        for (size_t i = 0; i < len; i++) {
            char c = name[i], small = (char)(c | 0x20);
            bool letter = small >= 'a' && small <= 'z';
            other[i] = c;
            if (letter) other[i] = way == 0 ? small : way == 1 ? (char)(c & ~0x20) : way == 2 ? (char)(c ^ 0x20) : c;
            if (c == '-' && way >= 2) other[i] = way == 2 ? '_' : '~';
        }
        if (!same_answer(a, b, other, len)) return false;
    }
    return true;
}

/* All that begins or ends with a cut of text, filled up with some other byte. */
static bool same_neighbours(const hdrtrie_table *a, const hdrtrie_table *b, const char *text, size_t len)
{
    char name[2 * HDRTRIE_PATTERN_MAX + 2];
    for (size_t cut = 0; cut <= len; cut++) {
        for (const char *fill = "q0-"; *fill != 0; fill++) {
            for (size_t more = 0; more <= 12; more += 1 + more) {
                memset(name, *fill, sizeof name);
                memcpy(name, text, cut);
                if (!same_spellings(a, b, name, cut + more)) return false;
                memcpy(name + more, text + len - cut, cut);
                if (more != 0) memset(name, *fill, more);
                if (!same_spellings(a, b, name, cut + more)) return false;
            }
        }
    }
    return true;
}

/* Whether a text has its length and a NUL behind it. Which text a group's is, only the digest knows. */
static bool is_whole(const char *text, size_t len)
{
    return strlen(text) == len;
}

/* A rule's text may have become another spelling of the same name, as far as a find can tell. */
static bool same_rule_texts(const hdrtrie_table *a, const hdrtrie_table *b, int32_t id)
{
    size_t a_len, b_len;
    const char *a_text = hdrtrie_rule_text(a, id, &a_len), *b_text = hdrtrie_rule_text(b, id, &b_len);
    const hdrtrie_fold fold = (hdrtrie_fold)hdrtrie_shape_read(a).fold;
    return is_whole(b_text, b_len) && oracle_same_literal(fold, a_text, a_len, b_text, b_len);
}

static bool same_texts(const hdrtrie_table *a, const hdrtrie_table *b)
{
    size_t len;
    if (hdrtrie_group_count(a) != hdrtrie_group_count(b) || hdrtrie_id_count(a) != hdrtrie_id_count(b))
        return false;
    for (uint32_t i = 0; i < hdrtrie_group_count(b); i++) {
        const char *text = hdrtrie_group_name(b, i, &len);
        if (!is_whole(text, len)) return false;
    }
    for (int32_t i = 0; i < (int32_t)hdrtrie_id_count(a); i++) {
        if (!same_rule_texts(a, b, i)) return false;
    }
    return true;
}

bool damage_is_harmless(const damage *d)
{
    hdrtrie_table *loaded;
    if (hdrtrie_load_bytes(d->bytes, d->len, NULL, &loaded, NULL) != HDRTRIE_OK) return false;
    bool same = same_texts(d->table, loaded);
    for (int32_t id = -1; same && id < (int32_t)hdrtrie_id_count(d->table); id++) {
        size_t len = 3;
        const char *text = id < 0 ? "q-q" : hdrtrie_rule_text(d->table, id, &len);
        if (id >= 0 && text[0] == '*' && len > 1) text++, len--;
        else if (id >= 0 && text[len - 1] == '*') len--;
        same = same_neighbours(d->table, loaded, text, len);
    }
    hdrtrie_free(loaded, NULL);
    return same;
}
