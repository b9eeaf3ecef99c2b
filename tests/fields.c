/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "fields.h"
#include <stdlib.h>
#include <string.h>

/* Where len_size says 1, names must have at most 255 bytes. */
const fields_layout fields_layouts[] = {
    {"two words", 16, 0, 8, 8},         {"four words", 32, 0, 8, 8},      {"length first", 40, 24, 16, 8},
    {"4-byte length", 24, 8, 16, 4},    {"2-byte length", 16, 8, 2, 2},   {"1-byte length", 24, 16, 7, 1},
    {"packed, odd stride", 9, 0, 8, 1}, {"odd everything", 21, 3, 13, 4}, {"stride of 100", 100, 81, 51, 2},
    {"unaligned words", 17, 1, 9, 8},   {"stride of 23", 23, 0, 15, 8},
};
const size_t fields_layout_count = sizeof fields_layouts / sizeof *fields_layouts;

static void put(const fields *f, size_t index, const oracle_field *name)
{
    char *field = f->bytes + index * f->layout.stride;
    uint64_t len64 = name->name == NULL ? ~(uint64_t)0 : name->len;
    uint32_t len32 = (uint32_t)len64;
    uint16_t len16 = (uint16_t)len64;
    uint8_t len8 = (uint8_t)len64;
    for (size_t i = 0; i < f->layout.stride; i++) field[i] = (char)(index * 31 + i * 7 + (index >> 8)); /* its value */
    memcpy(field + f->layout.name_offset, &name->name, sizeof name->name);
    field += f->layout.len_offset;
    switch (f->layout.len_size) {
    case 8: memcpy(field, &len64, 8); break;
    case 4: memcpy(field, &len32, 4); break;
    case 2: memcpy(field, &len16, 2); break;
    default: memcpy(field, &len8, 1); break;
    }
}

fields fields_open(const fields_layout *layout, uint8_t flags, const oracle_field *names, size_t count, bool at_end)
{
    fields f;
    size_t len = count * layout->stride;
    f.layout.stride = layout->stride;
    f.layout.name_offset = layout->name_offset;
    f.layout.len_offset = layout->len_offset;
    f.layout.len_size = layout->len_size;
    f.layout.flags = flags;
    f.count = count;
    f.area = guarded_open(len + 4096);
    f.bytes = at_end ? guarded_at_end(&f.area, NULL, 0, len) : f.area.bytes;
    if (!at_end) memset(f.area.bytes, 0xa5, f.area.len);
    f.before = malloc(len + 1);
    if (f.before == NULL) abort();
    for (size_t i = 0; i < count; i++) put(&f, i, &names[i]);
    memcpy(f.before, f.bytes, len);
    return f;
}

void fields_close(fields *f)
{
    free(f->before);
    guarded_close(&f->area);
}

void fields_restore(fields *f)
{
    memcpy(f->bytes, f->before, f->count * f->layout.stride);
}

size_t fields_left(const bool *gone, size_t count)
{
    size_t left = 0;
    for (size_t i = 0; i < count; i++) left += !gone[i];
    return left;
}

const char *fields_wrong(const fields *f, const bool *gone, size_t left)
{
    size_t stride = f->layout.stride, at = 0;
    if (left != fields_left(gone, f->count)) return "another number of fields is left";
    for (size_t i = 0; i < f->count; i++) {
        if (gone[i]) continue;
        if (memcmp(f->bytes + at * stride, f->before + i * stride, stride) != 0) return "a survivor has changed";
        at++;
    }
    for (const char *p = f->area.bytes; p < f->area.bytes + f->area.len; p++) {
        if (p >= f->bytes && p < f->bytes + f->count * stride) continue;
        if (*p != (char)0xa5) return "something outside the array was written";
    }
    return NULL;
}
