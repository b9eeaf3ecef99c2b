/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Fields as text, one per line, for examples and fuzz targets:

       :path: /                 a name may begin with a colon
       Connection: close,       the value begins after the colon, and includes white space
        X-Foo                   a line that begins with white space continues the previous field (its name is NULL)
       Odd                      no colon: a name with a NULL value */
#ifndef CONNECTION_MESSAGE_H
#define CONNECTION_MESSAGE_H

#include "connection_oracle.h"

#define CONNECTION_MESSAGE_MAX 1000 /* fields; later lines are ignored */

typedef struct connection_message {
    connection_field fields[CONNECTION_MESSAGE_MAX]; /* point into the text */
    size_t count;
} connection_message;

/* Reads lines that end with LF or with the text. */
void connection_message_read(connection_message *m, const char *text, size_t len);

/* The names of fields[0, count), separated by spaces, with "~" for a continuation. The result is static and valid
   until the next call. */
const char *connection_message_names(const connection_field *fields, size_t count);

#endif
