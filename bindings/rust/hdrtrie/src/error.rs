// SPDX-License-Identifier: Apache-2.0 OR MIT
//! The errors of bytes that are not a table, and of `keep`.

use core::fmt;
use hdrtrie_sys as sys;

/// Why bytes are not a table.
///
/// ```
/// use hdrtrie::{Table, TableErrorKind};
///
/// let error = Table::from_static(b"fold case").err().unwrap();
/// assert_eq!(error.kind(), TableErrorKind::Truncated);
/// assert!(!error.to_string().is_empty());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableError {
    kind: TableErrorKind,
    why: &'static str,
}

/// The kinds of [`TableError`]. See there for an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TableErrorKind {
    /// There are fewer or more bytes than the table's header declares.
    Truncated,
    /// The bytes are not a table.
    Magic,
    /// The table has another format version: generate it again.
    Version,
    /// A byte was changed after the table was made.
    Digest,
    /// A number in the table is invalid.
    Structure,
    /// A find of a stored rule would give a wrong result.
    Answer,
    /// The bytes are not aligned to 64. Declare them as [`Aligned`](crate::Aligned), or copy them with
    /// [`Table::from_bytes`](crate::Table::from_bytes).
    Alignment,
}

impl TableError {
    pub(crate) fn new(error: sys::hdrtrie_error, why: &'static str) -> Self {
        let kind = match error {
            sys::HDRTRIE_ERR_MAGIC => TableErrorKind::Magic,
            sys::HDRTRIE_ERR_VERSION => TableErrorKind::Version,
            sys::HDRTRIE_ERR_DIGEST => TableErrorKind::Digest,
            sys::HDRTRIE_ERR_STRUCTURE => TableErrorKind::Structure,
            sys::HDRTRIE_ERR_ANSWER => TableErrorKind::Answer,
            _ => TableErrorKind::Truncated,
        };
        Self { kind, why }
    }

    pub(crate) fn misaligned() -> Self {
        Self { kind: TableErrorKind::Alignment, why: "the bytes are not aligned to 64" }
    }

    /// Returns the kind of the error. See [`TableError`] for an example.
    pub fn kind(&self) -> TableErrorKind {
        self.kind
    }
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.why)
    }
}

impl core::error::Error for TableError {}

/// `keep` needs a table with the fold `none` or `case`: a wider fold would keep an attacker's spelling of a listed name.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use hdrtrie::{Groups, Table, WideFold};
///
/// let api = Table::from_list("fold separators\nAccept\n")?;
/// assert_eq!(api.mark_unlisted(Groups::ALL, ["x"]).err(), Some(WideFold));
/// # Ok(()) }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WideFold;

impl fmt::Display for WideFold {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("to keep fields, use a list with `fold case` or `fold none`")
    }
}

impl core::error::Error for WideFold {}
