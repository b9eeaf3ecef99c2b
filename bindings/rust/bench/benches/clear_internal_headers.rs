// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Times the ways to clear a request, per request of the corpus. Each sample clones all requests, and times only the
//! clearing of the clones.

use criterion::{criterion_group, criterion_main, BatchSize, Criterion, Throughput};
use hdrtrie_rust_bench::{names, requests, table, Clear, Find, Loop, Map, Mark, Trie, Walk};
use http::HeaderName;
use std::hint::black_box;
use trie_hard::TrieHard;

fn clear_internal_headers(criterion: &mut Criterion) {
    let names = names();
    let header_names = || names.iter().map(|name| name.parse::<HeaderName>().expect("a valid name"));
    let (case, separators) = (table("case"), table("separators"));
    let ways: [(&str, &dyn Clear); 9] = [
        ("floor: walk the names", &Walk),
        ("loop of remove_header", &Loop(header_names().collect())),
        ("HashSet", &Map(header_names().collect())),
        ("trie-hard", &Trie(TrieHard::new(names.iter().map(|name| (name.as_bytes(), ())).collect()))),
        ("hdrtrie find, case", &Find(&case)),
        ("hdrtrie find, separators", &Find(&separators)),
        ("hdrtrie mark, case", &Mark(&case)),
        ("hdrtrie mark, separators", &Mark(&separators)),
        ("floor again", &Walk), // the difference from the first shows how steady the machine is
    ];
    let workloads = [
        ("with case map", requests(true, true)),
        ("without case map", requests(false, true)),
        ("nothing listed, with case map", requests(true, false)),
        ("nothing listed, without case map", requests(false, false)),
    ];
    for (workload, requests) in &workloads {
        let mut group = criterion.benchmark_group(*workload);
        group.throughput(Throughput::Elements(requests.len() as u64));
        for (name, way) in ways {
            group.bench_function(name, |bencher| {
                let clear = |mut requests: Vec<_>| {
                    for request in &mut requests {
                        black_box(way.clear(black_box(request)));
                    }
                    requests // dropped after the time was taken
                };
                bencher.iter_batched(|| requests.clone(), clear, BatchSize::LargeInput);
            });
        }
        group.finish();
    }
}

criterion_group!(benches, clear_internal_headers);
criterion_main!(benches);
