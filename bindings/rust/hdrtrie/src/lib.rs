// SPDX-License-Identifier: Apache-2.0 OR MIT
#![doc = include_str!("../README.md")]
#![no_std]
#![deny(unsafe_code, missing_docs)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod error;
mod ffi;
mod groups;
mod marks;
mod order;
mod rule;
mod static_bytes;
mod table;

#[cfg(feature = "std")]
mod file;
#[cfg(feature = "alloc")]
mod list;

#[cfg(feature = "http")]
pub mod http;
#[cfg(feature = "pingora")]
mod pingora;
#[cfg(feature = "tower")]
pub mod tower;

pub use error::{TableError, TableErrorKind, WideFold};
pub use ffi::{StaticTable, Table};
#[cfg(feature = "std")]
pub use file::{ListFile, ListFileError};
pub use groups::{Groups, Select};
#[cfg(feature = "alloc")]
pub use list::{preset, Built, Diagnostic, Included, List, ListError, Severity};
pub use marks::{Marks, Unlisted};
pub use order::Order;
pub use rule::{Fold, Kind, Rule, Rules};
pub use static_bytes::Aligned;
pub use table::{is_token, CookieResult, HeadResult, Match};

/// The version of a table's bytes. [`Table::from_bytes`] refuses tables of other versions.
///
/// ```
/// assert_eq!(hdrtrie::FORMAT_VERSION, 4);
/// ```
pub const FORMAT_VERSION: u32 = hdrtrie_sys::HDRTRIE_FORMAT_VERSION;
