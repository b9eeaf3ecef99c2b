// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Rust's ways to match field names, as peers of hdrtrie's benchmarks, behind a C interface (../rust.h).
//!
//! Each peer is a type with a find that is inlined into the loops of `passes.rs`, which are find_loop.h's in Rust: no peer pays
//! for a call that another does not pay for.

mod maps;
mod names;
mod passes;
mod perfect;
mod trie;
