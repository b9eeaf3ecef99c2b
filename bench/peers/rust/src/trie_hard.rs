// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Peer: trie-hard, the trie that reduced clear_internal_headers from 1.53 µs to 0.93 µs per request. The children of a node
//! are the bits of an integer, one bit per distinct byte of the list. Each byte of the name takes a load of its
//! bit, a load of the node, and a popcount. The default target of x86-64 lacks an instruction for popcount, so this peer is
//! built a second time.
//!
//! The width of the integer is matched once, outside the loop; that is faster than TrieHard::get.
use crate::find_loop::{Find, Lowered, Work};
use crate::key::{longest, text_len, Key};
use crate::peer::Peer;
use std::mem::{size_of, size_of_val};
use trie_hard::{TrieHard, TrieHardSized};

pub struct Trie {
    trie: TrieHard<'static, i32>,
    longest: usize,
    node_count: usize,
    text_len: usize,
}

macro_rules! impl_find {
    ($($integer:ty),+) => {
        $(impl Find for TrieHardSized<'_, i32, $integer> {
            #[inline(always)]
            fn find(&self, name: &[u8]) -> Option<i32> {
                self.get_from_bytes(name)
            }
        })+
    };
}

impl_find!(u8, u16, u32, u64, u128);

/// Runs $do on the trie inside, for any width of integer. 256 bits are for keys with over 128 distinct bytes; tokens have 77.
macro_rules! with_sized {
    ($trie:expr, $sized:ident => $do:expr) => {
        match $trie {
            TrieHard::U8($sized) => $do,
            TrieHard::U16($sized) => $do,
            TrieHard::U32($sized) => $do,
            TrieHard::U64($sized) => $do,
            TrieHard::U128($sized) => $do,
            TrieHard::U256(_) => unreachable!("a token of more than 128 distinct bytes"),
        }
    };
}

/// The fields of the crate's private node, to compute its size.
#[allow(dead_code)]
enum Node<'a, I> {
    Leaf(&'a [u8], i32),
    Search(Search<I>),
    SearchOrLeaf(&'a [u8], i32, Search<I>),
}

#[allow(dead_code)]
struct Search<I> {
    mask: I,
    edge_start: usize,
}

fn node_size<I>(_: &TrieHardSized<'_, i32, I>) -> usize {
    size_of::<Node<'_, I>>()
}

/// There is one node per prefix of a key that is one byte longer than a prefix it shares with another key.
fn count_nodes(keys: &[Key]) -> usize {
    let mut texts: Vec<&[u8]> = keys.iter().map(Key::text).collect();
    texts.sort_unstable();
    let shared = |i: usize| match (texts.get(i), texts.get(i + 1)) {
        (Some(a), Some(b)) => a.iter().zip(b.iter()).take_while(|(x, y)| x == y).count(),
        _ => 0,
    };
    let mut before = 0;
    let mut count = 1;
    for (i, text) in texts.iter().enumerate() {
        let after = shared(i);
        count += text.len().min(before.max(after) + 1) - before;
        before = after;
    }
    count
}

impl Peer for Trie {
    fn build(keys: &'static [Key]) -> Self {
        Trie {
            trie: TrieHard::new(keys.iter().map(|key| (key.text(), key.id)).collect()),
            longest: longest(keys),
            node_count: count_nodes(keys),
            text_len: text_len(keys),
        }
    }

    /// The nodes, the bit of each byte, and the texts, whose rest a leaf compares. The padding of the enum is not counted: it
    /// is as large as 256 integers of the widest kind, 8 KB, but no find reads it.
    fn bytes(&self) -> usize {
        let inside = with_sized!(&self.trie, sized => size_of_val(sized) + self.node_count * node_size(sized));
        inside + self.text_len
    }

    fn run_exact<W: Work>(&self, work: W) -> W::Result {
        with_sized!(&self.trie, sized => work.run(sized))
    }

    fn run_lowered<W: Work>(&self, work: W) -> W::Result {
        with_sized!(&self.trie, sized => work.run(&Lowered { exact: sized, longest: self.longest }))
    }
}

crate::export!(Trie, "trie_hard");
