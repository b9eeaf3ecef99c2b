// SPDX-License-Identifier: Apache-2.0 OR MIT
//! The rules of a table.

use crate::Table;
use core::iter::FusedIterator;

/// What the literal of a rule is compared with. See [`Rule`] for an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The whole name.
    Exact,
    /// The beginning of the name. The pattern `*` is the prefix with an empty literal.
    Prefix,
    /// The end of the name.
    Suffix,
}

/// Which differences between names a table ignores. Each fold includes the one before it.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use hdrtrie::{Fold, Table};
///
/// let fold = Table::from_list("fold separators\nX-Foo\n")?.fold();
/// assert_eq!(fold, Fold::Separators);
/// assert!(fold.is_wide() && !Fold::Case.is_wide());
/// # Ok(()) }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fold {
    /// Bytes are compared.
    None,
    /// A to Z equal a to z.
    Case,
    /// Also `_` equals `-`.
    Underscore,
    /// Also every byte that is not an ASCII letter or digit equals `-`.
    Separators,
}

impl Fold {
    /// Returns whether the fold equates separators. `keep` refuses such tables. See [`Fold`] for an example.
    pub fn is_wide(self) -> bool {
        self >= Self::Underscore
    }
}

/// A rule of a table that is not an exception.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use hdrtrie::{Kind, Table};
///
/// let edge = Table::from_list("fold case\nX-Int-*\nCF-Ray\n")?;
/// let rule = edge.rule(0).unwrap();
/// assert_eq!((rule.id, rule.kind), (0, Kind::Prefix));
/// assert_eq!((rule.pattern, rule.literal()), ("X-Int-*", "X-Int-"));
/// # Ok(()) }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rule<'t> {
    /// The number that a find returns.
    pub id: u32,
    /// The pattern as the first line of the list spells it, with its star and without backslashes.
    pub pattern: &'t str,
    /// Exact name, prefix or suffix.
    pub kind: Kind,
}

impl<'t> Rule<'t> {
    /// Returns the pattern without its star. See [`Rule`] for an example.
    pub fn literal(&self) -> &'t str {
        match self.kind {
            Kind::Exact => self.pattern,
            Kind::Prefix => &self.pattern[..self.pattern.len() - 1],
            Kind::Suffix => &self.pattern[1..],
        }
    }
}

impl Table {
    /// Returns the rule with this id, or `None` if the table does not have it. See [`Rule`] for an example.
    pub fn rule(&self, id: u32) -> Option<Rule<'_>> {
        let raw = i32::try_from(id).ok()?;
        let kind = match self.raw_rule_kind(raw) {
            0 => Kind::Exact,
            1 => Kind::Prefix,
            2 => Kind::Suffix,
            _ => return None,
        };
        Some(Rule { id, pattern: self.raw_rule_text(raw)?, kind })
    }

    /// Iterates over the rules in the order of their ids. [`Table::order`] is the order of their literals.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let edge = hdrtrie::Table::from_list("fold case\nX-Int-*\nCF-Ray\n!X-Int-Public\n")?;
    /// assert_eq!(edge.rules().len(), 2);
    /// assert!(edge.rules().map(|rule| rule.pattern).eq(["X-Int-*", "CF-Ray"]));
    /// # Ok(()) }
    /// ```
    pub fn rules(&self) -> Rules<'_> {
        Rules { table: self, next: 0, end: self.raw_id_count() }
    }

    /// Returns the longest beginning of `name` that is listed as an exact name. Prefix rules do not count:
    /// [`find`](Table::find) returns the longest of them. Costs one find per length, at most 255.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let edge = hdrtrie::Table::from_list("fold case\nX\nX-Int\nX-Int-Trace\n")?;
    /// assert_eq!(edge.longest_prefix("x-int-tr").unwrap().pattern, "X-Int");
    /// assert_eq!(edge.longest_prefix("accept"), None);
    /// # Ok(()) }
    /// ```
    pub fn longest_prefix(&self, name: impl AsRef<[u8]>) -> Option<Rule<'_>> {
        self.rule(u32::try_from(self.raw_longest_prefix(name.as_ref())).ok()?)
    }

    /// Returns the fold that the list stated. See [`Fold`] for an example.
    pub fn fold(&self) -> Fold {
        match self.raw_fold() {
            0 => Fold::None,
            1 => Fold::Case,
            2 => Fold::Underscore,
            _ => Fold::Separators,
        }
    }
}

/// The iterator of [`Table::rules`].
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let edge = hdrtrie::Table::from_list("fold case\nX-Int-*\nCF-Ray\n")?;
/// let rules: hdrtrie::Rules = edge.rules();
/// assert_eq!(rules.last().unwrap().pattern, "CF-Ray");
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Rules<'t> {
    table: &'t Table,
    next: u32,
    end: u32,
}

impl<'t> Iterator for Rules<'t> {
    type Item = Rule<'t>;

    fn next(&mut self) -> Option<Rule<'t>> {
        if self.next == self.end {
            return None;
        }
        self.next += 1;
        self.table.rule(self.next - 1)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = (self.end - self.next) as usize;
        (left, Some(left))
    }
}

impl ExactSizeIterator for Rules<'_> {}
impl FusedIterator for Rules<'_> {}
