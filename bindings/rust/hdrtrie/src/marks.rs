// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Many names at once: which of them are to be removed.

use crate::ffi::Batch;
use crate::{Groups, Select, Table, WideFold};
use core::iter::FusedIterator;

/// Judges the names of an iterator, 64 per call of the library.
struct Batches<'t, 'n, I> {
    table: &'t Table,
    select: Select,
    names: I,
    batch: Batch<'n>,
    /// The index of the first name of the batch.
    first: usize,
    /// One bit per name of the batch that was found and not yet returned.
    bits: u64,
}

impl<'t, 'n, I, N> Batches<'t, 'n, I>
where
    I: Iterator<Item = &'n N>,
    N: AsRef<[u8]> + ?Sized + 'n,
{
    fn new(table: &'t Table, select: Select, names: I) -> Self {
        Self { table, select, names, batch: Batch::new(), first: 0, bits: 0 }
    }

    #[inline]
    fn next(&mut self, judge: impl Fn(&Batch<'n>, &Table, Select) -> u64) -> Option<(usize, &'n [u8])> {
        while self.bits == 0 {
            self.first += self.batch.len();
            if self.batch.fill(&mut self.names) == 0 {
                return None;
            }
            self.bits = judge(&self.batch, self.table, self.select);
        }
        let index = self.bits.trailing_zeros() as usize;
        self.bits &= self.bits - 1;
        Some((self.first + index, self.batch.name(index)))
    }
}

/// The iterator of [`Table::mark`]: the index and the bytes of each name that is to be removed, in order.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use hdrtrie::{Groups, Table};
///
/// let edge = Table::from_list("fold case\nX-Int-*\n")?;
/// let names: Vec<String> = (0..200).map(|n| format!("x-{}-{n}", if n == 150 { "int" } else { "ext" })).collect();
/// let mut marks = edge.mark(Groups::ALL, &names);
/// assert_eq!(marks.next(), Some((150, &b"x-int-150"[..])));
/// assert_eq!(marks.next(), None);
/// # Ok(()) }
/// ```
pub struct Marks<'t, 'n, I>(Batches<'t, 'n, I>);

/// The iterator of [`Table::mark_unlisted`]; see there for an example.
pub struct Unlisted<'t, 'n, I>(Batches<'t, 'n, I>);

impl<'n, I, N> Iterator for Marks<'_, 'n, I>
where
    I: Iterator<Item = &'n N>,
    N: AsRef<[u8]> + ?Sized + 'n,
{
    type Item = (usize, &'n [u8]);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        self.0.next(Batch::mark)
    }
}

impl<'n, I, N> Iterator for Unlisted<'_, 'n, I>
where
    I: Iterator<Item = &'n N>,
    N: AsRef<[u8]> + ?Sized + 'n,
{
    type Item = (usize, &'n [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next(Batch::mark_unlisted)
    }
}

impl<'n, I: FusedIterator<Item = &'n N>, N: AsRef<[u8]> + ?Sized + 'n> FusedIterator for Marks<'_, 'n, I> {}
impl<'n, I: FusedIterator<Item = &'n N>, N: AsRef<[u8]> + ?Sized + 'n> FusedIterator for Unlisted<'_, 'n, I> {}

impl Table {
    /// Finds the names that are to be removed: those in the selected groups, and malformed ones. Host, Content-Length and
    /// Transfer-Encoding stay. [`Select`] changes both.
    ///
    /// The library judges 64 names per call; most names that no rule matches cost a few loads each.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use hdrtrie::{Groups, Table};
    ///
    /// let edge = Table::from_list("fold separators\nX-Int-*\n")?;
    /// let names = ["Accept", "X_Int_Trace", "Host"];
    /// assert!(edge.mark(Groups::ALL, names).eq([(1, &b"X_Int_Trace"[..])]));
    /// # Ok(()) }
    /// ```
    #[inline]
    pub fn mark<'n, I, N>(&self, select: impl Into<Select>, names: I) -> Marks<'_, 'n, I::IntoIter>
    where
        I: IntoIterator<Item = &'n N>,
        N: AsRef<[u8]> + ?Sized + 'n,
    {
        Marks(Batches::new(self, select.into(), names.into_iter()))
    }

    /// Finds the names that are *not* in the groups, and malformed ones: what `keep` removes. Host, Content-Length and
    /// Transfer-Encoding stay. Fails if the table's fold is wide.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use hdrtrie::{Groups, Table};
    ///
    /// let api = Table::from_list("fold case\nAccept\n")?;
    /// let names = ["accept", "X-Int", "host"];
    /// assert!(api.mark_unlisted(Groups::ALL, names)?.eq([(1, &b"X-Int"[..])]));
    /// # Ok(()) }
    /// ```
    pub fn mark_unlisted<'n, I, N>(&self, groups: Groups, names: I) -> Result<Unlisted<'_, 'n, I::IntoIter>, WideFold>
    where
        I: IntoIterator<Item = &'n N>,
        N: AsRef<[u8]> + ?Sized + 'n,
    {
        if self.fold().is_wide() {
            return Err(WideFold);
        }
        Ok(Unlisted(Batches::new(self, groups.into(), names.into_iter())))
    }
}
