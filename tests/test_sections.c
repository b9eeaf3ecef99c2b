/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* reference 4.7: faults of the header, and of rules among each other, in a table whose digest is right; goes on from test_structure.c. */
#include "bodies.h"
#include "damage_subject.h"

#define AT_OFFSET1 28 /* in a node, and offset2 behind it */

typedef struct one_field {
    const char *name;
    size_t len;
} one_field;

static const hdrtrie_layout field_layout = HDRTRIE_LAYOUT_OF(one_field, name, len, 0);

/* Sections stand one behind the other, and end before the bytes that any wide load may reach. */
Test(sections, clause_4_7_sections_out_of_order_are_refused)
{
    subject s = subject_open("fold case\n[g]\na\nb*\n");
    const uint32_t hot_len = (uint32_t)hdrtrie_table_hot_len(s.table), len = (uint32_t)s.d.len;
    const struct {
        size_t at;
        uint32_t value;
    } faults[] = {
        {HDRTRIE_AT_SLOTS, 0},
        {HDRTRIE_AT_SLOTS, HDRTRIE_HEADER_LEN - 1},
        {HDRTRIE_AT_SLOTS, s.shape.records + 1},
        {HDRTRIE_AT_RECORDS, s.shape.slots - 1},
        {HDRTRIE_AT_RECORDS, hot_len + HDRTRIE_HEADER_LEN + 1},
        {HDRTRIE_AT_HOT_LEN, s.shape.records - HDRTRIE_HEADER_LEN - 1},
        {HDRTRIE_AT_HOT_LEN, len - HDRTRIE_HEADER_LEN - HDRTRIE_DIGEST_LEN - 1},
        {HDRTRIE_AT_HOT_LEN, len - HDRTRIE_HEADER_LEN - HDRTRIE_DIGEST_LEN + 1},
        {HDRTRIE_AT_HOT_LEN, UINT32_MAX - HDRTRIE_HEADER_LEN},
        {HDRTRIE_AT_HOT_LEN, UINT32_MAX - HDRTRIE_HEADER_LEN + 1},
        {HDRTRIE_AT_HOT_LEN, UINT32_MAX},
    };
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        put_le(s.d.bytes + faults[i].at, faults[i].value, 4);
        expect_refused(&s, "order", "fault", i);
    }
    subject_close(&s);
}

/* Shifts select slots and pilots: at least two, no more than there are, and none by a shift that C does not define. */
Test(sections, clause_4_7_a_hash_that_leaves_its_slots_is_refused)
{
    subject s = subject_open_large();
    for (unsigned shift = 0; shift < 256; shift++) {
        s.d.bytes[HDRTRIE_AT_SLOT_SHIFT] = (uint8_t)shift;
        if (shift < s.shape.slot_shift || shift > 63) expect_refused(&s, "hash", "slot shift", shift);
        damage_undo(&s.d);
        s.d.bytes[HDRTRIE_AT_BUCKET_SHIFT] = (uint8_t)shift;
        if (shift < 33 || shift > 63) expect_refused(&s, "hash", "bucket shift", shift);
        else if (shift == 33) expect_refused(&s, "pilots", "bucket shift", shift);
        damage_undo(&s.d);
    }
    for (unsigned seed = HDRTRIE_HASH_SEED_COUNT; seed < 256; seed++) {
        s.d.bytes[HDRTRIE_AT_SEED] = (uint8_t)seed;
        expect_refused(&s, "hash", "seed", seed);
    }
    put_le(s.d.bytes + HDRTRIE_AT_NODES, s.shape.slots + 1, 4);
    expect_refused(&s, "pilots", "nodes", 0);
    put_le(s.d.bytes + HDRTRIE_AT_NODES, UINT32_MAX, 4);
    expect_refused(&s, "pilots", "nodes", 1);
    subject_close(&s);
}

/* Only the second word of a node says something: its row is as long as the shift says all the same. */
Test(sections, clause_4_7_a_row_of_the_second_word_is_measured)
{
    subject s = subject_open(ENDS);
    size_t refused = 0;
    for (size_t len = 1; len <= 12; len++) {
        const hdrtrie_node n = hdrtrie_node_read(node_of(&s, len));
        if (n.mask1 == 0 || n.mask2 == 0) continue;
        put_le(node_of(&s, len), 0, 8);
        cr_expect_eq(hdrtrie_node_row_len(hdrtrie_node_read(node_of(&s, len))), (uint64_t)1 << (64 - n.shift));
        cr_expect_neq(damage_check(&s.d), HDRTRIE_OK, "length %zu", len); /* one of its names is not found any more */
        damage_undo(&s.d);
        refused++;
    }
    cr_expect_gt(refused, 0, "no node with two masks");
    subject_close(&s);
}

/* A node's two words say the same in either order, and either may say nothing. */
Test(sections, clause_4_7_words_of_a_node_in_the_other_order_are_as_good)
{
    subject s = subject_open(FREE "x1\nx2\n"); /* whose windows may stand anywhere */
    size_t swapped = 0;
    for (size_t len = 1; len <= 20; len++) {
        uint8_t *node = node_of(&s, len);
        const hdrtrie_node n = hdrtrie_node_read(node);
        if (n.mask1 == 0) continue;
        put_le(node, n.mask2, 8);
        put_le(node + 8, n.mask1, 8);
        node[AT_OFFSET1] = n.offset2;
        node[AT_OFFSET1 + 1] = n.offset1;
        cr_assert_eq(hdrtrie_node_read(node).offset2, n.offset1);
        cr_expect_eq(damage_check(&s.d), HDRTRIE_OK, "length %zu: %s", len, s.d.why);
        cr_expect(damage_is_harmless(&s.d), "length %zu", len);
        damage_undo(&s.d);
        swapped += n.mask2 == 0;
    }
    cr_expect_gt(swapped, 0, "no node of one word");
    subject_close(&s);
}

/* A node that tells capitals apart in eight places, and by its multiplier makes nothing of it: all 256 spellings lead home, and
   check looks up no more than 64. */
Test(sections, clause_4_7_a_node_that_tells_too_much_apart_is_refused)
{
    subject s = subject_open("fold case\n[g]\nxxxxxxxa\nxxxxxxxb\n");
    uint8_t *node = node_of(&s, 8);
    const hdrtrie_node n = hdrtrie_node_read(node);
    const uint32_t first = hdrtrie_shape_text(s.d.bytes, s.shape, n.base, 0);
    const unsigned bit =
        s.d.bytes[s.shape.records + first + 7] == 'a' ? 57 : 56; /* 0 in the first, 1 in the other one */
    cr_assert_neq(s.shape.mode, HDRTRIE_MODE_HASHED);
    cr_assert_eq(hdrtrie_node_row_len(n), 2);
    for (int places = 0; places <= 8; places++) {
        uint64_t mask = (uint64_t)1 << bit;
        for (int i = 0; i < places; i++) mask |= (uint64_t)0x20 << (8 * i);
        put_le(node, mask, 8);
        put_le(node + 8, 0, 8);
        put_le(node + 16, (uint64_t)1 << (63 - bit), 8);
        node[AT_OFFSET1] = 0;
        cr_expect_eq(damage_check(&s.d), places <= 6 ? HDRTRIE_OK : HDRTRIE_ERR_ANSWER, "%d places: %s", places,
                     s.d.why);
        damage_undo(&s.d);
    }
    subject_close(&s);
}

/* Rules of one name and one group cannot be both a rule and an exception, nor have two ids. */
Test(sections, clause_4_7_rules_that_contradict_are_refused)
{
    subject s = subject_open("fold case\n[g]\na\n[h]\na\nc\n!b\n");
    const size_t rules = hdrtrie_load_le32(s.d.bytes + HDRTRIE_AT_RULES);
    for (uint32_t i = 0; i < 2; i++) {
        uint8_t *rule = s.d.bytes + rules + (size_t)HDRTRIE_RULE_LEN * i;
        const hdrtrie_rule_entry was = hdrtrie_rule_entry_read(rule);
        size_t put = 0;
        for (size_t at = 0; at < HDRTRIE_RULE_LEN; at++) { /* the byte that holds the group, whatever the layout */
            rule[at] ^= 1;
            const hdrtrie_rule_entry is = hdrtrie_rule_entry_read(rule);
            if (is.group != was.group && is.len == was.len && is.kind == was.kind && is.id == was.id) {
                cr_expect_eq(damage_check(&s.d), HDRTRIE_ERR_STRUCTURE, "rule %u", i);
                cr_expect(s.d.why != NULL && strstr(s.d.why, "contradict") != NULL, "%s", s.d.why);
                put++;
            }
            damage_undo(&s.d);
        }
        cr_expect_eq(put, 1);
        put_le(rule + 4, 1, 4); /* the id of c */
        cr_expect_eq(damage_check(&s.d), HDRTRIE_ERR_STRUCTURE, "rule %u", i);
        damage_undo(&s.d);
    }
    subject_close(&s);
}

/* A prefix that is said to be a name: its text is a token, but no name is that long. Beyond 32 bytes there is no node for it: what
   stands where one would be, such as a group's name, is not read as one. */
Test(sections, clause_4_7_a_rule_longer_than_any_name_is_refused)
{
    size_t put = 0;
    for (size_t len = 2; len < HDRTRIE_PATTERN_MAX; len++) {
        char group[HDRTRIE_PATTERN_MAX + 1] = "", prefix[HDRTRIE_PATTERN_MAX + 1] = "", list[1024];
        memset(group, 'z', HDRTRIE_PATTERN_MAX);
        memset(prefix, 'y', len);
        snprintf(list, sizeof list, "fold case\n[%s]\na\n%s*\n", group, prefix);
        subject s = subject_open(list);
        const size_t rules = hdrtrie_load_le32(s.d.bytes + HDRTRIE_AT_RULES);
        for (size_t i = 0; i < 2; i++) {
            uint8_t *rule = s.d.bytes + rules + HDRTRIE_RULE_LEN * i;
            if (hdrtrie_rule_entry_read(rule).kind != HDRTRIE_KIND_PREFIX) continue;
            rule[8]++; /* the star counts */
            rule[9] = HDRTRIE_KIND_EXACT;
            cr_expect_eq(damage_check(&s.d), HDRTRIE_ERR_ANSWER, "%s", s.d.why);
            put++;
        }
        subject_close(&s);
    }
    cr_expect_eq(put, HDRTRIE_PATTERN_MAX - 2);
}

/* Two slots that lead to one record, in a table of wide records: the other record is then without a slot. */
Test(sections, clause_4_7_a_slot_that_leads_back_is_refused)
{
    subject s = subject_open(
        "fold case\n[0]\nab\n[1]\nab\n[2]\nab\n[3]\nab\n[4]\nab\n[5]\nab\n[6]\nab\n[7]\nab\n[8]\nac\nad\n");
    const uint32_t none = HDRTRIE_RECORD_LEN(HDRTRIE_FLAG_WIDE);
    const size_t slots = (s.shape.records - s.shape.slots) / 4;
    uint32_t first = 0;
    size_t put = 0;
    cr_assert(s.shape.mode != HDRTRIE_MODE_HASHED && (s.shape.flags & HDRTRIE_FLAG_WIDE));
    for (size_t i = 0; i < slots; i++) {
        uint8_t *slot = s.d.bytes + s.shape.slots + 4 * i;
        const uint32_t text = hdrtrie_load_le32(slot);
        if (text == none || text == 0) continue;
        if (first != 0) {
            for (uint32_t to = first; to < text; to++) { /* at its text, and into it */
                put_le(slot, to, 4);
                cr_expect_eq(damage_check(&s.d), HDRTRIE_ERR_STRUCTURE, "slot %zu to %u", i, to);
                damage_undo(&s.d);
                put++;
            }
        } else {
            first = text;
        }
    }
    cr_expect_gt(put, 10);
    subject_close(&s);
}

/* A name of several keys has several slots: those behind the first lead back to a record, which is found from the first one on, whatever
   the bytes before the records say. */
Test(sections, clause_4_7_slots_that_lead_back_to_a_record_are_right)
{
    for (int wide = 0; wide < 2; wide++) {
        char list[1024] = "fold separators\n";
        for (int i = 0; i < 9 && wide; i++) sprintf(list + strlen(list), "[g%d]\nba\n", i);
        strcat(list, "[g]\nbaaaa\nabaaa\naabaa\naaaaa\n---ab\n");
        for (size_t len = 200; len <= 201; len++) {
            memset(list + strlen(list), 'x', len);
            strcat(list, "\n");
        }
        subject s = subject_open(list);
        const size_t slots = (s.shape.records - s.shape.slots) / HDRTRIE_SLOT_LEN(s.shape.flags);
        const uint32_t last = hdrtrie_slot_read(s.d.bytes + s.shape.slots, slots - 1, s.shape.flags);
        size_t back = 0;
        for (uint32_t i = 0, next = 0; i < slots; i++) {
            const uint32_t text = hdrtrie_slot_read(s.d.bytes + s.shape.slots, i, s.shape.flags);
            back += text < next && text != HDRTRIE_RECORD_LEN(s.shape.flags);
            next = text > next ? text : next;
        }
        cr_assert_eq((s.shape.flags & HDRTRIE_FLAG_WIDE) != 0, wide);
        cr_assert_gt(back, 0);
        cr_assert_gt(last, 255); /* more than one byte */
        cr_expect_eq(damage_check(&s.d), HDRTRIE_OK, "%s", s.d.why);
        subject_close(&s);
    }
}

/* Who asks a table that no check has accepted gets no answer from a kind that there is none of, and nothing is called. */
Test(sections, an_unchecked_table_of_no_kind_matches_nothing)
{
    subject s = subject_open("fold case\n[g]\na\n*\n");
    const hdrtrie_table *table = (const hdrtrie_table *)(void *)s.d.bytes;
    const one_field field = {"a", 1};
    const hdrtrie_backend *bodies[BODIES_MAX];
    const size_t body_count = bodies_here(bodies);
    for (unsigned kind = HDRTRIE_DISPATCH_COUNT; kind < 256; kind++) {
        if ((kind & (HDRTRIE_CALL_COUNT - 1)) < HDRTRIE_DISPATCH_COUNT) continue;
        s.d.bytes[HDRTRIE_AT_DISPATCH] = (uint8_t)kind;
        for (size_t i = 0; i < body_count; i++) {
            uint64_t bitmap = ~(uint64_t)0;
            const hdrtrie_match m = hdrtrie_backend_find(bodies[i], table, "a", 1);
            cr_expect(m.id == -1 && m.groups == 0, "%s, kind %u", bodies[i]->name, kind);
            cr_expect_eq(hdrtrie_backend_mark(bodies[i], table, 1, &field, 1, &field_layout, &bitmap), 0);
            cr_expect_eq(bitmap, 0);
        }
    }
    subject_close(&s);
}
