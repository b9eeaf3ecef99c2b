// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Times the ways to clear a request, after it compared each with the oracle. `measure_rust.py` calls this for one subject of
//! one workload at a time, in rounds, so that a change of the machine's speed meets all subjects.

use criterion::{criterion_group, criterion_main, Criterion, SamplingMode, Throughput};
use hdrtrie_rust_bench::workload::{Workload, REQUESTS};
use hdrtrie_rust_bench::{Clear, Lists};
use pingora_http::RequestHeader;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Requests that are cloned at a time: few enough to stay in the cache, as a request does that was just parsed, and enough
/// to make the cost of the clock small.
const CLONES: usize = 32;

/// Clones the requests in turn, and times only the clearing of the clones.
fn time_pass(way: &dyn Clear, requests: &[RequestHeader]) -> Duration {
    let mut total = Duration::ZERO;
    for (chunk, originals) in requests.chunks(CLONES).enumerate() {
        let mut clones = originals.to_vec();
        let begin = Instant::now();
        for (place, request) in clones.iter_mut().enumerate() {
            black_box(way.clear(chunk * CLONES + place, black_box(request)));
        }
        total += begin.elapsed();
        drop(clones);
    }
    total
}

fn clear_internal_headers(criterion: &mut Criterion) {
    let lists = Lists::read();
    for workload in Workload::all(REQUESTS) {
        let subjects = lists.subjects(&workload);
        if let Err(fault) = lists.check(&subjects, &workload) {
            panic!("not timed, because a subject is wrong: {fault}");
        }
        let mut group = criterion.benchmark_group(workload.name);
        group.throughput(Throughput::Elements(workload.requests.len() as u64)).sampling_mode(SamplingMode::Flat);
        for subject in &subjects {
            group.bench_function(subject.name, |bencher| {
                bencher.iter_custom(|passes| (0..passes).map(|_| time_pass(&*subject.way, &workload.requests)).sum());
            });
        }
        group.finish();
    }
}

criterion_group!(benches, clear_internal_headers);
criterion_main!(benches);
