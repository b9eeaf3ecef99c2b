/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 4.7: check refuses slots that lead outside the records, records with impossible values, and wrong answers. */
#include "refusal.h"

#define LIST "fold case\n[g]\na\n*\nb\nc\nd\n"

static uint8_t *text_of(damaged_table *t, uint32_t text)
{
    return t->bytes + t->shape.records + text;
}

static void slot_put(damaged_table *t, size_t i, uint64_t text)
{
    const size_t len = HDRTRIE_SLOT_LEN(t->shape.flags);
    put_le(t->bytes + t->shape.slots + len * i, text, len);
}

/* The text of the last record that a slot leads to. */
static uint32_t last_text(damaged_table *t)
{
    uint32_t last = 0;
    for (size_t i = 0; i < slot_count(t); i++) last = slot_of(t, i) > last ? slot_of(t, i) : last;
    return last;
}

Test(bad_records, clause_4_7_a_slot_before_the_first_record)
{
    /* Small ids and groups, so that bytes which span the heads of two records look like a record. */
    damaged_table t = damaged_table_open("fold case\n[g]\na\n*\n");
    const uint32_t head_len = HDRTRIE_RECORD_LEN(t.shape.flags);
    const hdrtrie_record among = hdrtrie_record_read(text_of(&t, 2 * head_len - 1), t.shape.flags);
    cr_assert(among.groups == 0 && among.len == 1 && among.id >= 0 && among.id < 2,
        "these bytes do not look like a record: %d", among.id);
    for (size_t i = 0; i < slot_count(&t); i++) {
        for (uint32_t text = 0; text < 2 * head_len; text++) {
            if (text == head_len) continue; /* record 0 */
            slot_put(&t, i, text);
            refused(&t, "a record is not valid");
        }
    }
    damaged_table_close(&t);
}

/* Slots that lead past the records, past the table and past the page after it. A long name makes the records start
   far from the header, so that the table ends soon after them. */
Test(bad_records, clause_4_7_a_slot_after_the_last_record)
{
    char list[512] = "fold case\n[g]\na\nb\n";
    memset(list + strlen(list), 'n', 200);
    damaged_table t = damaged_table_open(list);
    const uint32_t room =
        (uint32_t)(HDRTRIE_HEADER_LEN + hdrtrie_load_le32(t.bytes + HDRTRIE_AT_HOT_LEN)) - t.shape.records;
    cr_assert_gt(t.shape.records, 6000);
    for (uint32_t text = room; text <= 0xffff; text += text < room + 64 ? 1 : 61) {
        slot_put(&t, 0, text);
        expect_refused(&t, "a record", "text", text);
    }
    damaged_table_close(&t);
}

Test(bad_records, clause_4_7_a_record_without_bytes)
{
    damaged_table t = damaged_table_open(LIST);
    for (size_t i = 0; i < slot_count(&t); i++) {
        if (slot_of(&t, i) <= HDRTRIE_RECORD_LEN(t.shape.flags)) continue;
        text_of(&t, slot_of(&t, i))[-3] = 0;
        expect_refused(&t, "a record", "slot", i);
    }
    damaged_table_close(&t);
}

/* The last record has the longest name, so the header must allow a longer one first. */
Test(bad_records, clause_4_7_a_record_that_ends_outside_the_records)
{
    damaged_table t = damaged_table_open("fold case\n[g]\n!a\n!abcdef\n"); /* so it has no sieve after the records */
    const uint32_t last = last_text(&t);
    cr_assert_eq(text_of(&t, last)[-3], 6);
    for (uint8_t len = 7; len <= 32; len++) {
        t.bytes[HDRTRIE_AT_MAX_LEN] = 32; /* any table has this many nodes */
        text_of(&t, last)[-3] = len;
        expect_refused(&t, "a record is not valid", "length", len);
    }
    damaged_table_close(&t);
}

/* The id -1 means no rule. No other id may be negative, in narrow and wide records. */
static void expect_no_id_below_none(damaged_table t, size_t len)
{
    for (size_t i = 0; i < slot_count(&t); i++) {
        const uint32_t text = hdrtrie_slot_text(slot_of(&t, i), t.shape.text_bits);
        for (int32_t id = -4; id < -1; id++) {
            put_le(text_of(&t, text) - len, (uint32_t)id, len);
            expect_refused(&t, "record", "slot", i);
        }
    }
    damaged_table_close(&t);
}

Test(bad_records, clause_4_7_an_id_below_minus_1)
{
    expect_no_id_below_none(damaged_table_open(LIST), 2);
    expect_no_id_below_none(damaged_table_open_large(), 3);
}

/* Record 0 is the answer for a miss: the match of the rule "*", or no match. */
Test(bad_records, clause_4_7_a_wrong_record_0)
{
    for (int way = 0; way < 4; way++) {
        const int wide = way % 2, any = way / 2;
        damaged_table t = damaged_table_open(
            any && wide ? "fold case\n[0]\na\n[1]\na\n[2]\na\n[3]\na\n[4]\na\n[5]\na\n[6]\na\n[7]\na\n[8]\n*\n"
            : any       ? "fold case\n[g]\na\n*\n"
            : wide      ? "fold case\n[0]\na\n[1]\na\n[2]\na\n[3]\na\n[4]\na\n[5]\na\n[6]\na\n[7]\na\n[8]\na\n"
                        : "fold case\n[g]\na\n");
        const size_t head_len = HDRTRIE_RECORD_LEN(t.shape.flags);
        cr_assert_eq(head_len, wide ? 8 : 4);
        for (size_t bit = 0; bit < 8 * head_len; bit++) {
            t.bytes[t.shape.records + bit / 8] ^= (uint8_t)(1u << bit % 8);
            expect_refused(&t, "record 0", "bit", bit);
        }
        damaged_table_close(&t);
    }
}

/* A record's groups and ids must exist, and its name must end inside the records. */
Test(bad_records, clause_4_7_a_record_with_an_unknown_group_or_id)
{
    damaged_table t = damaged_table_open("fold case\n[g]\nCF-Ray\n[h]\nX-Int-Trace\n");
    const size_t at = t.shape.records + 8; /* past the heads of record 0 and of the first record */
    uint8_t *head = t.bytes + at - 4;
    for (unsigned bit = 2; bit < 8; bit++) {
        head[0] |= (uint8_t)(1u << bit);
        expect_refused(&t, "a record", "group", bit);
    }
    for (unsigned id = 2; id < 0xffff; id = 3 * id + 1) {
        put_le(head + 2, id, 2);
        expect_refused(&t, "a record", "id", id);
    }
    for (unsigned len = 0; len < 256; len += len == 5 ? 7 : 1) {
        if (len > 0 && len < 12) continue; /* the names would not be found, or no record would follow */
        head[1] = (uint8_t)len;
        expect_refused(&t, "record", "length", len);
    }
    damaged_table_close(&t);
}

/* The offset of the record of a folded text. The text must occur once. */
static size_t record_at(const damaged_table *t, const char *text)
{
    const size_t text_len = strlen(text);
    size_t at = 0, count = 0;
    for (size_t i = t->shape.records; i + text_len < hdrtrie_table_hot_len(t->table) + HDRTRIE_HEADER_LEN; i++) {
        if (memcmp((const uint8_t *)t->table + i, text, text_len) != 0) continue;
        at = i;
        count++;
    }
    cr_assert_eq(count, 1, "the record of %s", text);
    return at;
}

/* The most severe defect: a listed name is not found, or gives another answer. */
Test(bad_records, clause_4_7_a_wrong_answer)
{
    damaged_table t = damaged_table_open("fold case\n[g]\nCF-Ray\nX-Int-Trace\n");
    const size_t at = record_at(&t, "cf-ray");
    static const struct {
        int offset;
        uint8_t bits;
    } changes[] = {{-4, 1}, {-2, 1}, {2, 2}, {0, 0x20}}; /* the group, the id, the text, its fold */
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        t.bytes[at + (size_t)changes[i].offset] ^= changes[i].bits;
        cr_expect_eq(damaged_table_check(&t), HDRTRIE_ERR_ANSWER, "change %zu: %s", i, t.why);
        damaged_table_undo(&t);
    }
    damaged_table_close(&t);
}
