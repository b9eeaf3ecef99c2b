/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The part of Envoy's interface for dynamic modules that this module uses, for Envoy 1.38 to 1.40. Envoy resolves the names
   when it loads the module. Texts need no NUL. */
#ifndef HDRTRIE_ENVOY_ABI_H
#define HDRTRIE_ENVOY_ABI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A text of Envoy is valid during the hook that receives it. A text of ours is read during the call. */
typedef struct envoy_text {
    const char *at;
    size_t len;
} envoy_text;

typedef struct envoy_field {
    const char *name;
    size_t name_len;
    const char *value;
    size_t value_len;
} envoy_field;

typedef enum envoy_section {
    ENVOY_REQUEST_HEADERS,
    ENVOY_REQUEST_TRAILERS,
    ENVOY_RESPONSE_HEADERS,
    ENVOY_RESPONSE_TRAILERS
} envoy_section;

typedef enum envoy_level { ENVOY_LEVEL_INFO = 2, ENVOY_LEVEL_WARNING, ENVOY_LEVEL_ERROR } envoy_level;

/* Results of the hooks for headers. All other hooks return 0, which continues. */
enum { ENVOY_CONTINUE = 0, ENVOY_STOP = 1 };

/* Calls of Envoy. A stream is Envoy's filter object of one request, a config is its object of one filter configuration. */
void envoy_dynamic_module_callback_log(envoy_level level, envoy_text message);
size_t envoy_dynamic_module_callback_http_get_headers_size(void *stream, envoy_section section);
/* Fills one element of fields per field. The texts are valid until a field of the section changes. */
bool envoy_dynamic_module_callback_http_get_headers(void *stream, envoy_section section, envoy_field *fields);
/* Removes all fields with this name if the value is {NULL, 0}. Otherwise one field with the value replaces them. */
bool envoy_dynamic_module_callback_http_set_header(
    void *stream, envoy_section section, envoy_text name, envoy_text value);
bool envoy_dynamic_module_callback_http_add_header(
    void *stream, envoy_section section, envoy_text name, envoy_text value);
/* Answers the request itself. The fields of the answer have the form of envoy_field. */
void envoy_dynamic_module_callback_http_send_response(
    void *stream, uint32_t status, envoy_field *fields, size_t count, envoy_text body, envoy_text details);
void envoy_dynamic_module_callback_http_set_dynamic_metadata_string(
    void *stream, envoy_text space, envoy_text key, envoy_text value);
/* Returns the policy of the route, as made by its hook below, or NULL if the route has none. */
const void *envoy_dynamic_module_callback_get_most_specific_route_config(void *stream);
/* Counters exist once per combination of label values. A config can define them only while it is made. 0 is success. */
int envoy_dynamic_module_callback_http_filter_config_define_counter(
    void *config, envoy_text name, envoy_text *labels, size_t label_count, size_t *counter);
int envoy_dynamic_module_callback_http_filter_increment_counter(
    void *stream, size_t counter, envoy_text *label_values, size_t label_count, uint64_t by);

/* Hooks that this module implements. If a hook that makes something returns NULL, Envoy refuses the configuration. */
#pragma GCC visibility push(default)
const char *envoy_dynamic_module_on_program_init(void);
const void *envoy_dynamic_module_on_http_filter_config_new(void *config, envoy_text name, envoy_text text);
void envoy_dynamic_module_on_http_filter_config_destroy(const void *policy);
const void *envoy_dynamic_module_on_http_filter_per_route_config_new(envoy_text name, envoy_text text);
void envoy_dynamic_module_on_http_filter_per_route_config_destroy(const void *policy);
void *envoy_dynamic_module_on_http_filter_new(const void *policy, void *stream);
void envoy_dynamic_module_on_http_filter_destroy(void *memory);
int envoy_dynamic_module_on_http_filter_request_headers(void *stream, void *filter, bool is_last);
int envoy_dynamic_module_on_http_filter_request_trailers(void *stream, void *filter);
int envoy_dynamic_module_on_http_filter_response_headers(void *stream, void *filter, bool is_last);
int envoy_dynamic_module_on_http_filter_response_trailers(void *stream, void *filter);
#pragma GCC visibility pop

#endif
