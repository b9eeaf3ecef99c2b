// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Peer: std's HashMap as it comes, with SipHash-1-3 and a random key: what a program in Rust has that never asked for
//! anything else, and the only peer here but phf whose hash an attacker cannot make collide.
use crate::map::Map;

crate::export!(Map<std::collections::hash_map::RandomState>, "siphash");
