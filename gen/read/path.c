/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include <hdrtrie/detail/backend/backends.h>
#include <string.h>

#include "path.h"

uint32_t gen_path_reach(unsigned shift)
{
    return (uint32_t)((uint64_t)1 << (64 - shift));
}

uint32_t gen_path_node_count(const hdrtrie_shape *shape)
{
    if (shape->mode == HDRTRIE_MODE_HASHED) return gen_path_reach(shape->bucket_shift);
    return (uint32_t)hdrtrie_shape_node_max(*shape) + 1;
}

uint32_t gen_path_slot_count(const hdrtrie_table *table, const hdrtrie_shape *shape)
{
    uint32_t count = 0;
    if (shape->mode == HDRTRIE_MODE_HASHED) return gen_path_reach(shape->slot_shift);
    for (uint32_t i = 0; i < gen_path_node_count(shape); i++) {
        const hdrtrie_node node =
            hdrtrie_node_read(hdrtrie_table_bytes(table) + shape->nodes + (size_t)HDRTRIE_NODE_LEN * i);
        const uint32_t end = node.base + (uint32_t)hdrtrie_node_row_len(node);
        if (end > count) count = end;
    }
    return count;
}

static bool is_equal(const hdrtrie_shape *shape, const char *name, size_t len, const uint8_t *text, uint32_t text_len)
{
    size_t i = 0;
    if (len != text_len) return false;
    while (i < len && hdrtrie_byte_fold(shape->fold, (uint8_t)name[i]) == text[i]) i++;
    return i == len;
}

static void walk_to_record(
    const hdrtrie_table *table, const hdrtrie_shape *shape, const char *name, size_t len, gen_path *path)
{
    const uint8_t *t = hdrtrie_table_bytes(table), *nodes = t + shape->nodes;
    uint32_t slot;
    if (shape->mode == HDRTRIE_MODE_HASHED) {
        path->bits = hdrtrie_hash_mix(hdrtrie_hash_from(shape->fold, name, len, 0, shape->seed));
        path->node_index = (uint32_t)hdrtrie_hash_bucket(path->bits, shape->bucket_shift);
        path->pilot = hdrtrie_load_le16(nodes + 2 * (size_t)path->node_index);
        path->slot = hdrtrie_hash_slot(path->bits, path->pilot, shape->slot_shift);
    } else {
        path->node_index = (uint32_t)len;
        path->node = hdrtrie_node_read(nodes + (size_t)HDRTRIE_NODE_LEN * len);
        path->bits = hdrtrie_portable_window(name, len, path->node.offset1) & path->node.mask1;
        path->bits += hdrtrie_portable_window(name, len, path->node.offset2) & path->node.mask2;
        path->slot = path->node.base + (path->bits * path->node.multiplier >> path->node.shift);
    }
    slot = hdrtrie_slot_read(t + shape->slots, path->slot, shape->flags);
    if (shape->mode == HDRTRIE_MODE_HASHED && (shape->flags & HDRTRIE_FLAG_WIDE)) {
        slot = hdrtrie_slot_untag(slot, path->bits, shape->text_bits);
    }
    path->text = shape->records + slot;
    path->record = hdrtrie_record_read(t + path->text, shape->flags);
    path->equal = is_equal(shape, name, len, t + path->text, path->record.len);
}

static gen_path_end probe(
    const hdrtrie_table *table, hdrtrie_affix affix, unsigned fold, const char *name, size_t len, int reversed)
{
    const uint8_t *t = hdrtrie_table_bytes(table), *bytes = (const uint8_t *)name;
    gen_path_end end = {false, false, 0, 0, hdrtrie_affix_any(t, affix)};
    uint64_t mixed, pilot;
    if (affix.head_len == 0 || len < affix.head_len) return end;
    end.asked = true;
    end.head = hdrtrie_affix_head(affix, hdrtrie_affix_name_word(fold, bytes, len, reversed, 0), reversed);
    mixed = hdrtrie_hash_mix(end.head);
    pilot = hdrtrie_load_le16(t + affix.pilots + 2 * hdrtrie_hash_bucket(mixed, affix.bucket_shift));
    end.slot = hdrtrie_hash_slot(mixed, pilot, affix.slot_shift);
    end.hit = hdrtrie_affix_probe(t, affix, end.head).head == end.head;
    end.longest = hdrtrie_affix_match(t, affix, fold, bytes, len, reversed);
    return end;
}

gen_path gen_path_walk(const hdrtrie_table *table, const char *name, size_t len)
{
    const hdrtrie_shape shape = hdrtrie_shape_read(table);
    gen_path path;
    memset(&path, 0, sizeof path);
    path.reaches = len != 0 && len <= hdrtrie_shape_node_max(shape);
    if (path.reaches) walk_to_record(table, &shape, name, len, &path);
    if (!path.equal) {
        path.prefix = probe(table, shape.prefix, shape.fold, name, len, 0);
        path.suffix = probe(table, shape.suffix, shape.fold, name, len, 1);
    }
    return path;
}
