// SPDX-License-Identifier: Apache-2.0 OR MIT
//! std's HashMap from names to ids, with any hash.
use crate::find_loop::{Find, Lowered, Work};
use crate::key::{longest, text_len, Key};
use crate::peer::Peer;
use std::collections::HashMap;
use std::hash::BuildHasher;

pub struct Map<S> {
    ids: HashMap<&'static [u8], i32, S>,
    longest: usize,
    text_len: usize,
}

impl<S: BuildHasher> Find for Map<S> {
    #[inline(always)]
    fn find(&self, name: &[u8]) -> Option<i32> {
        self.ids.get(name).copied()
    }
}

impl<S: BuildHasher + Default> Peer for Map<S> {
    fn build(keys: &'static [Key]) -> Self {
        Map {
            ids: keys.iter().map(|key| (key.text(), key.id)).collect(),
            longest: longest(keys),
            text_len: text_len(keys),
        }
    }

    /// A slot is a key's address, its length, its id, and a control byte. One more group of control bytes follows the slots.
    fn bytes(&self) -> usize {
        const GROUP: usize = 16;
        let slots = match self.ids.capacity() {
            0..=3 => 4,
            4..=7 => 8,
            capacity => (capacity * 8 / 7).next_power_of_two(), // at most 7/8 of the slots are used
        };
        slots * (std::mem::size_of::<(&[u8], i32)>() + 1) + GROUP + self.text_len
    }

    fn run_exact<W: Work>(&self, work: W) -> W::Result {
        work.run(self)
    }

    fn run_lowered<W: Work>(&self, work: W) -> W::Result {
        work.run(&Lowered { exact: self, longest: self.longest })
    }
}
