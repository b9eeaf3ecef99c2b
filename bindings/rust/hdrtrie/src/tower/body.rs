// SPDX-License-Identifier: Apache-2.0 OR MIT
//! A body that strips its trailers.

use crate::{Select, Table};
use core::pin::Pin;
use core::task::{ready, Context, Poll};
use http_body::{Body, Frame, SizeHint};

pin_project_lite::pin_project! {
    /// A body that passes all data and strips the fields of its trailers. [`StripLayer`](super::StripLayer) wraps bodies in it;
    /// without tower, wrap a body yourself.
    ///
    /// Trailers are cleared as [`http::clear`](crate::http::clear) does it, but in trailers Host, Content-Length and
    /// Transfer-Encoding frame nothing, so the table decides about them too. If no field is left, the body ends without trailers.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use hdrtrie::{tower::StripBody, Groups, Table};
    /// use http_body::Body;
    ///
    /// let edge = Table::from_list("fold case\nX-Int-*\n")?;
    /// let body = StripBody::new("four".to_owned(), &*edge, Some(Groups::ALL.into()));
    /// assert_eq!(body.size_hint().exact(), Some(4));
    /// # Ok(()) }
    /// ```
    #[derive(Clone, Copy, Debug)]
    pub struct StripBody<B, T> {
        #[pin]
        inner: B,
        table: T,
        select: Option<Select>,
    }
}

impl<B, T> StripBody<B, T> {
    /// Wraps a body. `select` has the groups to strip. `None`: trailers are not changed. See the [type](Self) for an
    /// example.
    pub fn new(inner: B, table: T, select: Option<Select>) -> Self {
        Self { inner, table, select: select.map(Select::with_framing) }
    }
}

impl<B, T> Body for StripBody<B, T>
where
    B: Body,
    T: AsRef<Table>,
{
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<B::Data>, B::Error>>> {
        let mut this = self.project();
        loop {
            let mut polled = ready!(this.inner.as_mut().poll_frame(context));
            if let (Some(select), Some(Ok(frame))) = (*this.select, &mut polled) {
                if let Some(trailers) = frame.trailers_mut().filter(|trailers| !trailers.is_empty()) {
                    crate::http::clear(this.table.as_ref(), select, trailers);
                    if trailers.is_empty() {
                        continue; // HTTP/2 would send an empty block of fields
                    }
                }
            }
            return Poll::Ready(polled);
        }
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    /// The size of the data, which does not change.
    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}
