/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* reference 3.3: the generator cuts a table into pieces that hold each of its bytes once, also where texts share bytes, as in a
   table that somebody else made. */
#include <hdrtrie/detail/patterns.h>

#include "../gen/read/pieces.h"
#include "damage_subject.h"

/* How many pieces of a kind there are; each byte of the table is in one piece, and each piece has a title. */
static size_t cut_whole(const subject *s, gen_piece_kind kind)
{
    gen_pieces pieces;
    size_t at = 0, count = 0;
    cr_assert(gen_pieces_make((const hdrtrie_table *)(void *)s->d.bytes, &pieces));
    for (size_t i = 0; i < pieces.count; i++) {
        const gen_piece *piece = &pieces.items[i];
        cr_assert_eq(piece->at, at, "piece %zu of kind %u begins at %u, not %zu", i, piece->kind, piece->at, at);
        cr_assert_gt(piece->len, 0);
        cr_assert_gt(strlen(gen_piece_title(piece)), 3);
        at += piece->len;
        count += piece->kind == (uint8_t)kind;
    }
    cr_assert_eq(at, s->d.len);
    gen_pieces_free(&pieces);
    return count;
}

static uint8_t *rule_of(subject *s, size_t rule)
{
    return s->d.bytes + hdrtrie_load_le32(s->d.bytes + HDRTRIE_AT_RULES) + HDRTRIE_RULE_LEN * rule;
}

Test(pieces, clause_3_3_every_byte_is_in_one_piece)
{
    static const char *const lists[] = {"fold none\n", ENDS, FREE,
                                        "fold separators\n[g]\nx-*\nx-int-*\n*-y\n*\n!*-int-y\nz\n"};
    for (size_t i = 0; i < 5; i++) {
        subject s = i < 4 ? subject_open(lists[i]) : subject_open_large();
        cr_expect_eq(cut_whole(&s, GEN_PIECE_DIGEST), 1);
        cr_expect_eq(cut_whole(&s, GEN_PIECE_RULE), hdrtrie_load_le32(s.d.bytes + HDRTRIE_AT_RULE_COUNT));
        subject_close(&s);
    }
}

Test(pieces, clause_3_3_texts_that_share_bytes)
{
    subject s = subject_open("fold case\n[a]\nCF-Ray\nRay\nX-Int-*\nX-Int-Trace-*\n[b]\nCF-Ray\n");
    const size_t texts = cut_whole(&s, GEN_PIECE_COLD_TEXT), literals = cut_whole(&s, GEN_PIECE_LITERAL_TEXT);
    const hdrtrie_affix prefix = s.shape.prefix;
    uint32_t ray = 0;
    for (size_t i = 0; i < 5; i++) { /* in whatever order: those of CF-Ray stand at one place, Ray in it */
        const hdrtrie_rule_entry r = hdrtrie_rule_entry_read(rule_of(&s, i));
        if (r.len == 6 && r.kind == HDRTRIE_KIND_EXACT && ray == 0) ray = r.text;
    }
    for (size_t i = 0; i < 5; i++) {
        const hdrtrie_rule_entry r = hdrtrie_rule_entry_read(rule_of(&s, i));
        if (r.kind == HDRTRIE_KIND_EXACT) put_le(rule_of(&s, i), r.len == 6 ? ray : ray + 3, 4);
    }
    cr_assert_eq(damage_check(&s.d), HDRTRIE_OK, "%s", s.d.why);
    cr_expect_eq(cut_whole(&s, GEN_PIECE_COLD_TEXT), texts - 2);
    cr_assert_eq(prefix.literal_count, 2);
    put_le(s.d.bytes + prefix.literals, hdrtrie_affix_literal(s.d.bytes, prefix, 1).text,
           4); /* x-int- in x-int-trace- */
    cr_assert_eq(damage_check(&s.d), HDRTRIE_OK, "%s", s.d.why);
    cr_expect_eq(cut_whole(&s, GEN_PIECE_LITERAL_TEXT), literals - 1);
    subject_close(&s);
}
