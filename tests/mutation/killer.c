/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Runs the tests on the mutants that are compiled into this program.

       killer MUTANTS PROCESSES [LATER,...] < ROUNDS

   First it runs every test alone on the original code: the test must pass, and the killer records its CPU time and the
   mutants that it reaches. A test over ORIGINAL_MS does not run on mutants: some take minutes under sanitizers. Then it
   reads rounds, one per line: a number of milliseconds, and numbers of mutants. For each mutant it starts a process. The
   process runs the tests that reach the mutant and take at most this time, the quickest first, until one fails. Limits
   count CPU time, so that other work on the machine does not change a verdict.

   Output: `test SUITE/NAME MILLISECONDS` for each test, or `long SUITE/NAME`; `NUMBER VERDICT TEST` for each mutant;
   `end` after each round.
   Verdicts: killed, slow (over the limit), survived, unseen (no test reaches the mutant). Tests whose names begin with
   one of LATER do not run on the original code: the killer assumes that they pass, reach every mutant and are the
   slowest. */
#include "criterion/criterion.h"
#include "mutant.h"
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>

#define TESTS_MAX 1000
#define SUITES_MAX 100
#define PROCESSES_MAX 64
/* The limit of CPU time of a test: LIMIT_FACTOR times its time on the original code, plus LIMIT_MS. */
#define LIMIT_FACTOR 10
#define LIMIT_MS 500
#define LATER_MS 30000     /* assumed time of the tests of LATER */
#define ORIGINAL_MS 120000 /* limit of CPU time of a test on the original code */

unsigned mutant_now;
unsigned char *mutant_seen;

static killer_test tests[TESTS_MAX];
static killer_test suites[SUITES_MAX];
static size_t test_count, suite_count, mutant_count;

/* Shared by all processes. */
typedef struct shared {
    size_t next; /* the next test or mutant to run */
    bool failed; /* a test failed on the original code */
    long ms[TESTS_MAX];
    int doing[PROCESSES_MAX]; /* the test that each process runs */
    size_t order[TESTS_MAX];  /* the tests, quickest first */
} shared;
static shared *ours;
static unsigned char *seen; /* one row per test, one byte per mutant */
static int report = -1;     /* file descriptor for reports of failures */
static const char *later;   /* names of tests, separated by commas; NULL if there are none */

void killer_add(const killer_test *test)
{
    if (test_count == TESTS_MAX) abort();
    tests[test_count++] = *test;
}

void killer_suite(const killer_test *suite)
{
    if (suite_count == SUITES_MAX) abort();
    suites[suite_count++] = *suite;
}

void killer_fail(const char *file, int line, const char *what)
{
    dprintf(report, "%s:%d: %s\n", file, line, what);
    _exit(1);
}

static void *share(size_t len)
{
    void *p = mmap(NULL, len, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (p == MAP_FAILED) abort();
    return p;
}

static void limit(long ms)
{
    const struct itimerval timer = {.it_value = {ms / 1000, ms % 1000 * 1000}};
    setitimer(ITIMER_PROF, &timer, NULL);
    alarm(600); /* in case the mutant sleeps */
}

static void call(const killer_test *test)
{
    const killer_test *suite = test;
    for (size_t i = 0; i < suite_count; i++) {
        if (strcmp(suites[i].suite, test->suite) == 0) suite = &suites[i];
    }
    if (suite->init != NULL) suite->init();
    test->run();
    if (suite->fini != NULL) suite->fini();
}

/* Runs a test; ends the process if it fails. */
static void run(const killer_test *test, long ms)
{
    limit(ms);
    if (test->signal == 0) {
        call(test);
        return;
    }
    pid_t child = fork();
    if (child == 0) {
        limit(ms);
        call(test);
        _exit(0);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child) abort();
    if (!WIFSIGNALED(status) || WTERMSIG(status) != test->signal)
        killer_fail(test->name, 0, "the test does not end by its signal");
}

static void become_quiet(void)
{
    const struct rlimit no_core = {0, 0};
    int null = open("/dev/null", O_RDWR);
    setrlimit(RLIMIT_CORE, &no_core);
#ifndef __SANITIZE_ADDRESS__ /* the sanitizer maps terabytes */
    const struct rlimit memory = {(rlim_t)8 << 30, (rlim_t)8 << 30};
    setrlimit(RLIMIT_AS, &memory);
#endif
    dup2(null, 0);
    dup2(null, 1);
    dup2(null, 2);
}

static long child_ms(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000 +
           (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000;
}

static bool is_later(const killer_test *test)
{
    char name[256];
    snprintf(name, sizeof name, "%s/%s", test->suite, test->name);
    for (const char *at = later; at != NULL && *at != 0; at += strcspn(at, ","), at += *at == ',') {
        if (strncmp(name, at, strcspn(at, ",")) == 0) return true;
    }
    return false;
}

static void test_original(size_t i)
{
    fflush(stdout);
    if (is_later(&tests[i])) {
        ours->ms[i] = LATER_MS;
        memset(seen + i * mutant_count, 1, mutant_count);
        return;
    }
    pid_t child = fork();
    if (child == 0) {
        report = dup(2);
        become_quiet();
        mutant_seen = seen + i * mutant_count;
        run(&tests[i], ORIGINAL_MS);
        limit(0);
        ours->ms[i] = child_ms();
        _exit(0);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child) abort();
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGPROF) {
        memset(seen + i * mutant_count, 0, mutant_count);
        ours->ms[i] = LONG_MAX;
        printf("long %s/%s\n", tests[i].suite, tests[i].name);
        return;
    }
    if (status != 0) {
        printf("FAILED %s/%s on the original code, status %#x\n", tests[i].suite, tests[i].name, (unsigned)status);
        ours->failed = true;
        return;
    }
    printf("test %s/%s %ld\n", tests[i].suite, tests[i].name, ours->ms[i]);
}

static int by_ms(const void *a, const void *b)
{
    const size_t x = *(const size_t *)a, y = *(const size_t *)b;
    if (ours->ms[x] != ours->ms[y]) return ours->ms[x] < ours->ms[y] ? -1 : 1;
    return x < y ? -1 : 1;
}

#define IN_A_ROW_MS 250 /* limit for the tests of test_in_a_row */

/* Checks that tests pass one after another in one process, as they run on mutants. Criterion starts a process for each
   test. */
static void test_in_a_row(void)
{
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        report = dup(2);
        become_quiet();
        mutant_seen = calloc(mutant_count, 1);
        for (size_t i = 0; i < test_count; i++) {
            const size_t test = ours->order[i];
            if (ours->ms[test] > IN_A_ROW_MS) continue;
            ours->doing[0] = (int)test;
            run(&tests[test], ORIGINAL_MS);
        }
        _exit(0);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child) abort();
    if (status == 0) return;
    const killer_test *test = &tests[ours->doing[0]];
    printf(
        "FAILED %s/%s on the original code after other tests, status %#x\n", test->suite, test->name, (unsigned)status);
    ours->failed = true;
}

static void test_mutant(size_t mutant, long longest_ms, size_t process)
{
    const size_t *order = ours->order;
    size_t reaching = 0;
    for (size_t i = 0; i < test_count; i++) reaching += seen[i * mutant_count + mutant];
    if (reaching == 0) {
        printf("%zu unseen -\n", mutant);
        return;
    }
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        become_quiet();
        report = 2;
        mutant_seen = calloc(mutant_count, 1);
        mutant_now = (unsigned)mutant;
        for (size_t i = 0; i < test_count; i++) {
            if (!seen[order[i] * mutant_count + mutant] || ours->ms[order[i]] > longest_ms) continue;
            ours->doing[process] = (int)order[i];
            run(&tests[order[i]], LIMIT_MS + LIMIT_FACTOR * ours->ms[order[i]]);
        }
        _exit(0);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child) abort();
    const killer_test *test = &tests[ours->doing[process]];
    const bool slow = WIFSIGNALED(status) && (WTERMSIG(status) == SIGPROF || WTERMSIG(status) == SIGALRM);
    if (status == 0) printf("%zu survived -\n", mutant);
    else printf("%zu %s %s/%s\n", mutant, slow ? "slow" : "killed", test->suite, test->name);
}

/* Runs all tests on the original code (mutants NULL), or the given mutants. Each process takes the next one when it is
   free. */
static void share_out(size_t count, size_t processes, const size_t *mutants, long longest_ms)
{
    ours->next = 0;
    fflush(stdout);
    for (size_t p = 0; p < processes; p++) {
        if (fork() != 0) continue;
        for (size_t i; (i = __atomic_fetch_add(&ours->next, 1, __ATOMIC_RELAXED)) < count;) {
            if (mutants == NULL) test_original(i);
            else test_mutant(mutants[i], longest_ms, p);
        }
        fflush(stdout);
        _exit(0);
    }
    while (wait(NULL) > 0) continue;
}

static void round_run(char *line, size_t *mutants, size_t processes)
{
    size_t count = 0;
    char *end;
    const long longest_ms = strtol(line, &end, 10);
    for (line = end;; line = end) {
        const size_t mutant = strtoul(line, &end, 10);
        if (end == line) break;
        if (mutant == 0 || mutant >= mutant_count || count == mutant_count) abort();
        mutants[count++] = mutant;
    }
    share_out(count, processes, mutants, longest_ms);
    puts("end");
}

int main(int argc, char **argv)
{
    size_t processes = argc == 3 || argc == 4 ? strtoul(argv[2], NULL, 10) : 0, room = 0;
    char *line = NULL;
    setvbuf(stdout, NULL, _IOLBF, 1 << 16);
    if (processes < 1 || processes > PROCESSES_MAX) {
        fputs("usage: killer MUTANTS PROCESSES [LATER,...] < ROUNDS\n", stderr);
        return 2;
    }
    later = argv[3];
    mutant_count = strtoul(argv[1], NULL, 10) + 1;
    size_t *mutants = calloc(mutant_count, sizeof *mutants);
    ours = share(sizeof *ours);
    seen = share(test_count * mutant_count);
    share_out(test_count, processes, NULL, 0);
    if (ours->failed || mutants == NULL) return 1;
    for (size_t i = 0; i < test_count; i++) ours->order[i] = i;
    qsort(ours->order, test_count, sizeof *ours->order, by_ms);
    test_in_a_row();
    if (ours->failed) return 1;
    puts("end");
    while (getline(&line, &room, stdin) > 0) round_run(line, mutants, processes);
    free(line);
    free(mutants);
    return 0;
}
