/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 3.3: the generator divides a table into pieces that contain each byte once. Texts may share bytes, as in
   a table from another builder. */
#include "gen/read/pieces.h"
#include "unit/check/refusal.h"

/* The number of pieces of a kind. Each byte of the table must be in one piece, and each piece must have a title. */
static size_t cut_whole(const damaged_table *t, gen_piece_kind kind)
{
    gen_pieces pieces;
    size_t at = 0, count = 0;
    cr_assert(gen_pieces_make((const hdrtrie_table *)(void *)t->bytes, &pieces));
    for (size_t i = 0; i < pieces.count; i++) {
        const gen_piece *piece = &pieces.items[i];
        cr_assert_eq(piece->at, at, "piece %zu of kind %u begins at %u, not %zu", i, piece->kind, piece->at, at);
        cr_assert_gt(piece->len, 0);
        cr_assert_gt(strlen(gen_piece_title(piece)), 3);
        at += piece->len;
        count += piece->kind == (uint8_t)kind;
    }
    cr_assert_eq(at, t->len);
    gen_pieces_free(&pieces);
    return count;
}

static uint8_t *rule_of(damaged_table *t, size_t rule)
{
    return t->bytes + hdrtrie_load_le32(t->bytes + HDRTRIE_AT_RULES) + HDRTRIE_RULE_LEN * rule;
}

Test(pieces, clause_3_3_every_byte_is_in_one_piece)
{
    static const char *const lists[] = {
        "fold none\n", ENDS, FREE, "fold separators\n[g]\nx-*\nx-int-*\n*-y\n*\n!*-int-y\nz\n"};
    for (size_t i = 0; i < 5; i++) {
        damaged_table t = i < 4 ? damaged_table_open(lists[i]) : damaged_table_open_large();
        cr_expect_eq(cut_whole(&t, GEN_PIECE_DIGEST), 1);
        cr_expect_eq(cut_whole(&t, GEN_PIECE_RULE), hdrtrie_load_le32(t.bytes + HDRTRIE_AT_RULE_COUNT));
        damaged_table_close(&t);
    }
}

Test(pieces, clause_3_3_texts_that_share_bytes)
{
    damaged_table t = damaged_table_open("fold case\n[a]\nCF-Ray\nRay\nX-Int-*\nX-Int-Trace-*\n[b]\nCF-Ray\n");
    const size_t texts = cut_whole(&t, GEN_PIECE_COLD_TEXT), literals = cut_whole(&t, GEN_PIECE_LITERAL_TEXT);
    const hdrtrie_affix prefix = t.shape.prefix;
    uint32_t ray = 0;
    for (size_t i = 0; i < 5;
         i++) { /* The rules may be in any order. The two CF-Ray get one text, and Ray a part of it. */
        const hdrtrie_rule_entry r = hdrtrie_rule_entry_read(rule_of(&t, i));
        if (r.len == 6 && r.kind == HDRTRIE_KIND_EXACT && ray == 0) ray = r.text;
    }
    for (size_t i = 0; i < 5; i++) {
        const hdrtrie_rule_entry r = hdrtrie_rule_entry_read(rule_of(&t, i));
        if (r.kind == HDRTRIE_KIND_EXACT) put_le(rule_of(&t, i), r.len == 6 ? ray : ray + 3, 4);
    }
    cr_assert_eq(damaged_table_check(&t), HDRTRIE_OK, "%s", t.why);
    cr_expect_eq(cut_whole(&t, GEN_PIECE_COLD_TEXT), texts - 2);
    cr_assert_eq(prefix.literal_count, 2);
    put_le(t.bytes + prefix.literals, hdrtrie_affix_literal(t.bytes, prefix, 1).text, 4); /* x-int- in x-int-trace- */
    cr_assert_eq(damaged_table_check(&t), HDRTRIE_OK, "%s", t.why);
    cr_expect_eq(cut_whole(&t, GEN_PIECE_LITERAL_TEXT), literals - 1);
    damaged_table_close(&t);
}
