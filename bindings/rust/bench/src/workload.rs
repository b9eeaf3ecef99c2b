// SPDX-License-Identifier: Apache-2.0 OR MIT
//! The requests that are cleared. They follow from the corpus and a fixed seed.

use crate::oracle::{Oracle, Removal};
use hdrtrie::Table;
use http::HeaderName;
use pingora_http::RequestHeader;
use std::fs;
use std::path::{Path, PathBuf};

/// Requests of a pass: more than 65,536 names. A branch predictor learns a shorter pass.
pub const REQUESTS: usize = 6000;

/// A kind of requests.
pub struct Kind {
    pub name: &'static str,
    /// As Pingora has them after HTTP/1: with a map of the names' case. After HTTP/2 they are without.
    pub has_case_map: bool,
    /// Whether they have listed names.
    pub has_listed: bool,
}

pub const KINDS: [Kind; 4] = [
    Kind { name: "case-map", has_case_map: true, has_listed: true },
    Kind { name: "no-case-map", has_case_map: false, has_listed: true },
    Kind { name: "unlisted-case-map", has_case_map: true, has_listed: false },
    Kind { name: "unlisted-no-case-map", has_case_map: false, has_listed: false },
];

/// Requests of one kind.
pub struct Workload {
    pub name: &'static str,
    pub requests: Vec<RequestHeader>,
    /// For each request the listed names that it has.
    pub listed: Vec<Vec<HeaderName>>,
}

/// A file of the repository.
fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..").join(path)
}

/// The exact names that the list `edge-exact` removes, in lower case.
pub fn names() -> Vec<String> {
    let text = fs::read_to_string(repository("lists/edge-exact.names")).expect("the list is in the repository");
    let table = Table::from_list(&text).expect("the list is valid");
    table.rules().map(|rule| rule.literal().to_ascii_lowercase()).collect()
}

type Field = (String, String);

/// The fields of each head of the corpus: those that are not listed, and those that are.
fn read_heads(oracle: &Oracle) -> Vec<(Vec<Field>, Vec<Field>)> {
    let folder = fs::read_dir(repository("bench/corpus/edge")).expect("the corpus");
    let mut paths: Vec<_> = folder.map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    let read = |path: &PathBuf| {
        let text = fs::read_to_string(path).expect("a head");
        let fields = text.lines().filter_map(|line| line.split_once(": ")).filter(|(name, _)| !name.contains(' '));
        fields
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .partition(|(name, _)| !oracle.removes(Removal::Case, name))
    };
    paths.iter().map(read).collect()
}

/// A linear congruential generator, with Knuth's constants.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 32) as usize) % bound
    }
}

/// A request without fields, with room for some.
fn empty_request(has_case_map: bool, room: usize) -> RequestHeader {
    let build = if has_case_map { RequestHeader::build } else { RequestHeader::build_no_case };
    build("GET", b"/", Some(room)).expect("a valid request")
}

/// Copies a request as Pingora's parser makes one: each name gets memory of its own, which is then in the cache. Values, and
/// names in their own case, share the memory of the original.
pub fn receive(request: &RequestHeader) -> RequestHeader {
    let mut copy = empty_request(request.has_case(), request.headers.len());
    if request.has_case() {
        for (name, value) in request.case_header_iter() {
            copy.append_header(name.clone(), value.clone()).expect("a valid field");
        }
    } else {
        for (name, value) in &request.headers {
            copy.append_header(name, value.clone()).expect("a valid field");
        }
    }
    copy
}

impl Workload {
    /// Each request joins the unlisted fields of one head with the listed ones of another, at random places. Then a random
    /// eighth of the fields is left out, so that few requests are equal.
    pub fn new(kind: &Kind, count: usize) -> Self {
        let oracle = Oracle::new(names());
        let heads = read_heads(&oracle);
        let mut random = Random(1);
        let mut requests = Vec::with_capacity(count);
        for _ in 0..count {
            let mut fields = heads[random.below(heads.len())].0.clone();
            let listed = &heads[random.below(heads.len())].1;
            for field in listed {
                fields.insert(random.below(fields.len() + 1), field.clone());
            }
            let mut request = empty_request(kind.has_case_map, fields.len());
            for (name, value) in fields {
                let is_left_out = random.below(8) == 0;
                if !is_left_out && (kind.has_listed || !listed.iter().any(|field| field.0 == name)) {
                    request.append_header(name, value).expect("a valid field");
                }
            }
            requests.push(request);
        }
        let listed_in = |request: &RequestHeader| -> Vec<HeaderName> {
            request.headers.keys().filter(|name| oracle.removes(Removal::Case, name.as_str())).cloned().collect()
        };
        Self { name: kind.name, listed: requests.iter().map(listed_in).collect(), requests }
    }
}
