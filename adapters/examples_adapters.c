/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The examples of adapters/README.md, compiled and run. check_examples.py compares the tokens of both. */
#include "h2o/hdrtrie_h2o.h"
#include "nghttp2/hdrtrie_nghttp2.h"
#include <hdrtrie/hdrtrie.h>
#include <stdio.h>

struct phr_header {
    const char *name;
    size_t name_len;
    const char *value;
    size_t value_len;
};
#include "picohttpparser/hdrtrie_picohttpparser.h"

static hdrtrie_table *table;
static hdrtrie_shape shape;
static int stored;

static int store(nghttp2_session *session, const nghttp2_frame *frame, const uint8_t *name, size_t namelen,
    const uint8_t *value, size_t valuelen, uint8_t flags, void *user_data)
{
    (void)session, (void)frame, (void)name, (void)namelen, (void)value, (void)valuelen, (void)flags, (void)user_data;
    stored++;
    return 0;
}

/* for fields to be sent: clear the array before you submit it, pseudo-fields are kept; the same works for trailers */
int32_t submit(nghttp2_session *session, nghttp2_nv *nva, size_t nvlen)
{
    nvlen = hdrtrie_nghttp2_nva_clear(table, shape, HDRTRIE_ALL_GROUPS, nva, nvlen);
    return nghttp2_submit_request(session, NULL, nva, nvlen, NULL, NULL);
}

/* for fields that arrive, one at a time */
int on_header(nghttp2_session *session, const nghttp2_frame *frame, const uint8_t *name, size_t namelen,
    const uint8_t *value, size_t valuelen, uint8_t flags, void *user_data)
{
    if (hdrtrie_nghttp2_removes(table, shape, HDRTRIE_ALL_GROUPS, name, namelen)) return 0;
    return store(session, frame, name, namelen, value, valuelen, flags, user_data);
}

int on_req(h2o_handler_t *self, h2o_req_t *req) /* of a handler that is registered before the one that proxies */
{
    (void)self;
    hdrtrie_h2o_clear(table, shape, HDRTRIE_ALL_GROUPS, &req->headers);
    return -1; /* h2o calls the next handler */
}

size_t strip(struct phr_header *headers, size_t num_headers)
{
    return hdrtrie_picohttpparser_clear(table, shape, HDRTRIE_ALL_GROUPS, headers, num_headers);
}

struct link {
    struct link *next;
    const char *name;
    size_t name_len;
};
struct chain {
    struct link *first, **cut; /* a singly linked list, and the pointer after the last field that is left */
};

#define HDRTRIE_ITERATE chain
#define HDRTRIE_ITERATE_HOST struct chain *
#define HDRTRIE_ITERATE_AT struct link *
#define HDRTRIE_ITERATE_FIRST(chain) *((chain)->cut = &(chain)->first)
#define HDRTRIE_ITERATE_MORE(chain, at) ((at) != NULL)
#define HDRTRIE_ITERATE_NEXT(chain, at) (at)->next
#define HDRTRIE_ITERATE_NAME(chain, at) (at)->name
#define HDRTRIE_ITERATE_LEN(chain, at) (at)->name_len
#define HDRTRIE_ITERATE_REMOVE(chain, at) (*(chain)->cut = (at)->next)
#define HDRTRIE_ITERATE_STAY(chain, at) ((chain)->cut = &(at)->next)
#include <hdrtrie/template/iterate.inl.h>

size_t strip_chain(struct chain *chain)
{
    return chain_clear(table, shape, HDRTRIE_ALL_GROUPS, chain);
}

static int failures;

static void expect(int condition, const char *what)
{
    if (condition) return;
    fprintf(stderr, "examples_adapters: failed: %s\n", what);
    failures++;
}

static void run_nghttp2(void)
{
    static uint8_t path[] = ":path", ray[] = "cf-ray", host[] = "host";
    nghttp2_nv nva[] = {{path, host, 5, 4, 0}, {ray, host, 6, 4, 0}, {host, host, 4, 4, 0}};
    nghttp2_session_callbacks *callbacks;
    nghttp2_session *session;
    if (nghttp2_session_callbacks_new(&callbacks) != 0 || nghttp2_session_client_new(&session, callbacks, NULL) != 0) {
        expect(0, "creating a client session");
        return;
    }
    expect(submit(session, nva, 3) > 0 && nva[1].name == host, "submit clears the array");
    expect(on_header(session, NULL, ray, 6, host, 4, 0, NULL) == 0 && stored == 0, "on_header ignores a listed field");
    expect(on_header(session, NULL, path, 5, host, 4, 0, NULL) == 0 && stored == 1, "on_header stores a pseudo-field");
    nghttp2_session_del(session);
    nghttp2_session_callbacks_del(callbacks);
}

static void run_h2o(void)
{
    static h2o_req_t req;
    h2o_mem_init_pool(&req.pool);
    h2o_add_header_by_str(&req.pool, &req.headers, H2O_STRLIT("cf-ray"), 1, NULL, H2O_STRLIT("a"));
    h2o_add_header(&req.pool, &req.headers, H2O_TOKEN_ACCEPT, NULL, H2O_STRLIT("b"));
    expect(on_req(NULL, &req) == -1 && req.headers.size == 1, "on_req removes one field");
    expect(h2o_find_header(&req.headers, H2O_TOKEN_ACCEPT, -1) == 0, "h2o finds the field that is left");
    h2o_mem_clear_pool(&req.pool);
}

int main(void)
{
    const char text[] = "fold separators\nCF-Ray\n";
    hdrtrie_list_options options = {0};
    struct phr_header headers[] = {{"CF_Ray", 6, "a", 1}, {NULL, 0, "b", 1}, {"Host", 4, "c", 1}};
    struct link links[] = {{&links[1], "cf.ray", 6}, {&links[2], "Host", 4}, {NULL, "CF-Ray", 6}};
    struct chain chain = {links, NULL};
    if (hdrtrie_list_build("list", text, sizeof text - 1, &options, &table) != HDRTRIE_OK) return 1;
    shape = hdrtrie_shape_read(table);
    run_nghttp2();
    run_h2o();
    expect(strip(headers, 3) == 1 && headers[0].value[0] == 'c', "strip leaves the last header");
    expect(strip_chain(&chain) == 2 && chain.first == &links[1] && links[1].next == NULL,
        "strip_chain removes the first and the last link");
    hdrtrie_free(table, NULL);
    return failures != 0;
}
