// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Peer: phf, a perfect hash made at compile time: SipHash-1-3 to 128 bits, a displacement, one slot, one comparison.
//! phf_build.rs makes one map per list. The compiler sees the maps as constants, with the divisors of the hash, as it does if
//! a program writes phf_map!.
#![allow(dead_code, unused_macros)] // lists with patterns are left out
use crate::find_loop::{Find, Lowered, Work};
use crate::key::Key;
use crate::peer::Peer;

/// A map as a type, so that it is a constant and not a value of the running program.
trait ListMap {
    const LONGEST: usize;
    fn map() -> &'static phf::Map<&'static [u8], i32>;
}

struct List<L>(std::marker::PhantomData<L>);

impl<L: ListMap> Find for List<L> {
    #[inline(always)]
    fn find(&self, name: &[u8]) -> Option<i32> {
        L::map().get(name).copied()
    }
}

impl<L: ListMap> Peer for List<L> {
    /// Nothing to do: the map was made at compile time, from the same list.
    fn build(_: &'static [Key]) -> Self {
        List(std::marker::PhantomData)
    }

    fn bytes(&self) -> usize {
        let map = L::map();
        let texts: usize = map.keys().map(|key| key.len()).sum();
        std::mem::size_of_val(map.entries) + std::mem::size_of_val(map.disps) + texts
    }

    fn run_exact<W: Work>(&self, work: W) -> W::Result {
        work.run(self)
    }

    fn run_lowered<W: Work>(&self, work: W) -> W::Result {
        work.run(&Lowered { exact: self, longest: L::LONGEST })
    }
}

/// Declares a map that phf_build.rs wrote: the prefix of its functions, the length of its longest name, the map.
macro_rules! list_map {
    ($name:literal, $longest:literal, $map:expr) => {
        const _: () = {
            static MAP: phf::Map<&'static [u8], i32> = $map;

            struct This;

            impl ListMap for This {
                const LONGEST: usize = $longest;

                #[inline(always)]
                fn map() -> &'static phf::Map<&'static [u8], i32> {
                    &MAP
                }
            }

            crate::export!(List<This>, $name);
        };
    };
}

include!(concat!(env!("OUT_DIR"), "/phf_maps.rs"));
