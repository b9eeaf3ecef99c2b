// SPDX-License-Identifier: Apache-2.0 OR MIT
//! The proxy between a client and an echo upstream on loopback. Each message passes a proxy with the list and one without
//! rules. The first must remove the fields that the oracle removes, and no others. The second must lose no field.

mod parts;

use parts::message::{comparable, messages, Fields};
use parts::running_proxy::RunningProxy;
use parts::slow_oracle::Oracle;
use parts::{http1, http2};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

const NO_RULES: &str = "fold separators\n";

fn repository(path: &str) -> String {
    format!("{}/../../../{path}", env!("CARGO_MANIFEST_DIR"))
}

/// The list `edge`, with rules of every kind added.
fn list() -> String {
    let edge = fs::read_to_string(repository("lists/edge.names")).unwrap();
    edge + "\n[kinds]\n*-Internal\nX-Kind-*\n!X-Kind-Public\n!case X-Kind-Case\n!X-Kind-Sub-*\nX-Kind-Sub-Exact\nHost\n"
}

/// The fields that must arrive with the list, if `without` arrive without rules.
fn expected(oracle: &Oracle, without: &[(String, String)]) -> Fields {
    without.iter().filter(|(name, _)| !oracle.removes(name)).cloned().collect()
}

/// Whether the proxy without rules loses nothing. Pingora itself removes TE if Connection nominates it.
fn arrive(sent: &[(String, String)], whole: &[(String, String)]) -> bool {
    let whole = comparable(whole);
    comparable(sent).iter().all(|field| field.0 == "te" || whole.contains(field))
}

#[test]
fn http1_requests_and_responses_lose_the_listed_fields_only() {
    let oracle = Oracle::of(&list());
    let upstream = http1::start_upstream();
    let with = RunningProxy::start("http1", &list(), upstream, &[]);
    let without = RunningProxy::start("http1-none", NO_RULES, upstream, &[]);
    let messages = messages(Path::new(&repository("bench/corpus/edge")), &oracle);
    let mut removed = 0;
    for fields in &messages {
        // Pingora ends the connection if a response has Connection: close.
        let answer: Fields =
            fields.iter().filter(|(name, _)| !name.eq_ignore_ascii_case("connection")).cloned().collect();
        // Some requests of the corpus end the connection.
        let (request, response) = http1::Client::connect(with.address).exchange(fields, &answer);
        let (whole_request, whole_response) = http1::Client::connect(without.address).exchange(fields, &answer);
        for (got, whole) in [(&request, &whole_request), (&response, &whole_response)] {
            assert!(arrive(&answer, whole), "{answer:?}\n{whole:?}");
            let ours = comparable(&expected(&oracle, whole));
            assert_eq!(comparable(got), comparable(&ours), "{fields:?}");
            assert!(got.iter().any(|(name, _)| name == "X-Survivor"), "{got:?}");
            removed += whole.len() - ours.len();
        }
    }
    println!("{} messages, {removed} fields removed", messages.len());
    assert!(removed > 2 * 500, "{removed}");

    with.hang_up();
    let line = with.wait_for_line("reloaded");
    let counted: usize = line.split(['[', ' ', ',']).filter_map(|word| word.parse::<usize>().ok()).skip(1).sum();
    assert!(counted > 0, "{line}");
}

#[test]
fn http2_requests_responses_and_trailers_lose_the_listed_fields_only() {
    let oracle = Oracle::of(&list());
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    runtime.block_on(async {
        let upstream = http2::start_upstream().await;
        let with = RunningProxy::start("http2", &list(), upstream, &["--upstream-h2"]);
        let without = RunningProxy::start("http2-none", NO_RULES, upstream, &["--upstream-h2"]);
        let (mut with_client, mut without_client) =
            (http2::Client::connect(with.address).await, http2::Client::connect(without.address).await);
        let messages = messages(Path::new(&repository("bench/corpus/edge")), &oracle);
        let mut removed = 0;
        for fields in &messages {
            let arrived = with_client.exchange(fields).await;
            let whole = without_client.exchange(fields).await;
            for (got, whole) in [
                (&arrived.request, &whole.request),
                (&arrived.response, &whole.response),
                (&arrived.trailers, &whole.trailers),
            ] {
                assert!(arrive(&http2::fields_of(&http2::map_of(fields)), whole), "{fields:?}\n{whole:?}");
                let ours = expected(&oracle, whole);
                assert_eq!(comparable(got), comparable(&ours), "{fields:?}");
                assert!(got.iter().any(|(name, _)| name == "x-survivor"), "{got:?}");
                removed += whole.len() - ours.len();
            }
        }
        println!("{} messages, {removed} fields removed", messages.len());
        assert!(removed > 3 * 500, "{removed}");
    });
}

#[test]
fn a_list_with_an_error_is_not_loaded() {
    let proxy = RunningProxy::start("error", "fold case\nX-Old\n", http1::start_upstream(), &[]);
    let mut client = http1::Client::connect(proxy.address);
    let fields = ["X-Old", "X-New"].map(|name| (name.to_owned(), "1".to_owned()));
    let mut arrives = |name: &str| client.exchange(&fields, &[]).0.iter().any(|field| field.0 == name);
    assert!(!arrives("X-Old") && arrives("X-New"));
    fs::write(&proxy.list, "fold case\nX New\n").unwrap();
    proxy.hang_up();
    proxy.wait_for_line("proxy.names:2:");
    proxy.wait_for_line("not reloaded");
    assert!(!arrives("X-Old") && arrives("X-New"));
    fs::write(&proxy.list, "fold case\nX-New\n").unwrap();
    proxy.hang_up();
    proxy.wait_for_line("reloaded, 1 rules");
    assert!(arrives("X-Old") && !arrives("X-New"));
}

/// HDRTRIE_REQUESTS sets the number of requests, HDRTRIE_RELOAD the milliseconds between two reloads.
#[test]
fn no_request_fails_while_the_list_is_reloaded() {
    let number = |name: &str, default| env::var(name).map_or(default, |text| text.parse().expect("a number"));
    let (requests, pause) = (number("HDRTRIE_REQUESTS", 4000), number("HDRTRIE_RELOAD", 50) as u64);
    let lists = ["fold separators\nX-Int-*\n", "fold separators\n[a]\nX-Sometimes\n[b]\nX-Int-*\nX-Other\n"];
    let proxy = RunningProxy::start("reload", lists[0], http1::start_upstream(), &[]);
    let fields: Fields =
        [("x_int_a", "1"), ("X-Sometimes", "2"), ("X-Survivor", "3")].map(|(a, b)| (a.to_owned(), b.to_owned())).into();
    let (done, ended) = (AtomicUsize::new(0), AtomicBool::new(false));
    let begin = Instant::now();
    let reloads = thread::scope(|scope| {
        let clients = [0; 4].map(|_| {
            scope.spawn(|| {
                let mut client = http1::Client::connect(proxy.address);
                let mut variants = BTreeSet::new();
                while done.fetch_add(1, Ordering::Relaxed) < requests {
                    let (request, response) = client.exchange(&fields, &fields);
                    let has = |fields: &Fields, name: &str| fields.iter().any(|field| field.0 == name);
                    for arrived in [&request, &response] {
                        assert!(!has(arrived, "x_int_a") && has(arrived, "X-Survivor"), "{arrived:?}");
                    }
                    // One table judges a request and its response.
                    assert_eq!(has(&request, "X-Sometimes"), has(&response, "X-Sometimes"));
                    variants.insert(has(&request, "X-Sometimes"));
                }
                variants
            })
        });
        let reloader = scope.spawn(|| {
            let mut reloads = 0;
            while !ended.load(Ordering::Relaxed) || reloads < 2 {
                reloads += 1;
                fs::write(&proxy.list, lists[reloads % 2]).unwrap();
                proxy.hang_up();
                proxy.wait_for_line("reloaded");
                thread::sleep(Duration::from_millis(pause));
            }
            reloads
        });
        let results = clients.map(|client| client.join());
        ended.store(true, Ordering::Relaxed); // also if a client has failed
        let variants: BTreeSet<bool> = results.into_iter().flat_map(|result| result.unwrap()).collect();
        assert_eq!(variants.len(), 2, "both lists were in use");
        reloader.join().unwrap()
    });
    println!("{requests} requests, {reloads} reloads, {:?}", begin.elapsed());
}
