/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Forged rules: the literals of prefixes and suffixes with what leads to them, and the rules of the cold part. */
#include "forgery.h"

static void forge_literals_of(forgery *f, hdrtrie_affix a)
{
    for (uint32_t i = 0; i < a.literal_count; i++) {
        const size_t at = a.literals + (size_t)HDRTRIE_LITERAL_LEN * i;
        const hdrtrie_literal l = hdrtrie_literal_read((const uint8_t *)f->v.table + at);
        for (unsigned bit = 0; bit < 32; bit++) {
            forgery_write(f, at + 8, l.in ^ (uint32_t)1 << bit, 4, FORGERY_WRONG);
            forgery_write(f, at + 12, l.out ^ (uint32_t)1 << bit, 4, FORGERY_WRONG);
        }
        for (uint32_t other = 1; other < 4; other++) {
            forgery_write(f, at + 4, l.parent + other, 4, FORGERY_WRONG);
            forgery_write(f, at + 4, l.parent - other, 4, FORGERY_WRONG);
            forgery_write(f, at + 16, (uint32_t)l.id + other, 4, FORGERY_WRONG);
            forgery_write(f, at + 16, (uint32_t)l.id - other, 4, FORGERY_WRONG);
            forgery_write(f, at + 20, l.len + other, 4, FORGERY_WRONG);
            if (l.len >= other) forgery_write(f, at + 20, l.len - other, 4, FORGERY_WRONG);
        }
        for (size_t j = 0; j < l.len; j++) {
            const uint8_t was = f->v.bytes[l.text + j];
            forgery_write(f, l.text + j, was ^ 1, 1, FORGERY_OPEN); /* two literals may share a text */
            forgery_write(f, l.text + j, was ^ 0x20, 1, FORGERY_OPEN);
        }
    }
}

static void forge_literals(forgery *f)
{
    forge_literals_of(f, f->shape.prefix);
    forge_literals_of(f, f->shape.suffix);
}

/* Every bit of filters, pilots and slots, and of the constants that say where they are. */
static void forge_bits(forgery *f, size_t at, size_t len)
{
    for (size_t i = 0; i < 8 * len; i++) {
        f->v.bytes[at + i / 8] ^= (uint8_t)(1u << i % 8);
        forgery_try(f, FORGERY_OPEN);
    }
}

static void forge_ends(forgery *f)
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

/* What a filter's word lacks, no name may need. Bits that are set are enough: more of them cost time only. */
static void forge_filters(forgery *f)
{
    const hdrtrie_affix ends[] = {f->shape.prefix, f->shape.suffix};
    for (int i = 0; i < 2; i++) {
        if (ends[i].head_len == 0) continue;
        const size_t len = (size_t)HDRTRIE_FILTER_WORD_LEN << (64 - ends[i].filter_shift);
        for (size_t bit = 0; bit < 8 * len; bit++) {
            uint8_t *byte = f->v.bytes + ends[i].filter + bit / 8;
            if ((*byte >> bit % 8 & 1) == 0) continue;
            *byte ^= (uint8_t)(1u << bit % 8);
            forgery_try(f, FORGERY_OPEN);
        }
    }
}

/* A rule that says another thing than the table does. */
static void forge_rules(forgery *f)
{
    const uint8_t *t = (const uint8_t *)f->v.table;
    const uint32_t rules = hdrtrie_load_le32(t + HDRTRIE_AT_RULES),
                   count = hdrtrie_load_le32(t + HDRTRIE_AT_RULE_COUNT);
    for (uint32_t i = 0; i < count; i++) {
        const size_t at = rules + (size_t)HDRTRIE_RULE_LEN * i;
        const hdrtrie_rule_entry r = hdrtrie_rule_entry_read(t + at);
        const size_t literal = r.text + (r.kind == HDRTRIE_KIND_SUFFIX);
        forgery_write(f, at + 11, !r.exception, 1, FORGERY_WRONG);
        for (unsigned group = 0; group < 33; group++) {
            if (group != r.group) forgery_write(f, at + 10, group, 1, FORGERY_OPEN);
        }
        for (int other = -2; other <= 2; other++) {
            if (other != 0) forgery_write(f, at + 4, (uint64_t)((int64_t)r.id + other), 4, FORGERY_WRONG);
        }
        for (unsigned kind = 0; kind < 4; kind++) {
            if (kind != r.kind) forgery_write(f, at + 9, kind, 1, FORGERY_WRONG);
        }
        for (size_t j = 0; j < r.len; j++) { /* by a token character that no fold equates with it */
            const uint8_t was = t[literal + j];
            forgery_write(f, literal + j, was == 'q' || was == 'Q' ? '0' : 'q', 1, FORGERY_WRONG);
            forgery_write(f, literal + j, was == '7' ? '8' : '7', 1, FORGERY_WRONG);
        }
        forgery_write(f, at, r.text + 1u, 4, FORGERY_WRONG);
        forgery_write(f, at + 8, r.len - 1u, 1, FORGERY_WRONG);
    }
}

/* Every bit of the header. Another fold may be as right: then the table has other rules, and answers by them. */
static void forge_header(forgery *f)
{
    for (unsigned fold = 0; fold < 4; fold++) {
        f->v.bytes[HDRTRIE_AT_DISPATCH] = (uint8_t)HDRTRIE_DISPATCH_OF(fold, f->shape.mode, f->shape.flags);
        forgery_write(f, HDRTRIE_AT_FOLD, fold, 1, FORGERY_OPEN);
    }
    for (unsigned mode = 0; mode < 3; mode++) {
        f->v.bytes[HDRTRIE_AT_DISPATCH] = (uint8_t)HDRTRIE_DISPATCH_OF(f->shape.fold, mode, f->shape.flags);
        forgery_write(f, HDRTRIE_AT_MODE, mode, 1, FORGERY_OPEN);
    }
    for (unsigned flags = 0; flags < 16; flags++) {
        f->v.bytes[HDRTRIE_AT_DISPATCH] = (uint8_t)HDRTRIE_DISPATCH_OF(f->shape.fold, f->shape.mode, flags);
        forgery_write(f, HDRTRIE_AT_FLAGS, flags, 1, FORGERY_OPEN);
    }
    forge_bits(f, 0, HDRTRIE_HEADER_LEN);
}

const forgery_kind forgery_of_rules[] = {
    {"literals", forge_literals}, {"ends", forge_ends},     {"filters", forge_filters},
    {"rules", forge_rules},       {"header", forge_header}, {NULL, NULL},
};
