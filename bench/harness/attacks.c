/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#define _DEFAULT_SOURCE /* mmap, sysconf */
#include "attacks.h"
#include "need.h"
#include "sequence.h"
#include <hdrtrie/detail/sift.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { request_count = 64, longest_name = 200, tries = 200000 };

/* What a kind of names is made of. */
typedef struct source {
    const listing *list;
    const request **listed; /* requests of listed names only, and of the corpus */
    const request **sent;
    const hdrtrie_table *table;
    uint64_t state;
} source;

static const char token_bytes[] = "abcdefghijklmnopqrstuvwxyz0123456789-";

static char draw_token(source *s)
{
    return token_bytes[sequence_draw_below(&s->state, sizeof token_bytes - 1)];
}

static const request_field *draw_field(source *s, const request **requests)
{
    const request *r = requests[sequence_draw_below(&s->state, request_count)];
    return &r->fields[sequence_draw_below(&s->state, r->count)];
}

static request_field copy_name(const char *name, size_t len)
{
    char *copy = need_memory(len + REQUEST_REACH_LEN);
    memcpy(copy, name, len);
    return (request_field){copy, len, copy, 0};
}

static bool is_listed(const source *s, const char *name, size_t len)
{
    return listing_find(s->list, name, len) >= 0;
}

static bool make_listed(source *s, size_t len, request_field *made)
{
    (void)len;
    *made = *draw_field(s, s->listed);
    return true;
}

/* A listed name, of which one byte is changed, or of which the middle is stretched to len bytes. */
static bool make_false(source *s, size_t len, request_field *made)
{
    const hdrtrie_shape shape = hdrtrie_shape_read(s->table);
    if (shape.sieve == 0) return false;
    const hdrtrie_sieve_view sieve = hdrtrie_sieve_of(s->table, shape);
    for (unsigned i = 0; i < tries; i++) {
        char name[longest_name];
        const request_field *f = draw_field(s, s->listed);
        const size_t wanted = len != 0 ? len : f->name_len, kept = f->name_len / 2;
        if (f->name_len > wanted || wanted > (len != 0 ? longest_name : HDRTRIE_SIFT_LEN)) continue;
        memcpy(name, f->name, kept);
        memcpy(name + wanted - (f->name_len - kept), f->name + kept, f->name_len - kept);
        for (size_t k = kept; k < wanted - (f->name_len - kept); k++) name[k] = draw_token(s);
        name[sequence_draw_below(&s->state, wanted)] = draw_token(s);
        if (!hdrtrie_sieve_passes(sieve, name, wanted) || is_listed(s, name, wanted)) continue;
        *made = copy_name(name, wanted);
        return true;
    }
    return false;
}

static bool make_long(source *s, size_t len, request_field *made)
{
    char name[longest_name];
    do {
        for (size_t i = 0; i < len; i++) name[i] = draw_token(s);
    } while (is_listed(s, name, len));
    *made = copy_name(name, len);
    return true;
}

static bool make_page_end(source *s, size_t len, request_field *made)
{
    const request_field *f = draw_field(s, s->sent);
    const size_t page = (size_t)sysconf(_SC_PAGESIZE);
    (void)len;
    char *pages = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    NEED(pages != MAP_FAILED && mprotect(pages + page, page, PROT_NONE) == 0, "cannot map pages for attacks");
    char *name = pages + page - f->name_len;
    memcpy(name, f->name, f->name_len);
    *made = (request_field){name, f->name_len, name, 0};
    return true;
}

static bool make_malformed(source *s, size_t len, request_field *made)
{
    const request_field *f = draw_field(s, s->sent);
    (void)len;
    char *name = need_memory(f->name_len + REQUEST_REACH_LEN);
    memcpy(name, f->name, f->name_len);
    name[sequence_draw_below(&s->state, f->name_len)] = ' ';
    *made = (request_field){name, f->name_len, name, 0};
    return true;
}

static bool make_empty(source *s, size_t len, request_field *made)
{
    (void)s;
    (void)len;
    *made = copy_name("", 0);
    return true;
}

static bool make_sent(source *s, size_t len, request_field *made)
{
    (void)len;
    *made = *draw_field(s, s->sent);
    return true;
}

typedef struct kind {
    const char *name;
    bool (*make)(source *s, size_t len, request_field *made); /* false: there is no such name */
    size_t len;
} kind;

static attack make_attack(source *s, const kind *k)
{
    attack a = {k->name, need_memory(request_count * sizeof *a.requests), request_count, WORKLOAD_MIXED_FIELDS};
    for (size_t i = 0; i < a.count; i++) {
        request *r = &a.requests[i];
        *r = (request){need_memory(WORKLOAD_MIXED_FIELDS * sizeof *r->fields), WORKLOAD_MIXED_FIELDS};
        for (size_t f = 0; f < r->count; f++) {
            if (!k->make(s, k->len, &r->fields[f])) return (attack){k->name, NULL, 0, 0};
        }
    }
    return a;
}

const attack *attacks_make(const listing *l, const requests *corpus, const hdrtrie_table *table)
{
    static const kind kinds[] = {
        {"as in the corpus", make_sent, 0},
        {"listed", make_listed, 0},
        {"false candidate", make_false, 0},
        {"false candidate, 40 bytes", make_false, 40},
        {"false candidate, 100 bytes", make_false, 100},
        {"false candidate, 200 bytes", make_false, 200},
        {"unlisted, 40 bytes", make_long, 40},
        {"unlisted, 100 bytes", make_long, 100},
        {"unlisted, 200 bytes", make_long, 200},
        {"at the end of a page", make_page_end, 0},
        {"malformed", make_malformed, 0},
        {"empty", make_empty, 0},
    };
    const size_t count = sizeof kinds / sizeof *kinds;
    size_t mixed, replayed;
    source s = {l, workload_mixed(l, corpus, 0, &mixed), workload_replay(corpus, &replayed), table, 4};
    attack *attacks = need_memory((count + 1) * sizeof *attacks);
    NEED(mixed >= request_count && replayed >= request_count, "too few requests for attacks");
    for (size_t i = 0; i < count; i++) attacks[i] = make_attack(&s, &kinds[i]);
    return attacks;
}
