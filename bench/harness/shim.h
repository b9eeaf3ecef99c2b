/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Google Benchmark behind a C interface: it keeps the clock, repeats, interleaves and writes JSON; what is timed is C.

       static void count_sheep(bench_run *run, void *context)
       {
           while (bench_keeps_running(run)) count(context);
           bench_report_items(run, 100);
       }
       bench_register("count/sheep", count_sheep, &flock);
       bench_start(&argc, argv);
       return bench_run_all(); */
#ifndef BENCH_SHIM_H
#define BENCH_SHIM_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* One timed run of one benchmark; lives during the call of its function. */
typedef struct bench_run bench_run;

typedef void bench_function(bench_run *run, void *context);

/* Adds a benchmark. name is copied, context must live until bench_run_all returns. */
void bench_register(const char *name, bench_function *function, void *context);

/* Adds a benchmark that keeps its own time: its loop runs once a repetition, and calls bench_report_seconds in it. */
void bench_register_timed(const char *name, bench_function *function, void *context);

/* Takes Google Benchmark's own options out of argv. Returns false, having said so, if there is one left. */
bool bench_start(int *argc, char **argv);

/* Adds a line to the context of the JSON. */
void bench_describe(const char *key, const char *value);

/* Runs what the options select. Returns the exit status: 1 if they select nothing. */
int bench_run_all(void);

/* True as long as the timed body shall be done once more. A call across this interface a body: make the body long. */
bool bench_keeps_running(bench_run *run);

/* Stops and restarts the clock inside the loop; each costs a fraction of a microsecond. */
void bench_pause(bench_run *run);
void bench_resume(bench_run *run);

/* What the body took, by its own clock; inside the loop of a benchmark that was registered as timed. */
void bench_report_seconds(bench_run *run, double seconds);

/* How many items (names, requests) one pass of the body handled; after the loop. */
void bench_report_items(bench_run *run, uint64_t items);

/* A figure beside the time, as it stands. */
void bench_report(bench_run *run, const char *key, double value);

#ifdef __cplusplus
}
#endif

#endif
