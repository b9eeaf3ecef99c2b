/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Clear and keep for hosts without indices: linked lists, blocks in a buffer, handles. The host needs a first field, a
   way to the next one, and a way to remove one. Define accessors, then include this file. It defines static inline
   functions and undefines the macros. It may be included any number of times.

       #define HDRTRIE_ITERATE chain                        // makes chain_clear and chain_keep
       #define HDRTRIE_ITERATE_HOST struct chain *          // the type of their argument host
       #define HDRTRIE_ITERATE_AT struct link *             // the place of a field; may be copied
       #define HDRTRIE_ITERATE_FIRST(host) (host)->first
       #define HDRTRIE_ITERATE_MORE(host, at) ((at) != NULL) // 0 after the last field
       #define HDRTRIE_ITERATE_NEXT(host, at) (at)->next
       #define HDRTRIE_ITERATE_NAME(host, at) (at)->name
       #define HDRTRIE_ITERATE_LEN(host, at) (at)->name_len
       #define HDRTRIE_ITERATE_REMOVE(host, at) chain_remove(host, at)
       #include <hdrtrie/template/iterate.inl.h>

   size_t chain_clear(const hdrtrie_table *, hdrtrie_shape, uint32_t groups, host)
   size_t chain_keep (const hdrtrie_table *, hdrtrie_shape, uint32_t groups, host)

   Both remove the fields that hdrtrie_clear and hdrtrie_keep of mark.h remove, and return how many they removed. The
   shape is hdrtrie_shape_read(table), or SYM_shape in generated code. Their common part is chain_filter. chain_batch is
   the prefix of the parts that template/clear.inl.h makes for one step. All macros of the example are required.
   Optional:
   HDRTRIE_ITERATE_STAY(host, at)   An action for each field that is not removed.
   HDRTRIE_ITERATE_FLAGS            HDRTRIE_LAYOUT_... or-ed; 0 by default.
   HDRTRIE_ITERATE_BACKEND          The SIMD backend: hdrtrie_avx2, hdrtrie_portable and the like. HDRTRIE_BEST_BACKEND
                                    by default.
   HDRTRIE_ITERATE_STEP             Fields per step, 1..64; 64 by default. It stays defined after the include.

   Each step visits up to 64 fields, judges them with the loop of template/clear.inl.h, and then removes some. So NEXT,
   NAME and LEN never see a removed field. REMOVE may free its field but must not move other fields. If it would move
   them, mark an array of names with template/clear.inl.h and rebuild the container. REMOVE and STAY are called in the
   order of the fields. STAY can release a handle, or remember the link before the next removed one in a singly linked
   list. Nothing is allocated; the stack holds HDRTRIE_ITERATE_STEP places. Cost: that of hdrtrie_mark, and two steps per
   field. */
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
#define HDRTRIE_ITERATE_STEP 64 /* fields per step, at most the bits of a word */
#endif

/* The fields of one step, as an array for template/clear.inl.h. */
struct HDRTRIE_ITERATE_BATCH {
    HDRTRIE_ITERATE_HOST host;
    HDRTRIE_ITERATE_AT const *at; /* const on the right: AT can be a pointer type */
};

#define HDRTRIE_CLEAR HDRTRIE_ITERATE_BATCH
#define HDRTRIE_CLEAR_FIELDS struct HDRTRIE_ITERATE_BATCH
#define HDRTRIE_CLEAR_NAME(batch, i) HDRTRIE_ITERATE_NAME((batch).host, (batch).at[i])
#define HDRTRIE_CLEAR_LEN(batch, i) HDRTRIE_ITERATE_LEN((batch).host, (batch).at[i])
#define HDRTRIE_CLEAR_FLAGS HDRTRIE_ITERATE_FLAGS
#define HDRTRIE_CLEAR_BACKEND HDRTRIE_ITERATE_BACKEND
#include <hdrtrie/template/clear.inl.h>

/* Removes fields from host: those in the groups if keep is 0, those in none of them if it is 1. Returns how many it
   removed. */
HDRTRIE_ITERATE_INLINE size_t HDRTRIE_ITERATE_FN(filter)(
    const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups, int keep, HDRTRIE_ITERATE_HOST host)
{
    HDRTRIE_ITERATE_AT visited[HDRTRIE_ITERATE_STEP];
    const struct HDRTRIE_ITERATE_BATCH batch = {host, visited};
    /* a continuation without a field before it is malformed */
    uint32_t before = keep || !(groups & HDRTRIE_ALLOW_MALFORMED);
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

/* hdrtrie_clear of mark.h for this host. Returns how many fields it removed. */
HDRTRIE_ITERATE_INLINE size_t HDRTRIE_ITERATE_FN(clear)(
    const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups, HDRTRIE_ITERATE_HOST host)
{
    return HDRTRIE_ITERATE_FN(filter)(table, shape, groups, 0, host);
}

/* hdrtrie_keep of mark.h for this host. Returns how many fields it removed: all if the table has a wide fold. */
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
