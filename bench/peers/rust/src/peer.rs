// SPDX-License-Identifier: Apache-2.0 OR MIT
//! What a peer implements, and what C calls of it.
use crate::find_loop::Work;
use crate::key::Key;

pub trait Peer {
    fn build(keys: &'static [Key]) -> Self;

    /// Bytes that finds may read.
    fn bytes(&self) -> usize;

    /// Runs work with this peer's find: as it is, or on lowered names.
    fn run_exact<W: Work>(&self, work: W) -> W::Result;
    fn run_lowered<W: Work>(&self, work: W) -> W::Result;
}

/// Exports a peer as peer_<NAME>_build and so on, or with what PEER_PREFIX holds when this is compiled in place of peer_.
/// Each body is a function of its own, which nothing else is merged into.
#[macro_export]
macro_rules! export {
    ($peer:ty, $name:literal) => {
        const _: () = {
            use $crate::find_loop::{Clear, Field, Name, One, Pass};
            use $crate::peer::Peer;

            #[export_name = concat!(env!("PEER_PREFIX"), $name, "_build")]
            unsafe extern "C" fn build(keys: *const $crate::key::Key, count: usize) -> *const $peer {
                Box::into_raw(Box::new(<$peer>::build(std::slice::from_raw_parts(keys, count))))
            }

            #[export_name = concat!(env!("PEER_PREFIX"), $name, "_bytes")]
            unsafe extern "C" fn bytes(state: *const $peer) -> usize {
                (*state).bytes()
            }

            $crate::export!($peer, run_exact, concat!(env!("PEER_PREFIX"), $name, "_exact"));
            $crate::export!($peer, run_lowered, concat!(env!("PEER_PREFIX"), $name, "_lowered"));
        };
    };
    ($peer:ty, $run:ident, $prefix:expr) => {
        const _: () = {
            #[export_name = concat!($prefix, "_find")]
            unsafe extern "C" fn find(state: *const $peer, name: *const u8, len: usize) -> i32 {
                (*state).$run(One(std::slice::from_raw_parts(name, len)))
            }

            #[export_name = concat!($prefix, "_pass")]
            unsafe extern "C" fn pass(state: *const $peer, names: *const Name, count: usize) -> u64 {
                (*state).$run(Pass(std::slice::from_raw_parts(names, count)))
            }

            #[export_name = concat!($prefix, "_clear")]
            unsafe extern "C" fn clear(state: *const $peer, fields: *mut Field, count: usize) -> usize {
                (*state).$run(Clear { fields, count })
            }
        };
    };
}
