// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Static tables: alignment, and the macro that includes one.

/// Bytes with the alignment of a table.
///
/// ```
/// use hdrtrie::{Aligned, Table};
///
/// static BYTES: Aligned<[u8; 9]> = Aligned(*b"fold case"); // usually *include_bytes!("edge.hdrtrie")
/// assert!(Table::from_static(&BYTES.0).is_err());
/// ```
#[derive(Clone, Copy, Debug)]
#[repr(C, align(64))]
pub struct Aligned<T>(pub T);

/// Includes a table that `hdrtrie-build` compiled, as a module.
///
/// `include_table!(pub mod edge = "edge");` makes the module `edge` from `lists/edge.names`, if the build script contains
/// `hdrtrie_build::compile("lists/edge.names")`. The module contains `TABLE`, a [`StaticTable`](crate::StaticTable); a
/// constant per id, such as `ID_PREFIX_X_INT`; one per group, such as `GROUP_INTERNAL`; and `ORDER`, the ids for
/// [`Order::from_ids`](crate::Order::from_ids).
///
/// ```ignore
/// hdrtrie::include_table!(mod edge = "edge");
///
/// let found = edge::TABLE.find("x-int-trace").unwrap();
/// assert_eq!(found.id, edge::ID_PREFIX_X_INT);
/// ```
///
/// `ignore`: this needs a build script; the tests of `hdrtrie-build` compile and run one.
#[macro_export]
macro_rules! include_table {
    ($(#[$attribute:meta])* $visibility:vis mod $module:ident = $name:literal) => {
        $(#[$attribute])*
        #[allow(dead_code, non_upper_case_globals)]
        $visibility mod $module {
            include!(concat!(env!("OUT_DIR"), "/", $name, ".hdrtrie.rs"));
        }
    };
}
