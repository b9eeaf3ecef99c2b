/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Runs hdrtrie strip in this process: includes gen/strip/strip.c and gen/strip/stream.c with their own read and write calls, which
   move few bytes, and with small buffers that must grow. The output, and whether the stream is refused, must equal
   strip_model.c for every division of the bytes. Stripping the output again must change nothing. The first byte chooses
   the list and the options, the second the number of bytes per call. The rest is the stream. */
#include "corpus_tables.h"
#include "finding.h"
#include "strip_model.h"
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
#include "../../gen/strip/stream.c"
#include "../../gen/strip/strip.c"
#undef read
#undef write

/* Other parts of the command that strip.c needs to link. No stream reaches them. */
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
gen_status gen_complain_usage(const char *format, ...)
{
    (void)format;
    abort();
}
gen_status gen_help_print(void)
{
    abort();
}
gen_status gen_help_hint(void)
{
    abort();
}
gen_status gen_compiled_read(const char *path, bool warnings_are_errors, gen_compiled *compiled)
{
    (void)path, (void)warnings_are_errors, (void)compiled;
    abort();
}
void gen_compiled_free(gen_compiled *compiled)
{
    (void)compiled;
    abort();
}

/* A list, the options, and lists with the same effect on heads and on trailers. head_oracle.c supports neither keep nor
   the names that strip keeps without --framing. So the lists have an exception for each name that is kept, and "*" if
   all others are removed. */
static const struct plan {
    bool keep, framing;
    const char *list, *heads, *trailers;
} plans[] = {
#define LIST_ALL "fold separators\n[a]\nHost\nContent-Length\nTransfer-Encoding\nX-Int-*\n!X-Int-Public\n*-Debug\nTE\n"
#define LIST_CASE "fold case\n[a]\nHost\nContent-Length\nTransfer-Encoding\nX-*\n!X-B\n*-Debug\nTE\n"
#define FRAMING_KEPT "!Host\n!Content-Length\n!Transfer-Encoding\n"
    {false, true, LIST_ALL, LIST_ALL, LIST_ALL},
    {false, false, LIST_CASE, "fold case\n[a]\n" FRAMING_KEPT "X-*\n!X-B\n*-Debug\nTE\n", LIST_CASE},
    {true, false, "fold case\n[a]\nTE\nX-A\nAccept\n", "fold case\n[a]\n*\n!TE\n!X-A\n!Accept\n" FRAMING_KEPT,
        "fold case\n[a]\n*\n!TE\n!X-A\n!Accept\n"},
    {true, true, "fold none\n[a]\nte\nHost\nContent-Length\n", "fold none\n[a]\n*\n!te\n!Host\n!Content-Length\n",
        "fold none\n[a]\n*\n!te\n!Host\n!Content-Length\n"},
};
#define PLAN_COUNT (sizeof plans / sizeof *plans)

typedef struct set_up {
    corpus_table list, heads, trailers;
} set_up;

static gen_status strip(const struct plan *p, const set_up *u, const void *in, size_t len, size_t step)
{
    stripper s = {.table = u->list.table, .groups = HDRTRIE_ALL_GROUPS, .keep = p->keep, .framing = p->framing};
    pipes.in = in;
    pipes.in_len = len;
    pipes.at = pipes.out_len = pipes.messages = 0;
    pipes.step = step;
    return pass_messages(&s);
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
    if (u->list.table == NULL) {
        corpus_table_open(&u->list, p->list);
        corpus_table_open(&u->heads, p->heads);
        corpus_table_open(&u->trailers, p->trailers);
    }
    m.heads = &u->heads.o;
    m.trailers = &u->trailers.o;
    const bool accepted = strip_model_run(&m, (const char *)data + 2, in_len);
    compare(&m, accepted, strip(p, u, data + 2, in_len, SIZE_MAX));
    compare(&m, accepted, strip(p, u, data + 2, in_len, 1 + data[1] % 64));
    if (accepted && !p->framing) { /* --framing removes the lengths */
        const gen_status status = strip(p, u, m.out, m.out_len, SIZE_MAX);
        compare(&m, true, status);
    }
    return 0;
}
