/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The parts of template/connection.inl.h that do not depend on the container of the fields: reading nominations, and
   deciding about one field. They read no byte outside names and values. */
#ifndef HDRTRIE_NOMINATION_H
#define HDRTRIE_NOMINATION_H

#include <hdrtrie/connection.h>
#include <hdrtrie/detail/fold.h>
#include <hdrtrie/detail/format/header.h>
#include <hdrtrie/detail/framing_name.h>

/* Returns 1 if a and b, len bytes each, are equal apart from ASCII case, else 0. Compares eight bytes per step. */
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

/* 1 if name equals the string literal text apart from ASCII case, else 0. It reads name only if the length is equal. */
#define HDRTRIE_NAME_IS(name, len, text) ((len) == sizeof(text) - 1 && hdrtrie_name_same(name, text, sizeof(text) - 1))

/* Returns 0 if name is not Connection, 1 if it is, and 2 if it is padded with white space or control bytes. Of a
   longer name it reads the first and the last byte, and more only if one of them is padding. */
HDRTRIE_INLINE int hdrtrie_name_is_connection(const char *name, size_t len)
{
    size_t first = 0;
    if (len <= 10) return HDRTRIE_NAME_IS(name, len, "connection");
    if (HDRTRIE_LIKELY((uint8_t)name[0] > ' ' && (uint8_t)name[len - 1] > ' ')) return 0;
    while (len > 0 && (uint8_t)name[len - 1] <= ' ') len--;
    while (first < len && (uint8_t)name[first] <= ' ') first++;
    return HDRTRIE_NAME_IS(name + first, len - first, "connection") ? 2 : 0;
}

/* An element of a comma-separated list: len bytes of the value from offset on, without white space around it. */
typedef struct hdrtrie_element {
    size_t offset, len;
} hdrtrie_element;

/* Returns 1 for white space as values can contain it: space, tab, CR or LF; else 0. */
HDRTRIE_INLINE int hdrtrie_byte_is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Stores the next nonempty element of value from *at on, and moves *at past it. Returns 1, or 0 after the last
   element. *at is 0 for the first call. */
HDRTRIE_INLINE int hdrtrie_element_next(const char *value, size_t value_len, size_t *at, hdrtrie_element *element)
{
    size_t first = *at, last;
    while (first < value_len && (value[first] == ',' || hdrtrie_byte_is_blank(value[first]))) first++;
    for (last = first; last < value_len && value[last] != ',';) last++;
    *at = last;
    if (first == last) return 0;
    while (hdrtrie_byte_is_blank(value[last - 1])) last--; /* ends at first, because that is not blank */
    element->offset = first;
    element->len = last - first;
    return 1;
}

/* Returns 1 if value is the single element `trailers` in any case, else 0. */
HDRTRIE_INLINE int hdrtrie_te_is_trailers(const char *value, size_t value_len)
{
    while (value_len != 0 && hdrtrie_byte_is_blank(value[value_len - 1])) value_len--;
    while (value_len != 0 && hdrtrie_byte_is_blank(*value)) value++, value_len--;
    return HDRTRIE_NAME_IS(value, value_len, "trailers");
}

/* Returns 1 if an element of value is h2c, alone or with a version (`h2c/1`), else 0. */
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

/* Initializes *c with no nominations, and notes a wrong fold of protected_names. */
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

/* Returns the highest number of nominations for these options, 1..HDRTRIE_CONNECTION_CAP_MAX. */
HDRTRIE_INLINE size_t hdrtrie_connection_cap(const hdrtrie_connection_options *options)
{
    if (options->cap == 0) return HDRTRIE_CONNECTION_CAP;
    return options->cap < HDRTRIE_CONNECTION_CAP_MAX ? options->cap : HDRTRIE_CONNECTION_CAP_MAX;
}

/* Returns a word with one 1, at bit min(len, 63). */
HDRTRIE_INLINE uint64_t hdrtrie_len_bit(size_t len)
{
    return (uint64_t)1 << (len < 63 ? len : 63);
}

/* Counts a refused nomination, and stores its place if it is the first one for this reason. */
HDRTRIE_INLINE void hdrtrie_connection_refuse(
    hdrtrie_connection *c, hdrtrie_connection_reason reason, size_t field, hdrtrie_element element)
{
    hdrtrie_connection_refusal *refusal = &c->verdict.refused[reason];
    if (refusal->count++ != 0) return;
    refusal->field = field;
    refusal->offset = element.offset;
    refusal->len = element.len;
}

/* Adds a nomination to c->names. There is room, because all nominations count against the cap. */
HDRTRIE_INLINE void hdrtrie_connection_honour(hdrtrie_connection *c, const char *text, size_t len)
{
    c->names[c->count].text = text;
    c->names[c->count++].len = len;
    c->lens |= hdrtrie_len_bit(len);
    if (HDRTRIE_NAME_IS(text, len, "upgrade")) c->upgrade = 1;
}

/* Returns 1 if a nomination equals name apart from ASCII case, else 0. */
HDRTRIE_INLINE int hdrtrie_connection_nominates(const hdrtrie_connection *c, const char *name, size_t len)
{
    size_t i;
    if (!(c->lens & hdrtrie_len_bit(len))) return 0;
    for (i = 0; i < c->count; i++) {
        if (c->names[i].len == len && hdrtrie_name_same(c->names[i].text, name, len)) return 1;
    }
    return 0;
}

/* Returns the lengths, as bits of hdrtrie_len_bit, of names that can be marked although hop_by_hop does not list
   them: those of the nominations, of Connection, and of padded names. */
HDRTRIE_INLINE uint64_t hdrtrie_connection_lens(const hdrtrie_connection *c)
{
    const uint64_t padded = c->verdict.notes & HDRTRIE_CONNECTION_PADDED ? ~(uint64_t)0 << 11 : 0;
    return c->lens | hdrtrie_len_bit(10) | padded;
}

/* Returns 1 to mark a field, else 0. marked: 1 if hop_by_hop lists the field. Call it for such fields and for names
   with a length of hdrtrie_connection_lens; for other names the result is 0. continued: 1 if a continuation follows
   the field. It notes in the verdict if it spares a TE or Upgrade field. */
HDRTRIE_NOINLINE uint64_t hdrtrie_connection_decides(hdrtrie_connection *c, const char *name, size_t len,
    const char *value, size_t value_len, int continued, uint64_t marked)
{
    const uint32_t flags = c->options->flags;
    if (hdrtrie_name_is_connection(name, len) != 0) return 1;
    if (!(flags & HDRTRIE_CONNECTION_MARK_FRAMING) && hdrtrie_name_is_framing(name, len)) return 0;
    marked |= (uint64_t)hdrtrie_connection_nominates(c, name, len);
    if (!marked || continued) return marked;
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
    return marked;
}

#endif
