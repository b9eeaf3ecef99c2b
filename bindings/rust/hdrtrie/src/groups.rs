// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Sets of groups, and the selection of fields to remove.

use core::fmt;
use core::ops::{BitAnd, BitOr};
use hdrtrie_sys as sys;

/// A set of a table's groups: group number `g` is bit `g`, 0 to 30.
///
/// ```
/// use hdrtrie::Groups;
///
/// let both = Groups::of(0) | Groups::of(3);
/// assert_eq!(both.bits(), 0b1001);
/// assert!(both.intersects(Groups::of(3)));
/// assert!(both.iter().eq([0, 3]));
/// assert!((both & Groups::of(1)).is_empty());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Groups(u32);

impl Groups {
    /// No group. A [`mark`](crate::Table::mark) of it finds malformed names only.
    ///
    /// ```
    /// assert!(hdrtrie::Groups::NONE.is_empty());
    /// ```
    pub const NONE: Self = Self(0);
    /// All groups.
    ///
    /// ```
    /// assert_eq!(hdrtrie::Groups::ALL.iter().count(), 31);
    /// ```
    pub const ALL: Self = Self(sys::HDRTRIE_ALL_GROUPS);

    /// Returns the set of one group. Panics if `group` is above 30. See [`Groups`] for an example.
    pub const fn of(group: u32) -> Self {
        assert!(group < sys::HDRTRIE_GROUP_MAX as u32, "a table has at most 31 groups");
        Self(1 << group)
    }

    /// Returns the set with these bits; bit 31 is ignored.
    ///
    /// ```
    /// assert_eq!(hdrtrie::Groups::from_bits(5).bits(), 5);
    /// ```
    pub const fn from_bits(bits: u32) -> Self {
        Self(bits & sys::HDRTRIE_ALL_GROUPS)
    }

    /// Returns the set as bits. See [`Groups`] for an example.
    pub const fn bits(self) -> u32 {
        self.0
    }

    /// Returns whether the set has no group. See [`Groups`] for an example.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Returns whether the two sets have a group in common. See [`Groups`] for an example.
    pub const fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Iterates over the numbers of the groups. See [`Groups`] for an example.
    pub fn iter(self) -> impl Iterator<Item = u32> {
        (0..sys::HDRTRIE_GROUP_MAX as u32).filter(move |group| self.0 >> group & 1 != 0)
    }
}

impl BitOr for Groups {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitAnd for Groups {
    type Output = Self;
    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

impl fmt::Debug for Groups {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "Groups({:#b})", self.0)
    }
}

/// Which fields to remove: those in one of the groups. A set of groups converts into it.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use hdrtrie::{Groups, Select, Table};
///
/// let edge = Table::from_list("fold case\nHost\nX-Int-*\n")?;
/// let names = ["Host", "X-Int-A", "not a token"];
/// let marked = |select: Select| edge.mark(select, names).map(|(index, _)| index).collect::<Vec<_>>();
/// assert_eq!(marked(Groups::ALL.into()), [1, 2]);
/// assert_eq!(marked(Select::from(Groups::ALL).allow_malformed()), [1]);
/// assert_eq!(marked(Select::from(Groups::ALL).with_framing()), [0, 1, 2]);
/// # Ok(()) }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Select {
    groups: Groups,
    malformed: bool,
    pub(crate) framing: bool,
}

impl Select {
    /// Malformed names are matched like other names. Without this they are removed: those that are empty or have a byte
    /// that is not a token character. See [`Select`] for an example.
    pub const fn allow_malformed(self) -> Self {
        Self { malformed: true, ..self }
    }

    /// Host, Content-Length and Transfer-Encoding are judged like other fields. Without this no call removes them,
    /// because a message without them can smuggle a request. See [`Select`] for an example.
    pub const fn with_framing(self) -> Self {
        Self { framing: true, ..self }
    }

    /// Returns the groups.
    ///
    /// ```
    /// use hdrtrie::{Groups, Select};
    ///
    /// assert_eq!(Select::from(Groups::of(1)).groups(), Groups::of(1));
    /// ```
    pub const fn groups(self) -> Groups {
        self.groups
    }

    /// The argument `groups` of the calls in C.
    pub(crate) const fn bits(self) -> u32 {
        self.groups.0 | if self.malformed { sys::HDRTRIE_ALLOW_MALFORMED } else { 0 }
    }
}

impl From<Groups> for Select {
    fn from(groups: Groups) -> Self {
        Self { groups, ..Self::default() }
    }
}
