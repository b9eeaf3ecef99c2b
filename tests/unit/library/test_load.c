/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 4.7: load. */
#include "src/check/read_file.h"
#include "support/answer.h"
#include "support/counting.h"
#include "support/random.h"
#include <criterion/criterion.h>
#include <errno.h>
#include <hdrtrie/check.h>
#include <hdrtrie/load.h>
#include <hdrtrie/rules.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[64], path[80];

static void make_folder(void)
{
    strcpy(folder, "/tmp/hdrtrie-load-XXXXXX"); /* a new folder per test case: ./dev mutants runs many in one process */
    cr_assert_not_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/table", folder);
}

static void remove_folder(void)
{
    unlink(path);
    rmdir(path);
    rmdir(folder);
}

static void write_file(const void *bytes, size_t len)
{
    FILE *file = fopen(path, "wb");
    cr_assert_not_null(file);
    cr_assert_eq(fwrite(bytes, 1, len, file), len);
    cr_assert_eq(fclose(file), 0);
}

TestSuite(load, .init = make_folder, .fini = remove_folder);

Test(load, clause_4_7_the_bytes_of_the_file)
{
    hdrtrie_table *table = table_of("fold separators\n[g]\nCF-Ray\nX-Int-*\n"), *loaded;
    size_t len = hdrtrie_table_len(table);
    const char *why = NULL;
    write_file(table, len);
    cr_assert_eq(hdrtrie_load(path, NULL, &loaded, &why), HDRTRIE_OK, "%s", why);
    write_file("", 0); /* later changes of the file do not matter */
    cr_expect_eq(hdrtrie_table_len(loaded), len);
    cr_expect_eq(memcmp(loaded, table, len), 0);
    cr_expect_eq((uintptr_t)loaded % 64, 0);
    cr_expect(answers(loaded, "x_int_q", 1, 1));
    hdrtrie_free(loaded, NULL);
    hdrtrie_free(table, NULL);
}

/* A table that build makes, written to a file, is what load returns. */
Test(load, clause_4_7_build_and_load_give_the_same_bytes)
{
    static const char *const presets[] = {"hop-by-hop", "protected", "cgi", "well-known", "edge", "edge-exact"};
    random_state r = random_seeded(40);
    for (size_t i = 0; i < 100; i++) {
        hdrtrie_table *table, *loaded;
        ruleset set;
        random_list(&r, (hdrtrie_fold)(i % 4), &set);
        if (i < 5) {
            size_t len;
            const char *text = hdrtrie_preset_text(presets[i], &len);
            ruleset_free(&set);
            ruleset_start(&set, HDRTRIE_FOLD_SEPARATORS);
            ruleset_read(&set, text, len);
        }
        table = ruleset_build(&set);
        write_file(table, hdrtrie_table_len(table));
        cr_assert_eq(hdrtrie_load(path, NULL, &loaded, NULL), HDRTRIE_OK);
        cr_assert_eq(hdrtrie_table_len(loaded), hdrtrie_table_len(table));
        cr_assert_eq(memcmp(loaded, table, hdrtrie_table_len(table)), 0);
        hdrtrie_free(loaded, NULL);
        hdrtrie_free(table, NULL);
        ruleset_free(&set);
    }
}

/* A file larger than one read. */
Test(load, clause_4_7_a_large_file)
{
    hdrtrie_table *table, *loaded;
    ruleset set;
    ruleset_start(&set, HDRTRIE_FOLD_CASE);
    for (size_t i = 0; i < 20000; i++) {
        char name[32];
        int len = snprintf(name, sizeof name, "X-Name-Number-%zu", i);
        ruleset_add(&set, ruleset_group(&set, "g"), HDRTRIE_KIND_EXACT, false, name, (size_t)len);
    }
    table = ruleset_build(&set);
    cr_assert_gt(hdrtrie_table_len(table), 1 << 20);
    write_file(table, hdrtrie_table_len(table));
    cr_assert_eq(hdrtrie_load(path, NULL, &loaded, NULL), HDRTRIE_OK);
    cr_expect_eq(memcmp(loaded, table, hdrtrie_table_len(table)), 0);
    hdrtrie_free(loaded, NULL);
    for (size_t fail_at = 1;; fail_at++) { /* the growing buffers, and finally the table itself */
        counting c = {.fail_at = fail_at};
        hdrtrie_allocator allocator = counting_allocator(&c);
        const hdrtrie_error error = hdrtrie_load(path, &allocator, &loaded, NULL);
        if (error == HDRTRIE_OK) {
            cr_expect_gt(fail_at, 4);
            hdrtrie_free(loaded, &allocator);
            break;
        }
        cr_assert_eq(error, HDRTRIE_ERR_MEMORY);
        cr_assert(loaded == NULL && c.held == 0 && c.wrong == 0);
    }
    hdrtrie_free(table, NULL);
    ruleset_free(&set);
}

Test(load, clause_4_7_files_that_are_not_tables)
{
    hdrtrie_table *table = table_of("fold case\n[g]\nCF-Ray\n"), *loaded = table;
    size_t len = hdrtrie_table_len(table);
    const char *why = NULL;
    cr_expect_eq(hdrtrie_load(path, NULL, &loaded, &why), HDRTRIE_ERR_READ, "no such file");
    cr_expect_null(loaded);
    cr_expect_not_null(why);
    write_file("", 0);
    cr_expect_eq(hdrtrie_load(path, NULL, &loaded, &why), HDRTRIE_ERR_TRUNCATED);
    write_file(table, len - 1);
    cr_expect_eq(hdrtrie_load(path, NULL, &loaded, &why), HDRTRIE_ERR_TRUNCATED);
    ((uint8_t *)table)[len - 1] ^= 1;
    write_file(table, len);
    cr_expect_eq(hdrtrie_load(path, NULL, &loaded, &why), HDRTRIE_ERR_DIGEST);
    cr_expect_null(loaded);
    cr_expect_eq(hdrtrie_load(path, NULL, &loaded, NULL), HDRTRIE_ERR_DIGEST);
    cr_assert_eq(unlink(path), 0);
    cr_assert_eq(mkdir(path, 0700), 0);
    cr_expect_eq(hdrtrie_load(path, NULL, &loaded, &why), HDRTRIE_ERR_READ, "a directory");
    hdrtrie_free(table, NULL);
}

Test(load, clause_4_7_a_file_of_at_most_max_bytes)
{
    char *bytes;
    size_t len;
    write_file("0123456789", 10);
    cr_assert_eq(hdrtrie_read_file(path, NULL, 10, &bytes, &len), HDRTRIE_OK);
    cr_expect(len == 10 && memcmp(bytes, "0123456789", 10) == 0);
    free(bytes);
    cr_expect_eq(hdrtrie_read_file(path, NULL, 9, &bytes, &len), HDRTRIE_ERR_READ);
    cr_expect_eq(errno, EFBIG);
    cr_expect_null(bytes);
}

Test(load, clause_4_7_every_allocation_may_fail)
{
    hdrtrie_table *table = table_of("fold case\n[g]\nCF-Ray\n"), *loaded;
    write_file(table, hdrtrie_table_len(table));
    for (size_t fail_at = 1;; fail_at++) {
        counting c = {0};
        hdrtrie_allocator allocator = counting_allocator(&c);
        c.fail_at = fail_at;
        const char *why = "";
        hdrtrie_error error = hdrtrie_load(path, &allocator, &loaded, &why);
        if (error == HDRTRIE_OK) {
            cr_expect(c.calls < fail_at && c.held == 1);
            hdrtrie_free(loaded, &allocator);
            cr_expect(c.held == 0 && c.wrong == 0);
            break;
        }
        cr_assert_eq(error, HDRTRIE_ERR_MEMORY);
        cr_assert_str_eq(why, hdrtrie_error_text(HDRTRIE_ERR_MEMORY));
        cr_assert_null(loaded);
        cr_assert(c.held == 0 && c.wrong == 0);
    }
    hdrtrie_free(table, NULL);
    hdrtrie_free(NULL, NULL);
}

static void *take(void *context, size_t len)
{
    (void)context;
    return malloc(len);
}

static void release_and_fail_inside(void *context, void *memory)
{
    (void)context;
    free(memory);
    errno = EBADF;
}

/* The command prints errno's text for a file that cannot be read. */
Test(load, errno_shows_why_a_file_cannot_be_read)
{
    const hdrtrie_allocator allocator = {take, release_and_fail_inside, NULL};
    hdrtrie_table *loaded;
    errno = 0;
    cr_expect_eq(hdrtrie_load(path, &allocator, &loaded, NULL), HDRTRIE_ERR_READ);
    cr_expect_eq(errno, ENOENT);
    cr_assert_eq(mkdir(path, 0700), 0);
    cr_expect_eq(hdrtrie_load(path, &allocator, &loaded, NULL), HDRTRIE_ERR_READ);
    cr_expect_eq(errno, EISDIR);
}

Test(load, files_do_not_stay_open)
{
    hdrtrie_table *table = table_of("fold case\n[g]\nCF-Ray\n"), *loaded;
    write_file(table, hdrtrie_table_len(table));
    const int before = dup(0);
    cr_assert_geq(before, 0);
    close(before);
    cr_assert_eq(hdrtrie_load(path, NULL, &loaded, NULL), HDRTRIE_OK);
    const int after = dup(0);
    cr_expect_eq(after, before);
    close(after);
    hdrtrie_free(loaded, NULL);
    hdrtrie_free(table, NULL);
}
