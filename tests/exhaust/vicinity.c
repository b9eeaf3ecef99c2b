/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The vicinity of the empty name and of all listed ones: of every shipped list, under every fold, by every body, all names of 0 to
   3 bytes, and every change, insertion and deletion of one byte of every rule in some of its spellings. Each stands before an
   unreadable page, behind one, and far from both.

   An item is 1/64 of a table's short names, or one rule's edits; with --full the program ends when all are done. The seed says
   in which order, so that a short run sees some of everything. */
#include "block.h"
#include "shipped.h"
#include <stdio.h>
#include <string.h>

#define SHORT_SHARES 64u
#define SHORT_NAMES 16843009u /* 1 + 2^8 + 2^16 + 2^24 */
#define SAMPLE 1024u          /* one name in so many is oracle.c's, too */
#define FILL_MAX 30u
#define NAME_MAX_LEN (HDRTRIE_PATTERN_MAX + FILL_MAX + 1)

typedef struct vicinity {
    campaign c;
    block names;
    shipped tables[SHIPPED_MAX];
    size_t table_count, item_count;
    uint64_t short_names, edits, hits;
} vicinity;

static void flush(vicinity *v, const shipped *s)
{
    block_ask(&v->names, s->table, &s->who, &v->c);
    v->names.count = 0;
}

static void add(vicinity *v, const shipped *s, const char *name, size_t len)
{
    const hdrtrie_match m = classifier_find(s->right, name, len);
    if (v->names.added % SAMPLE == 0 && !classifier_is_right(s->right, name, len)) {
        char hex[700];
        campaign_fault(&v->c, "classifier.c and oracle.c disagree about the %zu bytes %s", len,
                       campaign_hex(hex, sizeof hex, name, len));
    }
    v->hits += m.groups != 0;
    block_add(&v->names, name, len, m);
    if (v->names.count == BLOCK_NAMES) flush(v, s);
}

/* All names of 3 bytes that begin with one of four bytes; with share 0 also the shorter ones. */
static void ask_short(vicinity *v, const shipped *s, uint32_t share)
{
    const uint32_t per_share = 256 / SHORT_SHARES;
    for (size_t len = share == 0 ? 0 : 3; len <= 3; len++) {
        const uint32_t first = len == 3 ? share * per_share << 16 : 0;
        const uint32_t count = len == 3 ? per_share << 16 : (uint32_t)1 << 8 * len;
        for (uint32_t value = first; value < first + count; value++) {
            char name[3];
            for (size_t i = 0; i < len; i++) name[i] = (char)(value >> 8 * (len - 1 - i));
            add(v, s, name, len);
            v->short_names++;
        }
    }
    flush(v, s);
}

/* Spelling 0 is the literal's own; then small, capital and mixed letters, the last with other separators. */
#define SPELLINGS 5
static void spell(int spelling, char *text, size_t len)
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

/* A name and all that one byte's change, insertion or deletion makes of it. */
static void ask_edits(vicinity *v, const shipped *s, const char *name, size_t len)
{
    char other[NAME_MAX_LEN];
    const uint64_t before = v->names.added;
    add(v, s, name, len);
    for (size_t at = 0; at <= len; at++) {
        memcpy(other, name, at);
        memcpy(other + at + 1, name + at, len - at);
        for (unsigned byte = 0; byte < 256; byte++) {
            other[at] = (char)byte;
            add(v, s, other, len + 1);
        }
        if (at == len) break;
        memcpy(other, name, len);
        for (unsigned byte = 0; byte < 256; byte++) {
            if ((char)byte == name[at]) continue;
            other[at] = (char)byte;
            add(v, s, other, len);
        }
        memmove(other + at, name + at + 1, len - at - 1);
        add(v, s, other, len - 1);
    }
    v->edits += v->names.added - before;
}

/* Patterns also with something at their open end. */
static void ask_rule(vicinity *v, const shipped *s, const hdrtrie_rule *rule)
{
    static const size_t fills[] = {0, 1, 7, FILL_MAX};
    const bool prefix = rule->kind == HDRTRIE_KIND_PREFIX;
    for (size_t f = 0; f < (rule->kind == HDRTRIE_KIND_EXACT ? 1 : sizeof fills / sizeof *fills); f++) {
        for (int spelling = 0; spelling < SPELLINGS; spelling++) {
            char name[NAME_MAX_LEN];
            memset(name, 'q', sizeof name);
            char *literal = prefix ? name : name + fills[f];
            memcpy(literal, rule->literal, rule->len);
            spell(spelling, literal, rule->len);
            ask_edits(v, s, name, rule->len + fills[f]);
        }
    }
    flush(v, s);
}

static void ask_item(vicinity *v)
{
    size_t item = campaign_pick(&v->c), i = 0;
    while (item >= SHORT_SHARES + v->tables[i].set.count) item -= SHORT_SHARES + v->tables[i++].set.count;
    const shipped *s = &v->tables[i];
    if (item < SHORT_SHARES) ask_short(v, s, (uint32_t)item);
    else ask_rule(v, s, &s->set.rules[item - SHORT_SHARES]);
}

int main(int argc, char **argv)
{
    static vicinity v;
    v.c = campaign_open("vicinity", argc, argv);
    block_open(&v.names);
    v.table_count = shipped_open(v.tables);
    for (size_t i = 0; i < v.table_count; i++) v.item_count += SHORT_SHARES + v.tables[i].set.count;
    campaign_items(&v.c, v.item_count);
    while (campaign_next(&v.c)) ask_item(&v);
    const bool whole = campaign_is_done(&v.c);
    printf("%s: %zu tables of %zu lists, %zu items%s; %llu names of up to 3 bytes, %llu edits, %llu of both in a "
           "group; by",
           v.c.program, v.table_count, v.table_count / 4, v.item_count, whole ? ", all of the shard done" : "",
           (unsigned long long)v.short_names, (unsigned long long)v.edits, (unsigned long long)v.hits);
    for (size_t i = 0; i < v.tables[0].who.count; i++) printf(" %s", v.tables[0].who.names[i]);
    printf("\n");
    if (whole && v.c.shards == 1 && v.short_names != (uint64_t)SHORT_NAMES * v.table_count)
        campaign_fault(&v.c, "not all names of up to 3 bytes were asked about");
    shipped_close(v.tables, v.table_count);
    block_close(&v.names);
    return campaign_close(&v.c);
}
