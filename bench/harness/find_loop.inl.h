/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The timed loops, the same for every implementation. Define these macros, then include it once per variant:

       FIND(state, name, len)   the find, static inline; returns the id as int32_t, or -1
       FIND_VARIANT             a word; the functions are <word>_find, <word>_pass and <word>_clear
       FIND_TARGET              attributes that the find requires of its caller, or nothing

   The find is inlined, so that no implementation pays for a call that another does not have. */

#define FIND_CONCAT_(variant, what) variant##_##what
#define FIND_CONCAT(variant, what) FIND_CONCAT_(variant, what)
#define FIND_FUNCTION(what) FIND_CONCAT(FIND_VARIANT, what)
#define FIND_OPTIONAL __attribute__((unused)) /* not every variant clears */

FIND_TARGET FIND_OPTIONAL static int32_t FIND_FUNCTION(find)(const void *state, const char *name, size_t len)
{
    (void)state;
    return FIND(state, name, len);
}

/* Adds without a branch, so that the time contains only the branches of the find. */
FIND_TARGET FIND_OPTIONAL static uint64_t FIND_FUNCTION(pass)(const void *state, const bench_name *names, size_t count)
{
    uint64_t sum = 0;
    (void)state;
    for (size_t i = 0; i < count; i++) sum += (uint32_t)(FIND(state, names[i].text, names[i].len) + 1);
    return sum;
}

/* Moves every field, so that only the find has branches. */
FIND_TARGET FIND_OPTIONAL static size_t FIND_FUNCTION(clear)(const void *state, request_field *fields, size_t count)
{
    size_t left = 0;
    (void)state;
    for (size_t i = 0; i < count; i++) {
        request_field field = fields[i];
        int32_t id = FIND(state, field.name, field.name_len);
        fields[left] = field;
        left += id < 0;
    }
    return left;
}

#undef FIND
#undef FIND_VARIANT
#undef FIND_TARGET
#undef FIND_CONCAT_
#undef FIND_CONCAT
#undef FIND_FUNCTION
#undef FIND_OPTIONAL
