// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Peer: std's HashMap with a fast hash: foldhash. hashbrown, the code inside std's HashMap, uses it by default since version
//! 0.15, instead of ahash. Its multiply and fold step is that of wyhash. rustc-hash is made for integers, so it is not used.
use crate::map::Map;

crate::export!(Map<foldhash::fast::RandomState>, "fasthash");
