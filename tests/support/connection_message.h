/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Fields as text, one a line, for examples and fuzzers:

       :path: /                 a name may begin with a colon
       Connection: close,       the value is what follows the next colon, white space included
        X-Foo                   a line that begins with white space continues the field before it (name NULL)
       Odd                      no colon: a name, and a value that is NULL */
#ifndef CONNECTION_MESSAGE_H
#define CONNECTION_MESSAGE_H

#include "connection_oracle.h"

#define CONNECTION_MESSAGE_MAX 1000 /* fields; lines past them are not read */

typedef struct connection_message {
    connection_field fields[CONNECTION_MESSAGE_MAX]; /* point into the text */
    size_t count;
} connection_message;

/* Reads lines that end at LF, or at the text's end. */
void connection_message_read(connection_message *m, const char *text, size_t len);

/* The names of fields[0, count), a space between them, "~" for a continuation. Static, until the next call. */
const char *connection_message_names(const connection_field *fields, size_t count);

#endif
