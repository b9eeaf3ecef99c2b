/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 4.7: check refuses nodes whose masks, windows or rows reach outside the name or the slots, and nodes that lead a name
   to a wrong record. */
#include "refusal.h"

#define PAIRS "fold case\n[g]\nab\nac\ncde\nfgh\nabcdefghijkl\nmnopqrstuvwx\n"

/* Wide backends load 8 bytes, also for a shorter name. A mask must not keep bits after the name's end: they belong
   to other data. */
Test(bad_nodes, clause_4_7_a_mask_past_the_end_of_the_name)
{
    damaged_table t = damaged_table_open(ENDS);
    cr_assert_neq(t.shape.mode, HDRTRIE_MODE_HASHED);
    for (size_t len = 0; len < 8; len++) {
        for (size_t bit = 8 * len; bit < 64; bit++) {
            for (size_t mask = 0; mask < 16; mask += 8) { /* both words */
                node_of(&t, len)[mask + bit / 8] |= (uint8_t)(1u << bit % 8);
                expect_refused(&t, "mask", "length", len);
            }
        }
    }
    damaged_table_close(&t);
}

Test(bad_nodes, clause_4_7_a_window_outside_the_name)
{
    static const char *const lists[] = {ENDS, FREE};
    for (size_t i = 0; i < 2; i++) {
        damaged_table t = damaged_table_open(lists[i]);
        cr_assert_eq(t.shape.mode, i == 0 ? HDRTRIE_MODE_ENDS : HDRTRIE_MODE_FREE);
        for (size_t len = 0; len <= node_max(&t); len++) {
            const size_t last = len > 8 ? len - 8 : 0;
            for (size_t offset = last + 1; offset < 256; offset += 1 + offset / 2) {
                node_of(&t, len)[28] = (uint8_t)offset;
                expect_refused(&t, "window", "length", len);
                node_of(&t, len)[29] = (uint8_t)offset;
                expect_refused(&t, "window", "length", len);
            }
        }
        damaged_table_close(&t);
    }
}

Test(bad_nodes, clause_4_7_windows_and_shifts)
{
    damaged_table t = damaged_table_open(PAIRS);
    cr_assert_eq(t.shape.mode, HDRTRIE_MODE_ENDS);
    for (size_t len = 0; len <= 32; len++) { /* the list does not contain names of 7, 8 and 20 bytes */
        const size_t node = t.shape.nodes + HDRTRIE_NODE_LEN * len;
        if (len > 8) put_refused(&t, node + 28, 1, 1, "a window is not at the start or end of its name");
        if (len != 7 && len != 8 && len != 20) continue;
        put(&t, node + 8, 1, 1); /* a bit of mask2; the shift stays 0 */
        refused(&t, len == 8 ? "a node's shift is out of range" : "a window is not at the start or end of its name");
        put(&t, node + 8, 1, 1);
        put(&t, node + 30, 33, 1);
        refused(&t, len == 8 ? "a row reaches past the slots" : "a window is not at the start or end of its name");
    }
    damaged_table_close(&t);
}

Test(bad_nodes, clause_4_7_a_row_outside_the_slots)
{
    damaged_table t = damaged_table_open(ENDS);
    const size_t slot_count = (t.shape.records - t.shape.slots) / HDRTRIE_SLOT_LEN(t.shape.flags);
    for (size_t len = 0; len <= node_max(&t); len++) {
        const hdrtrie_node n = hdrtrie_node_read(node_of(&t, len));
        const size_t row = (n.mask1 | n.mask2) == 0 ? 1 : (size_t)1 << (64 - n.shift);
        for (size_t base = slot_count - row + 1; base <= slot_count + 1; base++) {
            put_le(node_of(&t, len) + 24, base, 4);
            expect_refused(&t, "past the slots", "length", len);
        }
        put_le(node_of(&t, len) + 24, 0xffffffff, 4);
        expect_refused(&t, "past the slots", "length", len);
        for (unsigned shift = 0; shift < 256; shift += shift == 32 || shift == 63 ? 1 : 16) {
            if (row == 1 || (shift > 32 && shift < 64))
                continue; /* without masks, all shifts below 64 have the same meaning */
            node_of(&t, len)[30] = (uint8_t)shift;
            expect_refused(&t, "shift", "length", len);
        }
    }
    damaged_table_close(&t);
}

/* A find does not compare lengths, because a node leads only to names of one length. Here each slot gets each
   record in turn. A table that check accepts must give the same answers as before. */
Test(bad_nodes, clause_4_7_a_slot_with_the_record_of_another_slot)
{
    damaged_table t = damaged_table_open("fold case\n[g]\nab\ncd\nef\nghxyz\nijxyz\nklxyz\nmnxyz\nopxyz\nqrxyz\n");
    const size_t slot_count = (t.shape.records - t.shape.slots) / 2;
    size_t refused = 0;
    cr_assert_neq(t.shape.mode, HDRTRIE_MODE_HASHED);
    for (size_t slot = 0; slot < slot_count; slot++) {
        for (size_t other = 0; other < slot_count; other++) {
            memcpy(t.bytes + t.shape.slots + 2 * slot, t.bytes + t.shape.slots + 2 * other, 2);
            if (damaged_table_check(&t) != HDRTRIE_OK) refused++;
            else cr_assert(damaged_table_is_harmless(&t), "slot %zu with the record of slot %zu", slot, other);
            damaged_table_undo(&t);
        }
    }
    cr_expect_gt(refused, slot_count);
    damaged_table_close(&t);
}

/* A node must lead only to names of one length: exchanges slots of two lengths. */
Test(bad_nodes, clause_4_7_exchanged_slots_of_two_lengths)
{
    damaged_table t = damaged_table_open("fold case\n[g]\nab\ncd\nefg\nhij\n");
    uint8_t *slots = t.bytes + t.shape.slots;
    const size_t count = (t.shape.records - t.shape.slots) / 2;
    size_t exchanged = 0;
    for (size_t i = 1; i < count; i++) {
        const uint32_t text = hdrtrie_load_le16(slots + 2 * i);
        if (t.bytes[t.shape.records + text - 3] != 3) continue;
        for (size_t j = 1; j < i; j++) {
            const uint32_t other = hdrtrie_load_le16(slots + 2 * j);
            if (t.bytes[t.shape.records + other - 3] != 2) continue;
            put(&t, t.shape.slots + 2 * i, other, 2);
            put(&t, HDRTRIE_AT_RECORD_COUNT, word_of(&t, HDRTRIE_AT_RECORD_COUNT) - 1, 4);
            hdrtrie_error error = damaged_table_check(&t);
            cr_expect_eq(error, HDRTRIE_ERR_STRUCTURE);
            exchanged += strstr(t.why, "another length") != NULL;
            damaged_table_undo(&t);
        }
    }
    cr_expect_gt(exchanged, 0);
    damaged_table_close(&t);
}

/* The node of length 0 and that of the longest name must not lead to a name of another length. */
Test(bad_nodes, clause_4_7_the_first_and_the_last_row_with_another_length)
{
    damaged_table t = damaged_table_open(ENDS);
    const size_t lens[] = {0, node_max(&t)};
    uint32_t slot = 0; /* the slot of a name of two bytes */
    while (
        hdrtrie_record_read(t.bytes + t.shape.records + hdrtrie_slot_read(t.bytes + t.shape.slots, slot, 0), 0).len !=
        2)
        slot++;
    cr_assert_neq(lens[1], 2);
    for (size_t i = 0; i < 2; i++) {
        memset(node_of(&t, lens[i]), 0, 16); /* no masks: a row of one slot */
        put_le(node_of(&t, lens[i]) + AT_BASE, slot, 4);
        expect_refused(&t, "another length", "length", lens[i]);
    }
    put_le(node_of(&t, 0) + AT_SHIFT, 64, 1);
    expect_refused(&t, "shift", "length 0, shift", 64);
    damaged_table_close(&t);
}

/* A table has nodes for lengths up to that of its longest name, at least up to 32. Check must read the last one too. */
Test(bad_nodes, clause_4_7_the_node_of_the_longest_name)
{
    for (size_t longest = 30; longest <= 36; longest++) {
        char list[64] = "fold case\n[g]\n";
        memset(list + strlen(list), 'n', longest);
        damaged_table t = damaged_table_open(list);
        cr_expect_eq(node_max(&t), longest > 32 ? longest : 32);
        node_of(&t, longest)[AT_SHIFT] = 64;
        expect_refused(&t, "shift", "longest", longest);
        damaged_table_close(&t);
    }
}

/* If only the second mask is set, the shift still gives the length of the row. */
Test(bad_nodes, clause_4_7_a_row_with_only_the_second_mask)
{
    damaged_table t = damaged_table_open(ENDS);
    size_t refused = 0;
    for (size_t len = 1; len <= 12; len++) {
        const hdrtrie_node n = hdrtrie_node_read(node_of(&t, len));
        if (n.mask1 == 0 || n.mask2 == 0) continue;
        put_le(node_of(&t, len), 0, 8);
        cr_expect_eq(hdrtrie_node_row_len(hdrtrie_node_read(node_of(&t, len))), (uint64_t)1 << (64 - n.shift));
        cr_expect_neq(damaged_table_check(&t), HDRTRIE_OK, "length %zu", len); /* a find loses one of its names */
        damaged_table_undo(&t);
        refused++;
    }
    cr_expect_gt(refused, 0, "no node with two masks");
    damaged_table_close(&t);
}

/* The two windows of a node may be exchanged, and either mask may be empty. */
Test(bad_nodes, clause_4_7_exchanged_windows_are_accepted)
{
    damaged_table t = damaged_table_open(FREE "x1\nx2\n"); /* windows that may be anywhere */
    size_t swapped = 0;
    for (size_t len = 1; len <= 20; len++) {
        uint8_t *node = node_of(&t, len);
        const hdrtrie_node n = hdrtrie_node_read(node);
        if (n.mask1 == 0) continue;
        put_le(node, n.mask2, 8);
        put_le(node + 8, n.mask1, 8);
        node[AT_OFFSET1] = n.offset2;
        node[AT_OFFSET2] = n.offset1;
        cr_assert_eq(hdrtrie_node_read(node).offset2, n.offset1);
        cr_expect_eq(damaged_table_check(&t), HDRTRIE_OK, "length %zu: %s", len, t.why);
        cr_expect(damaged_table_is_harmless(&t), "length %zu", len);
        damaged_table_undo(&t);
        swapped += n.mask2 == 0;
    }
    cr_expect_gt(swapped, 0, "no node with one mask");
    damaged_table_close(&t);
}

/* A mask with a bit that folding changes may lose a spelling of the name. */
Test(bad_nodes, clause_4_7_a_mask_with_bits_that_fold)
{
    static const char *const lists[] = {
        "fold case\n[g]\nabcd\nefgh\n", "fold underscore\n[g]\na-b-\nc-d-\n", "fold separators\n[g]\na-b-c-\nd-e-f-\n"};
    size_t refused = 0;
    for (size_t i = 0; i < 3; i++) {
        damaged_table t = damaged_table_open(lists[i]);
        const size_t len = i == 2 ? 6 : 4;
        cr_assert_neq(t.shape.mode, HDRTRIE_MODE_HASHED);
        for (size_t bit = 0; bit < 8 * len; bit++) {
            node_of(&t, len)[bit / 8] |= (uint8_t)(1u << bit % 8);
            if (damaged_table_check(&t) != HDRTRIE_OK) refused++;
            else cr_assert(damaged_table_is_harmless(&t), "list %zu, bit %zu", i, bit);
            damaged_table_undo(&t);
        }
        damaged_table_close(&t);
    }
    cr_expect_gt(refused, 20);
}

/* A node whose masks keep the case of eight letters, with a multiplier that ignores all these bits. All 256
   spellings are found, but check looks up at most 64. */
Test(bad_nodes, clause_4_7_a_node_that_distinguishes_too_many_spellings)
{
    damaged_table t = damaged_table_open("fold case\n[g]\nxxxxxxxa\nxxxxxxxb\n");
    uint8_t *node = node_of(&t, 8);
    const hdrtrie_node n = hdrtrie_node_read(node);
    const uint32_t first = hdrtrie_shape_text(t.bytes, t.shape, n.base, 0);
    const unsigned bit =
        t.bytes[t.shape.records + first + 7] == 'a' ? 57 : 56; /* 0 in the first name, 1 in the other */
    cr_assert_neq(t.shape.mode, HDRTRIE_MODE_HASHED);
    cr_assert_eq(hdrtrie_node_row_len(n), 2);
    for (int places = 0; places <= 8; places++) {
        uint64_t mask = (uint64_t)1 << bit;
        for (int i = 0; i < places; i++) mask |= (uint64_t)0x20 << (8 * i);
        put_le(node, mask, 8);
        put_le(node + 8, 0, 8);
        put_le(node + 16, (uint64_t)1 << (63 - bit), 8);
        node[AT_OFFSET1] = 0;
        cr_expect_eq(
            damaged_table_check(&t), places <= 6 ? HDRTRIE_OK : HDRTRIE_ERR_ANSWER, "%d places: %s", places, t.why);
        damaged_table_undo(&t);
    }
    damaged_table_close(&t);
}
