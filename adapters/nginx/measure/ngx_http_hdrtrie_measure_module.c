/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Times the clearing function alone in nginx, with nginx's lists and pools, filled with captured requests.

       hdrtrie_measure FOLDER FEWEST MOST;   # heads in FOLDER with FEWEST to MOST fields

   The directive belongs in the http block of a configuration with one server and `master_process off`, next to the directives
   to be measured. When the worker starts, it times the uses of that server, prints one line and exits. Each round times the
   loop without the call, then with it. The line has the median of the differences over all rounds. */
#include "../ngx_http_hdrtrie.h"

#include <dirent.h>

#define MEASURE_SEQUENCE 4096 /* requests per pass, in random order, so that the branch predictor cannot learn them */
#define MEASURE_ROUNDS 201

typedef struct {
    ngx_str_t folder;
    ngx_int_t fewest, most;
} ngx_http_hdrtrie_measure_conf_t;

typedef void (*ngx_http_hdrtrie_measure_call_pt)(ngx_http_request_t *r, const ngx_http_hdrtrie_loc_conf_t *conf);

typedef struct {
    ngx_http_headers_in_t in;
    ngx_uint_t fields;
} ngx_http_hdrtrie_measure_head_t;

static ngx_int_t ngx_http_hdrtrie_measure_run(ngx_cycle_t *cycle);
static char *ngx_http_hdrtrie_measure(ngx_conf_t *cf, ngx_command_t *cmd, void *conf);

static void *ngx_http_hdrtrie_measure_create(ngx_conf_t *cf)
{
    return ngx_pcalloc(cf->pool, sizeof(ngx_http_hdrtrie_measure_conf_t));
}

static ngx_command_t ngx_http_hdrtrie_measure_commands[] = {
    {ngx_string("hdrtrie_measure"), NGX_HTTP_MAIN_CONF | NGX_CONF_TAKE3, ngx_http_hdrtrie_measure,
        NGX_HTTP_MAIN_CONF_OFFSET, 0, NULL},
    ngx_null_command,
};

static ngx_http_module_t ngx_http_hdrtrie_measure_module_ctx = {
    NULL,
    NULL,
    ngx_http_hdrtrie_measure_create,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
};

ngx_module_t ngx_http_hdrtrie_measure_module = {
    NGX_MODULE_V1,
    &ngx_http_hdrtrie_measure_module_ctx,
    ngx_http_hdrtrie_measure_commands,
    NGX_HTTP_MODULE,
    NULL,
    NULL,
    ngx_http_hdrtrie_measure_run,
    NULL,
    NULL,
    NULL,
    NULL,
    NGX_MODULE_V1_PADDING,
};

static char *ngx_http_hdrtrie_measure(ngx_conf_t *cf, ngx_command_t *cmd, void *conf)
{
    ngx_http_hdrtrie_measure_conf_t *measure = conf;
    ngx_str_t *value = cf->args->elts;
    measure->folder = value[1];
    measure->fewest = ngx_atoi(value[2].data, value[2].len);
    measure->most = ngx_atoi(value[3].data, value[3].len);
    return measure->fewest < 0 || measure->most < 0
               ? "needs two numbers after the folder: the fewest and the most fields of a head"
               : NGX_CONF_OK;
}

/* Adds a field as nginx's parser does, and sets the pointers in headers_in for the names that nginx knows. */
static void ngx_http_hdrtrie_measure_push(ngx_http_headers_in_t *in, ngx_pool_t *pool, u_char *line, u_char *end)
{
    ngx_table_elt_t *field = ngx_list_push(&in->headers);
    u_char *colon = ngx_strlchr(line, end, ':');
    ngx_http_header_t *header;
    field->key.data = line;
    field->key.len = (size_t)(colon - line);
    for (colon++; colon < end && *colon == ' '; colon++) {
    }
    field->value.data = colon;
    field->value.len = (size_t)(end - colon);
    field->lowcase_key = ngx_pnalloc(pool, field->key.len);
    field->hash = ngx_hash_strlow(field->lowcase_key, field->key.data, field->key.len);
    for (header = ngx_http_headers_in; header->name.len != 0; header++) {
        ngx_table_elt_t **place = (ngx_table_elt_t **)(void *)((char *)in + header->offset);
        if (header->name.len != field->key.len) continue;
        if (ngx_strncasecmp(header->name.data, field->key.data, field->key.len) != 0) continue;
#if !(NGX_HTTP_HDRTRIE_CHAINS)
        if (header->offset == offsetof(ngx_http_headers_in_t, cookies) ||
            header->offset == offsetof(ngx_http_headers_in_t, x_forwarded_for)) {
            ngx_array_t *array = (ngx_array_t *)(void *)place;
            if (array->elts == NULL) ngx_array_init(array, pool, 1, sizeof(ngx_table_elt_t *));
            *(ngx_table_elt_t **)ngx_array_push(array) = field;
            continue;
        }
#endif
        if (*place == NULL) *place = field;
    }
}

/* Reads a head from a file into *head. Returns 1 if it has as many fields as measure demands. */
static ngx_uint_t ngx_http_hdrtrie_measure_read(const char *path, const ngx_http_hdrtrie_measure_conf_t *measure,
    ngx_pool_t *pool, ngx_http_hdrtrie_measure_head_t *head)
{
    FILE *file = fopen(path, "rb");
    u_char *text = ngx_palloc(pool, 65536), *line, *end;
    size_t len = file != NULL ? fread(text, 1, 65536, file) : 0;
    if (file != NULL) fclose(file);
    ngx_memzero(head, sizeof(*head));
    ngx_list_init(&head->in.headers, pool, 20, sizeof(ngx_table_elt_t));
    line = ngx_strlchr(text, text + len, LF);
    for (line = line != NULL ? line + 1 : text + len; line < text + len && *line != CR; line = end + 2) {
        end = ngx_strlchr(line, text + len, CR);
        if (end == NULL) break;
        ngx_http_hdrtrie_measure_push(&head->in, pool, line, end);
        head->fields++;
    }
    return head->fields >= (ngx_uint_t)measure->fewest && head->fields <= (ngx_uint_t)measure->most;
}

static void ngx_http_hdrtrie_measure_nothing(ngx_http_request_t *r, const ngx_http_hdrtrie_loc_conf_t *conf)
{
    __asm__ volatile("" : : "r"(r), "r"(conf) : "memory");
}

static void ngx_http_hdrtrie_measure_marks(ngx_http_request_t *r, const ngx_http_hdrtrie_loc_conf_t *conf)
{
    ngx_http_hdrtrie_marks_t marks;
    ngx_http_hdrtrie_marks_make(&marks, &conf->request, &r->headers_in.headers, r->pool);
    __asm__ volatile("" : : "r"(&marks) : "memory");
}

static void ngx_http_hdrtrie_measure_clear(ngx_http_request_t *r, const ngx_http_hdrtrie_loc_conf_t *conf)
{
    ngx_http_hdrtrie_request_clear(r, conf);
}

/* Makes one pass over the sequence and returns its ns. */
static double ngx_http_hdrtrie_measure_pass(ngx_http_request_t *r, const ngx_http_hdrtrie_measure_head_t *heads,
    const uint16_t *sequence, const ngx_http_hdrtrie_loc_conf_t *conf, ngx_http_hdrtrie_measure_call_pt call)
{
    struct timespec begin, end;
    ngx_uint_t i;
    clock_gettime(CLOCK_MONOTONIC, &begin);
    for (i = 0; i < MEASURE_SEQUENCE; i++) {
        r->headers_in = heads[sequence[i]].in;
        if (r->headers_in.headers.part.next == NULL) r->headers_in.headers.last = &r->headers_in.headers.part;
        ngx_reset_pool(r->pool);
        r->pool->cleanup = NULL;
        r->ctx[ngx_http_hdrtrie_module.ctx_index] = NULL;
        call(r, conf);
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    return 1e9 * (double)(end.tv_sec - begin.tv_sec) + (double)(end.tv_nsec - begin.tv_nsec);
}

static int ngx_http_hdrtrie_measure_order(const void *a, const void *b)
{
    return (*(const double *)a > *(const double *)b) - (*(const double *)a < *(const double *)b);
}

static ngx_int_t ngx_http_hdrtrie_measure_run(ngx_cycle_t *cycle)
{
    static const ngx_http_hdrtrie_measure_call_pt calls[] = {
        ngx_http_hdrtrie_measure_nothing, ngx_http_hdrtrie_measure_marks, ngx_http_hdrtrie_measure_clear};
    static ngx_http_hdrtrie_measure_head_t heads[1024];
    static uint16_t sequence[MEASURE_SEQUENCE];
    static double times[3][MEASURE_ROUNDS];
    const ngx_http_hdrtrie_measure_conf_t *measure =
        ngx_http_cycle_get_module_main_conf(cycle, ngx_http_hdrtrie_measure_module);
    ngx_http_core_main_conf_t *core = ngx_http_cycle_get_module_main_conf(cycle, ngx_http_core_module);
    const ngx_http_hdrtrie_loc_conf_t *conf;
    ngx_http_core_srv_conf_t **servers = core->servers.elts;
    ngx_http_request_t r;
    ngx_connection_t connection;
    ngx_uint_t count = 0, fields = 0, removed = 0, i, k;
    uint64_t seed = 88172645463325252u;
    struct dirent *entry;
    char path[4096];
    DIR *folder;
    if (measure == NULL || measure->folder.len == 0) return NGX_OK;
    ngx_memzero(&r, sizeof(r));
    ngx_memzero(&connection, sizeof(connection));
    connection.log = cycle->log;
    r.connection = &connection;
    r.main = &r;
    r.main_conf = servers[0]->ctx->main_conf;
    r.srv_conf = servers[0]->ctx->srv_conf;
    r.loc_conf = servers[0]->ctx->loc_conf;
    r.pool = ngx_create_pool(4096, cycle->log);
    r.ctx = ngx_pcalloc(cycle->pool, ngx_http_max_module * sizeof(void *));
    r.variables = ngx_pcalloc(cycle->pool, (core->variables.nelts + 1) * sizeof(ngx_http_variable_value_t));
    conf = ngx_http_get_module_loc_conf((&r), ngx_http_hdrtrie_module);
    folder = opendir((const char *)measure->folder.data);
    while (folder != NULL && (entry = readdir(folder)) != NULL && count < 1024) {
        snprintf(path, sizeof(path), "%s/%s", (const char *)measure->folder.data, entry->d_name);
        if (ngx_http_hdrtrie_measure_read(path, measure, cycle->pool, &heads[count])) count++;
    }
    if (count == 0) {
        ngx_log_error(NGX_LOG_EMERG, cycle->log, 0, "hdrtrie_measure: %V does not contain a head with %i to %i fields",
            &measure->folder, measure->fewest, measure->most);
        exit(1);
    }
    for (i = 0; i < MEASURE_SEQUENCE; i++) {
        seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17;
        sequence[i] = (uint16_t)(seed % count);
        fields += heads[sequence[i]].fields;
    }
    for (i = 0; i < MEASURE_ROUNDS; i++) {
        for (k = 0; k < 3; k++) {
            times[k][i] = ngx_http_hdrtrie_measure_pass(&r, heads, sequence, conf, calls[k]) / MEASURE_SEQUENCE;
        }
        for (k = 1; k < 3; k++) times[k][i] -= times[0][i];
    }
    for (i = 0; i < count; i++) {
        ngx_list_part_t *part;
        r.headers_in = heads[i].in;
        ngx_http_hdrtrie_request_clear(&r, conf);
        removed += heads[i].fields;
        for (part = &r.headers_in.headers.part; part != NULL; part = part->next) removed -= part->nelts;
    }
    for (k = 0; k < 3; k++) qsort(times[k], MEASURE_ROUNDS, sizeof(double), ngx_http_hdrtrie_measure_order);
    printf("heads %u fields %.1f removed %.2f loop %.1f marks %.1f clear %.1f quarter %.1f\n", (unsigned)count,
        (double)fields / MEASURE_SEQUENCE, (double)removed / (double)count, times[0][MEASURE_ROUNDS / 2],
        times[1][MEASURE_ROUNDS / 2], times[2][MEASURE_ROUNDS / 2], times[2][MEASURE_ROUNDS / 4]);
    fflush(stdout);
    exit(0);
}
