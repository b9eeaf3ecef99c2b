// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Peer: std's HashMap as it comes, with SipHash-1-3 under a random key, so that nobody outside can choose names that
//! collide: what a program in Rust has that never asked for anything else.
use crate::map::Map;

crate::export!(Map<std::collections::hash_map::RandomState>, "siphash");
