// SPDX-License-Identifier: Apache-2.0 OR MIT
//! The calls of connection.h, over any number of fields.

use super::{static_text, Table};
use alloc::vec::Vec;
use core::marker::PhantomData;
use core::mem::{offset_of, size_of, MaybeUninit};
use core::ptr;
use hdrtrie_sys as sys;

/// A name and a value, in the form that the layout below describes.
#[repr(C)]
struct Pair {
    name: *const u8,
    name_len: usize,
    value: *const u8,
    value_len: usize,
}

/// Fields that live as long as `'n`, for the calls of connection.h.
pub struct Pairs<'n> {
    pairs: Vec<Pair>,
    fields: PhantomData<&'n [u8]>,
}

impl<'n> Pairs<'n> {
    pub fn new() -> Self {
        Self { pairs: Vec::new(), fields: PhantomData }
    }

    pub fn len(&self) -> usize {
        self.pairs.len()
    }

    pub fn push(&mut self, name: &'n [u8], value: &'n [u8]) {
        self.pairs.push(Pair {
            name: name.as_ptr(),
            name_len: name.len(),
            value: value.as_ptr(),
            value_len: value.len(),
        });
    }
}

/// The options of connection.h.
#[derive(Clone, Copy)]
pub struct ConnectionOptions<'t> {
    pub hop_by_hop: Option<&'t Table>,
    pub protected: Option<&'t Table>,
    pub cap: usize,
    pub flags: u32,
}

fn pointer(table: Option<&Table>) -> *const sys::hdrtrie_table {
    table.map_or(ptr::null(), Table::as_ptr)
}

impl ConnectionOptions<'_> {
    fn raw(&self) -> sys::hdrtrie_connection_options {
        sys::hdrtrie_connection_options {
            hop_by_hop: pointer(self.hop_by_hop),
            hop_by_hop_groups: 0,
            protected_names: pointer(self.protected),
            cap: self.cap,
            flags: self.flags,
        }
    }

    /// The first error in the options.
    pub fn wrong(&self) -> Option<&'static str> {
        // SAFETY: the options are valid during the call, and its result is static or NULL.
        let wrong = unsafe { sys::hdrtrie_connection_wrong(&self.raw()) };
        (!wrong.is_null()).then(|| static_text(wrong))
    }

    /// Reads the nominations in `heads`, and returns a bitmap of the `fields` that end at this connection.
    pub fn mark(&self, heads: &Pairs, fields: &Pairs) -> (Vec<u64>, sys::hdrtrie_connection_verdict) {
        let name = sys::hdrtrie_layout {
            stride: size_of::<Pair>(),
            name_offset: offset_of!(Pair, name),
            len_offset: offset_of!(Pair, name_len),
            len_size: size_of::<usize>() as u8,
            flags: 0,
        };
        let value = sys::hdrtrie_layout {
            name_offset: offset_of!(Pair, value),
            len_offset: offset_of!(Pair, value_len),
            ..name
        };
        let layout = sys::hdrtrie_field_layout { name, value };
        let options = self.raw();
        let mut bitmap = alloc::vec![0; fields.pairs.len().div_ceil(64)];
        let mut connection = MaybeUninit::uninit();
        // SAFETY: the layout describes the pairs, whose slices live through both calls, as the options do. The bitmap
        // has a bit per field. `read` writes what `apply` and the verdict need.
        let verdict = unsafe {
            sys::hdrtrie_connection_read(
                &options,
                heads.pairs.as_ptr().cast(),
                heads.pairs.len(),
                &layout,
                connection.as_mut_ptr(),
            );
            sys::hdrtrie_connection_apply(
                connection.as_mut_ptr(),
                fields.pairs.as_ptr().cast(),
                fields.pairs.len(),
                &layout,
                bitmap.as_mut_ptr(),
            );
            (*connection.as_ptr()).verdict
        };
        (bitmap, verdict)
    }
}
