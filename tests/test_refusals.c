/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* reference 4.7: check says what is wrong with a table whose digest is right, and each fault is found by the part that looks for it,
   before another reads what it must not. test_structure.c has the faults that take more than a few bytes. */
#include <hdrtrie/detail/hash.h>

#include "damage_subject.h"

#define PAIRS "fold case\n[g]\nab\nac\ncde\nfgh\nabcdefghijkl\nmnopqrstuvwx\n"
#define PAINTED "fold case\n[g]\nabcdefghijkl\nmnopqrstuvwx\naaaaaaaaaaaaa\nbbbbbbbbbbbbb\nccccccccccccc\n"
#define AFFIX "fold case\n[g]\n*\naa\nab-*\nab-cd-*\np*\nq*\nx-*\n*-id\n*-my-id\n"

/* Names of one length, too many for windows: narrow, or wide where there are nine groups. */
static subject hashed_open(bool wide)
{
    char text[2000] = "fold case\n";
    for (int i = 0; i < 9 && wide; i++) sprintf(text + strlen(text), "[g%d]\nx\n", i);
    for (int i = 0; i < 70; i++) sprintf(text + strlen(text), "n%02d\n", i);
    subject s = subject_open(text);
    cr_assert_eq(s.shape.mode, HDRTRIE_MODE_HASHED);
    cr_assert_eq((s.shape.flags & HDRTRIE_FLAG_WIDE) != 0, wide);
    return s;
}

static void put(subject *s, size_t at, uint64_t value, size_t len)
{
    put_le(s->d.bytes + at, value, len);
}

static uint32_t get(const subject *s, size_t at)
{
    return hdrtrie_load_le32(s->d.bytes + at);
}

/* What the table was changed into is refused with exactly these words; undoes it. */
static void refused(subject *s, const char *words)
{
    static const char damaged[] = "the table is damaged: ";
    hdrtrie_error error = damage_check(&s->d);
    cr_expect_eq(error, HDRTRIE_ERR_STRUCTURE, "%s: %s", words, hdrtrie_error_text(error));
    cr_expect(s->d.why != NULL && strncmp(s->d.why, damaged, sizeof damaged - 1) == 0, "%s", words);
    cr_expect_str_eq(s->d.why + sizeof damaged - 1, words);
    damage_undo(&s->d);
}

static void put_refused(subject *s, size_t at, uint64_t value, size_t len, const char *words)
{
    put(s, at, value, len);
    refused(s, words);
}

/* What stands there now is right, as far as that part of check looks; others may still refuse it. */
static void put_passes(subject *s, size_t at, uint64_t value, size_t len, const char *words)
{
    put(s, at, value, len);
    hdrtrie_error error = damage_check(&s->d);
    cr_expect(error == HDRTRIE_OK || strcmp(strchr(s->d.why, ':') + 2, words) != 0, "%s", s->d.why);
    damage_undo(&s->d);
}

Test(refusals, clause_4_7_the_header)
{
    subject s = subject_open(PAIRS);
    put_refused(&s, HDRTRIE_AT_FOLD, 4, 1, "the fold is unknown");
    put_refused(&s, HDRTRIE_AT_MODE, 3, 1, "the mode is unknown");
    put_refused(&s, HDRTRIE_AT_FLAGS, 16, 1, "unknown flags are set");
    put_refused(&s, HDRTRIE_AT_FLAGS, 128, 1, "unknown flags are set");
    put_refused(&s, HDRTRIE_AT_DISPATCH, s.d.bytes[HDRTRIE_AT_DISPATCH] ^ 1, 1,
        "the dispatch number does not match fold, mode and flags");
    put_refused(&s, HDRTRIE_AT_TEXT_BITS, 15, 1, "the bits of a slot do not match mode and flags");
    put_refused(&s, HDRTRIE_AT_MAX_LEN, 256, 2, "the longest name exceeds 255 bytes");
    put_refused(&s, HDRTRIE_AT_GROUP_COUNT, 32, 4, "it has more than 31 groups");
    put_refused(&s, HDRTRIE_AT_RECORD_COUNT, 0, 4, "record 0 is missing");
    put_refused(&s, HDRTRIE_AT_SLOTS, HDRTRIE_HEADER_LEN - 2, 4, "sections are out of order");
    put_refused(&s, HDRTRIE_AT_RECORDS, s.shape.slots - 1, 4, "sections are out of order");
    put_refused(&s, HDRTRIE_AT_HOT_LEN, s.shape.records - HDRTRIE_HEADER_LEN - 1, 4, "sections are out of order");
    put_refused(&s, HDRTRIE_AT_HOT_LEN, 0xffffffff, 4, "sections are out of order");
    put_refused(
        &s, HDRTRIE_AT_HOT_LEN, s.d.len - HDRTRIE_HEADER_LEN - HDRTRIE_REACH_LEN + 1, 4, "sections are out of order");
    put_refused(&s, HDRTRIE_AT_HOT_LEN, s.shape.records - HDRTRIE_HEADER_LEN, 4, "record 0 is not valid");
    put_refused(&s, HDRTRIE_AT_NODES, HDRTRIE_HEADER_LEN - 32, 4, "the nodes lie outside the table");
    put_refused(&s, HDRTRIE_AT_NODES, s.d.len, 4, "the nodes lie outside the table");
    put_refused(&s, HDRTRIE_AT_FLAGS, HDRTRIE_FLAG_ANY, 1, "the rule * does not match the flags");
    put_refused(&s, HDRTRIE_AT_GROUPS, s.d.len, 4, "a group's name is not valid");
    put_refused(&s, HDRTRIE_AT_GROUPS, 0xfffffff0, 4, "a group's name is not valid");
    put_refused(&s, HDRTRIE_AT_RULES, s.d.len, 4, "a rule is not valid");
    put_refused(&s, HDRTRIE_AT_RULES, 0xfffffff0, 4, "a rule is not valid");
    put_refused(&s, HDRTRIE_AT_IDS, s.d.len, 4, "an id is not valid");
    put_refused(&s, HDRTRIE_AT_IDS, 0xfffffff0, 4, "an id is not valid");
    subject_close(&s);
}

Test(refusals, clause_4_7_windows_and_shifts)
{
    subject s = subject_open(PAIRS);
    cr_assert_eq(s.shape.mode, HDRTRIE_MODE_ENDS);
    for (size_t len = 0; len <= 32; len++) { /* there are no names of 7, 8 and 20 bytes */
        const size_t node = s.shape.nodes + HDRTRIE_NODE_LEN * len;
        if (len > 8) put_refused(&s, node + 28, 1, 1, "a window is not at the start or end of its name");
        if (len != 7 && len != 8 && len != 20) continue;
        put(&s, node + 8, 1, 1); /* a bit of mask2; the shift stays 0 */
        refused(&s, len == 8 ? "a node's shift is out of range" : "a window is not at the start or end of its name");
        put(&s, node + 8, 1, 1);
        put(&s, node + 30, 33, 1);
        refused(&s, len == 8 ? "a row reaches past the slots" : "a window is not at the start or end of its name");
    }
    subject_close(&s);
}

Test(refusals, clause_4_7_hashes)
{
    for (int wide = 0; wide < 2; wide++) {
        subject s = hashed_open(wide);
        static const size_t shifts[] = {HDRTRIE_AT_SLOT_SHIFT, HDRTRIE_AT_BUCKET_SHIFT};
        for (size_t i = 0; i < 2; i++) {
            put_refused(&s, shifts[i], 32, 1, "a constant of the hash is out of range");
            put_refused(&s, shifts[i], 64, 1, "a constant of the hash is out of range");
            put_refused(&s, shifts[i], 0, 1, "a constant of the hash is out of range");
            put_passes(&s, shifts[i], 63, 1, "a constant of the hash is out of range");
        }
        put_refused(&s, HDRTRIE_AT_SLOT_SHIFT, s.shape.slot_shift - 1u, 1, "a constant of the hash is out of range");
        const size_t room = s.d.len - HDRTRIE_DIGEST_LEN - s.shape.nodes;
        unsigned bits = 1;
        while ((size_t)4 << bits <= room) bits++; /* as many pilots as there is room for */
        put_passes(&s, HDRTRIE_AT_BUCKET_SHIFT, 64 - bits, 1, "the pilots lie outside their section");
        put_refused(&s, HDRTRIE_AT_BUCKET_SHIFT, 63 - bits, 1, "the pilots lie outside their section");
        put_refused(&s, HDRTRIE_AT_BUCKET_SHIFT, 33, 1, "the pilots lie outside their section");
        put_passes(&s, HDRTRIE_AT_NODES, s.shape.slots, 4, "the pilots lie outside their section");
        put_refused(&s, HDRTRIE_AT_SEED, HDRTRIE_HASH_SEED_COUNT, 1, "a constant of the hash is out of range");
        put_refused(&s, HDRTRIE_AT_NODES, s.shape.slots + 1, 4, "the pilots lie outside their section");
        put_refused(&s, HDRTRIE_AT_NODES, HDRTRIE_HEADER_LEN - 2, 4, "the pilots lie outside their section");
        if (wide) {
            put_refused(&s, HDRTRIE_AT_TEXT_BITS, 3, 1, "the bits of a slot do not match mode and flags");
            put_refused(&s, HDRTRIE_AT_TEXT_BITS, 33, 1, "the bits of a slot do not match mode and flags");
            put_refused(&s, HDRTRIE_AT_TEXT_BITS, 4, 1, "a record is not valid");
            put_refused(&s, HDRTRIE_AT_TEXT_BITS, 32, 1, "a record is not valid");
        }
        subject_close(&s);
    }
}

/* The first slot from at on that leads to record 0, or to another; the count if there is none. */
static size_t slot_from(const subject *s, size_t at, bool empty)
{
    const size_t count = (s->shape.records - s->shape.slots) / 2;
    while (at < count && (hdrtrie_load_le16(s->d.bytes + s->shape.slots + 2 * at) == 4) != empty) at++;
    return at;
}

Test(refusals, clause_4_7_slots)
{
    subject s = hashed_open(false);
    const size_t first = slot_from(&s, 0, false), second = slot_from(&s, first + 1, false),
                 free = slot_from(&s, second + 1, true), at = s.shape.slots + 2 * free;
    const uint32_t text = hdrtrie_load_le16(s.d.bytes + s.shape.slots + 2 * first);
    cr_assert_lt(free, (size_t)(s.shape.records - s.shape.slots) / 2);
    put_refused(&s, at, 0xffff, 2, "a record is not valid");
    put_refused(&s, at, 5, 2, "a record is not valid");
    put_refused(&s, at, text, 2, "a slot does not point to a record"); /* in a hashed table no two lead to one */
    subject_close(&s);

    size_t painted = 0;
    s = subject_open(PAINTED); /* in others they may, but not to a record that somebody painted into another's text */
    for (size_t some = slot_from(&s, 0, false); slot_from(&s, some, true) * 2 < s.shape.records - s.shape.slots;
         some = slot_from(&s, some + 1, false)) {
        const size_t empty = slot_from(&s, some, true);
        const size_t to = hdrtrie_load_le16(s.d.bytes + s.shape.slots + 2 * some);
        if (s.d.bytes[s.shape.records + to - 3] != 12) continue;
        put(&s, s.shape.records + to + 2, 0x00000101, 4); /* group 0, length 1, id 0 */
        put(&s, s.shape.slots + 2 * empty, to + 6, 2);
        refused(&s, "a slot does not point to a record");
        painted++;
    }
    cr_assert_gt(painted, 0);
    subject_close(&s);
}

/* A node leads to names of its own length: slots of two lengths exchanged. */
Test(refusals, clause_4_7_rows)
{
    subject s = subject_open("fold case\n[g]\nab\ncd\nefg\nhij\n");
    uint8_t *slots = s.d.bytes + s.shape.slots;
    const size_t count = (s.shape.records - s.shape.slots) / 2;
    size_t exchanged = 0;
    for (size_t i = 1; i < count; i++) {
        const uint32_t text = hdrtrie_load_le16(slots + 2 * i);
        if (s.d.bytes[s.shape.records + text - 3] != 3) continue;
        for (size_t j = 1; j < i; j++) {
            const uint32_t other = hdrtrie_load_le16(slots + 2 * j);
            if (s.d.bytes[s.shape.records + other - 3] != 2) continue;
            put(&s, s.shape.slots + 2 * i, other, 2);
            put(&s, HDRTRIE_AT_RECORD_COUNT, get(&s, HDRTRIE_AT_RECORD_COUNT) - 1, 4);
            hdrtrie_error error = damage_check(&s.d);
            cr_expect_eq(error, HDRTRIE_ERR_STRUCTURE);
            exchanged += strstr(s.d.why, "another length") != NULL;
            damage_undo(&s.d);
        }
    }
    cr_expect_gt(exchanged, 0);
    subject_close(&s);
}

static void literals_swap(subject *s, size_t i)
{
    uint8_t one[HDRTRIE_LITERAL_LEN], *at = s->d.bytes + s->shape.prefix.literals + HDRTRIE_LITERAL_LEN * i;
    memcpy(one, at, sizeof one);
    memcpy(at, at + sizeof one, sizeof one);
    memcpy(at + sizeof one, one, sizeof one);
}

Test(refusals, clause_4_7_literals)
{
    subject s = subject_open(AFFIX);
    const size_t one = s.shape.prefix.literals + HDRTRIE_LITERAL_LEN; /* 0 *, 1 ab-, 2 ab-cd-, 3 p, 4 q, 5 x- */
    cr_assert_eq(s.shape.prefix.literal_count, 6);
    put_refused(&s, one + 20, 256, 4, "a literal's text is not valid");
    put_refused(&s, one + 20, 0, 4, "a literal's text is not valid");
    put_refused(&s, one, s.d.len, 4, "a literal's text is not valid");
    put_refused(&s, one + 8, 2, 4, "a literal's groups or id are not valid");
    put_refused(&s, one + 12, 1, 4, "a literal's groups or id are not valid");
    put_refused(&s, one + 16, 0xfffffffe, 4, "a literal's groups or id are not valid");
    put_refused(&s, one + 16, 0xffffffff, 4, "a literal's groups or id are not valid");
    put_refused(&s, one + 16, get(&s, HDRTRIE_AT_ID_COUNT), 4, "a literal's groups or id are not valid");
    put_passes(&s, one, s.d.len - HDRTRIE_DIGEST_LEN - get(&s, one + 20), 4, "a literal's text is not valid");
    put_refused(&s, HDRTRIE_AT_PREFIX + 12, 0xffffff00, 4, "the literals lie outside the table");
    put_refused(&s, HDRTRIE_AT_PREFIX + 16, 0, 4, "the literals are missing");
    literals_swap(&s, 3);
    refused(&s, "literals are out of order");
    literals_swap(&s, 4);
    refused(&s, "literals are out of order");
    literals_swap(&s, 1); /* the shorter one behind the one that begins with it, and all else as it would be */
    put(&s, one + 4, 1, 4);
    put(&s, one + HDRTRIE_LITERAL_LEN + 4, 1, 4);
    refused(&s, "literals are out of order");
    memcpy(s.d.bytes + one + 3 * HDRTRIE_LITERAL_LEN, s.d.bytes + one + 2 * HDRTRIE_LITERAL_LEN, HDRTRIE_LITERAL_LEN);
    put(&s, one + 3 * HDRTRIE_LITERAL_LEN + 4, 4, 4); /* twice the same, the one the other's parent */
    refused(&s, "literals are out of order");
    subject_close(&s);

    s = subject_open("fold case\n[g]\nab*\n");
    put_refused(&s, HDRTRIE_AT_ID_COUNT, 0, 4, "a literal's groups or id are not valid");
    subject_close(&s);
    s = subject_open("fold case\n[g]\n!ab*\n");
    put_refused(&s, s.shape.prefix.literals + 16, 0xfffffffe, 4, "a literal's groups or id are not valid");
    subject_close(&s);
}

/* Check looks each rule up: a literal that says something else is refused. */
Test(refusals, clause_4_7_literals_that_say_something_else)
{
    subject s = subject_open("fold case\n[g]\nab*\n[h]\ncd*\n!ab*\n");
    const uint32_t at = s.shape.prefix.literals; /* ab: in 1, out 2, id 0 */
    static const struct {
        uint32_t in, out, id;
    } others[] = {{0, 2, 0}, {1, 0, 0}, {1, 2, 1}, {1, 2, 0}};
    for (size_t i = 0; i < 4; i++) {
        put(&s, at + 8, others[i].in, 4);
        put(&s, at + 12, others[i].out, 4);
        put(&s, at + 16, others[i].id, 4);
        cr_expect_eq(damage_check(&s.d), i == 3 ? HDRTRIE_OK : HDRTRIE_ERR_ANSWER, "%zu", i);
        damage_undo(&s.d);
    }
    subject_close(&s);
}

Test(refusals, clause_4_7_probes)
{
    subject s = subject_open(AFFIX);
    for (size_t at = HDRTRIE_AT_PREFIX; at <= HDRTRIE_AT_SUFFIX; at += HDRTRIE_AT_SUFFIX - HDRTRIE_AT_PREFIX) {
        put_refused(&s, at, 9, 1, "the head length is not valid");
        put_refused(&s, at, 0, 1, "the head length is not valid");
        put_refused(&s, at + 1, 32, 1, "the probe is not valid");
        put_refused(&s, at + 1, 64, 1, "the probe is not valid");
        put_refused(&s, at + 2, 32, 1, "the probe is not valid");
        put_refused(&s, at + 2, 64, 1, "the probe is not valid");
        put_refused(&s, at + 1, 0, 1, "the probe is not valid");
        put_refused(&s, at + 2, 0, 1, "the probe is not valid");
        put_refused(&s, at + 3, 0, 1, "the filter is not valid");
        put_refused(&s, at + 3, 32, 1, "the filter is not valid");
        put_refused(&s, at + 3, 64, 1, "the filter is not valid");
        put_refused(&s, at + 4, s.d.len, 4, "the probe is not valid");
        const size_t pilots = (size_t)1 << (64 - s.d.bytes[at + 2]), words = get(&s, at + 20);
        put_passes(&s, at + 4, s.d.len - HDRTRIE_DIGEST_LEN - 2 * pilots, 4, "the probe is not valid");
        put_refused(&s, at + 4, s.d.len - HDRTRIE_DIGEST_LEN - 2 * pilots + 1, 4, "the probe is not valid");
        put(&s, words, UINT64_MAX, 8); /* a filter of two words that lets everything pass */
        put(&s, words + 8, UINT64_MAX, 8);
        put_passes(&s, at + 3, 63, 1, "the filter is not valid");
        put_refused(&s, at + 8, 0xffffff00, 4, "the probe is not valid");
        put_refused(&s, at + 20, 0xffffff00, 4, "the filter is not valid");
        const uint32_t slots = get(&s, at + 8), count = get(&s, at + 16);
        for (size_t i = 0; i < (size_t)1 << (64 - s.d.bytes[at + 1]); i++) {
            put_refused(&s, slots + 16 * i + 8, count + 1, 4, "the probe is not valid");
            put_refused(&s, slots + 16 * i + 12, count + 1, 4, "the probe is not valid");
            put_refused(&s, slots + 16 * i + 12, 0xffffffff, 4, "the probe is not valid");
            put(&s, slots + 16 * i + 12, 0, 4);
            put_passes(&s, slots + 16 * i + 8, count, 4, "the probe is not valid");
        }
    }
    const uint32_t slots = s.shape.prefix.slots;
    for (size_t i = 0; i < (size_t)1 << (64 - s.shape.prefix.slot_shift); i++) {
        if (get(&s, slots + 16 * i + 12) == 0) continue;
        put(&s, slots + 16 * i + 12, 0, 4); /* nothing is found behind it */
        cr_expect_eq(damage_check(&s.d), HDRTRIE_ERR_ANSWER);
        damage_undo(&s.d);
    }
    subject_close(&s);
}

Test(refusals, clause_4_7_rules_that_contradict)
{
    subject s = subject_open("fold case\n[g]\na\n[h]\na\n");
    const uint32_t rules = get(&s, HDRTRIE_AT_RULES);
    cr_assert_eq(get(&s, HDRTRIE_AT_RULE_COUNT), 2);
    put_refused(&s, rules + HDRTRIE_RULE_LEN + 10, 0, 1, "two rules contradict each other"); /* both in one group */
    subject_close(&s);
    s = subject_open("fold case\n[g]\na\nb\n");
    put_refused(&s, get(&s, HDRTRIE_AT_RULES) + 11, 1, 1,
        "the id of a name does not match its rules"); /* an exception, with an id */
    subject_close(&s);
}
