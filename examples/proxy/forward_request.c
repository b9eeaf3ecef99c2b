/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "forward_request.h"
#include "strict_head.h"

#include <hdrtrie/head.h>

#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

static const char own_fields[] = "Via: 1.1 example\r\nConnection: close\r\n\r\n"; /* after those of the client */
static char buffer[16384 + 1];                                                    /* the longest head, and a NUL */

int forward_bytes(int peer, const char *data, size_t len)
{
    for (ssize_t n; len > 0; data += n, len -= (size_t)n) {
        if ((n = send(peer, data, len, MSG_NOSIGNAL)) <= 0) return 0;
    }
    return 1;
}

void forward_timeouts(int peer)
{
    const struct timeval five = {5, 0};
    setsockopt(peer, SOL_SOCKET, SO_RCVTIMEO, &five, sizeof five);
    setsockopt(peer, SOL_SOCKET, SO_SNDTIMEO, &five, sizeof five);
}

int forward_request(const hdrtrie_table *table, int client, const struct sockaddr_in *upstream)
{
    unsigned long long body;
    size_t len = 0;
    ssize_t n;
    const char *end = NULL;
    while (end == NULL) {
        if (len == sizeof buffer - 1) return 431;
        if ((n = recv(client, buffer + len, sizeof buffer - 1 - len, 0)) <= 0) return n == 0 ? 400 : 408;
        buffer[len += (size_t)n] = 0;
        end = strstr(buffer, "\r\n\r\n");
        if (end == NULL && strlen(buffer) != len) return 400; /* a NUL in the head */
    }
    const size_t head_len = (size_t)(end + 4 - buffer);
    const int refusal = strict_head_refusal(buffer, head_len, &body);
    if (refusal != 0) return refusal;
    const hdrtrie_head_result r = hdrtrie_head_clear(table, HDRTRIE_ALL_GROUPS, buffer, head_len, 0);
    if (r.malformed != 0) return 400;

    const int s = socket(AF_INET, SOCK_STREAM, 0);
    if (s < 0) return 503;
    forward_timeouts(s);
    const size_t early = len - head_len < body ? len - head_len : (size_t)body; /* nothing after it is forwarded */
    int ok = connect(s, (const struct sockaddr *)upstream, sizeof *upstream) == 0 &&
             forward_bytes(s, buffer, r.len - 2) && /* without the empty line */
             forward_bytes(s, own_fields, sizeof own_fields - 1) && forward_bytes(s, buffer + head_len, early);
    for (body -= early; ok && body > 0; body -= (size_t)n) {
        n = recv(client, buffer, body < sizeof buffer ? (size_t)body : sizeof buffer, 0);
        if (n <= 0) break; /* the upstream gets less than Content-Length: it must not use this request */
        ok = forward_bytes(s, buffer, (size_t)n);
    }
    int status = ok && body > 0 ? 400 : 502;
    while (ok && body == 0 && (n = recv(s, buffer, sizeof buffer, 0)) > 0) {
        ok = forward_bytes(client, buffer, (size_t)n);
        status = 0;
    }
    close(s);
    return status;
}
