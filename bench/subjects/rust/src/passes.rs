// SPDX-License-Identifier: Apache-2.0 OR MIT
//! The loops that are timed, for every peer alike: find_loop.h in Rust.

/// A way to match names.
pub trait Peer: Sized {
    fn build(keys: &[crate::names::Key], list: usize) -> Self;

    /// The name's id, or -1.
    fn find(&self, name: &[u8]) -> i32;

    /// The longest key.
    fn longest(&self) -> usize;

    /// Bytes that finds may read, as far as the crate lets one know.
    fn bytes(&self) -> usize;
}

/// find, after lowering where LOWER says so.
#[inline(always)]
pub fn find<P: Peer, const LOWER: bool>(peer: &P, name: &[u8]) -> i32 {
    if !LOWER {
        return peer.find(name);
    }
    let mut room = [std::mem::MaybeUninit::<u8>::uninit(); 264];
    // The bytes that are read are those that lower wrote.
    let room = unsafe { &mut *(room.as_mut_ptr() as *mut [u8; 264]) };
    match crate::names::lower(name, peer.longest(), room) {
        Some(lowered) => peer.find(lowered),
        None => -1,
    }
}

/// Defines the C functions of a peer: NAME_build, NAME_bytes, and for fold none and fold case find, pass and clear.
macro_rules! peer {
    ($peer:ty, $build:ident, $bytes:ident, $exact:tt, $lowered:tt) => {
        #[no_mangle]
        pub unsafe extern "C" fn $build(keys: *const crate::names::Key, count: usize, list: usize) -> *const $peer {
            let keys = std::slice::from_raw_parts(keys, count);
            Box::into_raw(Box::new(<$peer as crate::passes::Peer>::build(keys, list)))
        }
        #[no_mangle]
        pub unsafe extern "C" fn $bytes(state: *const $peer) -> usize {
            crate::passes::Peer::bytes(&*state)
        }
        crate::passes::peer!(@loops $peer, false, $exact);
        crate::passes::peer!(@loops $peer, true, $lowered);
    };
    (@loops $peer:ty, $lower:literal, ($find:ident, $pass:ident, $clear:ident)) => {
        #[no_mangle]
        pub unsafe extern "C" fn $find(state: *const $peer, name: *const u8, len: usize) -> i32 {
            crate::passes::find::<$peer, $lower>(&*state, std::slice::from_raw_parts(name, len))
        }
        #[no_mangle]
        pub unsafe extern "C" fn $pass(state: *const $peer, names: *const crate::names::Name, count: usize) -> u64 {
            let mut sum = 0;
            for name in std::slice::from_raw_parts(names, count) {
                sum += (crate::passes::find::<$peer, $lower>(&*state, name.bytes()) + 1) as u64;
            }
            sum
        }
        #[no_mangle]
        pub unsafe extern "C" fn $clear(
            state: *const $peer,
            fields: *mut crate::names::Field,
            count: usize,
        ) -> usize {
            let mut left = 0;
            for i in 0..count {
                let field = *fields.add(i);
                let id = crate::passes::find::<$peer, $lower>(&*state, field.bytes());
                *fields.add(left) = field;
                left += (id < 0) as usize;
            }
            left
        }
    };
}
pub(crate) use peer;
