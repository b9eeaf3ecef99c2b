/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Marks for the fields of an ngx_list_t, and the removal of the marked fields. */
#include <hdrtrie/detail/bytes.h>

#include "ngx_http_hdrtrie.h"

static ngx_uint_t ngx_http_hdrtrie_list_count(const ngx_list_t *list)
{
    ngx_uint_t count = 0;
    const ngx_list_part_t *part;
    for (part = &list->part; part != NULL; part = part->next) count += part->nelts;
    return count;
}

ngx_uint_t ngx_http_hdrtrie_use_removes(const ngx_http_hdrtrie_use_t *use, const char *name, size_t len)
{
    ngx_table_elt_t field;
    ngx_list_part_t part = {&field, 1, NULL};
    uint64_t words[2] = {0, 0};
    ngx_memzero(&field, sizeof(field));
    field.key.data = (u_char *)(uintptr_t)name;
    field.key.len = len;
    use->mark(use->table, use->groups, &part, words);
    return words[0] & 1;
}

/* Sets the marks of the fields that no use in keep matches. unkept and scratch: memory of as many words as the marks have. */
static void ngx_http_hdrtrie_marks_set_unkept(ngx_http_hdrtrie_marks_t *marks, const ngx_array_t *keep,
    const ngx_list_t *list, uint64_t *unkept, uint64_t *scratch, ngx_uint_t words)
{
    const ngx_http_hdrtrie_use_t *use = keep->elts;
    ngx_uint_t i, k;
    ngx_memset(unkept, 0xff, words * sizeof(uint64_t));
    for (i = 0; i < keep->nelts; i++) {
        ngx_memzero(scratch, words * sizeof(uint64_t));
        use[i].mark(use[i].table, use[i].groups, &list->part, scratch);
        for (k = 0; k < words; k++) unkept[k] &= scratch[k];
    }
    for (k = 0; k < words; k++) marks->words[k] |= unkept[k];
}

ngx_int_t ngx_http_hdrtrie_marks_make(
    ngx_http_hdrtrie_marks_t *marks, const ngx_http_hdrtrie_uses_t *uses, const ngx_list_t *list, ngx_pool_t *pool)
{
    const ngx_http_hdrtrie_use_t *use;
    ngx_uint_t i, words;
    marks->count = ngx_http_hdrtrie_list_count(list);
    marks->words = marks->inline_words;
    words = marks->count / 64 + 2; /* a mark loop may write one word more */
    if (words > NGX_HTTP_HDRTRIE_INLINE_WORDS || uses->keep != NULL) {
        marks->words = ngx_palloc(pool, 3 * words * sizeof(uint64_t));
        if (marks->words == NULL) return NGX_ERROR;
    }
    for (i = 0; i < words; i++) marks->words[i] = 0;
    if (uses->clear != NULL) {
        use = uses->clear->elts;
        for (i = 0; i < uses->clear->nelts; i++) {
            use[i].mark(use[i].table, use[i].groups, &list->part, marks->words);
        }
    }
    if (uses->keep != NULL) {
        ngx_http_hdrtrie_marks_set_unkept(
            marks, uses->keep, list, marks->words + words, marks->words + 2 * words, words);
    }
    return NGX_OK;
}

void ngx_http_hdrtrie_marks_unset(ngx_http_hdrtrie_marks_t *marks, const ngx_list_t *list, const ngx_table_elt_t *field)
{
    const ngx_list_part_t *part;
    ngx_uint_t at = 0;
    if (field == NULL) return;
    for (part = &list->part; part != NULL; part = part->next) {
        const ngx_table_elt_t *fields = part->elts;
        if ((uintptr_t)field - (uintptr_t)fields < part->nelts * sizeof(ngx_table_elt_t)) {
            at += (ngx_uint_t)(field - fields);
            marks->words[at / 64] &= ~((uint64_t)1 << (at % 64));
            return;
        }
        at += part->nelts;
    }
}

/* Returns the index of the first marked field in [at, end), or end if there is none. */
static ngx_uint_t ngx_http_hdrtrie_marks_next(const ngx_http_hdrtrie_marks_t *marks, ngx_uint_t at, ngx_uint_t end)
{
    while (at < end) {
        const uint64_t word = marks->words[at / 64] >> (at % 64);
        if (word != 0) {
            at += hdrtrie_lowest_bit(word);
            return ngx_min(at, end);
        }
        at = (at / 64 + 1) * 64;
    }
    return end;
}

void ngx_http_hdrtrie_list_rebuild(ngx_list_t *list, ngx_list_part_t *runs, ngx_uint_t count)
{
    runs[count - 1].next = NULL;
    list->part = *runs;
    list->last = count == 1 ? &list->part : &runs[count - 1];
    /* the last part counts as full, because the memory after it may be in use; ngx_list_push allocates a new part */
    list->nalloc = list->last->nelts;
}

ngx_http_hdrtrie_removal_t *ngx_http_hdrtrie_list_select(
    const ngx_list_t *list, const ngx_http_hdrtrie_marks_t *marks, ngx_pool_t *pool)
{
    const ngx_list_part_t *part;
    ngx_uint_t first = 0, end, at;
    ngx_http_hdrtrie_removal_t *removal =
        ngx_palloc(pool, sizeof(ngx_http_hdrtrie_removal_t) + marks->marked * sizeof(ngx_table_elt_t *));
    if (removal == NULL) return NULL;
    removal->count = 0;
    for (part = &list->part; part != NULL; part = part->next, first = end) {
        ngx_table_elt_t *fields = part->elts;
        end = first + part->nelts;
        at = ngx_http_hdrtrie_marks_next(marks, first, end);
        for (; at < end; at = ngx_http_hdrtrie_marks_next(marks, at + 1, end)) {
            removal->fields[removal->count++] = &fields[at - first];
        }
    }
    return removal;
}

ngx_http_hdrtrie_removal_t *ngx_http_hdrtrie_list_unlink(
    ngx_list_t *list, const ngx_http_hdrtrie_marks_t *marks, ngx_pool_t *pool)
{
    const ngx_list_part_t *part;
    ngx_list_part_t *runs, *run;
    ngx_http_hdrtrie_removal_t *removal;
    ngx_table_elt_t **removed;
    ngx_uint_t first = 0, end, at, next, parts = 0;
    for (part = &list->part; part != NULL; part = part->next) parts++;
    /* at most one run ends at each removed field, and one at the end of each part */
    removal = ngx_palloc(pool, sizeof(ngx_http_hdrtrie_removal_t) + marks->marked * sizeof(ngx_table_elt_t *) +
                                   (marks->marked + parts) * sizeof(ngx_list_part_t));
    if (removal == NULL) return NULL;
    removal->count = marks->marked;
    removed = removal->fields;
    run = runs = (ngx_list_part_t *)(void *)(removed + marks->marked);
    for (part = &list->part; part != NULL; part = part->next, first = end) {
        ngx_table_elt_t *fields = part->elts;
        end = first + part->nelts;
        for (at = first; at < end; at = next + 1) {
            next = ngx_http_hdrtrie_marks_next(marks, at, end);
            if (next != at) {
                run->elts = fields + (at - first);
                run->nelts = next - at;
                run->next = run + 1;
                run++;
            }
            if (next != end) *removed++ = fields + (next - first);
        }
    }
    if (run != runs) {
        ngx_http_hdrtrie_list_rebuild(list, runs, (ngx_uint_t)(run - runs));
    } else if (ngx_list_init(list, pool, ngx_max(list->nalloc, 4), sizeof(ngx_table_elt_t)) != NGX_OK) {
        return NULL; /* the empty list gets new memory, because a parent or subrequest may use the old memory */
    }
    return removal;
}
