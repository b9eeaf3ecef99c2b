/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 5.5: iterate.inl.h over linked lists, compared with the oracle. A removed link is overwritten, to detect
   any later use of it. */
#include "support/host_sweep.h"
#include <criterion/criterion.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

typedef struct chain_link {
    struct chain_link *before, *next;
    const char *name;
    size_t name_len, index;
    bool removed, stayed;
} chain_link;

typedef struct chain {
    chain_link *first, **cut; /* cut: in a singly linked list, the pointer to set when a field is removed */
    size_t calls;             /* the number of fields that were removed or kept */
    size_t last;              /* 1 + the index of the last of them */
    const char *wrong;
    chain_link links[HOST_SWEEP_MAX];
} chain;

/* Each field must be visited once, in order. */
static void chain_see(chain *c, const chain_link *at)
{
    if (at->removed || at->stayed) c->wrong = "a field is removed or stays twice";
    if (at->index + 1 <= c->last) c->wrong = "fields are removed out of order";
    c->last = at->index + 1;
    c->calls++;
}

static void chain_spoil(chain_link *at)
{
    at->removed = true;
    at->name = "spoiled";
    at->name_len = SIZE_MAX / 2;
    at->before = at->next = at;
}

static void chain_remove(chain *c, chain_link *at)
{
    chain_see(c, at);
    if (at->before != NULL) at->before->next = at->next;
    else c->first = at->next;
    if (at->next != NULL) at->next->before = at->before;
    chain_spoil(at);
}

#define HDRTRIE_ITERATE chain
#define HDRTRIE_ITERATE_HOST chain *
#define HDRTRIE_ITERATE_AT chain_link *
#define HDRTRIE_ITERATE_FIRST(host) (host)->first
#define HDRTRIE_ITERATE_MORE(host, at) ((at) != NULL)
#define HDRTRIE_ITERATE_NEXT(host, at) (at)->next
#define HDRTRIE_ITERATE_NAME(host, at) (at)->name
#define HDRTRIE_ITERATE_LEN(host, at) (at)->name_len
#define HDRTRIE_ITERATE_REMOVE(host, at) chain_remove(host, at)
#include <hdrtrie/template/iterate.inl.h>

/* A singly linked list: removal needs the last link that stayed. With continuations and pseudo-fields, and the
   portable backend by name. */
static void single_remove(chain *c, chain_link *at)
{
    chain_see(c, at);
    *c->cut = at->next;
    chain_spoil(at);
}

static void single_stay(chain *c, chain_link *at)
{
    chain_see(c, at);
    at->stayed = true;
    c->cut = &at->next;
}

#define HDRTRIE_ITERATE single
#define HDRTRIE_ITERATE_HOST chain *
#define HDRTRIE_ITERATE_AT chain_link *
#define HDRTRIE_ITERATE_FIRST(host) (host)->first
#define HDRTRIE_ITERATE_MORE(host, at) ((at) != NULL)
#define HDRTRIE_ITERATE_NEXT(host, at) (at)->next
#define HDRTRIE_ITERATE_NAME(host, at) (at)->name
#define HDRTRIE_ITERATE_LEN(host, at) (at)->name_len
#define HDRTRIE_ITERATE_REMOVE(host, at) single_remove(host, at)
#define HDRTRIE_ITERATE_STAY(host, at) single_stay(host, at)
#define HDRTRIE_ITERATE_FLAGS (HDRTRIE_LAYOUT_CONTINUATIONS | HDRTRIE_LAYOUT_PSEUDO)
#define HDRTRIE_ITERATE_BACKEND hdrtrie_portable
#include <hdrtrie/template/iterate.inl.h>

#if defined(HDRTRIE_ITERATE_STAY) || defined(HDRTRIE_ITERATE_BACKEND) || defined(HDRTRIE_ITERATE_FLAGS)
#error "template/iterate.inl.h does not undefine its macros"
#endif

static chain the_chain;

static void chain_fill(const oracle_field *names, size_t count, bool single)
{
    memset(&the_chain, 0, offsetof(chain, links));
    for (size_t i = 0; i < count; i++) {
        chain_link *before = i == 0 || single ? NULL : &the_chain.links[i - 1];
        chain_link *next = i + 1 == count ? NULL : &the_chain.links[i + 1];
        the_chain.links[i] = (chain_link){before, next, names[i].name, names[i].len, i, false, false};
    }
    the_chain.first = count == 0 ? NULL : the_chain.links;
    the_chain.cut = &the_chain.first;
}

/* The links that are left must be the right ones, in order, and linked in both directions. */
static const char *chain_wrong(const oracle_field *names, const bool *gone, size_t count, size_t removed)
{
    const chain_link *at = the_chain.first, *before = NULL;
    if (the_chain.wrong != NULL) return the_chain.wrong;
    if (removed != count - fields_left(gone, count)) return "a wrong number of fields was removed";
    for (size_t i = 0; i < count; i++) {
        if (gone[i]) continue;
        if (at != &the_chain.links[i]) return "a remaining field is missing or out of order";
        if (at->name != names[i].name || at->name_len != names[i].len) return "a remaining field has changed";
        if (the_chain.cut == &the_chain.first && at->before != before) return "the links are inconsistent";
        before = at;
        at = at->next;
    }
    return at == NULL ? NULL : "too many fields are left";
}

static const char *check_chain(const host_case *c)
{
    chain_fill(c->names, c->count, false);
    const size_t removed = c->verb == SWEEP_KEEP ? chain_keep(c->table, c->shape, c->groups, &the_chain)
                                                 : chain_clear(c->table, c->shape, c->groups, &the_chain);
    return chain_wrong(c->names, c->gone, c->count, removed);
}

static const char *check_single(const host_case *c)
{
    chain_fill(c->names, c->count, true);
    const size_t removed = c->verb == SWEEP_KEEP ? single_keep(c->table, c->shape, c->groups, &the_chain)
                                                 : single_clear(c->table, c->shape, c->groups, &the_chain);
    if (the_chain.calls != c->count) return "a field was not visited";
    return chain_wrong(c->names, c->gone, c->count, removed);
}

Test(iterate, clause_5_5_a_linked_list)
{
    size_t compared = 0;
    const char *what = host_sweep_wrong(check_chain, 0, 31, &compared);
    cr_assert_null(what, "%s", what);
    cr_assert_gt(compared, 300000);
}

Test(iterate, clause_5_5_a_singly_linked_list_with_continuations_and_pseudo_fields)
{
    size_t compared = 0;
    const char *what =
        host_sweep_wrong(check_single, HDRTRIE_LAYOUT_CONTINUATIONS | HDRTRIE_LAYOUT_PSEUDO, 32, &compared);
    cr_assert_null(what, "%s", what);
    cr_assert_gt(compared, 300000);
}

/* Pseudo-fields and their continuations may fill more than one step of 64 fields. */
Test(iterate, clause_4_2_pseudo_fields_lead_past_the_first_step)
{
    oracle_field names[140];
    bool gone[140] = {false};
    list_fixture list;
    sweep_list_open(&list, HDRTRIE_FOLD_CASE);
    for (size_t i = 0; i < 140; i++) names[i] = (oracle_field){i % 2 == 0 ? ":path" : NULL, i % 2 == 0 ? 5 : SIZE_MAX};
    names[130] = (oracle_field){"Host", 4};
    for (size_t i = 132; i < 140; i++) gone[i] = true; /* late pseudo-fields are malformed; field 131 continues Host */
    chain_fill(names, 140, true);
    const char *what = chain_wrong(
        names, gone, 140, single_clear(list.table, hdrtrie_shape_read(list.table), HDRTRIE_ALL_GROUPS, &the_chain));
    cr_assert_null(what, "%s", what);
    list_fixture_close(&list);
}

/* chain has no flags: then a name that begins with a colon is malformed, also at the start. */
Test(iterate, clause_4_2_without_the_flag_there_are_no_pseudo_fields)
{
    static const oracle_field names[] = {{":path", 5}, {":method", 7}, {"Host", 4}};
    static const bool gone[] = {true, true, false};
    list_fixture list;
    sweep_list_open(&list, HDRTRIE_FOLD_CASE);
    chain_fill(names, 3, false);
    const char *what = chain_wrong(
        names, gone, 3, chain_clear(list.table, hdrtrie_shape_read(list.table), HDRTRIE_ALL_GROUPS, &the_chain));
    cr_assert_null(what, "%s", what);
    list_fixture_close(&list);
}

static size_t keep_on_a_wide_fold(void)
{
    static const oracle_field names[] = {{":path", 5}, {"CF-Ray", 6}, {"Host", 4}};
    static const bool gone[] = {true, true, true};
    list_fixture list;
    sweep_list_open(&list, HDRTRIE_FOLD_UNDERSCORE);
    chain_fill(names, 3, true);
    size_t removed = single_keep(list.table, hdrtrie_shape_read(list.table), HDRTRIE_ALL_GROUPS, &the_chain);
    const char *what = chain_wrong(names, gone, 3, removed);
    cr_assert_null(what, "%s", what);
    list_fixture_close(&list);
    return removed;
}

#ifdef NDEBUG
Test(iterate, clause_4_6_keep_with_a_wide_fold_removes_everything)
{
    cr_assert_eq(keep_on_a_wide_fold(), 3);
}
#else
Test(iterate, clause_4_6_keep_with_a_wide_fold_asserts, .signal = SIGABRT)
{
    keep_on_a_wide_fold();
}
#endif
