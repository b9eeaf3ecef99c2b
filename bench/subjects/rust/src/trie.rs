// SPDX-License-Identifier: Apache-2.0 OR MIT
//! trie-hard, the trie that this project was begun against: node relations in the bits of integers, a node a byte. Built for the
//! default target it counts bits by arithmetic; for the machine's own by one instruction.
//!
//! Unfair to it: nothing known. It matches exactly, so fold case lowers first.

use crate::names::Key;
use crate::passes::{peer, Peer};
use trie_hard::TrieHard;

pub struct Hard {
    trie: TrieHard<'static, i32>,
    longest: usize,
}

impl Peer for Hard {
    fn build(keys: &[Key], _: usize) -> Self {
        let values: Vec<(&'static [u8], i32)> = keys.iter().map(|k| (unsafe { k.bytes() }, k.id)).collect();
        let longest = values.iter().map(|v| v.0.len()).max().unwrap_or(0);
        Hard { trie: TrieHard::new(values), longest }
    }

    #[inline(always)]
    fn find(&self, name: &[u8]) -> i32 {
        self.trie.get_from_bytes(name).unwrap_or(-1)
    }

    fn longest(&self) -> usize {
        self.longest
    }

    /// It keeps its size to itself; rust.c asks for none.
    fn bytes(&self) -> usize {
        0
    }
}

peer!(
    Hard,
    rust_hard_build,
    rust_hard_bytes,
    (rust_hard_find, rust_hard_pass, rust_hard_clear),
    (rust_hard_find_lowered, rust_hard_pass_lowered, rust_hard_clear_lowered)
);
