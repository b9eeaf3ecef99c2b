/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Connection (connection.h), for any array of fields. Define accessors for your container, then include this file. It
   defines static functions and undefines the macros. It may be included any number of times.

       #define HDRTRIE_CONNECTION phr_connection            // makes phr_connection_read, _apply and _mark
       #define HDRTRIE_CONNECTION_FIELDS const struct phr_header *
       #define HDRTRIE_CONNECTION_NAME(fields, i) (fields)[i].name
       #define HDRTRIE_CONNECTION_LEN(fields, i) (fields)[i].name_len
       #define HDRTRIE_CONNECTION_VALUE(fields, i) (fields)[i].value
       #define HDRTRIE_CONNECTION_VALUE_LEN(fields, i) (fields)[i].value_len
       #define HDRTRIE_CONNECTION_FLAGS HDRTRIE_LAYOUT_CONTINUATIONS
       #include <hdrtrie/template/connection.inl.h>

   void phr_connection_read (const hdrtrie_connection_options *, fields, size_t count, hdrtrie_connection *)
   void phr_connection_apply(hdrtrie_connection *, fields, size_t count, uint64_t *bitmap)
   hdrtrie_connection_verdict phr_connection_mark(const hdrtrie_connection_options *, fields, size_t count, uint64_t
   *bitmap)

   connection.h documents their behaviour and results. The functions are made of these parts, which also get the prefix:

     value     reads the nominations in one value.
     judge     finds up to 64 fields in hop_by_hop and returns a word of bits.
     names_*   are the parts that template/clear.inl.h makes for these fields.

   All macros of the example are required, except these:
   HDRTRIE_CONNECTION_FLAGS   HDRTRIE_LAYOUT_... or-ed; 0 by default. May be an expression that uses the parameter
                              `fields`.
   HDRTRIE_CONNECTION_FIND    A function that finds a name: hdrtrie_find_inline by default, or hdrtrie_find.
   HDRTRIE_CONNECTION_JUDGE   A function that replaces the part judge and takes the same arguments.

   read and apply each pass over the fields once. Unless hop_by_hop lists a name, apply reads the name only if its
   length is that of a nomination. */
#include <hdrtrie/detail/find_inline.h>
#include <hdrtrie/detail/nomination.h>

#ifndef HDRTRIE_CONNECTION_FLAGS
#define HDRTRIE_CONNECTION_FLAGS 0
#endif
#ifndef HDRTRIE_CONNECTION_FIND
#define HDRTRIE_CONNECTION_FIND hdrtrie_find_inline
#endif
#define HDRTRIE_CONNECTION_FN(name) HDRTRIE_PASTE(HDRTRIE_CONNECTION, name)

#define HDRTRIE_CLEAR HDRTRIE_CONNECTION_FN(names)
#define HDRTRIE_CLEAR_FIELDS HDRTRIE_CONNECTION_FIELDS
#define HDRTRIE_CLEAR_NAME(fields, i) HDRTRIE_CONNECTION_NAME(fields, i)
#define HDRTRIE_CLEAR_LEN(fields, i) HDRTRIE_CONNECTION_LEN(fields, i)
#define HDRTRIE_CLEAR_FLAGS ((HDRTRIE_CONNECTION_FLAGS) | HDRTRIE_LAYOUT_FRAMING) /* the options decide on framing */
#include <hdrtrie/template/clear.inl.h>

/* Reads the nominations in the value of one field. field is its index, for the refusals. */
HDRTRIE_NOINLINE void HDRTRIE_CONNECTION_FN(value)(
    hdrtrie_connection *c, size_t field, const char *value, size_t value_len)
{
    const hdrtrie_connection_options *const options = c->options;
    const size_t cap = hdrtrie_connection_cap(options);
    size_t at = 0;
    hdrtrie_element e;
    while (hdrtrie_element_next(value, value_len, &at, &e)) {
        const char *text = value + e.offset;
        if (c->verdict.nominated++ >= cap) {
            hdrtrie_connection_refuse(c, HDRTRIE_CONNECTION_OVER_CAP, field, e);
        } else if (hdrtrie_portable_malformed_long(text, e.len) != 0) {
            hdrtrie_connection_refuse(c, HDRTRIE_CONNECTION_NO_TOKEN, field, e);
        } else if ((c->verdict.notes & HDRTRIE_CONNECTION_WRONG_FOLD) ||
                   (!(options->flags & HDRTRIE_CONNECTION_MARK_FRAMING) && hdrtrie_name_is_framing(text, e.len)) ||
                   (options->protected_names != NULL &&
                       HDRTRIE_CONNECTION_FIND(options->protected_names, text, e.len).groups != 0)) {
            hdrtrie_connection_refuse(c, HDRTRIE_CONNECTION_PROTECTED, field, e);
        } else {
            hdrtrie_connection_honour(c, text, e.len);
        }
    }
}

/* hdrtrie_connection_read of connection.h for these fields. */
HDRTRIE_INLINE void HDRTRIE_CONNECTION_FN(read)(
    const hdrtrie_connection_options *options, HDRTRIE_CONNECTION_FIELDS fields, size_t count, hdrtrie_connection *c)
{
    const uint32_t flags = HDRTRIE_CONNECTION_FLAGS;
    int is_connection = 0; /* for the last field that is not a continuation */
    size_t i;
    hdrtrie_connection_start(c, options);
    for (i = HDRTRIE_PASTE(HDRTRIE_CONNECTION_FN(names), pseudo_count)(fields, count); i < count; i++) {
        const char *name = HDRTRIE_CONNECTION_NAME(fields, i);
        if ((flags & HDRTRIE_LAYOUT_CONTINUATIONS) && name == NULL) {
            if (!is_connection) continue;
            c->verdict.notes |= HDRTRIE_CONNECTION_CONTINUED;
        } else {
            is_connection = hdrtrie_name_is_connection(name, HDRTRIE_CONNECTION_LEN(fields, i));
            if (HDRTRIE_LIKELY(!is_connection)) continue;
            if (is_connection == 2) c->verdict.notes |= HDRTRIE_CONNECTION_PADDED;
            c->verdict.fields++;
        }
        HDRTRIE_CONNECTION_FN(value)
        (c, i, HDRTRIE_CONNECTION_VALUE(fields, i), HDRTRIE_CONNECTION_VALUE_LEN(fields, i));
    }
}

#ifndef HDRTRIE_CONNECTION_JUDGE
#define HDRTRIE_CONNECTION_JUDGE HDRTRIE_CONNECTION_FN(judge)
/* Bit i of the result is 1 if field first + i is in one of the groups of the table; count <= 64. The bits of
   continuations are unspecified. */
HDRTRIE_NOINLINE uint64_t HDRTRIE_CONNECTION_FN(judge)(
    const hdrtrie_table *table, uint32_t groups, HDRTRIE_CONNECTION_FIELDS fields, size_t first, size_t count)
{
    uint32_t before = 0;
    return HDRTRIE_PASTE(HDRTRIE_CONNECTION_FN(names), judge)(table,
        hdrtrie_shape_read_hot(table, HDRTRIE_FLAGS_UNKNOWN), groups | HDRTRIE_ALLOW_MALFORMED, 0, fields, first, count,
        &before);
}
#endif

/* hdrtrie_connection_apply of connection.h for these fields. */
HDRTRIE_INLINE void HDRTRIE_CONNECTION_FN(apply)(
    hdrtrie_connection *c, HDRTRIE_CONNECTION_FIELDS fields, size_t count, uint64_t *bitmap)
{
    const uint32_t flags = HDRTRIE_CONNECTION_FLAGS;
    const hdrtrie_table *const table = c->options->hop_by_hop;
    const uint32_t selected = c->options->hop_by_hop_groups & HDRTRIE_ALL_GROUPS;
    const uint32_t groups = selected != 0 ? selected : HDRTRIE_ALL_GROUPS;
    const uint64_t lens = hdrtrie_connection_lens(c);
    uint64_t marked = 0, bits;
    size_t first, i = HDRTRIE_PASTE(HDRTRIE_CONNECTION_FN(names), pseudo_count)(fields, count);
    for (first = i & ~(size_t)63; first < count; first += 64) {
        const size_t end = count - first < 64 ? count : first + 64;
        const uint64_t listed =
            table != NULL ? HDRTRIE_CONNECTION_JUDGE(table, groups, fields, i, end - i) << (i - first) : 0;
        uint64_t word = 0;
        for (; i < end; i++) {
            const char *name = HDRTRIE_CONNECTION_NAME(fields, i);
            if (!(flags & HDRTRIE_LAYOUT_CONTINUATIONS) || name != NULL) {
                const size_t len = HDRTRIE_CONNECTION_LEN(fields, i);
                marked = listed >> (i - first) & 1;
                if (marked | (lens & hdrtrie_len_bit(len))) {
                    const int continued = (flags & HDRTRIE_LAYOUT_CONTINUATIONS) && i + 1 < count &&
                                          HDRTRIE_CONNECTION_NAME(fields, i + 1) == NULL;
                    marked = hdrtrie_connection_decides(c, name, len, HDRTRIE_CONNECTION_VALUE(fields, i),
                        HDRTRIE_CONNECTION_VALUE_LEN(fields, i), continued, marked);
                }
            }
            word |= marked << (i - first);
        }
        for (bits = word & ~bitmap[first / 64]; bits != 0; bits &= bits - 1) c->verdict.marked++;
        bitmap[first / 64] |= word;
    }
}

/* hdrtrie_connection_mark of connection.h for these fields. */
HDRTRIE_INLINE hdrtrie_connection_verdict HDRTRIE_CONNECTION_FN(mark)(
    const hdrtrie_connection_options *options, HDRTRIE_CONNECTION_FIELDS fields, size_t count, uint64_t *bitmap)
{
    hdrtrie_connection c;
    HDRTRIE_CONNECTION_FN(read)(options, fields, count, &c);
    if (options->hop_by_hop != NULL || c.verdict.fields != 0) HDRTRIE_CONNECTION_FN(apply)(&c, fields, count, bitmap);
    return c.verdict;
}

#undef HDRTRIE_CONNECTION
#undef HDRTRIE_CONNECTION_FIELDS
#undef HDRTRIE_CONNECTION_NAME
#undef HDRTRIE_CONNECTION_LEN
#undef HDRTRIE_CONNECTION_VALUE
#undef HDRTRIE_CONNECTION_VALUE_LEN
#undef HDRTRIE_CONNECTION_FLAGS
#undef HDRTRIE_CONNECTION_FIND
#undef HDRTRIE_CONNECTION_JUDGE
#undef HDRTRIE_CONNECTION_FN
