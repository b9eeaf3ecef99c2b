/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Policy: the configuration of a listener or of a route, read from its text. It does not change after that. */
#ifndef HDRTRIE_ENVOY_POLICY_H
#define HDRTRIE_ENVOY_POLICY_H

#include <hdrtrie/hdrtrie.h>

#include "envoy_abi.h"

enum { ENVOY_REQUEST, ENVOY_RESPONSE, ENVOY_DIRECTIONS };
enum { ENVOY_USES_MAX = 8 }; /* lines with `strip` or `keep` per direction */

/* A table and the groups of it that a line selects. */
typedef struct envoy_use {
    const hdrtrie_table *table;
    uint32_t groups;
    bool keeps; /* a `keep` line */
} envoy_use;

typedef struct envoy_uses {
    envoy_use items[ENVOY_USES_MAX]; /* the `strip` lines before the `keep` lines */
    size_t count;
} envoy_uses;

/* A list or table that the policy owns. Lines with the same path share it. */
typedef struct envoy_list {
    char *path;
    hdrtrie_table *table;
} envoy_list;

typedef struct envoy_policy {
    envoy_uses uses[ENVOY_DIRECTIONS];
    envoy_list lists[2 * ENVOY_USES_MAX + 2]; /* those of all lines, and two presets */
    size_t list_count;
    bool has_cookie_rules; /* in a list that strips requests */
    bool connection, report_metadata, report_log;
    hdrtrie_connection_options hops; /* for connection */
    /* Ids of the counters. Only the policy of a listener has them; its routes use them too. */
    size_t counter_fields, counter_not_kept, counter_hop_by_hop, counter_cookies;
} envoy_policy;

/* Reads the text of a configuration. Returns NULL after it has logged each error as file:line:col. */
envoy_policy *envoy_policy_read(envoy_text text);
void envoy_policy_free(envoy_policy *policy);

/* Loads a list or a table, which then belongs to the policy. For the path `-` it reads rest: the configuration, with blanks
   up to the line `---`. Returns NULL after it has logged each error. */
const hdrtrie_table *envoy_list_read(envoy_policy *policy, envoy_text path, const char *rest, size_t rest_len);
/* Builds the table of a preset under a fold. The table belongs to the policy. Returns NULL after it has logged the error. */
const hdrtrie_table *envoy_preset_read(envoy_policy *policy, const char *preset, const char *fold);

/* Logs a line for the operator. */
void envoy_log(envoy_level level, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
