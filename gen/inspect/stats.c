/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie stats: prints sizes, loads and the worst case of a find. */
#include <getopt.h>
#include <hdrtrie/detail/patterns.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <hdrtrie/build.h>

#include "../emit/emission.h"
#include "../emit/escape.h"
#include "../help.h"
#include "../read/decision.h"
#include "../read/node_names.h"
#include "../read/path.h"
#include "../read/sieve_path.h"
#include "inspect.h"

#define HEIGHT 3 /* node or pilot, slot, record: equal in every table */

typedef struct end_stats {
    uint32_t slots_used, slot_count, longest_run, longest_chain, longest_literal;
} end_stats;

static end_stats measure_end(const hdrtrie_table *table, hdrtrie_affix affix)
{
    const uint8_t *t = hdrtrie_table_bytes(table);
    end_stats stats = {0, 0, 0, 0, 0};
    if (affix.head_len != 0) stats.slot_count = gen_path_reach(affix.slot_shift);
    for (uint32_t i = 0; i < stats.slot_count; i++) {
        const hdrtrie_affix_slot slot = hdrtrie_affix_slot_read(t + affix.slots + (size_t)HDRTRIE_AFFIX_SLOT_LEN * i);
        stats.slots_used += slot.count != 0;
        if (slot.count > stats.longest_run) stats.longest_run = slot.count;
    }
    for (uint32_t i = 0; i < affix.literal_count; i++) {
        const hdrtrie_literal literal = hdrtrie_affix_literal(t, affix, i);
        uint32_t chain = 1;
        for (uint32_t p = literal.parent; p != 0; chain++) {
            p = hdrtrie_affix_literal(t, affix, p - 1).parent;
        }
        if (chain > stats.longest_chain) stats.longest_chain = chain;
        if (literal.len > stats.longest_literal) stats.longest_literal = literal.len;
    }
    return stats;
}

/* The most literals of one end that a find compares: log2(longest run + 1), rounded up. */
static uint32_t comparisons_of_end(const end_stats *end)
{
    uint32_t bisections = 0;
    while (end->longest_run >> bisections != 0) bisections++;
    return bisections;
}

/* The most table entries that a find reads for one end; --help has the formula. */
static uint32_t steps_of_end(const end_stats *end)
{
    return (end->slot_count != 0 ? 2 : 0) + comparisons_of_end(end) + 2 * end->longest_chain;
}

/* docs/assurance.md, "Time", gives the cost of a find in these terms; tests/cost compares it with instruction counts. */
static void print_worst_case(const hdrtrie_shape *shape, const end_stats *prefix, const end_stats *suffix)
{
    const uint32_t passes =
        shape->mode == HDRTRIE_MODE_HASHED ? 2 : 1; /* one to hash the name, one to compare it with a record */
    uint32_t longest = shape->max_len;
    if (prefix->longest_literal > longest) longest = prefix->longest_literal;
    if (suffix->longest_literal > longest) longest = suffix->longest_literal;
    printf("%-18s %d\n", "height", HEIGHT);
    printf("%-18s %" PRIu32 "\n", "worst-case steps", HEIGHT + steps_of_end(prefix) + steps_of_end(suffix));
    printf("%-18s %" PRIu32 " over at most %" PRIu32 " bytes of the name\n", "worst-case passes",
        passes + comparisons_of_end(prefix) + comparisons_of_end(suffix), longest);
}

static double percent(uint64_t part, uint64_t whole)
{
    return whole != 0 ? 100.0 * (double)part / (double)whole : 0.0;
}

static void print_load(const char *title, uint64_t used, uint64_t count)
{
    printf("%-18s %" PRIu64 " of %" PRIu64 " used, %.1f %%\n", title, used, count, percent(used, count));
}

static void print_end(const char *title, hdrtrie_affix affix, const end_stats *end)
{
    if (affix.literal_count == 0) return;
    printf("%-18s %" PRIu32 " %s, longest run %" PRIu32 ", longest chain %" PRIu32 ", probe of %u %s\n", title,
        affix.literal_count, gen_emission_plural(affix.literal_count, "literal", "literals"), end->longest_run,
        end->longest_chain, affix.head_len, gen_emission_plural(affix.head_len, "byte", "bytes"));
    print_load("  probe slots", end->slots_used, end->slot_count);
}

static void print_rules(const hdrtrie_table *table)
{
    const uint32_t rule_count = hdrtrie_load_le32(hdrtrie_table_bytes(table) + HDRTRIE_AT_RULE_COUNT);
    uint32_t kinds[3] = {0, 0, 0}, exceptions = 0;
    for (uint32_t i = 0; i < rule_count; i++) {
        const hdrtrie_rule_entry rule = gen_decision_rule(table, i);
        kinds[rule.kind]++;
        exceptions += rule.exception != 0;
    }
    printf("%-18s %" PRIu32 ": %" PRIu32 " exact, %" PRIu32 " %s, %" PRIu32 " %s; %" PRIu32 " %s\n", "rules",
        rule_count, kinds[HDRTRIE_KIND_EXACT], kinds[HDRTRIE_KIND_PREFIX],
        gen_emission_plural(kinds[HDRTRIE_KIND_PREFIX], "prefix", "prefixes"), kinds[HDRTRIE_KIND_SUFFIX],
        gen_emission_plural(kinds[HDRTRIE_KIND_SUFFIX], "suffix", "suffixes"), exceptions,
        gen_emission_plural(exceptions, "exception", "exceptions"));
    printf("%-18s %" PRIu32 "\n", "ids", hdrtrie_id_count(table));
    printf("%-18s %" PRIu32 ":", "groups", hdrtrie_group_count(table));
    for (uint32_t g = 0; g < hdrtrie_group_count(table); g++) {
        size_t len;
        const char *name = hdrtrie_group_name(table, g, &len);
        fputs(" [", stdout);
        gen_escape_comment(stdout, name, len);
        fputc(']', stdout);
    }
    fputc('\n', stdout);
}

static void print_sizes(const hdrtrie_table *table, uint32_t names)
{
    const unsigned row = gen_sieve_read(table).row;
    const size_t sieve_len = row != 0 ? HDRTRIE_SIEVE_LEN(row) : 0; /* no find reads the sieve */
    const size_t len = hdrtrie_table_len(table), hot_len = hdrtrie_table_hot_len(table) - sieve_len;
    printf("%-18s %zu, of which finds read %zu", "bytes", len, hot_len);
    if (names != 0) printf(" (%.1f per exact name)", (double)hot_len / names);
    printf("\n%-18s %zu, of which finds read %zu\n", "cache lines", len / HDRTRIE_CACHE_LINE_LEN,
        (hot_len + HDRTRIE_CACHE_LINE_LEN - 1) / HDRTRIE_CACHE_LINE_LEN);
}

static void print_levels(const hdrtrie_table *table, const hdrtrie_shape *shape, const gen_node_names *node_names)
{
    const uint32_t slot_count = gen_path_slot_count(table, shape);
    const uint32_t none = HDRTRIE_RECORD_LEN(shape->flags);
    uint32_t nodes_used = 0, most = 0, slots_used = 0;
    for (uint32_t i = 0; i < node_names->node_count; i++) {
        nodes_used += node_names->nodes[i].count != 0;
        if (node_names->nodes[i].count > most) most = node_names->nodes[i].count;
    }
    for (uint32_t i = 0; i < slot_count; i++) {
        slots_used += hdrtrie_slot_read(hdrtrie_table_bytes(table) + shape->slots, i, shape->flags) != none;
    }
    print_load(
        shape->mode == HDRTRIE_MODE_HASHED ? "level 1: pilots" : "level 1: nodes", nodes_used, node_names->node_count);
    printf("%-18s %" PRIu32 "\n", "  most names", most);
    print_load("level 2: slots", slots_used, slot_count);
}

/* How many of the registered names that no rule matches pass the sieve. */
typedef struct candidates {
    unsigned names, passed;
} candidates;

static candidates count_candidates(const hdrtrie_table *table, hdrtrie_sieve_view sieve)
{
    size_t len;
    const char *line = hdrtrie_preset_text("well-known", &len), *const end = line + len;
    candidates c = {0, 0};
    while (line != end) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        const size_t name_len = (size_t)((stop != NULL ? stop : end) - line);
        if (name_len != 0 && line[0] != '#' && hdrtrie_find(table, line, name_len).groups == 0) {
            c.names++;
            c.passed += gen_sieve_path(sieve, line, name_len) == GEN_SIEVE_CANDIDATE;
        }
        line = stop != NULL ? stop + 1 : end;
    }
    return c;
}

static void print_false_candidates(const hdrtrie_table *table, hdrtrie_sieve_view sieve)
{
    const candidates c = count_candidates(table, sieve);
    printf("%-18s %u of %u registered names that no rule matches, %.1f %%\n", "  candidates", c.passed, c.names,
        percent(c.passed, c.names));
}

static void print_sieve(const hdrtrie_table *table)
{
    const hdrtrie_sieve_view sieve = gen_sieve_read(table);
    if (sieve.bytes == NULL) {
        printf("%-18s none\n", "sieve");
        return;
    }
    printf("%-18s %u buckets, %u bytes, offsets", "sieve", 8 * sieve.row, HDRTRIE_SIEVE_LEN(sieve.row));
    for (unsigned k = 0; k < HDRTRIE_SIEVE_LEVELS; k++) printf(" %zu", hdrtrie_sieve_offset(sieve, k));
    fputc('\n', stdout);
    print_false_candidates(table, sieve);
}

/* Returns false if memory runs out. */
static bool print_table(const hdrtrie_table *table)
{
    static const char *const modes[] = {"0, hashed", "1, windows at the ends", "2, free windows"};
    const hdrtrie_shape shape = hdrtrie_shape_read(table);
    const end_stats prefix = measure_end(table, shape.prefix), suffix = measure_end(table, shape.suffix);
    const uint32_t names = hdrtrie_load_le32(hdrtrie_table_bytes(table) + HDRTRIE_AT_RECORD_COUNT) - 1;
    gen_pieces pieces;
    gen_node_names node_names = {.nodes = NULL};
    bool made = gen_pieces_make(table, &pieces) && gen_node_names_make(table, &pieces, &node_names);
    if (made) {
        printf("%-18s %s\n", "fold", gen_emission_fold_name(shape.fold));
        print_rules(table);
        print_sizes(table, names);
        printf("%-18s %s%s\n", "mode", modes[shape.mode], (shape.flags & HDRTRIE_FLAG_WIDE) ? "; wide" : "");
        printf(
            "%-18s %u, which selects the compiled loop\n", "dispatch", hdrtrie_table_bytes(table)[HDRTRIE_AT_DISPATCH]);
        print_worst_case(&shape, &prefix, &suffix);
        print_levels(table, &shape, &node_names);
        printf("%-18s %" PRIu32 " %s, the longest of %u %s\n", "level 3: records", names,
            gen_emission_plural(names, "name", "names"), shape.max_len,
            gen_emission_plural(shape.max_len, "byte", "bytes"));
        print_end("prefixes", shape.prefix, &prefix);
        print_end("suffixes", shape.suffix, &suffix);
        print_sieve(table);
    }
    gen_node_names_free(&node_names);
    for (size_t i = 0; made && i < pieces.count; i++) {
        if (pieces.items[i].kind != GEN_PIECE_NESTED) continue;
        printf("\n%s, from byte %" PRIu32 " on\n", gen_piece_title(&pieces.items[i]), pieces.items[i].at);
        made = print_table(gen_pieces_nested(table, (gen_nested)pieces.items[i].index));
    }
    gen_pieces_free(&pieces);
    return made;
}

/* The sentence for people who read nothing else. */
static void print_summary(const gen_compiled *compiled)
{
    static const char *const folds[] = {
        "only equal bytes match", "x-foo matches X-Foo", "x_foo matches X-Foo", "x_foo and x.foo match X-Foo"};
    const hdrtrie_table *table = compiled->table, *cookies = hdrtrie_cookies(table);
    const uint8_t *t = hdrtrie_table_bytes(table);
    const hdrtrie_sieve_view sieve = gen_sieve_read(table);
    uint32_t rule_count = hdrtrie_load_le32(t + HDRTRIE_AT_RULE_COUNT);
    if (cookies != NULL) rule_count += hdrtrie_load_le32(hdrtrie_table_bytes(cookies) + HDRTRIE_AT_RULE_COUNT);
    gen_escape_comment(stdout, compiled->base_name, strlen(compiled->base_name));
    printf(" has %" PRIu32 " %s in %" PRIu32 " %s and takes %.1f KiB; fold %s (%s); ", rule_count,
        gen_emission_plural(rule_count, "rule", "rules"), hdrtrie_group_count(table),
        gen_emission_plural(hdrtrie_group_count(table), "group", "groups"), (double)hdrtrie_table_len(table) / 1024,
        gen_emission_fold_name(t[HDRTRIE_AT_FOLD]), folds[t[HDRTRIE_AT_FOLD]]);
    if (sieve.bytes != NULL) {
        const candidates c = count_candidates(table, sieve);
        printf("a sieve rejects %.0f %% of other registered names.\n\n", percent(c.names - c.passed, c.names));
    } else {
        puts("no sieve.\n");
    }
}

static gen_status print_stats(const gen_compiled *compiled, void *no_context)
{
    (void)no_context;
    print_summary(compiled);
    return print_table(compiled->table) ? GEN_DONE : gen_complain_io(compiled->base_name, "cannot measure");
}

gen_status gen_run_stats(int argc, char **argv)
{
    static const struct option options[] = {{"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};
    const int option = getopt_long(argc, argv, "", options, NULL);
    if (option != -1) return option == 'h' ? gen_help_print() : gen_help_hint();
    return gen_inspect_list(argc, argv, print_stats, NULL);
}
