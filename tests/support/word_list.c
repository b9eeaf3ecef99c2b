/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "word_list.h"
#include <stdio.h>

size_t word_list(char *text, random_state *r, hdrtrie_fold fold, size_t count, size_t patterns)
{
    static const char *const words[] = {"accept", "age", "agent", "auth", "cache", "content", "fetch", "forwarded",
        "host", "id", "int", "ip", "length", "origin", "policy", "range", "real", "request", "sec", "token", "trace",
        "type", "user", "x"};
    size_t len = (size_t)sprintf(text, "fold %s\n", fold_name(fold));
    for (size_t i = 0; i < count; i++) {
        const bool prefix = random_once_in(r, patterns), suffix = !prefix && random_once_in(r, patterns);
        if (suffix) len += (size_t)sprintf(text + len, "*-");
        for (size_t word = random_below(r, 4) + (prefix || suffix ? 2 : 1); word > 0; word--) {
            len += (size_t)sprintf(
                text + len, "%s%s", words[random_below(r, sizeof words / sizeof *words)], word > 1 ? "-" : "");
        }
        len += (size_t)sprintf(text + len, prefix ? "-*\n" : "\n");
    }
    return len;
}
