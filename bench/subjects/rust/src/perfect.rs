// SPDX-License-Identifier: Apache-2.0 OR MIT
//! The phf crate: maps with a perfect hash that build.rs made of the lists when this was compiled, as its users do.
//!
//! Unfair to it: the map is chosen by a number at run time, a load that a user's own static map does without.

use crate::names::Key;
use crate::passes::{peer, Peer};

include!(concat!(env!("OUT_DIR"), "/lists.rs"));

pub struct Perfect {
    map: &'static phf::Map<&'static [u8], i32>,
    longest: usize,
}

impl Peer for Perfect {
    /// list: which of build.rs's lists, in their order.
    fn build(keys: &[Key], list: usize) -> Self {
        let longest = keys.iter().map(|k| unsafe { k.bytes() }.len()).max().unwrap_or(0);
        Perfect { map: LISTS[list], longest }
    }

    #[inline(always)]
    fn find(&self, name: &[u8]) -> i32 {
        self.map.get(name).copied().unwrap_or(-1)
    }

    fn longest(&self) -> usize {
        self.longest
    }

    /// An entry a key, a displacement of 8 bytes for five of them (phf's ratio), and the texts.
    fn bytes(&self) -> usize {
        let texts: usize = self.map.keys().map(|k| k.len()).sum();
        self.map.len() * std::mem::size_of::<(&[u8], i32)>() + self.map.len().div_ceil(5) * 8 + texts
    }
}

peer!(
    Perfect,
    rust_phf_build,
    rust_phf_bytes,
    (rust_phf_find, rust_phf_pass, rust_phf_clear),
    (rust_phf_find_lowered, rust_phf_pass_lowered, rust_phf_clear_lowered)
);
