/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Rules in order, ranges by prefix, and the longest listed prefix of a name. */
#include <hdrtrie/detail/fold.h>
#include <hdrtrie/detail/format/header.h>
#include <hdrtrie/find.h>
#include <hdrtrie/order.h>
#include <hdrtrie/rules.h>

typedef struct order_literal {
    const char *text;
    size_t len;
    int kind;
} order_literal;

/* An id that is not the table's has an empty literal. */
static order_literal order_literal_of(const hdrtrie_table *table, int32_t id)
{
    order_literal literal = {"", 0, hdrtrie_rule_kind(table, id)};
    if (literal.kind < 0) return literal;
    literal.text = hdrtrie_rule_text(table, id, &literal.len);
    if (literal.kind != HDRTRIE_KIND_EXACT) literal.len--;
    if (literal.kind == HDRTRIE_KIND_SUFFIX) literal.text++;
    return literal;
}

/* Compares the first len bytes, which both texts have: below 0, 0 or above 0, as memcmp. */
static int compare_folded(unsigned fold, const char *a, const char *b, size_t len)
{
    size_t i;
    for (i = 0; i < len; i++) {
        int difference = hdrtrie_byte_fold(fold, (uint8_t)a[i]) - hdrtrie_byte_fold(fold, (uint8_t)b[i]);
        if (difference != 0) return difference;
    }
    return 0;
}

/* Returns 1 if the rule a comes before the rule b. */
static int is_before(const hdrtrie_table *table, unsigned fold, int32_t a, int32_t b)
{
    const order_literal x = order_literal_of(table, a), y = order_literal_of(table, b);
    const int difference = compare_folded(fold, x.text, y.text, x.len < y.len ? x.len : y.len);
    if (difference != 0) return difference < 0;
    return x.len != y.len ? x.len < y.len : x.kind < y.kind;
}

/* Restores the heap of the first count ids below root: no id comes before one of its two children. */
static void sift_down(const hdrtrie_table *table, unsigned fold, int32_t *ids, size_t root, size_t count)
{
    for (;;) {
        const int32_t id = ids[root];
        size_t child = 2 * root + 1;
        if (child >= count) return;
        if (child + 1 < count && is_before(table, fold, ids[child], ids[child + 1])) child++;
        if (!is_before(table, fold, id, ids[child])) return;
        ids[root] = ids[child];
        ids[child] = id;
        root = child;
    }
}

void hdrtrie_rules_sort(const hdrtrie_table *table, int32_t *ids)
{
    const unsigned fold = hdrtrie_table_fold(table);
    const size_t count = hdrtrie_id_count(table);
    size_t i;
    for (i = 0; i < count; i++) ids[i] = (int32_t)i;
    for (i = count / 2; i-- > 0;) sift_down(table, fold, ids, i, count);
    for (i = count; i-- > 1;) {
        const int32_t last = ids[0];
        ids[0] = ids[i];
        ids[i] = last;
        sift_down(table, fold, ids, 0, i);
    }
}

/* Returns the index of the first of count ids whose literal does not come before the prefix; with `past`, of the first
   that comes after all literals with the prefix. */
static size_t bound_of(
    const hdrtrie_table *table, const int32_t *ids, size_t count, const char *prefix, size_t len, int past)
{
    const unsigned fold = hdrtrie_table_fold(table);
    size_t low = 0, high = count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const order_literal literal = order_literal_of(table, ids[middle]);
        int difference = compare_folded(fold, literal.text, prefix, literal.len < len ? literal.len : len);
        if (difference == 0) difference = literal.len < len ? -1 : -past;
        if (difference < 0) low = middle + 1;
        else high = middle;
    }
    return low;
}

size_t hdrtrie_rules_range(
    const hdrtrie_table *table, const int32_t *ids, const char *prefix, size_t len, size_t *first)
{
    const size_t count = hdrtrie_id_count(table);
    const size_t from = bound_of(table, ids, count, prefix, len, 0);
    const size_t past = bound_of(table, ids, count, prefix, len, 1);
    *first = from;
    return past > from ? past - from : 0;
}

int32_t hdrtrie_longest_prefix(const hdrtrie_table *table, const char *name, size_t len)
{
    const size_t max_len = hdrtrie_load_le16(hdrtrie_table_bytes(table) + HDRTRIE_AT_MAX_LEN);
    for (len = len < max_len ? len : max_len; len != 0; len--) {
        const hdrtrie_match match = hdrtrie_find(table, name, len);
        if (hdrtrie_rule_kind(table, match.id) == HDRTRIE_KIND_EXACT) return match.id;
    }
    return -1;
}
