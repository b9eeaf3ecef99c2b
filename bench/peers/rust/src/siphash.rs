// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Peer: std's HashMap with its default hash, SipHash-1-3 under a random key, so that an attacker cannot choose names that
//! collide. A Rust program uses it unless its author chooses another hash.
use crate::map::Map;

crate::export!(Map<std::collections::hash_map::RandomState>, "siphash");
