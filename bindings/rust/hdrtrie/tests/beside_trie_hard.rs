// SPDX-License-Identifier: Apache-2.0 OR MIT
//! All that trie-hard offers, beside trie-hard on random lists: get, iteration in order, prefix search, and the longest
//! listed prefix (`ancestor`). Lists with `fold none` compare bytes, as trie-hard does. One difference is a fault of
//! trie-hard: see `is_missed`.

use hdrtrie::{Order, Table};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use trie_hard::TrieHard;

/// Random numbers that are equal on every machine (SplitMix64).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((word ^ (word >> 31)) % bound as u64) as usize
    }

    /// A token of few different bytes, so that names are often prefixes of each other.
    fn name(&mut self, alphabet: &[u8]) -> String {
        let longest = if self.below(10) == 0 { 60 } else { 7 };
        let len = 1 + self.below(longest);
        (0..len).map(|_| char::from(alphabet[self.below(alphabet.len())])).collect()
    }
}

/// Makes a table static. The program still refers to it at its end, so a leak detector does not report it.
fn forever(table: Box<Table>) -> &'static Table {
    static TABLES: Mutex<Vec<&'static Table>> = Mutex::new(Vec::new());
    let table = Box::leak(table);
    TABLES.lock().unwrap().push(table);
    table
}

/// trie-hard's answers and ours, for one list.
fn compare(names: &BTreeSet<String>, random: &mut Random, alphabet: &[u8]) {
    let trie: TrieHard<&str> = names.iter().map(String::as_str).collect();
    let mut lines: Vec<&str> = names.iter().map(String::as_str).collect();
    for at in (1..lines.len()).rev() {
        lines.swap(at, random.below(at + 1)); // the order of the lines has no effect
    }
    let escaped =
        |byte: char| if byte.is_ascii_alphanumeric() { String::new() } else { "\\".into() } + &byte.to_string();
    let text: String =
        lines.iter().map(|line| line.chars().map(escaped).chain(["\n".into()]).collect::<String>()).collect();
    let table = Table::from_list("fold none\n".to_owned() + &text).unwrap_or_else(|error| panic!("{error}"));
    // The same answers from static bytes, without memory at run time.
    let fixed = Table::from_static(forever(Table::from_bytes(table.as_bytes()).unwrap()).as_bytes()).unwrap();
    let mut ids = vec![0; names.len()];
    let order = table.order();
    let fixed_order = Order::sort(fixed, &mut ids[..]);
    assert_eq!(order.ids(), fixed_order.ids());

    assert!(order.iter().map(|rule| rule.pattern).eq(trie.iter().map(|(_, name)| name)));
    assert!(fixed_order.iter().map(|rule| rule.literal()).eq(names));

    let by_id: BTreeMap<u32, &str> = table.rules().map(|rule| (rule.id, rule.pattern)).collect();
    for round in 0..60 {
        let mut probe = random.name(alphabet);
        if round % 2 == 0 {
            // A listed name, often changed at its end.
            probe = names.iter().nth(random.below(names.len())).unwrap().clone();
            probe.truncate(1 + random.below(probe.len()));
            if random.below(3) == 0 {
                probe += &random.name(alphabet);
            }
        }
        let probe = &probe[..if round == 1 { 0 } else { probe.len() }];
        for (table, ids) in [(&*table, order.ids()), (fixed, fixed_order.ids())] {
            let order = Order::from_ids(table, ids).unwrap();
            assert_eq!(table.find(probe).map(|found| by_id[&found.id]), trie.get(probe), "get {probe}");
            let ours: Vec<&str> = order.prefix_search(probe).map(|rule| rule.pattern).collect();
            let theirs: Vec<&str> = trie.prefix_search(probe).map(|(_, name)| name).collect();
            let listed = names.iter().filter(|name| name.starts_with(probe));
            assert!(listed.eq(ours.iter().copied()), "prefix_search {probe}");
            assert!(
                ours == theirs || theirs.is_empty() && is_missed(&ours, probe),
                "prefix_search {probe}: {theirs:?}"
            );
            let longest = table.longest_prefix(probe).map(|rule| rule.pattern);
            assert_eq!(longest, trie.ancestor(probe).map(|(_, name)| name), "ancestor {probe}");
        }
    }
}

/// trie-hard 0.2.0 does not find a name by a prefix that ends after the byte which distinguishes the name from all others.
/// It only finds the whole name.
fn is_missed(ours: &[&str], probe: &str) -> bool {
    matches!(ours, [name] if *name != probe)
}

#[test]
fn trie_hard_misses_a_name_by_a_long_prefix() {
    let trie: TrieHard<&str> = ["accept", "x-int"].into_iter().collect();
    assert_eq!(trie.prefix_search("a").count(), 1);
    assert_eq!(trie.prefix_search("ac").count(), 0, "mended: remove is_missed");
    let table = Table::from_list("fold none\naccept\nx-int\n").unwrap();
    assert_eq!(table.order().prefix_search("ac").count(), 1);
}

#[test]
fn each_answer_equals_that_of_trie_hard() {
    let mut random = Random(17);
    for round in 0..200 {
        let alphabet: &[u8] = [&b"ab"[..], b"abcdef-_", b"aBbA!#$%&'*+-.^_`|~0"][round % 3];
        let names = (0..1 + random.below(80)).map(|_| random.name(alphabet)).collect();
        compare(&names, &mut random, alphabet);
    }
}

/// 77 different bytes need one of trie-hard's two largest forms.
#[test]
fn each_answer_equals_that_of_trie_hard_with_all_token_bytes() {
    let token: Vec<u8> = (0..=255).filter(|&byte| hdrtrie::is_token([byte])).collect();
    assert_eq!(token.len(), 77);
    let mut random = Random(18);
    for _ in 0..20 {
        let names = (0..300).map(|_| random.name(&token)).collect();
        compare(&names, &mut random, &token);
    }
}
