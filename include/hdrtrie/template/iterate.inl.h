/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* clear and keep for hosts that give only a first field, the next one, and a way to remove one: linked lists, blocks in a
   buffer, handles. Define accessors, then include; everything is static inline, and the include undefines what it was given.
   It may be included any number of times.

       #define HDRTRIE_ITERATE chain                        // functions chain_clear, chain_keep; their part is chain_sweep
       #define HDRTRIE_ITERATE_HOST struct chain *          // the type of their argument host
       #define HDRTRIE_ITERATE_AT struct link *             // where a field is; copied at will
       #define HDRTRIE_ITERATE_FIRST(host) (host)->first
       #define HDRTRIE_ITERATE_MORE(host, at) ((at) != NULL) // 0 behind the last field
       #define HDRTRIE_ITERATE_NEXT(host, at) (at)->next
       #define HDRTRIE_ITERATE_NAME(host, at) (at)->name
       #define HDRTRIE_ITERATE_LEN(host, at) (at)->name_len
       #define HDRTRIE_ITERATE_REMOVE(host, at) chain_remove(host, at)
       #include <hdrtrie/template/iterate.inl.h>

   size_t chain_clear(const hdrtrie_table *, hdrtrie_shape, uint32_t groups, host)
   size_t chain_keep (the same)

   with the meaning of mark.h; they return how many fields they removed. The shape is as for template/clear.inl.h. Optional:
   HDRTRIE_ITERATE_STAY(host, at)    what to do with each field that stays
   HDRTRIE_ITERATE_FLAGS             HDRTRIE_LAYOUT_… or-ed, 0 if not defined
   HDRTRIE_ITERATE_BACKEND              whose lookup, HDRTRIE_BEST_BACKEND if not defined

   Up to 64 fields are visited, then judged by the one loop of template/clear.inl.h, then those that go are removed. So NEXT, NAME
   and LEN see no field that is removed already, and REMOVE may free its field, but must leave the others where they are:
   where removing one moves others, mark an array of names (template/clear.inl.h) and rebuild. REMOVE and STAY are called in the order of
   the fields; STAY is there to release a handle, or to remember the link behind which a singly linked list is cut.
   Allocates nothing; the stack holds 64 of HDRTRIE_ITERATE_AT. Cost: a find and two steps a field. */
#include <hdrtrie/detail/backend/backends.h>
#include <hdrtrie/layout.h>

#ifndef HDRTRIE_ITERATE_FLAGS
#define HDRTRIE_ITERATE_FLAGS 0
#endif
#ifndef HDRTRIE_ITERATE_BACKEND
#define HDRTRIE_ITERATE_BACKEND HDRTRIE_BEST_BACKEND
#endif
#define HDRTRIE_ITERATE_FN(name) HDRTRIE_PASTE(HDRTRIE_ITERATE, name)
#define HDRTRIE_ITERATE_INLINE HDRTRIE_INLINE HDRTRIE_PASTE(HDRTRIE_ITERATE_BACKEND, target)
#define HDRTRIE_ITERATE_BATCH HDRTRIE_ITERATE_FN(batch)
#ifndef HDRTRIE_ITERATE_STEP
#define HDRTRIE_ITERATE_STEP 64 /* fields a bitmap's word judges */
#endif

/* The fields of one step, as an array that template/clear.inl.h can mark. */
struct HDRTRIE_ITERATE_BATCH {
    HDRTRIE_ITERATE_HOST host;
    HDRTRIE_ITERATE_AT const *at; /* in this order, as it may be a type like struct link * */
};

#define HDRTRIE_CLEAR HDRTRIE_ITERATE_BATCH
#define HDRTRIE_CLEAR_FIELDS struct HDRTRIE_ITERATE_BATCH
#define HDRTRIE_CLEAR_NAME(batch, i) HDRTRIE_ITERATE_NAME((batch).host, (batch).at[i])
#define HDRTRIE_CLEAR_LEN(batch, i) HDRTRIE_ITERATE_LEN((batch).host, (batch).at[i])
#define HDRTRIE_CLEAR_FLAGS HDRTRIE_ITERATE_FLAGS
#define HDRTRIE_CLEAR_BACKEND HDRTRIE_ITERATE_BACKEND
#include <hdrtrie/template/clear.inl.h>

/* clear (keep = 0) and keep (1) */
HDRTRIE_ITERATE_INLINE size_t HDRTRIE_ITERATE_FN(filter)(
    const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups, int keep, HDRTRIE_ITERATE_HOST host)
{
    HDRTRIE_ITERATE_AT visited[HDRTRIE_ITERATE_STEP];
    const struct HDRTRIE_ITERATE_BATCH batch = {host, visited};
    uint32_t before = keep || !(groups & HDRTRIE_ALLOW_MALFORMED); /* an orphan continuation is malformed */
    size_t lead = 0, removed = 0;
    HDRTRIE_ITERATE_AT at = HDRTRIE_ITERATE_FIRST(host);
    for (; HDRTRIE_ITERATE_MORE(host, at); lead++) {
        visited[0] = at;
        if (!HDRTRIE_PASTE(HDRTRIE_ITERATE_BATCH, is_pseudo)(batch, 0, lead)) break;
        at = HDRTRIE_ITERATE_NEXT(host, at);
#ifdef HDRTRIE_ITERATE_STAY
        HDRTRIE_ITERATE_STAY(host, visited[0]);
#endif
    }
    while (HDRTRIE_ITERATE_MORE(host, at)) {
        size_t count = 0, i;
        uint64_t word;
        while (count < HDRTRIE_ITERATE_STEP && HDRTRIE_ITERATE_MORE(host, at)) {
            visited[count++] = at;
            at = HDRTRIE_ITERATE_NEXT(host, at);
        }
        word = HDRTRIE_PASTE(HDRTRIE_ITERATE_BATCH, judge)(table, shape, groups, keep, batch, 0, count, &before);
#ifdef HDRTRIE_ITERATE_STAY
        for (i = 0; i < count; i++, word >>= 1) {
            if (word & 1) {
                HDRTRIE_ITERATE_REMOVE(host, visited[i]);
                removed++;
            } else {
                HDRTRIE_ITERATE_STAY(host, visited[i]);
            }
        }
#else
        for (; word != 0; word &= word - 1, removed++) {
            i = hdrtrie_lowest_bit(word);
            HDRTRIE_ITERATE_REMOVE(host, visited[i]);
        }
#endif
    }
    return removed;
}

HDRTRIE_ITERATE_INLINE size_t HDRTRIE_ITERATE_FN(clear)(
    const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups, HDRTRIE_ITERATE_HOST host)
{
    return HDRTRIE_ITERATE_FN(filter)(table, shape, groups, 0, host);
}

HDRTRIE_ITERATE_INLINE size_t HDRTRIE_ITERATE_FN(keep)(
    const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups, HDRTRIE_ITERATE_HOST host)
{
    size_t removed = 0;
    HDRTRIE_ITERATE_AT at;
    HDRTRIE_ITERATE_AT next;
    if (hdrtrie_shape_keeps(shape)) return HDRTRIE_ITERATE_FN(filter)(table, shape, groups, 1, host);
    for (at = HDRTRIE_ITERATE_FIRST(host); HDRTRIE_ITERATE_MORE(host, at); at = next, removed++) {
        next = HDRTRIE_ITERATE_NEXT(host, at);
        HDRTRIE_ITERATE_REMOVE(host, at);
    }
    return removed;
}

#undef HDRTRIE_ITERATE_BATCH
#undef HDRTRIE_ITERATE_FN
#undef HDRTRIE_ITERATE_INLINE
#undef HDRTRIE_ITERATE
#undef HDRTRIE_ITERATE_HOST
#undef HDRTRIE_ITERATE_AT
#undef HDRTRIE_ITERATE_FIRST
#undef HDRTRIE_ITERATE_MORE
#undef HDRTRIE_ITERATE_NEXT
#undef HDRTRIE_ITERATE_NAME
#undef HDRTRIE_ITERATE_LEN
#undef HDRTRIE_ITERATE_REMOVE
#undef HDRTRIE_ITERATE_STAY
#undef HDRTRIE_ITERATE_FLAGS
#undef HDRTRIE_ITERATE_BACKEND
