// SPDX-License-Identifier: Apache-2.0 OR MIT
//! All unsafe code of this crate: the calls of the C library, as safe functions.
//!
//! Two facts make them safe. A [`Table`] is only made from bytes that `hdrtrie_check` accepted or that the library
//! built, and the calls accept every name. Each pointer comes from a slice or reference that outlives the call.
#![allow(unsafe_code)]

use crate::{CookieResult, HeadResult, Select, TableError};
use core::ffi::{c_char, CStr};
use core::marker::PhantomData;
use core::mem::{offset_of, size_of, MaybeUninit};
use core::ops::{Deref, Range};
use core::sync::atomic::{AtomicBool, Ordering};
use core::{ptr, slice, str};
use hdrtrie_sys as sys;

/// The length of a line of a table, which is also its alignment.
const LINE: usize = size_of::<sys::hdrtrie_table>();

/// How many names one call of the library judges: the bits of a word.
const BATCH_LEN: usize = 64;

/// A compiled list of field names.
///
/// A table is a slice of bytes, as `str` is. So it is used through a reference or a pointer: `&'static Table` for
/// tables in the program, `Box<Table>` or `Arc<Table>` for tables made at run time. Any number of threads may read one.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use hdrtrie::Table;
///
/// let edge = Table::from_list("fold separators\n[internal]\nX-Int-*\n")?;
/// assert!(edge.find("x_int_trace").is_some());
/// assert!(edge.find("accept").is_none());
/// # Ok(()) }
/// ```
#[repr(transparent)]
pub struct Table {
    lines: [sys::hdrtrie_table],
}

/// The static text that a C call returned; empty for NULL.
fn static_text(text: *const c_char) -> &'static str {
    if text.is_null() {
        return "";
    }
    // SAFETY: these calls return static texts that end with NUL.
    unsafe { CStr::from_ptr(text) }.to_str().unwrap_or("")
}

fn check(bytes: &[u8]) -> Result<(), TableError> {
    let mut why = ptr::null();
    // SAFETY: the call reads bytes[..len] and writes one pointer.
    let error = unsafe { sys::hdrtrie_check(bytes.as_ptr().cast(), bytes.len(), &mut why) };
    if error != sys::HDRTRIE_OK {
        return Err(TableError::new(error, static_text(why)));
    }
    Ok(())
}

/// The table in these bytes.
///
/// # Safety
/// `check` accepted the bytes, and they are aligned to a line. Then their length is a multiple of a line's.
unsafe fn table_in(bytes: &[u8]) -> &Table {
    let lines = ptr::slice_from_raw_parts(bytes.as_ptr().cast::<sys::hdrtrie_table>(), bytes.len() / LINE);
    // SAFETY: the caller's promise; Table is a transparent slice of lines.
    unsafe { &*(lines as *const Table) }
}

pub fn aligned(bytes: &[u8]) -> Result<&Table, TableError> {
    check(bytes)?;
    if bytes.as_ptr().addr() % LINE != 0 {
        return Err(TableError::misaligned());
    }
    // SAFETY: both conditions were just tested.
    Ok(unsafe { table_in(bytes) })
}

#[cfg(feature = "alloc")]
pub fn boxed(bytes: &[u8]) -> Result<alloc::boxed::Box<Table>, TableError> {
    check(bytes)?;
    Ok(boxed_copy(bytes))
}

/// A copy of the bytes of a sound table.
#[cfg(feature = "alloc")]
fn boxed_copy(bytes: &[u8]) -> alloc::boxed::Box<Table> {
    let mut lines = alloc::vec![sys::hdrtrie_table { line: [0; LINE] }; bytes.len() / LINE].into_boxed_slice();
    for (line, chunk) in lines.iter_mut().zip(bytes.chunks_exact(LINE)) {
        line.line.copy_from_slice(chunk);
    }
    // SAFETY: Table is a transparent slice of lines. Both callers pass the bytes of a sound table.
    unsafe { alloc::boxed::Box::from_raw(alloc::boxed::Box::into_raw(lines) as *mut Table) }
}

/// A table in the program's static data, as [`include_table!`](crate::include_table) makes it. It is checked once,
/// before its first use; later uses cost one load and one predicted branch.
///
/// ```
/// use hdrtrie::{Aligned, StaticTable};
///
/// static BYTES: Aligned<[u8; 11]> = Aligned(*b"not a table");
/// static TABLE: StaticTable = StaticTable::new(&BYTES);
///
/// assert!(TABLE.check().is_err());
/// ```
pub struct StaticTable {
    bytes: &'static [u8],
    checked: AtomicBool,
}

impl StaticTable {
    /// Refers to the bytes of a table, which `hdrtrie-build` or `hdrtrie gen --format bin` wrote. See [`StaticTable`]
    /// for an example.
    pub const fn new<const N: usize>(bytes: &'static crate::Aligned<[u8; N]>) -> Self {
        Self { bytes: &bytes.0, checked: AtomicBool::new(false) }
    }

    /// Returns the table, or the error in its bytes. See [`StaticTable`] for an example.
    pub fn check(&self) -> Result<&'static Table, TableError> {
        if !self.checked.load(Ordering::Acquire) {
            aligned(self.bytes)?;
            self.checked.store(true, Ordering::Release);
        }
        // SAFETY: `aligned` accepted these bytes, which are immutable.
        Ok(unsafe { table_in(self.bytes) })
    }
}

impl Deref for StaticTable {
    type Target = Table;

    /// Panics if the bytes are not a table of this version.
    fn deref(&self) -> &Table {
        match self.check() {
            Ok(table) => table,
            Err(error) => panic!("a static table: {error}"),
        }
    }
}

// SAFETY of the calls in this block: self is a sound table, names and prefixes are slices that the calls only read, and
// the calls return texts inside the table.
impl Table {
    fn as_ptr(&self) -> *const sys::hdrtrie_table {
        self.lines.as_ptr()
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        unsafe { slice::from_raw_parts(self.lines.as_ptr().cast(), self.lines.len() * LINE) }
    }

    pub(crate) fn raw_find(&self, name: &[u8]) -> sys::hdrtrie_match {
        unsafe { sys::hdrtrie_find(self.as_ptr(), name.as_ptr().cast(), name.len()) }
    }

    pub(crate) fn raw_group_count(&self) -> u32 {
        unsafe { sys::hdrtrie_group_count(self.as_ptr()) }
    }

    pub(crate) fn raw_id_count(&self) -> u32 {
        unsafe { sys::hdrtrie_id_count(self.as_ptr()) }
    }

    pub(crate) fn raw_fold(&self) -> sys::hdrtrie_fold {
        unsafe { sys::hdrtrie_table_fold(self.as_ptr()) }
    }

    pub(crate) fn raw_hot_len(&self) -> usize {
        unsafe { sys::hdrtrie_table_hot_len(self.as_ptr()) }
    }

    /// The text of `len` bytes in this table; None for NULL. Groups and patterns are ASCII.
    fn text(&self, text: *const c_char, len: usize) -> Option<&str> {
        if text.is_null() {
            return None;
        }
        str::from_utf8(unsafe { slice::from_raw_parts(text.cast(), len) }).ok()
    }

    pub(crate) fn raw_group_name(&self, group: u32) -> Option<&str> {
        let mut len = 0;
        let name = unsafe { sys::hdrtrie_group_name(self.as_ptr(), group, &mut len) };
        self.text(name, len)
    }

    pub(crate) fn raw_group_find(&self, name: &str) -> i32 {
        unsafe { sys::hdrtrie_group_find(self.as_ptr(), name.as_ptr().cast(), name.len()) }
    }

    pub(crate) fn raw_rule_text(&self, id: i32) -> Option<&str> {
        let mut len = 0;
        let text = unsafe { sys::hdrtrie_rule_text(self.as_ptr(), id, &mut len) };
        self.text(text, len)
    }

    pub(crate) fn raw_rule_kind(&self, id: i32) -> i32 {
        unsafe { sys::hdrtrie_rule_kind(self.as_ptr(), id) }
    }

    pub(crate) fn raw_longest_prefix(&self, name: &[u8]) -> i32 {
        unsafe { sys::hdrtrie_longest_prefix(self.as_ptr(), name.as_ptr().cast(), name.len()) }
    }

    pub(crate) fn raw_sort(&self, ids: &mut [i32]) {
        assert_eq!(ids.len(), self.raw_id_count() as usize, "one element per id of the table");
        unsafe { sys::hdrtrie_rules_sort(self.as_ptr(), ids.as_mut_ptr()) }
    }

    pub(crate) fn raw_range(&self, ids: &[i32], prefix: &[u8]) -> Range<usize> {
        assert_eq!(ids.len(), self.raw_id_count() as usize, "one element per id of the table");
        let mut first = 0;
        let count = unsafe {
            sys::hdrtrie_rules_range(self.as_ptr(), ids.as_ptr(), prefix.as_ptr().cast(), prefix.len(), &mut first)
        };
        first..first + count
    }

    pub(crate) fn raw_cookies(&self) -> Option<&Table> {
        let cookies = unsafe { sys::hdrtrie_cookies(self.as_ptr()) };
        if cookies.is_null() {
            return None;
        }
        let first = (cookies.addr() - self.as_ptr().addr()) / LINE;
        let len = unsafe { sys::hdrtrie_table_len(cookies) } / LINE;
        let lines: *const [sys::hdrtrie_table] = &self.lines[first..first + len];
        Some(unsafe { &*(lines as *const Table) })
    }

    pub(crate) fn raw_cookie_clear(&self, groups: u32, value: &mut [u8]) -> CookieResult {
        let r = unsafe { sys::hdrtrie_cookie_clear(self.as_ptr(), groups, value.as_mut_ptr().cast(), value.len()) };
        CookieResult { len: r.len, removed: r.removed, malformed: r.malformed }
    }

    pub(crate) fn raw_head_clear(&self, select: Select, head: &mut [u8]) -> HeadResult {
        let flags = if select.framing { sys::HDRTRIE_HEAD_FRAMING } else { 0 };
        let r = unsafe {
            sys::hdrtrie_head_clear(self.as_ptr(), select.bits(), head.as_mut_ptr().cast(), head.len(), flags)
        };
        HeadResult { len: r.len, removed: r.removed, malformed: r.malformed, cookies: r.cookies, complete: r.complete }
    }
}

pub fn is_token(name: &[u8]) -> bool {
    // SAFETY: the call reads name[..len].
    unsafe { sys::hdrtrie_name_is_token(name.as_ptr().cast(), name.len()) != 0 }
}

/// A name, in the form that the layouts below describe.
#[derive(Clone, Copy)]
#[repr(C)]
struct Field {
    name: *const u8,
    len: usize,
}

/// A field for `keep`, which moves fields, with its position before that.
#[derive(Clone, Copy)]
#[repr(C)]
struct Placed {
    field: Field,
    index: usize,
}

#[inline]
fn layout(stride: usize, select: Select) -> sys::hdrtrie_layout {
    sys::hdrtrie_layout {
        stride,
        name_offset: offset_of!(Field, name),
        len_offset: offset_of!(Field, len),
        len_size: size_of::<usize>() as u8,
        flags: if select.framing { sys::HDRTRIE_LAYOUT_FRAMING } else { 0 },
    }
}

/// Up to 64 names that live as long as `'n`, in the form that one call of the library reads.
pub struct Batch<'n> {
    fields: [MaybeUninit<Field>; BATCH_LEN],
    len: usize,
    names: PhantomData<&'n [u8]>,
}

// SAFETY: the pointers are shared references to bytes.
unsafe impl Send for Batch<'_> {}
unsafe impl Sync for Batch<'_> {}

impl<'n> Batch<'n> {
    pub const CAPACITY: usize = BATCH_LEN;

    #[inline]
    pub const fn new() -> Self {
        Self { fields: [const { MaybeUninit::uninit() }; Self::CAPACITY], len: 0, names: PhantomData }
    }

    #[inline]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Replaces the names by the next ones of an iterator: all that are left, or 64. Returns how many.
    #[inline]
    pub fn fill<N: AsRef<[u8]> + ?Sized + 'n>(&mut self, names: &mut impl Iterator<Item = &'n N>) -> usize {
        self.len = 0;
        for (field, name) in self.fields.iter_mut().zip(names) {
            let name = name.as_ref();
            field.write(Field { name: name.as_ptr(), len: name.len() });
            self.len += 1;
        }
        self.len
    }

    /// The name at `index`. Panics if there is none.
    #[inline]
    pub fn name(&self, index: usize) -> &'n [u8] {
        assert!(index < self.len);
        // SAFETY: `push` wrote the fields before len, from slices that live as long as 'n.
        unsafe {
            let field = self.fields[index].assume_init();
            slice::from_raw_parts(field.name, field.len)
        }
    }

    /// One bit per name: 1 if it is to be removed.
    #[inline]
    pub fn mark(&self, table: &Table, select: Select) -> u64 {
        let layout = layout(size_of::<Field>(), select);
        let mut bitmap = 0;
        // SAFETY: the first len fields are written, the layout describes them, and one word holds 64 bits.
        unsafe {
            sys::hdrtrie_mark(
                table.as_ptr(),
                select.bits(),
                self.fields.as_ptr().cast(),
                self.len,
                &layout,
                &mut bitmap,
            )
        };
        bitmap
    }

    /// One bit per name: 1 if `keep` removes it. The caller has tested the table's fold.
    pub fn mark_unlisted(&self, table: &Table, select: Select) -> u64 {
        let layout = layout(size_of::<Placed>(), select);
        let mut placed = [const { MaybeUninit::<Placed>::uninit() }; Self::CAPACITY];
        for (index, (to, from)) in placed.iter_mut().zip(&self.fields[..self.len]).enumerate() {
            // SAFETY: `push` wrote the fields before len.
            to.write(Placed { field: unsafe { from.assume_init() }, index });
        }
        // SAFETY: the layout describes the first len elements, which are written.
        let left =
            unsafe { sys::hdrtrie_keep(table.as_ptr(), select.bits(), placed.as_mut_ptr().cast(), self.len, &layout) };
        let all = if self.len == Self::CAPACITY { u64::MAX } else { (1 << self.len) - 1 };
        // SAFETY: the call moved written elements to the first `left` places.
        placed[..left].iter().fold(all, |bits, kept| bits & !(1 << unsafe { kept.assume_init() }.index))
    }
}

#[cfg(feature = "alloc")]
mod lists;
#[cfg(feature = "alloc")]
pub use lists::{build_list, preset};

#[cfg(feature = "http")]
mod pairs;
#[cfg(feature = "http")]
pub use pairs::{ConnectionOptions, Pairs};
