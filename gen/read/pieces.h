/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A table cut into pieces, in order and without gaps, for printing. The cuts come from the packed bytes alone, so that
   the printed text shows the actual bytes. */
#ifndef HDRTRIE_GEN_PIECES_H
#define HDRTRIE_GEN_PIECES_H

#include <stdbool.h>

#include <hdrtrie/find.h>

typedef enum gen_piece_kind {
    GEN_PIECE_HEADER,
    GEN_PIECE_AFFIX,
    GEN_PIECE_COLD,
    GEN_PIECE_NESTING, /* the header's third line */
    GEN_PIECE_NODE,
    GEN_PIECE_PILOT,
    GEN_PIECE_SLOT,
    GEN_PIECE_RECORD, /* head and text */
    GEN_PIECE_FILTER,
    GEN_PIECE_AFFIX_PILOT,
    GEN_PIECE_AFFIX_SLOT,
    GEN_PIECE_LITERAL,
    GEN_PIECE_LITERAL_TEXT,
    GEN_PIECE_NESTED, /* a whole nested table; index: a gen_nested */
    GEN_PIECE_RESULT,
    GEN_PIECE_SIEVE,         /* size of a row, offsets */
    GEN_PIECE_SIEVE_LENGTHS, /* a row */
    GEN_PIECE_SIEVE_LAST,    /* a row */
    GEN_PIECE_SIEVE_LEVEL,   /* a row; end: the level */
    GEN_PIECE_GROUP,
    GEN_PIECE_RULE,
    GEN_PIECE_ID,
    GEN_PIECE_COLD_TEXT, /* with the NUL after it */
    GEN_PIECE_DIGEST,
    GEN_PIECE_FILL, /* bytes between the others */
} gen_piece_kind;

/* The nested tables that a table may have. */
typedef enum gen_nested {
    GEN_NESTED_COOKIES,
    GEN_NESTED_SPELLED,
    GEN_NESTED_COUNT,
} gen_nested;

typedef struct gen_piece {
    uint32_t at, len;
    uint32_t index; /* in the array that the piece belongs to */
    uint8_t kind;   /* a gen_piece_kind */
    uint8_t
        end; /* of prefixes and suffixes: HDRTRIE_KIND_PREFIX or HDRTRIE_KIND_SUFFIX; of the sieve: the level; else 0 */
} gen_piece;

typedef struct gen_pieces {
    gen_piece *items;
    size_t count;
} gen_pieces;

/* Cuts a table that hdrtrie_check accepts. Returns false if memory runs out. Free with gen_pieces_free in both cases. */
bool gen_pieces_make(const hdrtrie_table *table, gen_pieces *pieces);

void gen_pieces_free(gen_pieces *pieces);

/* Returns a nested table, or NULL if the table does not have it. */
const hdrtrie_table *gen_pieces_nested(const hdrtrie_table *table, gen_nested nested);

/* A short title for the section that begins with this piece. */
const char *gen_piece_title(const gen_piece *piece);

#endif
