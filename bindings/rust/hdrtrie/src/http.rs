// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Clear, keep and Connection over [`HeaderMap`], for hyper, axum, tonic, reqwest and others. Trailers
//! are a `HeaderMap` too.
//!
//! Removing a name changes the order of the other names in a `HeaderMap`, as its own `remove` does. The order of one
//! name's values stays.
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use hdrtrie::{Groups, Table};
//! use http::HeaderMap;
//!
//! let edge = Table::from_list("fold separators\n[internal]\nX-Int-*\n")?;
//! let mut headers = HeaderMap::new();
//! headers.insert("accept", "*/*".parse()?);
//! headers.insert("x_int_user", "7".parse()?);
//! assert_eq!(hdrtrie::http::clear(&edge, Groups::ALL, &mut headers), 1);
//! assert!(headers.keys().eq(["accept"]));
//! # Ok(()) }
//! ```

mod connection;

pub use connection::{Connection, Nominations, Verdict};

use crate::ffi::Batch;
use crate::{Groups, Select, Table, WideFold};
use ::http::header::{HeaderMap, HeaderName, HeaderValue, COOKIE};
use alloc::vec::Vec;

/// A container of fields. `HeaderMap` is one; with the feature `pingora` also `RequestHeader` and `ResponseHeader`.
///
/// ```
/// use hdrtrie::http::Fields;
/// use http::HeaderMap;
///
/// fn count(fields: &impl Fields) -> usize {
///     fields.headers().len()
/// }
/// assert_eq!(count(&HeaderMap::new()), 0);
/// ```
pub trait Fields {
    /// Returns the fields.
    fn headers(&self) -> &HeaderMap;
    /// Removes all values of a name.
    fn remove(&mut self, name: &HeaderName);
    /// Adds a value to those of a name.
    fn append(&mut self, name: &HeaderName, value: HeaderValue);
}

impl Fields for HeaderMap {
    #[inline]
    fn headers(&self) -> &HeaderMap {
        self
    }

    #[inline]
    fn remove(&mut self, name: &HeaderName) {
        HeaderMap::remove(self, name);
    }

    fn append(&mut self, name: &HeaderName, value: HeaderValue) {
        HeaderMap::append(self, name, value);
    }
}

/// The names that `judge` marks. It reads the marked ones again, which most requests do not have.
#[inline]
fn marked(
    table: &Table,
    select: Select,
    headers: &HeaderMap,
    judge: impl Fn(&Batch<'_>, &Table, Select) -> u64,
) -> Vec<HeaderName> {
    let select = select.allow_malformed(); // a HeaderName is always a token
    let mut found = Vec::new();
    let mut keys = headers.keys();
    let mut batch = Batch::new();
    let mut first = 0;
    while batch.fill(&mut keys) != 0 {
        let mut bits = judge(&batch, table, select);
        if bits != 0 {
            found.reserve(bits.count_ones() as usize);
            let mut names = headers.keys().skip(first);
            while bits != 0 {
                let index = bits.trailing_zeros();
                found.extend(names.nth(index as usize).cloned());
                bits = bits >> index >> 1;
            }
        }
        first += batch.len();
    }
    found
}

/// Removes the names that are in one of the groups, with all their values. Returns how many names it removed. Host,
/// Content-Length and Transfer-Encoding stay, unless `select` has [`Select::with_framing`]. If the table has cookie
/// rules, it also calls [`clear_cookies`].
///
/// Costs one pass over the names, and one removal per removed name. See the [module](self) for an example.
#[inline]
pub fn clear(table: &Table, select: impl Into<Select>, fields: &mut impl Fields) -> usize {
    clear_each(table, select, fields, |_| ())
}

/// [`clear`], which also calls `each` with every removed name: for counters and logs.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use hdrtrie::{Groups, Table};
/// use http::HeaderMap;
///
/// let edge = Table::from_list("fold case\n[internal]\nX-Int-*\n[debug]\nX-Debug\n")?;
/// let mut headers = HeaderMap::new();
/// headers.insert("x-debug", "1".parse()?);
/// let mut groups = Groups::NONE;
/// hdrtrie::http::clear_each(&edge, Groups::ALL, &mut headers, |name| groups = groups | edge.find(name).unwrap().groups);
/// assert_eq!(Some(groups), edge.group("debug"));
/// # Ok(()) }
/// ```
#[inline]
pub fn clear_each<F: Fields>(
    table: &Table,
    select: impl Into<Select>,
    fields: &mut F,
    mut each: impl FnMut(&HeaderName),
) -> usize {
    let select = select.into();
    let found = marked(table, select, fields.headers(), |batch, table, select| batch.mark(table, select));
    for name in &found {
        each(name);
        fields.remove(name);
    }
    if table.cookies().is_some() {
        clear_cookies(table, select, fields);
    }
    found.len()
}

/// Removes the names that are *not* in one of the groups, with all their values. Returns how many names it removed. Host,
/// Content-Length and Transfer-Encoding stay. Fails, and removes nothing, if the table's fold is wide.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use hdrtrie::{Groups, Table};
/// use http::HeaderMap;
///
/// let api = Table::from_list("fold case\nAccept\n")?;
/// let mut headers = HeaderMap::new();
/// headers.insert("accept", "*/*".parse()?);
/// headers.insert("x-other", "7".parse()?);
/// assert_eq!(hdrtrie::http::keep(&api, Groups::ALL, &mut headers)?, 1);
/// assert!(headers.keys().eq(["accept"]));
/// # Ok(()) }
/// ```
pub fn keep(table: &Table, groups: Groups, fields: &mut impl Fields) -> Result<usize, WideFold> {
    if table.fold().is_wide() {
        return Err(WideFold);
    }
    let found =
        marked(table, groups.into(), fields.headers(), |batch, table, select| batch.mark_unlisted(table, select));
    for name in &found {
        fields.remove(name);
    }
    Ok(found.len())
}

/// Removes the cookies that the table's cookie rules list from all Cookie fields, and fields without any cookie left.
/// Returns how many cookies it removed.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use hdrtrie::{Groups, Table};
/// use http::HeaderMap;
///
/// let edge = Table::from_list("fold case\ncookie:debug\n")?;
/// let mut headers = HeaderMap::new();
/// headers.insert("cookie", "a=1; debug=2".parse()?);
/// assert_eq!(hdrtrie::http::clear_cookies(&edge, Groups::ALL, &mut headers), 1);
/// assert_eq!(headers["cookie"], "a=1");
/// # Ok(()) }
/// ```
pub fn clear_cookies(table: &Table, select: impl Into<Select>, fields: &mut impl Fields) -> usize {
    let Some(cookies) = table.cookies() else { return 0 };
    let select = select.into();
    let mut removed = 0;
    let mut left = Vec::new();
    for value in fields.headers().get_all(COOKIE) {
        let mut bytes = value.as_bytes().to_vec();
        let result = cookies.clear_cookies(select, &mut bytes);
        removed += result.removed;
        bytes.truncate(result.len);
        if result.removed == 0 {
            left.push(value.clone());
        } else if result.len != 0 {
            // Bytes of a valid value are valid.
            left.extend(HeaderValue::from_bytes(&bytes).map(|mut cleared| {
                cleared.set_sensitive(value.is_sensitive());
                cleared
            }));
        }
    }
    if removed != 0 {
        replace(fields, &COOKIE, left);
    }
    removed
}

/// Replaces all values of a name.
fn replace(fields: &mut impl Fields, name: &HeaderName, values: Vec<HeaderValue>) {
    fields.remove(name);
    for value in values {
        fields.append(name, value);
    }
}
