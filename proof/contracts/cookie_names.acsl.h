/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contracts of the static functions of runtime/cookie_pair.c. */

/*@ assigns \nothing; */
static bool is_blank(char c);
/*@ assigns \nothing; */
static bool is_control(char c);
/*@ assigns \nothing; */
static bool is_low(char c);
/*@ assigns \nothing; */
static bool is_gap(char c);

/*@ requires at <= end && value_readable(value, end);
    assigns \nothing; */
static bool quotes_close(const char *value, size_t at, size_t end);

/*@ requires \valid_read(pair) && pair_in(*pair, pair->end) && value_readable(value, pair->end);
    assigns \nothing; */
static bool is_malformed(const char *value, const hdrtrie_cookie_pair *pair);

/*@ requires value_readable(name, len);
    assigns \nothing; */
static bool is_in_groups(const hdrtrie_table *cookies, uint32_t groups, const char *name, size_t len);

/*@ assigns \nothing;
    ensures -1 <= \result <= 15; */
static int digit_value(char c);

/*@ requires value_readable(name, len) && \valid(seen);
    assigns *seen;
    ensures value_readable(seen->name, seen->len); */
static bool name_decode(const char *name, size_t len, hdrtrie_cookie_seen *seen);

/*@ requires value_readable(name, len) && \valid(seen);
    assigns *seen; */
static bool is_listed(
    const hdrtrie_table *cookies, uint32_t groups, const char *name, size_t len, hdrtrie_cookie_seen *seen);

/*@ predicate search_sound{L}(search *s) = \valid_read(s) && s->from <= s->to && value_readable(s->value, s->to) &&
      \valid(s->seen) && \separated(s, s->seen); */

/*@ requires search_sound(s) && from <= to <= s->to;
    assigns *s->seen; */
static bool is_name_listed(const search *s, size_t from, size_t to);

/*@ requires search_sound(s) && at <= s->to;
    assigns \nothing; */
static bool equals_follow(const search *s, size_t at, bool gaps);

/*@ requires search_sound(s);
    assigns *s->seen; */
static bool has_listed_after_comma(const search *s);

/*@ requires search_sound(s);
    assigns *s->seen; */
static bool has_listed_word(const search *s);

/*@ requires search_sound(s);
    assigns *s->seen; */
static bool has_listed_after_gap(const search *s);

/*@ requires search_sound(s) && s->from < s->to;
    assigns *s->seen; */
static bool has_listed_name(const search *s);

/*@ requires value_readable(text, len) && value_readable(word, word_len);
    assigns \nothing; */
static bool is_word(const char *text, size_t len, const char *word, size_t word_len);
