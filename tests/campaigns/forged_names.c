/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Forgeries of how a name is found: its record, and the node, hash and slot that lead to it. */
#include "../support/random.h"
#include "forgery.h"
#include <hdrtrie/detail/backend/portable.h>
#include <string.h>

/* Called for all records except record 0. text: offset of the record's text from the start of the table. */
typedef void record_call(forgery *f, size_t text, hdrtrie_record r);

static size_t records_end(const forgery *f)
{
    return hdrtrie_load_le32(f->copy.bytes + HDRTRIE_AT_RECORD_COUNT);
}

static void each_record(forgery *f, record_call *call)
{
    const unsigned flags = f->shape.flags;
    const uint8_t *t = (const uint8_t *)f->copy.table;
    size_t text = f->shape.records + 2 * HDRTRIE_RECORD_LEN(flags);
    for (size_t i = 1; i < records_end(f); i++) {
        const hdrtrie_record r = hdrtrie_record_read(t + text, flags);
        call(f, text, r);
        text += r.len + HDRTRIE_RECORD_LEN(flags);
    }
}

static void forge_head(forgery *f, size_t text, hdrtrie_record r)
{
    const unsigned wide = f->shape.flags & HDRTRIE_FLAG_WIDE;
    const size_t groups = wide ? text - 8 : text - 4, id = wide ? text - 3 : text - 2, id_len = wide ? 3 : 2;
    for (unsigned bit = 0; bit < (wide ? 32 : 8); bit++)
        forgery_write(f, groups, r.groups ^ (uint32_t)1 << bit, wide ? 4 : 1, FORGERY_MUST_FAIL);
    for (int other = -1; other <= 2; other++) {
        if (other != 0) forgery_write(f, id, (uint64_t)((int64_t)r.id + other), id_len, FORGERY_MUST_FAIL);
    }
    if (r.id != -1) forgery_write(f, id, (uint64_t)-1, id_len, FORGERY_MUST_FAIL);
}

static void forge_heads(forgery *f)
{
    each_record(f, forge_head);
    forge_head(f, f->shape.records + HDRTRIE_RECORD_LEN(f->shape.flags),
        hdrtrie_record_head_unpack(f->shape.none, f->shape.flags));
}

static void forge_text(forgery *f, size_t text, hdrtrie_record r)
{
    for (size_t i = 0; i < r.len; i++) {
        const uint8_t was = f->copy.bytes[text + i];
        forgery_write(f, text + i, was ^ 1, 1, FORGERY_MUST_FAIL);
        forgery_write(f, text + i, was ^ 0x20, 1, FORGERY_MUST_FAIL);
        forgery_write(f, text + i, was == 'q' ? '-' : 'q', 1, FORGERY_MUST_FAIL);
    }
}

static void forge_texts(forgery *f)
{
    each_record(f, forge_text);
}

/* Swaps two names of one length, with and without their answers. */
static void swap_record(forgery *f, size_t text, hdrtrie_record r)
{
    const unsigned flags = f->shape.flags, head = HDRTRIE_RECORD_LEN(flags);
    const uint8_t *t = (const uint8_t *)f->copy.table;
    size_t other = f->shape.records + 2 * head;
    for (; other < text; other += t[other - (flags & HDRTRIE_FLAG_WIDE ? 4 : 3)] + head) {
        if (hdrtrie_record_len(t + other, flags) != r.len) continue;
        for (int heads = 0; heads < 2; heads++) {
            const size_t len = r.len + (heads ? head : 0), back = heads ? head : 0;
            memcpy(f->copy.bytes + text - back, t + other - back, len);
            memcpy(f->copy.bytes + other - back, t + text - back, len);
            forgery_try(f, FORGERY_MUST_FAIL);
        }
    }
}

static void swap_records(forgery *f)
{
    each_record(f, swap_record);
}

/* Every bit of every node. */
static void forge_nodes(forgery *f)
{
    const size_t end =
        f->shape.mode == HDRTRIE_MODE_HASHED ? 0 : HDRTRIE_NODE_LEN * (hdrtrie_shape_node_max(f->shape) + 1);
    for (size_t i = 0; i < 8 * end; i++) {
        f->copy.bytes[f->shape.nodes + i / 8] ^= (uint8_t)(1u << i % 8);
        forgery_try(f, FORGERY_MAY_PASS);
    }
}

/* Returns the text of the record to which find leads the name in the copy. */
static const uint8_t *leaf_of(const forgery *f, const char *name, size_t len)
{
    return hdrtrie_portable_locate(f->copy.bytes, f->shape, name, len,
        hdrtrie_portable_fold(f->shape.fold, hdrtrie_portable_load(name, len)), len);
}

/* Returns whether some mixture of small and capital letters does not lead to the record of text. Clears *sound if all
   small or all capital letters do not either. */
static bool is_lost_when_mixed(const forgery *f, const uint8_t *text, size_t len, random_state *r, bool *sound)
{
    char name[HDRTRIE_PATTERN_MAX];
    bool lost = false;
    for (int spelling = 0; spelling < 10; spelling++) {
        for (size_t i = 0; i < len; i++) {
            const uint8_t c = text[i];
            const bool letter = c >= 'a' && c <= 'z';
            name[i] = (char)(letter && (spelling == 1 || (spelling >= 2 && random_once_in(r, 2))) ? c & 0xdf : c);
        }
        const bool found = leaf_of(f, name, len) == text;
        if (spelling < 2) *sound &= found;
        else lost |= !found;
    }
    return lost;
}

/* Masks with a bit that the fold changes, in up to three letters, and multipliers that find small letters and capitals,
   but not every mixture of them. Only a check that tries all spellings can refuse such a node. */
static void forge_masks(forgery *f)
{
    random_state r = random_seeded(f->shape.nodes + f->shape.slots);
    const size_t lens = f->shape.mode == HDRTRIE_MODE_HASHED ? 0 : f->shape.max_len;
    if (f->shape.fold == HDRTRIE_FOLD_NONE) return;
    for (size_t len = 2; len <= lens; len++) {
        const size_t at = f->shape.nodes + HDRTRIE_NODE_LEN * len, window = len < 8 ? len : 8;
        for (int i = 0; i < 20000; i++) {
            uint8_t *node = f->copy.bytes + at;
            bool sound = true, lost = false;
            for (int bits = 0; bits < 3; bits++) node[random_below(&r, window)] |= 0x20;
            for (int byte = 16; byte < 24; byte++) node[byte] = (uint8_t)random_u64(&r);
            if (i % 2 != 0) node[30] = 63; /* a row of two slots */
            if (i % 2 != 0 && i % 4 == 1) memset(node, 0, 16), node[0] = node[1] = 0x20;
            const hdrtrie_node n = hdrtrie_node_read(node);
            const uint32_t slots = (f->shape.records - f->shape.slots) / HDRTRIE_SLOT_LEN(f->shape.flags);
            if (n.base + hdrtrie_node_row_len(n) <= slots) {
                for (uint32_t s = 0; s < slots && sound; s++) {
                    const uint8_t *text =
                        f->copy.bytes + f->shape.records + hdrtrie_shape_text(f->copy.bytes, f->shape, s, 0);
                    if (hdrtrie_record_len(text, f->shape.flags) != len) continue;
                    lost |= is_lost_when_mixed(f, text, len, &r, &sound);
                }
                if (sound && lost) forgery_try(f, FORGERY_MUST_FAIL);
            }
            memcpy(node, (const uint8_t *)f->copy.table + at, HDRTRIE_NODE_LEN);
        }
    }
}

static void forge_hash(forgery *f)
{
    if (f->shape.mode != HDRTRIE_MODE_HASHED) return;
    const size_t pilots = (size_t)1 << (64 - f->shape.bucket_shift);
    for (unsigned seed = 0; seed < 256; seed++) forgery_write(f, HDRTRIE_AT_SEED, seed, 1, FORGERY_MAY_PASS);
    for (size_t i = 0; i < 2 * pilots; i++) {
        for (unsigned bit = 0; bit < 8; bit++) {
            f->copy.bytes[f->shape.nodes + i] ^= (uint8_t)(1u << bit);
            forgery_try(f, FORGERY_MAY_PASS);
        }
    }
    for (unsigned shift = 33; shift < 64; shift++) {
        forgery_write(f, HDRTRIE_AT_SLOT_SHIFT, shift, 1, FORGERY_MAY_PASS);
        forgery_write(f, HDRTRIE_AT_BUCKET_SHIFT, shift, 1, FORGERY_MAY_PASS);
    }
}

/* Empties slots and swaps them. */
static void forge_slots(forgery *f)
{
    const size_t len = HDRTRIE_SLOT_LEN(f->shape.flags), count = (f->shape.records - f->shape.slots) / len;
    const uint8_t *slots = (const uint8_t *)f->copy.table + f->shape.slots;
    for (size_t i = 0; i < count; i++) {
        forgery_write(f, f->shape.slots + i * len, HDRTRIE_RECORD_LEN(f->shape.flags), len, FORGERY_MAY_PASS);
        for (size_t j = i + 1; j < count && j < i + 8; j++) {
            memcpy(f->copy.bytes + f->shape.slots + i * len, slots + j * len, len);
            memcpy(f->copy.bytes + f->shape.slots + j * len, slots + i * len, len);
            forgery_try(f, FORGERY_MAY_PASS);
        }
    }
}

const forgery_kind forgery_of_names[] = {
    {"record heads", forge_heads},
    {"record texts", forge_texts},
    {"swapped records", swap_records},
    {"nodes", forge_nodes},
    {"masks", forge_masks},
    {"hash", forge_hash},
    {"slots", forge_slots},
    {NULL, NULL},
};
