/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Forward request: one request from a client to an upstream, and the response back. */
#ifndef FORWARD_REQUEST_H
#define FORWARD_REQUEST_H

#include <hdrtrie/types.h>

#include <netinet/in.h>

/* Reads a request from the socket client, removes the fields of table, and forwards it to a new connection to upstream.
   Returns 0 if it sent at least a part of a response, or else the status to respond with. */
int forward_request(const hdrtrie_table *table, int client, const struct sockaddr_in *upstream);

/* Sends len bytes. Returns 1, or 0 if the peer does not take all of them. */
int forward_bytes(int peer, const char *data, size_t len);

/* Limits each wait for the peer to five seconds. */
void forward_timeouts(int peer);

#endif
