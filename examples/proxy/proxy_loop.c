/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A small proxy on the loopback interface: reads a head, removes the listed fields, forwards the request and its response.
   Limits: one client at a time, one request per connection, no chunked request; bodies and responses pass unchanged.

       ./proxy_loop internal.names 8080 8081      # its port (0: any free one), and the port of the upstream

   Change own_fields in forward_request.c. Without strict_head.c one request could hide another one. */
#include "forward_request.h"

#include <hdrtrie/hdrtrie.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

static void print_diagnostic(void *context, const hdrtrie_diagnostic *d)
{
    (void)context;
    fprintf(stderr, "%s:%u:%u: %s\n", d->file, (unsigned)d->line, (unsigned)d->column, d->text);
}

static int read_address(const char *port, struct sockaddr_in *address)
{
    char *end;
    const unsigned long number = strtoul(port, &end, 10);
    *address = (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons((uint16_t)number)};
    address->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return end != port && *end == 0 && number <= 65535;
}

static int listen_at(struct sockaddr_in *address) /* stores the port if it was 0 */
{
    socklen_t len = sizeof *address;
    const int server = socket(AF_INET, SOCK_STREAM, 0);
    if (server >= 0 && bind(server, (const struct sockaddr *)address, len) == 0 && listen(server, 16) == 0 &&
        getsockname(server, (struct sockaddr *)address, &len) == 0) {
        return server;
    }
    perror("proxy_loop");
    exit(1);
}

int main(int argc, char **argv)
{
    hdrtrie_table *table;
    struct sockaddr_in address, upstream;
    hdrtrie_list_options options = {.build = {.diagnose = print_diagnostic}};
    if (argc != 4 || !read_address(argv[2], &address) || !read_address(argv[3], &upstream)) {
        fprintf(stderr, "usage: proxy_loop LIST PORT UPSTREAM_PORT\n");
        return 2;
    }
    const hdrtrie_error error = hdrtrie_list_load(argv[1], &options, &table);
    if (error != HDRTRIE_OK) {
        fprintf(stderr, "%s: %s\n", argv[1], hdrtrie_error_text(error));
        return 1;
    }
    const int server = listen_at(&address);
    printf("127.0.0.1:%d\n", ntohs(address.sin_port));
    fflush(stdout);
    for (;;) {
        char response[96], unread[4096];
        const int client = accept(server, NULL, NULL);
        if (client < 0) continue;
        forward_timeouts(client);
        const int status = forward_request(table, client, &upstream);
        const int len = snprintf(
            response, sizeof response, "HTTP/1.1 %d Refused\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", status);
        if (status != 0) forward_bytes(client, response, (size_t)len);
        shutdown(client, SHUT_WR);
        for (int turn = 0; turn < 64 && recv(client, unread, sizeof unread, MSG_DONTWAIT) > 0; turn++) {
        } /* unread bytes would reset the connection */
        close(client);
    }
}
