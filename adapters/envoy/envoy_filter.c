/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Filter: the hooks that Envoy calls. */
#include <stdlib.h>
#include <string.h>

#include "envoy_filter.h"

enum { LOCAL_FIELDS = 128 }; /* Envoy's own limit is 100 by default */

static const char *const directions[ENVOY_DIRECTIONS] = {"request", "response"};

const char *envoy_section_name(envoy_section section)
{
    static const char *const names[] = {"request_headers", "request_trailers", "response_headers", "response_trailers"};
    return names[section];
}

void envoy_count(const envoy_marks *marks, size_t counter, const char *group, uint64_t by)
{
    const char *direction = directions[marks->direction];
    envoy_text labels[2] = {{direction, strlen(direction)}, {group, group != NULL ? strlen(group) : 0}};
    envoy_dynamic_module_callback_http_filter_increment_counter(
        marks->stream, counter, labels, group != NULL ? 2 : 1, by);
}

/* The version of the interface. Envoy 1.38 and later only warn about another one. */
const char *envoy_dynamic_module_on_program_init(void)
{
    return "v0.1.0";
}

static bool counters_define(void *config, envoy_policy *policy)
{
    static const char *const names[] = {"hdrtrie_fields", "hdrtrie_not_kept", "hdrtrie_hop_by_hop", "hdrtrie_cookies"};
    size_t *const ids[] = {
        &policy->counter_fields, &policy->counter_not_kept, &policy->counter_hop_by_hop, &policy->counter_cookies};
    envoy_text labels[2] = {{"direction", 9}, {"group", 5}};
    size_t i;
    for (i = 0; i < sizeof ids / sizeof *ids; i++) {
        if (envoy_dynamic_module_callback_http_filter_config_define_counter(
                config, (envoy_text){names[i], strlen(names[i])}, labels, i == 0 ? 2 : 1, ids[i]) != 0) {
            envoy_log(ENVOY_LEVEL_ERROR, "hdrtrie: Envoy refuses the counter %s", names[i]);
            return false;
        }
    }
    return true;
}

const void *envoy_dynamic_module_on_http_filter_config_new(void *config, envoy_text name, envoy_text text)
{
    envoy_policy *policy = envoy_policy_read(text);
    (void)name;
    if (policy == NULL || counters_define(config, policy)) return policy;
    envoy_policy_free(policy);
    return NULL;
}

void envoy_dynamic_module_on_http_filter_config_destroy(const void *policy)
{
    envoy_policy_free((envoy_policy *)(uintptr_t)policy);
}

const void *envoy_dynamic_module_on_http_filter_per_route_config_new(envoy_text name, envoy_text text)
{
    (void)name;
    return envoy_policy_read(text);
}

void envoy_dynamic_module_on_http_filter_per_route_config_destroy(const void *policy)
{
    envoy_policy_free((envoy_policy *)(uintptr_t)policy);
}

void *envoy_dynamic_module_on_http_filter_new(const void *policy, void *stream)
{
    envoy_filter *filter = envoy_allocate(sizeof *filter);
    (void)stream;
    *filter = (envoy_filter){.policy = policy};
    return filter;
}

void envoy_dynamic_module_on_http_filter_destroy(void *memory)
{
    envoy_filter *filter = memory;
    free(filter->nominations[ENVOY_REQUEST]);
    free(filter->nominations[ENVOY_RESPONSE]);
    free(filter);
}

/* Clears the fields that marks points to. Returns the result of the hook. */
static int section_clear(envoy_marks *marks, bool is_last)
{
    memset(marks->words, 0, (marks->count + 63) / 64 * sizeof *marks->words);
    envoy_marks_add_uses(marks);
    if (marks->policy->connection && !envoy_marks_add_connection(marks, is_last)) {
        envoy_dynamic_module_callback_http_send_response(marks->stream, 400, NULL, 0,
            (envoy_text){"too many nominations in Connection\n", 35}, (envoy_text){"hdrtrie_nominations", 19});
        return ENVOY_STOP;
    }
    envoy_marks_apply(marks);
    if (marks->policy->has_cookie_rules && marks->direction == ENVOY_REQUEST) envoy_cookies_clear(marks);
    return ENVOY_CONTINUE;
}

static int section_enter(void *stream, envoy_filter *filter, envoy_section section, bool is_last)
{
    envoy_field local[2 * LOCAL_FIELDS + LOCAL_FIELDS / 64], *memory = local;
    const envoy_policy *policy = envoy_dynamic_module_callback_get_most_specific_route_config(stream);
    envoy_marks marks = {.stream = stream, .filter = filter, .section = section};
    size_t words;
    int result;
    marks.policy = policy != NULL ? policy : filter->policy;
    marks.direction = section < ENVOY_RESPONSE_HEADERS ? ENVOY_REQUEST : ENVOY_RESPONSE;
    if (marks.policy->uses[marks.direction].count == 0 && !marks.policy->connection) return ENVOY_CONTINUE;
    marks.count = envoy_dynamic_module_callback_http_get_headers_size(stream, section);
    if (marks.count == 0) return ENVOY_CONTINUE;
    words = (marks.count + 63) / 64; /* two bitmaps of a word per 64 fields fit the room of a field */
    if (marks.count > LOCAL_FIELDS) memory = envoy_allocate((2 * marks.count + words) * sizeof *memory);
    marks.fields = memory;
    marks.copy = memory + marks.count;
    marks.words = (uint64_t *)(void *)(memory + 2 * marks.count);
    marks.more = marks.words + words;
    result = envoy_dynamic_module_callback_http_get_headers(stream, section, marks.fields)
                 ? section_clear(&marks, is_last)
                 : ENVOY_CONTINUE;
    if (memory != local) free(memory);
    return result;
}

int envoy_dynamic_module_on_http_filter_request_headers(void *stream, void *filter, bool is_last)
{
    return section_enter(stream, filter, ENVOY_REQUEST_HEADERS, is_last);
}

int envoy_dynamic_module_on_http_filter_request_trailers(void *stream, void *filter)
{
    return section_enter(stream, filter, ENVOY_REQUEST_TRAILERS, true);
}

int envoy_dynamic_module_on_http_filter_response_headers(void *stream, void *filter, bool is_last)
{
    return section_enter(stream, filter, ENVOY_RESPONSE_HEADERS, is_last);
}

int envoy_dynamic_module_on_http_filter_response_trailers(void *stream, void *filter)
{
    return section_enter(stream, filter, ENVOY_RESPONSE_TRAILERS, true);
}
