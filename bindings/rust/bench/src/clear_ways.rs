// SPDX-License-Identifier: Apache-2.0 OR MIT
//! The function `clear_internal_headers` of a service on Pingora, in the ways that were published, and with hdrtrie. A slow
//! oracle checks each before it is timed.

pub mod oracle;
pub mod workload;

use hdrtrie::{Groups, Select, Table};
use http::HeaderName;
use oracle::{Oracle, Removal};
use pingora_http::RequestHeader;
use std::collections::HashSet;
use std::hint::black_box;
use trie_hard::TrieHard;
use workload::Workload;

/// A way to clear a request. Returns how many names it removed, or if it removes none, how many it read or found.
pub trait Clear {
    /// `number`: the place of the request in its workload.
    fn clear(&self, number: usize, request: &mut RequestHeader) -> usize;
}

/// Only asks for each name's address and length: no way that looks at each name is faster.
struct Walk;

/// Only removes the names that the oracle removes, without a search for them: the share of the host.
struct Known<'w>(&'w [Vec<HeaderName>]);

/// The first version: one removal per listed name.
struct Loop(Vec<HeaderName>);

/// The second version: one look-up per field.
struct Map(HashSet<HeaderName>);

/// The version with trie-hard.
struct Trie<'n>(TrieHard<'n, ()>);

/// One find per field.
struct Find<'t>(&'t Table);

/// One mark for all fields, without the removals: the share of the search.
struct Search<'t>(&'t Table);

/// One mark for all fields, then the removals.
struct Mark<'t>(&'t Table);

impl Clear for Walk {
    fn clear(&self, _: usize, request: &mut RequestHeader) -> usize {
        request.headers.keys().map(|name| black_box(name.as_str())).count()
    }
}

impl Clear for Known<'_> {
    fn clear(&self, number: usize, request: &mut RequestHeader) -> usize {
        let names = &self.0[number];
        for name in names {
            request.remove_header(name);
        }
        names.len()
    }
}

impl Clear for Loop {
    fn clear(&self, _: usize, request: &mut RequestHeader) -> usize {
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
    fn clear(&self, _: usize, request: &mut RequestHeader) -> usize {
        clear_found(request, |name| self.0.contains(name))
    }
}

impl Clear for Trie<'_> {
    fn clear(&self, _: usize, request: &mut RequestHeader) -> usize {
        clear_found(request, |name| self.0.get(name.as_str()).is_some())
    }
}

impl Clear for Find<'_> {
    fn clear(&self, _: usize, request: &mut RequestHeader) -> usize {
        clear_found(request, |name| self.0.find(name.as_str()).is_some())
    }
}

impl Clear for Search<'_> {
    fn clear(&self, _: usize, request: &mut RequestHeader) -> usize {
        self.0.mark(Select::from(Groups::ALL).allow_malformed(), request.headers.keys()).count()
    }
}

impl Clear for Mark<'_> {
    fn clear(&self, _: usize, request: &mut RequestHeader) -> usize {
        hdrtrie::http::clear(self.0, Groups::ALL, request)
    }
}

/// A way, with its name and the names that it must remove.
pub struct Subject<'a> {
    pub name: &'static str,
    pub removal: Removal,
    pub way: Box<dyn Clear + 'a>,
}

/// The names of all subjects.
pub const SUBJECTS: [&str; 10] = [
    "walk",
    "remove-known",
    "loop",
    "hash-set",
    "trie-hard",
    "find-case",
    "find-separators",
    "search-case",
    "mark-case",
    "mark-separators",
];

/// The list, and the tables that the ways borrow.
pub struct Lists {
    names: Vec<String>,
    case: Box<Table>,
    separators: Box<Table>,
}

impl Lists {
    pub fn read() -> Self {
        let names = workload::names();
        let table = |fold: &str| Table::from_list(format!("fold {fold}\n{}\n", names.join("\n"))).expect("valid names");
        Self { case: table("case"), separators: table("separators"), names }
    }

    /// The subject with this name, one of `SUBJECTS`, for a workload.
    pub fn subject<'a>(&'a self, name: &'static str, workload: &'a Workload) -> Subject<'a> {
        let header_names = || self.names.iter().map(|name| name.parse::<HeaderName>().expect("a valid name"));
        let trie = || TrieHard::new(self.names.iter().map(|name| (name.as_bytes(), ())).collect());
        let (removal, way): (Removal, Box<dyn Clear>) = match name {
            "walk" => (Removal::Nothing, Box::new(Walk)),
            "remove-known" => (Removal::Case, Box::new(Known(&workload.listed))),
            "loop" => (Removal::Case, Box::new(Loop(header_names().collect()))),
            "hash-set" => (Removal::Case, Box::new(Map(header_names().collect()))),
            "trie-hard" => (Removal::Case, Box::new(Trie(trie()))),
            "find-case" => (Removal::Case, Box::new(Find(&self.case))),
            "find-separators" => (Removal::Separators, Box::new(Find(&self.separators))),
            "search-case" => (Removal::Nothing, Box::new(Search(&self.case))),
            "mark-case" => (Removal::Case, Box::new(Mark(&self.case))),
            "mark-separators" => (Removal::Separators, Box::new(Mark(&self.separators))),
            _ => panic!("there is no subject {name}"),
        };
        Subject { name, removal, way }
    }

    /// Compares a subject with the oracle, for each request of the workload.
    pub fn check(&self, subject: &Subject, workload: &Workload) -> Result<(), String> {
        let oracle = Oracle::new(self.names.clone());
        for (number, request) in workload.requests.iter().enumerate() {
            let expected = oracle.clear(subject.removal, request);
            let mut cleared = workload::receive(request);
            let result = subject.way.clear(number, &mut cleared);
            let removed = request.headers.keys_len() - cleared.headers.keys_len();
            let left = oracle::fields(&cleared);
            if left != expected || (subject.removal != Removal::Nothing && result != removed) {
                return Err(format!(
                    "{}, {}, request {number}: {result} names removed, left are\n{left:?}\nbut the oracle leaves\n{expected:?}",
                    workload.name, subject.name
                ));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use workload::KINDS;

    /// Removes one name too many, one too few, or counts badly.
    struct Faulty<'t>(&'t Table, u8);

    impl Clear for Faulty<'_> {
        fn clear(&self, number: usize, request: &mut RequestHeader) -> usize {
            match self.1 {
                0 => 0,
                1 if number == 7 => {
                    let name = request.headers.keys().next().expect("a field").clone();
                    request.remove_header(&name);
                    1
                }
                2 => Mark(self.0).clear(number, request) + 1,
                _ => Mark(self.0).clear(number, request),
            }
        }
    }

    #[test]
    fn all_subjects_do_what_the_oracle_does() {
        let lists = Lists::read();
        assert!(lists.names.len() > 100, "{}", lists.names.len());
        for kind in &KINDS {
            let workload = Workload::new(kind, 500);
            let removed: usize = workload.listed.iter().map(Vec::len).sum();
            assert_eq!(removed > 100, kind.has_listed, "{removed}");
            for name in SUBJECTS {
                lists.check(&lists.subject(name, &workload), &workload).unwrap();
            }
        }
    }

    #[test]
    fn the_check_finds_faults() {
        let lists = Lists::read();
        let workload = &Workload::new(&KINDS[0], 100);
        for fault in 0..4 {
            let subject = Subject { name: "faulty", removal: Removal::Case, way: Box::new(Faulty(&lists.case, fault)) };
            let result = lists.check(&subject, workload);
            assert_eq!(result.is_err(), fault < 3, "{fault}: {result:?}");
        }
    }

    #[test]
    fn a_received_request_has_the_same_fields() {
        for kind in &KINDS {
            for request in Workload::new(kind, 100).requests {
                assert_eq!(oracle::fields(&workload::receive(&request)), oracle::fields(&request));
            }
        }
    }

    #[test]
    fn a_pass_has_more_names_than_a_predictor_learns() {
        let workload = Workload::new(&KINDS[0], workload::REQUESTS);
        let names: usize = workload.requests.iter().map(|request| request.headers.keys_len()).sum();
        assert!(names >= 65_536, "{names}");
    }
}
