/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie_nghttp2.h between a client session and a server session that are connected in memory. Requests, responses and
   trailers are cleared as arrays before they are submitted, or one field at a time on arrival. */
#include "hdrtrie_nghttp2.h"
#include "sweep.h"
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

/* The call that decides on arrival which fields to ignore. */
typedef enum receiver {
    RECEIVE_ALL,
    RECEIVE_REMOVES,
    RECEIVE_KEEPS,
    RECEIVE_RCBUF_REMOVES,
    RECEIVE_RCBUF_KEEPS
} receiver;

typedef struct endpoint {
    nghttp2_session *session;
    list_fixture *list;
    hdrtrie_shape shape;
    receiver receives;
    char seen[1024]; /* "name=value " for each field that was not ignored, and "| " at the end of each block */
    size_t seen_len;
    const nghttp2_nv *trailers, *response;
    size_t trailer_count, response_count;
} endpoint;

static void record(endpoint *e, const uint8_t *name, size_t namelen, const uint8_t *value, size_t valuelen)
{
    e->seen_len += (size_t)snprintf(e->seen + e->seen_len, sizeof e->seen - e->seen_len, "%.*s=%.*s ", (int)namelen,
        (const char *)name, (int)valuelen, (const char *)value);
}

static int on_header(nghttp2_session *session, const nghttp2_frame *frame, const uint8_t *name, size_t namelen,
    const uint8_t *value, size_t valuelen, uint8_t flags, void *user_data)
{
    endpoint *e = user_data;
    (void)session, (void)frame, (void)flags;
    if (e->receives == RECEIVE_REMOVES &&
        hdrtrie_nghttp2_removes(e->list->table, e->shape, HDRTRIE_ALL_GROUPS, name, namelen))
        return 0;
    if (e->receives == RECEIVE_KEEPS &&
        !hdrtrie_nghttp2_keeps(e->list->table, e->shape, HDRTRIE_ALL_GROUPS, name, namelen)) {
        return 0;
    }
    record(e, name, namelen, value, valuelen);
    return 0;
}

static int on_header2(nghttp2_session *session, const nghttp2_frame *frame, nghttp2_rcbuf *name, nghttp2_rcbuf *value,
    uint8_t flags, void *user_data)
{
    endpoint *e = user_data;
    const nghttp2_vec n = nghttp2_rcbuf_get_buf(name), v = nghttp2_rcbuf_get_buf(value);
    (void)session, (void)frame, (void)flags;
    if (e->receives == RECEIVE_RCBUF_REMOVES &&
        hdrtrie_nghttp2_rcbuf_removes(e->list->table, e->shape, HDRTRIE_ALL_GROUPS, name)) {
        return 0;
    }
    if (e->receives == RECEIVE_RCBUF_KEEPS &&
        !hdrtrie_nghttp2_rcbuf_keeps(e->list->table, e->shape, HDRTRIE_ALL_GROUPS, name)) {
        return 0;
    }
    record(e, n.base, n.len, v.base, v.len);
    return 0;
}

static int on_frame(nghttp2_session *session, const nghttp2_frame *frame, void *user_data)
{
    endpoint *e = user_data;
    if (frame->hd.type != NGHTTP2_HEADERS) return 0;
    e->seen_len += (size_t)snprintf(e->seen + e->seen_len, sizeof e->seen - e->seen_len, "| ");
    if (e->response != NULL && (frame->hd.flags & NGHTTP2_FLAG_END_STREAM)) {
        cr_assert_eq(nghttp2_submit_response(session, frame->hd.stream_id, e->response, e->response_count, NULL), 0);
    }
    return 0;
}

/* Provides a body of one byte, then submits the trailers. */
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

static void endpoint_open(endpoint *e, list_fixture *list, receiver receives, bool server)
{
    nghttp2_session_callbacks *callbacks;
    *e = (endpoint){.list = list, .shape = hdrtrie_shape_read(list->table), .receives = receives};
    cr_assert_eq(nghttp2_session_callbacks_new(&callbacks), 0);
    nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks, on_frame);
    if (receives >= RECEIVE_RCBUF_REMOVES) nghttp2_session_callbacks_set_on_header_callback2(callbacks, on_header2);
    else nghttp2_session_callbacks_set_on_header_callback(callbacks, on_header);
    cr_assert_eq(server ? nghttp2_session_server_new(&e->session, callbacks, e)
                        : nghttp2_session_client_new(&e->session, callbacks, e),
        0);
    nghttp2_session_callbacks_del(callbacks);
    cr_assert_eq(nghttp2_submit_settings(e->session, NGHTTP2_FLAG_NONE, NULL, 0), 0);
}

/* Transfers the bytes that from wants to send. Returns false if there were none. */
static bool transfer(endpoint *from, endpoint *to)
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

/* sweep_list_open lists CF-Ray, X-Int-* without X-Int-Public, *-Debug, and X-Int-Trace. */
static const nghttp2_nv request[] = {NV(":method", "POST"), NV(":scheme", "https"), NV(":path", "/"),
    NV(":authority", "a"), NV("cf-ray", "1"), NV("accept", "2"), NV("x_int_a", "3"), NV("x-int-public", "4"),
    NV("my-debug", "5"), NV("cf-ray", "6"), NV("user-agent", "7"), NV("x-int-trace", "8")};
static const nghttp2_nv trailers[] = {NV("x-int-sum", "9"), NV("checksum", "10"), NV("cf_ray", "11")};
static const nghttp2_nv response[] = {NV(":status", "200"), NV("x-int-node", "12"), NV("server", "13")};

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* Changes an array before it is submitted. Returns its new nvlen. */
typedef size_t array_call(const hdrtrie_table *, hdrtrie_shape, uint32_t, nghttp2_nv *, size_t);

static size_t submit_all(
    const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups, nghttp2_nv *nva, size_t nvlen)
{
    (void)table, (void)shape, (void)groups, (void)nva;
    return nvlen;
}

static size_t submit_cleared(
    const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups, nghttp2_nv *nva, size_t nvlen)
{
    return hdrtrie_nghttp2_nva_clear(table, shape, groups, nva, nvlen);
}

static size_t submit_kept(
    const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups, nghttp2_nv *nva, size_t nvlen)
{
    return hdrtrie_nghttp2_nva_keep(table, shape, groups, nva, nvlen);
}

/* Sends a request with trailers and a response; every array goes through sender first. Compares the fields that both ends
   see. */
static void exchange(
    hdrtrie_fold fold, array_call *sender, receiver receives, const char *server_seen, const char *client_seen)
{
    endpoint client, server;
    nghttp2_nv headers[COUNT_OF(request)], ends[COUNT_OF(trailers)], answer[COUNT_OF(response)];
    const nghttp2_data_provider body = {.read_callback = read_body};
    list_fixture list;
    size_t nvlen;
    sweep_list_open(&list, fold);
    endpoint_open(&client, &list, receives, false);
    endpoint_open(&server, &list, receives, true);
    memcpy(headers, request, sizeof headers);
    memcpy(ends, trailers, sizeof ends);
    memcpy(answer, response, sizeof answer);
    nvlen = sender(list.table, client.shape, HDRTRIE_ALL_GROUPS, headers, COUNT_OF(headers));
    client.trailers = ends;
    client.trailer_count = sender(list.table, client.shape, HDRTRIE_ALL_GROUPS, ends, COUNT_OF(ends));
    server.response = answer;
    server.response_count = sender(list.table, client.shape, HDRTRIE_ALL_GROUPS, answer, COUNT_OF(answer));
    cr_assert_gt(nghttp2_submit_request(client.session, NULL, headers, nvlen, &body, NULL), 0);
    for (bool more = true; more;) {
        more = transfer(&client, &server);
        more = transfer(&server, &client) || more;
    }
    cr_expect_str_eq(server.seen, server_seen);
    cr_expect_str_eq(client.seen, client_seen);
    nghttp2_session_del(client.session);
    nghttp2_session_del(server.session);
    list_fixture_close(&list);
}

#define PSEUDO ":method=POST :scheme=https :path=/ :authority=a "
static const char whole_request[] =
    PSEUDO "cf-ray=1 accept=2 x_int_a=3 x-int-public=4 my-debug=5 cf-ray=6 user-agent=7 "
           "x-int-trace=8 | x-int-sum=9 checksum=10 cf_ray=11 | ";
static const char cleared_request[] = PSEUDO "accept=2 x-int-public=4 user-agent=7 | checksum=10 | ";
static const char kept_request[] = PSEUDO "cf-ray=1 my-debug=5 cf-ray=6 x-int-trace=8 | x-int-sum=9 | ";
static const char whole_response[] = ":status=200 x-int-node=12 server=13 | ";
static const char cleared_response[] = ":status=200 server=13 | ";
static const char kept_response[] = ":status=200 x-int-node=12 | ";

Test(nghttp2_session, without_the_adapter_everything_arrives)
{
    exchange(HDRTRIE_FOLD_SEPARATORS, submit_all, RECEIVE_ALL, whole_request, whole_response);
}

Test(nghttp2_session, submitted_arrays_are_cleared)
{
    exchange(HDRTRIE_FOLD_SEPARATORS, submit_cleared, RECEIVE_ALL, cleared_request, cleared_response);
}

Test(nghttp2_session, submitted_arrays_keep_listed_fields)
{
    exchange(HDRTRIE_FOLD_CASE, submit_kept, RECEIVE_ALL, kept_request, kept_response);
}

Test(nghttp2_session, on_header_ignores_removed_fields)
{
    exchange(HDRTRIE_FOLD_SEPARATORS, submit_all, RECEIVE_REMOVES, cleared_request, cleared_response);
}

Test(nghttp2_session, on_header_takes_kept_fields)
{
    exchange(HDRTRIE_FOLD_CASE, submit_all, RECEIVE_KEEPS, kept_request, kept_response);
}

Test(nghttp2_session, on_header_callback2_ignores_removed_fields)
{
    exchange(HDRTRIE_FOLD_SEPARATORS, submit_all, RECEIVE_RCBUF_REMOVES, cleared_request, cleared_response);
}

Test(nghttp2_session, on_header_callback2_takes_kept_fields)
{
    exchange(HDRTRIE_FOLD_CASE, submit_all, RECEIVE_RCBUF_KEEPS, kept_request, kept_response);
}
