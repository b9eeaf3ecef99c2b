/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Where the fields of an HTTP/1 head begin and end, byte by byte; what happens to them is their reader's to say.

   A line ends at LF; a CR directly before that LF is part of its end. Any other CR is bare, also one that is the very
   last byte of the head: nobody knows what follows it, and a reader that ends lines at CR must not be handed one. A
   field is a line that does not begin with white space, and the lines behind it that do (obs-fold). An empty line takes
   none: what follows it is an orphan, as are such lines directly behind the start line; they count as one field. */
#ifndef HDRTRIE_SRC_HEAD_FIELD_H
#define HDRTRIE_SRC_HEAD_FIELD_H

#include <hdrtrie/detail/fold.h>
#include <hdrtrie/find.h>
#ifndef __cplusplus
#include <stdbool.h>
#endif

typedef struct hdrtrie_head_field {
    size_t next;     /* where the next field begins; the head's length after the last one */
    size_t name_len; /* bytes before the first line's colon, where named */
    bool named;      /* the first line has a colon and does not begin with white space */
    bool empty;      /* the first line has nothing but its end */
    bool folded;     /* continuation lines follow the first */
    bool flawed;     /* a bare CR or a NUL stands somewhere in it */
} hdrtrie_head_field;

#ifdef __FRAMAC__
#include <contracts/head_field.acsl.h>
#endif

/* The bytes of w below 0x0e, and the colons in it if those are wanted, as the top bits of bytes. The lowest one is
   right; borrows may spoil those above. NUL, LF and CR are below 0x0e and next to nothing else is that occurs, so that
   one subtraction finds all three. */
HDRTRIE_INLINE uint64_t hdrtrie_head_stops(uint64_t w, int to_colon)
{
    const uint64_t each = 0x0101010101010101u, top = 0x80 * each, colon = w ^ ':' * each;
    uint64_t stops = (w - 0x0e * each) & ~w;
    /*@ assert \forall integer i; 0 <= i < 8 && no_bit_from(w, 8 * i) ==> stop_at(stops, i); */
    if (to_colon) stops |= (colon - each) & ~colon;
    /*@ assert \forall integer i; 0 <= i < 8 && no_bit_from(w, 8 * i) ==> stop_at(stops, i); */
    return stops & top;
}

/* Which byte the lowest of the stops is, 0..7; there is one. */
HDRTRIE_INLINE size_t hdrtrie_head_first_stop(uint64_t stops)
{
    return hdrtrie_lowest_bit(stops) / 8;
}

/* The first byte in [at, len) that is below 0x0e, or a colon if that is wanted; len if there is none. */
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
    /* bytes that are not there read as NUL, and so the first of them stops: at len */
    stops = hdrtrie_head_stops(hdrtrie_load_le_exact(p + at, left), to_colon);
    /*@ assert left < 8 && stop_at(stops, left); */
    stop = hdrtrie_head_first_stop(stops);
    /*@ assert stop <= left && at + stop <= len; */
    return at + stop;
}

/* Whether the line at at, at < len, has nothing but its end. */
HDRTRIE_INLINE bool hdrtrie_head_line_is_empty(const char *head, size_t at, size_t len)
{
    return head[at] == '\n' || (head[at] == '\r' && at + 1 < len && head[at + 1] == '\n');
}

/* Where the fields begin: behind leading empty lines and the start line. */
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

/* Reads the field that begins at at, at < len, with its continuation lines. */
HDRTRIE_INLINE hdrtrie_head_field hdrtrie_head_field_read(const char *head, size_t len, size_t at)
{
    hdrtrie_head_field field;
    size_t i = at;
    int to_colon = head[at] != ' ' && head[at] != '\t';
    field.name_len = 0;
    field.named = field.folded = field.flawed = false;
    field.empty = hdrtrie_head_line_is_empty(head, at, len);
    /*@ loop invariant at <= i <= len && at + field.name_len <= len;
        loop assigns i, to_colon, field.name_len, field.named, field.folded, field.flawed;
        loop variant len - i; */
    while ((i = hdrtrie_head_skip(head, i, len, to_colon)) < len) {
        const char c = head[i++];
        const bool crlf = c == '\r' && i < len && head[i] == '\n';
        if (c == '\n' || crlf) {
            i += crlf;
            if (field.empty || i == len || (head[i] != ' ' && head[i] != '\t')) break;
            field.folded = true;
            to_colon = 0; /* a colon further down is not the name's */
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

/* Whether a field that was read at at is malformed: by its name, by a bare CR or a NUL anywhere (the one ends a line
   for some readers, the other ends all for others), or as a line without a name. The empty line at the end is not. */
HDRTRIE_INLINE bool hdrtrie_head_field_is_malformed(
    const char *head, size_t len, size_t at, const hdrtrie_head_field *field)
{
    if (!field->named) return !field->empty || field->next != len;
    return field->flawed || !hdrtrie_name_is_token(head + at, field->name_len);
}

#endif
