/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contracts of runtime/cookie_pair.c: it reads only the value, and writes only what `seen` points to. */

/*@ predicate value_readable{L}(char *value, integer len) = len == 0 || \valid_read(value + (0 .. len - 1));
    predicate pair_in(hdrtrie_cookie_pair p, integer len) =
      p.begin <= p.from <= p.equals <= p.to <= p.end <= len; */

/*@ requires begin <= len && value_readable(value, len);
    assigns \nothing;
    ensures pair_in(\result, len) && \result.begin == begin; */
hdrtrie_cookie_pair hdrtrie_cookie_pair_read(const char *value, size_t len, size_t begin);

/*@ requires \valid_read(pair) && \valid(seen) && \separated(pair, seen);
    requires pair_in(*pair, pair->end) && pair->from < pair->to && value_readable(value, pair->end);
    assigns *seen; */
hdrtrie_cookie_fate hdrtrie_cookie_pair_judge(const hdrtrie_table *cookies, uint32_t groups, const char *value,
    const hdrtrie_cookie_pair *pair, hdrtrie_cookie_seen *seen);

/*@ requires \valid_read(pair) && pair_in(*pair, pair->end) && value_readable(value, pair->end);
    assigns \nothing; */
bool hdrtrie_cookie_pair_is_attribute(const char *value, const hdrtrie_cookie_pair *pair);
