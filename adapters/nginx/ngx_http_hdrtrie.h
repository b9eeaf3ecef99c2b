/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The declarations that the files of the module share.

   A directive that names a list is a *use* of the list. Each location has its uses. They set *marks*, one bit per field. The
   module unlinks the marked fields of a request. It sets the hash of the marked fields of a response to 0, so that nginx
   does not send them. A dry run only records the marked fields. */
#ifndef NGX_HTTP_HDRTRIE_H
#define NGX_HTTP_HDRTRIE_H

#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>

#include <hdrtrie/hdrtrie.h>

/* Since 1.23.0 the fields of one name are a chain, and headers_in does not contain arrays. */
#define NGX_HTTP_HDRTRIE_CHAINS (nginx_version >= 1023000)

/* Marks the fields of part and of all parts after it: sets bit i % 64 of words[i / 64] if field i, counted over these parts,
   is to be removed. Clears no bit. words has one word more than the fields need, and the function may write it. */
typedef void (*ngx_http_hdrtrie_mark_pt)(
    const hdrtrie_table *table, uint32_t groups, const ngx_list_part_t *part, uint64_t *words);

typedef struct {
    ngx_http_hdrtrie_mark_pt mark;
    const hdrtrie_table *table;
    uint32_t groups;
    uint32_t cookie_groups;        /* for hdrtrie_cookie_clear */
    unsigned keep : 1;             /* mark the fields that the table does not match */
    unsigned checks_malformed : 1; /* also mark malformed names; keep always does */
} ngx_http_hdrtrie_use_t;

/* The uses of one location for requests or responses. A field is to be removed if one use in clear matches it, or if keep
   has uses and none of them matches it. Both are arrays of ngx_http_hdrtrie_use_t, or NULL if there are none. */
typedef struct {
    ngx_array_t *clear;
    ngx_array_t *keep;
} ngx_http_hdrtrie_uses_t;

typedef struct {
    hdrtrie_connection_options options;
    ngx_http_hdrtrie_uses_t uses; /* one use, of the table of hop-by-hop fields */
} ngx_http_hdrtrie_connection_t;

typedef struct {
    ngx_http_hdrtrie_uses_t request;
    ngx_http_hdrtrie_uses_t response;
    ngx_http_hdrtrie_connection_t *connection; /* NULL: off */
    ngx_flag_t dry_run;                        /* record the marked fields, and remove none */
    /* Computed from the members above after they are merged. */
    ngx_array_t *known; /* of ngx_http_header_t *: the fields that headers_in points to and that a use may remove */
    unsigned clears_cookies : 1;  /* a list of request.clear has cookie rules */
    unsigned removes_framing : 1; /* a use may remove Host, Content-Length or Transfer-Encoding of the request */
    unsigned clears_server : 1;   /* response: fields that nginx writes without an element in its list */
    unsigned clears_date : 1;
    unsigned clears_type : 1;
    unsigned clears_modified : 1;
} ngx_http_hdrtrie_loc_conf_t;

typedef struct {
    ngx_str_t name;
    const hdrtrie_table *table;
} ngx_http_hdrtrie_list_t;

typedef struct {
    ngx_str_t file; /* of the configuration */
    ngx_uint_t line;
} ngx_http_hdrtrie_place_t;

typedef struct {
    ngx_array_t lists;               /* of ngx_http_hdrtrie_list_t */
    ngx_array_t dry_runs;            /* of ngx_http_hdrtrie_place_t: the directives hdrtrie_dry_run on */
    ngx_array_t requests;            /* of ngx_array_t *: one array of uses per level with hdrtrie_clear_request */
    const hdrtrie_table *hop_by_hop; /* presets, built for the first directive that needs them; NULL before */
    const hdrtrie_table *protected_names;
    ngx_array_t cached; /* ngx_http_hdrtrie_variables.c: the variables that nginx computes from request fields */
} ngx_http_hdrtrie_main_conf_t;

/* The fields of a request or response that one handler call removed, or would remove without the dry run, for the logs. It
   is an element of the pool's list of cleanups, because an internal redirect deletes the context of a module but keeps the
   cleanups. */
typedef struct {
    ngx_pool_cleanup_t cleanup;
    ngx_http_request_t *request;             /* whose removal this is: subrequests share the pool */
    const ngx_http_hdrtrie_loc_conf_t *conf; /* the location that removed them; its uses give the reasons */
    ngx_uint_t is_response;
    ngx_uint_t count;
    ngx_table_elt_t *fields[1]; /* count elements */
} ngx_http_hdrtrie_removal_t;

extern ngx_module_t ngx_http_hdrtrie_module;
extern ngx_module_t ngx_http_hdrtrie_filter_module;

/* Returns 1 if field has the name of len bytes, without regard to case, else 0. */
static ngx_inline ngx_uint_t ngx_http_hdrtrie_field_is(const ngx_table_elt_t *field, u_char *name, size_t len)
{
    return field->key.len == len && ngx_strncasecmp(field->key.data, name, len) == 0;
}

/* ---- marks: the fields of a list to be removed ------------------------------------------------------------------------ */

#define NGX_HTTP_HDRTRIE_INLINE_WORDS 4 /* enough for 191 fields without an allocation */

typedef struct {
    uint64_t *words;   /* bit i % 64 of words[i / 64]: field i of the list, counted over its parts */
    ngx_uint_t count;  /* of fields */
    ngx_uint_t marked; /* the number of bits set; valid after marks_count */
    uint64_t inline_words[NGX_HTTP_HDRTRIE_INLINE_WORDS];
} ngx_http_hdrtrie_marks_t;

/* Returns 1 if use marks a field with the name of len bytes, else 0. */
ngx_uint_t ngx_http_hdrtrie_use_removes(const ngx_http_hdrtrie_use_t *use, const char *name, size_t len);

/* Marks the fields of list by uses. Allocates from pool only for keep, and for lists of more than 191 fields. Returns
   NGX_ERROR if memory runs out, else NGX_OK. Cost: that of hdrtrie_mark per use. */
ngx_int_t ngx_http_hdrtrie_marks_make(
    ngx_http_hdrtrie_marks_t *marks, const ngx_http_hdrtrie_uses_t *uses, const ngx_list_t *list, ngx_pool_t *pool);

/* Returns the number of bits set and stores it in marks->marked. */
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

/* Clears the mark of field. Does nothing if field is NULL or not an element of list. */
void ngx_http_hdrtrie_marks_unset(
    ngx_http_hdrtrie_marks_t *marks, const ngx_list_t *list, const ngx_table_elt_t *field);

/* Unlinks the marked fields; marks_count must have counted them. It neither moves nor writes a field. It does not write a part
   either, because a subrequest's list shares its parts with its parent's: a part with a gap becomes two new parts. Returns the
   removal, which is not recorded yet, or NULL if memory runs out. */
ngx_http_hdrtrie_removal_t *ngx_http_hdrtrie_list_unlink(
    ngx_list_t *list, const ngx_http_hdrtrie_marks_t *marks, ngx_pool_t *pool);

/* Returns the removal that list_unlink would return, and leaves the list as it is, for a dry run. */
ngx_http_hdrtrie_removal_t *ngx_http_hdrtrie_list_select(
    const ngx_list_t *list, const ngx_http_hdrtrie_marks_t *marks, ngx_pool_t *pool);

/* Makes the count parts in runs the parts of the list. The first is copied into the list; the others are used in place. */
void ngx_http_hdrtrie_list_rebuild(ngx_list_t *list, ngx_list_part_t *runs, ngx_uint_t count);

/* ---- cookies ----------------------------------------------------------------------------------------------------------- */

/* Returns 1 if a list in uses->clear has cookie rules, else 0. */
ngx_uint_t ngx_http_hdrtrie_uses_have_cookies(const ngx_http_hdrtrie_uses_t *uses);

/* Applies the cookie rules of conf to the Cookie fields without a mark. Marks the fields without any cookie left. Returns the
   changes of the others, to be given to cookies_replace after the marked fields are unlinked, or NULL if memory runs out. */
ngx_array_t *ngx_http_hdrtrie_cookies_clear(
    ngx_http_request_t *r, const ngx_http_hdrtrie_loc_conf_t *conf, ngx_http_hdrtrie_marks_t *marks);

/* Returns 1 if the cookie rules of conf leave no cookie of field, 0 if they leave one, and if memory runs out. */
ngx_uint_t ngx_http_hdrtrie_cookies_empty(
    ngx_http_request_t *r, const ngx_http_hdrtrie_loc_conf_t *conf, const ngx_table_elt_t *field);

/* Puts changed fields in the place of the old ones, which are not written. Returns NGX_ERROR if memory runs out, else NGX_OK. */
ngx_int_t ngx_http_hdrtrie_cookies_replace(
    ngx_http_request_t *r, const ngx_http_hdrtrie_loc_conf_t *conf, const ngx_array_t *changes);

/* ---- mark loops -------------------------------------------------------------------------------------------------------- */

/* Sets use->mark to the fastest loop on this CPU for the other members of *use. Call it again after you change one of them. */
void ngx_http_hdrtrie_mark_choose(ngx_http_hdrtrie_use_t *use);

/* ---- lists ------------------------------------------------------------------------------------------------------------- */

/* The handler of the directive hdrtrie_list. */
char *ngx_http_hdrtrie_list(ngx_conf_t *cf, ngx_command_t *cmd, void *conf);
/* Logs the name and size of each list, at level notice. */
void ngx_http_hdrtrie_lists_log(const ngx_http_hdrtrie_main_conf_t *main, ngx_log_t *log);
/* Returns the list with that name, or NULL if there is none. */
const ngx_http_hdrtrie_list_t *ngx_http_hdrtrie_list_find(ngx_conf_t *cf, const ngx_str_t *name);
/* Call it after all servers are configured. If nginx's parser rejects malformed names for all of them, the uses of
   hdrtrie_clear_request no longer check for malformed names. */
void ngx_http_hdrtrie_checks_skip(ngx_conf_t *cf);
/* Builds a table from the text of a list that sets a fold and includes a preset. Returns NULL if memory runs out. */
const hdrtrie_table *ngx_http_hdrtrie_preset_build(ngx_conf_t *cf, const char *text);

/* ---- directives -------------------------------------------------------------------------------------------------------- */

/* The handler of the directives that clear and keep. */
char *ngx_http_hdrtrie_use(ngx_conf_t *cf, ngx_command_t *cmd, void *conf);
/* The handler of the directive hdrtrie_connection. */
char *ngx_http_hdrtrie_connection(ngx_conf_t *cf, ngx_command_t *cmd, void *conf);
/* The handler of the directive hdrtrie_dry_run. */
char *ngx_http_hdrtrie_dry_run(ngx_conf_t *cf, ngx_command_t *cmd, void *conf);

/* ---- headers_in -------------------------------------------------------------------------------------------------------- */

/* Computes conf->known and conf->removes_framing. Returns NGX_ERROR if memory runs out, else NGX_OK. */
ngx_int_t ngx_http_hdrtrie_headers_in_plan(ngx_conf_t *cf, ngx_http_hdrtrie_loc_conf_t *conf);

/* Call it after fields were unlinked. Points each pointer in r->headers_in to a removed field to the first field of that
   name that is left, or sets it to NULL. Returns NGX_ERROR if memory runs out, else NGX_OK. */
ngx_int_t ngx_http_hdrtrie_headers_in_repair(
    ngx_http_request_t *r, const ngx_http_hdrtrie_loc_conf_t *conf, const ngx_http_hdrtrie_removal_t *removal);

/* ---- request and response ---------------------------------------------------------------------------------------------- */

/* Removes the fields of r that the uses of conf mark. Returns NGX_DECLINED, so that the next handler runs;
   NGX_HTTP_BAD_REQUEST if Connection nominates too many fields; NGX_ERROR if memory runs out. */
ngx_int_t ngx_http_hdrtrie_request_clear(ngx_http_request_t *r, const ngx_http_hdrtrie_loc_conf_t *conf);

/* Marks the hop-by-hop fields of r as well. Clears no mark. Returns NGX_OK; NGX_HTTP_BAD_REQUEST if Connection nominates too
   many fields, after it has marked those below the limit; NGX_ERROR if memory runs out. */
ngx_int_t ngx_http_hdrtrie_connection_mark(
    const ngx_http_hdrtrie_connection_t *connection, ngx_http_request_t *r, ngx_http_hdrtrie_marks_t *marks);

/* Computes which of the response fields that nginx writes itself conf removes. */
void ngx_http_hdrtrie_response_plan(ngx_http_hdrtrie_loc_conf_t *conf);

/* Returns 1 if uses may remove a field with the name of len bytes, in lower, upper or mixed case, else 0. */
ngx_uint_t ngx_http_hdrtrie_uses_may_remove(const ngx_http_hdrtrie_uses_t *uses, const char *name, size_t len);

/* ---- removals: what the logs show ------------------------------------------------------------------------------------- */

/* Adds removal to the cleanups of r's pool and sets its members except count and fields, which the caller has set. Logs each
   field with its reason if the error log has the level info. Cost otherwise: a few stores. If the configuration has a dry
   run, r's earlier removals lose the fields of this one: each field counts once. */
void ngx_http_hdrtrie_removal_record(ngx_http_hdrtrie_removal_t *removal, ngx_http_request_t *r,
    const ngx_http_hdrtrie_loc_conf_t *conf, ngx_uint_t is_response);

/* Returns the latest removal of r in cleanup and the cleanups after it, or NULL if there is none. */
const ngx_http_hdrtrie_removal_t *ngx_http_hdrtrie_removal_find(
    const ngx_http_request_t *r, const ngx_pool_cleanup_t *cleanup);

/* Writes the reason why removal has the field, LIST:GROUP:RULE, to at most size bytes at p. Returns its whole length, which may
   be more. p may be NULL if size is 0. It finds the field again in the lists of the location, so only those who read it pay for it. */
size_t ngx_http_hdrtrie_reason_write(
    const ngx_http_hdrtrie_removal_t *removal, const ngx_table_elt_t *field, u_char *p, size_t size);

/* ---- variables --------------------------------------------------------------------------------------------------------- */

/* Adds $hdrtrie_removed, $hdrtrie_dry_run and so on. */
ngx_int_t ngx_http_hdrtrie_variables_add(ngx_conf_t *cf);
/* Initializes main->cached. */
ngx_int_t ngx_http_hdrtrie_variables_create(ngx_conf_t *cf, ngx_http_hdrtrie_main_conf_t *main);
/* Fills main->cached. Runs after nginx has read the configuration, because all variables are known then. */
ngx_int_t ngx_http_hdrtrie_variables_init(ngx_cycle_t *cycle);

/* Invalidates the variables that nginx has computed from a field of removal, so that it computes them again. */
void ngx_http_hdrtrie_variables_invalidate(ngx_http_request_t *r, const ngx_http_hdrtrie_removal_t *removal);

#endif
