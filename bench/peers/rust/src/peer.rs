// SPDX-License-Identifier: Apache-2.0 OR MIT
//! The trait that a peer implements, and the functions that C calls.
use crate::find_loop::Work;
use crate::key::Key;

pub trait Peer {
    fn build(keys: &'static [Key]) -> Self;

    /// Returns how many bytes finds may read.
    fn bytes(&self) -> usize;

    /// Runs work with this peer's find, on names as they are or in lower case.
    fn run_exact<W: Work>(&self, work: W) -> W::Result;
    fn run_lowered<W: Work>(&self, work: W) -> W::Result;
}

/// Exports a peer as peer_<NAME>_build and so on. The environment variable PEER_PREFIX replaces peer_ at compile time. Each
/// loop is a separate function, so that the compiler does not merge it with other code.
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
