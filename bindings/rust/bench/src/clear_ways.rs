// SPDX-License-Identifier: Apache-2.0 OR MIT
//! The function `clear_internal_headers` of a service on Pingora, in the ways that were published, and with hdrtrie. All
//! remove the same fields; a test compares them.

use hdrtrie::{Groups, Table};
use http::HeaderName;
use pingora_http::RequestHeader;
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use trie_hard::TrieHard;

/// A way to clear a request. Returns how many names it removed, or for the floor how many bytes the names have.
pub trait Clear {
    fn clear(&self, request: &mut RequestHeader) -> usize;
}

/// Only reads the names: no way that looks at each name is faster.
pub struct Walk;

/// The first version: one removal per listed name.
pub struct Loop(pub Vec<HeaderName>);

/// The second version: one look-up per field.
pub struct Map(pub HashSet<HeaderName>);

/// The version with trie-hard.
pub struct Trie<'n>(pub TrieHard<'n, ()>);

/// One find per field.
pub struct Find<'t>(pub &'t Table);

/// One mark for all fields, then the removals.
pub struct Mark<'t>(pub &'t Table);

impl Clear for Walk {
    fn clear(&self, request: &mut RequestHeader) -> usize {
        request.headers.keys().map(|name| name.as_str().len()).sum()
    }
}

impl Clear for Loop {
    fn clear(&self, request: &mut RequestHeader) -> usize {
        self.0.iter().filter(|name| request.remove_header(*name).is_some()).count()
    }
}

/// Removes the names that `is_listed` finds.
fn clear_found(request: &mut RequestHeader, is_listed: impl Fn(&HeaderName) -> bool) -> usize {
    let found: Vec<HeaderName> = request.headers.keys().filter(|name| is_listed(name)).cloned().collect();
    for name in &found {
        request.remove_header(name);
    }
    found.len()
}

impl Clear for Map {
    fn clear(&self, request: &mut RequestHeader) -> usize {
        clear_found(request, |name| self.0.contains(name))
    }
}

impl Clear for Trie<'_> {
    fn clear(&self, request: &mut RequestHeader) -> usize {
        clear_found(request, |name| self.0.get(name.as_str()).is_some())
    }
}

impl Clear for Find<'_> {
    fn clear(&self, request: &mut RequestHeader) -> usize {
        clear_found(request, |name| self.0.find(name.as_str()).is_some())
    }
}

impl Clear for Mark<'_> {
    fn clear(&self, request: &mut RequestHeader) -> usize {
        hdrtrie::http::clear(self.0, Groups::ALL, request)
    }
}

/// A file of the repository.
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..").join(path)
}

/// The exact names that the list `edge-exact` removes, in lower case.
pub fn names() -> Vec<String> {
    let text = fs::read_to_string(repository("lists/edge-exact.names")).expect("the list is in the repository");
    let table = Table::from_list(&text).expect("the list is valid");
    table.rules().map(|rule| rule.literal().to_ascii_lowercase()).collect()
}

/// The table of these names with a fold.
pub fn table(fold: &str) -> Box<Table> {
    Table::from_list(format!("fold {fold}\n{}\n", names().join("\n"))).expect("the names are valid")
}

/// The requests of the corpus as Pingora has them after HTTP/1: with a map of the names' case, or as after HTTP/2 without.
/// With `listed` false, the listed names are left out.
pub fn requests(with_case: bool, listed: bool) -> Vec<RequestHeader> {
    let table = table("case");
    let folder = repository("bench/corpus/edge");
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("the corpus").map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    let read = |path: &PathBuf| {
        let text = fs::read_to_string(path).expect("a head");
        let mut request = if with_case {
            RequestHeader::build("GET", b"/", None)
        } else {
            RequestHeader::build_no_case("GET", b"/", None)
        }
        .expect("a valid request");
        for (name, value) in
            text.lines().filter_map(|line| line.split_once(": ")).filter(|(name, _)| !name.contains(' '))
        {
            if listed || table.find(name).is_none() {
                request.append_header(name.to_owned(), value).expect("a valid field");
            }
        }
        request
    };
    paths.iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_ways_remove_the_same_fields() {
        let names = names();
        assert!(names.len() > 100, "{}", names.len());
        let header_names = || names.iter().map(|name| name.parse::<HeaderName>().unwrap());
        let (case, separators) = (table("case"), table("separators"));
        let ways: [&dyn Clear; 6] = [
            &Loop(header_names().collect()),
            &Map(header_names().collect()),
            &Trie(TrieHard::new(names.iter().map(|name| (name.as_bytes(), ())).collect())),
            &Find(&case),
            &Mark(&case),
            &Mark(&separators),
        ];
        for with_case in [true, false] {
            let mut total = 0;
            for request in requests(with_case, true) {
                let mut cleared = ways.map(|way| {
                    let mut request = request.clone();
                    let removed = way.clear(&mut request);
                    let mut left: Vec<String> = request.headers.keys().map(|name| name.to_string()).collect();
                    left.sort();
                    (removed, left)
                });
                total += cleared[0].0;
                // The wide fold also removes the aliases that an attacker sends.
                assert!(cleared[5].0 >= cleared[0].0);
                cleared[5] = cleared[0].clone();
                assert!(cleared.iter().all(|result| *result == cleared[0]), "{request:?}");
            }
            assert!(total > 50, "{total}");
            for mut request in requests(with_case, false) {
                assert_eq!(Mark(&case).clear(&mut request), 0);
            }
        }
    }
}
