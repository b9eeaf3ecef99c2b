// SPDX-License-Identifier: Apache-2.0 OR MIT
//! The standard library's HashMap, with its own SipHash, keyed against floods, and with foldhash, which the crate hashbrown
//! below it has by default and which the community takes for speed.
//!
//! Unfair to it: nothing known. Keys are compared exactly, so fold case lowers first.

use crate::names::Key;
use crate::passes::{peer, Peer};
use std::collections::hash_map::RandomState;
use std::collections::HashMap;
use std::hash::BuildHasher;

pub struct Map<S> {
    map: HashMap<&'static [u8], i32, S>,
    longest: usize,
    text_len: usize,
}

impl<S: BuildHasher + Default> Peer for Map<S> {
    fn build(keys: &[Key], _: usize) -> Self {
        let map: HashMap<&'static [u8], i32, S> = keys.iter().map(|k| (unsafe { k.bytes() }, k.id)).collect();
        let longest = map.keys().map(|k| k.len()).max().unwrap_or(0);
        let text_len = map.keys().map(|k| k.len()).sum();
        Map { map, longest, text_len }
    }

    #[inline(always)]
    fn find(&self, name: &[u8]) -> i32 {
        self.map.get(name).copied().unwrap_or(-1)
    }

    fn longest(&self) -> usize {
        self.longest
    }

    /// Buckets of a power of two at most 7/8 full, each with its entry and a byte of control, and the texts.
    fn bytes(&self) -> usize {
        let buckets = (self.map.capacity() * 8 / 7).next_power_of_two();
        buckets * (std::mem::size_of::<(&[u8], i32)>() + 1) + self.text_len
    }
}

peer!(
    Map<RandomState>,
    rust_sip_build,
    rust_sip_bytes,
    (rust_sip_find, rust_sip_pass, rust_sip_clear),
    (rust_sip_find_lowered, rust_sip_pass_lowered, rust_sip_clear_lowered)
);
peer!(
    Map<foldhash::fast::RandomState>,
    rust_fast_build,
    rust_fast_bytes,
    (rust_fast_find, rust_fast_pass, rust_fast_clear),
    (rust_fast_find_lowered, rust_fast_pass_lowered, rust_fast_clear_lowered)
);
