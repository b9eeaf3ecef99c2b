/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contracts of runtime/head.c: it reads and writes only the head, and the result is not longer. */

/* clearing_sound: the result ends before the bytes that remain, and all of it lies in the head. So every copy moves
   bytes down within the head. */

/*@ predicate clearing_sound{L}(clearing c) = c.result.len <= c.run <= c.at <= c.len &&
      (c.len == 0 || \valid(c.head + (0 .. c.len - 1)));
    predicate same_head(clearing a, clearing b) = a.head == b.head && a.len == b.len; */

/*@ requires clearing_sound(c) && field_at(field, c.at, c.len);
    assigns \nothing; */
static bool removes(clearing c, hdrtrie_head_field field, bool bit);

/*@ requires clearing_sound(c);
    assigns c.head[0 .. c.len - 1];
    ensures clearing_sound(\result) && same_head(\result, c) && \result.run == c.at == \result.at; */
static clearing close_run(clearing c);

/*@ requires clearing_sound(c) && field_at(field, c.at, c.len);
    assigns c.head[0 .. c.len - 1];
    ensures clearing_sound(\result) && same_head(\result, c) && \result.at == field.next; */
static clearing field_clear(clearing c, hdrtrie_head_field field, bool bit);

/* field_found: f is a field of the head that begins at `at`; its name lies in the head. fields_found: count such
   fields, one after the other. names_readable_in: mark may read all their names. */
/*@ predicate field_found{L}(marked_field *f, integer at, char *head, integer len) =
      0 <= at < f->field.next <= len && at + f->field.name_len <= len && f->name == head + at &&
        f->name_len == f->field.name_len;
    // where field k begins
    logic integer begins{L}(marked_field *fields, integer k, integer begin) = k <= 0 ? begin : fields[k - 1].field.next;
    predicate fields_found{L}(marked_field *fields, integer count, integer begin, char *head, integer len) =
      \forall integer k; 0 <= k < count ==> field_found(fields + k, begins(fields, k, begin), head, len);
    predicate names_readable_in{L}(marked_field *fields, integer count) = \forall integer k; 0 <= k < count ==>
      fields[k].name_len == 0 || \valid_read(fields[k].name + (0 .. fields[k].name_len - 1)); */

/*@ requires at < len && head_readable(head, len) && \valid(found);
    assigns *found;
    ensures field_found(found, at, head, len) && \result == found->field.next; */
static size_t field_find(const char *head, size_t len, size_t at, marked_field *found);

/*@ requires at < len && head_readable(head, len) && \valid(fields + (0 .. BATCH - 1));
    assigns fields[0 .. BATCH - 1];
    ensures 1 <= \result <= BATCH && fields_found(fields, \result, at, head, len); */
static size_t fields_find(const char *head, size_t len, size_t at, marked_field *fields);

/*@ requires clearing_sound(c) && 1 <= count <= BATCH && \valid_read(fields + (0 .. BATCH - 1));
    requires fields_found(fields, count, c.at, c.head, c.len);
    assigns c.head[0 .. c.len - 1];
    ensures clearing_sound(\result) && same_head(\result, c) && c.at < \result.at; */
static clearing fields_clear(clearing c, const marked_field *fields, size_t count, uint64_t marks);

/*@ requires clearing_sound(c) && c.at < c.len;
    assigns c.head[0 .. c.len - 1];
    ensures clearing_sound(\result) && same_head(\result, c) && c.at < \result.at; */
static clearing clear_batch(clearing c);

/*@ requires len == 0 || \valid(head + (0 .. len - 1));
    assigns head[0 .. len - 1];
    ensures \result.len <= len; */
hdrtrie_head_result hdrtrie_head_clear(
    const hdrtrie_table *table, uint32_t groups, char *head, size_t len, uint32_t flags);
