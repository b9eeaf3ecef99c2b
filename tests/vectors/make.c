/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Writes the vectors, which are the oracle's answers: lists, the digests of their tables, names and what these are. The same
   text on every machine.

       make > vectors.txt        writes them anew
       make --check vectors.txt  says where the file differs from what would be written, status 1 if it does */
#include "../support/oracle.h"
#include "../support/random.h"
#include <stdlib.h>

#define NAME_MAX_LEN 150 /* of random names; what is longer is test_find.c's */

#define A16 "aaaaaaaaaaaaaaaa"
#define A32 A16 A16

static const char *const lists[] = {
    "fold separators\n",
    "fold none\n[g]\n*\n",
    "fold case\n[g]\nHost\n",
    "fold separators\n[internal]\nCF-Ray\nX-Int-*\n*-Internal\n!X-Int-Public-*\n[debug]\nX-Int-Trace\n",
    "fold case\n[g]\na\nB\n[h]\n*\n!b\n!a\n!ab*\nabc*\n*c\n*bc\n",
    "fold underscore\n[g]\nX_Int\n!X-Int-*\n*-Id\nx-int-q\n[h]\nX-*\n*_id\n",
    /* no two windows of 8 bytes tell these apart: hashed */
    "fold case\n[g]\n" A32 "aaaa\nb" A32 "aaa\naaaaaaaaaaaaaaaaab" A16 "aa\n" A32 "aaab\n",
    "fold separators\n[g]\n" A16 "aaaaaaaaaaaaaa\nb-" A16 "aaaaaaaaaaaa\naaaaaaaaaaaaaaab-aaaaaaaaaaaaa\n" A16
    "aaaaaaaaaaaa-b\nX-Int\n*-aaa\n",
    /* windows at the ends, and one in the middle */
    "fold case\n[g]\naaaaaaaaaaaaaaaa\nbaaaaaaaaaaaaaaa\naaaaaaaaaaaaaaab\nbaaaaaaaaaaaaaab\n",
    "fold case\n[g]\naaaaaaaaaaaaaaaaaaaa\naaaaaaaaaabaaaaaaaaa\nab\n",
    /* ten groups: wide records */
    /* the first and last of letters and digits: what lies beside a range must not be in it */
    "fold none\n[g]\n09-az-09\n",
    "fold case\n[g]\n09-az-09\n",
    "fold underscore\n[g]\n09-az-09\n",
    "fold separators\n[g]\n09-az-09\n",
    "fold case\n[0]\na\n[1]\nb\n[2]\nc\n[3]\nd\n[4]\ne\n[5]\nf\n[6]\ng\n[7]\nh\n[8]\na\n[9]\n*\n!b\n",
};
#define LIST_COUNT (sizeof lists / sizeof *lists)
#define RANDOM_LIST_COUNT 40

/* What the lists cover, so that nobody thins them out unseen: modes, names longer than a vector, widths, kinds. */
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

/* The first listed name with one byte replaced by each that lies at the edge of a range that a fold or the token class tells. */
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

/* The list, a "|" before each line; its table's length and digest; each literal and count names near them. */
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
    fprintf(
        out,
        "# SPDX-License-Identifier: Apache-2.0 OR MIT\n"
        "# What each name is to each list, by the tests' oracle; written by make.c, read by run.c. A list stands\n"
        "# behind bars; then the bytes and the digest of its table; then names (\\ and two hex digits: a byte)\n"
        "# with the id, the groups in hex, and whether the name is malformed. The end: how many lists and names.\n");
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

/* Says where the file is another text. */
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
    fprintf(stderr, "%s:%zu: not what make.c writes; if that is as it should be, write it anew\n", path, line);
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
        fputs("make: a mode, a width or a kind of rule is in none of the lists\n", stderr);
        status = 1;
    } else if (argc == 3 && strcmp(argv[1], "--check") == 0) {
        status = check(argv[2], text, len);
    } else if (argc == 1) {
        status = fwrite(text, 1, len, stdout) != len || fflush(stdout) != 0;
    } else {
        fputs("usage: make [--check FILE]\n", stderr);
        status = 2;
    }
    free(text);
    return status;
}
