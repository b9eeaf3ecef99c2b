/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Nominations of the Connection field, one at a time, and what they and the few names with a meaning of their own make of
   a field: the parts of template/connection.inl.h that do not depend on where fields are kept. All reads are exact. */
#ifndef HDRTRIE_NOMINATION_H
#define HDRTRIE_NOMINATION_H

#include <hdrtrie/connection.h>
#include <hdrtrie/detail/fold.h>
#include <hdrtrie/detail/format/header.h>

/* Whether a and b, len bytes each, are one name: ASCII case does not count, eight bytes a step. */
HDRTRIE_INLINE int hdrtrie_name_same(const char *a, const char *b, size_t len)
{
    const uint8_t *p = (const uint8_t *)a, *q = (const uint8_t *)b;
    size_t i;
    for (i = 0; i + 8 <= len; i += 8) {
        if (hdrtrie_word_fold(HDRTRIE_FOLD_CASE, hdrtrie_load_le64(p + i)) !=
            hdrtrie_word_fold(HDRTRIE_FOLD_CASE, hdrtrie_load_le64(q + i))) {
            return 0;
        }
    }
    return i == len || hdrtrie_word_fold(HDRTRIE_FOLD_CASE, hdrtrie_load_le_exact(p + i, len - i)) ==
                           hdrtrie_word_fold(HDRTRIE_FOLD_CASE, hdrtrie_load_le_exact(q + i, len - i));
}

/* Whether name is the literal text, in any case. Nothing is read where the length differs. */
#define HDRTRIE_NAME_IS(name, len, text) ((len) == sizeof(text) - 1 && hdrtrie_name_same(name, text, sizeof(text) - 1))

/* How name is a Connection field's: 0 not at all, 1 plainly, 2 padded. Of names of another length than that of
   "Connection" the first and last byte are read, more only of padded ones. */
HDRTRIE_INLINE int hdrtrie_name_is_connection(const char *name, size_t len)
{
    size_t first = 0;
    if (len <= 10) return HDRTRIE_NAME_IS(name, len, "connection");
    if (HDRTRIE_LIKELY((uint8_t)name[0] > ' ' && (uint8_t)name[len - 1] > ' ')) return 0;
    while (len > 0 && (uint8_t)name[len - 1] <= ' ') len--;
    while (first < len && (uint8_t)name[first] <= ' ') first++;
    return HDRTRIE_NAME_IS(name + first, len - first, "connection") ? 2 : 0;
}

HDRTRIE_INLINE int hdrtrie_name_is_framing(const char *name, size_t len)
{
    return HDRTRIE_NAME_IS(name, len, "content-length") || HDRTRIE_NAME_IS(name, len, "transfer-encoding");
}

/* An element of a comma-separated list: len bytes of the value from offset on, without white space around them. */
typedef struct hdrtrie_element {
    size_t offset, len;
} hdrtrie_element;

HDRTRIE_INLINE int hdrtrie_byte_is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Stores the next element of value that is not empty, from *at on, and advances *at. Returns 0 if there is none. */
HDRTRIE_INLINE int hdrtrie_element_next(const char *value, size_t value_len, size_t *at, hdrtrie_element *element)
{
    size_t first = *at, last;
    while (first < value_len && (value[first] == ',' || hdrtrie_byte_is_blank(value[first]))) first++;
    for (last = first; last < value_len && value[last] != ',';) last++;
    *at = last;
    if (first == last) return 0;
    while (hdrtrie_byte_is_blank(value[last - 1])) last--; /* ends at first, which is not blank */
    element->offset = first;
    element->len = last - first;
    return 1;
}

/* Whether value is exactly one element, `trailers`. */
HDRTRIE_INLINE int hdrtrie_te_is_trailers(const char *value, size_t value_len)
{
    while (value_len != 0 && hdrtrie_byte_is_blank(value[value_len - 1])) value_len--;
    while (value_len != 0 && hdrtrie_byte_is_blank(*value)) value++, value_len--;
    return HDRTRIE_NAME_IS(value, value_len, "trailers");
}

/* Whether an element of value is h2c, bare or with a version (`h2c/1`). */
HDRTRIE_INLINE int hdrtrie_upgrade_lists_h2c(const char *value, size_t value_len)
{
    size_t at = 0;
    hdrtrie_element e;
    while (hdrtrie_element_next(value, value_len, &at, &e)) {
        if (e.len >= 3 && hdrtrie_name_same(value + e.offset, "h2c", 3) &&
            (e.len == 3 || !hdrtrie_byte_is_token((uint8_t)value[e.offset + 3]))) {
            return 1;
        }
    }
    return 0;
}

HDRTRIE_INLINE void hdrtrie_connection_start(hdrtrie_connection *c, const hdrtrie_connection_options *options)
{
    const hdrtrie_table *table = options->protected_names;
    memset(&c->verdict, 0, sizeof c->verdict);
    if (table != NULL && hdrtrie_table_bytes(table)[HDRTRIE_AT_FOLD] != HDRTRIE_FOLD_SEPARATORS) {
        c->verdict.notes = HDRTRIE_CONNECTION_WRONG_FOLD;
    }
    c->options = options;
    c->upgrade = 0;
    c->lens = 0;
    c->count = 0;
}

HDRTRIE_INLINE size_t hdrtrie_connection_cap(const hdrtrie_connection_options *options)
{
    if (options->cap == 0) return HDRTRIE_CONNECTION_CAP;
    return options->cap < HDRTRIE_CONNECTION_CAP_MAX ? options->cap : HDRTRIE_CONNECTION_CAP_MAX;
}

HDRTRIE_INLINE uint64_t hdrtrie_len_bit(size_t len)
{
    return (uint64_t)1 << (len < 63 ? len : 63);
}

HDRTRIE_INLINE void hdrtrie_connection_refuse(
    hdrtrie_connection *c, hdrtrie_connection_reason reason, size_t field, hdrtrie_element element)
{
    hdrtrie_connection_refusal *refusal = &c->verdict.refused[reason];
    if (refusal->count++ != 0) return;
    refusal->field = field;
    refusal->offset = element.offset;
    refusal->len = element.len;
}

/* c->count is below the cap, because each nomination counts. */
HDRTRIE_INLINE void hdrtrie_connection_honour(hdrtrie_connection *c, const char *text, size_t len)
{
    c->names[c->count].text = text;
    c->names[c->count++].len = len;
    c->lens |= hdrtrie_len_bit(len);
    if (HDRTRIE_NAME_IS(text, len, "upgrade")) c->upgrade = 1;
}

HDRTRIE_INLINE int hdrtrie_connection_nominates(const hdrtrie_connection *c, const char *name, size_t len)
{
    size_t i;
    if (!(c->lens & hdrtrie_len_bit(len))) return 0;
    for (i = 0; i < c->count; i++) {
        if (c->names[i].len == len && hdrtrie_name_same(c->names[i].text, name, len)) return 1;
    }
    return 0;
}

/* The lengths, as bits of hdrtrie_len_bit, of names that may be marked although hop_by_hop does not list them. */
HDRTRIE_INLINE uint64_t hdrtrie_connection_lens(const hdrtrie_connection *c)
{
    const uint64_t padded = c->verdict.notes & HDRTRIE_CONNECTION_PADDED ? ~(uint64_t)0 << 11 : 0;
    return c->lens | hdrtrie_len_bit(10) | padded;
}

/* Whether a field is marked, 0 or 1, that hop_by_hop lists (goes is 1) or whose name has one of these lengths (of others it says
   0, too). continued: whether a continuation follows. */
HDRTRIE_NOINLINE uint64_t hdrtrie_connection_decides(hdrtrie_connection *c, const char *name, size_t len,
    const char *value, size_t value_len, int continued, uint64_t goes)
{
    const uint32_t flags = c->options->flags;
    if (hdrtrie_name_is_connection(name, len) != 0) return 1;
    if (!(flags & HDRTRIE_CONNECTION_MARK_FRAMING) && hdrtrie_name_is_framing(name, len)) return 0;
    goes |= (uint64_t)hdrtrie_connection_nominates(c, name, len);
    if (!goes || continued) return goes;
    if ((flags & HDRTRIE_CONNECTION_KEEP_TE_TRAILERS) && HDRTRIE_NAME_IS(name, len, "te") &&
        hdrtrie_te_is_trailers(value, value_len)) {
        c->verdict.notes |= HDRTRIE_CONNECTION_KEPT_TE;
        return 0;
    }
    if ((flags & HDRTRIE_CONNECTION_KEEP_UPGRADE) && c->upgrade && HDRTRIE_NAME_IS(name, len, "upgrade") &&
        !hdrtrie_upgrade_lists_h2c(value, value_len)) {
        c->verdict.notes |= HDRTRIE_CONNECTION_KEPT_UPGRADE;
        return 0;
    }
    return goes;
}

#endif
