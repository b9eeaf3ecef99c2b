/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie_nghttp2.h in an exchange: a client's and a server's session, joined in memory. Requests, responses and trailers are
   cleared before they are submitted, or field by field where they arrive. */
#include "hdrtrie_nghttp2.h"
#include "support/sweep.h"
#include <criterion/criterion.h>
#include <stdio.h>

typedef enum how { EVERYTHING, GOES, STAYS, RCBUF_GOES, RCBUF_STAYS } how;

typedef struct endpoint {
    nghttp2_session *session;
    list_fixture *list;
    hdrtrie_shape shape;
    how receives;
    char seen[1024]; /* the fields that it did not ignore, "name=value ", and "| " where a block ends */
    size_t used;
    const nghttp2_nv *trailers, *response;
    size_t trailer_count, response_count;
} endpoint;

static void see(endpoint *e, const uint8_t *name, size_t namelen, const uint8_t *value, size_t valuelen)
{
    e->used += (size_t)snprintf(e->seen + e->used, sizeof e->seen - e->used, "%.*s=%.*s ", (int)namelen,
                                (const char *)name, (int)valuelen, (const char *)value);
}

static int on_header(nghttp2_session *session, const nghttp2_frame *frame, const uint8_t *name, size_t namelen,
                     const uint8_t *value, size_t valuelen, uint8_t flags, void *user_data)
{
    endpoint *e = user_data;
    (void)session, (void)frame, (void)flags;
    if (e->receives == GOES && hdrtrie_nghttp2_goes(e->list->table, e->shape, HDRTRIE_ALL_GROUPS, name, namelen))
        return 0;
    if (e->receives == STAYS && !hdrtrie_nghttp2_stays(e->list->table, e->shape, HDRTRIE_ALL_GROUPS, name, namelen)) {
        return 0;
    }
    see(e, name, namelen, value, valuelen);
    return 0;
}

static int on_header2(nghttp2_session *session, const nghttp2_frame *frame, nghttp2_rcbuf *name, nghttp2_rcbuf *value,
                      uint8_t flags, void *user_data)
{
    endpoint *e = user_data;
    const nghttp2_vec n = nghttp2_rcbuf_get_buf(name), v = nghttp2_rcbuf_get_buf(value);
    (void)session, (void)frame, (void)flags;
    if (e->receives == RCBUF_GOES && hdrtrie_nghttp2_rcbuf_goes(e->list->table, e->shape, HDRTRIE_ALL_GROUPS, name)) {
        return 0;
    }
    if (e->receives == RCBUF_STAYS &&
        !hdrtrie_nghttp2_rcbuf_stays(e->list->table, e->shape, HDRTRIE_ALL_GROUPS, name)) {
        return 0;
    }
    see(e, n.base, n.len, v.base, v.len);
    return 0;
}

static int on_frame(nghttp2_session *session, const nghttp2_frame *frame, void *user_data)
{
    endpoint *e = user_data;
    if (frame->hd.type != NGHTTP2_HEADERS) return 0;
    e->used += (size_t)snprintf(e->seen + e->used, sizeof e->seen - e->used, "| ");
    if (e->response != NULL && (frame->hd.flags & NGHTTP2_FLAG_END_STREAM)) {
        cr_assert_eq(nghttp2_submit_response(session, frame->hd.stream_id, e->response, e->response_count, NULL), 0);
    }
    return 0;
}

/* A body of one byte, then the trailers. */
static ssize_t read_body(nghttp2_session *session, int32_t stream_id, uint8_t *buf, size_t length, uint32_t *data_flags,
                         nghttp2_data_source *source, void *user_data)
{
    const endpoint *e = user_data;
    (void)length, (void)source;
    buf[0] = 'b';
    *data_flags = NGHTTP2_DATA_FLAG_EOF | NGHTTP2_DATA_FLAG_NO_END_STREAM;
    cr_assert_eq(nghttp2_submit_trailer(session, stream_id, e->trailers, e->trailer_count), 0);
    return 1;
}

static void endpoint_open(endpoint *e, list_fixture *list, how receives, bool server)
{
    nghttp2_session_callbacks *callbacks;
    *e = (endpoint){.list = list, .shape = hdrtrie_shape_read(list->table), .receives = receives};
    cr_assert_eq(nghttp2_session_callbacks_new(&callbacks), 0);
    nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks, on_frame);
    if (receives >= RCBUF_GOES) nghttp2_session_callbacks_set_on_header_callback2(callbacks, on_header2);
    else nghttp2_session_callbacks_set_on_header_callback(callbacks, on_header);
    cr_assert_eq(server ? nghttp2_session_server_new(&e->session, callbacks, e)
                        : nghttp2_session_client_new(&e->session, callbacks, e),
                 0);
    nghttp2_session_callbacks_del(callbacks);
    cr_assert_eq(nghttp2_submit_settings(e->session, NGHTTP2_FLAG_NONE, NULL, 0), 0);
}

/* Carries bytes from one to the other; whether there were any. */
static bool carry(endpoint *from, endpoint *to)
{
    const uint8_t *wire;
    const ssize_t len = nghttp2_session_mem_send(from->session, &wire);
    cr_assert_geq(len, 0, "%s", nghttp2_strerror((int)len));
    if (len == 0) return false;
    cr_assert_eq(nghttp2_session_mem_recv(to->session, wire, (size_t)len), len);
    return true;
}

#define NV(name, value)                                                                                                \
    {                                                                                                                  \
        (uint8_t *)(uintptr_t)(name), (uint8_t *)(uintptr_t)(value), sizeof(name) - 1, sizeof(value) - 1,              \
            NGHTTP2_NV_FLAG_NONE                                                                                       \
    }

/* The list: CF-Ray, X-Int-* but not X-Int-Public, *-Debug, X-Int-Trace. */
static const nghttp2_nv request[] = {NV(":method", "POST"), NV(":scheme", "https"),  NV(":path", "/"),
                                     NV(":authority", "a"), NV("cf-ray", "1"),       NV("accept", "2"),
                                     NV("x_int_a", "3"),    NV("x-int-public", "4"), NV("my-debug", "5"),
                                     NV("cf-ray", "6"),     NV("user-agent", "7"),   NV("x-int-trace", "8")};
static const nghttp2_nv trailers[] = {NV("x-int-sum", "9"), NV("checksum", "10"), NV("cf_ray", "11")};
static const nghttp2_nv response[] = {NV(":status", "200"), NV("x-int-node", "12"), NV("server", "13")};

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* One request with trailers, one response. sender: what is done with the arrays before they are submitted. */
typedef size_t array_call(const hdrtrie_table *, hdrtrie_shape, uint32_t, nghttp2_nv *, size_t);

static size_t untouched(const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups, nghttp2_nv *nva, size_t nvlen)
{
    (void)table, (void)shape, (void)groups, (void)nva;
    return nvlen;
}

static size_t cleared(const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups, nghttp2_nv *nva, size_t nvlen)
{
    return hdrtrie_nghttp2_nva_clear(table, shape, groups, nva, nvlen);
}

static size_t kept(const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups, nghttp2_nv *nva, size_t nvlen)
{
    return hdrtrie_nghttp2_nva_keep(table, shape, groups, nva, nvlen);
}

static void exchange(hdrtrie_fold fold, array_call *sender, how receives, const char *server_sees,
                     const char *client_sees)
{
    endpoint client, server;
    nghttp2_nv sent[COUNT_OF(request)], ends[COUNT_OF(trailers)], answer[COUNT_OF(response)];
    const nghttp2_data_provider body = {.read_callback = read_body};
    list_fixture list;
    size_t nvlen;
    sweep_list_open(&list, fold);
    endpoint_open(&client, &list, receives, false);
    endpoint_open(&server, &list, receives, true);
    memcpy(sent, request, sizeof sent);
    memcpy(ends, trailers, sizeof ends);
    memcpy(answer, response, sizeof answer);
    nvlen = sender(list.table, client.shape, HDRTRIE_ALL_GROUPS, sent, COUNT_OF(sent));
    client.trailers = ends;
    client.trailer_count = sender(list.table, client.shape, HDRTRIE_ALL_GROUPS, ends, COUNT_OF(ends));
    server.response = answer;
    server.response_count = sender(list.table, client.shape, HDRTRIE_ALL_GROUPS, answer, COUNT_OF(answer));
    cr_assert_gt(nghttp2_submit_request(client.session, NULL, sent, nvlen, &body, NULL), 0);
    for (bool more = true; more;) {
        more = carry(&client, &server);
        more = carry(&server, &client) || more;
    }
    cr_expect_str_eq(server.seen, server_sees);
    cr_expect_str_eq(client.seen, client_sees);
    nghttp2_session_del(client.session);
    nghttp2_session_del(server.session);
    list_fixture_close(&list);
}

#define PSEUDO ":method=POST :scheme=https :path=/ :authority=a "
static const char all_requested[] =
    PSEUDO "cf-ray=1 accept=2 x_int_a=3 x-int-public=4 my-debug=5 cf-ray=6 user-agent=7 "
           "x-int-trace=8 | x-int-sum=9 checksum=10 cf_ray=11 | ";
static const char left_of_request[] = PSEUDO "accept=2 x-int-public=4 user-agent=7 | checksum=10 | ";
static const char kept_of_request[] = PSEUDO "cf-ray=1 my-debug=5 cf-ray=6 x-int-trace=8 | x-int-sum=9 | ";
static const char all_answered[] = ":status=200 x-int-node=12 server=13 | ";
static const char left_of_answer[] = ":status=200 server=13 | ";
static const char kept_of_answer[] = ":status=200 x-int-node=12 | ";

Test(nghttp2_session, everything_arrives)
{
    exchange(HDRTRIE_FOLD_SEPARATORS, untouched, EVERYTHING, all_requested, all_answered);
}

Test(nghttp2_session, arrays_are_cleared_before_they_are_submitted)
{
    exchange(HDRTRIE_FOLD_SEPARATORS, cleared, EVERYTHING, left_of_request, left_of_answer);
}

Test(nghttp2_session, arrays_keep_what_is_listed)
{
    exchange(HDRTRIE_FOLD_CASE, kept, EVERYTHING, kept_of_request, kept_of_answer);
}

Test(nghttp2_session, on_header_ignores_what_goes)
{
    exchange(HDRTRIE_FOLD_SEPARATORS, untouched, GOES, left_of_request, left_of_answer);
}

Test(nghttp2_session, on_header_takes_what_stays)
{
    exchange(HDRTRIE_FOLD_CASE, untouched, STAYS, kept_of_request, kept_of_answer);
}

Test(nghttp2_session, on_header_callback2_ignores_what_goes)
{
    exchange(HDRTRIE_FOLD_SEPARATORS, untouched, RCBUF_GOES, left_of_request, left_of_answer);
}

Test(nghttp2_session, on_header_callback2_takes_what_stays)
{
    exchange(HDRTRIE_FOLD_CASE, untouched, RCBUF_STAYS, kept_of_request, kept_of_answer);
}
