// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Times the ways to clear a request. It first compares each with the oracle. `measure_rust.py` calls this for one subject of
//! one workload at a time, in rounds, so that a change of the machine's speed meets all subjects.

use criterion::{criterion_group, criterion_main, Criterion, SamplingMode, Throughput};
use hdrtrie_rust_bench::workload::{receive, Workload, KINDS, REQUESTS};
use hdrtrie_rust_bench::{Clear, Lists, SUBJECTS};
use pingora_http::RequestHeader;
use std::cell::LazyCell;
use std::env;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Requests that are received at a time: few enough to stay in the cache, as a request does that was just parsed, and enough
/// to make the cost of the clock small.
const BATCH: usize = 32;

/// Receives the requests in turn, and times only the clearing.
fn time_pass(way: &dyn Clear, requests: &[RequestHeader]) -> Duration {
    let mut total = Duration::ZERO;
    for (batch, originals) in requests.chunks(BATCH).enumerate() {
        let mut received: Vec<RequestHeader> = originals.iter().map(receive).collect();
        let begin = Instant::now();
        for (place, request) in received.iter_mut().enumerate() {
            black_box(way.clear(batch * BATCH + place, black_box(request)));
        }
        total += begin.elapsed();
        drop(received);
    }
    total
}

/// The number of requests of a pass. HDRTRIE_REQUESTS replaces it, for a test.
fn request_count() -> usize {
    env::var("HDRTRIE_REQUESTS").map_or(REQUESTS, |text| text.parse().expect("a number"))
}

/// Makes a workload and checks a subject only if the command line selects a benchmark with it.
fn clear_internal_headers(criterion: &mut Criterion) {
    let lists = Lists::read();
    let count = request_count();
    for kind in &KINDS {
        let workload = LazyCell::new(|| Workload::new(kind, count));
        let mut group = criterion.benchmark_group(kind.name);
        group.throughput(Throughput::Elements(count as u64)).sampling_mode(SamplingMode::Flat);
        for name in SUBJECTS {
            let subject = LazyCell::new(|| {
                let subject = lists.subject(name, &workload);
                if let Err(fault) = lists.check(&subject, &workload) {
                    panic!("not timed, because it is wrong: {fault}");
                }
                subject
            });
            group.bench_function(name, |bencher| {
                let (way, requests) = (&*subject.way, &workload.requests);
                bencher.iter_custom(|passes| (0..passes).map(|_| time_pass(way, requests)).sum());
            });
        }
        group.finish();
    }
}

criterion_group!(benches, clear_internal_headers);
criterion_main!(benches);
