/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 4.7: check refuses a header with unknown or contradicting values, and sections that are not in order. */
#include "refusal.h"
#include "support/available_backends.h"

#define PAIRS "fold case\n[g]\nab\nac\ncde\nfgh\nabcdefghijkl\nmnopqrstuvwx\n"

Test(bad_headers, clause_4_7_single_fields_of_the_header)
{
    damaged_table t = damaged_table_open(PAIRS);
    put_refused(&t, HDRTRIE_AT_FOLD, 4, 1, "the fold is unknown");
    put_refused(&t, HDRTRIE_AT_MODE, 3, 1, "the mode is unknown");
    put_refused(&t, HDRTRIE_AT_FLAGS, 32, 1, "unknown flags are set");
    put_refused(&t, HDRTRIE_AT_FLAGS, 16, 1, "the dispatch number does not match fold, mode and flags");
    put_refused(&t, HDRTRIE_AT_FLAGS, 128, 1, "unknown flags are set");
    put_refused(&t, HDRTRIE_AT_DISPATCH, t.bytes[HDRTRIE_AT_DISPATCH] ^ 1, 1,
        "the dispatch number does not match fold, mode and flags");
    put_refused(&t, HDRTRIE_AT_SPELLED, HDRTRIE_HEADER_LEN, 4, "the spelled exceptions do not match fold and flags");
    put_refused(&t, HDRTRIE_AT_RESULTS, HDRTRIE_HEADER_LEN, 4, "the spelled exceptions do not match fold and flags");
    for (size_t at = HDRTRIE_AT_SIEVE + 4; at < HDRTRIE_HEADER_LEN; at++) {
        put_refused(&t, at, 1, 1, "the header has unknown fields");
    }
    put_refused(&t, HDRTRIE_AT_TEXT_BITS, 15, 1, "the bits of a slot do not match mode and flags");
    put_refused(&t, HDRTRIE_AT_MAX_LEN, 256, 2, "the longest name exceeds 255 bytes");
    put_refused(&t, HDRTRIE_AT_GROUP_COUNT, 32, 4, "it has more than 31 groups");
    put_refused(&t, HDRTRIE_AT_RECORD_COUNT, 0, 4, "record 0 is missing");
    put_refused(&t, HDRTRIE_AT_SLOTS, HDRTRIE_HEADER_LEN - 2, 4, "sections are out of order");
    put_refused(&t, HDRTRIE_AT_RECORDS, t.shape.slots - 1, 4, "sections are out of order");
    put_refused(&t, HDRTRIE_AT_HOT_LEN, t.shape.records - HDRTRIE_HEADER_LEN - 1, 4, "sections are out of order");
    put_refused(&t, HDRTRIE_AT_HOT_LEN, 0xffffffff, 4, "sections are out of order");
    put_refused(
        &t, HDRTRIE_AT_HOT_LEN, t.len - HDRTRIE_HEADER_LEN - HDRTRIE_REACH_LEN + 1, 4, "sections are out of order");
    put_refused(&t, HDRTRIE_AT_HOT_LEN, t.shape.records - HDRTRIE_HEADER_LEN, 4, "record 0 is not valid");
    put_refused(&t, HDRTRIE_AT_NODES, HDRTRIE_HEADER_LEN - 32, 4, "the nodes lie outside the table");
    put_refused(&t, HDRTRIE_AT_NODES, t.len, 4, "the nodes lie outside the table");
    put_refused(&t, HDRTRIE_AT_FLAGS, HDRTRIE_FLAG_ANY, 1, "the rule * does not match the flags");
    put_refused(&t, HDRTRIE_AT_GROUPS, t.len, 4, "a group's name is not valid");
    put_refused(&t, HDRTRIE_AT_GROUPS, 0xfffffff0, 4, "a group's name is not valid");
    put_refused(&t, HDRTRIE_AT_RULES, t.len, 4, "a rule is not valid");
    put_refused(&t, HDRTRIE_AT_RULES, 0xfffffff0, 4, "a rule is not valid");
    put_refused(&t, HDRTRIE_AT_IDS, t.len, 4, "an id is not valid");
    put_refused(&t, HDRTRIE_AT_IDS, 0xfffffff0, 4, "an id is not valid");
    damaged_table_close(&t);
}

/* A table that is not longer than a header and a digest is refused before check uses any of its values. */
Test(bad_headers, clause_4_7_a_header_alone_is_truncated)
{
    damaged_table t = damaged_table_open(PAIRS);
    for (size_t len = HDRTRIE_HEADER_LEN - HDRTRIE_DIGEST_LEN; len <= HDRTRIE_HEADER_LEN + HDRTRIE_DIGEST_LEN; len++) {
        const bool whole = len == HDRTRIE_HEADER_LEN + HDRTRIE_DIGEST_LEN;
        hdrtrie_table copy[4];
        damaged_table cut = {.bytes = (uint8_t *)copy, .len = len};
        cr_assert_leq(len, sizeof copy);
        memcpy(copy, t.bytes, len);
        put_le(cut.bytes + HDRTRIE_AT_TOTAL_LEN, len, 4);
        const hdrtrie_error error = damaged_table_check(&cut);
        cr_expect_eq(error, whole ? HDRTRIE_ERR_STRUCTURE : HDRTRIE_ERR_TRUNCATED, "%zu: %s", len, cut.why);
    }
    damaged_table_close(&t);
}

Test(bad_headers, clause_4_7_a_wrong_length_of_the_longest_name)
{
    damaged_table t = damaged_table_open(ENDS);
    for (size_t max_len = 0; max_len < 12; max_len++) {
        put_le(t.bytes + HDRTRIE_AT_MAX_LEN, max_len, 2);
        expect_refused(&t, "record", "longest", max_len);
    }
    damaged_table_close(&t);
}

/* Another dispatch value would run another fold or another mode. */
Test(bad_headers, clause_4_7_another_dispatch)
{
    static const char *const lists[] = {"fold case\n[g]\na\n", "fold separators\n[g]\nx-*\n"};
    for (size_t i = 0; i < 2; i++) {
        damaged_table t = damaged_table_open(lists[i]);
        for (unsigned kind = 0; kind < 256; kind++) {
            if (kind == (unsigned)HDRTRIE_DISPATCH_OF(t.shape.fold, t.shape.mode, t.shape.flags)) continue;
            t.bytes[HDRTRIE_AT_DISPATCH] = (uint8_t)kind;
            expect_refused(&t, "dispatch number", "dispatch", kind);
        }
        damaged_table_close(&t);
    }
}

/* The number of bits in a slot for the offset of the text. With 1 to 3 bits, empty slots pointed before the records
   (the proof found this). */
Test(bad_headers, clause_4_7_a_wrong_number_of_bits_in_a_slot)
{
    static const char *const lists[] = {ENDS, FREE, "fold case\n[g]\na\n"};
    for (size_t i = 0; i < 4; i++) {
        damaged_table t = i < 3 ? damaged_table_open(lists[i]) : damaged_table_open_large();
        for (unsigned bits = 0; bits < 256; bits++) {
            if (i < 3 ? bits == 16 : bits >= 4 && bits <= 32) continue;
            t.bytes[HDRTRIE_AT_TEXT_BITS] = (uint8_t)bits;
            expect_refused(&t, "bits of a slot", "bits", bits);
        }
        damaged_table_close(&t);
    }
}

/* The sections are in order, and end before the last bytes of the table, so that a wide load stays inside. */
Test(bad_headers, clause_4_7_sections_out_of_order)
{
    damaged_table t = damaged_table_open("fold case\n[g]\na\nb*\n");
    const uint32_t hot_len = (uint32_t)hdrtrie_table_hot_len(t.table), len = (uint32_t)t.len;
    const struct {
        size_t at;
        uint32_t value;
    } faults[] = {
        {HDRTRIE_AT_SLOTS, 0},
        {HDRTRIE_AT_SLOTS, HDRTRIE_HEADER_LEN - 1},
        {HDRTRIE_AT_SLOTS, t.shape.records + 1},
        {HDRTRIE_AT_RECORDS, t.shape.slots - 1},
        {HDRTRIE_AT_RECORDS, hot_len + HDRTRIE_HEADER_LEN + 1},
        {HDRTRIE_AT_HOT_LEN, t.shape.records - HDRTRIE_HEADER_LEN - 1},
        {HDRTRIE_AT_HOT_LEN, len - HDRTRIE_HEADER_LEN - HDRTRIE_DIGEST_LEN - 1},
        {HDRTRIE_AT_HOT_LEN, len - HDRTRIE_HEADER_LEN - HDRTRIE_DIGEST_LEN + 1},
        {HDRTRIE_AT_HOT_LEN, UINT32_MAX - HDRTRIE_HEADER_LEN},
        {HDRTRIE_AT_HOT_LEN, UINT32_MAX - HDRTRIE_HEADER_LEN + 1},
        {HDRTRIE_AT_HOT_LEN, UINT32_MAX},
    };
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        put_le(t.bytes + faults[i].at, faults[i].value, 4);
        expect_refused(&t, "order", "fault", i);
    }
    damaged_table_close(&t);
}

/* Sections that touch are in order, even if check refuses them for another reason. The bytes that any load may reach
   follow the last section. */
Test(bad_headers, clause_4_7_sections_that_touch_are_accepted)
{
    damaged_table t = damaged_table_open("fold case\n[g]\na\nb*\n");
    const struct {
        size_t at, value;
        bool order;
    } places[] = {
        {HDRTRIE_AT_SLOTS, HDRTRIE_HEADER_LEN, true},
        {HDRTRIE_AT_RECORDS, t.shape.slots, true},
        {HDRTRIE_AT_HOT_LEN, t.len - HDRTRIE_HEADER_LEN - HDRTRIE_REACH_LEN, true},
        {HDRTRIE_AT_HOT_LEN, t.len - HDRTRIE_HEADER_LEN - HDRTRIE_REACH_LEN + 1, false},
        {HDRTRIE_AT_HOT_LEN, t.len - HDRTRIE_HEADER_LEN, false},
        {HDRTRIE_AT_HOT_LEN, t.len - HDRTRIE_HEADER_LEN + 1, false},
        {HDRTRIE_AT_HOT_LEN, t.len - HDRTRIE_HEADER_LEN + HDRTRIE_DIGEST_LEN, false},
    };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        put_le(t.bytes + places[i].at, places[i].value, 4);
        const hdrtrie_error error = damaged_table_check(&t);
        const bool order = error == HDRTRIE_OK || strstr(t.why, "order") == NULL;
        cr_expect_eq(order, places[i].order, "place %zu: %s", i, t.why);
        damaged_table_undo(&t);
    }
    damaged_table_close(&t);
}

typedef struct one_field {
    const char *name;
    size_t len;
} one_field;

static const hdrtrie_layout field_layout = HDRTRIE_LAYOUT_OF(one_field, name, len, 0);

/* A find in an unchecked table whose dispatch value is unknown returns no match and calls no loop. */
Test(bad_headers, an_unchecked_table_with_an_unknown_dispatch_matches_nothing)
{
    damaged_table t = damaged_table_open("fold case\n[g]\na\n*\n");
    const hdrtrie_table *table = (const hdrtrie_table *)(void *)t.bytes;
    const one_field field = {"a", 1};
    const hdrtrie_backend *backends[AVAILABLE_BACKENDS_MAX];
    const size_t backend_count = available_backends(backends);
    for (unsigned kind = HDRTRIE_DISPATCH_COUNT; kind < 256; kind++) {
        if ((kind & (HDRTRIE_CALL_COUNT - 1)) < HDRTRIE_DISPATCH_COUNT) continue;
        t.bytes[HDRTRIE_AT_DISPATCH] = (uint8_t)kind;
        for (size_t i = 0; i < backend_count; i++) {
            uint64_t bitmap = ~(uint64_t)0;
            const hdrtrie_match m = hdrtrie_backend_find(backends[i], table, "a", 1);
            cr_expect(m.id == -1 && m.groups == 0, "%s, kind %u", backends[i]->name, kind);
            cr_expect_eq(hdrtrie_backend_mark(backends[i], table, 1, &field, 1, &field_layout, &bitmap), 0);
            cr_expect_eq(bitmap, 0);
        }
    }
    damaged_table_close(&t);
}
