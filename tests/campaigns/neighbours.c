/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Names near the empty name and near the rules of every shipped list, under every fold, with every implementation: all
   names of 0 to 3 bytes, and every change, insertion and deletion of one byte of every rule in five spellings. Each
   name is put before an unreadable page, after one, and far from both.

   An item is 1/64 of the short names of a table, or the edits of one rule; --full runs all items. The seed chooses
   their order: a short run covers some of everything. */
#include "name_batch.h"
#include "shipped_lists.h"
#include <stdio.h>
#include <string.h>

#define SHORT_SHARES 64u
#define SHORT_NAMES 16843009u /* 1 + 2^8 + 2^16 + 2^24 */
#define SAMPLE 1024u          /* oracle.c also checks one of this number of names */
#define FILL_MAX 30u
#define NAME_MAX_LEN (HDRTRIE_PATTERN_MAX + FILL_MAX + 1)

typedef struct neighbours {
    campaign c;
    name_batch names;
    shipped_list tables[SHIPPED_LISTS_MAX];
    size_t table_count, item_count;
    uint64_t short_names, edits, hits;
} neighbours;

static void flush(neighbours *n, const shipped_list *s)
{
    name_batch_check(&n->names, s->table, &s->tested, &n->c);
    n->names.count = 0;
}

static void add(neighbours *n, const shipped_list *s, const char *name, size_t len)
{
    const hdrtrie_match m = fast_oracle_find(s->fast, name, len);
    if (n->names.added % SAMPLE == 0 && !fast_oracle_agrees(s->fast, name, len)) {
        char hex[700];
        campaign_fault(&n->c, "fast_oracle.c and oracle.c disagree about the %zu bytes %s", len,
            campaign_hex(hex, sizeof hex, name, len));
    }
    n->hits += m.groups != 0;
    name_batch_add(&n->names, name, len, m);
    if (n->names.count == NAME_BATCH_COUNT) flush(n, s);
}

/* All names of 3 bytes that begin with one of four bytes. Share 0 also has the shorter names. */
static void check_short(neighbours *n, const shipped_list *s, uint32_t share)
{
    const uint32_t per_share = 256 / SHORT_SHARES;
    for (size_t len = share == 0 ? 0 : 3; len <= 3; len++) {
        const uint32_t first = len == 3 ? share * per_share << 16 : 0;
        const uint32_t count = len == 3 ? per_share << 16 : (uint32_t)1 << 8 * len;
        for (uint32_t value = first; value < first + count; value++) {
            char name[3];
            for (size_t i = 0; i < len; i++) name[i] = (char)(value >> 8 * (len - 1 - i));
            add(n, s, name, len);
            n->short_names++;
        }
    }
    flush(n, s);
}

/* Spelling 0: unchanged. 1 to 4: small, capital, mixed, and mixed letters with other separators. */
#define SPELLINGS 5
static void respell(int spelling, char *text, size_t len)
{
    static const char separators[] = "_.~\x80 -";
    for (size_t i = 0; i < len && spelling != 0; i++) {
        const char small = (char)(text[i] | 0x20);
        if (small >= 'a' && small <= 'z') {
            const bool capital = spelling == 2 || (spelling >= 3 && i * 7 % 3 == 1);
            text[i] = capital ? (char)(small & ~0x20) : small;
        } else if (spelling == 4 && text[i] == '-') {
            text[i] = separators[i % (sizeof separators - 1)];
        }
    }
}

/* A name, and all results of changing, inserting or deleting one byte. */
static void check_edits(neighbours *n, const shipped_list *s, const char *name, size_t len)
{
    char other[NAME_MAX_LEN];
    const uint64_t before = n->names.added;
    add(n, s, name, len);
    for (size_t at = 0; at <= len; at++) {
        memcpy(other, name, at);
        memcpy(other + at + 1, name + at, len - at);
        for (unsigned byte = 0; byte < 256; byte++) {
            other[at] = (char)byte;
            add(n, s, other, len + 1);
        }
        if (at == len) break;
        memcpy(other, name, len);
        for (unsigned byte = 0; byte < 256; byte++) {
            if ((char)byte == name[at]) continue;
            other[at] = (char)byte;
            add(n, s, other, len);
        }
        memmove(other + at, name + at + 1, len - at - 1);
        add(n, s, other, len - 1);
    }
    n->edits += n->names.added - before;
}

/* A rule in all spellings; a pattern also with bytes at its open end. */
static void check_rule(neighbours *n, const shipped_list *s, const hdrtrie_rule *rule)
{
    static const size_t fills[] = {0, 1, 7, FILL_MAX};
    const bool prefix = rule->kind == HDRTRIE_KIND_PREFIX;
    for (size_t f = 0; f < (rule->kind == HDRTRIE_KIND_EXACT ? 1 : sizeof fills / sizeof *fills); f++) {
        for (int spelling = 0; spelling < SPELLINGS; spelling++) {
            char name[NAME_MAX_LEN];
            memset(name, 'q', sizeof name);
            char *literal = prefix ? name : name + fills[f];
            memcpy(literal, rule->literal, rule->len);
            respell(spelling, literal, rule->len);
            check_edits(n, s, name, rule->len + fills[f]);
        }
    }
    flush(n, s);
}

static void check_item(neighbours *n)
{
    size_t item = campaign_pick(&n->c), i = 0;
    while (item >= SHORT_SHARES + n->tables[i].set.count) item -= SHORT_SHARES + n->tables[i++].set.count;
    const shipped_list *s = &n->tables[i];
    if (item < SHORT_SHARES) check_short(n, s, (uint32_t)item);
    else check_rule(n, s, &s->set.rules[item - SHORT_SHARES]);
}

int main(int argc, char **argv)
{
    static neighbours n;
    n.c = campaign_open("neighbours", argc, argv);
    name_batch_open(&n.names);
    n.table_count = shipped_lists_open(n.tables);
    for (size_t i = 0; i < n.table_count; i++) n.item_count += SHORT_SHARES + n.tables[i].set.count;
    campaign_items(&n.c, n.item_count);
    while (campaign_next(&n.c)) check_item(&n);
    const bool whole = campaign_is_done(&n.c);
    printf("%s: %zu tables of %zu lists, %zu items%s; %llu names of up to 3 bytes, %llu edits, %llu of these names in "
           "a group; implementations:",
        n.c.program, n.table_count, n.table_count / 4, n.item_count, whole ? ", all items of the shard done" : "",
        (unsigned long long)n.short_names, (unsigned long long)n.edits, (unsigned long long)n.hits);
    for (size_t i = 0; i < n.tables[0].tested.count; i++) printf(" %s", n.tables[0].tested.names[i]);
    printf("\n");
    if (whole && n.c.shards == 1 && n.short_names != (uint64_t)SHORT_NAMES * n.table_count)
        campaign_fault(&n.c, "some names of up to 3 bytes are missing");
    shipped_lists_close(n.tables, n.table_count);
    name_batch_close(&n.names);
    return campaign_close(&n.c);
}
