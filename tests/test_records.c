/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* reference 4.7: where a slot may lead, and what the record there may say. Each fault is refused as what it is, before any look-up. */
#include "damage_subject.h"

#define LIST "fold case\n[g]\na\n*\nb\nc\nd\n"

static uint8_t *text_of(subject *s, uint32_t text)
{
    return s->d.bytes + s->shape.records + text;
}

static size_t slot_count(const subject *s)
{
    return (s->shape.records - s->shape.slots) / HDRTRIE_SLOT_LEN(s->shape.flags);
}

static uint32_t slot_of(subject *s, size_t i)
{
    return hdrtrie_slot_read(s->d.bytes + s->shape.slots, i, s->shape.flags);
}

static void slot_put(subject *s, size_t i, uint64_t text)
{
    const size_t len = HDRTRIE_SLOT_LEN(s->shape.flags);
    put_le(s->d.bytes + s->shape.slots + len * i, text, len);
}

/* The text of the last record that a slot leads to. */
static uint32_t last_text(subject *s)
{
    uint32_t last = 0;
    for (size_t i = 0; i < slot_count(s); i++) last = slot_of(s, i) > last ? slot_of(s, i) : last;
    return last;
}

Test(records, clause_4_7_none_stands_before_the_first)
{
    /* ids and groups of small bytes, so that what is read across two records' heads looks like one */
    subject s = subject_open("fold case\n[g]\na\n*\n");
    const uint32_t head_len = HDRTRIE_RECORD_LEN(s.shape.flags);
    const hdrtrie_record among = hdrtrie_record_read(text_of(&s, 2 * head_len - 1), s.shape.flags);
    cr_assert(among.groups == 0 && among.len == 1 && among.id >= 0 && among.id < 2, "no likeness of a record: %d",
              among.id);
    for (size_t i = 0; i < slot_count(&s); i++) {
        for (uint32_t text = 0; text < 2 * head_len; text++) {
            if (text == head_len) continue; /* record 0 */
            slot_put(&s, i, text);
            expect_refused(&s, "a record", "text", text);
        }
    }
    subject_close(&s);
}

/* As far as a slot can lead: behind the records, the table, and the page behind it. A long name has the records begin far behind
   the header, and the table end soon. */
Test(records, clause_4_7_none_stands_behind_the_last)
{
    char list[512] = "fold case\n[g]\na\nb\n";
    memset(list + strlen(list), 'n', 200);
    subject s = subject_open(list);
    const uint32_t room =
        (uint32_t)(HDRTRIE_HEADER_LEN + hdrtrie_load_le32(s.d.bytes + HDRTRIE_AT_HOT_LEN)) - s.shape.records;
    cr_assert_gt(s.shape.records, 6000);
    for (uint32_t text = room; text <= 0xffff; text += text < room + 64 ? 1 : 61) {
        slot_put(&s, 0, text);
        expect_refused(&s, "a record", "text", text);
    }
    subject_close(&s);
}

Test(records, clause_4_7_one_of_no_bytes_is_refused)
{
    subject s = subject_open(LIST);
    for (size_t i = 0; i < slot_count(&s); i++) {
        if (slot_of(&s, i) <= HDRTRIE_RECORD_LEN(s.shape.flags)) continue;
        text_of(&s, slot_of(&s, i))[-3] = 0;
        expect_refused(&s, "a record", "slot", i);
    }
    subject_close(&s);
}

/* The last one is of the longest name, so that the header has to allow more. */
Test(records, clause_4_7_one_that_leaves_the_records_is_refused)
{
    subject s = subject_open("fold case\n[g]\na\nabcdef\n");
    const uint32_t last = last_text(&s);
    cr_assert_eq(text_of(&s, last)[-3], 6);
    for (uint8_t len = 7; len <= 32; len++) {
        s.d.bytes[HDRTRIE_AT_MAX_LEN] = 32; /* as many nodes there are in any table */
        text_of(&s, last)[-3] = len;
        expect_refused(&s, "a record", "length", len);
    }
    subject_close(&s);
}

/* -1 is the id of no rule; there is no other below 0, in records of either width. */
static void expect_no_id_below_none(subject s, size_t len)
{
    for (size_t i = 0; i < slot_count(&s); i++) {
        const uint32_t text = hdrtrie_slot_text(slot_of(&s, i), s.shape.text_bits);
        for (int32_t id = -4; id < -1; id++) {
            put_le(text_of(&s, text) - len, (uint32_t)id, len);
            expect_refused(&s, "record", "slot", i);
        }
    }
    subject_close(&s);
}

Test(records, clause_4_7_an_id_below_none_is_refused)
{
    expect_no_id_below_none(subject_open(LIST), 2);
    expect_no_id_below_none(subject_open_large(), 3);
}
