/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* reference 4.7: each kind of fault that check must find in a table whose digest is right. */
#include "damage_subject.h"
#include <criterion/criterion.h>
#include <hdrtrie/detail/patterns.h>
#include <hdrtrie/rules.h>

/* A wide body loads 8 bytes where a shorter name stands: a mask that kept any of those behind it would look at a neighbour. */
Test(structure, clause_4_7_a_mask_that_leaves_its_name_is_refused)
{
    subject s = subject_open(ENDS);
    cr_assert_neq(s.shape.mode, HDRTRIE_MODE_HASHED);
    for (size_t len = 0; len < 8; len++) {
        for (size_t bit = 8 * len; bit < 64; bit++) {
            for (size_t mask = 0; mask < 16; mask += 8) { /* both words */
                node_of(&s, len)[mask + bit / 8] |= (uint8_t)(1u << bit % 8);
                expect_refused(&s, "mask", "length", len);
            }
        }
    }
    subject_close(&s);
}

Test(structure, clause_4_7_a_window_that_leaves_its_name_is_refused)
{
    static const char *const lists[] = {ENDS, FREE};
    for (size_t i = 0; i < 2; i++) {
        subject s = subject_open(lists[i]);
        cr_assert_eq(s.shape.mode, i == 0 ? HDRTRIE_MODE_ENDS : HDRTRIE_MODE_FREE);
        for (size_t len = 0; len <= node_max(&s); len++) {
            const size_t last = len > 8 ? len - 8 : 0;
            for (size_t offset = last + 1; offset < 256; offset += 1 + offset / 2) {
                node_of(&s, len)[28] = (uint8_t)offset;
                expect_refused(&s, "window", "length", len);
                node_of(&s, len)[29] = (uint8_t)offset;
                expect_refused(&s, "window", "length", len);
            }
        }
        subject_close(&s);
    }
}

Test(structure, clause_4_7_a_row_that_leaves_the_slots_is_refused)
{
    subject s = subject_open(ENDS);
    const size_t slot_count = (s.shape.records - s.shape.slots) / HDRTRIE_SLOT_LEN(s.shape.flags);
    for (size_t len = 0; len <= node_max(&s); len++) {
        const hdrtrie_node n = hdrtrie_node_read(node_of(&s, len));
        const size_t row = (n.mask1 | n.mask2) == 0 ? 1 : (size_t)1 << (64 - n.shift);
        for (size_t base = slot_count - row + 1; base <= slot_count + 1; base++) {
            put_le(node_of(&s, len) + 24, base, 4);
            expect_refused(&s, "past the slots", "length", len);
        }
        put_le(node_of(&s, len) + 24, 0xffffffff, 4);
        expect_refused(&s, "past the slots", "length", len);
        for (unsigned shift = 0; shift < 256; shift += shift == 32 || shift == 63 ? 1 : 16) {
            if (row == 1 || (shift > 32 && shift < 64)) continue; /* without masks any below 64 says the same */
            node_of(&s, len)[30] = (uint8_t)shift;
            expect_refused(&s, "shift", "length", len);
        }
    }
    subject_close(&s);
}

/* Finds compare no lengths where a node leads to names of its own length only. Each slot is led to each record in turn: what
   is accepted answers as before. */
Test(structure, clause_4_7_a_row_that_leads_to_another_length_is_refused)
{
    subject s = subject_open("fold case\n[g]\nab\ncd\nef\nghxyz\nijxyz\nklxyz\nmnxyz\nopxyz\nqrxyz\n");
    const size_t slot_count = (s.shape.records - s.shape.slots) / 2;
    size_t refused = 0;
    cr_assert_neq(s.shape.mode, HDRTRIE_MODE_HASHED);
    for (size_t slot = 0; slot < slot_count; slot++) {
        for (size_t other = 0; other < slot_count; other++) {
            memcpy(s.d.bytes + s.shape.slots + 2 * slot, s.d.bytes + s.shape.slots + 2 * other, 2);
            if (damage_check(&s.d) != HDRTRIE_OK) refused++;
            else cr_assert(damage_is_harmless(&s.d), "slot %zu led to what slot %zu leads to", slot, other);
            damage_undo(&s.d);
        }
    }
    cr_expect_gt(refused, slot_count);
    subject_close(&s);
}

/* A miss is what record 0 says, where a node leads to nothing: what the rule "*" says, or nothing. */
Test(structure, clause_4_7_record_0_says_what_any_name_is)
{
    for (int way = 0; way < 4; way++) {
        const int wide = way % 2, any = way / 2;
        subject s = subject_open(
            any && wide ? "fold case\n[0]\na\n[1]\na\n[2]\na\n[3]\na\n[4]\na\n[5]\na\n[6]\na\n[7]\na\n[8]\n*\n"
            : any       ? "fold case\n[g]\na\n*\n"
            : wide      ? "fold case\n[0]\na\n[1]\na\n[2]\na\n[3]\na\n[4]\na\n[5]\na\n[6]\na\n[7]\na\n[8]\na\n"
                        : "fold case\n[g]\na\n");
        const size_t head_len = HDRTRIE_RECORD_LEN(s.shape.flags);
        cr_assert_eq(head_len, wide ? 8 : 4);
        for (size_t bit = 0; bit < 8 * head_len; bit++) {
            s.d.bytes[s.shape.records + bit / 8] ^= (uint8_t)(1u << bit % 8);
            expect_refused(&s, "record 0", "bit", bit);
        }
        subject_close(&s);
    }
}

/* A record speaks of groups and ids that there are; its length stays inside. */
Test(structure, clause_4_7_a_record_that_says_too_much_is_refused)
{
    subject s = subject_open("fold case\n[g]\nCF-Ray\n[h]\nX-Int-Trace\n");
    const size_t at = s.shape.records + 8; /* behind the heads of record 0 and of this one */
    uint8_t *head = s.d.bytes + at - 4;
    for (unsigned bit = 2; bit < 8; bit++) {
        head[0] |= (uint8_t)(1u << bit);
        expect_refused(&s, "a record", "group", bit);
    }
    for (unsigned id = 2; id < 0xffff; id = 3 * id + 1) {
        put_le(head + 2, id, 2);
        expect_refused(&s, "a record", "id", id);
    }
    for (unsigned len = 0; len < 256; len += len == 5 ? 7 : 1) {
        if (len > 0 && len < 12) continue; /* texts cut or joined are no longer found, or no records follow */
        head[1] = (uint8_t)len;
        expect_refused(&s, "record", "length", len);
    }
    subject_close(&s);
}

Test(structure, clause_4_7_a_longest_name_that_is_not_is_refused)
{
    subject s = subject_open(ENDS);
    for (size_t max_len = 0; max_len < 12; max_len++) {
        put_le(s.d.bytes + HDRTRIE_AT_MAX_LEN, max_len, 2);
        expect_refused(&s, "record", "longest", max_len);
    }
    subject_close(&s);
}

/* Where the record of text stands, folded; it is there once. */
static size_t record_at(const subject *s, const char *text)
{
    const size_t text_len = strlen(text);
    size_t at = 0, count = 0;
    for (size_t i = s->shape.records; i + text_len < hdrtrie_table_hot_len(s->table) + HDRTRIE_HEADER_LEN; i++) {
        if (memcmp((const uint8_t *)s->table + i, text, text_len) != 0) continue;
        at = i;
        count++;
    }
    cr_assert_eq(count, 1, "the record of %s", text);
    return at;
}

/* The most severe defect there is: a listed name that is not found, or found as another. */
Test(structure, clause_4_7_a_wrong_answer_is_refused)
{
    subject s = subject_open("fold case\n[g]\nCF-Ray\nX-Int-Trace\n");
    const size_t at = record_at(&s, "cf-ray");
    static const struct {
        int offset;
        uint8_t bits;
    } changes[] = {{-4, 1}, {-2, 1}, {2, 2}, {0, 0x20}}; /* the group, the id, the text, its folding */
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        s.d.bytes[at + (size_t)changes[i].offset] ^= changes[i].bits;
        cr_expect_eq(damage_check(&s.d), HDRTRIE_ERR_ANSWER, "change %zu: %s", i, s.d.why);
        damage_undo(&s.d);
    }
    subject_close(&s);
}

/* A mask with a bit that folding changes: some spelling of the name would lead elsewhere. */
Test(structure, clause_4_7_a_mask_over_what_folds_is_refused)
{
    static const char *const lists[] = {"fold case\n[g]\nabcd\nefgh\n", "fold underscore\n[g]\na-b-\nc-d-\n",
                                        "fold separators\n[g]\na-b-c-\nd-e-f-\n"};
    size_t refused = 0;
    for (size_t i = 0; i < 3; i++) {
        subject s = subject_open(lists[i]);
        const size_t len = i == 2 ? 6 : 4;
        cr_assert_neq(s.shape.mode, HDRTRIE_MODE_HASHED);
        for (size_t bit = 0; bit < 8 * len; bit++) {
            node_of(&s, len)[bit / 8] |= (uint8_t)(1u << bit % 8);
            if (damage_check(&s.d) != HDRTRIE_OK) refused++;
            else cr_assert(damage_is_harmless(&s.d), "list %zu, bit %zu", i, bit);
            damage_undo(&s.d);
        }
        subject_close(&s);
    }
    cr_expect_gt(refused, 20);
}

/* A literal that names another parent than the longest other one that it begins with: names behind it fall to a wrong rule. */
Test(structure, clause_4_7_a_wrong_parent_is_refused)
{
    for (int reversed = 0; reversed < 2; reversed++) {
        subject s = subject_open(reversed ? "fold case\n[g]\n*a\n*ba\n*cba\n*dcba\n*x\n"
                                          : "fold case\n[g]\na*\nab*\nabc*\nabcd*\nx*\n");
        const hdrtrie_affix end = reversed ? s.shape.suffix : s.shape.prefix;
        cr_assert_eq(end.literal_count, 5);
        for (uint32_t i = 0; i < 5; i++) {
            const hdrtrie_literal l = hdrtrie_affix_literal(s.d.bytes, end, i);
            for (uint32_t parent = 0; parent <= 6; parent++) {
                if (parent == l.parent) continue;
                put_le(s.d.bytes + end.literals + HDRTRIE_LITERAL_LEN * i + 4, parent, 4);
                expect_refused(&s, "order", "literal", i);
            }
        }
        subject_close(&s);
    }
}

/* The filter ends nearly every find before prefixes and suffixes are asked: one bit less, or a mask over a bit that folds, and a
   listed name is not found. */
Test(structure, clause_4_7_a_filter_that_stops_a_listed_name_is_refused)
{
    static const char *const lists[] = {"fold separators\n[g]\nx-int-*\ncf-*\nx-debug-trace*\n",
                                        "fold separators\n[g]\n*-internal\n*-id\n*token-secret\n"};
    for (int reversed = 0; reversed < 2; reversed++) {
        subject s = subject_open(lists[reversed]);
        const hdrtrie_affix end = reversed ? s.shape.suffix : s.shape.prefix;
        const size_t affix = reversed ? HDRTRIE_AT_SUFFIX : HDRTRIE_AT_PREFIX;
        size_t cleared = 0;
        cr_assert_eq(end.literal_count, 3);
        for (size_t bit = 0; bit < (size_t)64 << (64 - end.filter_shift); bit++) {
            uint8_t *byte = s.d.bytes + end.filter + bit / 8;
            if (!(*byte >> bit % 8 & 1)) continue;
            *byte ^= (uint8_t)(1u << bit % 8);
            expect_refused(&s, "filter", "bit", bit);
            cleared++;
        }
        cr_expect_geq(cleared, 3);
        for (size_t bit = 0; bit < 64; bit++) {
            if (end.mask >> bit & 1) continue;
            s.d.bytes[affix + 24 + bit / 8] |= (uint8_t)(1u << bit % 8);
            expect_refused(&s, "filter", "mask", bit);
        }
        for (unsigned shift = 0; shift <= 32; shift++) {
            s.d.bytes[affix + 3] = (uint8_t)shift;
            expect_refused(&s, "filter", "shift", shift);
        }
        subject_close(&s);
    }
}

/* Of a filter that goes on behind the table no word is read: here the first would be that of the only literal. */
Test(structure, clause_4_7_a_filter_that_leaves_the_table_is_refused)
{
    size_t refused = 0;
    for (int i = 0; i < 52; i++) {
        char list[64];
        snprintf(list, sizeof list, "fold case\n[g]\n%s%c-%s\n", i < 26 ? "" : "*-", 'a' + i % 26, i < 26 ? "*" : "x");
        subject s = subject_open(list);
        const size_t affix = i < 26 ? HDRTRIE_AT_PREFIX : HDRTRIE_AT_SUFFIX;
        const hdrtrie_affix end = hdrtrie_affix_read(s.d.bytes + affix);
        size_t word = ((size_t)1 << (64 - end.filter_shift)) - 1;
        while (word != 0 && hdrtrie_load_le64(s.d.bytes + end.filter + HDRTRIE_FILTER_WORD_LEN * word) == 0) word--;
        put_le(s.d.bytes + affix + 20, s.d.len - HDRTRIE_FILTER_WORD_LEN * word, 4);
        cr_assert_eq(hdrtrie_affix_read(s.d.bytes + affix).filter, s.d.len - HDRTRIE_FILTER_WORD_LEN * word);
        expect_refused(&s, "filter", "end", (size_t)i);
        refused += word > 9; /* of 16 */
        subject_close(&s);
    }
    cr_expect_gt(refused, 0);
}

/* Another kind would run another fold, or another mode. */
Test(structure, clause_4_7_another_kind_is_refused)
{
    static const char *const lists[] = {"fold case\n[g]\na\n", "fold separators\n[g]\nx-*\n"};
    for (size_t i = 0; i < 2; i++) {
        subject s = subject_open(lists[i]);
        for (unsigned kind = 0; kind < 256; kind++) {
            if (kind == (unsigned)HDRTRIE_DISPATCH_OF(s.shape.fold, s.shape.mode, s.shape.flags)) continue;
            s.d.bytes[HDRTRIE_AT_DISPATCH] = (uint8_t)kind;
            expect_refused(&s, "dispatch number", "dispatch", kind);
        }
        subject_close(&s);
    }
}

/* Where the text is, is all that most slots say. With 1 to 3 bits empty slots led before the records (found while proving). */
Test(structure, clause_4_7_a_slot_of_other_bits_is_refused)
{
    static const char *const lists[] = {ENDS, FREE, "fold case\n[g]\na\n"};
    for (size_t i = 0; i < 4; i++) {
        subject s = i < 3 ? subject_open(lists[i]) : subject_open_large();
        for (unsigned bits = 0; bits < 256; bits++) {
            if (i < 3 ? bits == 16 : bits >= 4 && bits <= 32) continue;
            s.d.bytes[HDRTRIE_AT_TEXT_BITS] = (uint8_t)bits;
            expect_refused(&s, "bits of a slot", "bits", bits);
        }
        subject_close(&s);
    }
}

/* A tag of which one bit is wrong leads its name to record 0: nothing of the structure shows it, only the name's own look-up. */
Test(structure, clause_4_7_a_wrong_tag_is_refused)
{
    subject s = subject_open_large();
    size_t used = 0;
    for (size_t i = 0; i < (size_t)1 << (64 - s.shape.slot_shift); i++) {
        uint8_t *slot = s.d.bytes + s.shape.slots + 4 * i;
        if (hdrtrie_load_le32(slot) == HDRTRIE_RECORD_LEN(HDRTRIE_FLAG_WIDE)) continue;
        used++;
        for (unsigned bit = s.shape.text_bits; bit < 32; bit++) {
            put_le(slot, hdrtrie_load_le32(slot) ^ (uint32_t)1 << bit, 4);
            cr_expect_eq(damage_check(&s.d), HDRTRIE_ERR_ANSWER, "slot %zu, bit %u: %s", i, bit, s.d.why);
            damage_undo(&s.d);
        }
    }
    cr_expect_eq(used, 101);
    subject_close(&s);
}

/* What no rule stands for: the last rule, an exception that has no id, is taken out of the count. */
Test(structure, clause_4_7_a_leaf_without_a_rule_is_refused)
{
    static const char *const lists[] = {"fold case\n[g]\na\n!b\n", "fold case\n[g]\na\n!b*\n",
                                        "fold case\n[g]\na\n!*b\n"};
    for (size_t i = 0; i < 3; i++) {
        subject s = subject_open(lists[i]);
        put_le(s.d.bytes + HDRTRIE_AT_RULE_COUNT, 1, 4);
        cr_expect_eq(damage_check(&s.d), HDRTRIE_ERR_ANSWER, "list %zu", i);
        cr_expect(s.d.why != NULL && strstr(s.d.why, "without a rule") != NULL, "%s", s.d.why);
        subject_close(&s);
    }
}

/* Ids lead to their first rules; one that leads to another's would tell its text. */
Test(structure, clause_4_8_an_id_that_leads_to_another_rule_is_refused)
{
    subject s = subject_open("fold case\n[g]\na\nb\n!c\nd*\n");
    const size_t ids = hdrtrie_load_le32(s.d.bytes + HDRTRIE_AT_IDS);
    for (uint32_t id = 0; id < 3; id++) {
        const uint32_t own = hdrtrie_load_le32(s.d.bytes + ids + HDRTRIE_ID_RULE_LEN * id);
        for (uint32_t rule = 0; rule < 6; rule++) {
            if (rule == own) continue;
            put_le(s.d.bytes + ids + HDRTRIE_ID_RULE_LEN * id, rule, 4);
            expect_refused(&s, "id", "id", id);
        }
    }
    subject_close(&s);
}

/* Texts of the cold part go into generated comments and logs: names and patterns are tokens, a star is where its kind says, a NUL
   behind each. */
Test(structure, clause_4_8_texts_that_are_no_tokens_are_refused)
{
    subject s = subject_open("fold case\n[group]\nCF-Ray\nX-Int-*\n*-Debug\n");
    static const char *const texts[] = {"group", "CF-Ray", "X-Int-*", "*-Debug"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const size_t text_len = strlen(texts[i]);
        size_t at =
            hdrtrie_table_hot_len(s.table) + HDRTRIE_HEADER_LEN; /* the cold part keeps the spelling of the list */
        while (at + text_len < s.d.len && memcmp(s.d.bytes + at, texts[i], text_len + 1) != 0) at++;
        cr_assert_lt(at + text_len, s.d.len, "%s is not there", texts[i]);
        for (size_t k = 0; k <= text_len; k++) {
            s.d.bytes[at + k] = '/';
            cr_expect_eq(damage_check(&s.d), HDRTRIE_ERR_STRUCTURE, "%s with / at %zu", texts[i], k);
            damage_undo(&s.d);
        }
        s.d.bytes[at + text_len] = 'a';
        cr_expect_eq(damage_check(&s.d), HDRTRIE_ERR_STRUCTURE, "%s goes on", texts[i]);
        damage_undo(&s.d);
    }
    subject_close(&s);
}
