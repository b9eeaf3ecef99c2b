/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "cookies.h"

#include <hdrtrie/cookie.h>

#include "../../src/runtime/cookie_pair.h"

/* Reports each pair that hdrtrie_cookie_clear removes; value is not cleared yet. */
static void report_pairs(
    const hdrtrie_table *cookies, uint32_t groups, bool trailer, const char *value, size_t len, gen_report *report)
{
    hdrtrie_cookie_pair pair;
    hdrtrie_cookie_seen seen;
    bool follows_removed = false;
    for (size_t at = 0; at <= len; at = pair.end + 1) {
        pair = hdrtrie_cookie_pair_read(value, len, at);
        if (pair.from == pair.to) continue;
        const gen_span name = gen_span_trim((gen_span){value + pair.from, pair.equals - pair.from});
        const hdrtrie_cookie_fate fate = hdrtrie_cookie_pair_judge(cookies, groups, value, &pair, &seen);
        const bool attribute = follows_removed && hdrtrie_cookie_pair_is_attribute(value, &pair);
        if (fate == HDRTRIE_COOKIE_LISTED) {
            gen_report_add_cookie(report, name, trailer, GEN_LISTED, (gen_span){seen.name, seen.len});
        } else if (fate == HDRTRIE_COOKIE_MALFORMED || attribute) {
            gen_report_add_cookie(
                report, name, trailer, fate == HDRTRIE_COOKIE_MALFORMED ? GEN_MALFORMED : GEN_ATTRIBUTE, name);
        }
        follows_removed = fate != HDRTRIE_COOKIE_STAYS || attribute;
    }
}

bool gen_cookies_clear(
    const hdrtrie_table *cookies, uint32_t groups, bool trailer, char *value, gen_field *field, gen_report *report)
{
    if (!gen_span_is(field->name, "cookie")) return true;
    if (report != NULL) report_pairs(cookies, groups, trailer, value, field->value.len, report);
    const hdrtrie_cookie_result r = hdrtrie_cookie_clear(cookies, groups, value, field->value.len);
    if (r.removed == 0) return true;
    field->line.len -= field->value.len - r.len;
    field->value.len = r.len;
    memcpy(value + r.len, "\r\n", 2);
    return r.len != 0;
}
