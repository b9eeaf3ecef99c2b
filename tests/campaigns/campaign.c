/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "campaign.h"
#include "ledger.h"
#include <inttypes.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define STRIDE 7919u      /* a prime, so that it rarely divides the number of items */
#define ITEM_SECONDS 300u /* limit per item: enough for a machine ten times slower */

static const char usage[] =
    "usage: %s [--seconds N] [--cases N] [--full] [--seed S] [--item I] [--shard I/N] [--ledger FILE]\n"
    "  --seconds N, --cases N: when to stop; --full: run all items; by default stop after 5 seconds\n"
    "  --seed S: the random seed; --item I: run only item I\n"
    "  --shard I/N: run only items I, I + N, I + 2 N, ...\n"
    "  --ledger FILE: append a line about this run; without --seed, use the seed after its last\n";

/* Read by the signal handler. */
static const campaign *volatile running;
static const char *volatile now_implementation;
static const void *volatile now_name;
static volatile size_t now_len;

static double elapsed(const campaign *c)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - c->began.tv_sec) + (double)(now.tv_nsec - c->began.tv_nsec) / 1e9;
}

void campaign_set_current(const char *implementation, const void *name, size_t len)
{
    now_implementation = implementation;
    now_name = name;
    now_len = len;
}

const char *campaign_hex(char *text, size_t room, const void *bytes, size_t len)
{
    const unsigned char *b = bytes;
    size_t at = 0;
    text[0] = 0;
    for (size_t i = 0; i < len && at + 6 < room; i++) at += (size_t)snprintf(text + at, room - at, "%02x", b[i]);
    if (at < 2 * len) memcpy(text + at, "...", 4);
    return text;
}

/* snprintf is not safe in a signal handler, but the program ends here anyway. */
static void on_signal(int number)
{
    const campaign *c = running;
    char hex[1300], text[2000];
    int len = snprintf(text, sizeof text,
        "%s: %s in seed %" PRIu64 ", item %" PRIu64 ", implementation %s, %zu bytes %s\n"
        "repeat: %s --seed %" PRIu64 " --item %" PRIu64 "\n%s: %" PRIu64 " cases, 1 faults\n",
        c->program, number == SIGALRM ? "time limit" : strsignal(number), c->seed, c->item,
        now_implementation != NULL ? now_implementation : "none", now_len,
        now_name != NULL ? campaign_hex(hex, sizeof hex, now_name, now_len) : "", c->path, c->seed, c->item, c->program,
        c->cases);
    if (write(STDOUT_FILENO, text, (size_t)len) != len) _exit(3);
    _exit(1);
}

static void watch_signals(void)
{
    static const int numbers[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGALRM};
    static char stack[65536];
    stack_t other = {.ss_sp = stack, .ss_size = sizeof stack};
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_ONSTACK | SA_RESETHAND};
    sigaltstack(&other, NULL);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) sigaction(numbers[i], &action, NULL);
}

static void exit_with_usage(const campaign *c)
{
    fprintf(stderr, usage, c->program);
    exit(2);
}

static uint64_t number(const campaign *c, const char *text)
{
    char *end;
    uint64_t value = text != NULL && text[0] != '-' ? strtoull(text, &end, 10) : 0;
    if (text == NULL || text[0] == '-' || end == text || *end != 0) exit_with_usage(c);
    return value;
}

static void read_shard(campaign *c, const char *text)
{
    char shard[24];
    const char *slash = text != NULL ? strchr(text, '/') : NULL;
    if (slash == NULL || (size_t)(slash - text) >= sizeof shard) exit_with_usage(c);
    memcpy(shard, text, (size_t)(slash - text));
    shard[slash - text] = 0;
    c->shard = number(c, shard);
    c->shards = number(c, slash + 1);
    if (c->shard >= c->shards) exit_with_usage(c);
}

campaign campaign_open(const char *program, int argc, char **argv)
{
    campaign c = {.program = program, .path = argv[0], .shards = 1};
    bool seeded = false;
    for (int i = 1; i < argc; i++) {
        const char *option = argv[i];
        if (strcmp(option, "--full") == 0) {
            c.full = true;
            continue;
        }
        const char *value = i + 1 < argc ? argv[++i] : NULL;
        if (strcmp(option, "--seconds") == 0) {
            c.seconds = (double)number(&c, value);
        } else if (strcmp(option, "--cases") == 0) {
            c.cases_wanted = number(&c, value);
        } else if (strcmp(option, "--seed") == 0) {
            c.seed = number(&c, value);
            seeded = true;
        } else if (strcmp(option, "--item") == 0) {
            c.first_item = number(&c, value);
            c.one_item = true;
        } else if (strcmp(option, "--shard") == 0) {
            read_shard(&c, value);
        } else if (strcmp(option, "--ledger") == 0 && value != NULL) {
            c.ledger = value;
        } else {
            exit_with_usage(&c);
        }
    }
    if (c.seconds == 0 && c.cases_wanted == 0 && !c.full) c.seconds = 5;
    if (!seeded) c.seed = c.ledger != NULL ? ledger_next_seed(c.ledger, program) : 1;
    if (!c.one_item) c.first_item = c.shard;
    c.item = c.first_item - c.shards;
    clock_gettime(CLOCK_MONOTONIC, &c.began);
    watch_signals();
    printf("%s: seed %" PRIu64 "\n", program, c.seed);
    fflush(stdout);
    return c;
}

bool campaign_next(campaign *c)
{
    running = c;
    if (c->one_item && c->item == c->first_item) return false;
    if (c->faults >= CAMPAIGN_FAULTS_MAX) return false;
    if (!c->one_item && c->seconds != 0 && elapsed(c) >= c->seconds) return false;
    if (!c->one_item && c->cases_wanted != 0 && c->cases >= c->cases_wanted) return false;
    if (!c->one_item && campaign_is_done(c)) return false;
    alarm(ITEM_SECONDS);
    c->item += c->shards;
    return true;
}

void campaign_items(campaign *c, uint64_t count)
{
    c->item_count = count;
    if (count % STRIDE == 0) abort(); /* campaign_pick would repeat items */
}

size_t campaign_pick(const campaign *c)
{
    return (size_t)((c->item * STRIDE + c->seed) % c->item_count);
}

bool campaign_is_done(const campaign *c)
{
    return c->item_count != 0 && c->item + c->shards >= c->item_count;
}

/* Unique: the multiplier is odd, and item numbers stay far below 2^32. */
uint64_t campaign_item_seed(const campaign *c)
{
    return (c->seed << 32 | c->item) * 0x9e3779b97f4a7c15u;
}

void campaign_fault(campaign *c, const char *format, ...)
{
    va_list arguments;
    printf("%s: ", c->program);
    va_start(arguments, format);
    vprintf(format, arguments);
    va_end(arguments);
    printf("\nrepeat: %s --seed %" PRIu64 " --item %" PRIu64 "\n", c->path, c->seed, c->item);
    fflush(stdout);
    c->faults++;
}

int campaign_close(campaign *c)
{
    double seconds = elapsed(c);
    alarm(0);
    printf("%s: seed %" PRIu64 ", %.1f s, %.2f million cases per second\n", c->program, c->seed, seconds,
        (double)c->cases / seconds / 1e6);
    if (c->ledger != NULL) ledger_add(c->ledger, c->program, c->seed, seconds, c->cases, c->faults);
    printf("%s: %" PRIu64 " cases, %" PRIu64 " faults\n", c->program, c->cases, c->faults);
    return c->faults != 0 || c->cases == 0;
}
