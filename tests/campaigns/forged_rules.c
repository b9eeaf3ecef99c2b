/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Forgeries of rules: literals of prefixes and suffixes, the filters and probes that lead to them, and the rules of the
   cold part. */
#include "../support/digest.h"
#include "forgery.h"
#include <hdrtrie/rules.h>

static void forge_literals_of(forgery *f, hdrtrie_affix a)
{
    for (uint32_t i = 0; i < a.literal_count; i++) {
        const size_t at = a.literals + (size_t)HDRTRIE_LITERAL_LEN * i;
        const hdrtrie_literal l = hdrtrie_literal_read((const uint8_t *)f->copy.table + at);
        for (unsigned bit = 0; bit < 32; bit++) {
            forgery_write(f, at + 8, l.in ^ (uint32_t)1 << bit, 4, FORGERY_MUST_FAIL);
            forgery_write(f, at + 12, l.out ^ (uint32_t)1 << bit, 4, FORGERY_MUST_FAIL);
        }
        for (uint32_t other = 1; other < 4; other++) {
            forgery_write(f, at + 4, l.parent + other, 4, FORGERY_MUST_FAIL);
            forgery_write(f, at + 4, l.parent - other, 4, FORGERY_MUST_FAIL);
            forgery_write(f, at + 16, (uint32_t)l.id + other, 4, FORGERY_MUST_FAIL);
            forgery_write(f, at + 16, (uint32_t)l.id - other, 4, FORGERY_MUST_FAIL);
            forgery_write(f, at + 20, l.len + other, 4, FORGERY_MUST_FAIL);
            if (l.len >= other) forgery_write(f, at + 20, l.len - other, 4, FORGERY_MUST_FAIL);
        }
        for (size_t j = 0; j < l.len; j++) {
            const uint8_t was = f->copy.bytes[l.text + j];
            forgery_write(f, l.text + j, was ^ 1, 1, FORGERY_MAY_PASS); /* may pass: two literals can share a text */
            forgery_write(f, l.text + j, was ^ 0x20, 1, FORGERY_MAY_PASS);
        }
    }
}

static void forge_literals(forgery *f)
{
    forge_literals_of(f, f->shape.prefix);
    forge_literals_of(f, f->shape.suffix);
}

/* Flips every bit of a range. */
static void forge_bits(forgery *f, size_t at, size_t len)
{
    for (size_t i = 0; i < 8 * len; i++) {
        f->copy.bytes[at + i / 8] ^= (uint8_t)(1u << i % 8);
        forgery_try(f, FORGERY_MAY_PASS);
    }
}

static void forge_probes(forgery *f)
{
    const hdrtrie_affix ends[] = {f->shape.prefix, f->shape.suffix};
    forge_bits(f, HDRTRIE_AT_PREFIX, HDRTRIE_AFFIX_LEN);
    forge_bits(f, HDRTRIE_AT_SUFFIX, HDRTRIE_AFFIX_LEN);
    for (int i = 0; i < 2; i++) {
        if (ends[i].head_len == 0) continue;
        forge_bits(f, ends[i].pilots, (size_t)2 << (64 - ends[i].bucket_shift));
        forge_bits(f, ends[i].slots, (size_t)HDRTRIE_AFFIX_SLOT_LEN << (64 - ends[i].slot_shift));
    }
}

/* Clears each bit that is set in a filter. Setting more bits would cost only time. */
static void forge_filters(forgery *f)
{
    const hdrtrie_affix ends[] = {f->shape.prefix, f->shape.suffix};
    for (int i = 0; i < 2; i++) {
        if (ends[i].head_len == 0) continue;
        const size_t len = (size_t)HDRTRIE_FILTER_WORD_LEN << (64 - ends[i].filter_shift);
        for (size_t bit = 0; bit < 8 * len; bit++) {
            uint8_t *byte = f->copy.bytes + ends[i].filter + bit / 8;
            if ((*byte >> bit % 8 & 1) == 0) continue;
            *byte ^= (uint8_t)(1u << bit % 8);
            forgery_try(f, FORGERY_MAY_PASS);
        }
    }
}

/* Changes each field and each byte of every rule in the cold part. */
static void forge_rules(forgery *f)
{
    const uint8_t *t = (const uint8_t *)f->copy.table;
    const uint32_t rules = hdrtrie_load_le32(t + HDRTRIE_AT_RULES),
                   count = hdrtrie_load_le32(t + HDRTRIE_AT_RULE_COUNT);
    for (uint32_t i = 0; i < count; i++) {
        const size_t at = rules + (size_t)HDRTRIE_RULE_LEN * i;
        const hdrtrie_rule_entry r = hdrtrie_rule_entry_read(t + at);
        const size_t literal = r.text + (r.kind == HDRTRIE_KIND_SUFFIX);
        for (unsigned exception = 0; exception < 4; exception++) {
            if (exception != r.exception) forgery_write(f, at + 11, exception, 1, FORGERY_MUST_FAIL);
        }
        for (unsigned group = 0; group < 33; group++) {
            if (group != r.group) forgery_write(f, at + 10, group, 1, FORGERY_MAY_PASS);
        }
        for (int other = -2; other <= 2; other++) {
            if (other != 0) forgery_write(f, at + 4, (uint64_t)((int64_t)r.id + other), 4, FORGERY_MUST_FAIL);
        }
        for (unsigned kind = 0; kind < 4; kind++) {
            if (kind != r.kind) forgery_write(f, at + 9, kind, 1, FORGERY_MUST_FAIL);
        }
        for (size_t j = 0; j < r.len; j++) { /* to a token character that differs under every fold */
            const uint8_t was = t[literal + j];
            forgery_write(f, literal + j, was == 'q' || was == 'Q' ? '0' : 'q', 1, FORGERY_MUST_FAIL);
            forgery_write(f, literal + j, was == '7' ? '8' : '7', 1, FORGERY_MUST_FAIL);
        }
        forgery_write(f, at, r.text + 1u, 4, FORGERY_MUST_FAIL);
        forgery_write(f, at + 8, r.len - 1u, 1, FORGERY_MUST_FAIL);
    }
}

/* Every field of the results of spelled exceptions, and every bit of their table, with its digest corrected. */
static void forge_spelled(forgery *f)
{
    const hdrtrie_table *spelled = hdrtrie_table_nested(f->copy.table, HDRTRIE_AT_SPELLED);
    size_t at, len;
    if (spelled == NULL) return;
    at = (size_t)((const uint8_t *)spelled - (const uint8_t *)f->copy.table);
    len = hdrtrie_table_len(spelled);
    for (uint32_t i = 0; i < hdrtrie_id_count(spelled); i++) {
        const size_t result =
            hdrtrie_load_le32((const uint8_t *)f->copy.table + HDRTRIE_AT_RESULTS) + (size_t)HDRTRIE_RESULT_LEN * i;
        for (size_t bit = 0; bit < 8 * HDRTRIE_RESULT_LEN; bit++) {
            f->copy.bytes[result + bit / 8] ^= (uint8_t)(1u << bit % 8);
            forgery_try(f, FORGERY_MUST_FAIL);
        }
    }
    for (size_t bit = 0; bit < 8 * (len - HDRTRIE_DIGEST_LEN); bit++) {
        f->copy.bytes[at + bit / 8] ^= (uint8_t)(1u << bit % 8);
        if (bit / 32 != HDRTRIE_AT_TOTAL_LEN / 4) digest_put(f->copy.bytes + at, len);
        forgery_try(f, FORGERY_MAY_PASS);
    }
}

/* Every bit of the header. Another fold may be valid: then the table has other rules and answers by them. */
static void forge_header(forgery *f)
{
    for (unsigned fold = 0; fold < 4; fold++) {
        f->copy.bytes[HDRTRIE_AT_DISPATCH] = (uint8_t)HDRTRIE_DISPATCH_OF(fold, f->shape.mode, f->shape.flags);
        forgery_write(f, HDRTRIE_AT_FOLD, fold, 1, FORGERY_MAY_PASS);
    }
    for (unsigned mode = 0; mode < 3; mode++) {
        f->copy.bytes[HDRTRIE_AT_DISPATCH] = (uint8_t)HDRTRIE_DISPATCH_OF(f->shape.fold, mode, f->shape.flags);
        forgery_write(f, HDRTRIE_AT_MODE, mode, 1, FORGERY_MAY_PASS);
    }
    for (unsigned flags = 0; flags < 64; flags++) {
        f->copy.bytes[HDRTRIE_AT_DISPATCH] = (uint8_t)HDRTRIE_DISPATCH_OF(f->shape.fold, f->shape.mode, flags);
        forgery_write(f, HDRTRIE_AT_FLAGS, flags, 1, FORGERY_MAY_PASS);
    }
    forge_bits(f, 0, HDRTRIE_HEADER_LEN);
}

const forgery_kind forgery_of_rules[] = {
    {"literals", forge_literals},
    {"probes", forge_probes},
    {"filters", forge_filters},
    {"rules", forge_rules},
    {"spelled", forge_spelled},
    {"header", forge_header},
    {NULL, NULL},
};
