// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Peer: std's HashMap with a fast hash: foldhash, which hashbrown, the code inside std's HashMap, has as its own default
//! since version 0.15, in place of ahash. Its multiply and fold is that of wyhash; rustc-hash is made for integers.
use crate::map::Map;

crate::export!(Map<foldhash::fast::RandomState>, "fasthash");
