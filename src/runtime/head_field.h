/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Finds where the fields of an HTTP/1 head begin and end. head.c decides which of them to remove.

   A line ends at LF; a CR directly before the LF is part of the line end. Any other CR is bare, also as the last byte
   of the head: the next byte is unknown, and some readers end a line at CR.

   A field is a line that does not begin with white space, with all lines after it that do (obs-fold). An empty line
   does not take any. Lines with leading white space after an empty line or directly after the start line belong to no
   field; here they count as one field without a name. */
#ifndef HDRTRIE_SRC_RUNTIME_HEAD_FIELD_H
#define HDRTRIE_SRC_RUNTIME_HEAD_FIELD_H

#include <hdrtrie/detail/fold.h>
#include <hdrtrie/find.h>
#ifndef __cplusplus
#include <stdbool.h>
#endif

typedef struct hdrtrie_head_field {
    size_t next;     /* where the next field begins; the head's length after the last one */
    size_t name_len; /* bytes before the first line's colon; 0 if not named */
    bool named;      /* the first line has a colon and does not begin with white space */
    bool empty;      /* the first line is only a line end */
    bool folded;     /* continuation lines follow the first */
    bool flawed;     /* the field contains a bare CR or a NUL */
} hdrtrie_head_field;

#ifdef __FRAMAC__
#include <contracts/head_field.acsl.h>
#endif

/* Sets the top bit of each byte of w that is below 0x0e, or a colon if to_colon. Only the lowest bit set is certain: a
   borrow may set those above it. NUL, LF and CR are below 0x0e, and few other bytes in practice, so one subtraction
   finds all three. */
HDRTRIE_INLINE uint64_t hdrtrie_head_stops(uint64_t w, int to_colon)
{
    const uint64_t each = 0x0101010101010101u, top = 0x80 * each, colon = w ^ ':' * each;
    uint64_t stops = (w - 0x0e * each) & ~w;
    /*@ assert \forall integer i; 0 <= i < 8 && no_bit_from(w, 8 * i) ==> stop_at(stops, i); */
    if (to_colon) stops |= (colon - each) & ~colon;
    /*@ assert \forall integer i; 0 <= i < 8 && no_bit_from(w, 8 * i) ==> stop_at(stops, i); */
    return stops & top;
}

/* The index of the lowest byte in stops, 0..7; stops is not 0. */
HDRTRIE_INLINE size_t hdrtrie_head_first_stop(uint64_t stops)
{
    return hdrtrie_lowest_bit(stops) / 8;
}

/* The index of the first byte in [at, len) that is below 0x0e, or a colon if to_colon; len if no byte is. */
HDRTRIE_INLINE size_t hdrtrie_head_skip(const char *head, size_t at, size_t len, int to_colon)
{
    const uint8_t *p = (const uint8_t *)head;
    uint64_t stops;
    size_t left, stop;
    /*@ loop invariant \at(at, Pre) <= at <= len;
        loop assigns at, stops, stop;
        loop variant len - at; */
    for (; len - at >= 8; at += 8) {
        stops = hdrtrie_head_stops(hdrtrie_load_le64(p + at), to_colon);
        if (stops != 0) {
            stop = hdrtrie_head_first_stop(stops);
            /*@ assert at + stop <= len; */
            return at + stop;
        }
    }
    left = len - at;
    if (left == 0) return len;
    /* the load fills missing bytes with NUL, so the search stops at len at the latest */
    stops = hdrtrie_head_stops(hdrtrie_load_le_exact(p + at, left), to_colon);
    /*@ assert left < 8 && stop_at(stops, left); */
    stop = hdrtrie_head_first_stop(stops);
    /*@ assert stop <= left && at + stop <= len; */
    return at + stop;
}

/* Whether the line at `at`, at < len, is only a line end. */
HDRTRIE_INLINE bool hdrtrie_head_line_is_empty(const char *head, size_t at, size_t len)
{
    return head[at] == '\n' || (head[at] == '\r' && at + 1 < len && head[at + 1] == '\n');
}

/* Where the fields begin: after leading empty lines and the start line. */
HDRTRIE_INLINE size_t hdrtrie_head_fields_begin(const char *head, size_t len)
{
    size_t at = 0;
    /*@ loop invariant at <= len;
        loop assigns at;
        loop variant len - at; */
    while (at < len && hdrtrie_head_line_is_empty(head, at, len)) at += head[at] == '\n' ? 1 : 2;
    /*@ loop invariant at <= len;
        loop assigns at;
        loop variant len - at; */
    while ((at = hdrtrie_head_skip(head, at, len, 0)) < len) {
        if (head[at++] == '\n') break;
    }
    return at;
}

/* Reads the field that begins at `at`, at < len, with its continuation lines. */
HDRTRIE_INLINE hdrtrie_head_field hdrtrie_head_field_read(const char *head, size_t len, size_t at)
{
    hdrtrie_head_field field;
    size_t i = at;
    int to_colon = head[at] != ' ' && head[at] != '\t';
    field.name_len = 0;
    field.named = field.folded = field.flawed = false;
    field.empty = hdrtrie_head_line_is_empty(head, at, len);
    /*@ loop invariant at <= i <= len && at + field.name_len <= len && (field.named ==> at + field.name_len < i);
        loop assigns i, to_colon, field.name_len, field.named, field.folded, field.flawed;
        loop variant len - i; */
    while ((i = hdrtrie_head_skip(head, i, len, to_colon)) < len) {
        const char c = head[i++];
        const bool crlf = c == '\r' && i < len && head[i] == '\n';
        if (c == '\n' || crlf) {
            i += crlf;
            if (field.empty || i == len || (head[i] != ' ' && head[i] != '\t')) break;
            field.folded = true;
            to_colon = 0; /* a later colon does not end the name */
        } else if (c == ':' && to_colon) {
            field.name_len = i - 1 - at;
            field.named = true;
            to_colon = 0;
        } else if (c == '\0' || c == '\r') {
            field.flawed = true;
        }
    }
    field.next = i;
    return field;
}

/* Whether the field at `at` is malformed: its name is missing or not a token, or it contains a bare CR or a NUL. (Some
   readers end a line at a bare CR, others end the whole text at a NUL.) The empty line at the end is not malformed. */
HDRTRIE_INLINE bool hdrtrie_head_field_is_malformed(
    const char *head, size_t len, size_t at, const hdrtrie_head_field *field)
{
    if (!field->named) return !field->empty || field->next != len;
    return field->flawed || !hdrtrie_name_is_token(head + at, field->name_len);
}

#endif
