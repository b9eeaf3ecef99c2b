// SPDX-License-Identifier: Apache-2.0 OR MIT
// shim.h on top of Google Benchmark.
#include "shim.h"

#include <benchmark/benchmark.h>

struct bench_run {
    benchmark::State &state;
};

static benchmark::internal::Benchmark *add(const char *name, bench_function *function, void *context)
{
    return benchmark::RegisterBenchmark(name, [=](benchmark::State &state) {
        bench_run run = {state};
        function(&run, context);
    });
}

// Prints the table without the lines about the machine, which are in the JSON. One of them warns that the library was built as DEBUG
// (bench/README.md).
class table_reporter : public benchmark::ConsoleReporter {
  public:
    bool ReportContext(const Context &context) override
    {
        name_field_width_ = context.name_field_width;
        printed_header_ = false;
        prev_counters_.clear();
        return true;
    }
};

extern "C" {

void bench_register(const char *name, bench_function *function, void *context)
{
    add(name, function, context);
}

void bench_register_timed(const char *name, bench_function *function, void *context)
{
    add(name, function, context)->Iterations(1)->UseManualTime();
}

bool bench_start(int *argc, char **argv)
{
    benchmark::Initialize(argc, argv);
    return !benchmark::ReportUnrecognizedArguments(*argc, argv);
}

void bench_describe(const char *key, const char *value)
{
    benchmark::AddCustomContext(key, value);
}

int bench_run_all(void)
{
    table_reporter table;
    const size_t count = benchmark::RunSpecifiedBenchmarks(&table);
    benchmark::Shutdown();
    return count == 0 ? 1 : 0;
}

bool bench_keeps_running(bench_run *run)
{
    return run->state.KeepRunning();
}

void bench_pause(bench_run *run)
{
    run->state.PauseTiming();
}

void bench_resume(bench_run *run)
{
    run->state.ResumeTiming();
}

void bench_report_seconds(bench_run *run, double seconds)
{
    run->state.SetIterationTime(seconds);
}

void bench_report_items(bench_run *run, uint64_t items)
{
    run->state.SetItemsProcessed(static_cast<int64_t>(items) * run->state.iterations());
}

void bench_report(bench_run *run, const char *key, double value)
{
    run->state.counters[key] = value;
}

} // extern "C"
