/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Writes the vectors: lists, the digests of their tables, names, and the answers of the oracle. The text is the same on
   every machine.

       vectors_make > vectors.txt        writes them
       vectors_make --check vectors.txt  prints the first line that differs, and ends with status 1 if there is one */
#include "../support/oracle.h"
#include "../support/random.h"
#include <stdlib.h>

#define NAME_MAX_LEN 150 /* of random names; test_find.c tests longer ones */

#define A16 "aaaaaaaaaaaaaaaa"
#define A32 A16 A16

static const char *const lists[] = {
    "fold separators\n",
    "fold none\n[g]\n*\n",
    "fold case\n[g]\nHost\n",
    "fold separators\n[internal]\nCF-Ray\nX-Int-*\n*-Internal\n!X-Int-Public-*\n[debug]\nX-Int-Trace\n",
    "fold case\n[g]\na\nB\n[h]\n*\n!b\n!a\n!ab*\nabc*\n*c\n*bc\n",
    "fold underscore\n[g]\nX_Int\n!X-Int-*\n*-Id\nx-int-q\n[h]\nX-*\n*_id\n",
    /* no two windows of 8 bytes distinguish these names: hashed */
    "fold case\n[g]\n" A32 "aaaa\nb" A32 "aaa\naaaaaaaaaaaaaaaaab" A16 "aa\n" A32 "aaab\n",
    "fold separators\n[g]\n" A16 "aaaaaaaaaaaaaa\nb-" A16 "aaaaaaaaaaaa\naaaaaaaaaaaaaaab-aaaaaaaaaaaaa\n" A16
    "aaaaaaaaaaaa-b\nX-Int\n*-aaa\n",
    /* windows at the ends, and one in the middle */
    "fold case\n[g]\naaaaaaaaaaaaaaaa\nbaaaaaaaaaaaaaaa\naaaaaaaaaaaaaaab\nbaaaaaaaaaaaaaab\n",
    "fold case\n[g]\naaaaaaaaaaaaaaaaaaaa\naaaaaaaaaabaaaaaaaaa\nab\n",
    /* the first and last letters and digits: bytes next to a range must not be in it */
    "fold none\n[g]\n09-az-09\n",
    "fold case\n[g]\n09-az-09\n",
    "fold underscore\n[g]\n09-az-09\n",
    "fold separators\n[g]\n09-az-09\n",
    /* spelled exceptions, with and without rules for their aliases */
    ("fold underscore\n[g]\nX-Int-*\nX-Foo\n!case X-Int-Public\n!case X-Foo\n[h]\nX-Int-Public\nX-*\n!case "
     "x_int_public\n"),
    "fold separators\n[g]\n*\n!case Content-Type\n!case Content_Length\n!Accept\n!case a.b\n",
    "fold case\n[g]\nX-*\n!case X-Int\n",
    /* ten groups: wide records */
    "fold case\n[0]\na\n[1]\nb\n[2]\nc\n[3]\nd\n[4]\ne\n[5]\nf\n[6]\ng\n[7]\nh\n[8]\na\n[9]\n*\n!b\n",
};
#define LIST_COUNT (sizeof lists / sizeof *lists)
#define RANDOM_LIST_COUNT 40

/* Counts the features that the lists cover, so that removing lists cannot lose one unnoticed: modes, names longer than
   a SIMD register, widths, kinds. */
typedef struct coverage {
    size_t modes[3], longer, wide, narrow, prefixes, suffixes, any, lists, names;
} coverage;

static void print_name(FILE *out, const char *name, size_t len)
{
    putc('"', out);
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)name[i];
        if (c <= 0x20 || c > 0x7e || c == '"' || c == '\\') fprintf(out, "\\%02x", c);
        else putc(c, out);
    }
    putc('"', out);
}

static void print_answer(FILE *out, const oracle *o, const char *name, size_t len, coverage *seen)
{
    hdrtrie_match m = oracle_find(o, name, len);
    print_name(out, name, len);
    fprintf(out, " %d %x %d\n", (int)m.id, (unsigned)m.groups, oracle_is_malformed(name, len));
    seen->names++;
}

static void cover(const hdrtrie_table *table, coverage *seen)
{
    hdrtrie_shape s = hdrtrie_shape_read(table);
    seen->modes[s.mode]++;
    seen->longer += s.max_len > 64;
    seen->wide += (s.flags & HDRTRIE_FLAG_WIDE) != 0;
    seen->narrow += (s.flags & HDRTRIE_FLAG_WIDE) == 0;
    seen->prefixes += (s.flags & HDRTRIE_FLAG_PREFIXES) != 0;
    seen->suffixes += (s.flags & HDRTRIE_FLAG_SUFFIXES) != 0;
    seen->any += (s.flags & HDRTRIE_FLAG_ANY) != 0;
    seen->lists++;
}

/* The first listed name with one byte replaced by each byte at the edge of a range of a fold or of the token
   characters. */
static void print_edges(FILE *out, const oracle *o, const ruleset *set, coverage *seen)
{
    static const char edges[] = "/0189:@ABYZ[`abyz{~\x7f\x80\xff_-,+.";
    char name[HDRTRIE_PATTERN_MAX];
    const size_t len = set->rules[0].len;
    for (size_t i = 0; i < sizeof edges - 1; i++) {
        for (size_t at = 0; at < len; at += at == 0 ? len / 2 + 1 : len) {
            memcpy(name, set->rules[0].literal, len);
            name[at] = edges[i];
            print_answer(out, o, name, len, seen);
        }
    }
}

/* Prints the list with "|" before each line, the length and digest of its table, each literal, and count names near the
   literals. */
static void print_list(FILE *out, const ruleset *set, random_state *r, size_t count, coverage *seen)
{
    static const char *const always[] = {"", " ", ":path", "X-Int-Trace", "x_int_trace", "CF.Ray", "\xff", "a\tb"};
    size_t len, text_len;
    char *text = ruleset_text(set, &text_len);
    hdrtrie_table *table = ruleset_build(set);
    const uint8_t *bytes = hdrtrie_table_bytes(table);
    oracle o = oracle_of(set);
    putc('\n', out);
    for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n")) fprintf(out, "|%s\n", line);
    len = hdrtrie_load_le32(bytes + HDRTRIE_AT_TOTAL_LEN);
    fprintf(out, "table %zu %016llx\n", len, (unsigned long long)hdrtrie_load_le64(bytes + len - HDRTRIE_DIGEST_LEN));
    for (size_t i = 0; i < sizeof always / sizeof *always; i++)
        print_answer(out, &o, always[i], strlen(always[i]), seen);
    for (size_t i = 0; i < set->count; i++) print_answer(out, &o, set->rules[i].literal, set->rules[i].len, seen);
    if (set->count == 1) print_edges(out, &o, set, seen);
    for (size_t i = 0; i < count; i++) {
        char name[RANDOM_NAME_MAX + 8];
        len = random_name(r, set, name);
        if (len <= NAME_MAX_LEN) print_answer(out, &o, name, len, seen);
    }
    cover(table, seen);
    oracle_free(&o);
    hdrtrie_free(table, NULL);
    free(text);
}

static size_t literal_bytes(const ruleset *set)
{
    size_t len = 0;
    for (size_t i = 0; i < set->count; i++) len += set->rules[i].len;
    return len;
}

static bool write_vectors(FILE *out)
{
    coverage seen = {0};
    random_state r = random_seeded(2026);
    ruleset set;
    fprintf(out,
        "# SPDX-License-Identifier: Apache-2.0 OR MIT\n"
        "# The answers of the tests' oracle; make_vectors.c writes and run_vectors.c reads this file. Each section\n"
        "# begins with the lines of a list, after bars. Then follow the length and the digest of its table, and names\n"
        "# (\\ and two hex digits: a byte), each with the id, the groups in hex, and 1 if the name is malformed.\n"
        "# The last line contains the numbers of lists and names.\n");
    for (size_t i = 0; i < LIST_COUNT; i++) {
        ruleset_start(&set, HDRTRIE_FOLD_NONE);
        ruleset_read(&set, lists[i], strlen(lists[i]));
        print_list(out, &set, &r, 40, &seen);
        ruleset_free(&set);
    }
    for (size_t i = 0; i < RANDOM_LIST_COUNT;) {
        random_list(&r, (hdrtrie_fold)(i % 4), &set);
        if (set.count >= 3 && set.count <= 50 && literal_bytes(&set) < 1200) {
            print_list(out, &set, &r, 25, &seen);
            i++;
        }
        ruleset_free(&set);
    }
    fprintf(out, "\nend %zu %zu\n", seen.lists, seen.names);
    return seen.modes[0] && seen.modes[1] && seen.modes[2] && seen.longer && seen.wide && seen.narrow &&
           seen.prefixes && seen.suffixes && seen.any;
}

/* Compares the file with text, and prints the first line that differs. */
static int check(const char *path, const char *text, size_t len)
{
    FILE *file = fopen(path, "rb");
    size_t line = 1, at = 0;
    int c = EOF;
    if (file == NULL) {
        perror(path);
        return 1;
    }
    while ((c = getc(file)) != EOF && at < len && text[at] == (char)c) line += text[at++] == '\n';
    fclose(file);
    if (at == len && c == EOF) return 0;
    fprintf(stderr,
        "%s:%zu: differs from the output of make_vectors.c; if the change is intended, run update_vectors\n", path,
        line);
    return 1;
}

int main(int argc, char **argv)
{
    char *text = NULL;
    size_t len;
    int status = 0;
    FILE *out = open_memstream(&text, &len);
    bool covered = out != NULL && write_vectors(out);
    if (out == NULL || fclose(out) != 0) return 1;
    if (!covered) {
        fputs("vectors_make: no list covers some mode, width or kind of rule\n", stderr);
        status = 1;
    } else if (argc == 3 && strcmp(argv[1], "--check") == 0) {
        status = check(argv[2], text, len);
    } else if (argc == 1) {
        status = fwrite(text, 1, len, stdout) != len || fflush(stdout) != 0;
    } else {
        fputs("usage: vectors_make [--check FILE]\n", stderr);
        status = 2;
    }
    free(text);
    return status;
}
