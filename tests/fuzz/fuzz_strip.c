/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie strip, from its standard input to its standard output, in this process: gen/strip/strip.c and gen/strip/stream.c as they are, over read and
   write calls that give and take as few bytes as they like, with buffers so small that they must grow. What comes out, and whether the
   stream is refused, is what strip_model.c says, however the bytes come; and stripping it again changes nothing. The first byte chooses the
   list and the options, the second how many bytes a call moves; the rest is the stream. */
#include "finding.h"
#include "shelf.h"
#include "strip_model.h"
#include <string.h>
#include <unistd.h>

static struct pipes {
    const uint8_t *in;
    size_t in_len, at, step; /* step: bytes a call moves at most, the same each time */
    char out[2 * STRIP_MODEL_MAX];
    size_t out_len, complaints;
} pipes;

static ssize_t pipe_read(int file, void *to, size_t len)
{
    size_t n = pipes.in_len - pipes.at;
    if (file != STDIN_FILENO || len == 0) FINDING("reads nothing, or elsewhere");
    if (n > len) n = len;
    if (n > pipes.step) n = pipes.step;
    memcpy(to, pipes.in + pipes.at, n);
    pipes.at += n;
    return (ssize_t)n;
}

static ssize_t pipe_write(int file, const void *from, size_t len)
{
    const size_t n = len < pipes.step ? len : pipes.step;
    if (file != STDOUT_FILENO || n > sizeof pipes.out - pipes.out_len) FINDING("writes too much, or elsewhere");
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

/* The command's other parts, which no stream reaches. */
gen_status gen_complain(gen_status status, const char *format, ...)
{
    if (format == NULL || status != GEN_BAD_INPUT) FINDING("complains of something else");
    pipes.complaints++;
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

/* A list, the options, and lists whose clearing is the same for heads and for trailers. head_oracle.c knows neither keep nor
   what stays without --framing: where a name stays, they have an exception; where all others go, they have all. */
static const struct plan {
    bool keep, framing;
    const char *list, *heads, *trailers;
} plans[] = {
#define LIST_ALL "fold separators\n[a]\nHost\nContent-Length\nTransfer-Encoding\nX-Int-*\n!X-Int-Public\n*-Debug\nTE\n"
#define LIST_CASE "fold case\n[a]\nHost\nContent-Length\nTransfer-Encoding\nX-*\n!X-B\n*-Debug\nTE\n"
#define STAY "!Host\n!Content-Length\n!Transfer-Encoding\n"
    {false, true, LIST_ALL, LIST_ALL, LIST_ALL},
    {false, false, LIST_CASE, "fold case\n[a]\n" STAY "X-*\n!X-B\n*-Debug\nTE\n", LIST_CASE},
    {true, false, "fold case\n[a]\nTE\nX-A\nAccept\n", "fold case\n[a]\n*\n!TE\n!X-A\n!Accept\n" STAY,
     "fold case\n[a]\n*\n!TE\n!X-A\n!Accept\n"},
    {true, true, "fold none\n[a]\nte\nHost\nContent-Length\n", "fold none\n[a]\n*\n!te\n!Host\n!Content-Length\n",
     "fold none\n[a]\n*\n!te\n!Host\n!Content-Length\n"},
};
#define PLAN_COUNT (sizeof plans / sizeof *plans)

typedef struct set_up {
    shelf_table list, heads, trailers;
} set_up;

static gen_status strip(const struct plan *p, const set_up *u, const void *in, size_t len, size_t step)
{
    stripper s = {.table = u->list.table, .groups = HDRTRIE_ALL_GROUPS, .keep = p->keep, .framing = p->framing};
    pipes.in = in;
    pipes.in_len = len;
    pipes.at = pipes.out_len = pipes.complaints = 0;
    pipes.step = step;
    return pass_messages(&s);
}

static void compare(const strip_model *m, bool right, gen_status status)
{
    if (status != (right ? GEN_DONE : GEN_BAD_INPUT)) FINDING("ends with %d", (int)status);
    if (pipes.complaints != (status != GEN_DONE)) FINDING("%zu complaints", pipes.complaints);
    if (pipes.out_len != m->out_len || memcmp(pipes.out, m->out, m->out_len) != 0) {
        FINDING("strips, in steps of %zu:\n%.*s\nright is:\n%.*s", pipes.step, (int)pipes.out_len, pipes.out,
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
        shelf_table_open(&u->list, p->list);
        shelf_table_open(&u->heads, p->heads);
        shelf_table_open(&u->trailers, p->trailers);
    }
    m.heads = &u->heads.o;
    m.trailers = &u->trailers.o;
    const bool right = strip_model_run(&m, (const char *)data + 2, in_len);
    compare(&m, right, strip(p, u, data + 2, in_len, SIZE_MAX));
    compare(&m, right, strip(p, u, data + 2, in_len, 1 + data[1] % 64));
    if (right && !p->framing) { /* under --framing the lengths are gone */
        const gen_status status = strip(p, u, m.out, m.out_len, SIZE_MAX);
        compare(&m, true, status);
    }
    return 0;
}
