// SPDX-License-Identifier: Apache-2.0 OR MIT
//! The fields that end at this connection.

use super::{replace, Fields};
use crate::ffi::{ConnectionOptions, Pairs};
use crate::Table;
use ::http::header::{HeaderMap, HeaderName, HeaderValue, CONNECTION};
use alloc::vec::Vec;
use hdrtrie_sys as sys;

/// Removes the fields that end at this connection (RFC 9110, section 7.6.1): Connection, the fields that it nominates, and
/// those that always end here. It refuses nominations that attackers use, such as of Content-Length.
///
/// Call it before the proxy adds its own fields, so that a client cannot nominate those.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use hdrtrie::{http::Connection, Table};
/// use http::HeaderMap;
///
/// let hop_by_hop = Table::from_list("fold case\ninclude <hop-by-hop>\n")?;
/// let protected = Table::from_list("fold separators\ninclude <protected>\n")?;
/// let connection = Connection::new().hop_by_hop(&hop_by_hop).protected(&protected);
/// assert_eq!(connection.wrong(), None);
///
/// let mut headers = HeaderMap::new();
/// headers.insert("connection", "X-Mine, X-Forwarded-For".parse()?);
/// headers.insert("x-mine", "1".parse()?);
/// headers.insert("x-forwarded-for", "192.0.2.1".parse()?);
/// let verdict = connection.clear(&mut headers);
/// assert!(headers.keys().eq(["x-forwarded-for"]));
/// assert_eq!((verdict.nominated, verdict.protected), (2, 1));
/// # Ok(()) }
/// ```
#[derive(Clone, Copy)]
pub struct Connection<'t> {
    options: ConnectionOptions<'t>,
}

/// What a message nominates. Nominations apply to its trailers too; these own their text, so they can wait for those.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use hdrtrie::http::Connection;
/// use http::HeaderMap;
///
/// let mut headers = HeaderMap::new();
/// headers.insert("connection", "x-mine".parse()?);
/// let connection = Connection::new();
/// let nominations = connection.read(&headers);
/// connection.clear(&mut headers);
///
/// let mut trailers = HeaderMap::new();
/// trailers.insert("x-mine", "1".parse()?);
/// assert_eq!(connection.apply(&nominations, &mut trailers).marked, 1);
/// assert!(trailers.is_empty());
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, Default)]
pub struct Nominations(Vec<HeaderValue>);

/// What [`Connection`] found. See there for an example.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verdict {
    /// The nominations, refused ones included.
    pub nominated: usize,
    /// The removed fields.
    pub marked: usize,
    /// The nominations that were refused because a framing field or a protected name was meant.
    pub protected: usize,
    /// The nominations that were refused because they are not tokens.
    pub no_token: usize,
    /// The nominations above the cap: a reason to answer with status 400.
    pub over_cap: usize,
}

impl Default for Connection<'_> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'t> Connection<'t> {
    /// Removes Connection and what it nominates, at most 16 names, and protects only framing fields. See [`Connection`]
    /// for an example.
    pub fn new() -> Self {
        Self { options: ConnectionOptions { hop_by_hop: None, protected: None, cap: 0, flags: 0 } }
    }

    /// Also removes the fields that always end here, such as the preset `<hop-by-hop>`. See [`Connection`] for an
    /// example.
    pub fn hop_by_hop(mut self, table: &'t Table) -> Self {
        self.options.hop_by_hop = Some(table);
        self
    }

    /// Refuses nominations of these names, such as the preset `<protected>`. The table's fold must be `separators`; with
    /// another one all nominations are refused. See [`Connection`] for an example.
    pub fn protected(mut self, table: &'t Table) -> Self {
        self.options.protected = Some(table);
        self
    }

    /// Sets how many nominations are accepted, 1 to 64.
    ///
    /// ```
    /// use hdrtrie::http::Connection;
    ///
    /// assert!(Connection::new().cap(64).wrong().is_none());
    /// assert!(Connection::new().cap(65).wrong().is_some());
    /// ```
    pub fn cap(mut self, cap: usize) -> Self {
        self.options.cap = cap;
        self
    }

    /// Keeps a TE field with the value `trailers`.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let mut headers = http::HeaderMap::new();
    /// headers.insert("connection", "te".parse()?);
    /// headers.insert("te", "trailers".parse()?);
    /// hdrtrie::http::Connection::new().keep_te_trailers().clear(&mut headers);
    /// assert!(headers.contains_key("te"));
    /// # Ok(()) }
    /// ```
    pub fn keep_te_trailers(mut self) -> Self {
        self.options.flags |= sys::HDRTRIE_CONNECTION_KEEP_TE_TRAILERS;
        self
    }

    /// Keeps Upgrade if it is nominated and does not list h2c.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let mut headers = http::HeaderMap::new();
    /// headers.insert("connection", "upgrade".parse()?);
    /// headers.insert("upgrade", "websocket".parse()?);
    /// hdrtrie::http::Connection::new().keep_upgrade().clear(&mut headers);
    /// assert!(headers.keys().eq(["upgrade"]));
    /// # Ok(()) }
    /// ```
    pub fn keep_upgrade(mut self) -> Self {
        self.options.flags |= sys::HDRTRIE_CONNECTION_KEEP_UPGRADE;
        self
    }

    /// Returns the first error in the options, or `None`. See [`Connection`] for an example.
    pub fn wrong(&self) -> Option<&'static str> {
        self.options.wrong()
    }

    /// Reads the nominations of a message, for its trailers. See [`Nominations`] for an example.
    pub fn read(&self, headers: &HeaderMap) -> Nominations {
        Nominations(headers.get_all(CONNECTION).iter().cloned().collect())
    }

    /// Removes the fields that end at this connection. See [`Connection`] for an example.
    pub fn clear(&self, fields: &mut impl Fields) -> Verdict {
        let nominations = self.read(fields.headers());
        self.apply(&nominations, fields)
    }

    /// Removes the fields that end at this connection, by nominations that were read before. See [`Nominations`] for an
    /// example.
    pub fn apply(&self, nominations: &Nominations, fields: &mut impl Fields) -> Verdict {
        let (actions, verdict) = self.judge(nominations, fields.headers());
        for (name, left) in actions {
            replace(fields, &name, left);
        }
        verdict
    }

    /// The names with a marked value, each with the values that stay.
    fn judge(&self, nominations: &Nominations, headers: &HeaderMap) -> (Vec<(HeaderName, Vec<HeaderValue>)>, Verdict) {
        let mut heads = Pairs::new();
        for value in &nominations.0 {
            heads.push(CONNECTION.as_ref(), value.as_bytes());
        }
        let mut pairs = Pairs::new();
        for (name, value) in headers {
            pairs.push(name.as_ref(), value.as_bytes());
        }
        let (bitmap, found) = self.options.mark(&heads, &pairs);

        let is_marked = |index: usize| bitmap[index / 64] >> (index % 64) & 1 != 0;
        let mut actions = Vec::new();
        let mut index = 0;
        for name in headers.keys() {
            // A HeaderMap iterates over the values of a name one after the other.
            let values = headers.get_all(name);
            let first = index;
            index += values.iter().count();
            if (first..index).any(is_marked) {
                let left = values.iter().zip(first..).filter(|(_, at)| !is_marked(*at)).map(|(value, _)| value.clone());
                actions.push((name.clone(), left.collect()));
            }
        }
        debug_assert_eq!(index, pairs.len());
        let refused = |reason| found.refused[reason as usize].count;
        let verdict = Verdict {
            nominated: found.nominated,
            marked: found.marked,
            protected: refused(sys::HDRTRIE_CONNECTION_PROTECTED),
            no_token: refused(sys::HDRTRIE_CONNECTION_NO_TOKEN),
            over_cap: refused(sys::HDRTRIE_CONNECTION_OVER_CAP),
        };
        (actions, verdict)
    }
}
