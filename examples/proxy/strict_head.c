/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Accepts only what HTTP parsers read in one way. It does not refuse aliases, such as Content_Length: the group [aliases] of
   internal.names removes them. A proxy for general use would accept more: see `hdrtrie strip`. */
#include "strict_head.h"

#include <hdrtrie/find.h>

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Returns the value of a line with this name, without one space before it; or NULL. */
static const char *value_of(const char *line, const char *name)
{
    const size_t len = strlen(name);
    if (strncasecmp(line, name, len) != 0 || line[len] != ':') return NULL;
    return line + len + 1 + (line[len + 1] == ' ');
}

/* Returns 1 if the line is METHOD PATH HTTP/1.1. */
static int is_request_line(const char *line)
{
    const size_t method = strcspn(line, " ");
    const char *at = line + method + 1;
    if (line[method] != ' ' || !hdrtrie_name_is_token(line, method) || *at != '/') return 0;
    while (isgraph((unsigned char)*at)) at++;
    return strncmp(at, " HTTP/1.1\r\n", 11) == 0;
}

static int is_host(const char *value) /* a name or an IPv4 address, perhaps with a port */
{
    const char *at = value;
    while (isalnum((unsigned char)*at) || *at == '-' || *at == '.' || *at == '_') at++;
    if (at == value || *at != ':') return at != value && *at == '\r';
    const size_t digits = strspn(at + 1, "0123456789");
    return digits > 0 && digits < 6 && at[1 + digits] == '\r';
}

static int may_lose_body(const char *head) /* some servers take a body of these methods for the next request */
{
    return strncmp(head, "GET ", 4) == 0 || strncmp(head, "HEAD ", 5) == 0 || strncmp(head, "TRACE ", 6) == 0;
}

int strict_head_refusal(const char *head, size_t len, unsigned long long *body)
{
    int hosts = 0, lengths = 0;
    *body = 0;
    for (size_t i = 0; i < len; i++) { /* also finds a bare CR, a bare LF and a NUL */
        if (head[i] == '\r' && head[i + 1] == '\n') i++;
        else if (iscntrl((unsigned char)head[i]) && head[i] != '\t') return 400;
    }
    if (!is_request_line(head)) return 400;
    for (const char *line = strstr(head, "\r\n") + 2; *line != '\r'; line = strstr(line, "\r\n") + 2) {
        const char *value;
        if (*line == ' ' || *line == '\t') return 400; /* obs-fold */
        if (value_of(line, "Transfer-Encoding") || value_of(line, "Upgrade")) return 501;
        if (value_of(line, "Expect")) return 417;
        if ((value = value_of(line, "Host")) != NULL && (hosts++ || !is_host(value))) return 400;
        if ((value = value_of(line, "Connection")) != NULL && strncasecmp(value, "close\r", 6) != 0 &&
            strncasecmp(value, "keep-alive\r", 11) != 0) {
            return 501; /* it nominates fields: ../nominated_fields.c removes them */
        }
        if ((value = value_of(line, "Content-Length")) != NULL) {
            const size_t digits = strspn(value, "0123456789");
            if (lengths++ || digits == 0 || digits > 18 || value[digits] != '\r' || (*value == '0' && digits > 1))
                return 400;
            *body = strtoull(value, NULL, 10);
        }
    }
    return hosts == 0 || (*body != 0 && may_lose_body(head)) ? 400 : 0;
}
