/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Cookies: applies the cookie rules of the strip lines to the Cookie fields of a request. */
#include <stdlib.h>
#include <string.h>

#include "envoy_filter.h"

static const char name[] = "cookie"; /* Envoy holds names in lower case */

static bool is_cookie(const envoy_field *field)
{
    return field->name_len == sizeof name - 1 && memcmp(field->name, name, sizeof name - 1) == 0;
}

/* Removes the cookies that a strip line matches from a value. Returns how many, and changes *len. */
static size_t value_clear(const envoy_uses *uses, char *value, size_t *len)
{
    size_t i, removed = 0;
    for (i = 0; i < uses->count && !uses->items[i].keeps; i++) {
        const hdrtrie_table *cookies = hdrtrie_cookies(uses->items[i].table);
        hdrtrie_cookie_result result;
        if (cookies == NULL) continue;
        result = hdrtrie_cookie_clear(cookies, uses->items[i].groups, value, *len);
        *len = result.len;
        removed += result.removed;
    }
    return removed;
}

/* Replaces all Cookie fields with the values, of which there are count. */
static void values_set(const envoy_marks *marks, const envoy_text *values, size_t count)
{
    const envoy_text key = {name, sizeof name - 1}, none = {NULL, 0};
    size_t i;
    envoy_dynamic_module_callback_http_set_header(marks->stream, marks->section, key, count != 0 ? values[0] : none);
    for (i = 1; i < count; i++) {
        envoy_dynamic_module_callback_http_add_header(marks->stream, marks->section, key, values[i]);
    }
}

void envoy_cookies_clear(envoy_marks *marks)
{
    size_t i, len = 0, fields = 0, left = 0, removed = 0;
    envoy_text *values;
    char *text;
    /* There are fewer fields than before, and their texts may have moved. */
    marks->count = envoy_dynamic_module_callback_http_get_headers_size(marks->stream, marks->section);
    if (!envoy_dynamic_module_callback_http_get_headers(marks->stream, marks->section, marks->fields)) return;
    for (i = 0; i < marks->count; i++) {
        if (!is_cookie(&marks->fields[i])) continue;
        len += marks->fields[i].value_len;
        fields++;
    }
    if (fields == 0) return;
    values = envoy_allocate(fields * sizeof *values + len);
    text = (char *)(values + fields);
    for (i = 0; i < marks->count; i++) {
        if (!is_cookie(&marks->fields[i])) continue;
        len = marks->fields[i].value_len;
        if (len != 0) memcpy(text, marks->fields[i].value, len);
        removed += value_clear(&marks->policy->uses[ENVOY_REQUEST], text, &len);
        if (len != 0) values[left++] = (envoy_text){text, len};
        text += len;
    }
    if (removed != 0) {
        values_set(marks, values, left);
        envoy_count(marks, marks->filter->policy->counter_cookies, NULL, removed);
    }
    free(values);
}
