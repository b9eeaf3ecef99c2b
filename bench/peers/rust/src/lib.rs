// SPDX-License-Identifier: Apache-2.0 OR MIT
//! The Rust peers of the benchmarks, with the C interface that rust_peers.c declares. Each peer is a file with an export! in
//! it. find_loop.rs repeats harness/find_loop.inl.h in Rust, so that each find is inlined into the timed loops.

mod fasthash;
mod find_loop;
mod key;
mod map;
mod peer;
mod phf;
mod siphash;
mod trie_hard;
