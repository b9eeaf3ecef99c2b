/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contracts of the static functions of runtime/head_cookies.c. */

/*@ requires \valid_read(field) && at + field->name_len <= len && head_readable(head, len);
    assigns \nothing;
    ensures \result != 0 ==> field->named != 0; */
static bool is_cookie(const char *head, size_t len, size_t at, const hdrtrie_head_field *field);

/*@ requires from <= next && head_readable(head, next);
    assigns \nothing;
    ensures from <= \result <= next; */
static size_t value_end(const char *head, size_t from, size_t next);

/*@ requires to <= from <= end && (end == 0 || \valid(head + (0 .. end - 1)));
    assigns head[0 .. end - 1];
    ensures \result == to + (end - from) && \result <= end; */
static size_t copy_down(char *head, size_t to, size_t from, size_t end);
