// SPDX-License-Identifier: Apache-2.0 OR MIT
//! The Rust peers of the benchmarks, behind the C interface that ../rust.c declares. A peer is a file, and an export!
//! in it; find_loop.rs is ../../find_loop.h, written again so that each find is inlined into what is timed.

mod fasthash;
mod find_loop;
mod key;
mod map;
mod peer;
mod phf;
mod siphash;
mod trie_hard;
