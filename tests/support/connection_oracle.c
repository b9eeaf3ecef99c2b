/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include <string.h>

#include "connection_oracle.h"

static bool same(const char *a, size_t a_len, const char *b, size_t b_len)
{
    return oracle_same_literal(HDRTRIE_FOLD_CASE, a, a_len, b, b_len);
}

static bool is(const char *name, size_t len, const char *text)
{
    return same(name, len, text, strlen(text));
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool continues(const connection_field *fields, size_t i, uint8_t flags)
{
    return (flags & HDRTRIE_LAYOUT_CONTINUATIONS) && fields[i].name == NULL;
}

/* The index of the field that field i belongs to. Returns count for a continuation without a field before it. */
static size_t field_of(const connection_field *fields, size_t count, size_t i, uint8_t flags)
{
    while (continues(fields, i, flags)) {
        if (i == 0) return count;
        i--;
    }
    return i;
}

/* Pseudo-fields come before all other fields. A continuation of one is a pseudo-field too. */
static bool is_pseudo(const connection_field *fields, size_t count, size_t i, uint8_t flags)
{
    if (!(flags & HDRTRIE_LAYOUT_PSEUDO)) return false;
    for (size_t j = 0; j <= i; j++) {
        size_t field = field_of(fields, count, j, flags);
        if (field == count || fields[field].name_len == 0 || fields[field].name[0] != ':') return false;
    }
    return true;
}

/* 0: another name. 1: Connection. 2: Connection with bytes up to 0x20 around it. */
static int is_connection(const connection_field *f)
{
    size_t first = 0, last = f->name_len;
    if (f->name_len == 0) return 0;
    while (first < last && (uint8_t)f->name[first] <= 0x20) first++;
    while (last > first && (uint8_t)f->name[last - 1] <= 0x20) last--;
    if (!is(f->name + first, last - first, "Connection")) return 0;
    return last - first == f->name_len ? 1 : 2;
}

/* The bounds of one element of a comma-separated value, without white space around it. Indexes start at 0 and count
   empty elements too. Returns false if there are fewer elements. */
static bool element(const char *value, size_t len, size_t index, size_t *first, size_t *last)
{
    size_t commas = 0, i = 0;
    for (; i < len && commas < index; i++) commas += value[i] == ',';
    if (commas < index) return false;
    *first = *last = i;
    while (*last < len && value[*last] != ',') ++*last;
    while (*first < *last && is_space(value[*first])) ++*first;
    while (*last > *first && is_space(value[*last - 1])) --*last;
    return true;
}

static void refuse(
    hdrtrie_connection_verdict *v, hdrtrie_connection_reason reason, size_t field, size_t first, size_t last)
{
    if (v->refused[reason].count++ != 0) return;
    v->refused[reason].field = field;
    v->refused[reason].offset = first;
    v->refused[reason].len = last - first;
}

/* The nominations that take effect. */
typedef struct nominations {
    size_t count;
    connection_field names[HDRTRIE_CONNECTION_CAP_MAX]; /* only name and name_len are used */
} nominations;

static void read_value(const connection_oracle *o, const connection_field *fields, size_t i, nominations *all,
    hdrtrie_connection_verdict *v)
{
    size_t cap = o->cap == 0 ? 16 : o->cap > 64 ? 64 : o->cap, first, last;
    for (size_t n = 0; element(fields[i].value, fields[i].value_len, n, &first, &last); n++) {
        const char *text;
        size_t len = last - first;
        if (len == 0) continue; /* the value may also be NULL */
        text = fields[i].value + first;
        v->nominated++;
        if (v->nominated > cap) {
            refuse(v, HDRTRIE_CONNECTION_OVER_CAP, i, first, last);
        } else if (oracle_is_malformed(text, len)) {
            refuse(v, HDRTRIE_CONNECTION_NO_TOKEN, i, first, last);
        } else if ((v->notes & HDRTRIE_CONNECTION_WRONG_FOLD) ||
                   (!(o->flags & HDRTRIE_CONNECTION_MARK_FRAMING) && oracle_is_framing(text, len)) ||
                   (o->protected_names != NULL && oracle_find(o->protected_names, text, len).groups != 0)) {
            refuse(v, HDRTRIE_CONNECTION_PROTECTED, i, first, last);
        } else {
            all->names[all->count].name = text;
            all->names[all->count++].name_len = len;
        }
    }
}

static bool nominated(const nominations *all, const char *name, size_t len)
{
    for (size_t i = 0; i < all->count; i++) {
        if (same(all->names[i].name, all->names[i].name_len, name, len)) return true;
    }
    return false;
}

static bool lists_h2c(const char *value, size_t len)
{
    size_t first, last;
    for (size_t n = 0; element(value, len, n, &first, &last); n++) {
        size_t end = first; /* the end of the protocol's name; a version may follow */
        if (first == last) continue;
        while (end < last && oracle_byte_is_token((uint8_t)value[end])) end++;
        if (is(value + first, end - first, "h2c")) return true;
    }
    return false;
}

/* The note for a field that an option keeps although it would be removed; 0 if no option keeps it. */
static uint32_t kept(const connection_oracle *o, const connection_field *f, const nominations *all)
{
    size_t first = 0, last = f->value_len;
    while (first < last && is_space(f->value[first])) first++;
    while (last > first && is_space(f->value[last - 1])) last--;
    if ((o->flags & HDRTRIE_CONNECTION_KEEP_TE_TRAILERS) && is(f->name, f->name_len, "TE") && first < last &&
        is(f->value + first, last - first, "trailers")) {
        return HDRTRIE_CONNECTION_KEPT_TE;
    }
    if ((o->flags & HDRTRIE_CONNECTION_KEEP_UPGRADE) && is(f->name, f->name_len, "Upgrade") &&
        nominated(all, "upgrade", 7) && !lists_h2c(f->value, f->value_len)) {
        return HDRTRIE_CONNECTION_KEPT_UPGRADE;
    }
    return 0;
}

static bool decide(const connection_oracle *o, const connection_field *fields, size_t count, size_t i, uint8_t flags,
    const nominations *all, hdrtrie_connection_verdict *v)
{
    const connection_field *f = &fields[i];
    uint32_t groups = o->groups == 0 ? HDRTRIE_ALL_GROUPS : o->groups;
    if (is_connection(f)) return true;
    if (!(o->flags & HDRTRIE_CONNECTION_MARK_FRAMING) && oracle_is_framing(f->name, f->name_len)) return false;
    if (!nominated(all, f->name, f->name_len) &&
        (o->hop_by_hop == NULL || !(oracle_find(o->hop_by_hop, f->name, f->name_len).groups & groups))) {
        return false;
    }
    if (i + 1 < count && continues(fields, i + 1, flags)) return true;
    v->notes |= kept(o, f, all);
    return kept(o, f, all) == 0;
}

hdrtrie_connection_verdict connection_oracle_mark(
    const connection_oracle *o, const connection_field *fields, size_t count, uint8_t flags, bool *removed)
{
    hdrtrie_connection_verdict v;
    nominations all = {0};
    memset(&v, 0, sizeof v);
    if (o->protected_names != NULL && o->protected_names->set->fold != HDRTRIE_FOLD_SEPARATORS) {
        v.notes = HDRTRIE_CONNECTION_WRONG_FOLD;
    }
    for (size_t i = 0; i < count; i++) {
        size_t field = field_of(fields, count, i, flags);
        if (field == count || is_pseudo(fields, count, i, flags) || !is_connection(&fields[field])) continue;
        if (field == i) v.fields++;
        if (field != i) v.notes |= HDRTRIE_CONNECTION_CONTINUED;
        if (is_connection(&fields[field]) == 2) v.notes |= HDRTRIE_CONNECTION_PADDED;
        read_value(o, fields, i, &all, &v);
    }
    for (size_t i = 0; i < count; i++) {
        size_t field = field_of(fields, count, i, flags);
        removed[i] = field != count && !is_pseudo(fields, count, i, flags) &&
                     (field != i ? removed[field] : decide(o, fields, count, i, flags, &all, &v));
        v.marked += removed[i];
    }
    return v;
}
