// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Lists as text, and what is wrong with them.

use crate::{ffi, Table};
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// Whether a [`Diagnostic`] is an error. See there for an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Severity {
    /// The text is valid, but probably not meant.
    Warning,
    /// The list has no table.
    Error,
}

/// One error or warning about a list. It prints as `file:line:column: error: text`.
///
/// ```
/// use hdrtrie::{List, Severity};
///
/// let error = List::new("edge.names", "fold case\nX Foo\n").build().err().unwrap();
/// let first = &error.diagnostics[0];
/// assert_eq!((first.severity, first.line), (Severity::Error, 2));
/// assert!(first.to_string().starts_with("edge.names:2:"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// Error or warning.
    pub severity: Severity,
    /// The name of the list, or of the included file.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in bytes.
    pub column: u32,
    /// An English sentence without a full stop.
    pub text: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let severity = match self.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        write!(f, "{}:{}:{}: {severity}: {}", self.file, self.line, self.column, self.text)
    }
}

/// Why a list has no table. It prints all diagnostics, one per line.
///
/// ```
/// let error = hdrtrie::Table::from_list("X-Foo\nX Bar\n").err().unwrap();
/// assert_eq!(error.to_string().lines().count(), error.diagnostics.len());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListError {
    /// All errors and warnings, in the order of the lines.
    pub diagnostics: Vec<Diagnostic>,
    why: &'static str,
}

impl fmt::Display for ListError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Some((last, others)) = self.diagnostics.split_last() else { return f.write_str(self.why) };
        others.iter().try_for_each(|diagnostic| writeln!(f, "{diagnostic}"))?;
        write!(f, "{last}")
    }
}

impl core::error::Error for ListError {}

/// A table, and the warnings about its list. See [`List`] for an example.
#[derive(Debug)]
pub struct Built {
    /// The table.
    pub table: Box<Table>,
    /// The warnings, in the order of the lines.
    pub warnings: Vec<Diagnostic>,
}

/// The text for an `include` line. See [`List::build_with`] for an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Included {
    /// The name of the file in diagnostics. One file has one name, because loops of includes are found by it.
    pub path: String,
    /// The text.
    pub text: Vec<u8>,
}

/// The text of a list; `docs/reference.md`, section 2, describes the language.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use hdrtrie::{Groups, List};
///
/// let built = List::new("edge.names", "fold separators\ninclude <hop-by-hop>\nX-Int-\n").build()?;
/// assert!(built.table.find("keep_alive").is_some());
/// assert_eq!(built.warnings[0].line, 3); // X-Int- is probably meant to be X-Int-*
/// # Ok(()) }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct List<'a> {
    file: &'a str,
    text: &'a [u8],
}

impl<'a> List<'a> {
    /// Makes a list from its name in diagnostics and its text. See [`List`] for an example.
    pub fn new<T: AsRef<[u8]> + ?Sized>(file: &'a str, text: &'a T) -> Self {
        Self { file, text: text.as_ref() }
    }

    /// Builds the table. `include <preset>` works; `include "file"` is an error. See [`List`] for an example.
    pub fn build(self) -> Result<Built, ListError> {
        self.build_with(|_, _| None)
    }

    /// Builds the table, and calls `open` for each `include "file"`. It receives the name between the quotes and the name
    /// of the including file, and returns the text, or `None` if there is none. If `open` panics, the process aborts.
    ///
    /// A `from` of `None` means that the line is `include <name>` and the library has no such preset.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use hdrtrie::{Included, List};
    ///
    /// let built = List::new("edge.names", "fold case\ninclude \"more.names\"\n").build_with(|name, from| {
    ///     assert_eq!((name, from), ("more.names", Some("edge.names")));
    ///     Some(Included { path: name.into(), text: b"X-Foo\n".to_vec() })
    /// })?;
    /// assert!(built.table.find("x-foo").is_some());
    /// # Ok(()) }
    /// ```
    pub fn build_with(self, mut open: impl FnMut(&str, Option<&str>) -> Option<Included>) -> Result<Built, ListError> {
        match ffi::build_list(self.file, self.text, &mut open) {
            (Ok(table), warnings) => Ok(Built { table, warnings }),
            (Err(why), diagnostics) => Err(ListError { diagnostics, why }),
        }
    }
}

impl Table {
    /// Builds a table from the text of a list. [`List`] also returns warnings, and can include files.
    ///
    /// Costs less than a millisecond for 118 rules.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let edge = hdrtrie::Table::from_list("fold case\nX-Int-*\n")?;
    /// assert!(edge.find("x-int-trace").is_some());
    /// # Ok(()) }
    /// ```
    pub fn from_list(text: impl AsRef<[u8]>) -> Result<Box<Table>, ListError> {
        Ok(List::new("list", &text).build()?.table)
    }
}

/// Returns the text of a preset, or `None` if the library does not have it.
///
/// ```
/// assert!(hdrtrie::preset("hop-by-hop").unwrap().contains("Keep-Alive"));
/// assert_eq!(hdrtrie::preset("none-such"), None);
/// ```
pub fn preset(name: &str) -> Option<&'static str> {
    ffi::preset(name)
}
