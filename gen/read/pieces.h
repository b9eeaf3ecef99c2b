/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A table cut into its pieces, in order and without gaps: for those who print it. Read from the packed bytes alone,
   through table.h, so that what is printed is what is there. */
#ifndef HDRTRIE_GEN_PIECES_H
#define HDRTRIE_GEN_PIECES_H

#include <stdbool.h>

#include <hdrtrie/find.h>

typedef enum gen_piece_kind {
    GEN_PIECE_HEADER,
    GEN_PIECE_AFFIX,
    GEN_PIECE_COLD,
    GEN_PIECE_NODE,
    GEN_PIECE_PILOT,
    GEN_PIECE_SLOT,
    GEN_PIECE_RECORD, /* head and text */
    GEN_PIECE_FILTER,
    GEN_PIECE_AFFIX_PILOT,
    GEN_PIECE_AFFIX_SLOT,
    GEN_PIECE_LITERAL,
    GEN_PIECE_LITERAL_TEXT,
    GEN_PIECE_GROUP,
    GEN_PIECE_RULE,
    GEN_PIECE_ID,
    GEN_PIECE_COLD_TEXT, /* with the NUL behind it */
    GEN_PIECE_DIGEST,
    GEN_PIECE_FILL, /* bytes between the others */
} gen_piece_kind;

typedef struct gen_piece {
    uint32_t at, len;
    uint32_t index; /* which one of its array */
    uint8_t kind;   /* a gen_piece_kind */
    uint8_t end;    /* of affixes: HDRTRIE_KIND_PREFIX or HDRTRIE_KIND_SUFFIX */
} gen_piece;

typedef struct gen_pieces {
    gen_piece *items;
    size_t count;
} gen_pieces;

/* Cuts a sound table. False when there is no memory. Free with gen_pieces_free in any case. */
bool gen_pieces_make(const hdrtrie_table *table, gen_pieces *pieces);

void gen_pieces_free(gen_pieces *pieces);

/* What a section is, in a few words; for comments. */
const char *gen_piece_title(const gen_piece *piece);

#endif
