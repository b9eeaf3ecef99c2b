/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "oracle.h"
#include <stdlib.h>
#include <string.h>

static bool is_letter(uint8_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool is_digit(uint8_t c)
{
    return c >= '0' && c <= '9';
}

/* reference 2.2 */
uint8_t oracle_fold_byte(hdrtrie_fold fold, uint8_t c)
{
    if (fold == HDRTRIE_FOLD_NONE) return c;
    if (c >= 'A' && c <= 'Z') return (uint8_t)(c - 'A' + 'a');
    if (fold == HDRTRIE_FOLD_UNDERSCORE && c == '_') return '-';
    if (fold == HDRTRIE_FOLD_SEPARATORS && !is_letter(c) && !is_digit(c)) return '-';
    return c;
}

/* RFC 9110 section 5.6.2 */
bool oracle_byte_is_token(uint8_t c)
{
    return is_letter(c) || is_digit(c) || (c != 0 && strchr("!#$%&'*+-.^_`|~", c) != NULL);
}

/* reference 1.2 */
bool oracle_is_malformed(const char *name, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (!oracle_byte_is_token((uint8_t)name[i])) return true;
    }
    return len == 0;
}

static bool equal(hdrtrie_fold fold, const char *a, const char *b, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (oracle_fold_byte(fold, (uint8_t)a[i]) != oracle_fold_byte(fold, (uint8_t)b[i])) return false;
    }
    return true;
}

bool oracle_same_literal(hdrtrie_fold fold, const char *a, size_t a_len, const char *b, size_t b_len)
{
    return a_len == b_len && equal(fold, a, b, a_len);
}

/* reference 4.13 */
bool oracle_is_framing(const char *name, size_t len)
{
    static const char *const names[] = {"Host", "Content-Length", "Transfer-Encoding"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (oracle_same_literal(HDRTRIE_FOLD_CASE, name, len, names[i], strlen(names[i]))) return true;
    }
    return false;
}

/* reference 2.3 */
static bool matches(hdrtrie_fold fold, const hdrtrie_rule *rule, const char *name, size_t len)
{
    if (rule->exception == HDRTRIE_EXCEPTION_SPELLED) fold = HDRTRIE_FOLD_CASE;
    if (rule->len > len) return false;
    if (rule->kind == HDRTRIE_KIND_EXACT) return rule->len == len && equal(fold, rule->literal, name, len);
    if (rule->kind == HDRTRIE_KIND_PREFIX) return equal(fold, rule->literal, name, rule->len);
    return equal(fold, rule->literal, name + (len - rule->len), rule->len);
}

/* Reference 2.5: spelled exceptions first, then exact names, then the longest literal; on a tie, the prefix. */
static bool more_specific(const hdrtrie_rule *a, const hdrtrie_rule *b)
{
    const bool spelled = a->exception == HDRTRIE_EXCEPTION_SPELLED;
    if (spelled != (b->exception == HDRTRIE_EXCEPTION_SPELLED)) return spelled;
    if ((a->kind == HDRTRIE_KIND_EXACT) != (b->kind == HDRTRIE_KIND_EXACT)) return a->kind == HDRTRIE_KIND_EXACT;
    if (a->len != b->len) return a->len > b->len;
    return a->kind == HDRTRIE_KIND_PREFIX && b->kind == HDRTRIE_KIND_SUFFIX;
}

/* reference 2.6 */
oracle oracle_of(const ruleset *set)
{
    oracle o = {set, calloc(set->count + 1, sizeof(int32_t))};
    int32_t next = 0;
    for (size_t i = 0; i < set->count; i++) {
        const hdrtrie_rule *rule = &set->rules[i];
        o.ids[i] = -1;
        if (rule->exception) continue;
        for (size_t j = 0; j < i && o.ids[i] < 0; j++) {
            const hdrtrie_rule *other = &set->rules[j];
            if (!other->exception && other->kind == rule->kind &&
                oracle_same_literal(set->fold, other->literal, other->len, rule->literal, rule->len)) {
                o.ids[i] = o.ids[j];
            }
        }
        if (o.ids[i] < 0) o.ids[i] = next++;
    }
    return o;
}

void oracle_free(oracle *o)
{
    free(o->ids);
}

uint32_t oracle_id_count(const oracle *o)
{
    int32_t highest = -1;
    for (size_t i = 0; i < o->set->count; i++) {
        if (o->ids[i] > highest) highest = o->ids[i];
    }
    return (uint32_t)(highest + 1);
}

/* In each group, the most specific rule decides. The id is that of the most specific rule among these deciders. */
hdrtrie_match oracle_find(const oracle *o, const char *name, size_t len)
{
    const hdrtrie_rule *rules = o->set->rules, *best = NULL;
    hdrtrie_match m = {-1, 0};
    for (uint32_t group = 0; group < o->set->group_count; group++) {
        const hdrtrie_rule *decider = NULL;
        for (size_t i = 0; i < o->set->count; i++) {
            const hdrtrie_rule *rule = &rules[i];
            if (rule->group != group || !matches(o->set->fold, rule, name, len)) continue;
            if (decider == NULL || more_specific(rule, decider)) decider = rule;
        }
        if (decider == NULL || decider->exception) continue;
        m.groups |= (uint32_t)1 << group;
        if (best == NULL || more_specific(decider, best)) best = decider;
    }
    if (best != NULL) m.id = o->ids[best - rules];
    return m;
}

/* The kind of a field, before any decision (reference 4.2, 4.13). */
enum state { PSEUDO, CONTINUATION, ORPHAN, MALFORMED, FRAMING, NAMED };

/* A field with a NULL name is a continuation, even if its length is not 0. The first field cannot continue another. */
static bool is_continuation(const oracle_field *fields, size_t index, uint8_t flags)
{
    return (flags & HDRTRIE_LAYOUT_CONTINUATIONS) && index != 0 && fields[index].name == NULL;
}

static bool has_colon(const oracle_field *f)
{
    return f->name != NULL && f->len != 0 && f->name[0] == ':';
}

static enum state field_state(const oracle_field *fields, size_t index, uint8_t flags)
{
    const oracle_field *f = &fields[index];
    if (is_continuation(fields, index, flags)) return CONTINUATION;
    if ((flags & HDRTRIE_LAYOUT_CONTINUATIONS) && f->name == NULL) return ORPHAN;
    if ((flags & HDRTRIE_LAYOUT_PSEUDO) && has_colon(f)) {
        bool leads = true; /* only pseudo-fields and their continuations come before it */
        for (size_t i = 0; i < index; i++) leads &= has_colon(&fields[i]) || is_continuation(fields, i, flags);
        if (leads) return PSEUDO;
    }
    if (!(flags & HDRTRIE_LAYOUT_FRAMING) && oracle_is_framing(f->name, f->len)) return FRAMING;
    return oracle_is_malformed(f->name, f->len) ? MALFORMED : NAMED;
}

void oracle_clear(const oracle *o, uint32_t groups, const oracle_field *fields, size_t count, uint8_t flags, bool *gone)
{
    bool allow = (groups & HDRTRIE_ALLOW_MALFORMED) != 0;
    for (size_t i = 0; i < count; i++) {
        const oracle_field *f = &fields[i];
        switch (field_state(fields, i, flags)) {
        case PSEUDO:
        case FRAMING: gone[i] = false; break;
        case CONTINUATION: gone[i] = gone[i - 1]; break;
        case ORPHAN: gone[i] = !allow; break; /* without a name, it cannot match a rule */
        case MALFORMED: gone[i] = !allow || (oracle_find(o, f->name, f->len).groups & groups) != 0; break;
        case NAMED: gone[i] = (oracle_find(o, f->name, f->len).groups & groups) != 0; break;
        }
    }
}

void oracle_keep(const oracle *o, uint32_t groups, const oracle_field *fields, size_t count, uint8_t flags, bool *gone)
{
    bool narrow = o->set->fold == HDRTRIE_FOLD_NONE || o->set->fold == HDRTRIE_FOLD_CASE;
    for (size_t i = 0; i < count; i++) {
        const oracle_field *f = &fields[i];
        switch (field_state(fields, i, flags)) {
        case PSEUDO:
        case FRAMING: gone[i] = false; break;
        case CONTINUATION: gone[i] = gone[i - 1]; break;
        case ORPHAN:
        case MALFORMED: gone[i] = true; break;
        case NAMED: gone[i] = (oracle_find(o, f->name, f->len).groups & groups) == 0; break;
        }
        if (!narrow) gone[i] = true; /* reference 4.6 */
    }
}
