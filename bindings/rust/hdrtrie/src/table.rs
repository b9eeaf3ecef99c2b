// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Tables: how they are made, and the calls about one name or one text.

use crate::{ffi, Groups, Select, StaticTable, Table, TableError};
use core::fmt;

/// What a find returns for a listed name.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use hdrtrie::{Groups, Match, Table};
///
/// let edge = Table::from_list("fold case\n[a]\nX-*\n[b]\nX-Foo\n")?;
/// assert_eq!(edge.find("x-foo"), Some(Match { id: 1, groups: Groups::of(0) | Groups::of(1) }));
/// # Ok(()) }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Match {
    /// The number of the most specific rule that matches and is not an exception.
    pub id: u32,
    /// The groups that the name is in, at least one.
    pub groups: Groups,
}

/// What [`Table::clear_head`] did. See there for an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeadResult {
    /// The bytes of the head that are left.
    pub len: usize,
    /// The removed fields, malformed ones included.
    pub removed: usize,
    /// How many of them were malformed.
    pub malformed: usize,
    /// The cookies removed from Cookie fields.
    pub cookies: usize,
    /// Whether the last line ended in LF.
    pub complete: bool,
}

/// What [`Table::clear_cookies`] did. See there for an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CookieResult {
    /// The bytes of the value that are left. 0 if no pair is left: remove the field.
    pub len: usize,
    /// The removed pairs, malformed ones included.
    pub removed: usize,
    /// How many of them were malformed and not listed.
    pub malformed: usize,
}

impl Table {
    /// Checks static bytes, such as an [`include_bytes!`] in an [`Aligned`](crate::Aligned), and uses them in place.
    ///
    /// Checking reads all bytes and looks up all rules, so call it once. [`StaticTable`] does that.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use hdrtrie::Table;
    ///
    /// let bytes: &'static Table = Box::leak(Table::from_list("fold case\nX-Foo\n")?);
    /// let edge: &'static Table = Table::from_static(bytes.as_bytes())?;
    /// assert!(edge.find("x-foo").is_some());
    /// # Ok(()) }
    /// ```
    pub fn from_static(bytes: &'static [u8]) -> Result<&'static Table, TableError> {
        ffi::aligned(bytes)
    }

    /// Checks the bytes of a table and copies them. The bytes need no alignment.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use hdrtrie::{Table, TableErrorKind};
    ///
    /// let mut bytes = Table::from_list("fold case\nX-Foo\n")?.as_bytes().to_vec();
    /// assert!(Table::from_bytes(&bytes)?.find("x-foo").is_some());
    /// bytes[70] ^= 1;
    /// assert_eq!(Table::from_bytes(&bytes).err().unwrap().kind(), TableErrorKind::Digest);
    /// # Ok(()) }
    /// ```
    #[cfg(feature = "alloc")]
    pub fn from_bytes(bytes: &[u8]) -> Result<alloc::boxed::Box<Table>, TableError> {
        ffi::boxed(bytes)
    }

    /// Returns the table's bytes. They are equal on every machine, and [`Table::from_bytes`] reads them. See there for
    /// an example.
    pub fn as_bytes(&self) -> &[u8] {
        self.bytes()
    }

    /// Returns how many bytes a find can read, without the header. This part should fit the cache.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let edge = hdrtrie::Table::from_list("fold case\nX-Foo\n")?;
    /// assert!(edge.hot_len() < edge.as_bytes().len());
    /// # Ok(()) }
    /// ```
    pub fn hot_len(&self) -> usize {
        self.raw_hot_len()
    }

    /// Looks up one name. It compares bytes under the table's fold and does not test whether they are a valid name;
    /// [`is_token`] does. See [`Match`] for an example.
    #[inline]
    pub fn find(&self, name: impl AsRef<[u8]>) -> Option<Match> {
        let found = self.raw_find(name.as_ref());
        let id = u32::try_from(found.id).ok()?;
        Some(Match { id, groups: Groups::from_bits(found.groups) })
    }

    /// Iterates over the groups: the set of one group, and its name.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use hdrtrie::{Groups, Table};
    ///
    /// let edge = Table::from_list("fold case\n[internal]\nX-Int\n[debug]\nX-Debug\n")?;
    /// assert!(edge.groups().eq([(Groups::of(0), "internal"), (Groups::of(1), "debug")]));
    /// # Ok(()) }
    /// ```
    pub fn groups(&self) -> impl ExactSizeIterator<Item = (Groups, &str)> {
        // usize, because only some ranges have an exact size. The table has a name for each group.
        (0..self.raw_group_count() as usize)
            .map(|group| (Groups::of(group as u32), self.raw_group_name(group as u32).unwrap_or("")))
    }

    /// Returns the set of the group with this name, or `None` if the table does not have it.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use hdrtrie::{Groups, Table};
    ///
    /// let edge = Table::from_list("fold case\n[internal]\nX-Int\n[debug]\nX-Debug\n")?;
    /// assert_eq!(edge.group("debug"), Some(Groups::of(1)));
    /// assert_eq!(edge.group("Debug"), None);
    /// # Ok(()) }
    /// ```
    pub fn group(&self, name: &str) -> Option<Groups> {
        Some(Groups::of(u32::try_from(self.raw_group_find(name)).ok()?))
    }

    /// Returns the table of the list's cookie rules, or `None` if it has none. All calls work with it: [`Table::find`]
    /// looks up the name of a cookie. See [`Table::clear_cookies`] for an example.
    pub fn cookies(&self) -> Option<&Table> {
        self.raw_cookies()
    }

    /// Removes the cookies that this table of cookies lists from the value of one Cookie field, and malformed pairs. The
    /// others keep their bytes. The bytes after the result's `len` are unspecified.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use hdrtrie::{Groups, Table};
    ///
    /// let edge = Table::from_list("fold case\ncookie:debug\n")?;
    /// let mut value = *b"a=1; debug=2; b=3";
    /// let result = edge.cookies().unwrap().clear_cookies(Groups::ALL, &mut value);
    /// assert_eq!(&value[..result.len], b"a=1; b=3");
    /// # Ok(()) }
    /// ```
    pub fn clear_cookies(&self, select: impl Into<Select>, value: &mut [u8]) -> CookieResult {
        self.raw_cookie_clear(select.into().bits(), value)
    }

    /// Removes fields from the bytes of one HTTP/1 head, in place: those that [`Table::mark`] marks, and malformed lines.
    /// The bytes after the result's `len` are unspecified. `hdrtrie/head.h` describes what the caller must refuse before
    /// it forwards the head.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use hdrtrie::{Groups, Table};
    ///
    /// let edge = Table::from_list("fold separators\nX-Int-*\n")?;
    /// let mut head = *b"GET / HTTP/1.1\r\nX_Int_A: 1\r\nHost: a\r\n\r\n";
    /// let result = edge.clear_head(Groups::ALL, &mut head);
    /// assert_eq!(&head[..result.len], b"GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    /// # Ok(()) }
    /// ```
    pub fn clear_head(&self, select: impl Into<Select>, head: &mut [u8]) -> HeadResult {
        self.raw_head_clear(select.into(), head)
    }
}

impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let patterns = self.rules().map(|rule| rule.pattern);
        f.debug_struct("Table").field("fold", &self.fold()).field("rules", &DebugList(patterns)).finish()
    }
}

struct DebugList<I>(I);

impl<I: Iterator<Item: fmt::Debug> + Clone> fmt::Debug for DebugList<I> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_list().entries(self.0.clone()).finish()
    }
}

impl AsRef<Table> for Table {
    fn as_ref(&self) -> &Table {
        self
    }
}

impl AsRef<Table> for StaticTable {
    fn as_ref(&self) -> &Table {
        self
    }
}

/// Returns whether the bytes are a token: at least one, and token characters only (RFC 9110, section 5.6.2).
///
/// ```
/// assert!(hdrtrie::is_token("X-Foo"));
/// assert!(!hdrtrie::is_token("X Foo") && !hdrtrie::is_token(""));
/// ```
pub fn is_token(name: impl AsRef<[u8]>) -> bool {
    ffi::is_token(name.as_ref())
}
