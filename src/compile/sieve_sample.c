/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "sieve_sample.h"

#include "sieve_parts.h"

#include <string.h>

/* Names of everyday requests that are not in the registry. */
static const char *const unregistered[] = {"baggage", "Device-Memory", "Save-Data", "Sec-CH-UA", "Sec-CH-UA-Arch",
    "Sec-CH-UA-Full-Version-List", "Sec-CH-UA-Mobile", "Sec-CH-UA-Model", "Sec-CH-UA-Platform", "Sec-Fetch-Dest",
    "Sec-Fetch-Mode", "Sec-Fetch-Site", "Sec-Fetch-User", "Sec-Purpose", "Upgrade-Insecure-Requests", "X-API-Key",
    "X-Auth-Token", "X-B3-Sampled", "X-B3-SpanId", "X-B3-TraceId", "X-Client-Version", "X-Cloud-Trace-Context",
    "X-Correlation-ID", "X-CSRF-Token", "X-Datadog-Trace-ID", "X-Device-ID", "X-Forwarded-For", "X-Forwarded-Host",
    "X-Forwarded-Port", "X-Forwarded-Proto", "X-Forwarded-Scheme", "X-Forwarded-Server", "X-HTTP-Method-Override",
    "X-Real-IP", "X-Request-ID", "X-Requested-With", "X-Session-ID", "X-User-ID"};

static bool rule_matches(const hdrtrie_name *rule, const uint8_t *text, size_t len)
{
    size_t i;
    if (rule->len > len || (rule->kind == HDRTRIE_KIND_EXACT && rule->len != len)) return false;
    if (rule->kind != HDRTRIE_KIND_SUFFIX) return memcmp(rule->text, text, rule->len) == 0;
    for (i = 0; i < rule->len && rule->text[i] == text[len - 1 - i];) i++; /* the text of a suffix is reversed */
    return i == rule->len;
}

static void sample_add(hdrtrie_sample *sample, const uint8_t *text, size_t len)
{
    const size_t index = sample->count++;
    size_t i;
    hdrtrie_name_set_add(&sample->all, index);
    hdrtrie_name_set_add(&sample->lengths[hdrtrie_length_row(len)], index);
    hdrtrie_name_set_add(&sample->last[text[len - 1]], index);
    for (i = 0; i < HDRTRIE_SAMPLE_OFFSETS; i++) {
        hdrtrie_name_set_add(&sample->at[i][text[i < len ? i : len - 1]], index);
    }
}

/* Adds name[0, len), 1 <= len, unless a rule matches it. With `fold none` every second name is in lower case, as all
   are in HTTP/2. */
static void name_add(hdrtrie_fold fold, const hdrtrie_name *const *rules, size_t count, const char *name, size_t len,
    hdrtrie_sample *sample)
{
    const hdrtrie_fold spelling = fold == HDRTRIE_FOLD_NONE && sample->count % 2 != 0 ? HDRTRIE_FOLD_CASE : fold;
    uint8_t text[HDRTRIE_PATTERN_MAX];
    size_t i;
    if (len > sizeof text || sample->count == HDRTRIE_NAME_SET_MAX) return;
    for (i = 0; i < len; i++) text[i] = hdrtrie_byte_fold(spelling, (uint8_t)name[i]) & 0x7f;
    for (i = 0; i < count && !rule_matches(rules[i], text, len);) i++;
    if (i == count) sample_add(sample, text, len);
}

void hdrtrie_sample_make(hdrtrie_fold fold, const hdrtrie_name *const *rules, size_t count, hdrtrie_sample *sample)
{
    size_t len, i;
    const char *line = hdrtrie_preset_text("well-known", &len), *const end = line + len;
    for (i = 0; i < sizeof unregistered / sizeof unregistered[0]; i++) {
        name_add(fold, rules, count, unregistered[i], strlen(unregistered[i]), sample);
    }
    while (line != end) {
        const char *stop = (const char *)memchr(line, '\n', (size_t)(end - line));
        if (stop == NULL) stop = end;
        if (hdrtrie_byte_is_letter((uint8_t)line[0])) {
            name_add(fold, rules, count, line, (size_t)(stop - line), sample);
        }
        line = stop + (stop != end);
    }
}
