/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* What the files of the module share.

   A directive that names a list is a *use* of it. The uses of a location are judged field by field into *marks*, a bit a field;
   the marked fields of a request are unlinked, those of a response are given hash 0, which nginx does not send. */
#ifndef NGX_HTTP_HDRTRIE_H
#define NGX_HTTP_HDRTRIE_H

#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>

#include <hdrtrie/hdrtrie.h>

/* From 1.23.0 on fields of one name are a chain, and no field of headers_in is an array. */
#define NGX_HTTP_HDRTRIE_CHAINS (nginx_version >= 1023000)

/* Judges the fields of part and those behind it: sets bit i % 64 of words[i / 64] if field i, counted over all parts, goes. Bits are
   never cleared. The word behind those that the fields need is written, too. */
typedef void (*ngx_http_hdrtrie_mark_pt)(const hdrtrie_table *table, uint32_t groups, const ngx_list_part_t *part,
                                         uint64_t *words);

typedef struct {
    ngx_http_hdrtrie_mark_pt mark;
    const hdrtrie_table *table;
    uint32_t groups;
    unsigned keep : 1;
    unsigned checks_malformed : 1; /* malformed names go; always, for keep */
} ngx_http_hdrtrie_use_t;

/* What goes: all that a use of clear lists, and, if there are any of keep, all that none of them lists. Arrays of
   ngx_http_hdrtrie_use_t; NULL: none. */
typedef struct {
    ngx_array_t *clear;
    ngx_array_t *keep;
} ngx_http_hdrtrie_uses_t;

typedef struct {
    hdrtrie_connection_options options;
    ngx_http_hdrtrie_uses_t uses; /* one, of the table of hop-by-hop fields */
} ngx_http_hdrtrie_connection_t;

typedef struct {
    ngx_http_hdrtrie_uses_t request;
    ngx_http_hdrtrie_uses_t response;
    ngx_http_hdrtrie_connection_t *connection; /* NULL: off */
    /* What follows from these once they are merged. */
    ngx_array_t *known;           /* of ngx_http_header_t *: the fields that headers_in points to and that may go */
    unsigned removes_framing : 1; /* a use would take Host, Content-Length or Transfer-Encoding of the request */
    unsigned clears_server : 1;   /* response: what nginx writes without a field in its list */
    unsigned clears_date : 1;
    unsigned clears_type : 1;
    unsigned clears_modified : 1;
} ngx_http_hdrtrie_loc_conf_t;

typedef struct {
    ngx_str_t name;
    const hdrtrie_table *table;
} ngx_http_hdrtrie_list_t;

typedef struct {
    ngx_array_t lists;               /* of ngx_http_hdrtrie_list_t */
    ngx_array_t requests;            /* of ngx_array_t *: the uses of all hdrtrie_clear_request of a level */
    const hdrtrie_table *hop_by_hop; /* presets, built when first used; NULL before */
    const hdrtrie_table *protected_names;
    ngx_array_t cached; /* variables.c: those that are made of request fields */
} ngx_http_hdrtrie_main_conf_t;

/* What was removed at once from the request or the response, for the log. Stands in the list of the pool's cleanups, where an
   internal redirect, which forgets a module's context, does not reach. */
typedef struct {
    ngx_pool_cleanup_t cleanup;
    ngx_http_request_t *request; /* subrequests share the pool */
    ngx_uint_t count;
    ngx_table_elt_t *fields[1]; /* count of them */
} ngx_http_hdrtrie_removal_t;

extern ngx_module_t ngx_http_hdrtrie_module;
extern ngx_module_t ngx_http_hdrtrie_filter_module;

/* ---- marks: which fields of a list go -------------------------------------------------------------------------------- */

#define NGX_HTTP_HDRTRIE_INLINE_WORDS 4 /* without an allocation: 192 fields and more */

typedef struct {
    uint64_t *words;   /* bit i % 64 of words[i / 64]: field i of the list, counted over its parts */
    ngx_uint_t count;  /* fields */
    ngx_uint_t marked; /* set once marks_count has counted */
    uint64_t inline_words[NGX_HTTP_HDRTRIE_INLINE_WORDS];
} ngx_http_hdrtrie_marks_t;

/* Whether use takes a field of that name. */
ngx_uint_t ngx_http_hdrtrie_use_removes(const ngx_http_hdrtrie_use_t *use, const char *name, size_t len);

/* Judges the fields of list by uses. pool gives memory for lists of more than a few hundred fields. */
ngx_int_t ngx_http_hdrtrie_marks_make(ngx_http_hdrtrie_marks_t *marks, const ngx_http_hdrtrie_uses_t *uses,
                                      const ngx_list_t *list, ngx_pool_t *pool);

/* How many bits are set, which is also left in marks->marked. */
static ngx_inline ngx_uint_t ngx_http_hdrtrie_marks_count(ngx_http_hdrtrie_marks_t *marks)
{
    ngx_uint_t i;
    uint64_t word;
    marks->marked = 0;
    for (i = 0; i <= marks->count / 64; i++) {
        for (word = marks->words[i]; word != 0; word &= word - 1) marks->marked++;
    }
    return marks->marked;
}

/* Clears the mark of field, if it is one of the list's. */
void ngx_http_hdrtrie_marks_unset(ngx_http_hdrtrie_marks_t *marks, const ngx_list_t *list,
                                  const ngx_table_elt_t *field);

/* Unlinks the marked fields. No field is moved or written to, and no part that list shares with another (a subrequest's is a copy of
   its parent's, parts and all): a part with a gap becomes two. The removal, with the unlinked fields, is noted in pool for r;
   NULL if there is no memory. */
ngx_http_hdrtrie_removal_t *ngx_http_hdrtrie_list_unlink(ngx_list_t *list, const ngx_http_hdrtrie_marks_t *marks,
                                                         ngx_http_request_t *r);

/* ---- judges ------------------------------------------------------------------------------------------------------------ */

/* Sets use->mark to the best for what the rest of *use says on this CPU. */
void ngx_http_hdrtrie_mark_choose(ngx_http_hdrtrie_use_t *use);

/* ---- lists ------------------------------------------------------------------------------------------------------------- */

char *ngx_http_hdrtrie_list(ngx_conf_t *cf, ngx_command_t *cmd, void *conf);
const ngx_http_hdrtrie_list_t *ngx_http_hdrtrie_list_find(ngx_conf_t *cf, const ngx_str_t *name);
/* Once all servers are configured: where nginx's parser lets no malformed name pass, nobody need look for one. */
void ngx_http_hdrtrie_checks_skip(ngx_conf_t *cf);
/* A preset under a fold of its own, from the text of a list. */
const hdrtrie_table *ngx_http_hdrtrie_preset_build(ngx_conf_t *cf, const char *text);

/* ---- directives -------------------------------------------------------------------------------------------------------- */

char *ngx_http_hdrtrie_use(ngx_conf_t *cf, ngx_command_t *cmd, void *conf);
char *ngx_http_hdrtrie_connection(ngx_conf_t *cf, ngx_command_t *cmd, void *conf);

/* ---- headers_in -------------------------------------------------------------------------------------------------------- */

/* Works out conf->known and conf->removes_framing. */
ngx_int_t ngx_http_hdrtrie_headers_in_plan(ngx_conf_t *cf, ngx_http_hdrtrie_loc_conf_t *conf);

/* After the fields were unlinked from the list: pointers to them lead to the next field of that name that is left, or nowhere. */
ngx_int_t ngx_http_hdrtrie_headers_in_repair(ngx_http_request_t *r, const ngx_http_hdrtrie_loc_conf_t *conf,
                                             const ngx_http_hdrtrie_removal_t *removal);

/* ---- request and response ---------------------------------------------------------------------------------------------- */

/* Removes what conf says from r's fields. NGX_DECLINED; NGX_HTTP_BAD_REQUEST, NGX_ERROR. */
ngx_int_t ngx_http_hdrtrie_request_clear(ngx_http_request_t *r, const ngx_http_hdrtrie_loc_conf_t *conf);

/* Adds r's fields that end at this connection to marks. NGX_OK; NGX_HTTP_BAD_REQUEST (too many nominations), NGX_ERROR. */
ngx_int_t ngx_http_hdrtrie_connection_mark(const ngx_http_hdrtrie_connection_t *connection, ngx_http_request_t *r,
                                           ngx_http_hdrtrie_marks_t *marks);

/* Works out which fields conf clears that nginx writes by itself. */
void ngx_http_hdrtrie_response_plan(ngx_http_hdrtrie_loc_conf_t *conf);

/* Whether a use of uses takes the name. */
ngx_uint_t ngx_http_hdrtrie_uses_may_remove(const ngx_http_hdrtrie_uses_t *uses, const char *name, size_t len);

/* ---- variables --------------------------------------------------------------------------------------------------------- */

ngx_int_t ngx_http_hdrtrie_variables_add(ngx_conf_t *cf);
ngx_int_t ngx_http_hdrtrie_variables_create(ngx_conf_t *cf, ngx_http_hdrtrie_main_conf_t *main);
ngx_int_t ngx_http_hdrtrie_variables_init(ngx_cycle_t *cycle);

/* The cleanup of a removal, which frees nothing: how it is told from other cleanups. */
void ngx_http_hdrtrie_removal_cleanup(void *data);

/* Notes a removal of which all but the first two members is filled in. */
static ngx_inline void ngx_http_hdrtrie_removal_record(ngx_http_hdrtrie_removal_t *removal, ngx_http_request_t *r)
{
    removal->request = r;
    removal->cleanup.handler = ngx_http_hdrtrie_removal_cleanup;
    removal->cleanup.data = removal;
    removal->cleanup.next = r->pool->cleanup;
    r->pool->cleanup = &removal->cleanup;
}

/* Has variables that were made of a removed field before it was removed made again. */
void ngx_http_hdrtrie_variables_invalidate(ngx_http_request_t *r, const ngx_http_hdrtrie_removal_t *removal);

#endif
