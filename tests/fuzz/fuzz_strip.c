/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Runs hdrtrie strip in this process: includes gen/strip/stripper.c and gen/strip/stream.c with their own read and write
   calls, which move few bytes, and with small buffers that must grow. The output, and whether the stream is refused,
   must equal strip_model.c for every division of the bytes. Stripping the output again must change nothing. The first
   byte chooses the list and the options, the second the number of bytes per call. The rest is the stream. */
#include "corpus_tables.h"
#include "finding.h"
#include "strip_model.h"
#include <hdrtrie/build.h>
#include <string.h>
#include <unistd.h>

static struct pipes {
    const uint8_t *in;
    size_t in_len, at, step; /* step: limit of bytes per call */
    char out[2 * STRIP_MODEL_MAX];
    size_t out_len, messages;
} pipes;

static ssize_t pipe_read(int file, void *to, size_t len)
{
    size_t n = pipes.in_len - pipes.at;
    if (file != STDIN_FILENO || len == 0) FINDING("read is called for 0 bytes or for another file");
    if (n > len) n = len;
    if (n > pipes.step) n = pipes.step;
    memcpy(to, pipes.in + pipes.at, n);
    pipes.at += n;
    return (ssize_t)n;
}

static ssize_t pipe_write(int file, const void *from, size_t len)
{
    const size_t n = len < pipes.step ? len : pipes.step;
    if (file != STDOUT_FILENO || n > sizeof pipes.out - pipes.out_len)
        FINDING("write is called for too many bytes or for another file");
    memcpy(pipes.out + pipes.out_len, from, n);
    pipes.out_len += n;
    return (ssize_t)n;
}

#define GEN_STREAM_CHUNK ((size_t)32)
#define read pipe_read
#define write pipe_write
#include "../../gen/strip/cookies.c"
#include "../../gen/strip/stream.c"
#include "../../gen/strip/stripper.c"
#undef read
#undef write

/* Other parts of the command that these files need to link. No stream reaches those that abort. */
gen_status gen_complain(gen_status status, const char *format, ...)
{
    if (format == NULL || status != GEN_BAD_INPUT) FINDING("complains of something else");
    pipes.messages++;
    return status;
}
gen_status gen_complain_io(const char *path, const char *what)
{
    FINDING("%s: %s", path, what);
}
gen_status gen_nominations_read(gen_nominations *n, gen_span head, size_t at, const char **wrong)
{
    (void)n, (void)head, (void)at, (void)wrong;
    abort();
}
bool gen_nominations_has(gen_nominations *n, gen_span name, gen_span value)
{
    (void)n, (void)name, (void)value;
    abort();
}
void gen_report_begin(gen_report *report, uint64_t message, gen_span what)
{
    (void)report, (void)message, (void)what;
    abort();
}
void gen_report_add(gen_report *report, gen_span name, bool trailer, gen_reason reason)
{
    (void)report, (void)name, (void)trailer, (void)reason;
    abort();
}
void gen_report_add_cookie(gen_report *report, gen_span name, bool trailer, gen_reason reason, gen_span seen)
{
    (void)report, (void)name, (void)trailer, (void)reason, (void)seen;
    abort();
}

void gen_report_end(gen_report *report)
{
    (void)report;
    abort();
}

/* A list, the options, and the list for the oracle. head_oracle.c does not support keep. So with keep its list has an
   exception for each name that is kept, and "*". */
static const struct plan {
    bool keep, framing;
    const char *list, *removed;
} plans[] = {
#define LIST_ALL "fold separators\n[a]\nHost\nContent-Length\nTransfer-Encoding\nX-Int-*\n!X-Int-Public\n*-Debug\nTE\n"
#define LIST_CASE "fold case\n[a]\nHost\nContent-Length\nTransfer-Encoding\nX-*\n!X-B\n*-Debug\nTE\n" LIST_COOKIES
#define LIST_COOKIES "cookie:s\ncookie:ss*\n!cookie:ssa\n[b]\ncookie:*a\ncookie:$b\ncookie:*-s\n"
    {false, true, LIST_ALL, LIST_ALL},
    {false, false, LIST_CASE, LIST_CASE},
    {true, false, "fold case\n[a]\nTE\nX-A\nAccept\n", "fold case\n[a]\n*\n!TE\n!X-A\n!Accept\n"},
    {true, true, "fold none\n[a]\nte\nHost\nContent-Length\n", "fold none\n[a]\n*\n!te\n!Host\n!Content-Length\n"},
};
#define PLAN_COUNT (sizeof plans / sizeof *plans)

typedef struct set_up {
    hdrtrie_table *table;
    corpus_table removed, cookies;
} set_up;

static gen_status strip(
    const struct plan *p, const set_up *u, const strip_model *m, const void *in, size_t len, size_t step)
{
    gen_stripper s = {.table = u->table,
        .cookies = hdrtrie_cookies(u->table),
        .groups = HDRTRIE_ALL_GROUPS,
        .keep = p->keep,
        .framing = p->framing,
        .repair = m->repair,
        .single = m->single,
        .kind = {m->responses, m->no_bodies}};
    pipes.in = in;
    pipes.in_len = len;
    pipes.at = pipes.out_len = pipes.messages = 0;
    pipes.step = step;
    return gen_stripper_run(&s, STDIN_FILENO, STDOUT_FILENO);
}

static void compare(const strip_model *m, bool accepted, gen_status status)
{
    if (status != (accepted ? GEN_DONE : GEN_BAD_INPUT)) FINDING("strip returns %d", (int)status);
    if (pipes.messages != (status != GEN_DONE)) FINDING("strip prints %zu messages", pipes.messages);
    if (pipes.out_len != m->out_len || memcmp(pipes.out, m->out, m->out_len) != 0) {
        FINDING("output in steps of %zu bytes:\n%.*s\nexpected:\n%.*s", pipes.step, (int)pipes.out_len, pipes.out,
            (int)m->out_len, m->out);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    static set_up set_ups[PLAN_COUNT];
    static strip_model m;
    static const uint8_t nothing[2];
    if (len < 2) data = nothing, len = 2;
    const size_t choice = data[0] % PLAN_COUNT, in_len = len - 2 < STRIP_MODEL_MAX ? len - 2 : STRIP_MODEL_MAX;
    const struct plan *p = &plans[choice];
    set_up *u = &set_ups[choice];
    if (u->table == NULL) {
        if (hdrtrie_list_build("fuzz.names", p->list, strlen(p->list), NULL, &u->table) != HDRTRIE_OK) abort();
        corpus_table_open(&u->removed, p->removed);
        corpus_cookies_open(&u->cookies, p->list);
    }
    m.removed = &u->removed.o;
    m.cookies = u->cookies.set.count != 0 ? &u->cookies.o : NULL;
    m.head_flags = p->framing ? HDRTRIE_HEAD_FRAMING : 0;
    m.responses = data[0] / PLAN_COUNT % 2 != 0;
    m.repair = m.responses && data[0] / PLAN_COUNT / 2 % 2 != 0;
    m.no_bodies = m.responses && data[0] / PLAN_COUNT / 4 % 2 != 0;
    m.single = !m.responses && data[0] / PLAN_COUNT / 8 % 2 != 0;
    const bool accepted = strip_model_run(&m, (const char *)data + 2, in_len);
    compare(&m, accepted, strip(p, u, &m, data + 2, in_len, SIZE_MAX));
    compare(&m, accepted, strip(p, u, &m, data + 2, in_len, 1 + data[1] % 64));
    if (accepted && !p->framing) { /* --framing removes the lengths */
        const gen_status status = strip(p, u, &m, m.out, m.out_len, SIZE_MAX);
        compare(&m, true, status);
    }
    return 0;
}
