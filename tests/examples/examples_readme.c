/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The README's C example. Its table is generated from the README's list, with the command that the README shows. */
#include <hdrtrie/layout.h>

#include "mine.h"

struct field {
    const char *name;
    size_t name_len;
    const char *value;
    size_t value_len;
};
static const hdrtrie_layout layout = HDRTRIE_LAYOUT_OF(struct field, name, name_len, 0);

size_t strip(struct field *fields, size_t count)
{
    hdrtrie_match m = mine_find("x_int_trace", 11);
    if (m.id == MINE_ID_PREFIX_X_INT && (m.groups & MINE_GROUP_INTERNAL)) { /* a prefix rule of [internal] */
    }
    return mine_clear(HDRTRIE_ALL_GROUPS, fields, count, &layout);
}

/* A chunked request: <hop-by-hop> lists Transfer-Encoding, and still the next hop must find the end of the body. Its
   alias is removed. */
static int chunked_request_keeps_its_framing(void)
{
    static struct field fields[] = {{"Host", 4, "a", 1}, {"Transfer_Encoding", 17, "", 0}, {"TE", 2, "", 0},
        {"transfer-encoding", 17, "chunked", 7}, {"Trailer", 7, "", 0}, {"Content-Type", 12, "b", 1}};
    return mine_find("transfer-encoding", 17).groups != 0 && strip(fields, sizeof fields / sizeof *fields) == 3 &&
           fields[1].value_len == 7 && fields[2].value_len == 1;
}

/* What the README promises: X-Int-* is removed in any spelling, X-Int-Public stays, a preset and [debug] are
   removed. */
int main(void)
{
    static struct field fields[] = {{"Host", 4, "a", 1}, {"X_Int_Trace", 11, "", 0}, {"Connection", 10, "", 0},
        {"X-Int-Public", 12, "b", 1}, {"x.int.", 6, "", 0}, {"X-DEBUG-TOKEN", 13, "", 0}, {"Accept", 6, "c", 1}};
    hdrtrie_match m = mine_find("x_int_trace", 11);
    size_t left = strip(fields, sizeof fields / sizeof *fields), i;
    if (left != 3 || m.id != MINE_ID_PREFIX_X_INT || !(m.groups & MINE_GROUP_INTERNAL)) return 1;
    for (i = 0; i < left; i++) {
        if (fields[i].value[0] != "abc"[i]) return 1;
    }
    return chunked_request_keeps_its_framing() ? 0 : 1;
}
