/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 4.7: check refuses hashes that leave the slots, and slots that lead to no record or to a wrong one. */
#include "refusal.h"

#define PAINTED "fold case\n[g]\nabcdefghijkl\nmnopqrstuvwx\naaaaaaaaaaaaa\nbbbbbbbbbbbbb\nccccccccccccc\n"

/* Names of one length, too many for windows. The table is narrow, or wide if there are nine groups. */
static damaged_table hashed_open(bool wide)
{
    char text[2000] = "fold case\n";
    for (int i = 0; i < 9 && wide; i++) sprintf(text + strlen(text), "[g%d]\nx\n", i);
    for (int i = 0; i < 70; i++) sprintf(text + strlen(text), "n%02d\n", i);
    damaged_table t = damaged_table_open(text);
    cr_assert_eq(t.shape.mode, HDRTRIE_MODE_HASHED);
    cr_assert_eq((t.shape.flags & HDRTRIE_FLAG_WIDE) != 0, wide);
    return t;
}

Test(bad_slots, clause_4_7_hashes)
{
    for (int wide = 0; wide < 2; wide++) {
        damaged_table t = hashed_open(wide);
        static const size_t shifts[] = {HDRTRIE_AT_SLOT_SHIFT, HDRTRIE_AT_BUCKET_SHIFT};
        for (size_t i = 0; i < 2; i++) {
            put_refused(&t, shifts[i], 32, 1, "a constant of the hash is out of range");
            put_refused(&t, shifts[i], 64, 1, "a constant of the hash is out of range");
            put_refused(&t, shifts[i], 0, 1, "a constant of the hash is out of range");
            put_passes(&t, shifts[i], 63, 1, "a constant of the hash is out of range");
        }
        put_refused(&t, HDRTRIE_AT_SLOT_SHIFT, t.shape.slot_shift - 1u, 1, "a constant of the hash is out of range");
        const size_t room = t.len - HDRTRIE_DIGEST_LEN - t.shape.nodes;
        unsigned bits = 1;
        while ((size_t)4 << bits <= room) bits++; /* the largest number of pilots that fits */
        put_passes(&t, HDRTRIE_AT_BUCKET_SHIFT, 64 - bits, 1, "the pilots lie outside their section");
        put_refused(&t, HDRTRIE_AT_BUCKET_SHIFT, 63 - bits, 1, "the pilots lie outside their section");
        put_refused(&t, HDRTRIE_AT_BUCKET_SHIFT, 33, 1, "the pilots lie outside their section");
        put_passes(&t, HDRTRIE_AT_NODES, t.shape.slots, 4, "the pilots lie outside their section");
        put_refused(&t, HDRTRIE_AT_SEED, HDRTRIE_HASH_SEED_COUNT, 1, "a constant of the hash is out of range");
        put_refused(&t, HDRTRIE_AT_NODES, t.shape.slots + 1, 4, "the pilots lie outside their section");
        put_refused(&t, HDRTRIE_AT_NODES, HDRTRIE_HEADER_LEN - 2, 4, "the pilots lie outside their section");
        if (wide) {
            put_refused(&t, HDRTRIE_AT_TEXT_BITS, 3, 1, "the bits of a slot do not match mode and flags");
            put_refused(&t, HDRTRIE_AT_TEXT_BITS, 33, 1, "the bits of a slot do not match mode and flags");
            put_refused(&t, HDRTRIE_AT_TEXT_BITS, 4, 1, "a record is not valid");
            put_refused(&t, HDRTRIE_AT_TEXT_BITS, 32, 1, "a record is not valid");
        }
        damaged_table_close(&t);
    }
}

/* Shifts select slots and pilots. There must be at least two and at most as many as the table has, and C must define
   the shift. */
Test(bad_slots, clause_4_7_every_shift_and_seed_of_a_hash)
{
    damaged_table t = damaged_table_open_large();
    for (unsigned shift = 0; shift < 256; shift++) {
        t.bytes[HDRTRIE_AT_SLOT_SHIFT] = (uint8_t)shift;
        if (shift < t.shape.slot_shift || shift > 63) expect_refused(&t, "hash", "slot shift", shift);
        damaged_table_undo(&t);
        t.bytes[HDRTRIE_AT_BUCKET_SHIFT] = (uint8_t)shift;
        if (shift < 33 || shift > 63) expect_refused(&t, "hash", "bucket shift", shift);
        else if (shift == 33) expect_refused(&t, "pilots", "bucket shift", shift);
        damaged_table_undo(&t);
    }
    for (unsigned seed = HDRTRIE_HASH_SEED_COUNT; seed < 256; seed++) {
        t.bytes[HDRTRIE_AT_SEED] = (uint8_t)seed;
        expect_refused(&t, "hash", "seed", seed);
    }
    put_le(t.bytes + HDRTRIE_AT_NODES, t.shape.slots + 1, 4);
    expect_refused(&t, "pilots", "nodes", 0);
    put_le(t.bytes + HDRTRIE_AT_NODES, UINT32_MAX, 4);
    expect_refused(&t, "pilots", "nodes", 1);
    damaged_table_close(&t);
}

/* The index of the first slot from at on that is empty (leads to record 0), or that is not. The number of slots if
   there is none. */
static size_t slot_from(const damaged_table *t, size_t at, bool empty)
{
    const size_t count = (t->shape.records - t->shape.slots) / 2;
    while (at < count && (hdrtrie_load_le16(t->bytes + t->shape.slots + 2 * at) == 4) != empty) at++;
    return at;
}

Test(bad_slots, clause_4_7_slots_without_a_record)
{
    damaged_table t = hashed_open(false);
    const size_t first = slot_from(&t, 0, false), second = slot_from(&t, first + 1, false),
                 free = slot_from(&t, second + 1, true), at = t.shape.slots + 2 * free;
    const uint32_t text = hdrtrie_load_le16(t.bytes + t.shape.slots + 2 * first);
    cr_assert_lt(free, (size_t)(t.shape.records - t.shape.slots) / 2);
    put_refused(&t, at, 0xffff, 2, "a record is not valid");
    put_refused(&t, at, 5, 2, "a record is not valid");
    put_refused(&t, at, text, 2,
        "a slot does not point to a record"); /* in a hashed table, two slots never lead to one record */
    damaged_table_close(&t);

    size_t painted = 0;
    t = damaged_table_open(PAINTED); /* in other tables they may, but not to a record faked inside another one's text */
    for (size_t some = slot_from(&t, 0, false); slot_from(&t, some, true) * 2 < t.shape.records - t.shape.slots;
         some = slot_from(&t, some + 1, false)) {
        const size_t empty = slot_from(&t, some, true);
        const size_t to = hdrtrie_load_le16(t.bytes + t.shape.slots + 2 * some);
        if (t.bytes[t.shape.records + to - 3] != 12) continue;
        put(&t, t.shape.records + to + 2, 0x00000101, 4); /* group 0, length 1, id 0 */
        put(&t, t.shape.slots + 2 * empty, to + 6, 2);
        refused(&t, "a slot does not point to a record");
        painted++;
    }
    cr_assert_gt(painted, 0);
    damaged_table_close(&t);
}

/* A tag with one wrong bit leads its name to record 0. The structure is still valid; only the lookup of the name
   finds the fault. */
Test(bad_slots, clause_4_7_a_wrong_tag)
{
    damaged_table t = damaged_table_open_large();
    size_t used = 0;
    for (size_t i = 0; i < (size_t)1 << (64 - t.shape.slot_shift); i++) {
        uint8_t *slot = t.bytes + t.shape.slots + 4 * i;
        if (hdrtrie_load_le32(slot) == HDRTRIE_RECORD_LEN(HDRTRIE_FLAG_WIDE)) continue;
        used++;
        for (unsigned bit = t.shape.text_bits; bit < 32; bit++) {
            put_le(slot, hdrtrie_load_le32(slot) ^ (uint32_t)1 << bit, 4);
            cr_expect_eq(damaged_table_check(&t), HDRTRIE_ERR_ANSWER, "slot %zu, bit %u: %s", i, bit, t.why);
            damaged_table_undo(&t);
        }
    }
    cr_expect_eq(used, 101);
    damaged_table_close(&t);
}

/* Two slots that lead to one record, in a table of wide records. Another record then lacks a slot. */
Test(bad_slots, clause_4_7_a_slot_that_leads_back)
{
    damaged_table t = damaged_table_open(
        "fold case\n[0]\nab\n[1]\nab\n[2]\nab\n[3]\nab\n[4]\nab\n[5]\nab\n[6]\nab\n[7]\nab\n[8]\nac\nad\n");
    const uint32_t none = HDRTRIE_RECORD_LEN(HDRTRIE_FLAG_WIDE);
    const size_t slots = (t.shape.records - t.shape.slots) / 4;
    uint32_t first = 0;
    size_t put = 0;
    cr_assert(t.shape.mode != HDRTRIE_MODE_HASHED && (t.shape.flags & HDRTRIE_FLAG_WIDE));
    for (size_t i = 0; i < slots; i++) {
        uint8_t *slot = t.bytes + t.shape.slots + 4 * i;
        const uint32_t text = hdrtrie_load_le32(slot);
        if (text == none || text == 0) continue;
        if (first != 0) {
            for (uint32_t to = first; to < text; to++) { /* to the text of the first record, and into it */
                put_le(slot, to, 4);
                cr_expect_eq(damaged_table_check(&t), HDRTRIE_ERR_STRUCTURE, "slot %zu to %u", i, to);
                damaged_table_undo(&t);
                put++;
            }
        } else {
            first = text;
        }
    }
    cr_expect_gt(put, 10);
    damaged_table_close(&t);
}

/* A name with several keys has several slots. Check must find the record of the later ones from the first slot, and
   must not depend on the bytes before the records. */
Test(bad_slots, clause_4_7_slots_that_share_a_record_are_accepted)
{
    for (int wide = 0; wide < 2; wide++) {
        char list[1024] = "fold separators\n";
        for (int i = 0; i < 9 && wide; i++) sprintf(list + strlen(list), "[g%d]\nba\n", i);
        strcat(list, "[g]\nbaaaa\nabaaa\naabaa\naaaaa\n---ab\n");
        for (size_t len = 200; len <= 201; len++) {
            memset(list + strlen(list), 'x', len);
            strcat(list, "\n");
        }
        damaged_table t = damaged_table_open(list);
        const size_t slots = (t.shape.records - t.shape.slots) / HDRTRIE_SLOT_LEN(t.shape.flags);
        const uint32_t last = hdrtrie_slot_read(t.bytes + t.shape.slots, slots - 1, t.shape.flags);
        size_t back = 0;
        for (uint32_t i = 0, next = 0; i < slots; i++) {
            const uint32_t text = hdrtrie_slot_read(t.bytes + t.shape.slots, i, t.shape.flags);
            back += text < next && text != HDRTRIE_RECORD_LEN(t.shape.flags);
            next = text > next ? text : next;
        }
        cr_assert_eq((t.shape.flags & HDRTRIE_FLAG_WIDE) != 0, wide);
        cr_assert_gt(back, 0);
        cr_assert_gt(last, 255); /* more than one byte */
        cr_expect_eq(damaged_table_check(&t), HDRTRIE_OK, "%s", t.why);
        damaged_table_close(&t);
    }
}
