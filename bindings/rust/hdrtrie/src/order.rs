// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Rules in the order of their literals.

use crate::{Rule, Table};

/// The rules of a table in the order of their literals: folded bytes first, then exact, prefix, suffix.
///
/// `I` contains the ids: a `Box`, an array of the caller, or the `ORDER` of an included table.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let edge = hdrtrie::Table::from_list("fold case\nx-b\nCF-Ray\nX-*\nX-A\n")?;
/// let order = edge.order();
/// assert!(order.iter().map(|rule| rule.pattern).eq(["CF-Ray", "X-*", "X-A", "x-b"]));
/// assert!(order.prefix_search("x-").map(|rule| rule.pattern).eq(["X-*", "X-A", "x-b"]));
/// # Ok(()) }
/// ```
#[derive(Clone, Copy)]
pub struct Order<'t, I> {
    table: &'t Table,
    ids: I,
}

impl<'t, I: AsRef<[i32]>> Order<'t, I> {
    /// Sorts the rules of a table into the caller's memory, which has one element per rule. Panics if it has more or
    /// fewer.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use hdrtrie::{Order, Table};
    ///
    /// let edge = Table::from_list("fold case\nb\na\n")?;
    /// let mut ids = [0; 2];
    /// assert!(Order::sort(&edge, &mut ids).iter().map(|rule| rule.pattern).eq(["a", "b"]));
    /// # Ok(()) }
    /// ```
    pub fn sort(table: &'t Table, mut ids: I) -> Self
    where
        I: AsMut<[i32]>,
    {
        table.raw_sort(ids.as_mut());
        Self { table, ids }
    }

    /// Uses ids that were sorted before, such as the `ORDER` of an included table. Returns `None` if their number is not
    /// that of the table's rules. Ids of another table give wrong answers, but nothing worse.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use hdrtrie::{Order, Table};
    ///
    /// let edge = Table::from_list("fold case\nb\na\n")?;
    /// let order = Order::from_ids(&edge, [1, 0]).unwrap();
    /// assert_eq!(order.prefix_search("A").count(), 1);
    /// assert!(Order::from_ids(&edge, [0]).is_none());
    /// # Ok(()) }
    /// ```
    pub fn from_ids(table: &'t Table, ids: I) -> Option<Self> {
        (ids.as_ref().len() == table.rules().len()).then_some(Self { table, ids })
    }

    /// Returns the ids in order.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let edge = hdrtrie::Table::from_list("fold case\nb\na\n")?;
    /// assert_eq!(edge.order().ids(), [1, 0]);
    /// # Ok(()) }
    /// ```
    pub fn ids(&self) -> &[i32] {
        self.ids.as_ref()
    }

    /// Iterates over all rules. See [`Order`] for an example.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Rule<'t>> + '_ {
        self.rules(self.ids.as_ref())
    }

    /// Iterates over the rules whose literal begins with `prefix`, under the table's fold. See [`Order`] for an example.
    /// Finding the first costs about `2 log2(n)` comparisons.
    pub fn prefix_search(&self, prefix: impl AsRef<[u8]>) -> impl DoubleEndedIterator<Item = Rule<'t>> + '_ {
        let ids = self.ids.as_ref();
        self.rules(&ids[self.table.raw_range(ids, prefix.as_ref())])
    }

    fn rules<'s>(&'s self, ids: &'s [i32]) -> impl DoubleEndedIterator<Item = Rule<'t>> + 's {
        let table = self.table;
        ids.iter().filter_map(move |&id| table.rule(id.try_into().ok()?))
    }
}

#[cfg(feature = "alloc")]
impl Table {
    /// Sorts the rules by their literals. [`Order::sort`] does it without allocated memory. See [`Order`] for an example.
    pub fn order(&self) -> Order<'_, alloc::boxed::Box<[i32]>> {
        Order::sort(self, alloc::vec![0; self.rules().len()].into_boxed_slice())
    }
}
