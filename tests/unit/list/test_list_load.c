/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 4.15: a list file and its includes in one call. */
#include "src/compile/list_files.h"
#include "support/answer.h"
#include "support/counting.h"
#include "support/transcript.h"
#include <criterion/criterion.h>
#include <errno.h>
#include <hdrtrie/find.h>
#include <hdrtrie/rules.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[64], start[4096];
static transcript messages;

/* Tests run in a new folder, so that paths in messages are short. */
static void enter_folder(void)
{
    strcpy(folder, "/tmp/hdrtrie-list-XXXXXX");
    cr_assert_not_null(mkdtemp(folder));
    cr_assert_not_null(getcwd(start, sizeof start));
    cr_assert_eq(chdir(folder), 0);
    cr_assert_eq(mkdir("sub", 0700), 0);
}

static void leave_folder(void)
{
    static const char *const names[] = {"a.names", "b.names", "sub/b.names", "sub/c.names", "link.names", "table"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) unlink(names[i]);
    cr_expect_eq(rmdir("sub"), 0);
    cr_assert_eq(chdir(start), 0);
    cr_expect_eq(rmdir(folder), 0);
}

TestSuite(list_load, .init = enter_folder, .fini = leave_folder);

static void write_bytes(const char *path, const void *bytes, size_t len)
{
    FILE *file = fopen(path, "wb");
    cr_assert_not_null(file);
    cr_assert_eq(fwrite(bytes, 1, len, file), len);
    cr_assert_eq(fclose(file), 0);
}

static void write_text(const char *path, const char *text)
{
    write_bytes(path, text, strlen(text));
}

/* Loads a file and compares error and diagnostics. */
static hdrtrie_table *load(const char *path, hdrtrie_error expected_error, const char *expected)
{
    const hdrtrie_list_options options = {
        .build = {.diagnose = transcript_add, .diagnose_context = &messages}, .resolver = NULL};
    hdrtrie_table *table;
    hdrtrie_error error;
    memset(&messages, 0, sizeof messages);
    error = hdrtrie_list_load(path, &options, &table);
    cr_expect_eq(error, expected_error, "%s: %d", path, (int)error);
    cr_expect(transcript_is(&messages, expected));
    cr_expect_eq(table == NULL, error != HDRTRIE_OK);
    return table;
}

Test(list_load, clause_4_15_includes_are_relative_to_their_file)
{
    hdrtrie_table *table;
    write_text("a.names", "fold case\n[g]\na\ninclude \"sub/b.names\"\ninclude <hop-by-hop>\n");
    write_text("sub/b.names", "b\ninclude \"c.names\"\ninclude \"../b.names\"\n");
    write_text("sub/c.names", "c\n");
    write_text("b.names", "d\n");
    table = load("a.names", HDRTRIE_OK, "");
    cr_expect(answers(table, "a", 0, 1));
    cr_expect(answers(table, "b", 1, 1));
    cr_expect(answers(table, "C", 2, 1));
    cr_expect(answers(table, "d", 3, 1));
    cr_expect_neq(hdrtrie_find(table, "upgrade", 7).groups, 0, "of the preset");
    hdrtrie_free(table, NULL);
}

Test(list_load, clause_4_15_the_bytes_of_list_build)
{
    static const char text[] = "fold separators\n[g]\nX-Int-*\nCF-Ray\n!fold X-Int-Public\ncookie:sid\n";
    hdrtrie_table *built, *loaded;
    write_text("a.names", text);
    cr_assert_eq(hdrtrie_list_build("a.names", text, strlen(text), NULL, &built), HDRTRIE_OK);
    cr_assert_eq(hdrtrie_list_load("a.names", NULL, &loaded), HDRTRIE_OK, "options may be NULL");
    cr_assert_eq(hdrtrie_table_len(built), hdrtrie_table_len(loaded));
    cr_expect_eq(memcmp(built, loaded, hdrtrie_table_len(built)), 0);
    hdrtrie_free(loaded, NULL);
    write_bytes("table", built, hdrtrie_table_len(built));
    loaded = load("table", HDRTRIE_OK, "");
    cr_expect_eq(memcmp(built, loaded, hdrtrie_table_len(built)), 0, "a binary table is recognised");
    hdrtrie_free(loaded, NULL);
    hdrtrie_free(built, NULL);
}

Test(list_load, clause_4_15_diagnostics_have_file_line_and_column)
{
    write_text("a.names", "fold case\nx y\ninclude \"sub/b.names\"\n'z'\n");
    write_text("sub/b.names", "\n  a*b\n");
    load("a.names", HDRTRIE_ERR_LIST, "a.names:2:3: error:\nsub/b.names:2:4: error:|*\na.names:4:1: warning:");
}

Test(list_load, clause_4_15_a_missing_include_is_an_error_of_the_list)
{
    write_text(
        "a.names", "fold case\ninclude \"sub/b.names\"\ninclude \"nowhere/b\"\ninclude <hop_by_hop>\ninclude <x>\n");
    write_text("sub/b.names", "include \"nope\"\n");
    load("a.names", HDRTRIE_ERR_LIST,
        "sub/b.names:1:1: error:|cannot read \"nope\": sub/nope: No such file or directory\n"
        "a.names:3:1: error:|cannot read \"nowhere/b\": No such file or directory\n"
        "a.names:4:1: error:|write include <hop-by-hop>\n"
        "a.names:5:1: error:|unknown preset <x>; there are <cgi>,|<well-known>;");
}

Test(list_load, clause_4_15_a_file_that_cannot_be_read)
{
    errno = 0;
    load("nope", HDRTRIE_ERR_READ, "");
    cr_expect_eq(errno, ENOENT);
    load("sub", HDRTRIE_ERR_READ, "");
    cr_expect_eq(errno, EISDIR);
    write_text("a.names", "fold case\ninclude \"sub\"\ninclude \"nope\"\ny z\n");
    load("a.names", HDRTRIE_ERR_READ,
        "a.names:2:1: error:|cannot read \"sub\": Is a directory\na.names:3:1: error:|No such file\n"
        "a.names:4:3: error:");
    cr_expect_eq(errno, EISDIR, "the first file that exists and cannot be read");
}

Test(list_load, clause_4_15_a_file_has_at_most_256_mib)
{
    FILE *file = fopen("a.names", "wb");
    cr_assert_not_null(file);
    cr_assert_eq(fseek(file, (long)HDRTRIE_LIST_FILE_MAX, SEEK_SET), 0); /* a sparse file */
    cr_assert_eq(fputc('\n', file), '\n');
    cr_assert_eq(fclose(file), 0);
    load("a.names", HDRTRIE_ERR_READ, "");
    cr_expect_eq(errno, EFBIG);
}

Test(list_load, clause_4_15_loops_are_found_under_any_path)
{
    write_text("a.names", "fold case\na\ninclude \"sub/../a.names\"\ninclude \"link.names\"\n");
    cr_assert_eq(symlink("a.names", "link.names"), 0);
    load("a.names", HDRTRIE_ERR_LIST, "a.names:3:1: error:|includes itself\na.names:4:1: error:|includes itself");
}

Test(list_load, clause_4_15_a_damaged_table)
{
    hdrtrie_table *table = table_of("fold case\na\n");
    const size_t len = hdrtrie_table_len(table);
    char *bytes = malloc(len);
    cr_assert_not_null(bytes);
    memcpy(bytes, table, len);
    write_bytes("table", bytes, len - 1);
    load("table", HDRTRIE_ERR_TRUNCATED, "table:0:0: error:");
    bytes[len - 70] ^= 1;
    write_bytes("table", bytes, len);
    load("table", HDRTRIE_ERR_DIGEST, "table:0:0: error:|digest");
    write_bytes("table", bytes, 3);
    load("table", HDRTRIE_ERR_LIST, "table:1:1: error:"); /* too short for a table, so it is read as text */
    write_bytes("table", bytes, 4);
    load("table", HDRTRIE_ERR_TRUNCATED, "table:0:0: error:");
    free(bytes);
    hdrtrie_free(table, NULL);
}

/* A resolver that knows every file. */
static bool open_any(
    void *context, const char *name, const char *from, const char **path, const char **text, size_t *len)
{
    ++*(int *)context;
    (void)from;
    *path = name;
    *text = "from-resolver\n";
    *len = 14;
    return true;
}

Test(list_load, clause_4_15_a_resolver_replaces_the_files)
{
    int calls = 0;
    const hdrtrie_resolver resolver = {open_any, NULL, &calls};
    const hdrtrie_list_options options = {.resolver = &resolver};
    hdrtrie_table *table;
    write_text("a.names", "fold case\ninclude \"nope\"\n");
    cr_assert_eq(hdrtrie_list_load("a.names", &options, &table), HDRTRIE_OK);
    cr_expect(answers(table, "from-resolver", 0, 1));
    cr_expect_eq(calls, 1);
    hdrtrie_free(table, NULL);
}

/* `include "DIGITS"` of the files 00, 01 and so on. The list is `many`. */
static void many_files(size_t count, const char *more)
{
    FILE *list = fopen("many", "wb");
    cr_assert_not_null(list);
    fprintf(list, "fold case\n");
    for (size_t i = 0; i < count; i++) {
        char name[32], text[32];
        snprintf(name, sizeof name, "%02zu", i);
        snprintf(text, sizeof text, "n%zu\n", i);
        write_text(name, text);
        fprintf(list, "include \"%s\"\n", name);
    }
    fprintf(list, "%s", more);
    cr_assert_eq(fclose(list), 0);
}

static void many_files_remove(size_t count)
{
    unlink("many");
    for (size_t i = 0; i < count; i++) {
        char name[32];
        snprintf(name, sizeof name, "%02zu", i);
        unlink(name);
    }
}

/* All files stay known, whenever the array of them grows. */
Test(list_load, clause_4_15_many_files)
{
    static const size_t counts[] = {6, 7, 8, 9, 15, 16, 17, 60};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        counting c = {0};
        const hdrtrie_allocator allocator = counting_allocator(&c);
        const hdrtrie_list_options options = {
            .build = {.allocator = &allocator, .diagnose = transcript_add, .diagnose_context = &messages}};
        hdrtrie_table *table;
        many_files(counts[i], "include \"sub/../many\"\n");
        memset(&messages, 0, sizeof messages);
        cr_expect_eq(hdrtrie_list_load("many", &options, &table), HDRTRIE_ERR_LIST);
        char expected[80];
        snprintf(expected, sizeof expected, "many:%zu:1: error:|includes itself", counts[i] + 2);
        cr_expect(transcript_is(&messages, expected));
        cr_expect_eq(c.held, 0);
        many_files(counts[i], "");
        cr_assert_eq(hdrtrie_list_load("many", &options, &table), HDRTRIE_OK);
        cr_expect_eq(hdrtrie_id_count(table), counts[i]);
        hdrtrie_free(table, &allocator);
        cr_expect_eq(c.held, 0);
        cr_expect_eq(c.wrong, 0);
        many_files_remove(counts[i]);
    }
}

Test(list_load, clause_4_15_a_loop_of_an_included_file)
{
    write_text("a.names", "fold case\na\ninclude \"b.names\"\n");
    write_text("b.names", "include \"sub/../b.names\"\ninclude \"sub/c.names\"\n");
    write_text("sub/c.names", "include \"../sub/c.names\"\ninclude \"../link.names\"\n");
    cr_assert_eq(symlink("b.names", "link.names"), 0);
    load("a.names", HDRTRIE_ERR_LIST,
        "b.names:1:1: error:|\"sub/../b.names\" includes itself\nsub/c.names:1:1: error:|includes itself\n"
        "sub/c.names:2:1: error:|includes itself");
}

Test(list_load, clause_4_15_an_absolute_include)
{
    char text[200];
    write_text("a.names", "fold case\ninclude \"sub/b.names\"\n");
    snprintf(text, sizeof text, "b\ninclude \"%s/sub/c.names\"\n", folder);
    write_text("sub/b.names", text);
    write_text("sub/c.names", "c\n");
    hdrtrie_table *table = load("a.names", HDRTRIE_OK, "");
    cr_expect(answers(table, "c", 1, 1));
    hdrtrie_free(table, NULL);
}

/* Such a file cannot exist. That is an error of the list. */
Test(list_load, clause_4_15_an_include_that_cannot_exist)
{
    char text[400];
    write_text("b.names", "b\n");
    write_text("a.names", "fold case\ninclude \"b.names/x\"\ninclude <b.names>\n");
    load("a.names", HDRTRIE_ERR_LIST,
        "a.names:2:1: error:|cannot read \"b.names/x\": Not a directory\na.names:3:1: error:|unknown preset <b.names>");
    snprintf(text, sizeof text, "fold case\ninclude \"%0300d\"\n", 0);
    write_text("a.names", text);
    load("a.names", HDRTRIE_ERR_LIST, "a.names:2:1: error:|File name too long");
}

static void add_len(void *context, const char *text, size_t len)
{
    cr_expect_eq(text[len - 1], '\n');
    *(size_t *)context = *(size_t *)context * 100 + len;
}

/* The command records the text of each file. */
Test(list_load, clause_4_15_each_text_is_seen_in_order)
{
    size_t lens = 0, len;
    hdrtrie_list_files files = {.seen = add_len, .context = &lens};
    const char *kept;
    char *text;
    write_text("a.names", "a\n");
    write_text("b.names", "bcd\n");
    cr_assert_eq(hdrtrie_list_files_read(&files, "a.names", &kept, &text, &len), HDRTRIE_OK);
    cr_expect_str_eq(kept, "a.names");
    free(text);
    cr_assert_eq(hdrtrie_list_files_read(&files, "sub/../b.names", &kept, &text, &len), HDRTRIE_OK);
    cr_expect_str_eq(kept, "sub/../b.names");
    free(text);
    cr_assert_eq(hdrtrie_list_files_read(&files, "b.names", &kept, &text, &len), HDRTRIE_OK);
    cr_expect_str_eq(kept, "sub/../b.names");
    free(text);
    errno = 0;
    cr_expect_eq(hdrtrie_list_files_read(&files, "nope", &kept, &text, &len), HDRTRIE_ERR_READ);
    cr_expect_eq(errno, ENOENT);
    cr_expect_null(text);
    cr_expect_eq(lens, 20404);
    hdrtrie_list_files_free(&files);
}

/* Every allocation fails once, alone and with all later ones. */
Test(list_load, clause_4_15_allocations_may_fail)
{
    write_text("sub/b.names", "b\n");
    write_text("a.names", "fold case\na\ninclude \"sub/b.names\"\ninclude \"sub/../sub/b.names\"\n");
    for (int later = 0; later < 2; later++) {
        for (size_t at = 1;; at++) {
            counting c = {.fail_at = later ? 0 : at, .fail_from = later ? at : 0};
            const hdrtrie_allocator allocator = counting_allocator(&c);
            const hdrtrie_list_options options = {
                .build = {.allocator = &allocator, .diagnose = transcript_add, .diagnose_context = &messages}};
            hdrtrie_table *table;
            memset(&messages, 0, sizeof messages);
            const hdrtrie_error error = hdrtrie_list_load("a.names", &options, &table);
            if (error == HDRTRIE_OK) {
                cr_expect_gt(at, 8);
                cr_expect_lt(c.calls, at, "an allocation failed");
                cr_expect(answers(table, "b", 1, 1));
                hdrtrie_free(table, &allocator);
                cr_expect_eq(c.held, 0);
                break;
            }
            cr_expect_eq(error, HDRTRIE_ERR_MEMORY, "allocation %zu: error %d", at, (int)error);
            cr_expect_leq(messages.error_count, later ? 2 : 1, "%s", messages.text);
            if (messages.error_count != 0) cr_expect_not_null(strstr(messages.text, "Cannot allocate memory"));
            cr_expect_null(table);
            cr_expect_eq(c.held, 0, "allocation %zu", at);
            cr_expect_eq(c.wrong, 0);
        }
    }
}
