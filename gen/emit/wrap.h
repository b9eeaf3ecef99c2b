/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Rows of generated C, broken into lines of at most 100 columns. */
#ifndef HDRTRIE_GEN_WRAP_H
#define HDRTRIE_GEN_WRAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define GEN_WRAP_COLUMNS 100

typedef struct gen_wrap {
    FILE *out;
    unsigned indent; /* of the first line of a row */
    unsigned hang;   /* how much further the other lines of a row are indented */
    unsigned column; /* how many columns of the current line are used */
    bool after_char; /* the last thing written is a byte of a text */
    char comment[GEN_WRAP_COLUMNS];
    unsigned comment_len;
    bool comment_is_cut;
} gen_wrap;

/* Starts at the begin of a line of out. */
gen_wrap gen_wrap_make(FILE *out, unsigned indent, unsigned hang);

/* Ends the current line, if it holds anything, so that the next word begins a row. */
void gen_wrap_row(gen_wrap *wrap);

/* Writes one word without breaking it. A space separates it from the word before, or a new line if the current line
   is full. A word that is wider than a line gets a line for itself. */
void gen_wrap_word(gen_wrap *wrap, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Writes one byte of a text as an element of a C array; without a space between two of them. */
void gen_wrap_char(gen_wrap *wrap, uint8_t c);

/* A comment: any number of parts, then the end. Text that does not fit on one line is cut. */
void gen_wrap_comment(gen_wrap *wrap, const char *format, ...) __attribute__((format(printf, 2, 3)));
void gen_wrap_comment_text(gen_wrap *wrap, const uint8_t *text, size_t len); /* escaped */
void gen_wrap_comment_end(gen_wrap *wrap);

/* How much text can be added to the comment: on the current line if at least least bytes fit there, else on a new one. */
unsigned gen_wrap_comment_room(const gen_wrap *wrap, size_t least);

#endif
