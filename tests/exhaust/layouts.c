/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* That a layout's accessors read and move what the layout says, and not a byte outside the array: every layout of fields of up to
   STRIDE_MAX bytes, whose name and length overlap nowhere, in an array at either edge of an unreadable page.

   An item is a stride; a case is one answer, or one move. Bytes are copied, none is looked at, so that one pattern in which
   no two places agree says what all would. */
#include "../guarded.h"
#include "../random.h"
#include "campaign.h"
#include <hdrtrie/detail/array.h>
#include <hdrtrie/layout.h>
#include <stdlib.h>
#include <string.h>

#define STRIDE_MAX 128
#define STRIDE_MIN (sizeof(char *) + 1)
#define FIELD_COUNT 3

typedef struct layouts {
    campaign c;
    guarded area;
    random_state random;
    char content[FIELD_COUNT * STRIDE_MAX]; /* what should stand in the array */
    char *array;                            /* at an edge of area */
    hdrtrie_layout layout;
} layouts;

static void expect(layouts *l, bool right, const char *what, size_t a, size_t b)
{
    const hdrtrie_layout *y = &l->layout;
    l->c.cases++;
    if (right || l->c.faults >= 10) return;
    campaign_fault(&l->c, "%s, %zu, %zu: fields of %zu bytes, names at %zu, lengths of %u at %zu", what, a, b,
                   y->stride, y->name_offset, (unsigned)y->len_size, y->len_offset);
}

/* Writes len as a length of that size, in the machine's own order. Returns what fits. */
static size_t put_len(char *to, uint64_t len, size_t size)
{
    const uint8_t len8 = (uint8_t)len;
    const uint16_t len16 = (uint16_t)len;
    const uint32_t len32 = (uint32_t)len;
    switch (size) {
    case 1: memcpy(to, &len8, 1); return len8;
    case 2: memcpy(to, &len16, 2); return len16;
    case 4: memcpy(to, &len32, 4); return len32;
    default: memcpy(to, &len, 8); return (size_t)len;
    }
}

/* Other bytes in every place, and the array at the edge. */
static void renew(layouts *l, bool at_end)
{
    const size_t len = FIELD_COUNT * l->layout.stride;
    for (size_t i = 0; i < len; i++) l->content[i] = (char)random_u64(&l->random);
    l->array = at_end ? guarded_at_end(&l->area, l->content, len, 0) : guarded_at_start(&l->area, l->content, len, 0);
}

static void see_answers(layouts *l)
{
    const hdrtrie_layout *y = &l->layout;
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        char *field = l->array + i * y->stride;
        const char *name = (const char *)(uintptr_t)random_u64(&l->random);
        memcpy(field + y->name_offset, &name, sizeof name);
        const size_t len = put_len(field + y->len_offset, random_u64(&l->random), y->len_size);
        expect(l, hdrtrie_layout_name(y, l->array, i) == name, "name of field", i, 0);
        expect(l, hdrtrie_layout_len(y, l->array, i) == len, "length of field", i, 0);
    }
}

static bool overlaps(const hdrtrie_layout *y)
{
    return y->len_offset < y->name_offset + sizeof(char *) && y->name_offset < y->len_offset + y->len_size;
}

static void see_places(layouts *l)
{
    static const uint8_t sizes[] = {1, 2, 4, 8};
    hdrtrie_layout *y = &l->layout;
    for (size_t s = 0; s < sizeof sizes && sizes[s] + sizeof(char *) <= y->stride; s++) {
        y->len_size = sizes[s];
        for (y->name_offset = 0; y->name_offset + sizeof(char *) <= y->stride; y->name_offset++) {
            for (y->len_offset = 0; y->len_offset + y->len_size <= y->stride; y->len_offset++) {
                if (!overlaps(y)) see_answers(l);
            }
        }
    }
}

static void see_moves(layouts *l, bool at_end)
{
    const size_t stride = l->layout.stride;
    for (size_t from = 0; from < FIELD_COUNT; from++) {
        for (size_t to = 0; to <= from; to++) {
            renew(l, at_end);
            hdrtrie_layout_move(&l->layout, l->array, to, from);
            memmove(l->content + to * stride, l->content + from * stride, stride);
            expect(l, memcmp(l->array, l->content, FIELD_COUNT * stride) == 0, "move from and to", from, to);
        }
    }
}

int main(int argc, char **argv)
{
    static layouts l;
    l.c = campaign_open("layouts", argc, argv);
    campaign_items(&l.c, STRIDE_MAX - STRIDE_MIN + 1);
    l.area = guarded_open(sizeof l.content);
    while (campaign_next(&l.c)) {
        memset(&l.layout, 0, sizeof l.layout);
        l.layout.stride = STRIDE_MIN + campaign_pick(&l.c);
        l.random = random_seeded(campaign_item_seed(&l.c));
        for (int at_end = 0; at_end < 2; at_end++) {
            see_moves(&l, at_end);
            see_places(&l);
        }
    }
    guarded_close(&l.area);
    return campaign_close(&l.c);
}
