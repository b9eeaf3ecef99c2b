/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Marks over the parts of an ngx_list_t, and their application to it. */
#include "ngx_http_hdrtrie.h"

#define NGX_HTTP_HDRTRIE_WORD_OF(count) (((count) + 63) / 64)

static ngx_uint_t ngx_http_hdrtrie_list_count(const ngx_list_t *list)
{
    ngx_uint_t count = 0;
    const ngx_list_part_t *part;
    for (part = &list->part; part != NULL; part = part->next) count += part->nelts;
    return count;
}

/* What all uses together say of up to 64 fields. */
static ngx_inline uint64_t ngx_http_hdrtrie_uses_judge(const ngx_http_hdrtrie_uses_t *uses,
                                                       const ngx_table_elt_t *fields, ngx_uint_t count)
{
    const ngx_http_hdrtrie_use_t *use;
    uint64_t goes = 0, unkept = ~(uint64_t)0;
    ngx_uint_t i;
    if (uses->clear != NULL) {
        use = uses->clear->elts;
        for (i = 0; i < uses->clear->nelts; i++) goes |= use[i].judge(use[i].table, use[i].groups, fields, count);
    }
    if (uses->keep != NULL) {
        use = uses->keep->elts;
        for (i = 0; i < uses->keep->nelts; i++) unkept &= use[i].judge(use[i].table, use[i].groups, fields, count);
        goes |= unkept;
    }
    return goes;
}

ngx_int_t ngx_http_hdrtrie_marks_make(ngx_http_hdrtrie_marks_t *marks, const ngx_http_hdrtrie_uses_t *uses,
                                      const ngx_list_t *list, ngx_pool_t *pool)
{
    const ngx_list_part_t *part;
    ngx_uint_t at = 0, first, some, words;
    marks->count = ngx_http_hdrtrie_list_count(list);
    marks->words = marks->few;
    words = NGX_HTTP_HDRTRIE_WORD_OF(marks->count) + 1; /* one more, for what a part's word spills */
    if (words > NGX_HTTP_HDRTRIE_WORDS) {
        marks->words = ngx_palloc(pool, words * sizeof(uint64_t));
        if (marks->words == NULL) return NGX_ERROR;
    }
    ngx_memzero(marks->words, words * sizeof(uint64_t));
    for (part = &list->part; part != NULL; part = part->next) {
        const ngx_table_elt_t *fields = part->elts;
        for (first = 0; first < part->nelts; first += some, at += some) {
            uint64_t word, *target = &marks->words[at / 64];
            some = ngx_min(part->nelts - first, 64);
            word = ngx_http_hdrtrie_uses_judge(uses, fields + first, some);
            target[0] |= word << (at % 64);
            target[1] |= word >> 1 >> (63 - at % 64);
        }
    }
    return NGX_OK;
}

ngx_uint_t ngx_http_hdrtrie_marks_count(ngx_http_hdrtrie_marks_t *marks)
{
    ngx_uint_t i;
    uint64_t word;
    marks->marked = 0;
    for (i = 0; i < NGX_HTTP_HDRTRIE_WORD_OF(marks->count); i++) {
        for (word = marks->words[i]; word != 0; word &= word - 1) marks->marked++;
    }
    return marks->marked;
}

void ngx_http_hdrtrie_marks_spare(ngx_http_hdrtrie_marks_t *marks, const ngx_list_t *list,
                                  const ngx_table_elt_t *field)
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

/* The first field from at on, before end, whose mark is marked (0 or 1); end if there is none. */
static ngx_uint_t ngx_http_hdrtrie_marks_next(const ngx_http_hdrtrie_marks_t *marks, ngx_uint_t marked, ngx_uint_t at,
                                              ngx_uint_t end)
{
    const uint64_t flip = marked ? 0 : ~(uint64_t)0;
    while (at < end) {
        const uint64_t word = (marks->words[at / 64] ^ flip) >> (at % 64);
        if (word != 0) {
            at += hdrtrie_lowest_bit(word);
            return ngx_min(at, end);
        }
        at = (at / 64 + 1) * 64;
    }
    return end;
}

ngx_int_t ngx_http_hdrtrie_list_unlink(ngx_list_t *list, const ngx_http_hdrtrie_marks_t *marks, ngx_pool_t *pool,
                                       ngx_table_elt_t **gone)
{
    const ngx_list_part_t *part;
    ngx_list_part_t *runs, *run;
    ngx_uint_t first = 0, end, at, i, parts = 0;
    for (part = &list->part; part != NULL; part = part->next) parts++;
    /* every gap ends at most one run, every part another */
    runs = ngx_palloc(pool, (marks->marked + parts) * sizeof(ngx_list_part_t));
    if (runs == NULL) return NGX_ERROR;
    run = runs;
    for (part = &list->part; part != NULL; part = part->next) {
        ngx_table_elt_t *fields = part->elts;
        end = first + part->nelts;
        for (at = first; at < end;) {
            const ngx_uint_t gap = ngx_http_hdrtrie_marks_next(marks, 1, at, end);
            if (gap != at) {
                run->elts = fields + (at - first);
                run->nelts = gap - at;
                run->next = run + 1;
                run++;
            }
            at = ngx_http_hdrtrie_marks_next(marks, 0, gap, end);
            for (i = gap; i < at; i++) *gone++ = fields + (i - first);
        }
        first = end;
    }
    if (run == runs) { /* a list of its own: the old one's memory may be another's, too */
        return ngx_list_init(list, pool, ngx_max(list->nalloc, 4), sizeof(ngx_table_elt_t));
    }
    run[-1].next = NULL;
    list->part = *runs;
    list->last = run - 1 == runs ? &list->part : run - 1;
    /* full, whatever its memory could hold behind it: what is pushed goes into a part of its own */
    list->nalloc = list->last->nelts;
    return NGX_OK;
}
