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

Test(bad_records, clause_4_7_none_stands_before_the_first)
{
    /* ids and groups of small bytes, so that what is read across two records' heads looks like one */
    damaged_table t = damaged_table_open("fold case\n[g]\na\n*\n");
    const uint32_t head_len = HDRTRIE_RECORD_LEN(t.shape.flags);
    const hdrtrie_record among = hdrtrie_record_read(text_of(&t, 2 * head_len - 1), t.shape.flags);
    cr_assert(among.groups == 0 && among.len == 1 && among.id >= 0 && among.id < 2, "no likeness of a record: %d",
              among.id);
    for (size_t i = 0; i < slot_count(&t); i++) {
        for (uint32_t text = 0; text < 2 * head_len; text++) {
            if (text == head_len) continue; /* record 0 */
            slot_put(&t, i, text);
            expect_refused(&t, "a record", "text", text);
        }
    }
    damaged_table_close(&t);
}

/* As far as a slot can lead: behind the records, the table, and the page behind it. A long name has the records begin far behind
   the header, and the table end soon. */
Test(bad_records, clause_4_7_none_stands_behind_the_last)
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

Test(bad_records, clause_4_7_one_of_no_bytes_is_refused)
{
    damaged_table t = damaged_table_open(LIST);
    for (size_t i = 0; i < slot_count(&t); i++) {
        if (slot_of(&t, i) <= HDRTRIE_RECORD_LEN(t.shape.flags)) continue;
        text_of(&t, slot_of(&t, i))[-3] = 0;
        expect_refused(&t, "a record", "slot", i);
    }
    damaged_table_close(&t);
}

/* The last one is of the longest name, so that the header has to allow more. */
Test(bad_records, clause_4_7_one_that_leaves_the_records_is_refused)
{
    damaged_table t = damaged_table_open("fold case\n[g]\na\nabcdef\n");
    const uint32_t last = last_text(&t);
    cr_assert_eq(text_of(&t, last)[-3], 6);
    for (uint8_t len = 7; len <= 32; len++) {
        t.bytes[HDRTRIE_AT_MAX_LEN] = 32; /* as many nodes there are in any table */
        text_of(&t, last)[-3] = len;
        expect_refused(&t, "a record", "length", len);
    }
    damaged_table_close(&t);
}

/* -1 is the id of no rule; there is no other below 0, in records of either width. */
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

Test(bad_records, clause_4_7_an_id_below_none_is_refused)
{
    expect_no_id_below_none(damaged_table_open(LIST), 2);
    expect_no_id_below_none(damaged_table_open_large(), 3);
}

/* A miss is what record 0 says, where a node leads to nothing: what the rule "*" says, or nothing. */
Test(bad_records, clause_4_7_record_0_says_what_any_name_is)
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

/* A record speaks of groups and ids that there are; its length stays inside. */
Test(bad_records, clause_4_7_a_record_that_says_too_much_is_refused)
{
    damaged_table t = damaged_table_open("fold case\n[g]\nCF-Ray\n[h]\nX-Int-Trace\n");
    const size_t at = t.shape.records + 8; /* behind the heads of record 0 and of this one */
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
        if (len > 0 && len < 12) continue; /* texts cut or joined are no longer found, or no records follow */
        head[1] = (uint8_t)len;
        expect_refused(&t, "record", "length", len);
    }
    damaged_table_close(&t);
}

/* Where the record of text stands, folded; it is there once. */
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

/* The most severe defect there is: a listed name that is not found, or found as another. */
Test(bad_records, clause_4_7_a_wrong_answer_is_refused)
{
    damaged_table t = damaged_table_open("fold case\n[g]\nCF-Ray\nX-Int-Trace\n");
    const size_t at = record_at(&t, "cf-ray");
    static const struct {
        int offset;
        uint8_t bits;
    } changes[] = {{-4, 1}, {-2, 1}, {2, 2}, {0, 0x20}}; /* the group, the id, the text, its folding */
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        t.bytes[at + (size_t)changes[i].offset] ^= changes[i].bits;
        cr_expect_eq(damaged_table_check(&t), HDRTRIE_ERR_ANSWER, "change %zu: %s", i, t.why);
        damaged_table_undo(&t);
    }
    damaged_table_close(&t);
}
