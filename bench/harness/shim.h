/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A C interface to Google Benchmark. Google Benchmark keeps the clock, repeats, interleaves and writes JSON; all timed code
   is C.

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

/* One timed run of one benchmark; valid during the call of its function. */
typedef struct bench_run bench_run;

typedef void bench_function(bench_run *run, void *context);

/* Adds a benchmark. name is copied; context must stay valid until bench_run_all returns. */
void bench_register(const char *name, bench_function *function, void *context);

/* Adds a benchmark that measures its own time. Its loop runs once per repetition and calls bench_report_seconds. */
void bench_register_timed(const char *name, bench_function *function, void *context);

/* Removes Google Benchmark's own options from argv. If an unknown option is left, prints it and returns false. */
bool bench_start(int *argc, char **argv);

/* Adds a line to the context of the JSON. */
void bench_describe(const char *key, const char *value);

/* Runs the benchmarks that the options select. Returns the exit status: 1 if they select none. */
int bench_run_all(void);

/* Returns true while the timed loop must continue. This is one call per round, so make each round long. */
bool bench_keeps_running(bench_run *run);

/* Stops and restarts the clock inside the loop; each costs a fraction of a microsecond. */
void bench_pause(bench_run *run);
void bench_resume(bench_run *run);

/* Reports the time of one round. Call it inside the loop of a benchmark that bench_register_timed added. */
void bench_report_seconds(bench_run *run, double seconds);

/* Reports how many items (names, requests) one round handled. Call it after the loop. */
void bench_report_items(bench_run *run, uint64_t items);

/* Reports a further figure; it is not divided by the number of rounds. */
void bench_report(bench_run *run, const char *key, double value);

#ifdef __cplusplus
}
#endif

#endif
