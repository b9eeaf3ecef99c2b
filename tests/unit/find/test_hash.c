/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The hash of a hashed table, from its definition. Zeros extend the folded name to 32 bytes, or to a multiple of 8.
   Each word of 8 bytes adds the product of its two halves, each plus its own key. Also tests which slot the hash
   selects. */
#include "support/answer.h"
#include "support/oracle.h"
#include "support/random.h"
#include <criterion/criterion.h>
#include <hdrtrie/find.h>
#include <string.h>

static uint64_t hash_by_definition(hdrtrie_fold fold, const char *name, size_t len, size_t first, unsigned seed)
{
    const size_t end = len > 32 ? len : 32;
    uint64_t sum = 0;
    for (size_t word = first; word < end; word += 8) {
        uint32_t halves[2] = {0, 0};
        for (size_t i = 0; i < 8 && word + i < len; i++) {
            halves[i / 4] |= (uint32_t)oracle_fold_byte(fold, (uint8_t)name[word + i]) << 8 * (i % 4);
        }
        const uint32_t *key = hdrtrie_hash_keys + 8 * seed + word / 4;
        sum += (uint64_t)(uint32_t)(halves[0] + key[0]) * (uint32_t)(halves[1] + key[1]);
    }
    return sum;
}

Test(hash, every_length_from_every_word_with_every_seed_and_fold)
{
    random_state r = random_seeded(7);
    char name[HDRTRIE_PATTERN_MAX];
    for (size_t i = 0; i < sizeof name; i++) name[i] = (char)random_u64(&r);
    for (size_t len = 0; len <= sizeof name; len++) {
        for (size_t first = 0; first <= len; first += 8) {
            const unsigned seed = (unsigned)(len + first / 8) % HDRTRIE_HASH_SEED_COUNT;
            const hdrtrie_fold fold = (hdrtrie_fold)((len + first / 8) / HDRTRIE_HASH_SEED_COUNT % 4);
            cr_assert_eq(hdrtrie_hash_from(fold, name, len, first, seed),
                hash_by_definition(fold, name, len, first, seed), "%zu bytes from %zu", len, first);
        }
    }
}

Test(hash, tags_are_the_low_bits_above_those_of_the_offset)
{
    for (unsigned text_bits = 4; text_bits <= 32; text_bits++) {
        const uint64_t each[] = {0, 1, 0xffffffffu, 0xfffffffeu, UINT64_MAX, 0x123456789abcdef0u, (uint64_t)1 << 32};
        for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
            cr_assert_eq(hdrtrie_slot_tag(each[i], text_bits), text_bits == 32 ? 0 : (uint32_t)each[i] >> text_bits);
        }
    }
}

#define NAMES 160

/* The table of a hundred names of three bytes and of longer ones, up to 74 bytes, that begin in the same way. */
static hdrtrie_table *table_of_names(char names[NAMES][80])
{
    static char list[16384];
    strcpy(list, "fold case\n[g]\n");
    for (size_t i = 0; i < NAMES; i++) {
        snprintf(names[i], 80, "n%02zu%.*s", i % 100, (int)(i < 100 ? 0 : i - 88),
            "-and-so-on-until-the-name-is-longer-than-what-any-backend-hashes-in-one-load-");
        strcat(strcat(list, names[i]), "\n");
    }
    hdrtrie_table *table = table_of(list);
    cr_assert_eq(hdrtrie_shape_read(table).mode, HDRTRIE_MODE_HASHED);
    return table;
}

/* The builder uses a seed above 0 only if two names have the same hash; no known list has such names. So the test
   changes the seed in a table. Most names are then not found, except those that happen to be in their new slot. All
   backends must agree on which these are. */
Test(hash, every_backend_starts_from_the_seed)
{
    static char names[NAMES][80];
    hdrtrie_table *table = table_of_names(names);
    uint8_t *bytes = (uint8_t *)(uintptr_t)hdrtrie_table_bytes(table);
    size_t found = 0;
    cr_assert_eq(bytes[HDRTRIE_AT_SEED], 0);
    for (unsigned seed = 0; seed < HDRTRIE_HASH_SEED_COUNT; seed++) {
        bytes[HDRTRIE_AT_SEED] = (uint8_t)seed;
        for (size_t i = 0; i < NAMES; i++) found += answer(table, names[i], strlen(names[i])).groups != 0;
        if (seed == 0) cr_assert_eq(found, NAMES);
    }
    cr_expect(found > NAMES && found < NAMES + 50, "%zu", found);
    hdrtrie_free(table, NULL);
}

/* A slot may lead to a name of any length. A beginning of that name must not match it, nor the name with another
   first byte. The test tries enough names that many lead to a used slot. */
Test(hash, a_slot_matches_one_name_of_one_length)
{
    static char names[NAMES][80];
    hdrtrie_table *table = table_of_names(names);
    for (size_t i = 0; i < NAMES; i++) {
        const size_t whole = strlen(names[i]);
        for (size_t len = 1; len <= whole; len++) {
            for (const char *first = "nabcdefghijklm-.!#"; *first != 0; first++) {
                const bool listed = *first == 'n' && (len == 3 || len == whole);
                names[i][0] = *first;
                cr_assert_eq(answer(table, names[i], len).groups, listed, "%.*s", (int)len, names[i]);
            }
            names[i][0] = 'n';
        }
    }
    hdrtrie_free(table, NULL);
}
