/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie_h2o.h: vectors compared with the oracle, vectors that h2o's functions fill and search, and the handlers of a
   server. */
#include "../adapter_sweep.inl.h"
#include "hdrtrie_h2o.h"
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* Names include malformed ones. The array ends at an unreadable page, so a read past its end crashes. */
static const char *check_vector(const host_case *c)
{
    static h2o_iovec_t names[HOST_SWEEP_MAX];
    static h2o_header_t before[HOST_SWEEP_MAX];
    guarded area = guarded_open(c->count * sizeof *before);
    h2o_headers_t headers = {NULL, c->count, c->count};
    const char *what = NULL;
    size_t removed, at = 0;
    headers.entries = (h2o_header_t *)(void *)guarded_at_end(&area, NULL, 0, c->count * sizeof *before);
    for (size_t i = 0; i < c->count; i++) {
        names[i] = h2o_iovec_init(c->names[i].name, c->names[i].len);
        before[i] = (h2o_header_t){&names[i], c->names[i].name, h2o_iovec_init(&names[i], i)};
        headers.entries[i] = before[i];
    }
    if (c->count == 0) headers.entries = NULL;
    removed = c->verb == SWEEP_KEEP ? hdrtrie_h2o_keep(c->table, c->shape, c->groups, &headers)
                                    : hdrtrie_h2o_clear(c->table, c->shape, c->groups, &headers);
    if (headers.size != fields_left(c->gone, c->count)) what = "headers.size is wrong";
    if (removed != c->count - headers.size) what = "the number of removed fields is wrong";
    if (headers.capacity != c->count) what = "capacity has changed";
    for (size_t i = 0; i < c->count && what == NULL; i++) {
        const h2o_header_t *left = &headers.entries[at], *was = &before[i];
        if (c->gone[i]) continue;
        if (left->name != was->name || left->orig_name != was->orig_name || left->value.base != was->value.base ||
            left->value.len != was->value.len) {
            what = "a field that should be left is missing or has changed";
        }
        at++;
    }
    guarded_close(&area);
    return what;
}

Test(h2o, vectors)
{
    assert_sweep(check_vector, 0, 61);
}

static hdrtrie_table *build(const char *text)
{
    hdrtrie_list_options options = {0};
    hdrtrie_table *table = NULL;
    cr_assert_eq(hdrtrie_list_build("list", text, strlen(text), &options, &table), HDRTRIE_OK);
    return table;
}

static void add(h2o_mem_pool_t *pool, h2o_headers_t *headers, const char *name, const char *value)
{
    h2o_add_header_by_str(pool, headers, name, strlen(name), 1, NULL, value, strlen(value));
}

static const char *value_of(const h2o_headers_t *headers, ssize_t index)
{
    return index == -1 ? "none" : headers->entries[index].value.base;
}

/* Two of the listed names are tokens of h2o, found by address. The third is not. */
Test(h2o, removed_tokens_and_strings_are_not_found)
{
    hdrtrie_table *table = build("fold separators\nCookie\nVia\nX-Int-*\n");
    h2o_mem_pool_t pool;
    h2o_headers_t headers = {NULL, 0, 0};
    ssize_t first;
    h2o_mem_init_pool(&pool);
    add(&pool, &headers, "cookie", "1");
    h2o_add_header(&pool, &headers, H2O_TOKEN_ACCEPT, NULL, "2", 1);
    add(&pool, &headers, "x_int_a", "3");
    h2o_add_header(&pool, &headers, H2O_TOKEN_COOKIE, NULL, "4", 1);
    add(&pool, &headers, "own-name", "5");
    h2o_add_header(&pool, &headers, H2O_TOKEN_VIA, NULL, "6", 1);
    h2o_add_header(&pool, &headers, H2O_TOKEN_ACCEPT, NULL, "7", 1);
    cr_assert_eq(headers.entries[0].name, (h2o_iovec_t *)(void *)(uintptr_t)H2O_TOKEN_COOKIE,
        "h2o should store a token's address");
    cr_assert_eq(hdrtrie_h2o_clear(table, hdrtrie_shape_read(table), HDRTRIE_ALL_GROUPS, &headers), 4);
    cr_assert_eq(headers.size, 3);
    cr_assert_eq(h2o_find_header(&headers, H2O_TOKEN_COOKIE, -1), -1);
    cr_assert_eq(h2o_find_header(&headers, H2O_TOKEN_VIA, -1), -1);
    cr_assert_eq(h2o_find_header_by_str(&headers, "x_int_a", 7, -1), -1);
    first = h2o_find_header(&headers, H2O_TOKEN_ACCEPT, -1);
    cr_assert_str_eq(value_of(&headers, first), "2");
    cr_assert_str_eq(value_of(&headers, h2o_find_header(&headers, H2O_TOKEN_ACCEPT, first)), "7");
    cr_assert_str_eq(value_of(&headers, h2o_find_header_by_str(&headers, "own-name", 8, -1)), "5");
    /* h2o can still append to the vector */
    for (int i = 0; i < 40; i++) add(&pool, &headers, "own-name", "8");
    cr_assert_eq(headers.size, 43);
    cr_assert_eq(hdrtrie_h2o_clear(table, hdrtrie_shape_read(table), HDRTRIE_ALL_GROUPS, &headers), 0);
    h2o_mem_clear_pool(&pool);
    hdrtrie_free(table, NULL);
}

/* A server with two handlers: the first clears the request, the second responds with the fields that are left. */
static const hdrtrie_table *served_table;

static int on_req_clear(h2o_handler_t *self, h2o_req_t *req)
{
    (void)self;
    hdrtrie_h2o_clear(served_table, hdrtrie_shape_read(served_table), HDRTRIE_ALL_GROUPS, &req->headers);
    return -1; /* to the next handler */
}

static int on_req_echo(h2o_handler_t *self, h2o_req_t *req)
{
    char *text = h2o_mem_alloc_pool(&req->pool, 1024);
    int used = snprintf(text, 1024, "authority=%.*s", (int)req->authority.len, req->authority.base);
    (void)self;
    for (size_t i = 0; i < req->headers.size; i++) {
        const h2o_header_t *h = &req->headers.entries[i];
        used += snprintf(text + used, 1024 - (size_t)used, " %.*s=%.*s", (int)h->name->len, h->name->base,
            (int)h->value.len, h->value.base);
    }
    req->res.status = 200;
    req->res.reason = "OK";
    req->res.content_length = (size_t)used; /* without it the response would be chunked */
    h2o_add_header_by_str(&req->pool, &req->res.headers, H2O_STRLIT("x-int-node"), 0, NULL, H2O_STRLIT("n"));
    h2o_add_header(&req->pool, &req->res.headers, H2O_TOKEN_CACHE_CONTROL, NULL, H2O_STRLIT("no-store"));
    hdrtrie_h2o_clear(served_table, hdrtrie_shape_read(served_table), HDRTRIE_ALL_GROUPS, &req->res.headers);
    h2o_send_inline(req, text, (size_t)used);
    return 0;
}

static h2o_accept_ctx_t accepting;

static void on_accept(h2o_socket_t *listener, const char *error)
{
    h2o_socket_t *socket = error == NULL ? h2o_evloop_socket_accept(listener) : NULL;
    if (socket != NULL) h2o_accept(&accepting, socket);
}

/* Starts a server on a free port of loopback, sends it the request in the same thread, and returns the whole response. */
static const char *exchange(const char *request)
{
    static char response[4096];
    static h2o_globalconf_t config;
    static h2o_context_t context;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t address_len = sizeof address;
    const int listening = socket(AF_INET, SOCK_STREAM, 0), client = socket(AF_INET, SOCK_STREAM, 0);
    size_t used = 0;
    ssize_t len = -1;
    h2o_config_init(&config);
    h2o_hostconf_t *host = h2o_config_register_host(&config, h2o_iovec_init(H2O_STRLIT("default")), 65535);
    h2o_pathconf_t *path = h2o_config_register_path(host, "/", 0);
    h2o_create_handler(path, sizeof(h2o_handler_t))->on_req = on_req_clear;
    h2o_create_handler(path, sizeof(h2o_handler_t))->on_req = on_req_echo;
    h2o_loop_t *loop = h2o_evloop_create();
    h2o_context_init(&context, loop, &config);
    accepting.ctx = &context;
    accepting.hosts = config.hosts;

    cr_assert_eq(bind(listening, (struct sockaddr *)&address, sizeof address), 0);
    cr_assert_eq(listen(listening, 1), 0);
    cr_assert_eq(getsockname(listening, (struct sockaddr *)&address, &address_len), 0);
    h2o_socket_read_start(h2o_evloop_socket_create(loop, listening, H2O_SOCKET_FLAG_DONT_READ), on_accept);
    cr_assert_eq(connect(client, (struct sockaddr *)&address, sizeof address), 0);
    cr_assert_eq(send(client, request, strlen(request), MSG_NOSIGNAL), (ssize_t)strlen(request));
    while (len != 0) { /* the request makes the server close the connection */
        cr_assert_eq(h2o_evloop_run(loop, 100), 0);
        len = recv(client, response + used, sizeof response - 1 - used, MSG_DONTWAIT);
        if (len > 0) used += (size_t)len;
    }
    close(client); /* Criterion runs each test in a process, which frees the rest */
    response[used] = '\0';
    return response;
}

Test(h2o, a_server_clears_requests_and_responses, .timeout = 20)
{
    hdrtrie_table *table = build("fold separators\nCookie\nCF-Ray\nX-Int-*\n");
    served_table = table;
    const char *response =
        exchange("GET / HTTP/1.1\r\nHost: a.example\r\nCookie: 1\r\nAccept: 2\r\nX_Int_A: 3\r\nCF-RAY: 4\r\n"
                 "X-Int-B: 5\r\nUser-Agent: 6\r\ncf.ray: 7\r\nOwn-Name: 8\r\nConnection: close\r\n\r\n");
    const char *body = strstr(response, "\r\n\r\n");
    cr_assert_eq(strncmp(response, "HTTP/1.1 200 OK\r\n", 17), 0, "%s", response);
    cr_assert_not_null(body);
    cr_assert_str_eq(body + 4, "authority=a.example accept=2 user-agent=6 own-name=8 connection=close");
    cr_assert_null(strstr(response, "x-int-node"), "%s", response);
    cr_assert_not_null(strstr(response, "cache-control: no-store"), "%s", response);
    hdrtrie_free(table, NULL);
}
