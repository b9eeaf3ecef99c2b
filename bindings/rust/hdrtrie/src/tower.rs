// SPDX-License-Identifier: Apache-2.0 OR MIT
//! A layer for services of tower: axum, tonic, hyper with tower.
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use hdrtrie::{tower::StripLayer, Groups, Table};
//! use std::sync::Arc;
//! use tower_layer::Layer;
//! # struct Inner;
//! # impl<B> tower_service::Service<http::Request<B>> for Inner {
//! #     type Response = http::Response<String>;
//! #     type Error = ();
//! #     type Future = std::future::Ready<Result<Self::Response, ()>>;
//! #     fn poll_ready(&mut self, _: &mut std::task::Context<'_>) -> std::task::Poll<Result<(), ()>> {
//! #         std::task::Poll::Ready(Ok(()))
//! #     }
//! #     fn call(&mut self, request: http::Request<B>) -> Self::Future {
//! #         assert!(request.headers().is_empty());
//! #         let response = http::Response::builder().header("x-int-b", "1").body(String::new()).unwrap();
//! #         std::future::ready(Ok(response))
//! #     }
//! # }
//! # let inner = Inner;
//!
//! let edge: Arc<Table> = Table::from_list("fold separators\nX-Int-*\n")?.into();
//! let layer = StripLayer::new(edge).responses(Some(Groups::ALL.into()));
//! let mut service = layer.layer(inner); // with axum: router.layer(layer)
//! # use std::{future::Future, pin::pin, task::{Context, Poll, Waker}};
//! # let request = http::Request::builder().header("x_int_a", "1").body(String::new())?;
//! # let future = pin!(tower_service::Service::call(&mut service, request));
//! # let Poll::Ready(Ok(response)) = future.poll(&mut Context::from_waker(Waker::noop())) else { panic!() };
//! # assert!(response.headers().is_empty());
//! # Ok(()) }
//! ```
//!
//! The layer also strips trailers, with the same selection as the fields before the body. Therefore the inner service gets
//! requests with a [`StripBody`], and the layer returns responses with one. The inner service must take any body, as a router
//! of axum does. The data of a body, its size and its errors do not change.

mod body;

pub use body::StripBody;

use crate::{Groups, Select, Table};
use ::http::{Request, Response};
use core::future::Future;
use core::pin::Pin;
use core::task::{ready, Context, Poll};
use tower_layer::Layer;
use tower_service::Service;

/// Strips fields from requests, and from responses if that is set; trailers too. `T` is a table that clones cheaply:
/// `Arc<Table>`, `&'static Table`, `&'static StaticTable`. See the [module](self) for an example.
#[derive(Clone, Copy, Debug)]
pub struct StripLayer<T> {
    table: T,
    requests: Option<Select>,
    responses: Option<Select>,
}

impl<T> StripLayer<T> {
    /// Strips the fields of all groups from requests and from their trailers. See the [module](self) for an example.
    pub fn new(table: T) -> Self {
        Self { table, requests: Some(Groups::ALL.into()), responses: None }
    }

    /// Selects the fields to strip from requests and from their trailers. `None`: requests are not changed. See the
    /// [module](self) for an example.
    pub fn requests(self, requests: Option<Select>) -> Self {
        Self { requests, ..self }
    }

    /// Selects the fields to strip from responses and from their trailers. `None`, the default: responses are not
    /// changed. See the [module](self) for an example.
    pub fn responses(self, responses: Option<Select>) -> Self {
        Self { responses, ..self }
    }
}

impl<S, T: Clone> Layer<S> for StripLayer<T> {
    type Service = Strip<S, T>;

    fn layer(&self, inner: S) -> Strip<S, T> {
        Strip { inner, layer: self.clone() }
    }
}

/// The service that [`StripLayer`] makes. See the [module](self) for an example.
#[derive(Clone, Copy, Debug)]
pub struct Strip<S, T> {
    inner: S,
    layer: StripLayer<T>,
}

impl<S, T, B, R> Service<Request<B>> for Strip<S, T>
where
    S: Service<Request<StripBody<B, T>>, Response = Response<R>>,
    T: AsRef<Table> + Clone,
{
    type Response = Response<StripBody<R, T>>;
    type Error = S::Error;
    type Future = StripFuture<S::Future, T>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, mut request: Request<B>) -> Self::Future {
        let StripLayer { table, requests, .. } = &self.layer;
        if let Some(select) = *requests {
            crate::http::clear(table.as_ref(), select, request.headers_mut());
        }
        let request = request.map(|body| StripBody::new(body, table.clone(), *requests));
        StripFuture { inner: self.inner.call(request), table: self.layer.table.clone(), select: self.layer.responses }
    }
}

pin_project_lite::pin_project! {
    /// The response of [`Strip`]. See the [module](self) for an example.
    #[derive(Debug)]
    pub struct StripFuture<F, T> {
        #[pin]
        inner: F,
        table: T,
        select: Option<Select>,
    }
}

impl<F, T, R, E> Future for StripFuture<F, T>
where
    F: Future<Output = Result<Response<R>, E>>,
    T: AsRef<Table> + Clone,
{
    type Output = Result<Response<StripBody<R, T>>, E>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let mut response = ready!(this.inner.poll(context))?;
        if let Some(select) = *this.select {
            crate::http::clear(this.table.as_ref(), select, response.headers_mut());
        }
        Poll::Ready(Ok(response.map(|body| StripBody::new(body, this.table.clone(), *this.select))))
    }
}
