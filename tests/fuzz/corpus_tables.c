/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "corpus_tables.h"
#include "../support/random.h"
#include <stdlib.h>
#include <string.h>

/* Names of one length that two windows of 8 bytes do not distinguish. */
#define HASHED                                                                                                         \
    "A-Name-0-Whose-Bytes-All-But-0-Are-Alike-0\nA-Name-1-Whose-Bytes-All-But-0-Are-Alike-0\n"                         \
    "A-Name-0-Whose-Bytes-All-But-1-Are-Alike-0\nA-Name-0-Whose-Bytes-All-But-0-Are-Alike-1\n"

/* Lists with few and short names, so that random inputs find them by chance. */
static const char *const texts[CORPUS_TABLE_SMALL] = {
    "fold none\n",
    "fold case\n[keep]\nHost\nAccept\nTE\nX-A\nX-B\n",
    "fold none\na\nb\nab\nabc\nx-int\nx_int\n",
    "fold underscore\n[one]\nX-Int-*\n*-Internal\n!X-Int-Public-*\n[two]\nX-Int-Trace\nCF-Ray\n!*\\*\n",
    "fold separators\n[internal]\nX-Int-*\n!X-Int-Public*\nX*\n*-Key\n*y\n[debug]\nX-Int-Trace\nX-Debug\n[a]\nTE\nX\n",
    /* windows inside names; hashed tables: with wide records, with patterns, with a fold */
    "fold case\nX-A\nabcdefgh-1-abcdefgh\nabcdefgh-2-abcdefgh\nabcdefgh-3-abcdefgh\n*-Key\n",
    "fold none\n" HASHED "TE\n",
    "fold separators\n[a]\n" HASHED "X-*\n*-h\n!X-Int-*\nX-Int-Trace\n",
    "fold case\n[all]\n*\n!Host\n!a*\n!*z\naz*\nabcdefgh*\nabcdefghi*\n*stuvwxyz\n*rstuvwxyz\n",
};

static void open_set(corpus_table *t)
{
    t->o = oracle_of(&t->set);
    t->fast = fast_oracle_open(&t->o);
    t->table = ruleset_build(&t->set);
    t->tested = implementations_of(t->table);
}

void corpus_table_open(corpus_table *t, const char *text)
{
    ruleset_start(&t->set, HDRTRIE_FOLD_NONE);
    ruleset_read(&t->set, text, strlen(text));
    open_set(t);
}

void corpus_cookies_open(corpus_table *t, const char *text)
{
    ruleset_start(&t->set, HDRTRIE_FOLD_NONE);
    t->set.of_cookies = true;
    ruleset_read(&t->set, text, strlen(text));
    open_set(t);
}

/* Opens a preset of the library, because the machine that fuzzes may not have the sources. */
static void open_preset(corpus_table *t, const char *preset, hdrtrie_fold fold)
{
    size_t len;
    const char *text = hdrtrie_preset_text(preset, &len);
    ruleset_start(&t->set, fold);
    ruleset_read(&t->set, text, len);
    t->set.fold = fold;
    open_set(t);
}

const corpus_table *corpus_table_at(uint8_t choice)
{
    static corpus_table tables[CORPUS_TABLE_COUNT];
    if (tables[0].table == NULL) {
        size_t at = 0;
        for (; at < CORPUS_TABLE_SMALL; at++) corpus_table_open(&tables[at], texts[at]);
        open_preset(&tables[at++], "edge-exact", HDRTRIE_FOLD_CASE);
        open_preset(&tables[at++], "edge-exact", HDRTRIE_FOLD_SEPARATORS);
        for (uint64_t seed = 1; at < CORPUS_TABLE_COUNT; seed++) {
            random_state r = random_seeded(seed);
            ruleset set;
            random_list(&r, (hdrtrie_fold)(at % 4), &set);
            if (set.count < 10) {
                ruleset_free(&set);
                continue;
            }
            tables[at].set = set;
            open_set(&tables[at++]);
        }
    }
    return &tables[choice % CORPUS_TABLE_COUNT];
}
